"""A house style: which of its tokens are taken over, and what our own are."""
