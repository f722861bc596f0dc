"""Words that tell who says something: verbs of saying, "according to", passives, accounts.

A cue is only a possible one: `core.extract.speech.units` looks for its source and drops cues that have none.
"""

from __future__ import annotations

import msgspec

from core.extract.document import Sentence, Token
from core.extract.speech.tables import Tables, tables
from core.extract.speech.verbs import VerbForm


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A possible cue: tokens `first` to `last` (inclusive) of its sentence."""

    first: int
    last: int
    form: VerbForm


def is_number(token: Token, lexicon: Tables) -> bool:
    """Whether the token is or begins a number ("472", "five", "dozens", "20+")."""
    low, numbers = token.low, lexicon.numbers
    return token.kind == "number" or low in numbers or ("-" in low and low.partition("-")[0] in numbers)


def find_cues(sentence: Sentence) -> list[Cue]:
    """The possible cues of a sentence, in order; the readings of one verb follow each other."""
    lexicon = tables()
    tokens = sentence.tokens
    cues: list[Cue] = []
    for token in [tokens[place] for place in sentence.places_of(lexicon.starters)]:
        low, at = token.low, token.index
        phrase = _phrase(tokens, at, lexicon) if low in lexicon.seconds else None
        if phrase:
            cues.append(phrase)
        elif low in lexicon.count_nouns and _count_noun(tokens, at):
            cues.append(Cue(at, at, lexicon.count_nouns[low]))
        elif low == "said" and at and tokens[at - 1].low in ("the", "this", "these", "of"):
            continue  # "the said group"
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
        if end < len(tokens) and tuple([token.low for token in tokens[at:end]]) == words:
            return Cue(at, end - 1, form)
    return None


def _verb(tokens: list[Token], at: int, lexicon: Tables) -> list[Cue]:
    """The readings of the verb at `at`; a reading with a particle rules out those without."""
    forms = lexicon.verbs.get(tokens[at].low, ())
    if not forms:
        return []
    for form in forms:
        if form.particle:
            size = len(form.particle)
            if form.late and _late_particle(tokens, at, form):
                return [Cue(at, at, f) for f in forms if f.particle == form.particle]
            if not form.late and tuple(t.low for t in tokens[at + 1 : at + 1 + size]) == form.particle:
                return [Cue(at, at + size, f) for f in forms if f.particle == form.particle]
    return [Cue(at, at, form) for form in forms if not form.particle]


def _late_particle(tokens: list[Token], at: int, form: VerbForm) -> int:
    """Index of "at" in "put the toll at 29", of "responsible" in "held the army responsible"; 0 where there is none."""
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
