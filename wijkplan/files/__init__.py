"""Files on disk: which ones a command works on, read within bounds, written whole or not at all."""
