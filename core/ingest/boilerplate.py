"""What is no reporting, line by line: cookie notices, navigation, teasers, adverts, comments, footers, captions.

Precision comes first: a sentence of the story that is set aside is lost to every panel, a teaser that stays costs a
false row at the most. So a phrase counts for more at the edges of a page than within the story, and for more in a line
that is no sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from core.ingest.captions import is_caption
from core.ingest.lines import Line, prose
from core.lexicon import compiled, load

Mode = Literal["label", "starts"]

_KINDS = ("cookie", "teaser", "advert", "comment", "navigation", "footer", "byline")
_MARKS = " *_#>•·▪►➤▶→»-–—~=|\t👉🔴📌⬇️✅❗️"
_AFTER_LABEL = re.compile(r"\s*(?:[:|–—/•·»>]|-\s|\s-|\s{2,}|$)")
_AGE = re.compile(
    r"(?:(?:published|posted|updated|last update:?)\s+)?(?:an?|\d+)\s(\w+)\s(?:ago|read)\b.{0,12}$", re.IGNORECASE
)
_CLOCK_ENTRY = re.compile(r"\[?\d{1,2}[:.h]\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_COUNTER = re.compile(r"[\d\s.,]{1,12}[kKmM]?$")
_COMMENTS = re.compile(r"\d+\s(?:comments?|replies|reactions|likes)$")
_HEADLINE = 5
"""Words of a part that is rather a headline behind its kicker than one of a menu's items."""
_SHORT = 25
"""Words: a line of more is a paragraph."""


@dataclass(frozen=True, slots=True)
class _Phrases:
    whole: dict[str, str]
    opening: dict[str, list[tuple[str, str, Mode, bool]]]
    """By first word: phrase, kind, mode, and whether it is weak."""
    contains: list[tuple[str, str]]
    opens: list[tuple[str, str]]
    within: list[tuple[str, str]]
    sure: list[tuple[str, str]]
    weak: frozenset[str]
    anywhere: tuple[str, ...]
    reporting: frozenset[str]
    ages: frozenset[str]
    sections: frozenset[str]


def _split(phrases: str) -> list[str]:
    return [phrase.strip() for phrase in phrases.split("|") if phrase.strip()]


@compiled
def _phrases() -> _Phrases:
    table = load("boilerplate")
    weak = frozenset(_split(table["weak"]))
    made = _Phrases(
        {},
        {},
        [],
        [],
        [],
        [],
        weak,
        tuple(_split(table["teaser"]["anywhere"])),
        frozenset(table["reporting"].split()),
        frozenset(table["byline"]["age"].split()),
        frozenset(load("publication")["outlets"]["sections"].split()),
    )
    for kind in _KINDS:
        part = table[kind]
        for phrase in _split(part.get("whole", "")):
            made.whole.setdefault(phrase, kind)
        for mode in ("label", "starts"):
            for phrase in _split(part.get(mode, "")):
                made.opening.setdefault(_first_word(phrase), []).append((phrase, kind, mode, phrase in weak))
        for listed in ("contains", "opens", "within", "sure"):
            getattr(made, listed).extend((phrase, kind) for phrase in _split(part.get(listed, "")))
    for entries in made.opening.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return made


def _first_word(low: str) -> str:
    end = re.search(r"[^\w@'’&©+/().]", low)
    return (low[: end.start()] if end else low).strip("(:.") or low[:1]


def classify(lines: list[Line]) -> list[str | None]:
    """For each line why it is set aside, or None; also moves the zones to where the story really begins and ends."""
    kinds = [_anywhere(line) for line in lines]
    _spread_teasers(lines, kinds)
    first = next((i for i, line in enumerate(lines) if kinds[i] is None and _story(line)), len(lines))
    last = next((i for i in range(len(lines) - 1, -1, -1) if kinds[i] is None and _story(lines[i], ending=True)), -1)
    for i, line in enumerate(lines):
        line.zone = "head" if i < first else "foot" if i > last else "body"
        if kinds[i] is None:
            kinds[i] = _at_edge(line) if line.zone != "body" else _within(line)
    _close(lines, kinds, last)
    return kinds


def _story(line: Line, ending: bool = False) -> bool:
    """It is part of the story, for all that its own words tell."""
    if _at_edge(line):
        return False
    return prose(line) or (
        (ending and (line.sentence or line.bullet or bool(_CLOCK_ENTRY.match(line.text)))) and line.words > 2
    )


def _anywhere(line: Line) -> str | None:
    """The kind of a line that is no reporting wherever it stands."""
    if line.words > 120:
        return None
    if not _LETTER_OR_DIGIT.search(line.text):
        return "navigation"
    if is_caption(line.text, line.words) and not line.bullet:
        return "caption"
    low = line.text.lower()
    if line.words <= 60 and (kind := _held(low, _phrases().sure)) and not (prose(line) and _reports(low)):
        return kind
    bare = low.strip(_MARKS).strip("[] ")
    if bare.startswith(_phrases().anywhere):
        return "teaser"
    return _opened(bare, line, strict=True) or (_whole(bare) if line.words <= 6 else None)


