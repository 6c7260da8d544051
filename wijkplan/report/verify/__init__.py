"""What `wijkplan.verify` found, shown."""
