"""Where the counted things are: the place that a clause gives them, else the passage's."""

from __future__ import annotations

from msgspec.structs import replace

from core.extract.document import Mention, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.places_beside import glosses, takes_in
from core.extract.shooters import clause_of
from core.lexicon import compiled
from core.lexicon.folding import fold
from core.lexicon.sides import side_names

_LINKS = frozenset(
    """in at near over on across of from around inside outside to into within throughout through via along beside
    off towards toward""".split()
)
_INSIDE = frozenset(("in", "across", "throughout", "inside", "into", "within"))
_KINDS = frozenset(
    "neighborhood neighbourhood area town township village woreda suburb suburbs quarter territory".split()
)
"""Words behind a name that only say what it is, and are no part of it."""
_BEFORE_NAME = frozenset(
    """the a northern southern eastern western central nearby neighbouring neighboring occupied village hamlet town
    district subdistrict sub-district regency barangay kibbutz township commune locality settlement""".split()
)
_LEADING = 3
"""So many words may stand between the preposition and the name: "in the nearby village X"."""
_AFTER_NAME = frozenset(
    """and or in on at by from for with since after before as while when where who which that was were is are has
    have had
    of to over during overnight so also said says alone but between until""".split()
)
_SHARES = frozenset(("including", "among", "them", "whom"))
"""Words before a share of what was counted: "31 people, including five children, died in Haris"."""
_PROMISES = frozenset(
    "promise promised promises promising agree agreed agrees agreeing pledge pledged pledges vow vowed vows undertook "
    "undertake undertakes decided offered offers offer committed ordered demanded".split()
)
"""Verbs whose place is not that of what they look ahead to."""
_TO = 4
"""Tokens behind such a verb within which its "to" stands."""
_WITHIN_CITY = frozenset("heart centre center outskirts suburbs suburb middle edge north south east west city".split())
"""Words before "of" and a capital that tell of the city: "in the heart of Damascus"."""
_LEADS = frozenset("(-–—:")
"""What stands between a place and its number in a list: "over Crimea – 23", "Haris (5 killed)"."""
_PARTED = 30
"""What another counted phrase in between adds to the distance."""
_FAR = 45
"""A place this many steps away belongs to something else."""
_SETTING = 24
"""No place that opens its sentence is further away: "In Kamenge, a quarter of the capital, … five dead"."""
_JOINED = 4
"""Tokens from one toll to the next of the same strike: "five were killed and 14 wounded in Beit Hanoun"."""


def place_of(sentence: Sentence, phrase: Counted, phrases: list[Counted], fallback: Mention | None) -> Mention | None:
    """The place nearest to the phrase: after it rather than before, in its clause, not behind another of `phrases`."""
    first, last = clause_of(sentence, phrase.quantity.core)
    best: tuple[int, Mention] | None = None
    told: list[Mention] = []
    for mention in sentence.mentions:
        linked = _linked(sentence, mention)
        if (
            linked is None
            or of_teller(sentence, mention)
            or whence(sentence, mention)
            or glosses(sentence, mention)
            or takes_in(sentence, mention)
        ):
            continue
        if mention.last < phrase.quantity.first and _only_promised(sentence.tokens, mention.last, phrase):
            fallback = None
            continue
        after = mention.first > phrase.last
        distance = mention.first - phrase.last if after else phrase.quantity.first - mention.last + 6
        distance += _PARTED if after and _of_another(sentence, mention, phrase, phrases) else 0
        distance += (0 if first <= mention.first < last else 25) + (0 if linked else 8)
        if _opens(sentence, mention):
            distance = min(distance, _SETTING)
        if best is None or distance < best[0]:
            best = (distance, mention)
        told += [mention] if linked or not mention.first or sentence.lows[mention.first - 1] != "of" else []
    if best is None or (best[0] >= _FAR and told != [best[1]]):
        return fallback
    return _owned(sentence, best[1])


_SENT = frozenset("fired launched coming came shot sent flown arriving lobbed".split())


def whence(sentence: Sentence, mention: Mention) -> bool:
    """Whether the name tells where weapons came from: "fired from Vardenis, in Armenia"."""
    if sentence.words.isdisjoint(_SENT) or "from" not in sentence.words:
        return False
    before = [t.low for t in sentence.tokens[max(0, mention.first - 6) : mention.first]]
    if "from" not in before:
        return False
    place = len(before) - 1 - before[::-1].index("from")
    between = before[place + 1 :]
    return (
        place > 0
        and before[place - 1] in _SENT
        and len(between) <= 3
        and (not between or "," in between or between == ["the"])
    )


