"""
The JSON Schemas as files, for whoever checks our YAML without running routekaart.

Made from the models, never written by hand. After a change of a model:
`python -m routekaart.load.schemas`.
"""

from __future__ import annotations
