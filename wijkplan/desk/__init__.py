"""The use cases: load sound plans, change one, compare two sides. Returns values, prints nothing."""
