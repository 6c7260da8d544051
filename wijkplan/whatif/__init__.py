"""Questions about an allocation, each answered by dividing again: other methods or amounts, one road."""
