"""Parties that the lexicon does not know, told by the article itself: "the rebel group Jaish al-Nur", "the National
Salvation Movement (NSM)", "NSM fighters".

A capitalised name is a party where the article calls it an armed or political group, or where it is named as a front or
movement is and either has an acronym behind it or acts as a party does: it has fighters, a delegation, a spokesman. Its
names and its acronym then stand for one side all over the article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from core.extract.gazetteer import Case, Entry, Hit, fits
from core.extract.line import Line
from core.extract.verbs import verbs
from core.lexicon import compiled, load
from core.lexicon.folding import fold

_LINKS = frozenset("of the for and in al de del".split())
_INSIDE = frozenset(("of", "the", "for", "and", "-", "–", "de", "del"))
_LONGEST = 8
_ACRONYM = range(2, 7)
_KNOWN = frozenset({"side", "org", "outlet"})


class _Words:
    """The word lists of groups.toml, compiled."""

    def __init__(self) -> None:
        table = load("groups")["discovery"]
        self.strong = frozenset(table["strong"].split())
        self.weak = frozenset(table["weak"].split())
        self.causes = frozenset(table["causes"].split())
        self.kinds = frozenset(table["kinds"].split())
        self.hostile = frozenset(table["hostile"].split())
        self.members = frozenset(table["members"].split())
        self.teams = frozenset(table["teams"].split())
        self.never = frozenset(table["never"].split())


@compiled
def _words() -> _Words:
    return _Words()


@dataclass(slots=True)
class _Party:
    """A name that may be a party's."""

    words: tuple[str, ...]
    acronym: str | None = None
    evidence: int = 0
    """What speaks for it: told to be a group, has members, has a team."""
    seen: int = 0


def add_parties(lines: list[Line]) -> None:
    """Put the parties that the article tells of into the lines as dictionary hits, each under one name."""
    candidates = [line for line in lines if line.capitals and not line.shouts and _promising(line)]
    if not candidates:
        return
    found: dict[tuple[str, ...], _Party] = {}
    for line in candidates:
        _collect(line, found)
    for party in found.values():
        if party.acronym and (short := found.get((party.acronym,))) is not None:
            party.evidence += short.evidence
    accepted = [party for party in found.values() if _accepted(party)]
    if not accepted:
        return
    table = _entries(accepted, lines)
    for line in lines:
        _mark(line, table)


def _promising(line: Line) -> bool:
    """A quick look: a word that a party's name or its members have."""
    words, known = line.sentence.words, _words()
    return not (
        words.isdisjoint(known.strong)
        and words.isdisjoint(known.weak)
        and words.isdisjoint(known.kinds)
        and words.isdisjoint(known.members)
        and ("(" not in words or words.isdisjoint(known.causes))
    )


def _collect(line: Line, found: dict[tuple[str, ...], _Party]) -> None:
    """Every capitalised run of the line that looks like a party's name, with what speaks for it."""
    known = _words()
    first = 0
    while first < len(line.tokens):
        last = _run(line, first)
        if last is None:
            first += 1
            continue
        following = last + 1
        begin = first
        while begin < last and (
            line.low(begin) in ("the", *_LINKS) or (begin == 0 and line.low(0) in known.members and line.low(1) == "of")
        ):
            begin += 1
        first = following
        words = tuple(line.tokens[n].text for n in range(begin, last + 1))
        lows = [word.lower() for word in words]
        told = _told_to_be_group(line, begin, last)
        heads = set(lows)
        acronym = _acronym_after(line, last)
        single = len(words) == 1
        spelled = acronym is not None and not single and _spells(words, acronym) and _names_party(line, begin, last)
        if not known.never.isdisjoint(heads) or (not spelled and _is_known(line, begin, last)):
            continue
        shape = (
            spelled
            or bool(heads & known.strong)
            or bool(heads & known.weak)
            or told
            or (single and _is_acronym(words[0]))
        )
        if not shape or (single and lows[0] in known.strong | known.weak):
            continue
        party = found.setdefault(words, _Party(words))
        party.seen += 1
        party.acronym = party.acronym or acronym
        after = line.low(last + (4 if acronym else 1))
        if told:
            party.evidence += 2
        if after == "'s":
            after = line.low(last + 2)
        if after in known.members or after in known.teams:
            party.evidence += 1 + (after in known.members and not single)
        if _team_before(line, begin) or _faces_a_side(line, begin):
            party.evidence += 1
        if line.low(begin - 1) in ("opposition", "rebel") or line.low(begin - 2) == "opposition":
            party.evidence += 1
        if heads & known.strong:
            party.evidence += 1
        if acronym and (spelled or heads & (known.strong | known.weak)):
            party.evidence += 1
        if after in _violent():
            party.evidence += 1


