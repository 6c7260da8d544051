"""Plan welfare work per neighbourhood: check, prioritise, allocate, explain.

Data flows one way; each folder knows only the stops before it::

    files -> plan -> prioritise -> allocate -> checks -> exchange -> report -> commands

``language`` translates the program's own texts and may be used anywhere.
"""

__version__ = "0.2.0"
