"""Text becomes values: each field by its type, or a fault that says what is wrong with it."""
