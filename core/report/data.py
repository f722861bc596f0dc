"""The report as JSON that is safe to print: what a terminal could take for a command is written as an escape."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from core.model import Dossier
from core.report.contract import json_schema, report
from core.report.reviewed import Reviewed

_UNPRINTABLE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def to_json(found: Dossier | Reviewed, with_text: bool = False) -> str:
    """The contract of `peace-tui/report/1`, two spaces deep, with a line feed at the end."""
    return _printed(report(found, with_text))


def schema_json() -> str:
    """The JSON Schema of the report."""
    return _printed(json_schema())


def _printed(value: Any) -> str:
    text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode("utf-8")
    return _UNPRINTABLE.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(match[0].encode("utf-16-le")).cast("H"))
