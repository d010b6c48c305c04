"""
What is agreed differently, and for whom: between two gemeenten, two days, or neighbours.

It compares values and not texts, and lives in `kaarten` because what comes out are Dutch words for
a reader; where two tables differ is worked out in `verify`, which knows what they answer.
"""
