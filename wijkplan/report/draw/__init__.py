"""What all reports share: the screen, tables, JSON, escaping, and the labels of parts of a plan."""
