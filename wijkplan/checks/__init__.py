"""What is wrong with a plan or missing in it.

``rule`` says what a rule is; ``rules`` holds them, a family or a part of one in each module; ``registry`` gathers
them; ``file`` holds one file against them and ``run`` all. Adding a rule is adding one function to a module.
"""
