"""What a sentence leaves out: the object or action of a counted phrase, filled in from its neighbours.

"five of them died" counts the people of the line before; "31 over the Belgorod region" goes on with the drones that
were
shot down; a released person is a prisoner or a hostage, as the passage calls them; a body found is a person killed.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from core.extract.document import Document, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.passage import Passage, Told
from core.extract.predicate import ACTS, IN_FLIGHT, MUNITIONS, PEOPLE, Predicate
from core.extract.sentences import is_leader
from core.extract.verbs import verbs

_SWAP = frozenset("swap swaps swapped exchange exchanges exchanged".split())
_DEMANDS = frozenset(
    """unless until demand demands demanded demanding insists insisted refuses refused refusing urge urges urged urging
    asks asked appealed promise promised promises pledge pledged pledges""".split()
)
"""A release that is asked for, waited for or promised: they are still held."""
_COUNTING = frozenset(
    """said says spoke speaks counted counts reported reports confessed detected registered recorded identified spotted
    tracked logged crossed recognised recognized acknowledged""".split()
)
_COUNTS = frozenset(("count", "tally", "figure", "number", "estimate", "total", "toll", "list", "talk", "roll"))
_HANDED = frozenset(
    """hand handed handing returned return returning exchange exchanged swap swapped repatriated repatriate transfer
    transferred delivered over back receive received give given""".split()
)
_CUSTODY_WORDS = {
    **dict.fromkeys(("hostage", "hostages", "abductees"), "hostage"),
    **dict.fromkeys(
        ("prisoner", "prisoners", "detainee", "detainees", "pow", "pows", "inmates", "prison", "prisons", "jail"),
        "prisoner",
    ),
}
_STORES = frozenset("depot depots warehouse warehouses launchers factory stockpile stockpiles".split())
_MORGUE = frozenset("morgue morgues buried burial burials bury".split())
_JAIL = frozenset("prison prisons jail jails custody".split())
_GOES_ON = frozenset("of over in on at others more near were came are come from by".split())
_CUSTODY = ("held", "released", "returned", "exchanged", "captured")
_HARM = ("killed", "injured", "missing", "displaced", "detained")


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
    if phrase.action is not None and (called := _called(tokens, phrase)):
        phrase.object = called
    predicate = _share_of_total(sentence, phrases, place, predicate)
    shares = predicate is None or predicate.verb is None or predicate.source is not None
    if phrase.anaphor and shares and (named := _were(tokens, phrase)):
        told = _leading(passage, sentence)
        if predicate is not None and predicate.source is not None:
            phrase.object, phrase.noun, phrase.last, phrase.anaphor = *named, phrase.quantity.last, False
        elif told is not None and told.phrase.object in PEOPLE:
            phrase.object, phrase.noun, phrase.last, phrase.anaphor = *named, phrase.quantity.last, False
            predicate = Predicate(told.predicate.action, "among them: " + told.predicate.rule, certainty=0.7)
    if predicate is None and phrase.anaphor and _goes_on(sentence, phrase) and (told := _leading(passage, sentence)):
        predicate = Predicate(
            told.predicate.action, "carried on: " + told.predicate.rule, None, told.predicate.instrument, certainty=0.6
        )
    if predicate is None and not single:
        predicate = _by_object(document, passage, sentence, phrase) or _another_count(passage, sentence, phrase)
    if predicate is None or (single and not _single_victim(tokens, phrase, predicate)):
        return None
    if phrase.object is None and phrase.unlisted is not None and _of_things(predicate):
        phrase.last, phrase.noun = phrase.unlisted
        phrase.object, phrase.anaphor = f"other:{phrase.noun}", False
    if phrase.object is None:
        phrase.object = phrase.noun = _people_in_hands(document, passage, sentence, predicate)
    if phrase.object is None and not _find_object(passage, sentence, phrases, place, predicate):
        return None
    quantity = phrase.quantity
    if quantity.high == 0 and predicate.rule.startswith(("carried on", "taken over")):
        return None
    lone_act = quantity.low == 1 == quantity.high and (phrase.object or "").startswith("other:")
    if (lone_act and quantity.form == "words") or (quantity.low is None and quantity.high is None):
        return None
    _bodies(tokens, phrase, predicate)
    _custody(document, sentence, phrase, predicate)
    _fit(passage, tokens, phrase, predicate)
    return predicate


def _fit(passage: Passage, tokens: list[Token], phrase: Counted, predicate: Predicate) -> None:
    """Make the action fit the things counted: people are killed, what flies is intercepted, the rest destroyed."""
    if (
        phrase.noun == "fighter"
        and predicate.verb is not None
        and predicate.verb.entry.base in ("crash", "down", "shoot")
    ):
        phrase.object = "aircraft"
    warded = predicate.verb is not None and predicate.verb.entry.base in _WARDING and phrase.object not in PEOPLE
    if predicate.action == "intercepted" and phrase.object not in IN_FLIGHT and not warded:
        predicate.action = "killed" if phrase.object in PEOPLE else "destroyed"
    if phrase.noun == "captive" and phrase.object == "hostage" and (not passage.holder or _of_state(tokens, phrase)):
        phrase.object = "prisoner"
    if phrase.object in MUNITIONS and predicate.rule.startswith("taken over") and _lost(tokens, phrase):
        predicate.action = "missing"
    if phrase.object in MUNITIONS and predicate.action == "launched" and _stored(tokens, predicate):
        predicate.action = "destroyed"
        return
    listed = predicate.rule.startswith(("label", "topic", "heading"))
    if phrase.object in ("drone", "missile", "rocket") and predicate.action == "destroyed" and not listed:
        predicate.action = "destroyed" if any(t.low in _STORES for t in tokens) else "intercepted"


def _of_state(tokens: list[Token], phrase: Counted) -> bool:
    """ "1,000 government captives": whom an armed group holds of the state's own are prisoners."""
    return any(t.low in ("government", "army") for t in tokens[phrase.quantity.last + 1 : phrase.last])


