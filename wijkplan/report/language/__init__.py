"""What `wijkplan.checks.language` found, shown."""
