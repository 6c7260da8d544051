"""How a plan is written: its places, its order and notation, what can be added, and next year's plan."""
