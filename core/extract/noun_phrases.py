"""What a quantity counts: the noun phrase behind the number.

"over 40 strategic bombers" counts aircraft, "7 Martyrs" counts people and says that they were killed, "162 Ukrainian drones"
tells whose they were. The head is the last of a run of nouns ("two mortar shells" are shells); verbs, prepositions and
marks end the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.extract.document import Mention, Sentence, Token
from core.extract.quantities import Quantity
from core.lexicon import compiled, load


@dataclass(slots=True)
class Counted:
    """A quantity with what it counts: tokens `quantity.first` to `last` (inclusive) of its sentence."""

    quantity: Quantity
    last: int
    head: int | None = None
    object: str | None = None
    """None where the noun is left out ("57 over Kursk", "20 others")."""
    noun: str | None = None
    """The head noun in the singular, as the lexicon has it."""
    action: str | None = None
    """Where the noun or a participle before it tells: "29 dead", "18 captured soldiers"."""
    participle: str | None = None
    """An action told by a participle before the noun: "18 captured soldiers", "38 wounded soldiers"."""
    owner: Mention | None = None
    """The side in the phrase: "162 Ukrainian drones", "four Hezbollah members"."""
    anaphor: bool = False
    """It counts what was counted before: "five of them", "20 others", "57 over Kursk"."""
    of_total: bool = False
    """ "52 out of 80 drones": a share of a total that follows."""
    modifiers: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Nouns:
    """The countable nouns: by each inflected form, object and singular; what carries its own action; participles."""

    objects: dict[str, tuple[str, str]]
    actions: dict[str, tuple[str, str, str]]
    participles: dict[str, str]
    modifiers: dict[str, str]
    groups: dict[str, str]


_INVARIANT = frozenset(
    (
        "aircraft",
        "dead",
        "wounded",
        "injured",
        "missing",
        "displaced",
        "detained",
        "hurt",
        "killed",
        "abducted",
        "kidnapped",
        "freed",
        "liberated",
        "disappeared",
        "livestock",
    )
)


def plural(noun: str) -> str:
    """The regular English plural of a noun in the singular."""
    if noun in _INVARIANT:
        return noun
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@compiled
def nouns() -> Nouns:
    """The table of countable nouns, compiled from `objects.toml`; two-word nouns are joined by a hyphen."""
    data = load("objects")
    irregular: dict[str, list[str]] = {}
    for form, singular in data["plurals"].items():
        irregular.setdefault(singular, []).append(form)
    objects: dict[str, tuple[str, str]] = {}

    def add(table: dict, noun: str, value: tuple) -> None:
        for form in (noun, plural(noun), *irregular.get(noun, ())):
            table.setdefault(form, value)
            if "-" in form:
                table.setdefault(form.replace("-", " "), value)

    for noun in data["other"]["nouns"].split():
        add(objects, noun, (f"other:{noun.replace('-', ' ')}", noun))
    wide: dict[str, tuple[str, str]] = {}
    for name, listed in data["nouns"].items():
        for noun in listed.split():
            add(wide, noun, (name, noun))
    actions: dict[str, tuple[str, str, str]] = {}
    for noun, value in data["with_action"].items():
        kind, action = value.split()
        add(actions, noun, (kind, action, noun))
    from core.extract.verbs import verbs

    participles = {
        form: entry.action
        for form, entries in verbs().forms.items()
        for entry in entries
        if entry.part and not entry.particle and entry.role == "doer"
    }
    wide.pop("remain", None)
    return Nouns({**objects, **wide}, actions, participles, data["modifiers"], data["groups"])


_STOPS = frozenset(
    """in on at over near into onto across from by with under after before during since within inside outside around for to against as
    was were is are be been being has have had having will would could should can may might must who which that whose when where while
    and or but including among between per than then said says say told he she it they we i not also than because if how so nor via
    there their his her its this these those the a an remained died fell still yesterday today tomorrow""".split()
)
_DETERMINERS = frozenset("the a an its their his her our other more additional further new such of".split())
_PEOPLE = frozenset(("person", "civilian", "soldier", "child", "prisoner", "hostage"))
_MAX = 9
"""More words than this between a number and its noun are another phrase."""


def counted(sentence: Sentence, quantity: Quantity) -> Counted:
    """What the quantity counts; `object` stays None where the sentence leaves the noun out."""
    table = nouns()
    tokens = sentence.tokens
    result = Counted(quantity, quantity.last)
    place = quantity.last + 1
    place = _skip_partitive(tokens, place, result)
    limit = min(len(tokens), place + _MAX)
    pending: str | None = None
    while place < limit:
        token = tokens[place]
        low = token.low
        if token.kind == "punct":
            if (
                token.text in "“”\"'‘’«»("
                and result.head is None
                and place + 1 < limit
                and tokens[place + 1].kind == "word"
                and token.text != "("
            ):
                place += 1
                continue
            if (
                token.text == ","
                and result.head is None
                and place + 1 < limit
                and _adjective_follows(tokens, place + 1, table)
            ):
                place += 1
                continue
            if token.text == "-" and place + 1 < limit and token.start == tokens[place - 1].end:
                place += 1
                continue
            break
        if token.kind == "number":
            break
        if token.mention is not None and token.mention.kind != "office":
            mention = token.mention
            if result.head is not None or mention.kind in ("person", "outlet"):
                break
            if mention.kind == "side" and (mention.form == "people" or low.endswith("s") and low in table.objects):
                _settle(result, place, "person", low)
                result.owner = result.owner or mention
                place = max(place + 1, mention.last + 1)
                continue
            if (
                low in table.objects
                and mention.kind == "side"
                and mention.form == "adjective"
                and not _noun_follows(tokens, mention.last + 1, limit, table)
            ):
                _settle(result, mention.last, "person", low)
            result.owner = result.owner or mention
            place = max(place + 1, mention.last + 1)
            continue
        two = f"{low} {tokens[place + 1].low}" if place + 1 < len(tokens) else ""
        if two in table.objects and tokens[place + 1].mention is None:
            _settle(result, place + 1, *table.objects[two])
            place += 2
            continue
        if low in table.actions and not (low in table.participles and _noun_follows(tokens, place + 1, limit, table)):
            if result.head is not None and (low in table.participles or low in ("dead", "missing")):
                break
            kind, action, noun = table.actions[low]
            previous = result.object if result.object in _PEOPLE else None
            if result.head is not None and previous is None and kind != "person":
                break
            _settle(result, place, kind if previous is None else previous, noun)
            result.action = action
            if pending in ("civilian", "soldier"):
                result.object = pending
            place += 1
            if low in table.participles:
                break
            continue
        if low in table.objects:
            name, noun = table.objects[low]
            if low == noun and name in ("hostage", "prisoner") and quantity.low != 1:
                break
            if result.head is not None and _verb_like(tokens, place, table):
                break
            _settle(result, place, name, noun)
            if pending == "soldier" and name == "person" and noun in ("personnel", "man", "member", "official"):
                result.object = "soldier"
            if pending == "civilian" and name == "person":
                result.object = "civilian"
            place += 1
            continue
        if result.head is not None:
            break
        if low in _STOPS and not (low == "of" and place == quantity.last + 1):
            break
        if _phrasal(tokens, place):
            break
        if low in table.participles:
            if not _noun_follows(tokens, place + 1, limit, table):
                break
            result.participle = table.participles[low]
        if low in table.modifiers:
            pending = table.modifiers[low]
        result.modifiers.append(low)
        place += 1
    if result.head is None and _stands_for_people(result):
        _settle(result, result.owner.last, "person", "member")
    if result.head is None:
        result.last = result.last if result.anaphor else quantity.last
        result.anaphor = True
        result.action = result.participle = result.owner = None
    return result


def _stands_for_people(result: Counted) -> bool:
    """ "5,000 Taliban", "200 Palestinians": the name of a side right behind the number counts its people."""
    owner = result.owner
    return (
        owner is not None
        and owner.kind == "side"
        and owner.form != "noun"
        and owner.first <= result.quantity.last + 3
        or (
            owner is not None
            and owner.kind == "side"
            and owner.country is None
            and owner.first == result.quantity.last + 1
        )
    )


def _skip_partitive(tokens: list[Token], place: int, result: Counted) -> int:
    """Past "of the", "of them", "out of", "more", "others": sets `anaphor` where nothing but a pronoun is counted."""
    size = len(tokens)
    while place < size and tokens[place].low in (
        "more",
        "other",
        "others",
        "additional",
        "further",
        "extra",
        "new",
        "more.",
    ):
        if tokens[place].low == "others":
            result.anaphor = True
            result.last = place
        place += 1
    if place + 1 < size and tokens[place].low == "out" and tokens[place + 1].low == "of":
        result.of_total = True
        return size
    if place < size and tokens[place].low == "of":
        following = tokens[place + 1].low if place + 1 < size else ""
        if following in ("them", "which", "whom", "these", "those"):
            result.anaphor = True
            result.last = place + 1
            nxt = place + 2
            if nxt + 1 < size and tokens[nxt].low in ("a", "an", "all"):
                nxt += 1
            return nxt if nxt < size and tokens[nxt].low in nouns().objects else size
        if following in ("the", "its", "their", "his", "our", "some", "about", "those"):
            if place + 2 < size and tokens[place + 2].kind == "number":
                result.of_total = True
                return size
            return place + 2
        if place + 1 < size and tokens[place + 1].kind == "number":
            result.of_total = True
            return size
        return place + 1
    return place


def _phrasal(tokens: list[Token], place: int) -> bool:
    """ "251 taken hostage": a verb with its particle, not an adjective of the noun."""
    from core.extract.verbs import verbs

    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    return any(e.particle and e.particle[0] == following for e in verbs().forms.get(tokens[place].low, ())) or any(
        word == following for word, _ in verbs().split.get(tokens[place].low, ())
    )


def _settle(result: Counted, place: int, name: str, noun: str) -> None:
    result.head, result.object, result.noun, result.last, result.anaphor = place, name, noun, place, False


def _noun_follows(tokens: list[Token], place: int, limit: int, table: Nouns) -> bool:
    """Whether a countable noun follows within the phrase, adjectives and names aside."""
    for token in tokens[place : min(limit, place + 4)]:
        if token.low in table.objects or token.low in table.actions and token.low not in table.participles:
            return True
        if token.kind == "punct" or token.low in _STOPS:
            return False
    return False


def _adjective_follows(tokens: list[Token], place: int, table: Nouns) -> bool:
    """ "40 nuclear-capable, long-range bombers": one more adjective, then the noun."""
    return (
        place + 1 < len(tokens)
        and tokens[place].kind == "word"
        and tokens[place].low not in _STOPS
        and tokens[place].low not in _DETERMINERS
        and tokens[place].low not in table.objects
        and (tokens[place + 1].low in table.objects)
    )


def _verb_like(tokens: list[Token], place: int, table: Nouns) -> bool:
    """A noun that may be a verb here: "drones strike Kyiv", "rockets fire", "men guard"."""
    low = tokens[place].low
    if low not in (
        "strike",
        "strikes",
        "attack",
        "attacks",
        "raid",
        "raids",
        "target",
        "targets",
        "shell",
        "shells",
        "fire",
        "fires",
        "guard",
        "post",
        "site",
        "head",
        "position",
        "leave",
        "return",
    ):
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        following is not None
        and (following.low in ("the", "a", "an", "its", "their", "on") or following.mention is not None)
        and low not in ("site", "position", "post")
    )
