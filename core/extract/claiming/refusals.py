"""Denials of whatever was told: what is denied, in its words, and the telling in the same article that it answers.

"No Afghan position was taken", "denied that its planes had hit either town", "that does not reflect reality". A denial
is a claim with the rule "refused/<mode>" that `denies`; where the article tells the contrary shortly before, that is
a claim with the rule "told" and the same topic. `core.compare.refusals` looks for what other articles tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Attribution, Speakers
from core.extract.claiming.denial_shapes import Denial, denial_in, denial_words
from core.extract.claiming.marks import Marks, marks_of, refusal_words, weight
from core.extract.document import Document, Sentence, Token
from core.extract.speech.phrases import Phrases
from core.lexicon.sides import side_of
from core.model import Claim, DisagreementKind, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

_BACK = 4
"""Sentences before a denial in which what it denies may be told."""
_BARE_BACK = 2
_SOME = 1.5
"""The same of the sentence right before one that says what was not done."""
_ENOUGH = 2.0
"""Weight of the words that a denial and what it denies have in common."""
_HEAD, _LONG_HEAD = 9, 14
"""Words at the head of a denial in which the deed must stand; of "denied that …", which tells whose it was first."""
_TOLD = 14
_SUBJECT = 6
"""Words of a subject before the verb that denies."""
_LEAST = 3
"""Words of a sentence that tells nothing yet."""
_LEAD = 5
"""Words before the first one in common that a value tells."""
_VOICES = frozenset(("side", "body", "person"))
_SAYING = frozenset("said says say claimed claims claim told reported reports that announced stated".split())
_TOLLS = frozenset(("toll", "tolls", "losses", "tally", "count", "counted", "counts"))
"""Words of a sentence that counts, which no bare "denies it" answers."""
_LEADERS = frozenset("that which who of in on at for by with from and but as to".split())
"""Words with which no telling begins."""
_NONE = frozenset(("no", "not", "none", "nothing", "nobody", "never", "there", "neither"))
"""How a clause begins whose subject is what was not: other words are the verb behind one."""
_INSTEAD = frozenset(("saying", "insisting", "claiming", "arguing"))
"""Words at which the denier's own account begins."""
_TURNING = frozenset(("but", "while", "whereas", "although", "though"))
_MARKS = frozenset('.;:,“”"()')
_IT_DID = re.compile(r"it (?:had|has) (?!been\b|not\b)")
_BREACH = re.compile(r"\b(?:violat|br[oe]ak|broke|breach|infring)")
_HAD_DONE = re.compile(r"\bthat .{0,60}?\b(?:had|has|have) (?!been\b)\w+")
"""What one is said to have done, against what is said to have been done."""
_SAID_WHO = re.compile(r"\b(?:and|but) (?:said|says|blam\w+|accus\w+|claim\w*|insist\w*)\b")
"""Behind a denial, who did it by the denier: "denied bombing the town and said rebels had attacked a police post"."""
_BARE = frozenset(("bare", "false", "did"))
"""Modes of a denial that does not say again what it denies."""


