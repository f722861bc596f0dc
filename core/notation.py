"""Numbers with bounds as people write them: one notation for what panels print and what reviewers type."""

from __future__ import annotations

import re

Bounds = tuple[int | None, int | None, int | None]
"""Low, best and high, as in the report."""

_ABOUT = 0.1
"""Share by which a number that is only about right may be off to either side."""
_DIGITS = r"(\d[\d,]*)"
# Not compiled here: that would cost every start a few milliseconds, and few people type a number.
_EXACT = _DIGITS
_AT_LEAST = rf"(?:≥|>=|at least|from)\s*{_DIGITS}|{_DIGITS}\s*\+"
_OVER = rf"(?:>|over|more than)\s*{_DIGITS}"
_UP_TO = rf"(?:≤|<=|up to|at most)\s*{_DIGITS}"
_ROUND = rf"(?:~|about|around|some)\s*{_DIGITS}"
_BETWEEN = rf"{_DIGITS}\s*(?:–|-|to|\.\.)\s*{_DIGITS}"


def count(low: int | None, best: int | None, high: int | None) -> str:
    """A number with its bounds: `472`, `≥41`, `≤20`, `~100`, `450–499`, `2–3`; `?` where nothing is known."""
    if low is not None and low == high:
        return f"{low:,}"
    if best is not None and low is not None and high is not None and low < best < high:
        return f"~{best:,}"
    if low is None and high is None:
        return f"{best:,}" if best is not None else "?"
    if high is None:
        return f"≥{low:,}"
    if not low:
        return f"≤{high:,}"
    return f"{low:,}–{high:,}"


def bounds(text: str) -> Bounds:
    """What was typed as low, best and high: `472`, `≥41` or `at least 41`, `over 40`, `≤20`, `~100`, `450–499`.

    The inverse of `count`. Raises ValueError with a sentence for the user where it is no such number.
    """
    text = text.strip()
    if match := _typed(_EXACT, text):
        return (number := _number(match[1])), number, number
    if match := _typed(_AT_LEAST, text):
        return _number(match[1] or match[2]), None, None
    if match := _typed(_OVER, text):
        return _number(match[1]) + 1, None, None
    if match := _typed(_UP_TO, text):
        return 0, None, _number(match[1])
    if match := _typed(_ROUND, text):
        number = _number(match[1])
        off = int(number * _ABOUT)
        return number - off, number, number + off
    if match := _typed(_BETWEEN, text):
        low, high = _number(match[1]), _number(match[2])
        if low < high:
            return low, None, high
        raise ValueError(f"{high} is not more than {low}: write the smaller number first")
    raise ValueError(f"“{text}” is no number: write 472, ≥41 (or >=41), ≤20 (or <=20), ~100 or 450-499")


def _typed(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))
