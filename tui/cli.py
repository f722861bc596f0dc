"""The command `peace-tui`. Standard output carries data, standard error words; Textual is imported only to draw."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from core import __version__

FINE, NOTHING_READ, USAGE, DISAGREES = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="peace-tui")
    parser.add_argument("--version", action="version", version=f"peace-tui {__version__}")
    commands = parser.add_subparsers(required=True)
    report = commands.add_parser("report")
    report.add_argument("paths", nargs="+")
    report.add_argument("--format", choices=("text", "json", "csv", "markdown"), default="text")
    report.add_argument("--with-text", action="store_true")
    report.set_defaults(run=_report)
    schema = commands.add_parser("schema")
    schema.set_defaults(run=_schema)
    return parser


def _report(options: argparse.Namespace) -> int:
    from core.pipeline import review
    from core.report.data import to_json

    dossier = review(options.paths)
    for warning in dossier.warnings:
        print(warning.message, file=sys.stderr)
    sys.stdout.write(to_json(dossier, options.with_text))
    return FINE if dossier.articles else NOTHING_READ


def _schema(options: argparse.Namespace) -> int:
    from core.report.data import schema_json

    sys.stdout.write(schema_json())
    return FINE


if __name__ == "__main__":
    sys.exit(main())
