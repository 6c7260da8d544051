"""Families 0 and 1: what is wrong with a file, its YAML and its form."""
