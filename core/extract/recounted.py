"""A number that goes on with one told before: "five of them", "31 over Belgorod", "an earlier count stood at eight"."""

from __future__ import annotations

from core.extract.document import Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.passage import Passage, Told
from core.extract.predicate import IN_FLIGHT, PEOPLE, Predicate
from core.extract.sentences import is_leader
from core.extract.verbs import verbs

_COUNTS = frozenset(("count", "tally", "figure", "number", "estimate", "total", "toll", "list", "talk", "roll"))
_GOES_ON = frozenset("of over in on at others more near were came are come from by".split())


def leading(passage: Passage, sentence: Sentence) -> Told | None:
    """What a number without a noun goes on with: the last figure, or the first of the line before."""
    told = passage.near(sentence)
    if told is None and passage.last is not None and any(map(is_leader, sentence.tokens)):
        return passage.lead if sentence.index - passage.last.sentence.index <= _LIST_BELOW else None
    return told if told is None or told.sentence is sentence else passage.lead


_LIST_BELOW = 3
"""Sentences below a total at which its parts may be listed."""


def goes_on(sentence: Sentence, phrase: Counted) -> bool:
    """ "Five of them …", "31 over the Belgorod region", a bullet that ends with its number."""
    tokens = sentence.tokens
    if phrase.quantity.last + 1 >= len(tokens):
        return any(is_leader(token) for token in tokens)
    if sentence.block.kind == "bullet" and all(t.kind == "punct" for t in tokens[phrase.last + 1 :]):
        return True
    return tokens[phrase.quantity.last + 1].low in _GOES_ON


def more_of_the_same(told: Told, sentence: Sentence, phrase: Counted) -> Predicate | None:
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


def another_count(passage: Passage, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """ "An earlier count stood at eight": another number for what the line before counted."""
    told = leading(passage, sentence)
    first = phrase.quantity.first
    if told is not None and phrase.object in PEOPLE and told.phrase.object in PEOPLE and _put_at(sentence, first):
        return Predicate(told.predicate.action, "another count of the same", certainty=0.65)
    if not phrase.anaphor or not first or told is None or told.phrase.object not in PEOPLE | IN_FLIGHT:
        return None
    tokens = sentence.tokens
    if not sentence.words.isdisjoint(_FALLING):
        return None  # "the number is to drop to 4,500": no toll goes down
    linked = tokens[first - 1].low in ("at", "to", "was", "is", "of", "said", "gave")
    if (
        (linked and any(t.low in _COUNTS for t in tokens[:first]))
        or _counting(tokens, phrase)
        or _later(sentence, phrase)
    ):
        return Predicate(told.predicate.action, "another count of the same", certainty=0.65)
    return None


def _put_at(sentence: Sentence, first: int) -> bool:
    """ "Islamabad puts the number at four militants"."""
    before = sentence.lows[max(0, first - 5) : first]
    if before[-1:] == ["names"]:
        return True  # "Airwars names 84 civilians"
    return before[-1:] == ["at"] and not _PUTS.isdisjoint(before) and not _ITS_NUMBER.isdisjoint(before)


_PUTS = frozenset("put puts putting set sets placed places gave gives".split())
_ITS_NUMBER = frozenset("number figure count it them total".split())
_FALLING = frozenset("drop drops dropped cut cuts reduce reduced reduces shrink shrunk shrank halved".split())


def _counting(tokens: list[Token], phrase: Counted) -> bool:
    """ "The Observatory has 71.", "The army counts 27", "an earlier statement spoke of 17": a number that somebody
    gives, with no noun behind it."""
    place = phrase.quantity.first - 1
    while place > 0 and (tokens[place].low in _BEFORE_COUNT or tokens[place - 1].low in _KEPT):
        place -= 1
    if tokens[place].low in ("them", "it", "these", "those") and tokens[place + 1].low == "at":
        place -= 1  # "the Observatory puts them at 429"
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
_KEPT = frozenset("kept keeps keep keeping stuck stick sticks sticking held holds down up".split())
"""Verbs with "to" behind which one number is held against others: "the police have kept to two"."""
_BEFORE_COUNT = frozenset("of for first only then even as just a total at".split())
_AFTER_COUNT = frozenset("names by on in and while but as yesterday today earlier so after before".split())
_GIVING = frozenset(
    """has had have counts counted count gave gives give giving spoke speaks speak says said reports reported listed
    lists recorded records registers registered announced announces named names cited cites mentioned mentions tallied
    tallies estimates estimated confirmed confirms acknowledged acknowledges admitted admits claims claimed puts put
    say tells told kept keeps keep stuck stick sticks revised
    lowered raised figure number total logged recognises recognizes recognised recognized
    list record register report confirm acknowledge admit claim estimate name mention log recognise concede concedes
    conceded""".split()
)
