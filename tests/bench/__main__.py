"""`make bench`: every benchmark beside this file, or those named: `make bench ARGS=screen`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.bench


def main() -> None:
    """Run the `main` of each module that has one, in the order of their names."""
    wanted = sys.argv[1:]
    for found in pkgutil.iter_modules(tests.bench.__path__):
        if found.name != "__main__" and (not wanted or found.name in wanted):
            run = getattr(importlib.import_module(f"tests.bench.{found.name}"), "main", None)
            if run:
                run()


if __name__ == "__main__":
    main()
