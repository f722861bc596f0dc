"""What a denial answers: the sentence before it, or the clause, that tells what is denied, and whose word that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.attribution import Attribution, Speakers
from core.extract.claiming.denial_shapes import Denial, denial_words
from core.extract.claiming.marks import Marks, marks_of, refusal_words, weight
from core.extract.document import Document, Sentence, Token
from core.lexicon.sides import side_of

if TYPE_CHECKING:
    from core.extract.dating import Dating

_BACK = 4
"""Sentences before a denial in which what it denies may be told."""
_BARE_BACK = 2
_SOME = 1.5
"""The same of the sentence right before one that says what was not done."""
_ENOUGH = 2.0
"""Weight of the words that a denial and what it denies have in common."""
TOLD = 14
SUBJECT = 6
"""Words of a subject before the verb that denies."""
LEAST = 3
"""Words of a sentence that tells nothing yet."""
_LEAD = 5
"""Words before the first one in common that a value tells."""
_SAYING = frozenset("said says say claimed claims claim told reported reports that announced stated".split())
_TOLLS = frozenset(("toll", "tolls", "losses", "tally", "count", "counted", "counts"))
"""Words of a sentence that counts, which no bare "denies it" answers."""
_LEADERS = frozenset("that which who of in on at for by with from and but as to".split())
"""Words with which no telling begins."""
_TURNING = frozenset(("but", "while", "whereas", "although", "though"))
MARKS = frozenset('.;:,“”"()')
BARE = frozenset(("bare", "false", "did"))
"""Modes of a denial that does not say again what it denies."""


def told_before(
    doc: Document,
    sentence: Sentence,
    denial: Denial,
    said: Marks,
    holder: str | None,
    speakers: Speakers,
    dating: Dating | None,
) -> tuple[Sentence, int, int, str | None] | None:
    """The sentence before, its first and last token, and whose word it is, that tells what is denied."""
    if (reported := _reported(sentence, denial)) is not None:
        first, last, owner = reported
        return sentence, first, last, owner
    if (here := _told_here(sentence, denial, said, holder, speakers)) is not None:
        first, last, owner = here
        return sentence, first, last, owner
    back = _BARE_BACK if denial.mode in BARE else _BACK
    best: tuple[float, int, Sentence, Marks] | None = None
    for apart in range(1, back + 1):
        if sentence.index - apart < 0:
            break
        other = doc.sentences[sentence.index - apart]
        if other.block.kind in ("stamp", "heading") or other.tokens[-1].text == "?":
            continue
        told = marks_of(other.tokens)
        if denial.mode in BARE:
            named = _tells_blow(told) or (apart == 1 and _is_about(other, told, sentence, holder, speakers))
            if named and not _denies(other) and len(other.tokens) > LEAST and other.words.isdisjoint(_TOLLS):
                best = (1.0, -apart, other, told)
                break
            continue
        shared = weight(said, told)
        answers = apart == 1 and holder is not None and bool(said & told & refusal_words().deeds)
        answers = answers and (denial.mode != "did not" or shared >= _SOME)
        if apart == 1 and holder is not None and denial.mode == "denied":
            charge = _somebodys(other, speakers)
            answers = answers or (charge is not None and charge.confidence == "accused")
        if (shared >= _ENOUGH or answers) and not _denies(other) and (best is None or (shared, -apart) > best[:2]):
            best = (shared, -apart, other, told)
    if best is None:
        return None
    other, told = best[2], best[3]
    if dating is not None and _other_day(sentence, other, denial.first, dating):
        return None
    common = told & refusal_words().blows if denial.mode in BARE else said & told
    attribution = None if common else _somebodys(other, speakers)
    if attribution is not None:
        first, last = said_by(other, attribution)
        if any(t.text == ";" for t in other.tokens[first : last + 1]):
            return None
    else:
        first, last = _span(other, common)
        attribution = speakers.at(other.tokens[first].start) or speakers.at(other.tokens[last].start)
    speaker = attribution.speaker if attribution else None
    if not _two_voices(speaker, holder, attribution):
        return None
    if denial.mode in ("bare", "false") and speaker is None and f"#{side_of(holder)}" not in told:
        return None
    return other, first, last, speaker


def _told_here(
    sentence: Sentence, denial: Denial, said: Marks, holder: str | None, speakers: Speakers
) -> tuple[int, int, str | None] | None:
    """ "Delhi said it had downed a jet; Islamabad denied losing any aircraft": the clause before, of another voice."""
    tokens = sentence.tokens
    end = next((k for k in range(denial.first - 1, 0, -1) if tokens[k].text == ";" or tokens[k].low in _TURNING), 0)
    if end < LEAST or denial.mode in BARE or denial.first - end > SUBJECT or holder is None:
        return None
    clause = tokens[: end - 1 if tokens[end - 1].text == "," else end]
    told = marks_of(clause)
    attribution = speakers.at(clause[-1].start)
    if attribution is None or not said & told & refusal_words().deeds or attribution.confidence == "denied":
        return None
    if not _two_voices(attribution.speaker, holder, attribution):
        return None
    first, last = said_by(sentence, attribution)
    return first, min(last, clause[-1].index), attribution.speaker


def _tells_blow(told: Marks) -> bool:
    return bool(told & refusal_words().blows)


def _somebodys(sentence: Sentence, speakers: Speakers) -> Attribution | None:
    """Whose word the sentence is: by its last words, else by its first."""
    ends = (sentence.tokens[-1], *reversed(sentence.tokens[:-1]))
    return next((found for t in ends if t.kind == "word" and (found := speakers.at(t.start)) is not None), None)


def _is_about(told: Sentence, marks: Marks, denial: Sentence, holder: str | None, speakers: Speakers) -> bool:
    """Whether somebody accuses, or says something of the denier's side, right before the denial."""
    if told.block is not denial.block or holder is None:
        return False
    said = _somebodys(told, speakers)
    named = f"#{side_of(holder)}" in marks or holder.rpartition(" ")[2].lower() in told.words
    return said is not None and (said.confidence == "accused" or named)


