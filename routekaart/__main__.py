"""`python -m routekaart`: the same door as the command `routekaart`."""

from routekaart.entrypoints.cli import main

if __name__ == "__main__":
    main()
