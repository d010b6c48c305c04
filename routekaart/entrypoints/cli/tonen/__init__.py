"""`routekaart toon` in words: one module per kind of thing."""
