"""What an allocation is, and one sentence for each outcome: for who divides and for who verifies."""
