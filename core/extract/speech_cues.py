"""Words that tell who says something: verbs of saying, "according to", passives, accounts; and the tables behind them.

A cue is only a possible one: `core.extract.speech_units` looks for its source and drops cues that have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.extract.document import Token
from core.lexicon import compiled, load
from core.model import Confidence

Frame = Literal["plain", "count", "after", "relay", "account", "noun"]
Shape = Literal["base", "s", "past", "ing"]


@dataclass(slots=True, frozen=True)
class VerbForm:
    """What one inflected form of a verb of saying may be."""

    lemma: str
    confidence: Confidence
    frame: Frame
    shape: Shape
    particle: tuple[str, ...] = ()
    """The words that follow the verb."""
    late: bool = False
    """The particle stands behind the object: "put the toll at 29", "held the army responsible"."""


@dataclass(slots=True, frozen=True)
class Cue:
    """A possible cue: tokens `first` to `last` (inclusive) of its sentence."""

    first: int
    last: int
    form: VerbForm


@dataclass(slots=True, frozen=True)
class Tables:
    """The lexicon of speech, compiled for look-ups by lower-case token."""

    verbs: dict[str, tuple[VerbForm, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], VerbForm], ...]]
    """Cue phrases by first word, longest first."""
    seconds: dict[str, frozenset[str]]
    """By first word of a cue phrase: its second words; empty where one word is a whole cue."""
    count_nouns: dict[str, VerbForm]
    """Nouns for a count that somebody keeps: "a tally by the agency stood at"."""
    shows: frozenset[str]
    """What a count does: "figures show", "the tally stands at"."""
    starters: frozenset[str]
    """Every word that a cue can begin with."""
    bodies: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    nouns: frozenset[str]
    """Every noun that can speak."""
    never: frozenset[str]
    accounts: frozenset[str]
    speaking_accounts: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    adverbs: frozenset[str]
    adjuncts: frozenset[str]
    conjunctions: frozenset[str]
    strong_conjunctions: frozenset[str]
    passive: frozenset[str]
    counting_objects: frozenset[str]
    had: frozenset[str]
    numbers: frozenset[str]
    verb_words: frozenset[str]
    """Inflected verbs of saying that are no speaking nouns."""
    media: frozenset[str]
    stops: frozenset[str]
    """Words that no noun phrase goes across."""
    heads: dict[str, frozenset[str]]
    groups: frozenset[str]
    countries: frozenset[str]
    outlets: frozenset[str]
    hostile: frozenset[str]
    """What a partisan report calls the other side: "the enemy", "the occupation"."""
    definite_people: frozenset[str]
    definite_plurals: frozenset[str]
    modifiers: frozenset[str]
    participles: frozenset[str]
    relayed: frozenset[str]
    clause_openers: frozenset[str]
    """Words that a subordinate clause with a subject of its own begins with."""
    complement_words: frozenset[str]
    """Words that show that a clause follows: "that", finite auxiliaries."""


_PREPOSITIONS = frozenset(
    "on at in via to during through by after before over with under since until till against between among amid despite about "
    "into onto near across along around behind beside below above beyond without within upon like than as per for of from off "
    "out up down if because when where while so then there here not".split()
)


def _forms(spec: str) -> tuple[str, dict[Shape, tuple[str, ...]]]:
    """Lemma and inflected forms of "say/said/said" or of a regular "announce"."""
    parts = spec.split("/")
    base = parts[0]
    if base.endswith("e"):
        ing, past = base[:-1] + "ing", base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        ing, past = base + "ing", base[:-1] + "ied"
    else:
        ing, past = base + "ing", base + "ed"
    if base in ("put", "let", "tip", "set", "quip", "slam", "log", "rebut", "admit", "swear", "hit", "pin", "peg"):
        ing = base + base[-1] + "ing" if base != "swear" else "swearing"
        past = base + base[-1] + "ed"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    elif base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    else:
        third = base + "s"
    if base == "have":
        third = "has"
    pasts = tuple(dict.fromkeys(parts[1:])) or (past,)
    return base, {"base": (base,), "s": (third,), "past": pasts, "ing": (ing,)}


def _add_verb(
    verbs: dict[str, list[VerbForm]], spec: str, confidence: Confidence, frame: Frame, late: bool = False
) -> None:
    verb, *particle = spec.split("+")
    if not particle and "-" in verb:
        verb, *particle = verb.split("-")
    base, shapes = _forms(verb)
    for shape, words in shapes.items():
        for word in words:
            entry = VerbForm(" ".join([base, *particle]), confidence, frame, shape, tuple(particle), late)
            if entry not in verbs.setdefault(word, []):
                verbs[word].append(entry)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@compiled
def tables() -> Tables:
    """The compiled lexicon of speech."""
    data = load("speech")
    verbs: dict[str, list[VerbForm]] = {}
    for confidence in ("claimed", "possible", "denied", "accused"):
        table = data["verbs"].get(confidence, {})
        for frame in ("plain", "count"):
            for spec in table.get(frame, "").split():
                _add_verb(verbs, spec, confidence, frame)
    for key, specs in data["verbs"]["with-particle"].items():
        for spec in specs.split():
            confidence = {"count": "claimed", "late": "accused"}.get(key, key)
            _add_verb(verbs, spec, confidence, "count" if key == "count" else "plain", late=key in ("count", "late"))
    for spec in data["counting"]["verbs"].split():
        _add_verb(verbs, spec, "claimed", "account")
    for entries in verbs.values():
        entries.sort(key=lambda form: -len(form.particle))
    phrases: dict[str, list[tuple[tuple[str, ...], VerbForm]]] = {}
    for frame, key in (("after", "after"), ("relay", "relay")):
        for phrase in data["prepositions"][key]:
            words = tuple(phrase.split())
            phrases.setdefault(words[0], []).append((words, VerbForm(phrase, "claimed", frame, "base")))  # type: ignore[arg-type]
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    nouns = data["nouns"]
    count_nouns = {noun: VerbForm(noun, "claimed", "noun", "base") for noun in data["accounts"]["counts"].split()}
    between = data["between"]
    conjunctions = _words(data["boundaries"]["conjunctions"])
    be = _words(data["passive"]["auxiliaries"])
    auxiliaries = _words(between["auxiliaries"])
    adverbs = _words(between["adverbs"])
    anaphora = data["anaphora"]
    quantities = load("quantities")
    bodies, people, plurals = _words(nouns["bodies"]), _words(nouns["people"]), _words(nouns["plurals"])
    finite = frozenset(
        word
        for word, entries in verbs.items()
        if any(e.shape in ("past", "ing") for e in entries) and word not in plurals
    )
    links = _words(nouns["links"])
    accounts = _words(data["accounts"]["nouns"])
    stops = (_PREPOSITIONS - links) | conjunctions | auxiliaries | adverbs | finite
    stops |= (
        _words(data["boundaries"]["relative"])
        | _words(data["boundaries"]["complementisers"])
        | _words("and or nor who whom")
    )
    return Tables(
        verbs={word: tuple(entries) for word, entries in verbs.items()},
        phrases={word: tuple(options) for word, options in phrases.items()},
        seconds={
            first: frozenset()
            if any(len(words) == 1 for words, _ in options)
            else frozenset(words[1] for words, _ in options)
            for first, options in phrases.items()
        },
        count_nouns=count_nouns,
        shows=_words(data["accounts"]["shows"]),
        starters=frozenset([*verbs, *phrases, *count_nouns]),
        bodies=bodies,
        people=people,
        plurals=plurals,
        nouns=bodies | people | plurals,
        never=_words(nouns["never"]),
        accounts=accounts,
        speaking_accounts=_words(data["accounts"]["speak"]),
        pronouns=_words(nouns["pronouns"]),
        possessives=_words(nouns["possessive"]),
        determiners=_words(nouns["determiners"]),
        articles=_words(nouns["articles"]),
        links=links,
        auxiliaries=auxiliaries,
        be=be,
        adverbs=adverbs,
        adjuncts=_words(between["adjuncts"]) | adverbs,
        conjunctions=conjunctions,
        strong_conjunctions=_words(data["boundaries"]["strong"]),
        passive=_words(data["passive"]["verbs"]),
        counting_objects=_words(data["counting"]["objects"]),
        had=_words(data["counting"]["had"]),
        numbers=frozenset([*quantities["words"], *quantities["vague"], *quantities["scales"], "dozen"])
        - {"few", "many", "one"},
        verb_words=frozenset(
            word
            for word, entries in verbs.items()
            if any(e.shape != "base" for e in entries) and word not in bodies | people | plurals | accounts
        ),
        media=_words(anaphora["outlets"]) | _words("media tv television radio press outlet outlets"),
        stops=stops,
        heads={key: _words(value) for key, value in data["heads"].items()},
        groups=_words(anaphora["groups"]),
        countries=_words(anaphora["countries"]),
        outlets=_words(anaphora["outlets"]),
        hostile=_words(anaphora["hostile"]),
        definite_people=_words(anaphora["people"]),
        definite_plurals=_words(anaphora["plurals"]),
        modifiers=_words(between["modifiers"]) | _words(between["participles"]),
        participles=_words(between["participles"]),
        relayed=_words(between["relayed"]),
        clause_openers=_words(data["boundaries"]["openers"]),
        complement_words=auxiliaries | _words(data["boundaries"]["complementisers"]),
    )


def is_number(token: Token, lexicon: Tables) -> bool:
    """Whether the token is or begins a number ("472", "five", "dozens", "20+")."""
    return token.kind == "number" or token.low in lexicon.numbers or token.low.partition("-")[0] in lexicon.numbers


def find_cues(tokens: list[Token]) -> list[Cue]:
    """The possible cues of a sentence, in order; several readings of one verb are tried in the order of their particles."""
    lexicon = tables()
    starters = lexicon.starters
    cues: list[Cue] = []
    for token in tokens:
        low = token.low
        if low in starters:
            at = token.index
            phrase = _phrase(tokens, at, lexicon)
            noun = low in lexicon.count_nouns and _count_noun(tokens, at)
            if phrase:
                cues.append(phrase)
            elif noun:
                cues.append(Cue(at, at, lexicon.count_nouns[low]))
            elif token.mention is None or not token.capital:
                cues.extend(_verb(tokens, at, lexicon))
    return cues


def _count_noun(tokens: list[Token], at: int) -> bool:
    """ "a count by X", "figures from X", "X's tally"; not "an estimated toll of 12"."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following in ("by", "from", "of", "published", "released", "compiled", *tables().shows):
        return True
    return at > 1 and tokens[at - 1].low in ("'s", "'")


