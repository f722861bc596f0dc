"""Shares and second items that take over what stands before or behind them: "31, including five children"."""

from __future__ import annotations

from collections.abc import Iterable

from core.extract.document import Token
from core.extract.noun_phrases import Counted
from core.extract.predicate import PEOPLE, Predicate


def taken_over(
    tokens: list[Token], phrases: list[Counted], place: int, done: list[Predicate | None]
) -> Predicate | None:
    """A share or a second item that takes over what stands before it: "…, including 5 children", "57 over Kursk and
    31 …"."""
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
    """and or , ( of the a an another other further some about including among them plus along with whom which as well
    also both
    more over at least nearly around up to between in on near from was were are is additional their its : - –
    then""".split()
)


def _joins(gap: list[Token]) -> bool:
    """Nothing but small words stands between the last comma or "and" and the number: no other verb comes in
    between."""
    for token in reversed(gap):
        if token.low in ("and", ",", "(", "or", "–", "-", ":"):
            return True
        if token.low not in _JOINING and token.mention is None and token.kind == "word" and not token.capital:
            return False
    return True


def _candidates(tokens: list[Token], phrases: list[Counted], place: int) -> Iterable[int]:
    """Where to look for what an item takes over: "67 attacks on …, 238 on …" pairs like with like first, then the
    nearest."""
    order = range(place - 1, -1, -1)
    phrase = phrases[place]
    if not phrase.anaphor or phrase.last + 1 >= len(tokens):
        return order
    link = tokens[phrase.last + 1].low
    if link not in ("on", "over", "in", "from", "to", "at"):
        return order
    alike = [k for k in order if phrases[k].last + 1 < len(tokens) and tokens[phrases[k].last + 1].low == link]
    return dict.fromkeys((*alike, *order))


def _inside_relative(tokens: list[Token], before: Counted, phrase: Counted) -> bool:
    """ "five died in Haris, where two were wounded, and four in Talloussa": the insertion is not what goes on."""
    gap = [t.low for t in tokens[before.last + 1 : phrase.quantity.first]]
    if not phrase.anaphor or "," not in gap or gap[-1:] != ["and"] or gap[gap.index(",") + 1 :][:1] != ["and"]:
        return False
    return any(
        t.low in ("where", "who", "which") for t in tokens[max(0, before.quantity.first - 3) : before.quantity.first]
    )


def shared_backwards(tokens: list[Token], phrases: list[Counted], place: int, following: Predicate) -> Predicate | None:
    """ "141 women and 28 children dead", "12 tanks and 3 guns were destroyed": the first shares what the last is
    told."""
    phrase, after = phrases[place], phrases[place + 1]
    gap = [t.low for t in tokens[phrase.last + 1 : after.quantity.first]]
    if len(gap) > 4 or not gap or (gap[-1] not in ("and", ",", "or") and "and" not in gap):
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
