"""The YAML engine, which knows no plan and no disk: text to data with positions, and changes back into the text."""
