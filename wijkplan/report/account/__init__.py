"""What `wijkplan.account` found, shown."""