def _of_things(predicate: Predicate) -> bool:
    """Whether the verb that counts is one of things: what it was done to needs no noun that a list knows."""
    verb = predicate.verb is not None and (predicate.source is not None or predicate.rule.startswith(_TIES))
    if predicate.verb is not None and predicate.action == "captured" and predicate.verb.entry.base in _OF_PEOPLE:
        return False
    return verb and predicate.action in ("destroyed", "damaged", "captured", "intercepted", "hit")


_WARDING = frozenset(("repel", "thwart", "foil", "parry", "beat", "fend", "ward", "stop"))
"""What is repelled and not destroyed: an offensive, a raid."""
_OF_PEOPLE = frozenset("abduct kidnap take catch surrender lay give hand turn throw put capitulate".split())
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


def _called(tokens: list[Token], phrase: Counted) -> str | None:
    """ "17 of the dead were children": what the sentence says that the people counted were."""
    after = tokens[phrase.last + 1 : phrase.last + 4]
    if len(after) < 2 or after[0].low not in ("were", "are"):
        return None
    entry = nouns().objects.get(after[1].low)
    return entry[0] if entry is not None and entry[0] in PEOPLE else None


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
    if [t.low for t in tokens[max(0, quantity.first - 2) : quantity.first]] == ["all", "but"]:
        return True
    following = [t.low for t in tokens[quantity.last + 1 : quantity.last + 6]]
    if following[0] != "of" or following[1] in ("them", "those", "whom", "which"):
        return False
    if "most" in following or any(w.endswith("est") for w in following):
        return True
    lost = predicate is not None and predicate.action in ("intercepted", "destroyed", "damaged")
    return phrase.object not in PEOPLE and not (lost and phrase.object in IN_FLIGHT)


def _same_kind(tokens: list[Token], before: Counted, phrase: Counted) -> None:
    """ "three soldiers were killed and seven wounded": the wounded are soldiers too."""
    gap = [t.low for t in tokens[before.last + 1 : phrase.quantity.first]]
    if any(t.low == "them" for t in tokens[before.quantity.first : before.last + 1]):
        return
    if gap[-1:] in (["and"], [","]) and len(gap) <= 4 and before.object in ("soldier", "civilian", "child"):
        phrase.object = before.object


