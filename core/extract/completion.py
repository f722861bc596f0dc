"""What a sentence leaves out: the object or action of a counted phrase, filled in from its neighbours.

"five of them died" counts the people of the line before; "31 over the Belgorod region" goes on with the drones shot
down before; a released person is a prisoner or a hostage, as the passage calls them; a body found is a person killed.
"""

from __future__ import annotations

from core.extract.captives import (
    CUSTODY,
    comes_home,
    in_custody,
    is_caught,
    people_in_hands,
    settle_bodies,
    settle_custody,
)
from core.extract.document import Document, Sentence, Token
from core.extract.noun_alone import by_noun
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.numbers import tables_of_numbers
from core.extract.passage import Passage
from core.extract.predicate import IN_FLIGHT, MUNITIONS, PEOPLE, Predicate
from core.extract.recounted import another_count, goes_on, leading
from core.extract.totals import called, share_of_total

_STORES = frozenset("depot depots warehouse warehouses launchers factory stockpile stockpiles".split())
_HARM = ("killed", "injured", "missing", "displaced", "detained")
_OF_THINGS = ("launched", "intercepted", "destroyed", "damaged")
"""What is done to weapons, buildings and posts, never to people."""


def complete(
    document: Document,
    passage: Passage,
    sentence: Sentence,
    phrases: list[Counted],
    place: int,
    predicate: Predicate | None,
) -> Predicate | None:
    """The predicate of `phrases[place]` with what was left out filled in, on the phrase too; None where it is no
    figure."""
    phrase = phrases[place]
    tokens = sentence.tokens
    if _none_of(tokens, phrase):
        return None
    single = phrase.quantity.form == "article"
    if _one_of_many(tokens, phrase, predicate):
        return None
    if phrase.anaphor and len(tokens[phrase.quantity.core].text) == 4 and 1900 <= (phrase.quantity.best or 0) <= 2100:
        return None
    share = place > 0 and phrases[place - 1].of_total
    if phrase.action is not None and not share and (name := called(tokens, phrase)):
        phrase.object = name
    predicate = share_of_total(sentence, phrases, place, predicate)
    shares = predicate is None or predicate.verb is None or predicate.source is not None
    if phrase.anaphor and shares and (named := _were(tokens, phrase)):
        told = leading(passage, sentence)
        if predicate is not None and predicate.source is not None:
            phrase.object, phrase.noun, phrase.last, phrase.anaphor = *named, phrase.quantity.last, False
        elif told is not None and told.phrase.object in PEOPLE:
            phrase.object, phrase.noun, phrase.last, phrase.anaphor = *named, phrase.quantity.last, False
            predicate = Predicate(told.predicate.action, "among them: " + told.predicate.rule, certainty=0.7)
    if (
        predicate is None
        and phrase.anaphor
        and not _unhurt(tokens, phrase)
        and goes_on(sentence, phrase)
        and (told := leading(passage, sentence))
    ):
        predicate = Predicate(
            told.predicate.action, "carried on: " + told.predicate.rule, None, told.predicate.instrument, certainty=0.6
        )
    if predicate is None and not single:
        predicate = by_noun(document, passage, sentence, phrase) or another_count(passage, sentence, phrase)
    if predicate is None or (single and not _single_victim(tokens, phrase, predicate)):
        return None
    if phrase.object is None and phrase.unlisted is not None and _of_things(predicate):
        phrase.last, phrase.noun = phrase.unlisted
        phrase.object, phrase.anaphor = f"other:{phrase.noun}", False
    if phrase.object is None and predicate.rule.startswith(_LOOSE) and _of_other_things(phrase):
        return None
    if phrase.object is None:
        phrase.object = phrase.noun = people_in_hands(document, passage, sentence, predicate)
    if phrase.object is None and not _find_object(passage, sentence, phrases, place, predicate):
        return None
    struck = predicate.action == "hit" and predicate.subject and predicate.verb is not None
    if struck and phrase.object in PEOPLE and phrase.anaphor and predicate.verb and predicate.verb.voice == "active":
        return None  # "ten soldiers, of whom two hit a mine"
    quantity = phrase.quantity
    if quantity.high == 0 and predicate.rule.startswith(("carried on", "taken over")):
        return None
    lone_act = quantity.low == 1 == quantity.high and (phrase.object or "").startswith("other:")
    if (lone_act and quantity.form == "words") or (quantity.low is None and quantity.high is None):
        return None
    settle_bodies(tokens, phrase, predicate)
    settle_custody(document, sentence, phrase, predicate)
    _fit(passage, tokens, phrases, place, predicate)
    return predicate


