"""What `wijkplan.whatif` found, shown."""