def _share_of_total(
    sentence: Sentence, phrases: list[Counted], place: int, predicate: Predicate | None
) -> Predicate | None:
    """ "52 out of 80 drones": the share counts what the total counts, and the total is what was launched."""
    phrase = phrases[place]
    if place and phrase.noun in ("wounded", "injured", "hurt", "dead", "killed") and phrase.object == "person":
        _same_kind(sentence.tokens, phrases[place - 1], phrase)
    if phrase.of_total and phrase.object is None and place + 1 < len(phrases):
        total = phrases[place + 1]
        phrase.object, phrase.noun, phrase.owner = total.object, total.noun, phrase.owner or total.owner
        phrase.last, phrase.anaphor = phrase.quantity.last, False
    before = phrases[place - 1] if place else None
    total_of = before is not None and before.of_total and before.object == phrase.object
    if total_of and predicate is not None and phrase.object in ("drone", "missile", "rocket"):
        return Predicate("launched", "total of a share", None, True, certainty=0.85)
    if total_of and phrase.object in ("prisoner", "hostage"):
        return Predicate("held", "total of a share", certainty=0.7)
    return predicate


def _leading(passage: Passage, sentence: Sentence) -> Told | None:
    """What a number without a noun goes on with: the last figure, or the first of the line before."""
    told = passage.near(sentence)
    if told is None and passage.last is not None and any(is_leader(token) for token in sentence.tokens):
        return passage.lead if sentence.index - passage.last.sentence.index <= _LIST_BELOW else None
    return told if told is None or told.sentence is sentence else passage.lead


_LIST_BELOW = 3
"""Sentences below a total at which its parts may be listed."""


def _goes_on(sentence: Sentence, phrase: Counted) -> bool:
    """ "Five of them …", "31 over the Belgorod region", a bullet that ends with its number."""
    tokens = sentence.tokens
    if phrase.quantity.last + 1 >= len(tokens):
        return any(is_leader(token) for token in tokens)
    if sentence.block.kind == "bullet" and all(t.kind == "punct" for t in tokens[phrase.last + 1 :]):
        return True
    return tokens[phrase.quantity.last + 1].low in _GOES_ON


