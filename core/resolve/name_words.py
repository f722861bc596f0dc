"""A personal name cut into the words that count: titles, particles and nicknames left out, split names made one."""

from __future__ import annotations

import re
from functools import lru_cache

from core.lexicon import compiled, load
from core.lexicon.folding import fold
from core.lexicon.words import given_names, office_words

_NICKNAME = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]|\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*\.?|[IVX]+\b")
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "ur",
        "as",
        "ash",
        "an",
        "ar",
        "at",
        "ad",
        "az",
        "bin",
        "ben",
        "ibn",
        "bint",
        "de",
        "del",
        "della",
        "la",
        "le",
        "da",
    }
    | {"di", "do", "dos", "das", "du", "van", "von", "der", "den", "ter", "ten", "zu", "y", "e", "the", "of", "ou"}
)
_SHORT_WORDS = frozenset({"al", "el", "ii", "iv", "vi", "ix", "xi"})
_SERVANT = frozenset({"abd", "abdel", "abdul", "abdal", "abdoul", "abdol", "abdu", "abdelal"})
_FATHER = frozenset({"abu", "abou", "abo", "abul", "aboul", "abil"})
_FAITH = frozenset({"din", "deen", "dine", "eddin", "eddine", "uddin", "aldin"})
_BODIES = frozenset({"UN", "EU", "US", "UK", "AU", "NATO", "OSCE", "ECOWAS", "IGAD", "SADC"})
"""Bodies and countries whose letters stand before an office: "UN Secretary-General Guterres"."""
_GOD = frozenset({"allah", "ullah", "ollah", "lah"})
_BOUND = re.compile(r"abd[aeou]?(?:l|(?P<sun>[rsnztd])(?=(?P=sun)))(?=\w{4})")
_UNDIVIDED = frozenset({"abdullah", "abdallah", "abdulla", "abdalla", "abdoullah", "abdellah", "abdelal"})
_OF_FAITH = re.compile(r"(?:edd?ine?|udd?ine?|udd?een)$")


class NameLists:
    """The word lists of the lexicon that names are read by, compiled."""

    def __init__(self) -> None:
        table = load("names")
        self.classes: dict[str, frozenset[int]] = {}
        for number, group in enumerate("\n".join(table["equivalent"].values()).split("\n")):
            for name in fold(group).split():
                self.classes[name] = self.classes.get(name, frozenset()) | {number}
        self.single = frozenset(fold(table["single"]["names"]).split())
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Words of another name of a person → words of the full one."""
        for row in filter(None, "\n".join(table["aliases"].values()).split("\n")):
            full, *others = [tuple(fold(name).replace("-", " ").split()) for name in row.split("|")]
            self.known.update({tuple(_join_words(list(other))): tuple(_join_words(list(full))) for other in others})
        self.suffixes = frozenset(table["single"]["suffixes"].split())
        titles = [*office_words("address"), *office_words("heads"), *office_words("modifiers")]
        words = fold(" ".join(titles)).split()
        self.titles = (
            frozenset(words)
            - {"abu", "u", "ko", "sai", "saw", "hafiz", "prince", "king", "general", "hon", "eng"}
            - given_names()
        )
        self.titles |= {"king", "prince", "general", "gen", "president", "sheikh"}
        short = {"mr", "ms", "dr", "pm", "lt", "daw", "ko"}
        self.titles = frozenset(word for word in self.titles if len(word) > 2) | short


@compiled
def name_lists() -> NameLists:
    """The word lists by which names are cut and compared."""
    return NameLists()


class NameWords:
    """A name cut into the words that count, and its suffix ("jr", "ii")."""

    __slots__ = ("suffix", "words")

    def __init__(self, words: tuple[str, ...], suffix: str) -> None:
        self.words = words
        self.suffix = suffix


@lru_cache(20_000)
def parse_name(name: str) -> NameWords:
    """The words of a name as it is written, titles and particles allowed; none where it holds no letters."""
    lists = name_lists()
    plain = _NICKNAME.sub(" ", name.replace("’", "'").replace("ʼ", "'").replace("đ", "dj").replace("Đ", "Dj"))
    found = [word.group() for word in _WORD.finditer(plain.replace("-", " ").replace("‑", " "))]
    while len(found) > 1 and (found[0] in _BODIES or fold(found[0]).rstrip(".") in lists.titles):
        found.pop(0)
    kept = [letter for word in found for letter in _letters(word, name)]
    suffix = ""
    if len(kept) > 2 and found[-1] == "I":
        suffix = kept.pop()
    while kept and kept[-1] in lists.suffixes and len(kept) > 1:
        suffix = {"junior": "jr", "senior": "sr"}.get(kept[-1], kept[-1])
        kept.pop()
    return NameWords(tuple(_join_words(kept)), suffix)


def _letters(word: str, name: str) -> list[str]:
    """The word, folded; two capitals in a name of small letters are two initials ("JP Bemba")."""
    key = fold(word).rstrip(".")
    initials = len(word) == 2 and word.isalpha() and word.isupper() and not name.isupper()
    return list(key) if initials and key not in _SHORT_WORDS and key not in name_lists().titles else [key]


def _join_words(words: list[str]) -> list[str]:
    """Particles left out, and names of several words made one: "abd al fattah", "salah al din", "abu mazen"."""
    out: list[str] = []
    place = 0
    while place < len(words):
        word = words[place].replace("'", "")
        following = [w for w in words[place + 1 : place + 3] if w not in _PARTICLES]
        skipped = 1 if place + 1 < len(words) and words[place + 1] in _PARTICLES else 0
        if word in _SERVANT and following:
            out.append("abdul" + words[place + 1 + skipped].replace("'", ""))
            place += 2 + skipped
        elif (
            place + 1 + skipped < len(words) and words[place + 1 + skipped] in _FAITH | _GOD and word not in _PARTICLES
        ):
            tail = words[place + 1 + skipped]
            out.append(word + ("uddin" if tail in _FAITH else "ullah"))
            place += 2 + skipped
        elif word in _FATHER and place + 1 + skipped < len(words):
            out.append("abu" + words[place + 1 + skipped].replace("'", ""))
            place += 2 + skipped
        else:
            if word not in _PARTICLES or (len(words) == 1):
                out.append(_unbound(word))
            place += 1
    return [word for word in out if word]


def _unbound(word: str) -> str:
    """A servant's name written as one word, in one spelling: "abdelfattah", "abderrahmane"; "-eddine" as "-uddin"."""
    match = _BOUND.match(word)
    if match is not None and word not in _UNDIVIDED:
        return "abdul" + word[match.end() :]
    return _OF_FAITH.sub("uddin", word)
