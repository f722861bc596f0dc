"""What is set aside in an article, as spans: whole lines by kind, second copies, agency datelines and end marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.ingest.lines import Line, prose
from core.ingest.outlet_names import known_outlets
from core.ingest.published import DATELINE
from core.ingest.stamps import find_stamps
from core.lexicon import compiled
from core.model import Aside

_END_MARK = re.compile(r"\s+(?:Enditem|EndItem|-?ENDS?-?|/ends?/|//ends?|###|\(END\)|\(ends?\)|-30-)\.?$")
_ASIDE_LENGTH = 120
"""Characters: a second dash within so many makes of both a parenthesis."""
_END_LENGTH = 16
_REPEAT_WORDS = 8
"""Shorter lines may well come twice ("Nobody was hurt.")."""
_OPENINGS = 3
_BY = re.compile(
    r"^[*_]{0,3}(?:(?:Reporting|Reported|Written|Edited|Compiled|Text|Words|Story)\s)?(?:[Bb]y|BY)\s?:?\s+(?:the\s)?[A-ZÀ-Ž]"
)
_TITLE_KEY = re.compile(r"(?:title|headline|subject)\s*:\s*[\"']?(.+?)[\"']?$", re.IGNORECASE)
_NAMES = re.compile(
    r"""^[A-ZÀ-Ž][\w'’.\-]+(?:\s(?:al-|de\s|el-|van\s|bin\s)?[A-ZÀ-Ž][\w'’.\-]+){1,3}
    (?:(?:\s?,\s|\sand\s|\s&\s|\s?\|\s?)(?:in\s)?[A-ZÀ-Ž][\w'’.\-\ ]{2,30}){0,4}$""",
    re.VERBOSE,
)
_STAFF = re.compile(
    r"^(?:[A-Z][\w'’.]*\s){1,4}(?:editorial\s)?(?:staff|desk|newsroom|correspondents?|reporters?|bureau)\b(?:\s(?:with|and|in)\s.*)?$"
)
_FULL_YEAR = re.compile(r"\d{4}")
_DAY_LINE = 8
"""A line that heads what follows with its day has no more words."""
_WHERE = re.compile(r"^[A-ZÀ-Ž][A-ZÀ-Ž'’.\- ]{2,24}(?:[/,]\s?[A-ZÀ-Ž][A-Za-zÀ-ž'’.\- ]{2,24}){0,3}$")


def headline(
    lines: list[Line],
    kinds: list[str | None],
    masthead: Iterable[int],
    stamped: Iterable[int],
    shown: str | None = None,
) -> tuple[int | None, str | None]:
    """The index of the line that is the headline and its words; `shown` is the headline as a page's metadata give it.

    A brief may carry its headline in the line of its date ("Brief no. 31 | 2025-08-07 | From Goma to Doha"): then there
    are words and no line. Both are None where there is no headline.
    """
    apart, dated = set(masthead), set(stamped)
    free = [line for line in lines if kinds[line.index] is None and line.index not in apart | dated]
    if shown:
        wanted = _plain(shown)
        same = next((line for line in free[:12] if _plain(line.text) == wanted), None)
        return (same.index, same.text) if same else (None, shown)
    head = [line for line in free[:8] if line.zone == "head" and not line.bullet]
    if not head and free and free[0].words <= 25 and free[0].index == 0 and not free[0].text.endswith("."):
        head = free[:1]
    fit = [line for line in head[:4] if _long_enough(line) and not _BY.match(line.text)]
    # What clings to the masthead is its motto, where there is another line for a headline.
    free_standing = (line for line in fit if not line.sentence and not _clings(line, apart))
    long = next(free_standing, fit[0] if fit else None)
    within = [part for i in sorted(dated) if not long or i < long.index for part in _undated(lines[i])]
    if within and len(max(within, key=len).split()) >= 4:
        return None, max(within, key=len)
    short = (line for least in (3, 2) for line in head if line.words >= least and not _BY.match(line.text))
    if best := long or next(short, None):
        keyed = _TITLE_KEY.match(best.text)
        return best.index, keyed[1] if keyed else best.text.strip("#* ")
    whole = next((lines[i].text for i in sorted(dated) if lines[i].zone == "head" and lines[i].words >= 9), None)
    return None, " | ".join(within) or whole


def _long_enough(line: Line) -> bool:
    """It has a headline's length; a short one must not be a kicker ("PRESS RELEASE No. 31")."""
    return line.words >= 5 or (line.words == 4 and not line.text.isupper() and not any(c.isdigit() for c in line.text))


def _clings(line: Line, masthead: set[int]) -> bool:
    return not line.after_gap and line.index - 1 in masthead


def _undated(line: Line) -> list[str]:
    """The parts of a date line that could be a headline."""
    pieces = [piece for part in line.parts for piece in re.split(r"\s[—–]\s", part)]
    parts = [piece for piece in pieces if len(piece) > 6 and not find_stamps(piece) and not _BY.match(piece)]
    return [] if line.zone != "head" or len(pieces) < 2 else parts


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def mark_bylines(lines: list[Line], kinds: list[str | None], title: int | None, stamped: Iterable[int]) -> None:
    """Bylines, date lines and the bare place line of an agency, in the head and around it."""
    for index in stamped:
        if kinds[index] is None and not lines[index].row and not _heads_entries(lines[index]):
            kinds[index] = "byline"
    for line in lines[:30]:
        if (
            kinds[line.index] is None
            and line.index != title
            and not line.sentence
            and line.words <= 14
            and _BY.match(line.text)
        ):
            kinds[line.index] = "byline"
    if title is None:
        return
    for line in lines[title + 1 : title + 8]:
        if kinds[line.index] is not None or line.zone != "head" or line.sentence or line.words > 10:
            continue
        beside = [kinds[i] for i in (line.index - 1, line.index + 1) if 0 <= i < len(lines)]
        if (
            line.words <= 5
            and _WHERE.match(line.text)
            and line.text.isupper()
            and _before_story(lines, kinds, line.index)
        ):
            kinds[line.index] = "dateline"
        elif (
            (_NAMES.match(line.text) and "byline" in beside)
            or line.text in known_outlets().values()
            or _STAFF.match(line.text)
        ):
            kinds[line.index] = "byline"


def _heads_entries(line: Line) -> bool:
    """A day without its year among paragraphs: "Tuesday, November 7", "THE TALKS (SESSION OF 17 AUGUST)"."""
    return line.zone == "body" and line.words <= _DAY_LINE and not _FULL_YEAR.search(line.text)


def byline(lines: list[Line], kinds: list[str | None]) -> str | None:
    """Who wrote it, as the byline says: the words after "By", without the date."""
    for line in lines[:30]:
        if kinds[line.index] != "byline":
            continue
        for part in line.parts:
            if match := _BY.match(part):
                stamps = find_stamps(part)
                return part[match.end() - 1 : stamps[0].start if stamps else None].strip(" .,·|-")
        part = line.parts[0] if line.parts else ""
        if _NAMES.match(part) and not find_stamps(part):
            return part
    return None


def _before_story(lines: list[Line], kinds: list[str | None], index: int) -> bool:
    return index + 1 < len(lines) and kinds[index + 1] is None and prose(lines[index + 1])


def mark_masthead(lines: list[Line], kinds: list[str | None], title: int | None, masthead: Iterable[int]) -> None:
    """The masthead and the short lines above the headline."""
    for index in masthead:
        if index != title and kinds[index] is None:
            kinds[index] = "navigation"
    apart = set(masthead)
    for line in lines[: title or 0]:
        motto = _clings(line, apart) and len(line.parts) == 1
        if kinds[line.index] is None and (line.words <= 5 or motto) and (line.words <= 3 or not line.sentence):
            kinds[line.index] = "navigation"


def mark_repeats(lines: list[Line], kinds: list[str | None], title: int | None) -> None:
    """The second and later copies of a paragraph, a caption's or the headline's among them."""
    seen: set[str] = set()
    heading = _plain(lines[title].text) if title is not None else ""
    for line in lines:
        if line.words < 3 or (kinds[line.index] is not None and line.index != title):
            continue
        if (
            line.index != title
            and heading
            and line.words <= 40
            and line.zone == "head"
            and _plain(line.text) == heading
        ):
            kinds[line.index] = "repeat"
        elif line.words >= _REPEAT_WORDS:
            if line.text in seen:
                kinds[line.index] = "repeat"
            seen.add(line.text)


def spans(lines: list[Line], kinds: list[str | None]) -> tuple[Aside, ...]:
    """The lines set aside as spans, and within the story the datelines and end marks of agencies."""
    found: list[Aside] = []
    openings = 0
    for line in lines:
        kind = kinds[line.index]
        if kind is not None:
            found.append(Aside(start=line.start, end=line.end, kind=kind))
            continue
        if openings < _OPENINGS and prose(line):
            openings += 1
            if end := dateline_end(line.text, first=openings == 1):
                found.append(Aside(start=line.start, end=line.start + end, kind="dateline"))
        tail = max(0, len(line.text) - _END_LENGTH)
        if line.zone != "head" and (match := _END_MARK.search(line.text, tail)):
            found.append(Aside(start=line.start + match.start(), end=line.end, kind="footer"))
    return tuple(found)


def dateline_end(text: str, first: bool = True) -> int:
    """Where the words that open an agency report end ("BEIRUT, Nov. 24 (Xinhua) -- "); 0 where there are none.

    `first` says that it is the story's first paragraph: only there a bare place and a dash count.
    """
    match = DATELINE.match(text[:140])
    if not match:
        return 0
    if (match["p5"] or match["p6"]) and not first:
        return 0
    if match["p6"] and re.search(r"\s[—–]\s", text[match.end() : match.end() + _ASIDE_LENGTH]):
        return 0
    if match["p5"] and not _capitals(match["p5"]):
        return 0
    if match["a1"] and not (_agency(match["a1"]) or match["p1"].isupper()):
        return 0
    if match["a1"] and _spelt_out(text[: match.start("a1")], match["a1"]):
        return 0
    if match["a3"] and not _agency(match["a3"]):
        return 0
    return match.end() if text[match.end() : match.end() + 1] else 0


def _spelt_out(before: str, acronym: str) -> bool:
    """ "The Sudan Doctors Network (SDN): nine killed": the acronym of the words before it is no agency at a place."""
    words = before.upper().removeprefix("- ").removeprefix("THE ").split()
    if len(words) < 3 or acronym.upper() in _agencies() or not words[0].startswith(acronym[0]):
        return False
    return all(acronym.count(letter) <= before.upper().count(letter) for letter in acronym)


def _capitals(place: str) -> bool:
    return place.split(",")[0].isupper()


@compiled
def _agencies() -> frozenset[str]:
    return frozenset(name.upper() for name in known_outlets().values()) | frozenset(
        key.upper() for key in known_outlets()
    )


def _agency(name: str) -> bool:
    return name.upper() in _agencies() or (name.isupper() and 2 <= len(name) <= 8)
