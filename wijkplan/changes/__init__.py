"""What changed in meaning between two versions of a plan, and what that does. No file, no clock, no terminal.

`facts` (a plan as facts), `compare` (which facts differ), `effects` (what that does) and `year` (the story from one
year to the next) build on each other. Each is imported by its own name: ``git log -p`` asks for facts alone, and asks
often.
"""