def _run(line: Line, first: int) -> int | None:
    """Index of the last token of the capitalised run that begins at `first`, links inside; None where none begins."""
    tokens = line.tokens
    token = tokens[first]
    if token.kind == "punct" or not token.capital or token.low in _LINKS or token.low in ("a", "an", "in", "on", "at"):
        return None
    last = first
    place = first + 1
    while place < len(tokens) and place - first < _LONGEST:
        low = tokens[place].low
        if tokens[place].kind == "word" and tokens[place].capital:
            last = place
        elif low in ("'s", "’s", "'") and place + 1 < len(tokens) and tokens[place + 1].capital:
            # "People's Army" is one name, "Kachin's Front" would be the owner's.
            if not tokens[place - 1].low.endswith(("people", "peoples", "workers", "farmers")):
                break
        elif (
            low not in _INSIDE
            or (low == "and" and not _joins(line, place))
            or (low == "the" and tokens[place - 1].low not in _LINKS)
        ):
            break
        place += 1
    return last


def _joins(line: Line, place: int) -> bool:
    """ "Front for Justice and Equality": what follows "and" is no name of its own (no acronym, no known side)."""
    known = _words()
    begun = any(line.low(n) in known.strong | known.weak for n in range(max(0, place - 6), place))
    after = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    return begun and after is not None and line.low(place - 2) in ("of", "for") and place + 1 not in line.starts


def _spells(words: tuple[str, ...], acronym: str) -> bool:
    """Whether the letters are first ones of the words, in the order of another language too: "Rally for Congolese
    Democracy" and RCD, "Patriotic Movement of Ivory Coast" and MPCI."""
    initials = [part[0].upper() for word in words for part in word.split("-") if part]
    letters = [letter for letter in acronym if letter.isalpha()]
    return len(letters) > _ACRONYM.start and all(letters.count(each) <= initials.count(each) for each in set(letters))


def _names_party(line: Line, first: int, last: int) -> bool:
    """Whether a name with letters behind it may be a party's though it holds a country's or another party's name:
    "Patriotic Movement of Ivory Coast", but no "Armed Forces of Liberia", no "Kenya Defence Forces"."""
    known = _words()
    heads = {line.low(n) for n in range(first, last + 1)}
    opened = line.covers.get(first)
    if opened is not None and opened.last == last:
        return False
    if opened is not None and opened.entry.kind == "side" and opened.entry.country:
        return False
    if any(
        (hit := line.covers.get(n)) is not None and hit.entry.kind in ("head", "role", "outlet") for n in (first, last)
    ):
        return False
    return not heads.isdisjoint(known.strong | known.causes)


@compiled
def _violent() -> frozenset[str]:
    """Verbs in the past behind a name that fights."""
    actions = ("hit", "killed", "captured", "destroyed")
    return frozenset(
        form
        for form, entries in verbs().forms.items()
        if any(e.role == "doer" and e.past and not e.particle and e.action in actions for e in entries)
    )


def _is_acronym(word: str) -> bool:
    bare = word.replace("-", "").replace("/", "")
    return len(word) in _ACRONYM and bare.isalnum() and bare.isupper() and not bare.isdigit()


def _acronym_after(line: Line, last: int) -> str | None:
    """The acronym in brackets behind the name: "… (NSM)"."""
    if line.low(last + 1) == "(" and line.low(last + 3) == ")" and _is_acronym(line.tokens[last + 2].text):
        hit = line.covers.get(last + 2)
        return line.tokens[last + 2].text if hit is None or hit.entry.kind not in _KNOWN else None
    return None


def _is_known(line: Line, first: int, last: int) -> bool:
    """The dictionary knows the name, its last part, or names a country's own body or a person's office with it."""
    for place in range(first, last + 1):
        hit = line.covers.get(place)
        if hit is None:
            continue
        entry = hit.entry
        if entry.kind in ("outlet", "org", "head", "role") or (entry.kind == "side" and entry.form in ("", "noun")):
            return True
        if entry.kind == "side" and entry.form == "adjective" and not _rebellious(line, first, last):
            return True
        if entry.kind == "body" and hit.last == last and hit.first == first:
            return True
    return False