def find_refusals(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """The denials of an article, each with what it denies where the article tells it shortly before."""
    cues = denial_words()[3]
    claims: list[Claim] = []
    for sentence in doc.sentences:
        if sentence.words.isdisjoint(cues):
            continue
        denial = denial_in(doc, sentence, speakers)
        if denial is not None:
            claims += _claims_of(doc, sentence, _with_subject(sentence, denial, speakers), speakers, dating)
    return claims


def _claims_of(
    doc: Document, sentence: Sentence, denial: Denial, speakers: Speakers, dating: Dating | None
) -> list[Claim]:
    tokens = sentence.tokens
    said = marks_of(tokens[denial.first : denial.last + 1])
    content = {mark for mark in said if not mark.startswith(("#", "@"))}
    if content & refusal_words().idle_marks:
        return []
    if denial.mode in ("none", "did not", "denied") and not _tells_deed(
        tokens[denial.first : denial.last + 1], _LONG_HEAD if denial.mode == "denied" else _HEAD
    ):
        return []
    attribution = speakers.at(tokens[denial.first].start) or speakers.at(tokens[denial.last].start)
    holder = attribution.speaker if attribution else None
    if denial.mode in _BARE and holder is None:
        holder = _subject(doc, sentence, denial.first)
    answered = _answered(doc, sentence, denial, said, holder, speakers, dating)
    if denial.mode in _BARE and answered is None:
        return []
    whole = marks_of(tokens)
    told = answered[0] if answered else None
    kind = _kind(sentence, denial, whole, told, holder)
    topic = f"{kind}/refused/{sentence.index}"
    if told is sentence and answered is not None and answered[3] == holder:
        holder = attribution.speaker if attribution and attribution.speaker != holder else None
    if told is sentence and answered is not None and answered[3] == holder:
        return []
    rows = [
        _claim(
            doc,
            sentence,
            denial.first,
            _with_account(sentence, denial),
            kind,
            topic,
            holder,
            f"refused/{denial.mode}",
            dating,
        )
    ]
    if answered is not None:
        other, first, last, speaker = answered
        rows.insert(0, _claim(doc, other, first, last, kind, topic, speaker, "told", dating))
    return rows


def _with_subject(sentence: Sentence, denial: Denial, speakers: Speakers) -> Denial:
    """ "The hospital had not been targeted": whose deed or fate is denied stands before the verb."""
    said = speakers.at(sentence.tokens[denial.first].start)
    if denial.mode != "did not" or said is None:
        return denial
    first, _ = _said_by(sentence, said)
    return denial._replace(first=first) if 0 <= denial.first - first <= _SUBJECT else denial


def _whose(sentence: Sentence, denial: Denial) -> int:
    """Where the subject begins of "has no command over them", "carried out no strikes": the verb's clause."""
    tokens, first = sentence.tokens, denial.first
    if denial.mode != "none" or tokens[first].low in _NONE:
        return first
    while (
        first and denial.first - first < _SUBJECT and not _breaks(tokens[first - 1]) and tokens[first - 1].low != "and"
    ):
        first -= 1
    return first


def _with_account(sentence: Sentence, denial: Denial) -> int:
    """The last token of a bare denial with what the denier says instead: "denied the news: it came down in a storm"."""
    tokens, mark = sentence.tokens, denial.last + 1
    if denial.mode != "bare" or mark + _LEAST >= len(tokens):
        return denial.last
    behind = mark + 1 if tokens[mark].text == "," else mark
    if tokens[mark].text != ":" and tokens[behind].low not in _INSTEAD:
        return denial.last
    last = behind
    while last + 1 < len(tokens) and last - behind < _TOLD and (tokens[last + 1].text not in _MARKS):
        last += 1
    return last


def _tells_deed(tokens: list[Token], head: int) -> bool:
    """What is denied is something done, and told so at the head of the clause."""
    return bool(marks_of(tokens[:head]) & refusal_words().deeds)


def _subject(doc: Document, sentence: Sentence, at: int) -> str | None:
    """Who stands before the verb: "The army denies any"."""
    source = Phrases(sentence, doc.text).before(at)
    return (source.name or source.head) if source is not None and source.kind in _VOICES else None


def _answered(
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
    back = _BARE_BACK if denial.mode in _BARE else _BACK
    best: tuple[float, int, Sentence, Marks] | None = None
    for apart in range(1, back + 1):
        if sentence.index - apart < 0:
            break
        other = doc.sentences[sentence.index - apart]
        if other.block.kind in ("stamp", "heading") or other.tokens[-1].text == "?":
            continue
        told = marks_of(other.tokens)
        if denial.mode in _BARE:
            named = _tells_blow(told) or (apart == 1 and _is_about(other, told, sentence, holder, speakers))
            if named and not _denies(other) and len(other.tokens) > _LEAST and other.words.isdisjoint(_TOLLS):
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
    common = told & refusal_words().blows if denial.mode in _BARE else said & told
    attribution = None if common else _somebodys(other, speakers)
    if attribution is not None:
        first, last = _said_by(other, attribution)
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
    if end < _LEAST or denial.mode in _BARE or denial.first - end > _SUBJECT or holder is None:
        return None
    clause = tokens[: end - 1 if tokens[end - 1].text == "," else end]
    told = marks_of(clause)
    attribution = speakers.at(clause[-1].start)
    if attribution is None or not said & told & refusal_words().deeds or attribution.confidence == "denied":
        return None
    if not _two_voices(attribution.speaker, holder, attribution):
        return None
    first, last = _said_by(sentence, attribution)
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


def _said_by(sentence: Sentence, said: Attribution) -> tuple[int, int]:
    """What the voice says in the sentence, as many words as a value may have."""
    tokens = sentence.tokens
    first, last = (sentence.token_at(n) for n in (max(said.start, sentence.start), min(said.end, sentence.end) - 1))
    named = [sentence.token_at(n - 1) for n in (said.source_end, said.cue_end) if sentence.start < n <= sentence.end]
    if named and max(named) < last and min(named) - first < last - max(named):
        first = max(named) + 1
    while first < last and (tokens[first].kind == "punct" or tokens[first].low in _LEADERS):
        first += 1
    return first, min(last, first + _TOLD)


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
    while first > 0 and places and places[0] - first < _LEAD and not _breaks(tokens[first - 1]):
        if first - 1 in dated:
            break
        first -= 1
    while first < last and tokens[first].low in _LEADERS:
        first += 1
    last = min(last, first + _TOLD)
    while last + 1 < len(tokens) and last - first < _TOLD and tokens[last + 1].text not in _MARKS:
        last += 1
    return first, last


def _breaks(token: Token) -> bool:
    """A mark, or the verb of saying before what is said."""
    return token.text in _MARKS or token.low in _SAYING


def _kind(
    sentence: Sentence, denial: Denial, whole: Marks, told: Sentence | None, holder: str | None
) -> DisagreementKind:
    """Who did it, where the denier's own side is said to have struck or broken a truce; else whether it was so."""
    other = marks_of(told.tokens) if told else frozenset()
    side = side_of(holder)
    own = {t.low for t in sentence.tokens} & {"its", "our", "their", "hand", "part", "responsible", "responsibility"}
    if not (whole | other) & {"fired", "killed", "broke"}:
        return "outcome"
    if not (whole | other) & {"fired", "killed"} and not _BREACH.search(
        " ".join((*sentence.lows, *(told.lows if told else ())))
    ):
        return "outcome"
    answers = denial.mode in _BARE
    words = " ".join(sentence.lows[denial.first :])
    forces = denial.mode == "denied" and (bool(own) or bool(_HAD_DONE.search(words) or _SAID_WHO.search(words)))
    return "attribution" if answers or forces or (side and f"#{side}" in other) else "outcome"


def _sides(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The sides that the words name from token `first` on, those of bodies too, then the others of the sentence."""
    behind = [m for m in sentence.mentions if m.first >= first]
    rows = [*behind, *(m for m in sentence.mentions if m.first < first)]
    sides = (m.name if m.kind == "side" else m.side if m.kind == "org" else None for m in rows)
    return tuple(dict.fromkeys(side for side in sides if side))


def _claim(
    doc: Document,
    sentence: Sentence,
    first: int,
    last: int,
    kind: DisagreementKind,
    topic: str,
    holder: str | None,
    rule: str,
    dating: Dating | None,
) -> Claim:
    tokens = sentence.tokens
    while last > first and tokens[last].low in refusal_words().little:
        last -= 1
    words = " ".join(doc.text[tokens[first].start : tokens[last].end].split()).strip("“”\"'‘’. ")
    if rule == "told" and holder is not None and _IT_DID.match(words):
        words = f"{holder} {words.partition(' ')[2]}"
    words = f"{words} it" if rule == "refused/bare" and " " not in words else words
    dated = dating.at(sentence, first) if dating else None
    when: When | None = dated.when if dated else None
    return Claim(
        kind=kind,
        about=words,
        topic=topic,
        value=words,
        holder=holder,
        denies=rule != "told",
        date=when,
        actors=_sides(sentence, first),
        place=next((m.name for m in sentence.mentions if m.kind == "place"), None),
        evidence=doc.evidence(sentence.start, sentence.end),
        rule=rule,
    )
