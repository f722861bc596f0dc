"""The persons of one article by the short forms of their names."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.name_shapes import GENERATIONS, is_address
from core.lexicon import compiled
from core.lexicon.folding import fold
from core.lexicon.transliteration import sound
from core.lexicon.words import family_first, given_names, well_known

_LINKING = frozenset(
    {
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "bint",
        "abu",
        "de",
        "del",
        "della",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
    }
)


_GENERATIONS = frozenset(word.lower() for word in GENERATIONS)


def name_words(name: str) -> list[str]:
    """The folded words of a name, hyphens opened."""
    return fold(name).replace("-", " ").split()


@compiled
def _famous() -> dict[str, str]:
    """Surname, folded → full name, for well-known persons whose surname no other of them bears."""
    found: dict[str, set[str]] = {}
    for name, _ in well_known():
        words = name.split()
        if len(words) > 1 and len(words[-1]) > 3 and words[0].replace("-", "").isalpha():
            surname = fold(words[-1])
            found.setdefault(surname, set()).add(name)
            article, _, rest = surname.partition("-")
            if article in _LINKING and len(rest) > 3:
                found.setdefault(rest, set()).add(name)
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}


def is_famous(token: Token) -> bool:
    """Whether the token is a surname that by itself means one well-known person."""
    if not token.capital:
        return False
    key = fold(token.low)
    return key in _famous() and key not in given_names() and not is_address(key)


class People:
    """Full names that an article gives, and the surnames and other short forms that stand for them."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}
        """By full name: its words."""
        self._usual: dict[str, str] = {}
        """Name as written → full name."""
        self._tails: dict[tuple[str, ...], list[str]] = {}
        self._first_words: dict[str, list[tuple[str, ...]]] = {}
        self._heads: dict[str, list[str]] = {}

    def learn(self, name: str) -> None:
        """Note a name of two words or more as the article writes it."""
        self._names.setdefault(name, name_words(name))

    def settle(self) -> None:
        """Make the index, once all names are known: longer forms of one name take in the shorter ones."""
        by_first: dict[str, list[str]] = {}
        for name in sorted(self._names, key=lambda name: (-len(self._names[name]), -len(name), name)):
            words = self._names[name]
            longer = next((full for full in by_first.get(words[0], ()) if _within(words, self._names[full])), None)
            self._usual[name] = longer or name
            if longer is None:
                by_first.setdefault(words[0], []).append(name)
        for name in self._names:
            if self._usual[name] == name:
                self._index(name)

    def _index(self, name: str) -> None:
        words = self._names[name]
        if len(words) > 2 and words[-1].rstrip(".") in _GENERATIONS:
            words = words[:-1]
        starts = {len(words) - 1}
        if len(words) > 2:
            starts |= {place for place in range(1, len(words)) if words[place] in _LINKING or len(words) == 3}
        if len(words) == 4 and "-" not in name:
            starts.add(2)
        for start in sorted(starts):
            self._tail(tuple(words[start:]), name)
        if len(words) == 3 and words[0] in given_names():
            self._tail((words[1],), name)
        self._heads.setdefault(words[0], []).append(name)
        if words[0] in family_first():
            self._tail((words[0],), name)

    def _tail(self, words: tuple[str, ...], name: str) -> None:
        names = self._tails.setdefault(words, [])
        if name not in names:
            names.append(name)
            self._first_words.setdefault(words[0], []).append(words)

    def is_tail(self, token: Token) -> bool:
        """Whether the token is the surname of a person of the article."""
        return (fold(token.low),) in self._tails

    def longest_tail(self, tokens: list[Token], place: int) -> int | None:
        """The last token of the longest short form that begins at the token, None where none does."""
        words = name_words(tokens[place].text)
        if not words:
            return None
        key = tuple(words)
        best = place if key in self._tails or self._bare_article(words) else None
        for tail in self._first_words.get(words[0], ()):
            end, found = place, list(words)
            while len(found) < len(tail) and end + 1 < len(tokens) and tokens[end + 1].kind == "word":
                end += 1
                found += name_words(tokens[end].text)
            if tuple(found) == tail and (best is None or end > best):
                best = end
        if best is None and len(words) == 1 and len(self._heads.get(words[0], ())) == 1 and tokens[place].capital:
            return place
        return best

    def _bare_article(self, words: list[str]) -> bool:
        """ "al-Burhan" where the article has "Burhan"."""
        return len(words) == 2 and words[0] in _LINKING and (words[1],) in self._tails

    def full_name(self, name: str, recent: dict[str, int], of_state: bool = False) -> str:
        """The full name that a name stands for; of several the one that `recent` counts highest.

        A surname that the article never spells out is a well-known person's: any where the office is one `of_state`,
        else only one that is no given name as well. Else the name is returned as it is.
        """
        if name in self._usual:
            return self._usual[name]
        words = name_words(name)
        candidates = self._tails.get(tuple(words)) or (
            self._tails.get((words[1],)) if self._bare_article(words) else None
        )
        if not candidates and len(words) == 1:
            candidates = self._heads.get(words[0])
        known = len(words) == 1 and (of_state or words[0] not in given_names())
        famous = _famous().get(words[0]) if known else None
        if candidates and famous and famous not in candidates and not any(full in recent for full in candidates):
            return famous if not any(_sounds_alike(famous, full) for full in candidates) else candidates[0]
        if candidates:
            return max(candidates, key=lambda full: (recent.get(full, -1), -len(full), full))
        return famous or name


def _sounds_alike(a: str, b: str) -> bool:
    """Whether the given names sound the same: one person in two spellings."""
    first, second = sound(name_words(a)[0]), sound(name_words(b)[0])
    return first[:2] == second[:2] or (first[:1] == second[:1] and (len(first) == 1 or len(second) == 1))


def _within(short: list[str], long: list[str]) -> bool:
    """Whether the shorter name is the longer one with words left out: same last word, or its first words."""
    if len(short) >= len(long):
        return short == long
    rest = iter(long)
    return all(word in rest for word in short) and (
        short[-1] == long[-1] or (long[: len(short)] == short and len(short) > 2)
    )
