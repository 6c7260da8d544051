"""What a plan says, shown."""
