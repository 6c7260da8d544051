"""The way in, and what all commands share: options, questions, speaking."""
