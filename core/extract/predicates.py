"""What was done to the things counted: the verb, noun of doing or toll that a quantity belongs to.

A small grammar over verb hits: "N were killed" (passive to the right), "killed N" (active to the left), "with N drones"
(instrument), "the interception of N" (noun of doing), "the toll at N", and a share that takes over what its total had.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.extract.document import Sentence, Token
from core.extract.noun_phrases import Counted, nouns
from core.extract.verbs import Entry, verbs

Voice = Literal["active", "passive"]

BE = frozenset("is are was were be been being am 's 're get gets got gotten getting".split())
HAVE = frozenset("has have had having 've".split())
MODAL = frozenset("will would shall should can could may might must to".split())
_ADVERBS = frozenset(
    "also still not never n't since reportedly allegedly already now then just later again all both either even ever far instead only once yet together so".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your some any no another each every both all".split()
)
_PREPOSITIONS = frozenset(
    "in on at near by over of from during after before when while as inside outside across around since within throughout under with without among along along".split()
)
_QUOTES = frozenset("\"“”'‘’«»")
_BREAKS = frozenset(";:")
_CLAUSE = frozenset("while but although though whereas unless until if because when after before since as".split())
_ERASE = frozenset(("eliminate", "liquidate"))
_GENERIC = frozenset(
    ("use", "send", "throw", "aim", "direct", "lay", "deploy", "drop", "plant", "fly", "rain", "release")
)
MUNITIONS = frozenset(("drone", "missile", "rocket", "bomb", "shell", "other:projectile"))
PEOPLE = frozenset(
    (
        "person",
        "civilian",
        "soldier",
        "child",
        "prisoner",
        "hostage",
        "body",
        "other:contractor",
        "other:family",
        "other:household",
    )
)


@dataclass(slots=True)
class VerbHit:
    """A verb of the lexicon at tokens `index` to `last` of its sentence."""

    index: int
    last: int
    entry: Entry
    voice: Voice


@dataclass(slots=True)
class Predicate:
    """What was done to the things counted, and by which rule we know."""

    action: str
    rule: str
    verb: VerbHit | None = None
    instrument: bool = False
    """The things counted are what was used or thrown, not what was struck."""
    subject: bool = False
    """The things counted are the grammatical subject."""
    source: int | None = None
    """Index of the counted thing of the same sentence from which it was taken over."""
    certainty: float = 0.9


def verb_hits(sentence: Sentence, phrases: list[Counted]) -> list[VerbHit]:
    """The verbs of the action lexicon in a sentence, with voice; words inside counted phrases are left out."""
    table = verbs()
    tokens = sentence.tokens
    covered = {i for c in phrases for i in range(c.quantity.first, c.last + 1)}
    ends = {c.last for c in phrases}
    starts = {c.quantity.first for c in phrases}
    hits: list[VerbHit] = []
    for index, token in enumerate(tokens):
        entries = table.forms.get(token.low)
        if entries is None or index in covered or token.mention is not None or token.kind != "word":
            continue
        for entry in entries:
            last = _with_particle(tokens, index, entry)
            if last is None:
                continue
            voice = _voice(tokens, index, last, entry, ends, starts)
            if voice is not None:
                hits.append(VerbHit(index, last, entry, voice))
                break
    return hits


def _with_particle(tokens: list[Token], index: int, entry: Entry) -> int | None:
    for offset, word in enumerate(entry.particle, 1):
        if index + offset >= len(tokens) or tokens[index + offset].low != word:
            return None
    return index + len(entry.particle)


def _auxiliary(tokens: list[Token], index: int) -> str | None:
    """The kind of the auxiliary before a verb, adverbs skipped: "be", "have", "modal", or None."""
    place = index - 1
    while place >= 0:
        low = tokens[place].low
        if low in BE:
            return "be"
        if low in HAVE:
            return "have"
        if low in MODAL:
            return "modal"
        if low in _ADVERBS or low.endswith("ly"):
            place -= 1
            continue
        if low in ("and", "or") and place > 0 and tokens[place - 1].low in verbs().forms:
            return _auxiliary(tokens, place - 1)
        return None
    return None


def _opens_phrase(tokens: list[Token], place: int, starts: set[int]) -> bool:
    """Whether a noun phrase begins at the token: an object of the verb before it."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    return (
        place in starts or token.low in _DETERMINERS or token.mention is not None or token.kind in ("number", "mixed")
    )


