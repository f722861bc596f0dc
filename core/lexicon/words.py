"""Words that are parts of personal names, and words that only look like names where they begin with a capital."""

from __future__ import annotations

from core.lexicon import compiled, load
from core.lexicon.folding import fold


def well_known() -> list[tuple[str, str]]:
    """Office holders whom a story of our days may name by surname, and whose side it may leave out: (name, side)."""
    return _people("people")


def known_people() -> list[tuple[str, str]]:
    """All people of the lexicon: (name, side). Beside the well-known, envoys and negotiators of peace processes, whose
    full name is known for a person's; for whom they stand today the article has to tell."""
    return _people("people") + _people("others")


def _people(topic: str) -> list[tuple[str, str]]:
    return [
        (name.strip(), side)
        for side, lists in load("people")[topic].items()
        for names in lists
        for name in names.replace("\n", " ").split(";")
        if name.strip()
    ]


def office_words(topic: str) -> list[str]:
    """The words of one table of offices.toml (heads, roles, modifiers, address), as written there."""
    return [word for words in load("offices")[topic].values() for word in words.split("|")]


@compiled
def given_names() -> frozenset[str]:
    """Given names of the world, folded."""
    return frozenset(fold(" ".join(load("names")["given"].values())).split())


@compiled
def family_first() -> frozenset[str]:
    """Family names that stand before the given name, folded."""
    return frozenset(fold(" ".join(load("names")["family_first"].values())).split())


@compiled
def common_words() -> frozenset[str]:
    """Words of news English that are no part of a name, in lower case."""
    return frozenset(word for words in load("vocabulary")["common"].values() for word in words.split())


@compiled
def doubtful_names() -> frozenset[str]:
    """Countries, cities and the like that are given names as well ("Jordan", "Israel", "Vladimir"), folded."""
    return frozenset(fold(load("sides")["words"]["given_names"]).split())


@compiled
def common_surnames() -> frozenset[str]:
    """Common words that are family names as well, in lower case."""
    return frozenset(load("names")["surnames"]["common"].split())


@compiled
def name_particles() -> frozenset[str]:
    """Small words inside names ("al", "bin", "van"), folded."""
    return frozenset(load("names")["parts"]["particles"].split())


@compiled
def answering() -> frozenset[str]:
    """Forms of the verbs by which somebody answers what others did ("condemned", "deplores"), in lower case."""
    return frozenset(load("speech")["answering"]["forms"].split())
