"""What `wijkplan.changes` found, shown."""
