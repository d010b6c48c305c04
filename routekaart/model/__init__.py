"""What things are: frozen pydantic models whose field names are the YAML keys."""