_SPEECH = frozenset(
    """said says told tells wrote announced declared briefing conference reporters journalists statement interview
    spoke speaking speech recognises recognizes""".split()
)
_OFFICES = frozenset(
    """officials official authorities government ministry staff presidency command headquarters spokesman spokeswoman
    sources source diplomats leadership minister capital""".split()
)
"""Who speaks from a capital for a whole country; the police or a hospital of a city speak for the city."""
_BLOWS = frozenset("bombs bombed bombing strikes struck hit hits attacked attacks shelled raided targeted".split())
"""Verbs whose object is what lies in a capital: "Israel bombs the General Staff in Damascus"."""
_SEATED = frozenset(("based", "headquartered", "exiled", "located", "seated"))
_DISTANCE = frozenset(("km", "kilometres", "kilometers", "kilometre", "miles", "mile", "metres", "meters"))
_REPORTING = 7
"""Tokens between a verb of speech and the place where it was said."""


def of_teller(sentence: Sentence, mention: Mention) -> bool:
    """Whether a place is that of who tells it, not of what is told: "officials in Kyiv said", "told reporters in Doha",
    "a monitor based in Britain", "60 km south of Colombo"."""
    tokens = sentence.tokens
    before = tokens[max(0, mention.first - _REPORTING) : mention.first]
    if not before:
        return False
    words = sentence.lows[max(0, mention.first - _REPORTING) : mention.first]
    if words[-1] == "in" and words[-2:-1] and words[-2] in _SEATED:
        return True
    if words[-1] in ("of", "from") and not _DISTANCE.isdisjoint(words[-4:]):
        return True
    if not _is_capital(mention) or words[-1] not in ("in", "at", "from"):
        return False
    if not _BLOWS.isdisjoint(words):
        return False
    said = max((k for k, word in enumerate(words) if word in _SPEECH), default=-1)
    if said >= 0 and not any(t.kind == "number" or t.low in ("that", ",") for t in before[said:]):
        return True
    return not _OFFICES.isdisjoint(words[-4:-1])


def _opens(sentence: Sentence, mention: Mention) -> bool:
    """ "In Kamenge, …", "At Ruziba, …": the place that sets the scene of its sentence."""
    tokens = sentence.tokens
    behind = tokens[mention.last + 1].low if mention.last + 1 < len(tokens) else ""
    return mention.first <= 2 and tokens[0].low in _LINKS and behind == ","


def _is_capital(mention: Mention) -> bool:
    return mention.form == "capital" or fold(mention.name) in _capitals()


@compiled
def _capitals() -> frozenset[str]:
    return frozenset(fold(name.words) for name in side_names() if name.form == "capital")


def _only_promised(tokens: list[Token], place: int, phrase: Counted) -> bool:
    """ "At the palace each side promised to free 1,000 prisoners": the place is that of the promise."""
    return any(
        tokens[at].low in _PROMISES and any(t.low == "to" for t in tokens[at + 1 : at + _TO])
        for at in range(place + 1, phrase.quantity.first)
    )


def _of_another(sentence: Sentence, mention: Mention, phrase: Counted, phrases: list[Counted]) -> bool:
    """A place behind the next counted phrase, or right before it in a list ("Haris (5 killed) and Talloussa (4)")."""
    tokens = sentence.tokens
    for other in phrases:
        if phrase.last < other.quantity.first < mention.first:
            between = [t.low for t in tokens[phrase.last + 1 : other.quantity.first]]
            joined = len(between) <= _JOINED and between[-1:] == ["and"]
            if not joined and _SHARES.isdisjoint(between):
                return True
    after = sentence.tokens[mention.last + 1 : mention.last + 3]
    listed = bool(after) and after[0].text in _LEADS
    return listed and any(p is not phrase and p.quantity.first == mention.last + 2 for p in phrases)


def _owned(sentence: Sentence, place: Mention) -> Mention:
    """ "Pakistani Kashmir", "Ukraine's Kherson region": the side before the name says whose the place is."""
    before = place.first - 1
    if before > 0 and sentence.tokens[before].low == "'s":
        before -= 1
    owner = sentence.tokens[before].mention if before >= 0 else None
    if owner is None or owner.kind != "side" or owner is place or owner.country is None:
        return place
    return replace(place, side=owner.name, country=owner.name)