def _by_object(document: Document, passage: Passage, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """What the noun alone tells: prisoners are held, bodies were people killed, raids are launched."""
    name = phrase.object or ""
    if name in MUNITIONS and [t.low for t in sentence.tokens[:1]] == ["of"] and phrase.quantity.first == 1:
        return Predicate("launched", "total of a share", certainty=0.75)  # "Of 30 missiles, two broke through"
    swapped = not _SWAP.isdisjoint(sentence.words)
    if name in PEOPLE and name != "body" and (crossed := _crossed(passage, sentence, phrase)):
        return crossed
    if name in ("prisoner", "hostage"):
        return Predicate("exchanged" if swapped else "held", "people in custody", certainty=0.5)
    if name in ("rocket", "missile", "drone", "other:projectile"):
        counted = not _COUNTING.isdisjoint(sentence.words)
        return Predicate("launched", "weapons counted", certainty=0.5) if counted else None
    if name == "body" or _of_bodies(sentence.tokens, phrase):
        return Predicate("killed", "bodies", certainty=0.7)
    if name.startswith("other:") and phrase.noun in ACTS:
        return Predicate("launched", "acts counted", certainty=0.6)
    traded = any(t.low == "for" for t in _beside(sentence.tokens, phrase))
    if name in ("person", "soldier", "civilian", "child") and (phrase.quantity.each or swapped or traded):
        around = document.sentences[max(0, sentence.index - 3) : sentence.index + 1]
        if any(t.low in _SWAP for s in around for t in s.tokens):
            return Predicate("exchanged", "people in a swap", certainty=0.55)
    told = passage.near(sentence)
    if name in PEOPLE and (moved := _arrived(told, sentence, phrase)):
        return moved
    return _more_of_the_same(told, sentence, phrase) if told is not None and name in PEOPLE else None


def _beside(tokens: list[Token], phrase: Counted) -> list[Token]:
    """The words right before and behind a counted phrase."""
    first = phrase.quantity.first
    return [*tokens[max(0, first - 1) : first], *tokens[phrase.last + 1 : phrase.last + 4]]


def _crossed(passage: Passage, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "41 persons went the other way", "in the other direction went 52 fighters", "six detainees home": people who
    come free where the passage tells of a swap."""
    tokens = sentence.tokens
    following = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
    if phrase.object in ("prisoner", "hostage") and following in ("home", "free", "out"):
        return Predicate("released", "people in custody: home", certainty=0.6)
    if sentence.words.isdisjoint(("way", "direction", "side")) or sentence.words.isdisjoint(_GONE):
        return None
    words = [t.low for t in tokens]
    away = any(
        words[k] in ("other", "opposite") and words[k + 1] in ("way", "direction") for k in range(len(words) - 1)
    )
    told = passage.last
    swap = told is not None and sentence.index - told.sentence.index < 4 and told.predicate.action in _CUSTODY
    return Predicate("released", "went the other way", subject=True, certainty=0.65) if away and swap else None


_GONE = frozenset("went go goes going travelled traveled passed crossed came come headed moved walked left".split())


def _arrived(told: Told | None, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "1,300 families reached the camp": people who come in numbers where the passage tells of flight."""
    if (phrase.quantity.low or 0) < _CROWD or phrase.object not in _FLEEING:
        return None
    flight = told is not None and told.predicate.action in ("displaced", "evacuated")
    if not flight and sentence.words.isdisjoint(_OF_FLIGHT):
        return None
    after = sentence.tokens[phrase.last + 1 : phrase.last + 6]
    moving = any(t.low in _ARRIVING for t in after)
    return Predicate("displaced", "people on the move", subject=True, certainty=0.65) if moving else None


_CROWD = 20
_FLEEING = frozenset(("person", "civilian", "child", "other:family", "other:household"))
_OF_FLIGHT = frozenset(
    "camp camps shelter shelters border refugees refugee displaced exodus displacement fleeing".split()
)
_ARRIVING = frozenset(
    "reached arrived came come coming crossed entered arriving entering streaming pouring passed left".split()
)


def _more_of_the_same(told: Told, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "Six signatories are among them", "There were 12 women": a share of the people counted before."""
    tokens = sentence.tokens
    after = [t.low for t in tokens[phrase.last + 1 : phrase.last + 14]]
    if any(after[k : k + 2] == ["among", "them"] for k in range(len(after))):
        return Predicate(told.predicate.action, "among them", certainty=0.7)
    before = tokens[phrase.quantity.first - 1].low if phrase.quantity.first else ""
    linked = before in ("are", "were", "including", ":", "counts", "comprises", "include", "included") or (
        before in ("in", "among") and tokens[phrase.quantity.first - 2].low in ("takes", "took", "counts", "counted")
    )
    if linked and told.phrase.object in PEOPLE:
        return Predicate(told.predicate.action, "carried on: " + told.predicate.rule, certainty=0.6)
    return None


def _another_count(passage: Passage, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "An earlier count stood at eight": another number for what the line before counted."""
    told = _leading(passage, sentence)
    first = phrase.quantity.first
    if not phrase.anaphor or not first or told is None or told.phrase.object not in PEOPLE | IN_FLIGHT:
        return None
    tokens = sentence.tokens
    linked = tokens[first - 1].low in ("at", "to", "was", "is", "of", "said", "gave")
    if (
        (linked and any(t.low in _COUNTS for t in tokens[:first]))
        or _counting(tokens, phrase)
        or _later(sentence, phrase)
    ):
        return Predicate(told.predicate.action, "another count of the same", certainty=0.65)
    return None


def _counting(tokens: list[Token], phrase: Counted) -> bool:
    """ "The Observatory has 71.", "The army counts 27", "an earlier statement spoke of 17": a number that somebody
    gives, with no noun behind it."""
    place = phrase.quantity.first - 1
    while place > 0 and tokens[place].low in _BEFORE_COUNT:
        place -= 1
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    ends = after is None or after.kind == "punct" or after.low in _AFTER_COUNT
    return ends and tokens[place].low in _GIVING and not any(t.text in '"“”' for t in tokens[place + 1 : place + 2])


def _later(sentence: Sentence, phrase: Counted) -> bool:
    """ "At first it was seven", "The general staff later: thirteen", "Azerbaijan: 80": the count of another time or
    voice."""
    tokens, first = sentence.tokens, phrase.quantity.first
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    if after is not None and after.kind != "punct" and after.low not in _AFTER_COUNT:
        return False
    before = [t.low for t in tokens[max(0, first - 2) : first]]
    if before in (["it", "was"], ["it", "is"], ["they", "were"], ["there", "were"]):
        return True
    if before[-1:] != [":"] or first > _SHORT_LABEL:
        return False
    if any(t.mention is None and (t.low in nouns().objects or t.low in verbs().forms) for t in tokens[:first]):
        return False
    return any(m.last < first and m.kind in ("side", "org", "outlet", "place") for m in sentence.mentions)


_SHORT_LABEL = 6
"""Words that a voice, or a voice and a time, take before a colon."""
_BEFORE_COUNT = frozenset("of for first only then even as just a total".split())
_AFTER_COUNT = frozenset("names by on in and while but as yesterday today earlier so after before".split())
_GIVING = frozenset(
    """has had have counts counted count gave gives give giving spoke speaks speak says said reports reported listed
    lists recorded records registers registered announced announces named names cited cites mentioned mentions tallied
    tallies estimates estimated confirmed confirms acknowledged acknowledges admitted admits claims claimed puts put
    say tells told figure number total logged recognises recognizes recognised recognized""".split()
)


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
        if source is None and (told := passage.near(sentence) if among else _leading(passage, sentence)):
            source = told.phrase
    harmed = predicate.action in _HARM and source is not None and source.object not in PEOPLE
    if predicate.rule.startswith("toll") or source is None or source.object is None or harmed:
        held = predicate.action in _CUSTODY and not predicate.rule.startswith("toll")
        phrase.object = phrase.noun = "prisoner" if held and _in_context(passage, sentence) else "person"
        return predicate.action in _HARM or phrase.object == "prisoner" or _home(predicate) or _caught(predicate)
    phrase.object, phrase.noun, phrase.owner = source.object, source.noun, phrase.owner or source.owner
    return True


def _in_context(passage: Passage, sentence: Sentence) -> bool:
    """Whether the sentence or the figure before it speaks of people in custody."""
    told = passage.near(sentence)
    return not sentence.words.isdisjoint(_CUSTODY_WORDS) or (told is not None and told.predicate.action in _CUSTODY)


_BODIES = frozenset("body bodies remains corpses coffins".split())


def _people_in_hands(document: Document, passage: Passage, sentence: Sentence, predicate: Predicate) -> str | None:
    """What the people are called of whom a verb says that they are held, freed or swapped: "we still hold some
    thirty"; None where bodies are told of."""
    before = _leading(passage, sentence)
    if (before is not None and before.phrase.object == "body") or not _BODIES.isdisjoint(sentence.words):
        return None
    told = predicate.rule.startswith(("object of", "subject of"))
    in_hands = told and predicate.action in ("held", "released", "exchanged", "returned") and not _home(predicate)
    return _custody_word(document, sentence, near=True) if in_hands else None


def _caught(predicate: Predicate) -> bool:
    """ "A few had been caught": who is taken are people where nothing else is named."""
    return predicate.action == "captured" and predicate.verb is not None and predicate.verb.voice == "passive"


def _home(predicate: Predicate) -> bool:
    """Who comes home or goes back by himself: "About 600 have come back"."""
    hit = predicate.verb
    return (
        predicate.action == "returned"
        and predicate.subject
        and hit is not None
        and hit.voice == "active"
        and (hit.entry.role == "sufferer" or hit.entry.base == "return")
    )


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


def _of_bodies(tokens: list[Token], phrase: Counted) -> bool:
    """ "the bodies of 3,000 soldiers"."""
    first = phrase.quantity.first
    before = [t.low for t in tokens[max(0, first - 4) : first]]
    return "of" in before[-2:] and any(w in ("bodies", "remains", "body", "corpses") for w in before)


_FOUND = frozenset(("receive", "recover", "retrieve", "exhume", "unearth", "dig"))
_WARDS = frozenset(
    "hospital hospitals morgue morgues mortuary clinic clinics medicine forensic forensics medics doctors".split()
)
"""Where bodies are received that nobody gives back."""


def _bodies(tokens: list[Token], phrase: Counted, predicate: Predicate) -> None:
    """A body is one handed over, exchanged or recovered; bodies in morgues or buried are people killed (annotation
    guide)."""
    if _of_bodies(tokens, phrase):
        phrase.object = "body"
        if phrase.action is None and predicate.action in ("killed", "held"):
            predicate.action = "returned" if any(t.low in _HANDED for t in tokens) else "killed"
    if phrase.object != "body":
        return
    if any(t.low in _MORGUE for t in tokens):
        phrase.object = "person"
    found = predicate.verb is not None and predicate.verb.entry.base in _FOUND
    if (
        found
        and predicate.verb is not None
        and predicate.verb.voice == "active"
        and not any(t.low in _WARDS for t in tokens)
    ):
        predicate.action = "returned"
        return
    if predicate.action in ("released", "held"):
        predicate.action = "returned"
    if found or phrase.object == "person" or predicate.action not in ("returned", "exchanged"):
        predicate.action = "killed"


def _custody(document: Document, sentence: Sentence, phrase: Counted, predicate: Predicate) -> None:
    """People who are freed, swapped or held are prisoners or hostages, as the passage calls them."""
    if predicate.action not in ("released", "exchanged", "held", "returned", "detained"):
        return
    if phrase.noun == "captive":
        governments = phrase.owner is not None and phrase.owner.kind == "org"
        phrase.object = "prisoner" if governments else "hostage"
    if phrase.object not in ("person", "civilian", "prisoner"):
        return
    tokens = sentence.tokens
    before = {t.low for t in tokens[max(0, phrase.quantity.first - 9) : phrase.quantity.first]}
    asked = bool(before & _DEMANDS) and _ahead(tokens, predicate)
    if predicate.action in ("released", "returned") and (asked or _not_yet(tokens, predicate)):
        predicate.action = "held"
    if predicate.action == "detained":
        if not any(t.low in _JAIL for t in tokens[phrase.last + 1 : phrase.last + 5]):
            return
        predicate.action = "held"
    called = _custody_word(document, sentence, near=_home(predicate)) if phrase.object != "prisoner" else None
    if called and not (phrase.object == "civilian" and called == "prisoner"):
        phrase.object = called
    if phrase.object == "prisoner" and _home(predicate):
        predicate.action = "released"


def _ahead(tokens: list[Token], predicate: Predicate) -> bool:
    """ "to free 200", "would be freed", "frees 26", "the release of 90": none of it has happened."""
    hit = predicate.verb
    if hit is None:
        return True
    before = [t.low for t in tokens[max(0, hit.index - 2) : hit.index]]
    return not hit.entry.past or tokens[hit.index].low == hit.entry.base or bool({"be", "to", "will"} & set(before))


def _not_yet(tokens: list[Token], predicate: Predicate) -> bool:
    """ "have yet to be returned", "has not been released": still held."""
    if predicate.verb is None:
        return False
    before = [t.low for t in tokens[max(0, predicate.verb.index - 4) : predicate.verb.index]]
    return "yet" in before or "not" in before or "never" in before


def _custody_word(document: Document, sentence: Sentence, near: bool = False) -> str | None:
    """ "hostage" or "prisoner", whichever the sentence, else one of the three before it, uses; else, but where `near`
    is asked, the article."""
    for index in range(sentence.index, max(-1, sentence.index - 4), -1):
        for token in document.sentences[index].tokens:
            if token.low in _CUSTODY_WORDS:
                return _CUSTODY_WORDS[token.low]
    if near:
        return None
    return _usual_custody_word(document)


@lru_cache(maxsize=1)
def _usual_custody_word(document: Document) -> str | None:
    """The one that the article uses most; remembered for the article at hand, since every count may ask."""
    words = Counter(_CUSTODY_WORDS[t.low] for s in document.sentences for t in s.tokens if t.low in _CUSTODY_WORDS)
    return words.most_common(1)[0][0] if words else None
