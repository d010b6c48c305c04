"""Write the schemas anew, beside this file."""

from __future__ import annotations

from pathlib import Path

from routekaart.load.schema import write_schemas

if __name__ == "__main__":
    write_schemas(Path(__file__).parent)
