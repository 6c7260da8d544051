"""What `wijkplan.checks` found, and its rules, shown."""
