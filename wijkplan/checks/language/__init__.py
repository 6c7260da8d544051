"""How a text for residents reads: its sentences, and what in them asks much of a reader."""
