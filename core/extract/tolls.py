"""What nouns, states and tolls say was done: "28 children dead", "the interception of 162 drones", "the toll at
29"."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import MUNITIONS, PEOPLE, Predicate
from core.extract.relatives import past_relative
from core.extract.verbs import verbs
from core.extract.voice import ADVERBS, BE, DETERMINERS, HAVE

_STATES = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "homeless": "displaced",
    "captive": "captured",
    "martyrs": "killed",
}
_REPORTED = frozenset(
    """reported counted given registered recorded confirmed found feared presumed left were was are is been be declared
    listed still more lying
    believed as pronounced went gone go remain remained became""".split()
)


_CAPTIVES = frozenset("prisoners captives hostages captive hostage prisoner prisoner-of-war".split())
_BEING = frozenset(("are", "were", "remain", "still", "as", "is", "a"))
_NO_NEWS = ("no news of", "no trace of", "no word of", "the fate of", "the whereabouts of", "no sign of")


def unheard_of(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "There is no news of nine fishermen", "the fate of 14 sailors is unknown"."""
    if phrase.object not in PEOPLE:
        return None
    before = " ".join([t.low for t in tokens[max(0, phrase.quantity.first - 4) : phrase.quantity.first]])
    if not any(words in before for words in _NO_NEWS):
        return None
    return Predicate("missing", "nothing heard of them", certainty=0.75)


