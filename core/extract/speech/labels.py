"""Sources that stand as labels: "DRC health ministry: 773 bodies", "29 dead (Health Ministry)"."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.speech.cues import is_number
from core.extract.speech.phrases import Phrases
from core.extract.speech.sources import Source
from core.extract.speech.tables import Tables, tables
from core.extract.speech.unit import Unit

_LABEL = 14
"""Tokens that a label before a colon may have."""
_BRACKET = 16
_TAIL = 7
"""Tokens of a headline that its source may take at its end."""
_DASHES = frozenset((":", "–", "—", "-", "|"))
_CLAIMING = frozenset(("claims", "claimed", "claim", "versions", "accounts", "says", "say", "according"))
"""Words of a heading over a list of claims."""
_AFTER_BRACKET = frozenset((".", ";", ",", "…", "/", "|", "–", "—"))
_LABEL_ENDS = frozenset((";", ":"))
_SAME = frozenset((("same",), ("same", "source"), ("ibid",), ("ibid", "."), ("the", "same"), ("idem",)))
"""Brackets that name the source of the bracket before once more."""
_QUOTED = frozenset(("quoted", "cited", "via", "on", "in", "at", "as", "speaking", "interviewed", "unless", "except"))
"""What may follow a source in brackets: "residents quoted by radio", "army, on television"."""
_BRACKET_WORDS = frozenset("source sources via per : by from according to figures data all".split())


def label_units(sentence: Sentence, phrases: Phrases, parallel: bool = False) -> list[Unit]:
    """The sources of the sentence that stand before a colon or in brackets, in order.

    `parallel`: a label before it in the same bullet was a source, so that a side is one as well ("TPLF: 62 strikes").
    """
    text = phrases.text[sentence.start : sentence.end]
    units: list[Unit] = []
    if ":" in text:
        units += _colons(sentence, phrases, parallel)
    if "(" in text:
        units += _brackets(sentence, phrases)
    if sentence.block.kind == "heading" and not units:
        units += _tail(sentence, phrases)
    return units


def telling_lists(sentences: list[Sentence]) -> set[int]:
    """Indexes of the bullets whose label is a source even where it is a side: those of a list of claims.

    A list is one of claims where another of its labels can only be a source ("UNMISS: two dead"), or its heading says
    so ("Who claims what").
    """
    lexicon = tables()
    lists: dict[int, list[int]] = {}
    telling: set[int] = set()
    for sentence in sentences:
        block = sentence.block
        above = block.heading.index if block.heading is not None else -1
        if block.kind == "heading" and not sentence.words.isdisjoint(_CLAIMING):
            telling.add(block.index)
        if block.kind != "bullet" or sentence.start != block.start or ":" not in sentence.words:
            continue
        lists.setdefault(above, []).append(block.index)
        label = sentence.tokens[: min(_LABEL, _colon_of(sentence))]
        if any(_only_tells(token, lexicon) for token in label):
            telling.add(above)
    return {index for above, bullets in lists.items() if above in telling for index in bullets}


def _colon_of(sentence: Sentence) -> int:
    return next((t.index for t in sentence.tokens if t.text == ":"), 0)


def _only_tells(token: Token, lexicon: Tables) -> bool:
    mention = token.mention
    if mention is not None and mention.kind in ("org", "outlet"):
        return mention.last > mention.first or mention.name.isupper()
    return token.low in lexicon.bodies and token.low not in lexicon.topics


def _tail(sentence: Sentence, phrases: Phrases) -> list[Unit]:
    """ "Strike kills 12 in Idlib – monitor": a headline's source behind its last dash or colon."""
    tokens = sentence.tokens
    size = len(tokens)
    for at in range(size - 2, max(size - _TAIL, 1), -1):
        if tokens[at].text not in _DASHES:
            continue
        source = phrases.after(at + 1)
        speaks = source is not None and source.known and source.kind not in ("place", "pronoun", "person")
        if source is None or not speaks or source.last != size - 1 or not _counts(sentence, at):
            return []
        return [Unit(at, size - 1, source, tokens[at].text, "claimed", "after", "tail", "tail", None, at, at)]
    return []


def _colons(sentence: Sentence, phrases: Phrases, parallel: bool) -> list[Unit]:
    tokens = sentence.tokens
    start = 0
    units: list[Unit] = []
    for place in sentence.places_of(_LABEL_ENDS):
        if tokens[place].text == ":" and place + 1 < len(tokens) and 0 < place - start <= _LABEL:
            unit = _label(sentence, phrases, start, place, parallel)
            if unit:
                units.append(unit)
        start = place + 1
    return units