def _fit(passage: Passage, tokens: list[Token], phrases: list[Counted], place: int, predicate: Predicate) -> None:
    """Make the action fit the things counted: people are killed, what flies is intercepted, the rest destroyed."""
    phrase = phrases[place]
    if (
        phrase.noun == "fighter"
        and predicate.verb is not None
        and predicate.verb.entry.base in ("crash", "down", "shoot")
    ):
        phrase.object = "aircraft"
    warded = predicate.verb is not None and predicate.verb.entry.base in _WARDING and phrase.object not in PEOPLE
    if predicate.action == "intercepted" and phrase.object not in IN_FLIGHT and not warded:
        predicate.action = "killed" if phrase.object in PEOPLE else "destroyed"
    if phrase.noun == "sailor" and any(t.low in _TRADE for t in tokens):
        phrase.object = "person"
    if phrase.noun == "captive" and phrase.object == "hostage" and (not passage.holder or _of_state(tokens, phrase)):
        phrase.object = "prisoner"
    if phrase.object in MUNITIONS and predicate.rule.startswith("taken over") and _lost(tokens, phrase):
        predicate.action = "missing"
    if phrase.object in MUNITIONS and predicate.action == "launched" and _stored(tokens, predicate):
        predicate.action = "destroyed"
        return
    if phrase.object in PEOPLE and predicate.action in ("killed", "injured") and _or_hurt(tokens, phrase, predicate):
        predicate.action = "hit"
    listed = predicate.rule.startswith(("label", "topic", "heading"))
    if predicate.verb is not None and predicate.verb.entry.base in _LOSSES:
        return  # nobody shot it down
    ground = predicate.source is not None and phrases[predicate.source].object not in IN_FLIGHT
    if phrase.object in ("drone", "missile", "rocket") and predicate.action == "destroyed" and not (listed or ground):
        predicate.action = "destroyed" if any(t.low in _STORES for t in tokens) else "intercepted"


_TRADE = frozenset("tanker tankers freighter freighters cargo merchant pirates trawler bulker dhow".split())
"""Ships whose sailors bear no arms."""
_LOSSES = frozenset(("lose", "crash"))
"""Verbs of the loss of what flies without a word of a shot."""


def _or_hurt(tokens: list[Token], phrase: Counted, predicate: Predicate) -> bool:
    """ "Dozens were killed or injured", "60 dead and wounded": one number for both."""
    hit = predicate.verb
    if predicate.action == "injured":
        pair = [t.low for t in tokens[max(0, hit.index - 2) : hit.index]] if hit is not None else []
        return len(pair) == 2 and pair[1] in ("or", "and") and pair[0] in ("killed", "killing", "kill")
    place = phrase.last + 1 if hit is None else hit.last + 1
    if place + 1 >= len(tokens) or tokens[place].low not in ("or", "and") or tokens[place + 1].low not in _HURT:
        return False
    if hit is None:
        return tokens[phrase.last].low in ("dead", "killed")
    after = tokens[place + 2].low if place + 2 < len(tokens) else ""
    another = after in _MORE or after in tables_of_numbers().starts or after[:1].isdigit()
    return hit.voice == "active" or not another


