"""Which outlet brings an article, by its own word: masthead, rights notice, source line, byline, dateline, address.

An agency that is only quoted in the story, or thanked for its input, is not the outlet. Several lines may name one:
the candidates are weighed by where they stand, and a name that two of them share gains.
"""

from __future__ import annotations

import re

from core.ingest.lines import Line, prose
from core.ingest.masthead import Candidate, masthead
from core.ingest.outlet_names import (
    ALL_RIGHTS,
    DOMAIN,
    LINK_WORDS,
    clean,
    fold,
    initials,
    known_outlets,
    name_weight,
    named,
    of_domain,
    titled,
    vocabulary,
)
from core.ingest.published import DATELINE

_NAME = r"[A-Z][\w'’&.+-]*(?:\s[A-Z][\w'’&.+-]*)"
_HANDLE = re.compile(rf"^({_NAME}{{0,3}})\s+\(?@\w{{3,}}")
"""Who posts: "Ann Lee @annlee"."""
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
_TELLING = (
    "told",
    "tells",
    "speaking",
    "interview",
    "sent",
    "seen",
    "correspondent",
    "obtained",
    "shared",
    "confirmed",
    "comments",
)
"""What `_TOLD` begins with: looked for first, for most lines hold none of it."""
_LIKE_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?")
_NO_STAFF_OF = frozenset({"agency", "our", "staff", "web", "news", "world", "online"})
_CREDIT_WORDS = frozenset("agencies agency wires wire news reports various and with from media sources other".split())
_COMPANY = frozenset("media group publications publishing publishers holdings communications trust newspapers".split())
"""What a house is called that brings out papers of other names."""
_EDGE = 60
"""Lines from either end of the page within which it tells whose it is."""
_LONGEST = 1200
"""Characters; no line that tells whose the page is, is longer."""
_TOLD_ENOUGH = 8
_SURE = 4
"""Weight from which a line is some outlet's or authority's name, whichever of several it is."""


def outlet(
    lines: list[Line], kinds: list[str | None], site: str | None = None, address: str | None = None
) -> tuple[str | None, tuple[int, ...]]:
    """The outlet's name, or None where nothing names it, and the indexes of the head lines that are its masthead.

    `site` is what a web page's metadata call the site, `address` the page's own address.
    """
    candidates = _candidates(lines, kinds)
    if site:
        candidates.append(Candidate(clean(site), 3 if _LIKE_ADDRESS.fullmatch(site.strip()) else 10, -1))
    hosted = (of_domain(host) for host in (address, site) if host)
    candidates.extend(Candidate(name, 5, -1) for name in hosted if name)
    menu = vocabulary().menu
    candidates = _paper_of_holder([c for c in candidates if c.name and not _key(c.name) <= menu])
    best = max(candidates, key=lambda c: (_support(c, candidates), -c.line), default=None)
    if best is None or _support(best, candidates) < 2:
        return None, ()
    mine = _key(best.name)
    naming = {c.line for c in candidates if c.line >= 0 and _akin(mine, _key(c.name))}
    naming |= {line.index for line in lines[:4] if len(line.parts) == 1 and name_weight(line.text) >= _SURE}
    rows = tuple(
        i for i in sorted(naming) if lines[i].zone == "head" and lines[i].words <= 12 and not lines[i].sentence
    )
    return _spelled(best, candidates), rows


