"""The first lines of a page as its masthead: where they are a name and not the headline, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.ingest.lines import Line
from core.ingest.outlet_names import (
    LINK_WORDS,
    WORD,
    clean,
    fold,
    initials,
    is_navigation,
    known_outlets,
    name_weight,
    named,
    titled,
    vocabulary,
)
from core.ingest.stamps import find_stamps

_BRACKETED = re.compile(r"[\[(].*[\])]")
_SKIP = re.compile(r"(?:skip|jump) to\b", re.IGNORECASE)
"""How a page's links for screen readers begin."""
_REMARK = re.compile(r"\s+\([^()]*\)$")
"""What a name is said to be, or where it is: "(Abuja)", "(unofficial extract)"."""
_ISSUE = re.compile(
    r"\b(?:no\.?|issue|week|vol\.?|volume|nr\.?|number|edition)\s?\d"
    r"|\b(?:established|founded|published)\s(?:in\s|since\s)?1[89]\d\d|^since\s1[89]\d\d",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\btranslat(?:ed|ion)\b|\bmachine\b|\bautomatic version\b"
    r"|\b(?:rendered|converted)\b.*\bby\b|\bby (?:a )?software\b",
    re.IGNORECASE,
)
_ISSUE_WORDS = 14
_REMARK_WORDS = 24
_OWNER_WORDS = 8
"""The second line of a ministry's name is no longer: "of the Republic of Azerbaijan"."""
_SPELLED_OUT = 5
"""Weight of a first line that is a name and its initials in brackets."""
_WITH_MOTTO = 3
"""Parts of the first line from which it is no headline: a name, its motto, its edition or price."""
_PARTING = re.compile(r"\s[–—~▸⟩-]\s|\s/{2,}\s")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)$")
_UNDER_ITS_HOUSE = 2.5
"""What a part of a house loses as a candidate where the line above names the house."""


@dataclass(slots=True)
class Candidate:
    """A name that may be the outlet's, how surely it is, and the line that says so (-1: the page's metadata)."""

    name: str
    weight: float
    line: int


def masthead(lines: list[Line], kinds: list[str | None]) -> list[Candidate]:
    """The first lines of the page, where they are a name and not the headline; the higher up, the likelier."""
    unfit = ("caption", "cookie", "comment")
    head = [line for line in lines[:14] if line.zone == "head" and kinds[line.index] not in unfit]
    translated = any(line.words <= _REMARK_WORDS and _TRANSLATED.search(line.text) for line in lines[1:3])
    head = [line for line in head if not _is_aside(line.text)]
    found: list[Candidate] = []
    rank = 0
    for place, line in enumerate(head[:6]):
        if place and is_navigation(line.text):
            continue
        every = _parts(line)
        parts = [part for part in every if not _is_aside(part)]
        parts[:1] = [_without_remark(part) for part in parts[:1]]
        if place == 0 and (weight := _top_weight(parts, len(every), head, translated)):
            found.append(Candidate(_joined(parts[0], line, lines), weight, line.index))
            rank += 1
            continue
        # A name that is the last line before the story may be the headline.
        alone = place + 1 == len(head) and line.words >= 5 and len(parts) == 1
        titled_above = rank == 0 and any(other.words >= 5 for other in head[place + 1 : place + 6])
        lessened = rank * 0.8 + alone * 1.5 + _UNDER_ITS_HOUSE * _is_unit_under(line, head[:place])
        # A house that writes its name in several languages is called by the first.
        weights = ((part, name_weight(part, titled_above) - lessened - 0.5 * n) for n, part in enumerate(parts[:2]))
        found.extend(
            Candidate(_joined(part, line, lines), weight, line.index) for part, weight in weights if weight > 0.5
        )
        rank += kinds[line.index] is None
    return found


def _is_unit_under(line: Line, above: list[Line]) -> bool:
    """Whether the line is a part of the house that a line above it names: "AFRICAN UNION", "Directorate of …"."""
    return _is_unit(line.text) and any(_is_house(line.text, other) for other in above)