_MORE = frozenset("more at about another some over nearly up around almost".split())
_HURT = frozenset("injured wounded hurt maimed".split())


def _of_state(tokens: list[Token], phrase: Counted) -> bool:
    """ "1,000 government captives": whom an armed group holds of the state's own are prisoners."""
    return any(t.low in ("government", "army") for t in tokens[phrase.quantity.last + 1 : phrase.last])


def _of_things(predicate: Predicate) -> bool:
    """Whether the verb that counts is one of things: what it was done to needs no noun that a list knows."""
    if predicate.verb is None and predicate.action == "captured" and "label" in predicate.rule:
        return True
    verb = predicate.verb is not None and (predicate.source is not None or predicate.rule.startswith(_TIES))
    if predicate.verb is not None and predicate.action == "captured" and predicate.verb.entry.base in _OF_PEOPLE:
        return False
    return verb and predicate.action in ("destroyed", "damaged", "captured", "intercepted", "hit")


_WARDING = frozenset(("repel", "thwart", "foil", "parry", "beat", "fend", "ward", "stop"))
"""What is repelled and not destroyed: an offensive, a raid."""
_OF_PEOPLE = frozenset("abduct kidnap take catch surrender lay give hand turn throw put capitulate".split())
_LOOSE = ("near", "taken over: near")
"""Rules that tie a number to a verb only by its being near: too weak for one with a noun that no list knows."""


def _of_other_things(phrase: Counted) -> bool:
    """ "32 departments": a number that counts what no list knows, but for the names on a list of people."""
    return phrase.unlisted is not None and phrase.unlisted[1] != "name"


_TIES = ("object of", "subject of")


def _lost(tokens: list[Token], phrase: Counted) -> bool:
    """ "57 were downed, 34 lost": drones that went from the radars."""
    return phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].low == "lost"


def _stored(tokens: list[Token], predicate: Predicate) -> bool:
    """ "96 missiles detonated in a depot": what blows up where it lies was not launched."""
    hit = predicate.verb
    if hit is None or hit.entry.base not in ("detonate", "explode"):
        return False
    return any(t.low in _STORES for t in tokens)


def _were(tokens: list[Token], phrase: Counted) -> tuple[str, str] | None:
    """ "Seven were children", "21 are members of the armed forces": what the people counted before were."""
    place = phrase.last + 1
    if place >= len(tokens) or tokens[place].low not in ("were", "are", "was", "is"):
        return None
    place += 1
    while place < len(tokens) and tokens[place].low in _MOSTLY:
        place += 1
    if place >= len(tokens):
        return None
    entry = nouns().objects.get(tokens[place].low)
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if entry is None or entry[0] not in PEOPLE or (after is not None and after.kind == "word" and after.low in _STATES):
        return None
    armed = any(t.low in ("forces", "army", "military", "police") for t in tokens[place + 1 : place + 5])
    return ("soldier", entry[1]) if armed and entry[0] == "person" else entry


def _unhurt(tokens: list[Token], phrase: Counted) -> bool:
    """ "Five others were pulled out alive"."""
    return any(t.low in _WHOLE for t in tokens[phrase.last + 1 : phrase.last + 7])


_WHOLE = frozenset("alive unhurt unharmed unscathed survived safe safely".split())
_MOSTLY = frozenset("also all both reportedly young the mostly mainly unarmed minor".split())
_STATES = frozenset("killed wounded injured hurt missing".split())


def _single_victim(tokens: list[Token], phrase: Counted, predicate: Predicate) -> bool:
    """Somebody to whom harm was done, not the resident or official who tells of it."""
    if predicate.action not in ("killed", "injured", "captured", "missing"):
        return False
    before = tokens[phrase.quantity.first - 1].low if phrase.quantity.first else ""
    return not predicate.rule.startswith("taken over") or (
        before in ("and", "including", ",") and not _speaks(tokens, phrase)
    )


