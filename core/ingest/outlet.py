"""Which outlet brings an article, by its own word: masthead, rights notice, source line, byline, dateline, address.

An agency that is only quoted in the story, or thanked for its input, is not the outlet. Several lines may name one:
the candidates are weighed by where they stand, and a name that two of them share gains.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.ingest.lines import Line, prose
from core.ingest.outlet_names import (
    ALL_RIGHTS,
    DOMAIN,
    LINK_WORDS,
    WORD,
    clean,
    fold,
    is_navigation,
    known_outlets,
    name_weight,
    named,
    of_domain,
    titled,
    vocabulary,
)
from core.ingest.published import DATELINE
from core.ingest.stamps import find_stamps

_BRACKETED = re.compile(r"[\[(].*[\])]")
_ISSUE = re.compile(r"\b(?:no\.?|issue|week|vol\.?|volume|nr\.?|number|edition)\s?\d", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:(?:[©ⓒ]|\(\s?c\s?\)|\bcopyrights?\b)\s*)+", re.IGNORECASE)
_BELONGS = re.compile(r"^(?:belongs?\s(?:to\s)?|(?:is\s)?(?:held|owned)\sby\s|of\s|by\s)(?:the\s)?", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:1[34]|19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d|present))?\b")
_SOURCE_LINE = re.compile(r"(?:^|\s{2,}|[.|]\s)(?:original\s)?source\s*:\s*(.+)$", re.IGNORECASE)
_VIA = re.compile(
    r"""^(?:
        this\s(?:article|story|post|report)\s(?:was\s|is\s)?(?:first\s|originally\s)?
            (?:published|appeared|posted)\s(?:first\s)?(?:by|in|on|at)
      | (?:originally\s|first\s)?published\s(?:by|in|on)
      | (?:re)?published\s(?:from|with\spermission\s(?:from|of))
    )\s""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’&.+-]*(?:\s[A-Z][\w'’&.+-]*)"
_ABOUT = re.compile(
    r"""^(?:about:?\s+)?(?:the\s)?(?P<name>[A-Z][\w'’&.+\ -]{1,60}?)\s(?:\([A-Z]{2,6}\)\s)?
    (?:is\s(?:an?|part\sof)\s|website\scontains|is\sa\smember\sof|brings\syou|,\spart\sof)""",
    re.VERBOSE,
)
_STAFF = re.compile(
    rf"""^(?:by:?\s+)?(?:the\s)?(?P<name>{_NAME}{{0,4}})\s
    (?:(?:news|web)\s?desk|desk|editorial\s(?:staff|team)|staff(?:\s(?:writers?|reporters?))?|newsroom
      |correspondents?|reporters?|team|bureau|monitoring|editors?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:^|\s)(?:edited |posted |reported |compiled |written )?by\s?:?\s+(?:the\s)?(\S.*)$", re.IGNORECASE
)
_TOLD = re.compile(
    rf"""\b(?:told|tells|speaking\sto|in\san\sinterview\swith|sent\sto|seen\sby|correspondent\sof|obtained\sby
      |shared\swith|confirmed\sto|said\sin\scomments\sto)\s(?:the\s)?({_NAME}{{0,3}})""",
    re.VERBOSE,
)
_LIKE_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?")
_NO_STAFF_OF = frozenset({"agency", "our", "staff", "web", "news", "world", "online"})
_CREDIT_WORDS = frozenset("agencies agency wires wire news reports various and with from media sources other".split())
_EDGE = 60
"""Lines from either end of the page within which it tells whose it is."""
_LONGEST = 1200
"""Characters; no line that tells whose the page is, is longer."""
_UNDER_ITS_HOUSE = 2.5
"""What a part of a house loses as a candidate where the line above names the house."""
_TOLD_ENOUGH = 8
_SURE = 4
"""Weight from which a line is some outlet's or authority's name, whichever of several it is."""


@dataclass(slots=True)
class _Candidate:
    name: str
    weight: float
    line: int


def outlet(
    lines: list[Line], kinds: list[str | None], site: str | None = None, address: str | None = None
) -> tuple[str | None, tuple[int, ...]]:
    """The outlet's name, or None where nothing names it, and the indexes of the head lines that are its masthead.

    `site` is what a web page's metadata call the site, `address` the page's own address.
    """
    candidates = _candidates(lines, kinds)
    if site:
        candidates.append(_Candidate(clean(site), 3 if _LIKE_ADDRESS.fullmatch(site.strip()) else 10, -1))
    hosted = (of_domain(host) for host in (address, site) if host)
    candidates.extend(_Candidate(name, 5, -1) for name in hosted if name)
    candidates = [c for c in candidates if c.name]
    best = max(candidates, key=lambda c: (_support(c, candidates), -c.line), default=None)
    if best is None or _support(best, candidates) < 2:
        return None, ()
    mine = _key(best.name)
    naming = {c.line for c in candidates if c.line >= 0 and _akin(mine, _key(c.name))}
    naming |= {line.index for line in lines[:4] if len(line.parts) == 1 and name_weight(line.text) >= _SURE}
    masthead = tuple(
        i for i in sorted(naming) if lines[i].zone == "head" and lines[i].words <= 12 and not lines[i].sentence
    )
    return _spelled(best, candidates), masthead


def _support(candidate: _Candidate, candidates: list[_Candidate]) -> float:
    """Its own weight and half of every other line's that names the same outlet."""
    mine = _key(candidate.name)
    others = {
        c.line: c.weight
        for c in candidates
        if c is not candidate
        and c.line != candidate.line
        and (_akin(mine, _key(c.name)) or _initials(c.name, candidate.name))
    }
    return candidate.weight + sum(others.values()) / 2


def _key(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def _akin(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and (a <= b or b <= a)


def _initials(short: str, long: str) -> bool:
    """Whether the one is the other's initials: "ICG", "International Crisis Group"."""
    letters = "".join(word[0] for word in WORD.findall(long) if word.lower() not in LINK_WORDS)
    return len(letters) >= 2 and short.replace(".", "").upper() == letters.upper()


def _spelled(best: _Candidate, candidates: list[_Candidate]) -> str:
    """The name in full where a line writes it out, else in mixed case, as the lexicon spells it, or made so."""
    in_full = [c.name for c in candidates if _initials(best.name, c.name)]
    if in_full:
        return in_full[0]
    same = [c.name for c in (best, *candidates) if fold(c.name) == fold(best.name) and not c.name.isupper()]
    known = known_outlets().get(fold(best.name))
    if same:
        return same[0]
    if known and (fold(known) == fold(best.name) or " " in known):
        return known
    return " ".join(titled(word) for word in best.name.split()) if " " in best.name else best.name


def _candidates(lines: list[Line], kinds: list[str | None]) -> list[_Candidate]:
    """What names an outlet among the first and last lines, and whom the story says it was told to."""
    found = _masthead(lines, kinds)
    story = told = 0
    for line in lines:
        reading = prose(line)
        story += kinds[line.index] is None and reading
        if kinds[line.index] in ("caption", "teaser") or len(line.text) > _LONGEST:
            continue
        if min(line.index, len(lines) - line.index) <= _EDGE:
            if line.zone != "body" or kinds[line.index]:
                found.extend(_notices(line))
            if (line.zone != "body" or story <= 1) and not reading:
                found.extend(_bylines(line))
        if reading and story <= 3:
            found.extend(_agency(line))
        if reading and told < _TOLD_ENOUGH:
            names = _told(line.text)
            told += len(names)
            found.extend(_Candidate(name, 1.2, line.index) for name in names)
    return found


def _masthead(lines: list[Line], kinds: list[str | None]) -> list[_Candidate]:
    """The first lines of the page, where they are a name and not the headline; the higher up, the likelier."""
    unfit = ("caption", "cookie", "comment")
    head = [line for line in lines[:14] if line.zone == "head" and kinds[line.index] not in unfit]
    head = [line for line in head if not _is_aside(line.text)]
    found: list[_Candidate] = []
    rank = 0
    for place, line in enumerate(head[:6]):
        if place and is_navigation(line.text):
            continue
        parts = [part for part in _parts(line) if not _is_aside(part)]
        if place == 0 and (weight := _top_weight(parts, head)):
            found.append(_Candidate(_joined(parts[0], line, lines), weight, line.index))
            rank += 1
            continue
        # A name that is the last line before the story may be the headline.
        alone = place + 1 == len(head) and line.words >= 5 and len(parts) == 1
        titled_above = rank == 0 and any(other.words >= 5 for other in head[place + 1 : place + 6])
        lessened = (
            rank * 0.8 + alone * 1.5 + _UNDER_ITS_HOUSE * _is_unit_under(line, head[place - 1] if place else None)
        )
        # A house that writes its name in several languages is called by the first.
        weights = ((part, name_weight(part, titled_above) - lessened - 0.5 * n) for n, part in enumerate(parts[:2]))
        found.extend(
            _Candidate(_joined(part, line, lines), weight, line.index) for part, weight in weights if weight > 0.5
        )
        rank += kinds[line.index] is None
    return found


def _is_unit_under(line: Line, above: Line | None) -> bool:
    """Whether the line is a part of the house that the line above it names: "AFRICAN UNION", "Directorate of …"."""
    if above is None or above.words > 12 or find_stamps(above.text) or is_navigation(above.text):
        return False
    words = [word.lower() for word in WORD.findall(line.text)]
    return (
        len(words) > 2 and words[0] in vocabulary().units and words[1] in LINK_WORDS and name_weight(above.parts[0]) > 2
    )


def _is_aside(text: str) -> bool:
    """A remark of the page about itself: "[translated from French by a machine]"; not a name in brackets."""
    return _BRACKETED.fullmatch(text) is not None and not named(text)


def _top_weight(parts: list[str], head: list[Line]) -> float:
    """Of the page's first line as a masthead, where what is beside or under it tells so; else 0.

    A masthead stands over the row of sections, or before the number or week of its issue.
    """
    over_sections = any(is_navigation(line.text) for line in head[1:3])
    before_issue = len(parts) > 1 and _ISSUE.search(parts[1]) is not None
    if not parts or not (over_sections or before_issue) or find_stamps(parts[0]):
        return 0
    words = WORD.findall(parts[0])
    latin = parts[0][:1] < "\u0370"
    shaped = latin and 0 < len(words) <= 6 and words[0][:1].isupper() and parts[0][-1:] not in ".?!:"
    return max(4.2, name_weight(parts[0])) if shaped and not is_navigation(parts[0]) else 0


def _parts(line: Line) -> list[str]:
    """The parts of a masthead line; a motto behind a dash is another part."""
    parts: list[str] = []
    for part in line.parts:
        parts.extend(piece.strip() for piece in re.split(r"\s[–—-]\s", part) if piece.strip())
    return parts


def _joined(part: str, line: Line, lines: list[Line]) -> str:
    """A ministry's name with the state that a line beside it names: "Ministry of Foreign Affairs, State of Qatar"."""
    known = vocabulary()
    first = part.split()[0].lower()
    if first not in known.bodies or first in known.states:
        return clean(part)
    for beside in (line.index - 1, line.index + 1):
        state = lines[beside].text if 0 <= beside < len(lines) else ""
        if state and state.split()[0].lower() in known.states and len(state.split()) <= 8:
            return f"{_in_small(part)}, {_in_small(state)}"
    return clean(part)


def _in_small(name: str) -> str:
    return " ".join(map(titled, name.split())) if name.isupper() else name


def _notices(line: Line) -> list[_Candidate]:
    """Rights notices, source lines, words about the outlet."""
    found: list[_Candidate] = []
    text = line.text
    if match := _RIGHTS.search(text):
        after = _before_stop(_BELONGS.sub("", _YEARS.sub(" ", text[match.end() :]).lstrip()))
        before = _YEARS.sub(" ", text[: match.start()]).strip(" .|-–")
        if name := named(after):
            found.append(_Candidate(name, 5, line.index))
        elif name := named(_last_sentence(before)):
            found.append(_Candidate(name, 4.5, line.index))
    elif (match := ALL_RIGHTS.search(text)) and (name := named(_YEARS.sub(" ", text[: match.start()]))):
        found.append(_Candidate(name, 4.5, line.index))
    if match := _SOURCE_LINE.search(text):
        first = re.split(r"\s+(?:and|with|via|/)\s+|\son\s|[,;/|(]|\.\s", match[1])[0]
        if (name := named(first)) and not set(name.lower().split()) <= _CREDIT_WORDS:
            found.append(_Candidate(name, 6 if name_weight(name) >= 2.5 else 1.5, line.index))
    if (match := _VIA.match(text)) and (name := named(_before_stop(text[match.end() :]))):
        found.append(_Candidate(name, 4, line.index))
    if line.zone != "head" and (match := _ABOUT.match(text)) and (name := named(match["name"])):
        found.append(_Candidate(name, 3, line.index))
    elif (
        line.zone == "foot"
        and re.match(r"about [A-Z]", text, re.IGNORECASE)
        and line.words <= 5
        and (name := named(text[6:]))
        and fold(name) not in ("us", "author", "this story")
    ):
        found.append(_Candidate(name, 2, line.index))
    hosted = (of_domain(host[0]) for host in DOMAIN.finditer(text))
    found.extend(_Candidate(name, 3, line.index) for name in hosted if name)
    return found


def _before_stop(text: str) -> str:
    return re.split(r"[.|,;•·]\s|\s[–—-]\s|\s{3,}|\.$|,$", text.strip(" .,|-–—"))[0]


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?|]\s", text)[-1]


def _bylines(line: Line) -> list[_Candidate]:
    """ "By the Associated Press", "WION Web Desk", "Voz editorial staff", "CGTN"."""
    found: list[_Candidate] = []
    known = known_outlets()
    for part in line.parts:
        author = _AUTHOR.search(part)
        bare = author[1] if author else part
        if name := known.get(fold(bare)):
            if author or line.words <= 8:
                found.append(_Candidate(name, 3.5 if author else 2.5, line.index))
        elif (match := _STAFF.match(bare)) and (name := named(match["name"])) and fold(name) not in _NO_STAFF_OF:
            found.append(_Candidate(name, 3.2 if fold(name) in known else 2.1, line.index))
    return [c for c in found if fold(c.name) not in vocabulary().sections]


def _agency(line: Line) -> list[_Candidate]:
    match = DATELINE.match(line.text[:140])
    agency = match and next((match[group] for group in ("a1", "a2", "a3", "a4") if match[group]), None)
    if agency and (name := known_outlets().get(fold(agency))):
        return [_Candidate(name, 2.8, line.index)]
    if agency and ((agency.isupper() and len(agency) <= 12) or (len(agency.split()) in (2, 3) and agency.istitle())):
        return [_Candidate(agency, 2, line.index)]
    return []


def _told(text: str) -> list[str]:
    known = known_outlets()
    return [known[key] for match in _TOLD.finditer(text) if (key := fold(match[1])) in known]