def state_behind(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "28 children dead", "nine soldiers reported dead", "12 were missing", "left 40 people homeless"."""
    if phrase.object not in PEOPLE and phrase.object is not None:
        return None
    start = past_relative(tokens, past_joined(tokens, past_place(tokens, phrase.last + 1)))
    for token in tokens[start : start + 5]:
        if token.low == "of" or token.mention is not None or token.text in "\"”’'":
            continue
        if token.low in _STATES and (
            token.low not in ("killed", "wounded", "injured")
            or tokens[token.index - 1].low in ("reported", "confirmed", "left", "dead")
        ):
            return Predicate(_STATES[token.low], f"“{token.low}” behind the noun", subject=True, certainty=0.88)
        if token.low == "in" and any("morgue" in t.low for t in tokens[token.index + 1 : token.index + 4]):
            return Predicate("killed", "in morgues", subject=True, certainty=0.8)
        if token.low in ("hospitalised", "hospitalized") or (
            token.low == "in" and any(t.low == "hospital" for t in tokens[token.index + 1 : token.index + 3])
        ):
            return Predicate("injured", "in hospital", subject=True, certainty=0.75)
        if held := _in_custody(tokens, token.index):
            return held
        if token.low in ("critical", "serious", "grave", "stable") and (
            token.low == "critical" or tokens[token.index - 1].low == "in"
        ):
            return Predicate("injured", f"“{token.low}” condition", subject=True, certainty=0.8)
        left = phrase.quantity.first and tokens[phrase.quantity.first - 1].low in ("left", "leaving")
        if (
            token.low == "with"
            and (left or phrase.head is not None)
            and any(t.low in _HURTS for t in tokens[token.index + 1 : token.index + 4])
        ):
            return Predicate("injured", "with wounds", subject=True, certainty=0.8)
        if token.low == "in" and any(t.low == "condition" for t in tokens[token.index + 1 : token.index + 4]):
            return Predicate("injured", "in a bad condition", subject=True, certainty=0.8)
        if token.low in _CAPTIVES and tokens[token.index - 1].low in _BEING:
            return Predicate("held", f"are “{token.low}”", subject=True, certainty=0.8)
        staying = token.low in _STAYING or (
            token.low in ("are", "were") and _still(tokens, token.index) and phrase.object != "soldier"
        )
        if staying and _in_shelter(tokens, token.index + (token.low in ("are", "were"))):
            return Predicate("displaced", "in shelters", subject=True, certainty=0.7)
        if token.low == "gone" and tokens[token.index - 1].low == "still":
            return Predicate("missing", "still gone", subject=True, certainty=0.7)
        if token.low == "unaccounted":
            return Predicate("missing", "unaccounted for", subject=True, certainty=0.85)
        if token.low == "lost" and any(t.low in ("life", "lives") for t in tokens[token.index + 1 : token.index + 4]):
            return Predicate("killed", "lost their lives", subject=True)
        if token.low == "a" and tokens[token.index - 1].low == "is":
            continue  # "one soldier is a prisoner of the rebels"
        if token.low not in _REPORTED and token.low not in ADVERBS and token.low not in HAVE:
            return None
    return None


def in_ruins(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "Twenty homes are gone", "40 shops lie in ruins", "19 people had slight injuries"."""
    after = [t.low for t in tokens[phrase.last + 1 : phrase.last + 5]]
    if phrase.object in PEOPLE and after and after[0] in HAVE and not _HURTS.isdisjoint(after):
        return Predicate("injured", "had injuries", subject=True, certainty=0.8)
    if phrase.object not in ("building", "vehicle", "settlement") or after[:1] == [] or after[0] not in _LYING:
        return None
    gone = "gone" in after[1:2] or (after[1:2] == ["in"] and not _RUINS.isdisjoint(after[2:4]))
    return Predicate("destroyed", "in ruins", subject=True, certainty=0.8) if gone else None


_LYING = frozenset("are is were was lie lay lies stand remain".split())
_RUINS = frozenset("ruins rubble ashes cinders pieces".split())


def past_joined(tokens: list[Token], place: int) -> int:
    """The index behind "and police", "and teachers": a second noun under the same number; `place` where none stands."""
    if place + 1 < len(tokens) and tokens[place].low in ("and", "or"):
        entry = nouns().objects.get(tokens[place + 1].low)
        if entry is not None and entry[0] in PEOPLE and tokens[place + 1].mention is None:
            return place + 2
    return place


def past_place(tokens: list[Token], place: int) -> int:
    """The index behind "from Tarhuna", "of the village" right behind a noun; `place` itself where there is none."""
    if place + 2 >= len(tokens) or tokens[place].low not in ("from", "of", "at", "near"):
        return place
    if tokens[place].low == "of" and tokens[place + 1].low in ("its", "their", "our", "his"):
        return next((t.index for t in tokens[place + 2 : place + 7] if t.low in BE or t.low in HAVE), place)
    named = place + 1 + (tokens[place + 1].low == "the")
    mention = tokens[named].mention
    return mention.last + 1 if mention is not None and mention.kind in ("side", "place") else place


_HURTS = frozenset("injuries wounds burns cuts bruises fractures injury wound concussion".split())
_STAYING = frozenset("remain remained remaining live living stay staying shelter sheltering stuck crammed camp".split())
_SHELTERS = frozenset("shelters shelter schools school camps tents camp mosques churches centres centers".split())


def _still(tokens: list[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].low == "still"


def _in_shelter(tokens: list[Token], place: int) -> bool:
    """ "53,869 remain in 36 schools"."""
    after = [t.low for t in tokens[place + 1 : place + 7]]
    return after[:1] == ["in"] and not _SHELTERS.isdisjoint(after)


def _in_custody(tokens: list[Token], place: int) -> Predicate | None:
    """ "in Thai hands", "behind bars", "in government jails"."""
    after = [t.low for t in tokens[place + 1 : place + 6]]
    if tokens[place].low == "behind" and after[:1] == ["bars"]:
        return Predicate("held", "behind bars", subject=True, certainty=0.8)
    if tokens[place].low == "in" and not {"died", "dead"} & set(after):
        word = next((w for w in after[:4] if w in _CUSTODY), None)
        if word and not any(
            t.kind == "punct" and t.text in ".,;" for t in tokens[place + 1 : place + 1 + after.index(word)]
        ):
            named = tokens[place + after.index(word)].mention
            doer = named if word == "hands" and named is not None and named.kind == "side" else None
            return Predicate("held", f"“in … {word}”", subject=True, certainty=0.8, doer=doer)
    return None


_CUSTODY = frozenset("hands captivity custody jail jails prison prisons detention imprisonment dungeons".split())


def among_group(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "the dead included 20 children", "among the wounded were 5 women", "two peace signatories among the dead"."""
    if phrase.object not in PEOPLE and phrase.object is not None:
        return None
    groups = nouns().groups
    first = phrase.quantity.first
    before = tokens[max(0, first - 7) : first]
    link = next(
        (
            t
            for t in reversed(before)
            if t.low in ("included", "include", "includes", "including", "among", "of", "were", "are")
        ),
        None,
    )
    if link is not None:
        for token in before:
            if (
                token.low in groups
                and token.index
                and tokens[token.index - 1].low in ("the", "of", "those", "its", "their")
                and (link.low != "of" or tokens[token.index - 2].low == "of")
            ):
                return Predicate(groups[token.low], f"among the “{token.low}”", certainty=0.85)
    after = [t.low for t in tokens[phrase.last + 1 : phrase.last + 6] if t.low not in ("were", "are", "was")]
    if after[:2] == ["among", "the"] and len(after) > 2 and after[2] in groups:
        return Predicate(groups[after[2]], f"among the “{after[2]}”", certainty=0.85)
    return None


_OF_NOUN = frozenset(("of", "on", "against", "at", "for"))


def noun_of_doing(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "the interception of 162 drones", "drone attacks on five airfields", "swap of 1,000 prisoners"."""
    first = phrase.quantity.first
    place = first - 1
    while place >= 0 and (
        tokens[place].low in DETERMINERS or tokens[place].low in ("about", "a", "total", "more", "least")
    ):
        place -= 1
    if place < 1 or tokens[place].low not in _OF_NOUN:
        return None
    link = tokens[place].low
    noun = tokens[place - 1].low
    action = verbs().nominals.get(noun)
    if action is None and place >= 2 and tokens[place - 1].kind == "word":
        noun = tokens[place - 2].low if link in ("on", "against", "at") else noun
        action = (
            verbs().nominals.get(noun)
            if tokens[place - 1].mention is not None or tokens[place - 1].low.endswith("ly")
            else None
        )
    if action is None:
        return None
    name = phrase.object
    if action == "hit" and link == "of":
        return None
    if link in ("on", "against", "at"):
        if action != "hit" or name in MUNITIONS:
            return None
        return Predicate("hit", f"“{noun} {link}”", certainty=0.85)
    if link == "for" and action != "exchanged":
        return None
    if action in ("killed", "injured", "detained", "displaced") and name not in PEOPLE and name is not None:
        return None
    if action == "destroyed" and name in PEOPLE:
        action = "killed"
    if name is None and action not in ("killed", "injured"):
        return None
    return Predicate(action, f"“{noun} of”", certainty=0.85)


_TOLL_LINKS = frozenset(
    """at to of is are was were be reached reaches reach hit hits stood stands stand rose rises risen climbed
    climbs topped passed exceeded exceeds surpassed : over above than by more now totalled totaled put
    up beyond as number numbers numbered total totals""".split()
)


def _number_of(tokens: list[Token], place: int) -> tuple[str, str] | None:
    """ "The number of civilians killed": the people whose number is told, before the participle at `place`."""
    entry = nouns().objects.get(tokens[place - 1].low)
    before = [t.low for t in tokens[max(0, place - 5) : place - 1]]
    counted = any(before[k : k + 2] == ["number", "of"] for k in range(len(before)))
    return entry if counted and entry is not None and entry[0] in PEOPLE else None


_AFTER_KEYED = frozenset("of and incl including in at near by from on all both".split())


def toll_before(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "put the death toll at 29", "the number of injured at 67", "the toll has risen to 31", "Dead: 12"."""
    first = phrase.quantity.first
    tolls = verbs().tolls
    if phrase.object is not None and phrase.object not in PEOPLE:
        return None
    if first == 0 or (tokens[first - 1].low not in _TOLL_LINKS and tokens[first - 1].text != "="):
        return None
    if first > 1 and tokens[first - 1].text in ":=" and tokens[first - 2].capital:
        keyed = verbs().keys.get(tokens[first - 2].low)
        after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
        counted = phrase.object is not None or after is None or after.kind != "word" or after.low in _AFTER_KEYED
        if keyed is not None and counted:
            return Predicate(keyed, "toll by a key", certainty=0.85)
    if tokens[first - 1].text == "=":
        return None
    place = first - 1
    steps = 0
    while place >= 0 and steps < 26:
        low = tokens[place].low
        if tokens[place].text in ";" or (low in ("and", "while") and steps > 3):
            return None
        if low in tolls:
            if low in _ADJECTIVES and not _names_group(tokens, place):
                if people := _number_of(tokens, place):
                    phrase.object, phrase.noun = people
                    return Predicate(tolls[low], f"toll “number of … {low}”", certainty=0.85)
                place -= 1
                steps += 1
                continue
            action = tolls[low]
            kind = nouns().modifiers.get(tokens[place - 1].low) if place and low in _ADJECTIVES else None
            if kind in PEOPLE and phrase.object is None:
                phrase.object = phrase.noun = kind
            if low == "toll" and place and tokens[place - 1].low in ("injury", "casualty"):
                action = "injured" if tokens[place - 1].low == "injury" else "hit"
            return Predicate(action, f"toll “{low}”", certainty=0.85)
        place -= 1
        steps += 1
    return None


_ADJECTIVES = frozenset(
    ("dead", "killed", "wounded", "injured", "hurt", "missing", "displaced", "kidnapped", "detained", "evacuated")
)


def _names_group(tokens: list[Token], place: int) -> bool:
    """ "the dead", "the civilian dead", "number of injured": the adjective stands for the people."""
    if place > 1 and tokens[place - 1].low in nouns().modifiers and tokens[place].low in ("dead", "wounded", "injured"):
        place -= 1
    return place == 0 or (
        tokens[place - 1].low in ("the", "of", "its", "their", "our", "own", "number", "'s") or tokens[place].capital
    )
