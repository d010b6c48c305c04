"""routekaart: one set of YAML files that routes, simulates, checks and prints case routes."""

__version__ = "0.1.0"
