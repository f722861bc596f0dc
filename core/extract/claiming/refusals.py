"""Denials of whatever was told: what is denied, in its words, and the telling in the same article that it answers.

"No Afghan position was taken", "denied that its planes had hit either town", "that does not reflect reality". A denial
is a claim with the rule "refused/<mode>" that `denies`; where the article tells the contrary shortly before, that is
a claim with the rule "told" and the same topic. `core.compare.refusals` looks for what other articles tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.claiming.denial_shapes import Denial, denial_in, denial_words
from core.extract.claiming.marks import Marks, marks_of, refusal_words
from core.extract.document import Document, Sentence, Token
from core.extract.speech.phrases import Phrases
from core.lexicon.sides import side_of
from core.model import Claim, DisagreementKind, When

if TYPE_CHECKING:
    from core.extract.dating import Dating
from core.extract.claiming.answered import BARE, LEAST, MARKS, SUBJECT, TOLD, breaks, said_by, told_before

_HEAD, _LONG_HEAD = 9, 14
"""Words at the head of a denial in which the deed must stand; of "denied that …", which tells whose it was first."""
_VOICES = frozenset(("side", "body", "person"))
_NONE = frozenset(("no", "not", "none", "nothing", "nobody", "never", "there", "neither"))
"""How a clause begins whose subject is what was not: other words are the verb behind one."""
_INSTEAD = frozenset(("saying", "insisting", "claiming", "arguing"))
"""Words at which the denier's own account begins."""
_IT_DID = re.compile(r"it (?:had|has) (?!been\b|not\b)")
_BREACH = re.compile(r"\b(?:violat|br[oe]ak|broke|breach|infring)")
_HAD_DONE = re.compile(r"\bthat .{0,60}?\b(?:had|has|have) (?!been\b)\w+")
"""What one is said to have done, against what is said to have been done."""
_SAID_WHO = re.compile(r"\b(?:and|but) (?:said|says|blam\w+|accus\w+|claim\w*|insist\w*)\b")
"""Behind a denial, who did it by the denier: "denied bombing the town and said rebels had attacked a police post"."""


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
    if denial.mode in BARE and holder is None:
        holder = _subject(doc, sentence, denial.first)
    answered = told_before(doc, sentence, denial, said, holder, speakers, dating)
    if denial.mode in BARE and answered is None:
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
    first, _ = said_by(sentence, said)
    return denial._replace(first=first) if 0 <= denial.first - first <= SUBJECT else denial


def _whose(sentence: Sentence, denial: Denial) -> int:
    """Where the subject begins of "has no command over them", "carried out no strikes": the verb's clause."""
    tokens, first = sentence.tokens, denial.first
    if denial.mode != "none" or tokens[first].low in _NONE:
        return first
    while first and denial.first - first < SUBJECT and not breaks(tokens[first - 1]) and tokens[first - 1].low != "and":
        first -= 1
    return first


def _with_account(sentence: Sentence, denial: Denial) -> int:
    """The last token of a bare denial with what the denier says instead: "denied the news: it came down in a storm"."""
    tokens, mark = sentence.tokens, denial.last + 1
    if denial.mode != "bare" or mark + LEAST >= len(tokens):
        return denial.last
    behind = mark + 1 if tokens[mark].text == "," else mark
    if tokens[mark].text != ":" and tokens[behind].low not in _INSTEAD:
        return denial.last
    last = behind
    while last + 1 < len(tokens) and last - behind < TOLD and (tokens[last + 1].text not in MARKS):
        last += 1
    return last


def _tells_deed(tokens: list[Token], head: int) -> bool:
    """What is denied is something done, and told so at the head of the clause."""
    return bool(marks_of(tokens[:head]) & refusal_words().deeds)


def _subject(doc: Document, sentence: Sentence, at: int) -> str | None:
    """Who stands before the verb: "The army denies any"."""
    source = Phrases(sentence, doc.text).before(at)
    return (source.name or source.head) if source is not None and source.kind in _VOICES else None


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
    answers = denial.mode in BARE
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
