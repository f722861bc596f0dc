"""What the name of an outlet looks like, and the names that the lexicon knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.ingest.stamps import find_stamps
from core.lexicon import compiled, load

WORD = re.compile(r"[^\W_][\w'’&.+-]*")
ALL_RIGHTS = re.compile(r"(?<!\s)\s*+[.,|–—-]*+\s*+all (?:the )?rights (?:are )?(?:reserved|kept)?.*", re.IGNORECASE)
DOMAIN = re.compile(
    r"\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:com|net|org|info|news|int|gov|tv|io|cd|co|ua|ru|am|az|ge|tr|ir|il|lb|qa|cn|uk|fr|de|es|eu|me|in|pk|np|et|sd|ke|ng|za|co\.uk|com\.tr|com\.ua))\b(?:/\S*)?",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"^[^\w@(\"'“‘]+")
"""Emoji and marks before a name."""
_LETTERS = re.compile(r"(?<!['’])[^\W\d_]+(?:['’][^\W\d_]+)?")
_HOST_END = re.compile(r"\s?\.(?:com|net|org|info|news|tv|cd|ua|am|az|ge)$", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(?=[\w.]{8})\w*[a-z](?<!Mc)(?<!Mac)[A-Z][a-z]+(?:\.[a-z]{2,4})?")
"""Words written as one: "BalkanInsight", "derStandard.at"."""
_NO_OWNER = frozenset(
    "reproduction reproducción riproduzione copying forbidden prohibited reserved republication".split()
)
"""What a rights notice forbids where it names nobody."""
_FAMILY = frozenset("un united nations eu european osce african".split())
"""Words before the name of a body of an organisation of states: "United Nations Office for …"."""
_SHORT_WORDS = frozenset("new the sun day air sky now war eye sea red one all our my".split())
LINK_WORDS = frozenset(
    """of the and for in on de la las los el del des du le les et al y da do dos und der die das to an a para por pour
    di della dei per für van""".split()
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that outlets' names are made of, and the addresses of outlets with another name."""

    nouns: frozenset[str]
    last_nouns: frozenset[str]
    """Only as the last word of a name: elsewhere they are words of headlines."""
    openers: frozenset[str]
    """The first two words of a name, joined by an underscore."""
    bodies: frozenset[str]
    """With what a public authority's name begins."""
    units: frozenset[str]
    """With what the name of a house's part begins ("Directorate of Information")."""
    states: frozenset[str]
    legal: frozenset[str]
    menu: frozenset[str]
    """Words of a page's own menu."""
    sections: frozenset[str]
    domains: dict[str, str]


@compiled
def vocabulary() -> Vocabulary:
    """The lexicon's words about outlets."""
    table = load("publication")
    words = {key: frozenset(listed.split()) for key, listed in table["outlets"].items()}
    return Vocabulary(**words, domains=table["domains"])


@compiled
def known_outlets() -> dict[str, str]:
    """Folded name of every outlet that the lexicon knows → its usual name."""
    table = load("outlets")["outlets"]
    known: dict[str, str] = {}
    for kind in ("agencies", "media"):
        for entry in table.get(kind, "").split(";"):
            names = [name.strip() for name in entry.split("|") if name.strip()]
            for name in names:
                known.setdefault(fold(name), names[0])
    for name in vocabulary().domains.values():
        known.setdefault(fold(name), name)
    return known