def _whole(bare: str) -> str | None:
    """The kind of a line that says just one of the phrases, or a row of buttons ("Facebook Twitter WhatsApp")."""
    known = _phrases().whole
    if kind := known.get(bare.rstrip(" .:…»>")) or known.get(bare):
        return kind
    if _COMMENTS.match(bare):
        return "comment"
    words = bare.split()
    return "navigation" if 3 <= len(words) <= 8 and all(word in known for word in words) else None


def _opened(bare: str, line: Line, strict: bool = False, labels_only: bool = False) -> str | None:
    """The kind told by the words that the line begins with; `strict` for lines that may belong to the story."""
    for phrase, kind, mode, weak in _phrases().opening.get(_first_word(bare), ()):
        if not bare.startswith(phrase):
            continue
        rest = bare[len(phrase) :]
        if mode == "label":
            if (not _AFTER_LABEL.match(rest)) or (weak and (line.sentence or not rest.strip(": ")) and strict):
                continue
            if strict and (kind in ("footer", "byline") or (prose(line) and kind != "teaser")):
                continue
            return kind
        if labels_only or (rest[:1].isalnum() and phrase[-1:].isalnum()):
            continue
        if strict and (kind in ("footer", "byline", "advert", "comment") or prose(line)):
            continue
        return kind
    return None


def _spread_teasers(lines: list[Line], kinds: list[str | None]) -> None:
    """The headlines right below a teaser's label ("READ MORE:") are teasers too."""
    under = False
    for i, line in enumerate(lines):
        if kinds[i] == "teaser":
            under = line.words <= 5
        elif under and kinds[i] is None and not line.after_gap and not line.sentence and line.words <= 20:
            kinds[i] = "teaser"
        else:
            under = False


def _at_edge(line: Line) -> str | None:
    """The kind of a line before or after the story."""
    phrases = _phrases()
    low = line.text.lower()
    bare = low.strip(_MARKS).strip("[]() ")
    sentence = prose(line)
    if (line.bullet or sentence) and _reports(low):
        return None
    if sentence:
        opened = next((kind for phrase, kind in phrases.opens if bare.startswith(phrase)), None)
        return opened or _opened(bare, line, labels_only=True) or _held(low, phrases.within)
    if kind := _whole(bare) or _opened(bare, line) or _held(low, phrases.contains):
        return kind
    if _aged(bare):
        return "byline"
    return "navigation" if _menu(line) or _COUNTER.match(bare) else None


def _reports(low: str) -> bool:
    return not _phrases().reporting.isdisjoint(_WORD.findall(low))


def _held(low: str, phrases: list[tuple[str, str]]) -> str | None:
    for phrase, kind in phrases:
        if phrase in low:
            return kind
    return None


def _within(line: Line) -> str | None:
    """The kind of a line between two paragraphs of the story."""
    if (line.sentence and line.words > 6) or line.words > _SHORT:
        return None
    low = line.text.lower()
    bare = low.strip(_MARKS).strip("[] ")
    if kind := _whole(bare):
        return kind
    kind = _opened(bare, line)
    if kind and kind not in ("footer", "byline") and not line.bullet and bare not in _phrases().weak:
        return kind
    if _aged(bare):
        return "byline"
    return "navigation" if _menu(line) and not any(char.isdigit() for char in line.text) else None


def _aged(bare: str) -> bool:
    match = _AGE.match(bare)
    return bool(match) and match[1] in _phrases().ages  # type: ignore[index]


def _menu(line: Line) -> bool:
    """A row of sections or links: three short parts or more between separators, or a path of known sections."""
    parts = line.parts
    if line.sentence or line.bullet or len(parts) < 2 or line.row:
        return False
    phrases = _phrases()
    known = sum(1 for part in parts if part.lower() in phrases.whole or set(part.lower().split()) <= phrases.sections)
    kicked = max(len(part.split()) for part in parts) >= _HEADLINE  # "LIVE | Border talks open in the capital"
    if known >= 2 or (known and len(parts) == 2 and line.words <= 8 and not kicked):
        return True
    if re.search(r"\b(?:19|20)\d\d\b", line.text):
        return False
    return len(parts) >= 3 and sum(len(part.split()) for part in parts) <= 3 * len(parts)


def _close(lines: list[Line], kinds: list[str | None], last: int) -> None:
    """What is left after the story: short lines and everything below the first footer."""
    closed = False
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if kinds[i] is not None:
            closed = True
        elif last >= 0 and not _CLOCK_ENTRY.match(line.text) and (closed or line.words <= 4 or len(line.parts) > 1):
            kinds[i] = "footer"
