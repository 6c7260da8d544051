"""YAML text <-> data: reading with positions, finding plans and their agenda, writing whole files."""
