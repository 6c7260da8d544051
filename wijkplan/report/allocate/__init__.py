"""What `wijkplan.allocate` found, shown."""
