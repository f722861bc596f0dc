"""Whether two names are one person's: spellings of several alphabets and languages, initials, particles, name order.

A name is cut into words; titles, particles and nicknames fall away, "Abdel Fattah" and "Salah al-Din" become one word.
Two full names are the same where the given names agree and the words of the shorter are found, in order, in the longer;
two people with one surname and other given names, father and son, a junior and a senior are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core.lexicon.words import family_first, given_names
from core.resolve.name_words import name_lists, parse_name
from core.resolve.spelling import alike, alike_in_all

_SAME = 0.5
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|evych|yovych|ovna|evna|ivna)$")
_WOMAN = re.compile(r"(?P<stem>\w{2,})(?P<kind>sk|n)a(?:[yi]a)?|(?P<plain>\w{2,}(?:ov|ev|in))a")
_MAN = re.compile(r"(?P<stem>\w{2,})(?P<kind>sk|n)(?:y|i|yy|yi|iy|ii|yj|ij)|(?P<plain>\w{2,}(?:ov|ev|in))")


def name_similarity(a: str, b: str) -> float:
    """How alike two names are, 0–1; 0.5 and above means one person.

    In: names as articles write them, titles and particles allowed. Symmetric; 0 where either holds no letters.
    """
    first, second = parse_name(a), parse_name(b)
    known = name_lists().known
    if first.words != second.words and known.get(first.words, first.words) == known.get(second.words, second.words):
        return 0.9
    if not first.words or not second.words:
        return 0.0
    if (first.words, first.suffix) == (second.words, second.suffix):
        return 1.0
    if len(first.words) > len(second.words) or (len(first.words) == len(second.words) and first.words > second.words):
        first, second = second, first
    score = _score(first.words, second.words)
    return min(score, 0.45) if _suffixes_clash(first.suffix, second.suffix) else score


@lru_cache(65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names as articles write them are one person's; asked again and again of the same few people."""
    return a == b or name_similarity(a, b) >= _SAME


def _suffixes_clash(a: str, b: str) -> bool:
    """A junior is not his father; "Abdullah II" may be called "Abdullah"."""
    if a == b:
        return False
    return {a, b} & {"jr", "sr"} != set() or bool(a and b)


def _score(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    if len(short) == 1:
        return _against_one(short[0], long)
    pairs = _in_order(short, long)
    if pairs is not None:
        return _aligned(short, long, pairs)
    if (turned := _turned(short, long)) is not None:
        return turned
    for place, word in enumerate(long):
        if len(long) > len(short) and place > 0 and _PATRONYMIC.search(word):
            return _score(*sorted((short, long[:place] + long[place + 1 :]), key=len))
    run_together = alike_in_all(short, long) if len(short) != len(long) else 0.0
    return 0.85 if run_together >= 0.93 else min(0.4, run_together * 0.4)


def _against_one(word: str, long: tuple[str, ...]) -> float:
    """One word against a name: its surname, or the one name its bearer goes by."""
    if len(long) == 1:
        likeness = _word_alike(word, long[0]) if word.startswith("abdul") else alike(word, long[0])
        return likeness if likeness >= 0.8 and not _other_gender(word, long[0]) else min(likeness, 0.79) * 0.55
    best = alike(word, long[-1])
    if best >= 0.8 and not _other_gender(word, long[-1]):
        return 0.6 + 0.2 * best
    if long[0] in family_first() and alike(word, long[0]) >= 0.95:
        return 0.75
    if word in name_lists().single and any(alike(word, part) >= 0.9 for part in long):
        return 0.65
    if len(long) > 2 and any(alike(word, middle) >= 0.9 for middle in long[1:-1]) and word not in given_names():
        return 0.65
    return 0.6 if alike(word, long[0]) >= 0.9 and word not in given_names() else 0.2


def _other_gender(a: str, b: str) -> bool:
    """One surname is the woman's form of the other: "Zelenska" of "Zelensky", "Ivanova" of "Ivanov"."""
    return _feminine(a, b) or _feminine(b, a)


def _feminine(woman: str, man: str) -> bool:
    hers, his = _WOMAN.fullmatch(woman), _MAN.fullmatch(man)
    return hers is not None and his is not None and hers.groups() == his.groups()


def _given_alike(a: str, b: str) -> float:
    """Likeness of two given names: languages, short forms and initials count as the same."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] or (a[0] in "yeji" and b[0] in "yeji") else 0.0
    classes = name_lists().classes
    mine, other = classes.get(a), classes.get(b)
    if mine and other:
        return 0.95 if mine & other else min(alike(a, b), 0.7)
    return alike(a, b)


def _word_alike(a: str, b: str) -> float:
    """Likeness of two words at one place of two names, given or family."""
    if a.startswith("abdul") and b.startswith("abdul") and len(a) > 6 and len(b) > 6:
        return _given_alike(a[5:], b[5:])
    if min(len(a), len(b)) <= 3 and len(a) > 1 and len(b) > 1 and not _both_classed(a, b):
        return alike(a, b) if alike(a, b) >= 0.95 else min(alike(a, b), 0.7)
    return _given_alike(a, b)


def _both_classed(a: str, b: str) -> bool:
    classes = name_lists().classes
    return a in classes and b in classes


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> list[tuple[int, int]] | None:
    """For each word of the shorter name its place in the longer one, in order; None where one is missing."""
    pairs: list[tuple[int, int]] = []
    start = 0
    for place, word in enumerate(short):
        rest = len(short) - place - 1
        last = rest == 0 and len(word) > 1
        found = next((k for k in range(start, len(long) - rest) if _matches(word, long[k], last)), None)
        if found is None:
            return None
        pairs.append((place, found))
        start = found + 1
    return pairs


def _matches(a: str, b: str, last: bool) -> bool:
    """Whether two words of names are one; an initial stands for no last name."""
    return _word_alike(a, b) >= 0.78 and not (last and len(b) == 1)


def _aligned(short: tuple[str, ...], long: tuple[str, ...], pairs: list[tuple[int, int]]) -> float:
    """Score of two names whose words run in the same order: which words the longer one has more decides."""
    if _initials_clash(short, long):
        return 0.4
    mean = sum(_word_alike(short[i], long[j]) for i, j in pairs) / len(pairs)
    if len(short) == len(long):
        return 0.4 + 0.6 * mean if mean >= 0.8 else 0.45
    starts, ends = pairs[0][1] == 0, pairs[-1][1] == len(long) - 1
    if starts and ends:
        return 0.5 + 0.4 * mean
    if ends:
        return 0.45 + 0.35 * mean
    if starts:
        return 0.4 + 0.3 * mean if mean >= 0.97 else 0.4
    return 0.3 + 0.3 * mean


def _initials_clash(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Both have middle initials, and other ones: "George W. Bush", "George H. W. Bush"."""
    mine = [word for word in short[1:-1] if len(word) == 1]
    other = [word for word in long[1:-1] if len(word) == 1]
    return bool(mine and other) and mine != other


def _turned(short: tuple[str, ...], long: tuple[str, ...]) -> float | None:
    """Family name first in one of the two: "Umerov Rustem", "Jinping Xi"; not where both words are given names."""
    if len(short) != len(long):
        return None
    for turned in {short[1:] + short[:1], short[-1:] + short[:-1]}:
        likeness = [_word_alike(x, y) for x, y in zip(turned, long, strict=True)]
        initials = any(len(word) == 1 for word in (*turned, *long))
        if min(likeness) < (0.8 if initials else 0.85):
            continue
        given = [word in given_names() for word in short]
        asian = short[0] in family_first() or long[0] in family_first()
        if asian or not all(given):
            return 0.8
    return None