def _voice(tokens: list[Token], index: int, last: int, entry: Entry, ends: set[int], starts: set[int]) -> Voice | None:
    """Active or passive; None where the word is a noun or adjective here."""
    previous = tokens[index - 1] if index else None
    after = last + 1
    while after < len(tokens) and tokens[after].text in _QUOTES:
        after += 1
    auxiliary = _auxiliary(tokens, index)
    if entry.ing:
        if previous is not None and (
            previous.low in _DETERMINERS or previous.low == "of" and not _opens_phrase(tokens, after, starts)
        ):
            return None
        if previous is not None and previous.low == "being":
            return None
        return "active"
    if entry.part and auxiliary == "be":
        return "passive"
    if (entry.past or entry.part) and auxiliary == "have":
        return "active"
    if (
        entry.part
        and previous is not None
        and index - 1 in ends
        and not (entry.past and _opens_phrase(tokens, after, starts) and after not in starts)
    ):
        if entry.role == "sufferer" and not entry.part:
            return "active"
        following = tokens[after].low if after < len(tokens) else "."
        if entry.role == "doer" and (
            following in _PREPOSITIONS
            or not following[0].isalpha()
            or following in ("and", "or", "so", "or", "yesterday", "today")
            or _ends(tokens, after)
        ):
            return "passive"
    if entry.past:
        if (
            entry.role != "doer"
            or _opens_phrase(tokens, after, starts)
            or after < len(tokens)
            and tokens[after].low in ("and", "or", "at", "on", "more", "people", "hundreds", "dozens", "as")
        ):
            return "active"
        if entry.part and (after >= len(tokens) or tokens[after].low in _PREPOSITIONS or tokens[after].kind == "punct"):
            return "passive"
        return "active"
    if entry.part:
        return "passive"
    # base form and third person: nouns too ("strikes", "fire", "return")
    if auxiliary == "modal":
        return "active"
    if (
        previous is None
        or previous.low in _DETERMINERS
        or previous.low in _PREPOSITIONS
        or previous.text in ("'s", "’s")
    ):
        return None
    if previous.mention is not None and previous.mention.form == "adjective":
        return None
    if entry.role != "doer":
        return "active"
    return (
        "active"
        if _opens_phrase(tokens, after, starts)
        or after < len(tokens)
        and tokens[after].low in ("at", "and")
        and entry.action == "launched"
        else None
    )


