"""The rules, one module per family. Each rule carries its reason, a wrong and a right example."""
