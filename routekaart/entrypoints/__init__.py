"""The doors: each speaks Dutch, and none opens onto another."""