def _paper_of_holder(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, a company that holds the rights speaking for the paper that shares its name: "Jamhuri Media"
    stands under "The Jamhuri Star"."""
    top = next((c for c in candidates if c.line in (0, 1) and c.weight > 1), None)
    if top is None:
        return candidates
    shared = _key(top.name) - LINK_WORDS
    return [
        Candidate(top.name, c.weight, c.line) if _is_company(c) and _key(c.name) & shared else c for c in candidates
    ]


def _is_company(candidate: Candidate) -> bool:
    words = _key(candidate.name)
    return candidate.line > 1 and len(words) > 1 and not words.isdisjoint(_COMPANY)


def _support(candidate: Candidate, candidates: list[Candidate]) -> float:
    """Its own weight and half of every other line's that names the same outlet."""
    mine = _key(candidate.name)
    others = {
        c.line: c.weight
        for c in candidates
        if c is not candidate
        and c.line != candidate.line
        and (_akin(mine, _key(c.name)) or initials(c.name, candidate.name))
    }
    return candidate.weight + sum(others.values()) / 2


def _key(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def _akin(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and (a <= b or b <= a)


def _spelled(best: Candidate, candidates: list[Candidate]) -> str:
    """The name in full where a line writes it out, else in mixed case, as the lexicon spells it, or made so."""
    in_full = [c.name for c in candidates if initials(best.name, c.name)]
    if in_full:
        return in_full[0]
    same = [c.name for c in (best, *candidates) if fold(c.name) == fold(best.name) and not c.name.isupper()]
    known = known_outlets().get(fold(best.name))
    if same:
        return same[0]
    if known and (fold(known) == fold(best.name) or " " in known):
        return known
    return titled(best.name) if " " in best.name else best.name


def _candidates(lines: list[Line], kinds: list[str | None]) -> list[Candidate]:
    """What names an outlet among the first and last lines, and whom the story says it was told to."""
    found = masthead(lines, kinds)
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
            found.extend(Candidate(name, 1.2, line.index) for name in names)
    return found


def _notices(line: Line) -> list[Candidate]:
    """Rights notices, source lines, words about the outlet."""
    found: list[Candidate] = []
    text = line.text
    if match := _RIGHTS.search(text):
        after = _before_stop(_BELONGS.sub("", _YEARS.sub(" ", text[match.end() :]).lstrip()))
        before = _YEARS.sub(" ", text[: match.start()]).strip(" .|-–")
        if name := named(after):
            found.append(Candidate(name, 5, line.index))
        elif name := named(_last_sentence(before)):
            found.append(Candidate(name, 4.5, line.index))
    elif (match := ALL_RIGHTS.search(text)) and (name := named(_YEARS.sub(" ", text[: match.start()]))):
        found.append(Candidate(name, 4.5, line.index))
    if match := _SOURCE_LINE.search(text):
        first = re.split(r"\s+(?:and|with|via|/)\s+|\son\s|[,;/|(]|\.\s", match[1])[0]
        if (name := named(first)) and not set(name.lower().split()) <= _CREDIT_WORDS:
            found.append(Candidate(name, 6 if name_weight(name) >= 2.5 else 1.5, line.index))
    if (match := _VIA.match(text)) and (name := named(_before_stop(text[match.end() :]))):
        found.append(Candidate(name, 4, line.index))
    if line.zone != "head" and (match := _ABOUT.match(text)) and (name := named(match["name"])):
        found.append(Candidate(name, 3, line.index))
    elif (
        line.zone == "foot"
        and re.match(r"about [A-Z]", text, re.IGNORECASE)
        and line.words <= 5
        and (name := named(text[6:]))
        and fold(name) not in ("us", "author", "this story")
    ):
        found.append(Candidate(name, 2, line.index))
    hosted = (of_domain(host[0]) for host in DOMAIN.finditer(text))
    found.extend(Candidate(name, 3, line.index) for name in hosted if name)
    return found


def _before_stop(text: str) -> str:
    return re.split(r"[.|,;•·]\s|\s[–—-]\s|\s{3,}|\.$|,$", text.strip(" .,|-–—"))[0]


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?|]\s", text)[-1]


def _bylines(line: Line) -> list[Candidate]:
    """ "By the Associated Press", "WION Web Desk", "Voz editorial staff", "CGTN", "Ann Lee @annlee"."""
    found: list[Candidate] = []
    known = known_outlets()
    for part in line.parts:
        author = _AUTHOR.search(part)
        bare = author[1] if author else part
        if name := known.get(fold(bare)):
            if author or line.words <= 8:
                written = clean(bare).removeprefix("The ")
                spelt = written if initials(name, written) else name
                found.append(Candidate(spelt, 3.5 if author else 2.5, line.index))
        elif match := _HANDLE.match(part):
            found.append(Candidate(clean(match[1]), 2.5, line.index))
        elif (match := _STAFF.match(bare)) and (name := named(match["name"])) and fold(name) not in _NO_STAFF_OF:
            found.append(Candidate(name, 3.2 if fold(name) in known else 2.1, line.index))
    return [c for c in found if fold(c.name) not in vocabulary().sections]


def _agency(line: Line) -> list[Candidate]:
    match = DATELINE.match(line.text[:140])
    agency = match and next((match[group] for group in ("a1", "a2", "a3", "a4") if match[group]), None)
    if agency and (name := known_outlets().get(fold(agency))):
        return [Candidate(name, 2.8, line.index)]
    if agency and ((agency.isupper() and len(agency) <= 12) or (len(agency.split()) in (2, 3) and agency.istitle())):
        return [Candidate(agency, 2, line.index)]
    return []


def _told(text: str) -> list[str]:
    if not any(word in text for word in _TELLING):
        return []
    known = known_outlets()
    return [known[key] for match in _TOLD.finditer(text) if (key := fold(match[1])) in known]
