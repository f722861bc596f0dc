"""Parties that the lexicon does not know, told by the article itself: "the rebel group Jaish al-Nur", "the National
Salvation Movement (NSM)", "NSM fighters".

A capitalised name is a party where the article calls it an armed or political group, or where it is named as a front or
movement is and either has an acronym behind it or acts as a party does: it has fighters, a delegation, a spokesman. Its
names and its acronym then stand for one side all over the article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from core.extract.gazetteer import Case, Entry, Hit
from core.extract.line import Line
from core.extract.party_evidence import evidence_for, told_to_be_group
from core.extract.party_names import behind_name, is_acronym, name_in, party_words, run_end
from core.extract.scanning import fits
from core.lexicon.folding import fold


@dataclass(slots=True)
class _Party:
    """A name that may be a party's."""

    words: tuple[str, ...]
    acronym: str | None = None
    evidence: int = 0
    """What speaks for it: told to be a group, has members, has a team."""
    seen: int = 0
    known: str | None = None
    """The side that its letters stand for, where the dictionary knows it."""


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
    words, known = line.sentence.words, party_words()
    return not (
        words.isdisjoint(known.heads)
        and words.isdisjoint(known.kinds)
        and words.isdisjoint(known.members)
        and ("(" not in words or (words.isdisjoint(known.causes) and not _known_letters(line)))
        and words.isdisjoint(known.partisan)
    )


def _known_letters(line: Line) -> bool:
    """A bracket opens with the letters of a party that the dictionary knows."""
    return any(
        hit.entry.kind == "side" and not hit.entry.country and line.low(hit.first - 1) == "(" for hit in line.hits
    )


def _collect(line: Line, found: dict[tuple[str, ...], _Party]) -> None:
    """Every capitalised run of the line that looks like a party's name, with what speaks for it."""
    first = 0
    while first < len(line.tokens):
        last = run_end(line, first)
        if last is None:
            first += 1
            continue
        if (begins := behind_name(line, first, last)) is not None:
            first = begins
            last = run_end(line, first) or last
        name = name_in(line, first, last)
        first = last + 1
        if name is None:
            continue
        told = told_to_be_group(line, name.first, name.last)
        if not told and not name.shaped:
            continue
        party = found.setdefault(name.words, _Party(name.words))
        party.seen += 1
        party.acronym = party.acronym or name.acronym
        party.known = party.known or name.known
        party.evidence += evidence_for(line, name, told)


def _accepted(party: _Party) -> bool:
    """Whether what speaks for it is enough; a single acronym needs more, as companies and treaties have them too."""
    if party.known:
        return True
    needed = 2 if len(party.words) > 1 else 3
    return party.evidence >= needed


def _entries(parties: list[_Party], lines: list[Line]) -> dict[str, list[Entry]]:
    """First word, folded → the entries of all ways to write each party."""
    table: dict[str, list[Entry]] = {}
    uses = Counter(token.text for line in lines for token in line.tokens if is_acronym(token.text))
    taken: dict[str, str] = {}
    for party in sorted(parties, key=lambda p: (-len(p.words), p.words)):
        full = " ".join(party.words).replace(" '", "'").replace(" - ", "-")
        acronym = party.acronym
        if len(party.words) == 1 and party.words[0] in taken:
            continue
        name = party.known or (acronym if acronym and uses[acronym] > party.seen else full)
        if acronym and not party.known:
            taken[acronym] = name
            _add(table, Entry("side", name, tuple(acronym.split()), "exact", name))
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
