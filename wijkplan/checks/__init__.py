"""What is wrong with a plan or missing in it.

``rule`` says what a rule is; each family of rules is one module; ``registry`` gathers them; ``run`` applies
them to files. Adding a rule is adding one function to the module of its family.
"""
