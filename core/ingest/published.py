"""When an article appeared, by its own word: a stamp in its head or foot, an agency's opening line, its address.

A date in a sentence of the story is never the publication date, nor is "2 days ago", nor one of the dated headings of a
chronology.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from core.ingest.foreign_dates import foreign_date
from core.ingest.lines import Line, prose
from core.ingest.outlet_names import fold, known_outlets
from core.ingest.stamps import Stamp, find_stamps, residue

_NO_STAMPS = frozenset({"caption", "teaser", "cookie", "advert"})
# A hyphen parts two words only between blanks: were it both part of a word and between words, "A-A-A-A-A" could be read
# in more ways than there is time for.
_PLACE = r"[A-ZÀ-Ž][\w'’.\-]*(?:(?:[ /,–]{1,3}|\ -\ )(?:de |of |the |and |al-)?[A-ZÀ-Ž(][\w'’.)\-]*){0,5}"
DATELINE = re.compile(
    rf"""^\W{{0,3}}(?:
        (?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s[A-Z][a-z]{{2,8}},?\s\d{{4}})\s
            \([A-ZÀ-Ž][A-ZÀ-Ž .'’/-]{{2,40}}\)\s(?:[—–]|--?)\s
      | (?P<p1>{_PLACE})(?:,?\s[^()]{{3,28}}?)?\s?
            \((?P<a1>[A-Z][\w .&/-]{{1,30}}|[a-z]{{2,5}})\)\s?(?:[.:,]?\s?[—–-]{{1,3}}|:|\.)\s?
      | {_PLACE},\s[^/]{{3,20}}?\s/(?P<a2>[A-Z][\w -]{{1,20}})/\.?\s?(?:[—–-]{{1,2}}\s)?
      | {_PLACE}[,.]\s(?:[A-Za-z]{{3,9}}\.?\s\d{{1,2}}|\d{{1,2}}\s[A-Za-z]{{3,9}}\.?)(?:,?\s\d{{4}})?[,.]\s
            (?P<a3>[A-Z][\w-]{{1,20}})(?:\s?[.:]|\s?[—–-]{{1,2}})\s
      | {_PLACE},\s?\(?(?P<a4>[A-Z]{{3,12}})\)?\s?(?:[—–]|--?)\s?
      | (?P<p5>[A-ZÀ-Ž][A-ZÀ-Ž .'’/-]{{2,40}}(?:,\s[A-Z][\w. ]{{2,24}})?)(?:,\s[^—–:]{{3,24}}?)?\s?(?:\s[—–]|\s--?|:)\s
      | (?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\s\d{{4}}),\s{_PLACE}:\s
      | (?P<p6>(?:[A-ZÀ-Ž][a-zà-ž'’]+[ /]?){{1,3}})\s[—–]\s(?=[A-ZÀ-Ž])
    )""",
    re.VERBOSE,
)
"""What opens an agency report: place, perhaps a date, the agency, a dash; or a date and its place in brackets.

Groups p are the place, a the agency.
"""
_OPENER = re.compile(r"[A-ZÀ-Ž][^.!?]{2,100}?\s(?:--?|[—–])\s(?=[\"“A-ZÀ-Ž])")
"""A longer one: two calendars, the agency behind the date ("Riyadh, Sha'ban 19, 1446, February 18, 2025, SPA --")."""
_BRACKETED = re.compile(r"\[[\d.,/: -]{8,24}\]$")
"""How messengers export a post's stamp: "Channel, [03.06.2024 07:41]"."""
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d|19[89]\d)\b")
_ADDRESS = re.compile(r"https?://\S*?/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|\b)")
_MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_BODY_DAY = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}\b")
_NO_STAMP_AFTER = frozenset("after since before until till beyond through during around".split())
_DATE_LINE_WORDS = 14
_STAMP_WORDS = 30
_FOREIGN_WORDS = 8
_STAMP_LENGTH = 400
_EARLY = 4
"""Prose lines after which no stamp of the head follows any more."""


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article appeared: ISO date or date-time, the offset of its clock from UTC, and the lines that say so."""

    published: str | None = None
    offset: str | None = None
    lines: tuple[int, ...] = ()


def publication(
    lines: list[Line], kinds: list[str | None], meta: Stamp | None = None, sure: bool = False
) -> Publication:
    """The publication date that the lines tell; `meta` is what a web page's own metadata say and outranks them.

    `sure`: `meta` is the date of a record, beside which no line has a say.
    """
    stamped = _stamped(lines, kinds)
    rows = tuple(sorted({line.index for line, _ in stamped}))
    stamp = _in_order(lines, meta) if sure and meta else _best(lines, kinds, stamped, meta)
    if stamp is None or stamp.date is None:
        return Publication(lines=rows)
    day = stamp.date.isoformat()
    return Publication(f"{day}T{stamp.time}:00" if stamp.time else day, stamp.offset if stamp.time else None, rows)


def _best(
    lines: list[Line], kinds: list[str | None], stamped: list[tuple[Line, Stamp]], meta: Stamp | None
) -> Stamp | None:
    stamps = [_in_order(lines, stamp) for _, stamp in stamped]
    full = [stamp for stamp in stamps if stamp.date]
    shown = _first(full, "published") or _first(full, "") or _first(full, "updated")
    if meta:
        # A page's metadata tell UTC: the day that the reader saw, where it is another, is the outlet's own.
        near = shown and shown.date and meta.date and abs((shown.date - meta.date).days) == 1
        return shown if near and meta.offset in (None, "+00:00") else meta
    if shown:
        return shown
    year = _year(lines, kinds)
    # A labelled stamp outranks what merely looks like one ("Week 48 (23-29 Nov)").
    for stamp in (*sorted(stamps, key=lambda s: s.label != "published"), *_datelines(lines)):
        if stamp.date:
            return stamp
        if year and (completed := replace(stamp, year=year)).date:
            return completed
    return _from_address(lines) or _in_another_language(lines, kinds)


def _in_another_language(lines: list[Line], kinds: list[str | None]) -> Stamp | None:
    """The date line of a translated page that kept its own language."""
    for line in _edges(lines, kinds):
        if line.zone == "head" and line.words <= _FOREIGN_WORDS and (found := foreign_date(line.text)):
            start, end, day = found
            return Stamp(start, end, day.year, day.month, day.day)
    return None


def _first(stamps: list[Stamp], label: str) -> Stamp | None:
    return next((stamp for stamp in stamps if stamp.label == label), None)


def _stamped(lines: list[Line], kinds: list[str | None]) -> list[tuple[Line, Stamp]]:
    """The stamps of the head and the foot, those of the head first; none where dated headings make a chronology."""
    found: list[tuple[Line, Stamp]] = []
    for line in _edges(lines, kinds):
        stamps = (
            find_stamps(line.text)
            if not line.row and line.words <= _STAMP_WORDS and len(line.text) <= _STAMP_LENGTH
            else []
        )
        if stamps and _is_stamp(line, stamps):
            found.extend((line, stamp) for stamp in stamps)
    if _is_chronology(lines, found):
        found = [(line, stamp) for line, stamp in found if stamp.label or line.words > 4]
    return found


def _is_chronology(lines: list[Line], stamped: list[tuple[Line, Stamp]]) -> bool:
    """Dates that stand alone head what happened on them: three, or two without a year where a full stamp is told."""
    bare = {
        (s.year, s.month, s.day)
        for line in lines
        if line.words <= 4
        for s in find_stamps(line.text)
        if not residue(line.text, [s])
    }
    whole = {(s.month, s.day) for line, s in stamped if s.year and (line.words > 4 or s.label)}
    days = {(month, day) for year, month, day in bare if not year}
    return len(bare) >= 3 or (len(days) >= 2 and bool(whole))


def _edges(lines: list[Line], kinds: list[str | None]) -> list[Line]:
    head: list[Line] = []
    seen = 0
    for line in lines:
        if seen >= _EARLY or len(head) > 30:
            break
        if kinds[line.index] in _NO_STAMPS:
            continue
        if kinds[line.index] is None and prose(line):
            seen += 1
        head.append(line)
    last = head[-1].index if head else -1
    return head + [
        line for line in lines[-12:] if line.index > last and kinds[line.index] not in ("caption", "teaser", "advert")
    ]


def _is_stamp(line: Line, stamps: list[Stamp]) -> bool:
    """The line, or the part of it that holds the date, says nothing but when, where and by whom."""
    if line.bullet and (line.sentence or not stamps[0].label):
        return False
    left = residue(line.text, stamps)
    if not left:
        return True
    if any(stamp.label for stamp in stamps):
        return len(left) <= 12 or line.zone == "foot"
    if (line.sentence and line.words > 8) or left[0].lower() in _NO_STAMP_AFTER:
        return False
    for part in re.split(r"\s[|·•/–—-]\s|\s{3,}|\t|\||\s?[•·]\s?", line.text):
        inside = find_stamps(part)
        if (
            inside
            and len(rest := residue(part, inside)) <= 4
            and all(word[:1].isupper() for word in rest)
            and _led_by_place(part, inside, rest)
        ):
            return True
    if len(left) == 1 and line.words <= 7 and stamps[0].year:
        return True
    # No headline tells weekday, day and year.
    if line.zone == "head" and stamps[0].year and stamps[0].weekday is not None and line.words <= _DATE_LINE_WORDS:
        return True
    return (left[0].lower() == "by" and len(left) <= 8) or (len(left) <= 6 and _BRACKETED.search(line.text) is not None)


def _led_by_place(part: str, stamps: list[Stamp], rest: list[str]) -> bool:
    """What is left beside the date is a place or name before it or an agency behind it, not a subject and its verb."""
    if not rest:
        return True
    before = part[: stamps[0].start].strip()
    return (
        before.endswith((",", "-", "–", "—", "(", ":", ".", ")"))
        or "," in before
        or len(rest) <= 2
        or fold(before) in known_outlets()
        or len(residue(before, [])) == 0
    )


def _in_order(lines: list[Line], stamp: Stamp) -> Stamp:
    """The stamp with day and month changed about where the story itself speaks of the other day."""
    if not stamp.ambiguous:
        return stamp
    swapped = replace(stamp, month=stamp.day, day=stamp.month)
    named = _days_of_story(lines)
    today, other = ((s.month, s.day) in named for s in (stamp, swapped))
    months = {month for month, _ in named}
    if (other and not today) or (swapped.month in months and stamp.month not in months):
        return swapped
    return stamp


def _days_of_story(lines: list[Line]) -> set[tuple[int, int]]:
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    found: set[tuple[int, int]] = set()
    for line in lines:
        for name, day, first_day, first_name in _BODY_DAY.findall(line.text):
            found.add((months.index((name or first_name)[:3].lower()) + 1, int(day or first_day)))
    return found


def _datelines(lines: list[Line]) -> list[Stamp]:
    """The dates in the words that open an agency report ("BEIRUT, Nov. 24 (Xinhua) --")."""
    found: list[Stamp] = []
    opening = [line for line in lines if prose(line)][:3]
    for line in opening:
        if match := DATELINE.match(line.text[:140]):
            found.extend(find_stamps(match[0]))
        elif opener := _OPENER.match(line.text[:140]):
            found.extend(stamp for stamp in find_stamps(opener[0]) if stamp.date)
    return found


def _year(lines: list[Line], kinds: list[str | None]) -> int | None:
    """The year that the page's rights notice or another stamp tells, where the date itself has none."""
    for line in reversed(lines):
        if kinds[line.index] is not None and _RIGHTS.search(line.text) and (years := _YEAR.findall(line.text)):
            return max(int(year) for year in years)
    return next((s.year for line in lines if line.zone != "body" for s in find_stamps(line.text) if s.year), None)


def _from_address(lines: list[Line]) -> Stamp | None:
    for line in lines:
        if line.zone != "body" and (match := _ADDRESS.search(line.text)):
            stamp = Stamp(0, 0, int(match[1]), int(match[2]), int(match[3]))
            return stamp if stamp.date else None
    return None


def iso_stamp(value: str) -> Stamp | None:
    """The first date of a metadata value ("2024-11-27T13:05:00+02:00"), or None."""
    stamps = find_stamps(
        value.strip()[:60].replace("T", " ", 1) if re.match(r"\d{4}-\d\d-\d\dT", value.strip()) else value[:60]
    )
    return next((stamp for stamp in stamps if stamp.date and stamp.date <= dt.date(2100, 1, 1)), None)
