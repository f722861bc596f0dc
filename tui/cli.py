"""The command `peace-tui`. Standard output carries data, standard error words; Textual is imported only to draw.

Exit codes: 0 fine, 1 nothing readable, 2 wrong usage, 3 a disagreement was found and `--fail-on-disagreement` asked.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from core import __version__
from tui.options import COLORS, PANELS, THEMES
from tui.reporting import DISAGREES, FINE, NOTHING_READ, USAGE, print_data, print_report

__all__ = ["DISAGREES", "FINE", "NOTHING_READ", "USAGE", "main"]
INTERRUPTED = 130
FORMATS = ("text", "json", "csv", "markdown", "html")
STDIN = "-"
_SAMPLE_KINDS = frozenset({".txt", ".md", ".html"})

_EXAMPLES = """\
examples:
  peace-tui                                     the built-in sample: five reports on one round of talks
  peace-tui reports/                            the dashboard on a folder of articles
  peace-tui 'reports/**/*.html' notes.txt       patterns and files
  peace-tui export.jsonl --fields text=body     an article a record: JSON, JSON Lines, CSV, feeds; also PDF, .gz, .zip
  pbpaste | peace-tui -                         one article from standard input
  peace-tui report reports/                     everything as plain text
  peace-tui report reports/ --format json --output report.json
  peace-tui report reports/ --format csv --panel tallies > tallies.csv
  peace-tui report reports/ --format markdown --output report.md    as you reviewed and mended it
  peace-tui report reports/ --fail-on-disagreement || echo 'the sources differ'
  peace-tui explain article.txt                 every sentence with what the rules found in it
  peace-tui workspace                           what is kept: verdicts, notes, mendings, the cache of what was read
  peace-tui doctor reports/                     what would be read and what not, extras, terminal, workspace
  peace-tui report reports/ --as-of 2025-06-01  without what was published later
  peace-tui config                              your settings, and where they lie
  peace-tui schema                              the JSON Schema of the report

commands: report, explain, doctor, workspace, config, schema (for a file or folder of such a name write ./report)
exit codes: 0 fine, 1 nothing readable, 2 wrong usage, 3 disagreement found (with --fail-on-disagreement)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (the process's own by default) and return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = _COMMANDS.get(words[0]) if words else None
    try:
        code = command(words[1:]) if command else _dashboard(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): there is nobody to tell, and nothing went wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


# -- the commands --------------------------------------------------------------------------------------------------


def _dashboard(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="peace-tui",
        description="Set conflict reports side by side: what happened when, who sat at the table, how many, and where\n"
        "the sources contradict each other. Opens the dashboard, or prints the plain report where there\n"
        "is no terminal.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"peace-tui {__version__}")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, patterns, or - for standard input")
    parser.add_argument("--theme", choices=THEMES, help="colours to draw in")
    parser.add_argument("--color", choices=COLORS, help="how many colours")
    parser.add_argument(
        "--low-bandwidth", action=argparse.BooleanOptionalAction, help="draw little: for slow connections"
    )
    parser.add_argument("--panel", choices=PANELS, help="where to begin")
    _add_as_of(parser)
    _add_workspace(parser)
    _add_reading(parser)
    options = _settled(parser.parse_args(words))
    paths = options.paths or _sample()
    if not _has_terminal():
        if not options.paths:
            _say("No path given: this is the built-in sample. Name a folder or files, or - for standard input.")
        return _print_report(options, paths, "text", None)
    _add_words(options.lexicon)
    _fields(options)
    from tui.launch import run
    from tui.options import Options

    chosen = Options(
        options.theme,
        options.color,
        options.low_bandwidth,
        panel=options.panel,
        lexicon=tuple(options.lexicon),
        fields=tuple(options.fields),
        as_of=options.as_of or "",
        workspace=options.workspace,
    )
    return run(paths, sample=not options.paths, options=chosen)


def _report(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="peace-tui report", description="Print what the articles say, side by side. Data goes to standard output."
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, patterns, or - for standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text is for people (default: text)")
    parser.add_argument("--panel", choices=PANELS, help="only this panel (not with json)")
    parser.add_argument("--with-text", action="store_true", help="JSON with the articles' full text")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    parser.add_argument("--force", action="store_true", help="replace the file where it is there already")
    _add_as_of(parser)
    _add_workspace(parser)
    parser.add_argument("--no-workspace", action="store_true", help="as the machine read it: no verdicts, no mendings")
    parser.add_argument("--fail-on-disagreement", action="store_true", help="exit with 3 where sources disagree")
    _add_reading(parser)
    options = _settled(parser.parse_args(words), "workspace")
    if options.format == "json" and options.panel:
        parser.error("--panel goes with the other formats: JSON is always the whole report")
    if options.with_text and options.format != "json":
        parser.error("--with-text goes with --format json")
    if not options.paths:
        _say("No path given: this is the built-in sample. Name a folder or files, or - for standard input.")
    return _print_report(options, options.paths or _sample(), options.format, options.panel)


def _config(words: list[str]) -> int:
    argparse.ArgumentParser(
        prog="peace-tui config", description="Print the settings: where they lie, what is set there, and the defaults."
    ).parse_args(words)
    from tui.settings import load

    settings = load()
    for problem in settings.problems:
        _say(problem)
    print_data(settings.printed(), exact=True)
    return FINE


def _schema(words: list[str]) -> int:
    argparse.ArgumentParser(prog="peace-tui schema", description="Print the JSON Schema of the report.").parse_args(
        words
    )
    from core.report.data import schema_json

    print_data(schema_json(), exact=True)
    return FINE


def _explain(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="peace-tui explain",
        description="Print an article sentence by sentence with what was found in it and the rule that found it.",
    )
    parser.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    _add_reading(parser)
    options = parser.parse_args(words)
    _add_words(options.lexicon)
    from core.ingest import UnreadableError, read
    from core.pipeline import annotate
    from core.report.explain import explanation

    try:
        article = read(options.file, fields=_fields(options))
    except UnreadableError as error:
        _say(str(error))
        return NOTHING_READ
    print_data(explanation(annotate(article)))
    return FINE


def _doctor(words: list[str]) -> int:
    from tui.doctor import main as examine

    return examine(words)


def _workspace(words: list[str]) -> int:
    from tui.workspace import main as look_after

    return look_after(words)


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "report": _report,
    "explain": _explain,
    "doctor": _doctor,
    "workspace": _workspace,
    "config": _config,
    "schema": _schema,
}


# -- what they share -----------------------------------------------------------------------------------------------


def _add_workspace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workspace", metavar="DIR", help="where verdicts and mendings are kept (default: your own data folder)"
    )