def _phrase(tokens: list[Token], at: int, lexicon: Tables) -> Cue | None:
    """The cue phrase that begins at `at`, the longest first."""
    seconds = lexicon.seconds.get(tokens[at].low)
    if seconds is None or (seconds and (at + 1 >= len(tokens) or tokens[at + 1].low not in seconds)):
        return None
    for words, form in lexicon.phrases.get(tokens[at].low, ()):
        end = at + len(words)
        if end < len(tokens) and all(tokens[at + k].low == words[k] for k in range(1, len(words))):
            return Cue(at, end - 1, form)
    return None


def _verb(tokens: list[Token], at: int, lexicon: Tables) -> list[Cue]:
    """The readings of the verb at `at`; a reading with a particle rules out those without."""
    forms = lexicon.verbs.get(tokens[at].low, ())
    for form in forms:
        if form.particle:
            size = len(form.particle)
            if form.late and _late_particle(tokens, at, form):
                return [Cue(at, at, f) for f in forms if f.particle == form.particle]
            if not form.late and tuple(t.low for t in tokens[at + 1 : at + 1 + size]) == form.particle:
                return [Cue(at, at + size, f) for f in forms if f.particle == form.particle]
    return [Cue(at, at, form) for form in forms if not form.particle]


def _late_particle(tokens: list[Token], at: int, form: VerbForm) -> int:
    """Index of "at" in "put the toll … at 29", of "responsible" in "held the army responsible"; 0 where there is none."""
    lexicon = tables()
    counting = form.frame == "count"
    for place in range(at + 2, min(at + (40 if counting else 14), len(tokens))):
        low = tokens[place].low
        if low == form.particle[0]:
            if counting:
                if any(is_number(token, lexicon) for token in tokens[place + 1 : place + 5]):
                    return place
            elif tuple(token.low for token in tokens[place : place + len(form.particle)]) == form.particle:
                return place
        elif low == ";":
            break
    return 0
