"""What `wijkplan.prioritise` found, shown."""