def _rebellious(line: Line, first: int, last: int) -> bool:
    """A country's name in a party's: "Sudanese Liberation Front" is one, "Indian Army" is the state's."""
    return any(line.low(n) in _words().strong for n in range(first, last + 1))


def _told_to_be_group(line: Line, first: int, last: int) -> bool:
    """ "the rebel group X", "X, an armed group", "X rebels"."""
    known = _words()
    if line.low(first - 1) in known.kinds and line.low(first - 2) in known.hostile:
        return True
    if first < last and line.low(last + 1) in known.members:
        return True
    if line.low(last + 1) == "," and line.low(last + 2) in ("a", "an", "the"):
        ahead = [line.low(n) for n in range(last + 3, last + 8)]
        for place, low in enumerate(ahead):
            if low in known.kinds:
                return any(word in known.hostile for word in ahead[: place + 1])
            if low in (",", "who", "which", "that"):
                return False
    return False


def _team_before(line: Line, first: int) -> bool:
    """ "the delegation of the X", "fighters of the X", "talks with the X"."""
    known = _words()
    place = first - 1
    if line.low(place) == "the":
        place -= 1
    if line.low(place) not in ("of", "from", "by", "with"):
        return False
    return line.low(place - 1) in known.members | known.teams | {"talks", "negotiations", "clashes", "ceasefire"}


def _faces_a_side(line: Line, first: int) -> bool:
    """ "the government and the X", "Manila and the X", "between the army and the X"."""
    place = first - 1
    if line.low(place) == "the":
        place -= 1
    if line.low(place) not in ("and", "with"):
        return False
    before = line.covers.get(place - 1)
    return line.low(place - 1) in ("government", "army", "military", "panel") or (
        before is not None and before.entry.kind == "side"
    )


def _accepted(party: _Party) -> bool:
    """Whether what speaks for it is enough; a single acronym needs more, as companies and treaties have them too."""
    needed = 2 if len(party.words) > 1 else 3
    return party.evidence >= needed


def _entries(parties: list[_Party], lines: list[Line]) -> dict[str, list[Entry]]:
    """First word, folded → the entries of all ways to write each party."""
    table: dict[str, list[Entry]] = {}
    uses = Counter(token.text for line in lines for token in line.tokens if _is_acronym(token.text))
    taken: dict[str, str] = {}
    for party in sorted(parties, key=lambda p: (-len(p.words), p.words)):
        full = " ".join(party.words).replace(" 's", "'s").replace(" - ", "-")
        acronym = party.acronym
        if len(party.words) == 1 and party.words[0] in taken:
            continue
        name = acronym if acronym and uses[acronym] > party.seen else full
        if acronym:
            taken[acronym] = name
            _add(table, Entry("side", name, (acronym,), "exact", name))
        folded = tuple(fold(word) for word in party.words)
        case: Case = "exact" if len(party.words) == 1 and party.words[0].isupper() else "capital"
        _add(table, Entry("side", name, party.words if case == "exact" else folded, case, name))
    return table


def _add(table: dict[str, list[Entry]], entry: Entry) -> None:
    table.setdefault(fold(entry.words[0]), []).append(entry)
    table[fold(entry.words[0])].sort(key=lambda e: -len(e.words))


def _mark(line: Line, table: dict[str, list[Entry]]) -> None:
    """Put the entries that stand in the line among its hits, in place of shorter ones that they cover."""
    added: list[Hit] = []
    place = 0
    while place < len(line.tokens):
        token = line.tokens[place]
        entries = table.get(token.low if token.low.isascii() else fold(token.low))
        entry = next((e for e in entries or () if fits(e, line.tokens, place)), None) if token.capital else None
        if entry is None:
            place += 1
            continue
        added.append(Hit(entry, place, place + len(entry.words) - 1))
        place += len(entry.words)
    if added:
        covered = {n for hit in added for n in range(hit.first, hit.last + 1)}
        kept = [hit for hit in line.hits if covered.isdisjoint(range(hit.first, hit.last + 1))]
        line.replace(sorted([*kept, *added], key=lambda hit: hit.first))
