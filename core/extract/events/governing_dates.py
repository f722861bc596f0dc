"""Which time expression governs a trigger, and the day that one names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.dates.calendar import span_of
from core.extract.dating import Dated, Dating
from core.extract.document import Sentence
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.meetings import SINCE, behind_a_meeting
from core.model import DateMention, When

if TYPE_CHECKING:
    pass

_MODIFIERS = 4
"""Tokens between a day and the noun that it belongs to."""
_PHRASE = 7
"""Tokens from a verb to the day of its own phrase."""
_IN_BETWEEN = frozenset("in at on late early the of near , here there".split())
_DATELINE = 8
"""Tokens before the day of a dateline, and from it to the dash."""


def _in_dateline(sentence: Sentence, mention: DateMention) -> bool:
    """ "SRINAGAR, May 11 (Reuters) - …": the day on which the report was sent."""
    tokens = sentence.tokens
    first = sentence.token_at(mention.start)
    if first > _DATELINE or sentence.start != sentence.block.start or not tokens[0].text.isupper():
        return False
    return len(tokens[0].text) > 3 and any(t.low in ("-", "–", "—") for t in tokens[first : first + _DATELINE])


def governing(dating: Dating, sentence: Sentence, clauses: Clauses, hit: Hit) -> Dated | None:
    """The day that governs the trigger; one that its own clause names comes before one of another clause."""
    night = hit.entry.rule.type == "attack"
    dated = dating.event_date(sentence, hit.index, night)
    if not sentence.dates:
        return dated
    if (hung := _hung_on(sentence, clauses, hit) or _owned(sentence, hit) or _said_behind(sentence, hit)) is not None:
        return hung
    if dated is None or _of_another_noun(sentence, hit, dated):
        return None
    if (near := _right_behind(sentence, clauses, hit)) is not None and near is not dated.mention:
        return _plain_dated(near) or dated
    last = len(clauses.ids) - 1
    clause = clauses.ids[hit.index]
    own = [
        d
        for d in sentence.dates
        if d.kind in ("DATE", "TIME")
        and clauses.ids[min(sentence.token_at(d.start), last)] == clause
        and not _in_dateline(sentence, d)
    ]
    if not own and (outside := _outside_relative(sentence, clauses, hit, dated)) is not None:
        return outside
    if not own or dated.mention in own:
        return _apposed(sentence, own, dated) or dated
    for mention in own:
        other = dating.event_date(sentence, min(sentence.token_at(mention.start), last), night)
        if other is not None and other.mention is mention:
            return other
    if (
        dated.mention is not None
        and dated.basis != "carried"
        and not (_in_dateline(sentence, dated.mention) or _of_another(sentence, clauses, hit, dated))
    ):
        return dated
    return _plain_dated(own[0]) or dated


def _outside_relative(sentence: Sentence, clauses: Clauses, hit: Hit, dated: Dated) -> Dated | None:
    """ "… were killed on Friday as rebels, who on Tuesday had ended the truce, overran posts"."""
    if dated.mention is None or hit.reading == "noun" or not sentence.start <= dated.mention.start < sentence.end:
        return None
    clause = clauses.ids[min(sentence.token_at(dated.mention.start), len(clauses.ids) - 1)]
    if clause not in clauses.antecedent or clauses.continues.get(clauses.ids[hit.index]) == clause:
        return None
    places = {
        d: min(sentence.token_at(d.start), len(clauses.ids) - 1) for d in sentence.dates if d.kind in ("DATE", "TIME")
    }
    main = [d for d, place in places.items() if clauses.ids[place] not in clauses.antecedent]
    nearest = min(main, key=lambda d: abs(places[d] - hit.index), default=None)
    return _plain_dated(nearest) if nearest is not None else None


def _apposed(sentence: Sentence, own: list[DateMention], dated: Dated) -> Dated | None:
    """ "a week earlier, on 1 December": the day that says what a vaguer one means."""
    vague = dated.mention
    if vague is None or (len(vague.value) == 10 and "W" not in vague.value):
        return None
    behind = sentence.token_at(vague.end)
    for mention in own:
        between = sentence.tokens[behind : sentence.token_at(mention.start)]
        if mention.start > vague.end and len(between) < 3 and all(t.low in (",", "on", "(") for t in between):
            return _plain_dated(mention)
    return None


def _of_another(sentence: Sentence, clauses: Clauses, hit: Hit, dated: Dated) -> bool:
    """ "agreed … in a text signed on 23 November and made public on Tuesday": the day is in a later clause."""
    if hit.entry.rule.type != "agreement" or dated.mention is None:
        return False
    place = sentence.token_at(dated.mention.start)
    return (
        place < len(clauses.ids)
        and dated.mention.start > sentence.start
        and clauses.ids[place] > clauses.ids[hit.index]
    )


def _hung_on(sentence: Sentence, clauses: Clauses, hit: Hit) -> Dated | None:
    """ "on 11 May, when the rivals signed …": the day that the clause hangs on."""
    first = clauses.tokens[clauses.ids[hit.index]][0]
    if first.low != "when" or first.index < 2:
        return None
    before = sentence.tokens[first.index - 1]
    end = sentence.tokens[first.index - 2].end if before.low == "," else before.end
    mention = next((d for d in sentence.dates if d.end == end and d.kind in ("DATE", "TIME")), None)
    return _plain_dated(mention) if mention is not None else None


def _owned(sentence: Sentence, hit: Hit) -> Dated | None:
    """ "Friday's massacre", "Sunday's triple bombing": the day that the noun belongs to."""
    if hit.reading != "noun":
        return None
    tokens = sentence.tokens
    for mention in sentence.dates:
        behind = sentence.token_at(mention.end - 1) + 1
        if 0 < hit.index - behind <= _MODIFIERS and tokens[behind].low in ("'s", "’s"):
            return _plain_dated(mention)
    return None


def _of_another_noun(sentence: Sentence, hit: Hit, dated: Dated) -> bool:
    """ "The talks were overshadowed by Thursday's firing at Chaman": the day belongs to another noun than the talks."""
    if dated.mention is None or hit.reading != "noun" or hit.entry.rule.type == "attack":
        return False
    behind = sentence.token_at(dated.mention.end - 1) + 1
    owns = behind < len(sentence.tokens) and sentence.tokens[behind].low in ("'s", "’s")
    return owns and dated.mention.start >= sentence.tokens[hit.last].end


def _said_behind(sentence: Sentence, hit: Hit) -> Dated | None:
    """ "said on Tuesday after a meeting with Erdogan": the day right before is that of both."""
    if hit.reading != "noun" or not behind_a_meeting(sentence.tokens, hit):
        return None
    start = sentence.tokens[max(0, hit.index - SINCE)].start
    near = [d for d in sentence.dates if start <= d.start and d.end <= sentence.tokens[hit.index].start]
    return _plain_dated(near[-1]) if near else None


def _right_behind(sentence: Sentence, clauses: Clauses, hit: Hit) -> DateMention | None:
    """ "agreed in Dagomys on Wednesday to silence the guns on Sunday": only a place between the verb and its day."""
    if hit.reading == "noun" or hit.entry.rule.type == "attack":
        return None
    for mention in sentence.dates:
        first = sentence.token_at(mention.start)
        if mention.kind == "DATE" and 0 < first - hit.last <= _PHRASE and clauses.ids[first] == clauses.ids[hit.index]:
            between = sentence.tokens[hit.last + 1 : first]
            if all(t.capital or t.low in _IN_BETWEEN for t in between):
                return mention
    return None


def plain_day(mention: DateMention) -> When | None:
    """The day that an expression names by itself."""
    dated = _plain_dated(mention)
    return dated.when if dated is not None else None


def _plain_dated(mention: DateMention) -> Dated | None:
    """The day of an expression that Dating leaves to a verb of saying ("spoke by phone on Sunday")."""
    span = span_of(mention.value)
    if span is None or span[2] > 1:
        return None
    return Dated(When(start=span[0].isoformat()), "clause", 0.8, mention)


def day_at(dating: Dating, sentence: Sentence, mention: DateMention, night: bool) -> When | None:
    """The days of one time expression as an event bears them."""
    place = min(sentence.token_at(mention.start), len(sentence.tokens) - 1)
    dated = dating.event_date(sentence, place, night)
    return dated.when if dated is not None and dated.mention is mention else None
