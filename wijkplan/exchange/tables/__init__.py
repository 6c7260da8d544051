"""Workbooks and CSV: out to be filled in, and back cell by cell."""
