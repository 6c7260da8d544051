"""The account for the commissioner: the document, and a module for each part of it."""