def _settled(options: argparse.Namespace, *only: str) -> argparse.Namespace:
    """The options, with what the user's settings say where the command says nothing: all settings, or `only` these."""
    from tui.settings import SETTINGS, load

    settings = load()
    for problem in settings.problems:
        _say(problem)
    for name in only or [setting.name for setting in SETTINGS]:
        if getattr(options, name) is None:
            setattr(options, name, settings[name] if settings[name] != "" else None)
    return options


def _add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="leave out what was published after this day")


def _day(word: str) -> str:
    """The day, ISO. Raises argparse's error with a sentence where it is none."""
    from core.views.query import is_day

    if not is_day(word):
        raise argparse.ArgumentTypeError(f"{word!r} is no day: write it as 2025-06-01")
    return word


def _add_reading(parser: argparse.ArgumentParser) -> None:
    """Options of every command that reads articles."""
    parser.add_argument(
        "--lexicon", metavar="FILE", action="append", default=[], help="TOML file with words to add to the lexicon"
    )
    parser.add_argument(
        "--fields",
        metavar="MAP",
        action="append",
        default=[],
        help="how your JSON or CSV names things: text=body,date=when (also title, source, url, author)",
    )


def _add_words(files: Sequence[str]) -> None:
    """Add the user's own words; ends the program with a sentence where a file is no lexicon."""
    import tomllib

    from core.lexicon import extend

    for file in files:
        try:
            extend(Path(file))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            _say(f"{file}: cannot be used as a lexicon ({error}); it must be a TOML file, see CONTRIBUTING.")
            raise SystemExit(USAGE) from None


def _fields(options: argparse.Namespace) -> dict[str, str]:
    """The field map asked for; ends the program with a sentence where it is none."""
    if not options.fields:
        return {}
    from core.ingest.fields import FieldMapError, field_map

    try:
        return field_map(options.fields)
    except FieldMapError as error:
        _say(str(error))
        raise SystemExit(USAGE) from None


def _has_terminal() -> bool:
    """Somebody sits before a terminal that can be drawn on."""
    if os.environ.get("TERM", "dumb") in ("", "dumb"):
        return False
    return bool(sys.stdout and sys.stdout.isatty()) and _keys_can_be_read()


def _keys_can_be_read() -> bool:
    if sys.stdin and sys.stdin.isatty():
        return True
    # An article may come in by a pipe while the keys still come from the terminal.
    with contextlib.suppress(OSError):
        os.close(os.open("/dev/tty", os.O_RDWR))
        return STDIN in sys.argv
    return False


def _sample() -> list[str]:
    """The files of the built-in sample."""
    from importlib.resources import files

    found = (str(file) for file in files("seeds").iterdir())
    return sorted(f for f in found if Path(f).suffix in _SAMPLE_KINDS and not Path(f).stem.startswith("README"))


def _print_report(options: argparse.Namespace, paths: Sequence[str], kind: str, panel: str | None) -> int:
    _add_words(options.lexicon)
    return print_report(options, paths, kind, panel, _fields(options), _say)


def _say(words: str) -> None:
    print(words.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