def _label(sentence: Sentence, phrases: Phrases, start: int, colon: int, parallel: bool) -> Unit | None:
    """The source that the words from start to the colon name, with a date, a place or "citing …" behind it at most."""
    tokens, lexicon = sentence.tokens, tables()
    while start < colon and (
        tokens[start].low in lexicon.adverbs or tokens[start].low in ("and", "but") or phrases.dated(start)
    ):
        start += 1
    if start < colon and tokens[start].text == ",":
        start += 1
    if start >= colon:
        return None
    source = phrases.after(start)
    if source is None or source.first != start or source.last >= colon:
        return None
    bracket = tokens[source.last + 1].text == "(" and source.last + 1 < colon
    if bracket:
        inner = phrases.after(source.last + 2)
        if inner and inner.known and inner.kind in ("person", "people", "body", "outlet"):
            source = Source(source.first, source.last, inner.kind, inner.name, inner.head, mention=inner.mention)
    elif not (
        _speaks_as_label(source, sentence)
        or (parallel and source.kind == "side")
        or _goes_on_speaking(source, sentence, colon)
    ):
        return None
    rest = source.last + 1
    name = None
    if rest < colon and not bracket:
        if tokens[rest].text != "," and not phrases.dated(rest) and tokens[rest].low not in ("on", "in", "at", "by"):
            return None
        for at in range(rest, colon):
            if tokens[at].low in lexicon.auxiliaries:
                return None
        if tokens[rest].text == "," and rest + 1 < colon and tokens[rest + 1].low in ("citing", "quoting"):
            cited = phrases.after(rest + 2)
            if cited and source.name:
                name = phrases.text[tokens[source.first].start : tokens[colon - 1].end]
    if name:
        source.name = name
    return Unit(source.first, colon, source, ":", "claimed", "before", "label", "label", None, colon, colon, whole=True)


def _speaks_as_label(source: Source, sentence: Sentence) -> bool:
    """A body, office or medium speaks as a label; a country, a place or "Members" is a topic."""
    if not source.known or source.kind in ("place", "side", "pronoun"):
        return source.kind == "side" and source.mention is not None and source.mention.name in tables().international
    if source.mention is None and source.head.split()[-1:] and source.head in tables().topics:
        return False
    if source.kind in ("body", "people") and source.mention is None:
        label = (source.name or source.head).split()
        words = [word.lower() for word in label]
        proper = len(label) > 1 and all(word[0].isupper() for word in label)
        return (proper or words[-1] not in tables().topics) and _speaking_word(words)
    return True


def _goes_on_speaking(source: Source, sentence: Sentence, colon: int) -> bool:
    """ "RSF: "dozens of suspects arrested"", "UAE: denies arming anybody": a side whose words follow."""
    following = sentence.tokens[colon + 1]
    verb = any(form.shape == "s" and form.frame == "plain" for form in tables().verbs.get(following.low, ()))
    return source.kind == "side" and (following.text in ("“", '"', "«") or (verb and not following.capital))


def _speaking_word(words: list[str]) -> bool:
    nouns = tables().nouns
    return any(word in nouns for word in words)


def _brackets(sentence: Sentence, phrases: Phrases) -> list[Unit]:
    tokens = sentence.tokens
    units: list[Unit] = []
    for token in tokens:
        if token.text != "(" or token.index == 0:
            continue
        close = next(
            (k for k in range(token.index + 1, min(token.index + _BRACKET, len(tokens))) if tokens[k].text == ")"), 0
        )
        if close and _ends_clause(sentence, close):
            inside = tuple(t.low for t in tokens[token.index + 1 : close])
            same = units[-1].source if units and inside in _SAME else None
            unit = _bracket(sentence, phrases, token.index, close, same)
            if unit:
                units.append(unit)
    return units


def _ends_clause(sentence: Sentence, close: int) -> bool:
    tokens = sentence.tokens
    return (
        close + 1 >= len(tokens) or tokens[close + 1].text in _AFTER_BRACKET or tokens[close + 1].low in ("and", "or")
    )


def _bracket(sentence: Sentence, phrases: Phrases, opening: int, close: int, same: Source | None = None) -> Unit | None:
    tokens = sentence.tokens
    before = tokens[opening - 1].mention
    start = opening + 1
    while start < close and tokens[start].low in _BRACKET_WORDS:
        start += 1
    if same is not None:
        return Unit(
            opening, close, same, "(…)", "claimed", "after", "bracket", "bracket", None, opening, close, whole=True
        )
    source = phrases.after(start)
    if source is None or source.first != start or source.last >= close or source.kind == "pronoun":
        return None
    if before and before.kind in ("person", "office", "org", "outlet"):
        return None
    rest = source.last + 1
    if rest < close and tokens[rest].text != "," and not phrases.dated(rest) and tokens[rest].low not in _QUOTED:
        return None
    if not _bracket_source(source, sentence, opening):
        return None
    return Unit(
        opening, close, source, "(…)", "claimed", "after", "bracket", "bracket", None, opening, close, whole=True
    )


def _bracket_source(source: Source, sentence: Sentence, opening: int) -> bool:
    """Whether what stands in brackets is one who tells, not a place, an age or a party."""
    bullet = sentence.block.kind == "bullet"
    if source.kind in ("outlet", "body"):
        return (
            source.mention is not None
            or bullet
            or (source.definite and _counts(sentence, opening))
            or _speaking_word((source.name or source.head).lower().split())
        )
    if source.kind in ("person", "people"):
        named = source.kind == "person" or _counts(sentence, opening)
        return (bullet and named) or (source.kind == "people" and (source.plural or source.name is not None))
    return source.kind == "side" and bullet and _counts(sentence, opening)


def _counts(sentence: Sentence, opening: int) -> bool:
    """Whether a number stands before the bracket: what is attributed is a tally."""
    return any(is_number(token, tables()) for token in sentence.tokens[:opening])