def _ends(tokens: list[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].kind == "punct" and tokens[place].text in ".,;)"


def predicate_of(
    sentence: Sentence, phrases: list[Counted], place: int, hits: list[VerbHit], done: list[Predicate | None]
) -> Predicate | None:
    """What was done to `phrases[place]`, or None. `done` holds the predicates of the phrases before it."""
    phrase = phrases[place]
    tokens = sentence.tokens
    if phrase.action is not None:
        died = (
            phrase.last + 1 < len(tokens)
            and tokens[phrase.last + 1].low in ("died", "succumbed")
            and phrase.action == "injured"
        )
        return Predicate("killed" if died else phrase.action, "noun with its action", certainty=0.92)
    return (
        _told(tokens, phrases, place, hits)
        or (Predicate(phrase.participle, "participle before the noun", certainty=0.85) if phrase.participle else None)
        or _nominal(tokens, phrase)
        or _toll(tokens, phrase)
        or _taken_over(tokens, phrases, place, done)
        or _loose(tokens, phrases, place, hits)
    )


def _told(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """What a verb, or a state behind the noun, says of the things counted."""
    phrase = phrases[place]
    return (
        _split_verb(tokens, phrase)
        or _object_of(tokens, phrases, place, hits)
        or _instrument(tokens, phrase, hits)
        or _state(tokens, phrase)
        or _group(tokens, phrase)
        or _subject_of(tokens, phrases, place, hits)
    )


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
}
_REPORTED = frozenset(
    "reported confirmed found feared presumed left were was are is been be declared listed still more lying believed as pronounced went gone go remain remained".split()
)


def _state(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "28 children dead", "nine soldiers reported dead", "12 were missing", "left 40 people homeless"."""
    if phrase.object not in PEOPLE and phrase.object is not None:
        return None
    for token in tokens[phrase.last + 1 : phrase.last + 5]:
        if token.low in _STATES and (
            token.low not in ("killed", "wounded", "injured")
            or tokens[token.index - 1].low in ("reported", "confirmed", "left", "dead")
        ):
            return Predicate(_STATES[token.low], f"“{token.low}” behind the noun", subject=True, certainty=0.88)
        if token.low == "in" and any("morgue" in t.low for t in tokens[token.index + 1 : token.index + 4]):
            return Predicate("killed", "in morgues", subject=True, certainty=0.8)
        if (
            token.low in ("hospitalised", "hospitalized")
            or token.low == "in"
            and any(t.low == "hospital" for t in tokens[token.index + 1 : token.index + 3])
        ):
            return Predicate("injured", "in hospital", subject=True, certainty=0.75)
        if token.low == "lost" and any(t.low in ("life", "lives") for t in tokens[token.index + 1 : token.index + 4]):
            return Predicate("killed", "lost their lives", subject=True)
        if token.low not in _REPORTED and token.low not in _ADVERBS and token.low not in HAVE:
            return None
    return None


def _group(tokens: list[Token], phrase: Counted) -> Predicate | None:
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


def _split_verb(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "took four men prisoner", "led 38 residents out", "shot three drones down"."""
    first = phrase.quantity.first
    if phrase.of_total:
        return None
    after = " ".join(t.low for t in tokens[phrase.last + 1 : phrase.last + 3])
    for token in reversed(tokens[max(0, first - 3) : first]):
        for word, action in verbs().split.get(token.low, ()):
            if after == word or after.startswith(word + " "):
                hit = VerbHit(token.index, token.index, Entry(action, "doer", token.low), "active")
                return Predicate(action, f"“{token.low} … {word}”", hit)
    if after.startswith(("made prisoner", "taken prisoner", "taken hostage", "taken captive")):
        return Predicate("captured", "taken prisoner", subject=True)
    return None


def _object_action(hit: VerbHit, phrase: Counted, costs_lives: bool = False) -> str | None:
    """The action that an active verb does to its counted object, or None where the two do not fit."""
    action, name = hit.entry.action, phrase.object
    people = name in PEOPLE or name is None
    if hit.entry.base in _ERASE and name is not None and not people:
        return "intercepted" if name in MUNITIONS else "destroyed"
    if action == "launched" and hit.entry.base in _GENERIC and name not in MUNITIONS:
        return None
    if action == "intercepted" and name in PEOPLE:
        return "killed" if hit.entry.base.startswith("neutrali") else None
    if hit.entry.role == "loser":
        return "killed" if name in PEOPLE or name is None else "destroyed"
    if hit.entry.role != "doer":
        return None
    if hit.entry.base == "bury":
        return "killed" if people else None
    if hit.entry.base in ("claim", "cost"):
        return "killed" if phrase.noun == "life" or phrase.object in PEOPLE and costs_lives else None
    if hit.entry.base == "treat":
        return "injured" if people else None
    if action == "launched" and (
        name in PEOPLE
        or hit.entry.base in ("use", "send", "throw", "aim", "direct", "lay", "deploy", "drop", "plant")
        and name not in MUNITIONS
        and name is not None
    ):
        return None
    if action in ("killed", "injured", "detained", "displaced") and not people:
        return {"injured": "damaged"}.get(action) if name else None
    if action == "hit" and name in PEOPLE:
        return "hit"
    if action in ("held", "returned", "released", "exchanged") and not (people or name == "body"):
        return None
    if action == "returned" and name in ("soldier", "person") and hit.entry.base == "receive":
        return None
    return action


def _object_of(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "killed at least 12 people", "destroyed and damaged 40 bombers", "fired a barrage of 30 rockets"."""
    phrase = phrases[place]
    first = phrase.quantity.first
    for hit in reversed(hits):
        if hit.last >= first:
            continue
        gap = tokens[hit.last + 1 : first]
        if hit.voice != "active" or len(gap) > 5:
            return None
        if all(
            t.low in _DETERMINERS
            or t.low in _ADVERBS
            or t.low.endswith("ly")
            or t.low
            in (
                "as",
                '"',
                "“",
                "”",
                "well",
                "barrage",
                "salvo",
                "swarm",
                "wave",
                "lives",
                "life",
                "of",
                "about",
                "some",
                "off",
                "more",
                "to",
                "bodies",
                "number",
                "total",
                "up",
                "out",
                "down",
                "group",
            )
            for t in gap
        ) and not any(t.low == "to" and hit.entry.action != "killed" for t in gap):
            action = _object_action(hit, phrase, any(t.low in ("life", "lives") for t in gap))
            if action is not None:
                return Predicate(action, f"object of “{tokens[hit.index].low}”", hit)
        return None
    return None


def _instrument(tokens: list[Token], phrase: Counted, hits: list[VerbHit]) -> Predicate | None:
    """ "attacked with 80 drones", "using 12 missiles", "struck by five missiles"."""
    if phrase.object not in MUNITIONS:
        return None
    first = phrase.quantity.first
    before = tokens[first - 1].low if first else ""
    if before in ("with", "using", "by", "firing", "involving", "of"):
        attack = any(
            h.index < first and h.entry.action in ("hit", "launched", "killed", "destroyed", "damaged") for h in hits
        ) or any(t.low in verbs().nominals and verbs().nominals[t.low] == "hit" for t in tokens[:first])
        if attack and before != "of":
            return Predicate(
                "hit" if before == "by" else "launched", f"“{before}” and a weapon", instrument=True, certainty=0.85
            )
        if (
            before == "of"
            and first > 1
            and tokens[first - 2].low
            in ("barrage", "salvo", "swarm", "wave", "volley", "launch", "launching", "firing")
        ):
            return Predicate("launched", "a barrage of weapons", instrument=True, certainty=0.85)
    return None


def _subject_of(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """ "N were killed", "N killed", "N died", "five missiles hit"."""
    phrase = phrases[place]
    for hit in hits:
        if hit.index <= phrase.last:
            continue
        gap = tokens[phrase.last + 1 : hit.index]
        if len(gap) > 16 or not _same_clause(tokens, phrase.last + 1, hit.index, phrases, place):
            return None
        if any(h.index > phrase.last and h.index < hit.index and h.voice == "active" for h in hits):
            return None
        entry = hit.entry
        if entry.base == "lose" and any(t.low in ("life", "lives") for t in tokens[hit.last + 1 : hit.last + 4]):
            action = "killed" if phrase.object in PEOPLE or phrase.object is None else None
        elif hit.voice == "passive":
            action = _passive_action(hit, phrase)
        elif entry.role == "sufferer" and (phrase.object in PEOPLE or phrase.object is None):
            action = entry.action
            if entry.base == "leave":
                action = _left(phrase)
        elif phrase.object in MUNITIONS and (
            entry.role == "instrument" or entry.action in ("hit", "killed", "destroyed", "damaged")
        ):
            action = "launched" if entry.role == "instrument" else "hit"
        elif (
            entry.role == "instrument"
            and entry.action in ("destroyed", "damaged", "hit")
            and phrase.object not in PEOPLE
        ):
            action = entry.action
        else:
            action = None
        if action is None:
            return None
        return Predicate(
            action, f"subject of “{tokens[hit.index].low}”", hit, subject=True, certainty=0.9 if len(gap) <= 4 else 0.8
        )
    return None


def _left(phrase: Counted) -> str | None:
    """Prisoners who leave were released, foreigners and residents who leave were evacuated."""
    if phrase.object in ("prisoner", "hostage"):
        return "released"
    return "evacuated" if phrase.object in ("person", "civilian", "other:contractor") else None


def _passive_action(hit: VerbHit, phrase: Counted) -> str | None:
    action, name = hit.entry.action, phrase.object
    if hit.entry.base in _ERASE and name is not None and name not in PEOPLE:
        return "intercepted" if name in MUNITIONS else "destroyed"
    if hit.entry.role not in ("doer", "loser", "sufferer"):
        return None
    if hit.entry.role == "loser":
        return "killed" if name in PEOPLE or name is None else "destroyed"
    if action in ("killed", "injured", "detained") and name is not None and name not in PEOPLE:
        return "damaged" if action == "injured" else None
    if action == "killed" and hit.entry.base == "claim":
        return None
    if action == "launched" and (name in PEOPLE or hit.entry.base in _GENERIC and name not in MUNITIONS):
        return None
    if action == "displaced" and name not in PEOPLE and name is not None:
        return None
    return action


def _same_clause(tokens: list[Token], start: int, end: int, phrases: list[Counted], place: int) -> bool:
    """Nothing between the two places begins another statement: commas may set off an insertion, not a new clause."""
    commas = 0
    for token in tokens[start:end]:
        low = token.low
        excepted = low == "but" and token.index and tokens[token.index - 1].low == "all"
        if token.text in _BREAKS or (low in _CLAUSE and not excepted) or low in ("said", "says"):
            return False
        if token.text in "-–—":
            commas += 1
        if token.text == ",":
            commas += 1
        if (
            low == "and"
            and any(
                t.mention is not None and t.mention.form == "noun" for t in tokens[token.index + 1 : token.index + 3]
            )
            and commas
        ):
            return False
    return commas % 2 == 0 or commas == 1 and _includes(tokens, start, end)


def _includes(tokens: list[Token], start: int, end: int) -> bool:
    return any(t.low in ("including", "among", "mostly", "some") for t in tokens[start:end])


_OF_NOUN = frozenset(("of", "on", "against", "at", "for"))


def _nominal(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "the interception of 162 drones", "drone attacks on five airfields", "swap of 1,000 prisoners"."""
    first = phrase.quantity.first
    place = first - 1
    while place >= 0 and (
        tokens[place].low in _DETERMINERS or tokens[place].low in ("about", "a", "total", "more", "least")
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
    if name is None and noun not in ("deaths", "death", "toll", "killing", "killings"):
        return None
    return Predicate(action, f"“{noun} of”", certainty=0.85)


_TOLL_LINKS = frozenset(
    "at to of is are was were be reached reaches reach hit hits stood stands stand rose rises risen climbed climbs topped passed exceeded exceeds surpassed : over above than by more now totalled totaled put up beyond".split()
)


def _toll(tokens: list[Token], phrase: Counted) -> Predicate | None:
    """ "put the death toll at 29", "the number of injured at 67", "the toll has risen to 31", "Dead: 12"."""
    first = phrase.quantity.first
    tolls = verbs().tolls
    if phrase.object not in (None, "person", "body"):
        return None
    if first == 0 or tokens[first - 1].low not in _TOLL_LINKS:
        return None
    place = first - 1
    steps = 0
    while place >= 0 and steps < 14:
        low = tokens[place].low
        if tokens[place].text in ";" or low in ("and", "while") and steps > 3:
            return None
        if low in tolls:
            if low in ("dead", "wounded", "injured", "missing", "displaced") and not _names_group(tokens, place):
                place -= 1
                steps += 1
                continue
            action = tolls[low]
            if low == "toll" and place and tokens[place - 1].low in ("injury", "casualty"):
                action = "injured" if tokens[place - 1].low == "injury" else "hit"
            return Predicate(action, f"toll “{low}”", certainty=0.85)
        place -= 1
        steps += 1
    return None


def _names_group(tokens: list[Token], place: int) -> bool:
    """ "the dead", "number of injured": the adjective stands for the people."""
    return place > 0 and (tokens[place - 1].low in ("the", "of", "its") or tokens[place].capital)


def _taken_over(
    tokens: list[Token], phrases: list[Counted], place: int, done: list[Predicate | None]
) -> Predicate | None:
    """A share or a second item that takes over what stands before it: "…, including 5 children", "57 over Kursk and 31 …"."""
    for back in _candidates(tokens, phrases, place):
        earlier = done[back]
        if earlier is None:
            continue
        phrase, before = phrases[place], phrases[back]
        gap = tokens[before.last + 1 : phrase.quantity.first]
        if any(t.text in ";" for t in gap) and not phrases[place].anaphor:
            return None
        if len(gap) > 22:
            return None
        if _inside_relative(tokens, before, phrases[place]) and any(d is not None for d in done[:back]):
            continue
        fits = phrase.object is None or before.object is None or (phrase.object in PEOPLE) == (before.object in PEOPLE)
        if not fits:
            return None
        if not _joins(gap):
            return None
        words = {t.low for t in gap}
        joined = bool(
            words
            & {
                "and",
                ",",
                "including",
                "among",
                "them",
                "plus",
                "(",
                "of",
                "–",
                "-",
                ":",
                "whom",
                "which",
                "as",
                "with",
            }
        )
        if joined or not gap:
            near = len(gap) <= 8
            return Predicate(
                earlier.action,
                "taken over: " + earlier.rule,
                earlier.verb,
                earlier.instrument,
                earlier.subject,
                back,
                0.85 if near else 0.7,
            )
        return None
    return None


_JOINING = frozenset(
    """and or , ( of the a an another other further some about including among them plus with whom which as well also both
    more over at least nearly around up to between in on near from was were are is additional their its : - – then""".split()
)


def _joins(gap: list[Token]) -> bool:
    """Nothing but small words stands between the last comma or "and" and the number: no other verb comes in between."""
    for token in reversed(gap):
        if token.low in ("and", ",", "(", "or", "–", "-", ":"):
            return True
        if token.low not in _JOINING and token.mention is None and token.kind == "word" and not token.capital:
            return False
    return True


def _candidates(tokens: list[Token], phrases: list[Counted], place: int) -> list[int]:
    """Where to look for what an item takes over: "67 attacks on …, 238 on …" pairs like with like first, then the nearest."""
    order = list(range(place - 1, -1, -1))
    phrase = phrases[place]
    if not phrase.anaphor or phrase.last + 1 >= len(tokens):
        return order
    link = tokens[phrase.last + 1].low
    alike = [
        k
        for k in order
        if link in ("on", "over", "in", "from", "to", "at")
        and phrases[k].last + 1 < len(tokens)
        and tokens[phrases[k].last + 1].low == link
    ]
    return [*alike, *(k for k in order if k not in alike)]


def _inside_relative(tokens: list[Token], before: Counted, phrase: Counted) -> bool:
    """ "five died in Haris, where two were wounded, and four in Talloussa": the insertion is not what goes on."""
    gap = [t.low for t in tokens[before.last + 1 : phrase.quantity.first]]
    if not phrase.anaphor or "," not in gap or gap[-1:] != ["and"] or gap[gap.index(",") + 1 :][:1] != ["and"]:
        return False
    return any(
        t.low in ("where", "who", "which") for t in tokens[max(0, before.quantity.first - 3) : before.quantity.first]
    )


def shared_backwards(tokens: list[Token], phrases: list[Counted], place: int, following: Predicate) -> Predicate | None:
    """ "141 women and 28 children dead", "12 tanks and 3 guns were destroyed": the first shares what the last is told."""
    phrase, after = phrases[place], phrases[place + 1]
    gap = [t.low for t in tokens[phrase.last + 1 : after.quantity.first]]
    if len(gap) > 4 or not gap or gap[-1] not in ("and", ",", "or") and "and" not in gap:
        return None
    if not (following.subject or following.verb is None):
        return None
    if phrase.object is None or after.object is None or (phrase.object in PEOPLE) != (after.object in PEOPLE):
        return None
    if after.action is not None:
        return None
    return Predicate(
        following.action,
        "shared with what follows: " + following.rule,
        following.verb,
        following.instrument,
        True,
        None,
        0.8,
    )


def _loose(tokens: list[Token], phrases: list[Counted], place: int, hits: list[VerbHit]) -> Predicate | None:
    """The nearest verb of the same clause, where no closer tie was found."""
    phrase = phrases[place]
    best: tuple[int, Predicate] | None = None
    for hit in hits:
        left = hit.last < phrase.quantity.first
        start, end = (hit.last + 1, phrase.quantity.first) if left else (phrase.last + 1, hit.index)
        if end - start > 9 or end < start or any(t.text in _BREAKS or t.low in _CLAUSE for t in tokens[start:end]):
            continue
        if left and hit.voice == "active":
            action = _object_action(hit, phrase)
        elif not left and hit.voice == "passive" and "," not in [t.text for t in tokens[start:end]]:
            action = _passive_action(hit, phrase)
        elif left and hit.voice == "passive":
            action = (
                _passive_action(hit, phrase)
                if any(t.low in ("including", "among", ":", "them") for t in tokens[start:end])
                else None
            )
        else:
            action = None
        if action is not None and (best is None or end - start < best[0]):
            best = (end - start, Predicate(action, f"near “{tokens[hit.index].low}”", hit, certainty=0.6))
    return best[1] if best else None