def _linked(sentence: Sentence, mention: Mention) -> bool | None:
    """Whether a preposition makes the mention a place; None where it is none at all."""
    tokens = sentence.tokens
    if mention.kind == "side" and mention.form == "capital":
        if [t.low for t in tokens[max(0, mention.first - 1) : mention.first]] == ["of"] and (
            tokens[mention.first - 2].low in _WITHIN_CITY
        ):
            return True
        return True if sentence.block.kind == "bullet" and _set_off(tokens, mention) else None
    if mention.kind != "place" and not (mention.kind == "side" and mention.country and mention.form == "noun"):
        return None
    if mention.first == mention.last and _common(tokens[mention.first].low):
        return None
    at = mention.first - 1
    while at > 0 and mention.first - at <= _LEADING and tokens[at].low in _BEFORE_NAME:
        at -= 1
    before = tokens[at].low if at >= 0 else ""
    if mention.kind == "side":
        after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
        adjective = after is not None and after.kind == "word" and not after.capital and after.low not in _AFTER_NAME
        return True if before in _INSIDE and not adjective else None
    return before in _LINKS or before in (",", "and", "(")


def _common(word: str) -> bool:
    """ "Hospital", "Houthi-held": a common noun or adjective that only looks like a name."""
    return word.endswith(("-held", "-controlled", "-houses")) or word in ("hospital", "hospitals", "school", "camp")


def _set_off(tokens: list[Token], mention: Mention) -> bool:
    """ "Kyiv, 25 Nov.: seven dead", "a bomb against the vice-president, Kabul.": a capital that stands apart."""
    after = tokens[mention.last + 1].text if mention.last + 1 < len(tokens) else "."
    if mention.first == 0:
        return after in (",", ":")
    return tokens[mention.first - 1].text == "," and after == "."


def is_where(sentence: Sentence, mention: Mention) -> bool:
    """Whether a preposition makes the mention the place of what the sentence tells."""
    return bool(_linked(sentence, mention)) and not of_teller(sentence, mention)


def place_name(sentence: Sentence, place: Mention | None) -> str | None:
    """The place as the report names it, the narrow name first: "Adler District, Sochi"."""
    if place is None:
        return None
    if place.kind == "side" and place.form == "capital":
        return _words(sentence, place)
    for mention in sentence.mentions:
        if mention.kind != "place" or mention is place:
            continue
        if _within(sentence, place, mention):
            return f"{written(sentence, place)}, {written(sentence, mention)}"
        if _within(sentence, mention, place):
            return f"{written(sentence, mention)}, {written(sentence, place)}"
    return written(sentence, place)


def as_written(sentence: Sentence, place: Mention) -> Mention:
    """The place under the words of its sentence, for the sentences behind; a capital is the city here."""
    words = place_name(sentence, place) or place.name
    return place if "/" in words else replace(place, kind="place", name=words)


def _words(sentence: Sentence, mention: Mention) -> str:
    return " ".join(t.text for t in sentence.tokens[mention.first : mention.last + 1])


def on_side(sentence: Sentence) -> str | None:
    """ "Fifteen people have died on the Thai side": the country whose side of a border it is."""
    if "side" not in sentence.words:
        return None
    tokens = sentence.tokens
    for mention in sentence.mentions:
        behind = tokens[mention.last + 1].low if mention.last + 1 < len(tokens) else ""
        before = [t.low for t in tokens[max(0, mention.first - 2) : mention.first]]
        if behind == "side" and before == ["on", "the"] and mention.form == "adjective" and mention.country:
            return mention.name
    return None


def written(sentence: Sentence, place: Mention) -> str:
    """The place in the words of the text; the usual name where the mention stands in another sentence."""
    told = place.kind == "place" and sentence.start <= place.start < sentence.end
    words = [t.text for t in sentence.tokens[place.first : place.last + 1]] if told else place.name.split()
    while len(words) > 1 and words[-1] in _KINDS:
        words.pop()
    return " ".join(words)


def _within(sentence: Sentence, narrow: Mention, wide: Mention) -> bool:
    """ "Adler District, Sochi", "the Basta neighbourhood of central Beirut", "Nangarhar's Khogyani district"."""
    tokens = sentence.tokens
    if narrow.last < wide.first:
        between = [t.low for t in tokens[narrow.last + 1 : wide.first]]
        return between in ([","], ["of"], ["in"], [",", "in"], ["of", "the"], ["in", "the"], ["district", "of"])
    between = [t.low for t in tokens[wide.last + 1 : narrow.first]]
    return between == ["'s"]
