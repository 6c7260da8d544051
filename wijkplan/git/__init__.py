"""Git: what stands in a repository, the two sides of a comparison, and settings that can be taken back."""
