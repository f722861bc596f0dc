"""Whether two titles of one person are one office in other words, or two offices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from core.lexicon import compiled, load
from core.lexicon.sides import side_names
from core.resolve.folding import folded

_LITTLE = frozenset(("the", "of", "for", "a", "an", "in", "to", "on", "at"))
_SECOND = re.compile(r"\bvice[- ](?!president|admiral|marshal|chancellor)")
_POSSESSIVE = re.compile(r"'s\b|'")
_FOR_ANOTHER = re.compile(r"\b(spokes(?:man|woman|person)|press secretary)\b.*", re.IGNORECASE)
"""A spokesman for the opposition leader leads nobody: what stands behind is whose spokesman he is."""
_OF_ANOTHER = re.compile(
    r"^[^'’]*['’]s? (?=.*\b(?:advis[eo]r|aide|assistant|counsell?or|envoy|representative)\b)", re.IGNORECASE
)
"""Nor is the prime minister's adviser prime minister."""
Kinship = Literal["same", "shorter", "time", "other words", "side by side", "rank", "rival", "two offices"]


@dataclass(frozen=True, slots=True)
class Office:
    """A title taken apart."""

    posts: frozenset[str]
    """The exclusive posts of state or rank that it names, each under one name."""
    words: frozenset[str]
    """What is left of it, without weak words."""
    ranks: frozenset[str]
    """deputy, first, permanent …"""
    time: frozenset[str]
    """former, acting, incoming …"""


@compiled
def _tables() -> tuple[tuple[tuple[str, str, bool], ...], frozenset[str], frozenset[str], frozenset[str]]:
    titles = load("compare")["titles"]
    phrases = []
    for exclusive, groups in ((True, titles["posts"]), (False, titles["roles"])):
        for group in groups:
            options = [_plain(option) for option in group.split("|")]
            phrases += [(option, options[0], exclusive) for option in options]
    phrases.sort(key=lambda p: (-len(p[0].split()), p[0]))
    return (
        tuple(phrases),
        frozenset(titles["ranks"].split()),
        frozenset(titles["times"].split()),
        frozenset(titles["weak"].split()),
    )


@compiled
def _side_words() -> frozenset[str]:
    return frozenset(folded(name.words) for name in side_names() if " " not in name.words)


@lru_cache(8192)
def _plain(title: str) -> str:
    """Folded, without possessives, sides and little words: "Secretary of Ukraine's Security Council" is one phrase."""
    plain = _SECOND.sub("deputy ", _POSSESSIVE.sub("", folded(title)).replace("defense", "defence"))
    words = plain.replace("advisor", "adviser").replace("-", " ").replace(".", " ").split()
    return " ".join(w for w in words if w not in _LITTLE and (w not in _side_words() or len(words) == 1))


@lru_cache(8192)
def office(title: str) -> Office:
    """The title's parts: phrases of the lexicon first, the longest first, then its single words."""
    phrases, ranks, times, weak = _tables()
    own = _OF_ANOTHER.sub("", _FOR_ANOTHER.sub(r"\1", title))
    text = f" {_plain(own)} "
    posts: set[str] = set()
    words: set[str] = set()
    for phrase, name, exclusive in phrases:
        if f" {phrase} " in text:
            (posts if exclusive else words).add(name)
            text = text.replace(f" {phrase} ", " ")
    left = text.split()
    words |= {w for w in left if w not in weak and w not in ranks and w not in times}
    return Office(
        frozenset(posts),
        frozenset(words),
        frozenset(w for w in left if w in ranks),
        frozenset(w for w in left if w in times),
    )


def kinship(a: str, b: str) -> Kinship:
    """How two titles that two sources give one person stand to each other.

    rival: two exclusive posts; two offices: places under somebody in two houses, an adviser's and a deputy minister's;
    rank: one post, but chief against deputy, or permanent against executive; all others can both be true: the same, one
    shorter than the other, of different times, in other words, or held side by side.
    """
    x, y = office(a), office(b)
    if x == y:
        return "same"
    if _grades_clash(_grade(a), _grade(b)):
        return "rank"
    if x.time != y.time:
        return "time"
    if _portfolios_clash(x, y):
        return "rival"
    if x.posts and y.posts:
        if not x.posts & y.posts:
            return "rival"
        return "rank" if _ranks_clash(x, y) else "other words"
    if _in_two_houses(a, b, x, y):
        return "two offices"
    core = x.words & y.words
    if core and (x.words <= y.words or y.words <= x.words):
        return "rank" if _ranks_clash(x, y) else "shorter"
    return "other words" if core else "side by side"


@compiled
def _grades() -> tuple[tuple[tuple[str, str], ...], dict[str, frozenset[str]]]:
    """Every way to write a grade, the longest first, with the grade; short forms with the grades that they may mean."""
    titles = load("compare")["titles"]
    lines = [[option.strip() for option in line.split("|")] for line in titles["grades"]]
    short = {
        own: frozenset(others)
        for own, *others in ([o.strip() for o in row.split("|")] for row in titles["short_grades"])
    }
    forms = {option: line[0] for line in lines for option in line} | {word: word for word in short}
    return tuple(sorted(forms.items(), key=lambda form: (-len(form[0].split()), form[0]))), short