def said_by(sentence: Sentence, said: Attribution) -> tuple[int, int]:
    """What the voice says in the sentence, as many words as a value may have."""
    tokens = sentence.tokens
    first, last = (sentence.token_at(n) for n in (max(said.start, sentence.start), min(said.end, sentence.end) - 1))
    named = [sentence.token_at(n - 1) for n in (said.source_end, said.cue_end) if sentence.start < n <= sentence.end]
    if named and max(named) < last and min(named) - first < last - max(named):
        first = max(named) + 1
    while first < last and (tokens[first].kind == "punct" or tokens[first].low in _LEADERS):
        first += 1
    return first, min(last, first + TOLD)


def _other_day(denial: Sentence, told: Sentence, at: int, dating: Dating) -> bool:
    """Both name a day, and not the same."""
    if not denial.dates or not told.dates:
        return False
    mine, yours = dating.at(denial, at), dating.at(told, 0)
    return bool(mine and yours and mine.when and yours.when and mine.when.start != yours.when.start)


def _reported(sentence: Sentence, denial: Denial) -> tuple[int, int, str | None] | None:
    """ "The report of the ministry that fire was opened does not reflect reality": what is told, and by whom."""
    if denial.mode != "false":
        return None
    tokens = sentence.tokens
    that = next((t.index for t in tokens[: denial.first] if t.low in ("that", "alleging", "claiming", "of")), None)
    if (
        that is None
        or denial.first - that < 4 - (tokens[that].low == "of")
        or sentence.words.isdisjoint(denial_words()[1])
    ):
        return None
    start = max((t.index for t in tokens[:that] if t.text == ";"), default=-1)
    owners = [m for m in sentence.mentions if start < m.first and m.last < that and m.kind in ("side", "org", "person")]
    return that + 1, denial.first - 1, owners[-1].name if owners else None


def _two_voices(speaker: str | None, holder: str | None, attribution: Attribution | None) -> bool:
    if speaker is None and holder is None:
        return False
    if attribution is not None and attribution.confidence == "denied":
        return False
    if speaker is None or holder is None:
        return True
    mine, yours = side_of(speaker), side_of(holder)
    return speaker != holder and (mine is None or mine != yours)


def _denies(sentence: Sentence) -> bool:
    verbs = denial_words()[0]
    return not sentence.words.isdisjoint(verbs | {"no", "not", "never", "none", "nothing", "neither"})


def _span(sentence: Sentence, marks: Marks) -> tuple[int, int]:
    """The words of the sentence round those marks, as many as a value may have."""
    tokens = sentence.tokens
    places = [t.index for t in tokens if marks_of([t]) & marks]
    first, last = (places[0], places[-1]) if places else (0, 0)
    dated = {sentence.token_at(date.end - 1) for date in sentence.dates}
    while first > 0 and places and places[0] - first < _LEAD and not breaks(tokens[first - 1]):
        if first - 1 in dated:
            break
        first -= 1
    while first < last and tokens[first].low in _LEADERS:
        first += 1
    last = min(last, first + TOLD)
    while last + 1 < len(tokens) and last - first < TOLD and tokens[last + 1].text not in MARKS:
        last += 1
    return first, last


def breaks(token: Token) -> bool:
    """A mark, or the verb of saying before what is said."""
    return token.text in MARKS or token.low in _SAYING
