"""What became of a plan: effects, money, reach, signals and participation, from what the plan itself says.

Pure: no file, no clock. Exact: shares and progress are fractions, money is whole cents.
"""