def _speaks(tokens: list[Token], phrase: Counted) -> bool:
    return any(
        t.low in ("said", "says", "told", "added", "reported") for t in tokens[phrase.last + 1 : phrase.last + 4]
    )


def _none_of(tokens: list[Token], phrase: Counted) -> bool:
    """ "None of the 14 crew members was hurt": nothing happened to them."""
    before = [t.low for t in tokens[max(0, phrase.quantity.first - 3) : phrase.quantity.first]]
    return (before[-2:-1] == ["of"] and before[:1] in (["none"], ["neither"])) or before[-2:] == ["none", "of"]


def _one_of_many(tokens: list[Token], phrase: Counted, predicate: Predicate | None) -> bool:
    """ "one of its biggest attacks", "one of the strikes": a way of speaking, not a count."""
    quantity = phrase.quantity
    if quantity.low != 1 or quantity.high != 1 or quantity.last + 2 >= len(tokens):
        return False
    following = [t.low for t in tokens[quantity.last + 1 : quantity.last + 6]]
    if following[0] != "of" or following[1] in ("them", "those", "whom", "which"):
        return False
    if "most" in following or any(w.endswith("est") for w in following):
        return True
    lost = predicate is not None and predicate.action in ("intercepted", "destroyed", "damaged")
    return phrase.object not in PEOPLE and not (lost and phrase.object in IN_FLIGHT)


def _find_object(
    passage: Passage, sentence: Sentence, phrases: list[Counted], place: int, predicate: Predicate
) -> bool:
    """Give the phrase the object of what it takes over; people where a toll or a verb of harm counts nobody named."""
    phrase = phrases[place]
    source: Counted | None = None
    if predicate.source is not None and not phrases[predicate.source].anaphor:
        source = phrases[predicate.source]
    elif predicate.rule.startswith("object of") and predicate.action in _HARM and not phrase.quantity.more:
        source = next((p for p in phrases[:place] if p.object in PEOPLE), None)
        phrase.object = phrase.noun = (source.object if source else None) or "person"
        return True
    else:
        source = _of_the_sentence(phrases, place, predicate)
        among = any(t.low in ("them", "were", "are") for t in sentence.tokens[phrase.last : phrase.last + 3])
        among = among and sentence.tokens[phrase.last].low != "others"
        if source is None and (told := passage.near(sentence) if among else leading(passage, sentence)):
            source = told.phrase
    harmed = predicate.action in _HARM and source is not None and source.object not in PEOPLE
    if predicate.rule.startswith("toll") or source is None or source.object is None or harmed:
        held = predicate.action in CUSTODY and not predicate.rule.startswith("toll")
        phrase.object = phrase.noun = "prisoner" if held and in_custody(passage, sentence) else "person"
        return predicate.action in _HARM or phrase.object == "prisoner" or comes_home(predicate) or is_caught(predicate)
    if predicate.action in _OF_THINGS and source.object in PEOPLE:
        return False
    phrase.object, phrase.noun, phrase.owner = source.object, source.noun, phrase.owner or source.owner
    return True


def _of_the_sentence(phrases: list[Counted], place: int, predicate: Predicate) -> Counted | None:
    """The phrase of the same sentence that a bare number goes on with: the first that the action fits; of "476
    drones and 48 missiles, of which 442 and 41 …" each takes its own."""
    before = [p for p in phrases[:place] if p.object is not None]
    named = [p for p in before if not p.anaphor] or before[-1:]
    if predicate.action in ("launched", "intercepted"):
        named = [p for p in named if p.object in IN_FLIGHT]
    elif predicate.action in _HARM:
        named = [p for p in named if p.object in PEOPLE]
    bare = next((k for k in range(place, 0, -1) if not phrases[k - 1].anaphor), place)
    beside = place - bare
    return named[beside] if beside < len(named) else named[0] if named else None
