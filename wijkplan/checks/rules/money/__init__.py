"""Family 3: money."""
