"""The lexicon of speech, compiled for look-ups by lower-case token."""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.speech.verbs import VerbForm, add_verb
from core.lexicon import compiled, load


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
    backward: frozenset[str]
    """What a sentence that gives back a source begins with: "This was announced by X"."""
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
    armies: tuple[str, ...]
    """Nouns for a country's forces, the longer ones first."""
    hostile: frozenset[str]
    """What a partisan report calls the other side: "the enemy", "the occupation"."""
    definite_people: frozenset[str]
    intro: frozenset[str]
    """What an adverbial before the main clause begins with."""
    international: frozenset[str]
    """Bodies of many states, which speak as labels though names count them as sides."""
    topics: frozenset[str]
    """Nouns that are no source before a colon."""
    modifiers: frozenset[str]
    participles: frozenset[str]
    relayed: frozenset[str]
    clause_openers: frozenset[str]
    """Words that a subordinate clause with a subject of its own begins with."""
    complement_words: frozenset[str]
    """Words that show that a clause follows: "that", finite auxiliaries."""


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
                add_verb(verbs, spec, confidence, frame)
    for key, specs in data["verbs"]["with-particle"].items():
        for spec in specs.split():
            confidence = {"count": "claimed", "late": "accused"}.get(key, key)
            add_verb(verbs, spec, confidence, "count" if key == "count" else "plain", late=key in ("count", "late"))
    for spec in data["counting"]["verbs"].split():
        add_verb(verbs, spec, "claimed", "account")
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
    stops = (_words(between["prepositions"]) - links) | conjunctions | auxiliaries | adverbs | finite
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
        backward=_words(data["backward"]["starts"]),
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
        armies=tuple(anaphora["armies"]),
        hostile=_words(anaphora["hostile"]),
        definite_people=_words(anaphora["people"]),
        intro=_words(data["boundaries"]["intro"]),
        international=frozenset(data["labels"]["international"]),
        topics=_words(data["labels"]["topics"]),
        modifiers=_words(between["modifiers"]) | _words(between["participles"]),
        participles=_words(between["participles"]),
        relayed=_words(between["relayed"]),
        clause_openers=_words(data["boundaries"]["openers"]),
        complement_words=auxiliaries | _words(data["boundaries"]["complementisers"]),
    )