@lru_cache(8192)
def _grade(title: str) -> frozenset[str]:
    """The grades that a title may mean; empty where it names none: a secretary general has no grade."""
    forms, short = _grades()
    words = folded(title).replace("-", " ").replace(".", " ").split()
    text = f" {' '.join(words)} "
    if set(words) & _NO_GRADE or ("general" in words and set(words) & _OF_BODIES):
        return frozenset()
    for form, grade in forms:
        if f" {form} " in text and (form != "major" or words[0] == form):
            return short.get(grade, frozenset()) | {grade}
    return frozenset()


def _grades_clash(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b


@compiled
def _portfolios() -> dict[str, frozenset[int]]:
    """For each word of a portfolio the lines that it stands in."""
    rows: dict[str, set[int]] = {}
    for number, line in enumerate(load("compare")["titles"]["portfolios"]):
        for word in line.split():
            rows.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in rows.items()}


def _portfolios_clash(x: Office, y: Office) -> bool:
    """Two ministers, none of them a minister of state, whose portfolios have nothing in common; one is known."""
    mine, yours = _portfolio(x), _portfolio(y)
    if not mine or not yours or x.ranks & _DEPUTY or y.ranks & _DEPUTY:
        return False
    known = _portfolios()
    lines = [frozenset().union(*(known.get(word, frozenset()) for word in words)) for words in (mine, yours)]
    return bool(lines[0] or lines[1]) and not lines[0] & lines[1] and not mine & yours


def _portfolio(office_: Office) -> frozenset[str]:
    """The words of what a minister is minister of; empty for any other office."""
    named = [post.split() for post in office_.posts if "minister" in post.split() and "prime" not in post.split()]
    if len(office_.posts) > len(named):
        return frozenset()
    told = {word for post in named for word in post} | (office_.words if "minister" in office_.words else set())
    if "secretary" in office_.words and office_.words - {"secretary"} <= _portfolios().keys() - _OFFICES:
        told |= office_.words
    return frozenset(told - {"minister", "secretary", "affairs"})


def _in_two_houses(a: str, b: str, x: Office, y: Office) -> bool:
    """Both are places under somebody in a house that is named, and no word of the houses is the same."""
    if x.posts & y.posts and not (x.posts == y.posts and bool(_under(a)) != bool(_under(b))):
        return False
    plain = _plain(a).split(), _plain(b).split()
    places = _under(a), _under(b)
    loose = [
        set(words) & _loose() - (_PRINCIPALS if place else set()) for words, place in zip(plain, places, strict=True)
    ]
    if min(map(len, plain)) < _NAMED or loose[0] or loose[1] or {"minister"} in (x.words | x.posts, y.words | y.posts):
        return False
    if not (places[0] or x.posts) or not (places[1] or y.posts) or not (places[0] or places[1]):
        return False
    if places[0] & places[1]:
        return False
    shared = (set(plain[0]) & set(plain[1])) - {
        *_UNDER,
        *_LITTLE,
        "minister",
        "foreign",
        "affairs",
        "defence",
        "security",
    }
    return not shared and not x.words & y.words - {"adviser"}


def _under(title: str) -> frozenset[str]:
    """What makes an office one under somebody: adviser, deputy, director."""
    return frozenset(_UNDER[w] for w in _plain(title).split() if w in _UNDER)


@compiled
def _loose() -> frozenset[str]:
    return frozenset(load("compare")["titles"]["loose"].split())


def _ranks_clash(x: Office, y: Office) -> bool:
    """Both name the rank, and not the same; or one is a deputy where the other is not."""
    if x.ranks == y.ranks:
        return False
    if bool(x.ranks & _DEPUTY) != bool(y.ranks & _DEPUTY):
        return bool(x.ranks & _HEADS or y.ranks & _HEADS) or bool(x.posts & y.posts)
    mine, yours = x.ranks - _HEADS, y.ranks - _HEADS
    return bool(mine - yours) and bool(yours - mine)


_UNDER = {
    "deputy": "deputy", "vice": "deputy", "undersecretary": "deputy", "adviser": "adviser", "aide": "adviser",
    "counsellor": "adviser", "counselor": "adviser", "assistant": "adviser", "director": "director",
    "secretary": "secretary", "number": "deputy", "state": "deputy",
}  # fmt: skip
_PRINCIPALS = frozenset(("president", "prime", "king", "emir", "leader", "parliament"))
"""Whose adviser or deputy somebody is."""
_NO_GRADE = frozenset(
    "secretary attorney prosecutor director consul governor solicitor staff auditor comptroller inspector".split()
)
"""Beside these "general" is no grade, and a chief of staff's may stand far from it."""
_OF_BODIES = frozenset(
    "command union congress assembly council authority directorate committee department administration people peoples "
    "people's intelligence security counsel manager delegation elections strike".split()
)
"""Beside these it is an adjective: the General Command, General Intelligence."""
_OFFICES = frozenset(("cabinet", "office", "presidential", "presidency"))
"""No secretary of these is a minister of them."""
_NAMED = 2
"""Words of a title that names its house."""
_DEPUTY = frozenset(("deputy", "vice", "assistant", "second"))
_HEADS = frozenset(("head", "chief", "leader", "chairman", "chair", "director", "president"))
