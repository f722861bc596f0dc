"""The user's own settings: a TOML file under the platform's config folder, named as the command's options are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from tui.options import COLORS, PANELS, THEMES


class Setting(msgspec.Struct, frozen=True):
    """One setting: its name in the file, what it is for, its default, and which values it takes."""

    name: str
    help: str
    default: Any
    expected: str
    takes: Callable[[Any], bool]


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "colours to draw in", "auto", f"one of {', '.join(THEMES)}", lambda v: v in THEMES),
    Setting("color", "how many colours", "auto", f"one of {', '.join(COLORS)}", lambda v: v in COLORS),
    Setting("low_bandwidth", "draw little, for slow connections", False, "true or false", lambda v: v in (True, False)),
    Setting("panel", "where to begin", "timeline", f"one of {', '.join(PANELS)}", lambda v: v in PANELS),
    Setting(
        "workspace",
        "folder of verdicts and mendings; empty for your own data folder",
        "",
        "a folder in quotes",
        lambda v: isinstance(v, str),
    ),
)
"""In the order in which they are printed."""


class Settings(msgspec.Struct, frozen=True):
    """What the file says, checked: what makes no sense is left out and told in `problems`, a sentence each."""

    path: Path
    given: dict[str, Any]
    problems: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Any:
        """The value that holds: the file's, else the default."""
        return self.given.get(name, next(s.default for s in SETTINGS if s.name == name))

    def printed(self) -> str:
        """The settings as such a file, with where it lies and which values are defaults."""
        there = "" if self.path.is_file() else " (not there: write it to change a setting)"
        lines = [f"# {self.path}{there}", "# An option of the command goes before what stands here."]
        for setting in SETTINGS:
            lines += ["", f"# {setting.help}: {setting.expected}"]
            line = f"{setting.name} = {_toml(self[setting.name])}"
            set_here = setting.name in self.given
            lines.append(f"{line}  # set here; the default is {_toml(setting.default)}" if set_here else f"# {line}")
        return "\n".join(lines) + "\n"


def settings_path() -> Path:
    """Where the file is looked for."""
    from platformdirs import user_config_path

    return user_config_path("peace-tui", appauthor=False) / "settings.toml"


def load(path: Path | None = None) -> Settings:
    """The settings in the file (by default the user's own); none where it is not there. Nothing is raised."""
    path = path or settings_path()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings(path, {})
    except (OSError, UnicodeDecodeError) as error:
        return Settings(path, {}, (f"{path}: cannot be read ({error}); the defaults hold.",))
    import tomllib

    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(path, {}, (f"{path}: is no TOML ({error}); the defaults hold until it is mended.",))
    known = {setting.name: setting for setting in SETTINGS}
    given, problems = {}, []
    for name, value in said.items():
        setting = known.get(name)
        if setting is None:
            problems.append(f"{path}: there is no setting “{name}”{_meant(name)}; there are {', '.join(known)}.")
        elif not isinstance(value, (str, bool)) or not setting.takes(value):
            problems.append(f"{path}: {name} = {_toml(value)} makes no sense: it must be {setting.expected}.")
        else:
            given[name] = value
    return Settings(path, given, tuple(problems))


def _meant(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, [setting.name for setting in SETTINGS], 1)
    return f" (did you mean “{close[0]}”?)" if close else ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else str(value)
