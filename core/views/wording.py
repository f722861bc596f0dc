"""Values as people read them: bounds, dates, lists. One place, so that panels and reports spell them alike."""

from __future__ import annotations

from core.model import When
from core.notation import count

__all__ = ["capital", "count", "day", "listed", "span_of_counts", "visible"]


def span_of_counts(low: int | None, high: int | None, open_top: bool = False) -> str:
    """The low and high of a tally: `80–472`, `472` where they meet; with an open top `80–472+`, `≥41`."""
    if not open_top or low is None or high is None:
        return count(low, None, high)
    return f"≥{low:,}" if low == high else f"{low:,}–{high:,}+"


def day(when: When | None) -> str:
    """A date as ISO, with its end written short: `2025-06-02`, `2025-05-26…27`, `2025-05-30…06-02`, `2025-05`."""
    if when is None:
        return ""
    start, end = when.start, when.end
    if not end or end == start:
        return start
    if start[:8] == end[:8] and len(end) == 10:
        return f"{start}…{end[8:]}"
    return f"{start}…{end[5:]}" if start[:4] == end[:4] else f"{start}…{end}"


def listed(words: tuple[str, ...] | list[str], most: int = 0) -> str:
    """Words joined by commas; where there are more than `most` (0: no limit), the rest is counted: `A, B +3`."""
    if most and len(words) > most:
        return f"{', '.join(words[:most])} +{len(words) - most}"
    return ", ".join(words)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


_UNSAFE = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F), "\ufffd"),
    **dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " "),
    **dict.fromkeys((0x200B, 0x2060, 0xFEFF, 0x00AD), ""),
}


def visible(text: str) -> str:
    """The text as it may reach a terminal: controls, escapes and bidi overrides shown as �, line breaks as spaces.

    Zero-width marks vanish, so that the result may be shorter than the text.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_UNSAFE)