def _is_unit(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    return len(words) > 2 and words[0] in vocabulary().units and words[1] in LINK_WORDS


def _is_house(unit: str, above: Line) -> bool:
    """The office of a president stands for itself under the name of a state or of the United Nations."""
    if above.words > 12 or find_stamps(above.text) or is_navigation(above.text) or name_weight(above.parts[0]) <= 2:
        return False
    words = {word.lower() for word in WORD.findall(above.parts[0])}
    return unit.split()[0].lower() != "office" or not (
        words & vocabulary().states or fold(above.parts[0]) in known_outlets()
    )


def _is_aside(text: str) -> bool:
    """A remark of the page about itself: "[translated from French by a machine]", "Skip to content"; not a name in
    brackets."""
    return _SKIP.match(text) is not None or (_BRACKETED.fullmatch(text) is not None and not named(text))


def _without_remark(part: str) -> str:
    """A name alone, without where it appears or what it is; with its own letters in brackets."""
    return part if _ACRONYM.search(part) and part[-2].isupper() else _REMARK.sub("", part)


def _top_weight(parts: list[str], count: int, head: list[Line], translated: bool) -> float:
    """Of the page's first line as a masthead, where what is beside or under it tells so; else 0.

    `parts` are the line's without the page's remarks about itself, `count` how many there are with them, `translated`
    whether a line below says that the page was.
    A masthead stands over the row of sections, before or over the number or year of its issue, before its motto, over
    the word that the page is a translation.
    """
    if not parts or find_stamps(parts[0]) or set(fold(parts[0]).split()) <= vocabulary().sections:
        return 0
    if (match := _ACRONYM.search(parts[0])) and initials(match[1], parts[0][: match.start()]):
        return _SPELLED_OUT
    over_sections = any(is_navigation(line.text) for line in head[1:3])
    below = any(_ISSUE.match(line.text) for line in head[1:3] if line.words <= _ISSUE_WORDS)
    beside = parts[1] if len(parts) > 1 else ""
    issue = below or translated or _ISSUE.search(beside) is not None or _TRANSLATED.search(beside) is not None
    if not (over_sections or issue or count >= _WITH_MOTTO):
        return 0
    words = WORD.findall(parts[0])
    latin = parts[0][:1] < "\u0370"
    shaped = latin and 0 < len(words) <= 6 and words[0][:1].isupper() and parts[0][-1:] not in ".?!:"
    if count >= _WITH_MOTTO and not over_sections:
        shaped = shaped and all(word[:1].isupper() or word[0].isdigit() or word.lower() in LINK_WORDS for word in words)
    return max(4.2, name_weight(parts[0])) if shaped and not is_navigation(parts[0]) else 0


def _parts(line: Line) -> list[str]:
    """The parts of a masthead line; a motto behind a dash is another part."""
    parts: list[str] = []
    for part in line.parts:
        parts.extend(piece.strip() for piece in _PARTING.split(part) if piece.strip())
    return parts


def _joined(part: str, line: Line, lines: list[Line]) -> str:
    """A ministry's name with the state that a line beside it names: "Ministry of Foreign Affairs, State of Qatar"."""
    known = vocabulary()
    first = part.split()[0].lower()
    if first not in known.bodies or first in known.states:
        return clean(part)
    below = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
    if below.startswith("of ") and len(below.split()) <= _OWNER_WORDS and not find_stamps(below):
        return f"{_in_small(part)} {clean(below)}"
    for beside in (line.index - 1, line.index + 1):
        state = lines[beside].text if 0 <= beside < len(lines) else ""
        if state and state.split()[0].lower() in known.states and len(state.split()) <= 8:
            return f"{_in_small(part)}, {_in_small(state)}"
    return clean(part)


def _in_small(name: str) -> str:
    return titled(name) if name.isupper() else name
