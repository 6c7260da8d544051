"""Charts: where everything in them stands, for pages and for pictures that stand alone."""