@lru_cache(4096)
def fold(name: str) -> str:
    """The name for comparing: lower case, no marks, no leading article, no ".net" at its end."""
    bare = _HOST_END.sub("", name)
    # "News.am" is no paper called News.
    words = [w.lower().rstrip(".") for w in WORD.findall(name if bare.lower() in vocabulary().sections else bare)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def name_weight(part: str, above_headline: bool = False) -> float:
    """How much the words look like an outlet's name; 0 for not at all. `above_headline`: a longer line follows."""
    known = vocabulary()
    words = WORD.findall(part)
    ended = part[-1:] in ".?!" and not part.lower().endswith((".net", ".org", ".com"))
    if not words or len(words) > 10 or len(part) > 120 or ended or ":" in part or find_stamps(part):
        return 0
    low = [word.lower() for word in words]
    if fold(part) in known_outlets():
        return 5
    if set(low) <= known.sections or set(low) <= known.menu:
        return 0
    if DOMAIN.fullmatch(part.strip()):
        return 3.5
    if any(word.islower() and word not in LINK_WORDS for word in WORD.findall(_HOST_END.sub("", part))):
        return 0
    pieces = {piece for word in low for piece in word.split("-")}
    telling = (
        not known.nouns.isdisjoint(pieces)
        or "_".join(low[:2]) in known.openers
        or low[-1].split("-")[-1] in known.last_nouns
        or _HOST_END.search(part) is not None
    )
    while len(low) > 2 and low[0] in _FAMILY:
        low = low[1:]
    body = low[0] in known.bodies or low[0] in known.states or (len(low) > 1 and low[1] in known.bodies)
    if body and low[0] in known.states:
        return 2.8
    if body:
        return 4.5
    if len(words) <= 6 and telling and low[0] not in ("press",):
        return 4
    if (part.isupper() and len(words) <= 4) or _RUN_TOGETHER.fullmatch(part):
        return 2.5
    if above_headline and len(words) in (3, 4) and all(word[:1].isupper() or word in LINK_WORDS for word in words):
        return 2.2
    return 1.5 if len(words) <= 3 else 0


def initials(short: str, long: str) -> bool:
    """Whether the one is the other's initials: "ICG", "International Crisis Group"."""
    words = WORD.findall(long)
    telling = [word for word in words if word.lower() not in LINK_WORDS]
    plain = short.replace(".", "").upper()
    # "UNSMIL" has the "in" of the Support Mission in Libya.
    return len(telling) >= 2 and plain in ("".join(word[0] for word in some).upper() for some in (telling, words))


def is_navigation(text: str) -> bool:
    """Whether the line is a page's row of sections ("News | Sport | Culture") or a trail to it ("Home > World")."""
    parts = [part.strip() for part in re.split(r"\s*[|·•>»/]\s*|\s{2,}", text) if part.strip()]
    if len(parts) < 2 or any(len(part.split()) > 4 for part in parts):
        return False
    known = vocabulary().sections | vocabulary().menu | {"start", "menu", "search"}
    sections = sum(set(part.lower().split()) <= known for part in parts)
    trail = re.search(r"\s[>»]\s", text) is not None
    return sections == len(parts) or (len(parts) >= 3 and (sections >= 2 or trail))


def named(text: str) -> str:
    """The words as an outlet's name, or "" where they are none."""
    name = clean(ALL_RIGHTS.sub("", text))
    words = WORD.findall(name)
    if words and (words[0].lower() in _NO_OWNER or {word.lower() for word in words} <= vocabulary().menu):
        return ""
    if not words or len(words) > 9 or find_stamps(name) or not any(word[:1].isupper() or "." in word for word in words):
        return ""
    if any(word[:1].islower() and word not in LINK_WORDS and "." not in word for word in words):
        return ""
    return name


def clean(name: str) -> str:
    """Without legal forms, brackets and marks around it; letters set apart ("A B P") stand together."""
    legal = vocabulary().legal
    words = _SIGNS.sub("", name).strip(" .,;:|*_–—-\"'“”[]").split()
    while len(words) > 1 and words[-1].lower().strip(".,") in legal:
        words.pop()
    if len(words) > 2 and words[-1].lower() == "desk" and words[-2].lower() in vocabulary().nouns:
        words.pop()
    joint = "" if len(words) > 2 and all(len(word) == 1 and word.isupper() for word in words) else " "
    text = joint.join(words).replace(" .", ".").strip(" ,;:|–—-")
    return text[:-1] if text.endswith(".") and text.count(".") == 1 else text


def titled(name: str) -> str:
    """A name in capitals as names are written: "TRIBUNE OF BENIN-CITY" → "Tribune of Benin-City"; "TRT" stays."""
    words = [_titled_word(word) for word in name.split()]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]]) if words else ""


def _titled_word(word: str) -> str:
    low = word.lower()
    if low in LINK_WORDS:
        return low
    if word.startswith("(") or (len(word) <= 3 and low not in _SHORT_WORDS):
        return word
    return _LETTERS.sub(lambda part: part[0].capitalize(), low)


def of_domain(host: str) -> str | None:
    """The outlet at an address: by the lexicon, else the address's own name."""
    match = DOMAIN.search(host.strip().lower())
    if not match:
        return None
    name = match[1].removeprefix("www.")
    table = vocabulary().domains
    while "." in name:
        if name in table:
            return table[name]
        name = name.split(".", 1)[1]
    return None


def stated_name(words: str) -> str:
    """An outlet's name as a field states it; of an address the outlet behind it."""
    if DOMAIN.fullmatch(words.strip()):
        return of_domain(words) or words.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix(
            "www."
        ).rstrip("/")
    return clean(words) or words.strip()
