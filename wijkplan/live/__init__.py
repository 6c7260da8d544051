"""The plan on a screen in a meeting: a page with knobs, served on this machine alone. It never writes."""
