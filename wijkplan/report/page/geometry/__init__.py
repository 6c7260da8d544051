"""Charts: where everything in them stands, on a page and in a picture that stands alone."""
