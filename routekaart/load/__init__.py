"""
From YAML text to checked, frozen models; or to diagnostics that say where to look and what to do.

The only package that knows a YAML parser. `load_catalogus` reads a whole folder, `resolve` gives
what holds for one gemeente on one day, `write_schemas` tells an editor what may stand in a file.
"""

from routekaart.load.catalogus import Catalogus
from routekaart.load.content import ENV_MAP, locate_content
from routekaart.load.folders import load_catalogus
from routekaart.load.resolve import resolve
from routekaart.load.schema import build_schemas, write_schemas

__all__ = [
    "ENV_MAP",
    "Catalogus",
    "build_schemas",
    "load_catalogus",
    "locate_content",
    "resolve",
    "write_schemas",
]
