"""The parts of the page for the commissioner, which is an account."""
