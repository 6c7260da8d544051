"""The commands: parse, call, render, exit code. Each imports what it uses when it runs."""
