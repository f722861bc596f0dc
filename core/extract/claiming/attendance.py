"""Who is said to have been at a meeting, and who to have stayed away: "did not travel", "stayed home", "took part"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.document import Document, Mention, Sentence, Token
from core.lexicon import compiled, load, patterns
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_SUBJECT = 9
"""Tokens between a person and the words that say whether they came."""
_APPOSED = 18
"""The same where what stands between is told in passing, between commas."""
_BREAKS = frozenset((";", ":", "said", "says", "that", "but", "while"))
"""Words between a person and the words of presence that make the person another clause's."""
_REPORTED = frozenset(("that", "said", "says"))
_SELF = frozenset(("he", "she"))
"""Behind these the only person of the sentence tells it of himself: "the envoy said that he stayed home"."""
_TOLD = 5
"""Words behind those of an absence that its value tells: "never came to Geneva"."""
_LITTLE = frozenset("a an the of to in at on for with by as its his her their and or because due since".split())
"""Words at which no value ends."""
_ENDS = frozenset(
    "this all because due since as after before until when while although though despite where who which".split()
)
"""Words at which what is told of an absence ends: why it was, and how long."""
_IN = frozenset(("in", "at"))
_AHEAD = frozenset(("will", "would", "may", "might", "if", "unless", "could"))


@compiled
def _pattern() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Absence and presence, and the words of which one stands in every sentence that tells of either."""
    table = load("claims")["attendance"]

    def one_of(words: list[str] | str) -> str:
        return patterns.one_of(words.split() if isinstance(words, str) else words)

    absent = re.compile(
        rf"\b(?:(?:{one_of(table['not'])}) (?:(?:{one_of(table['how'])}) )?(?:{one_of(table['come'])})\b(?! back)"
        rf"|(?:{one_of(table['not'])}) (?:{one_of(table['leave'])}) (?=[A-Z])"
        rf"|(?:{one_of(table['stay'])}) (?:{one_of(table['behind'])})\b"
        rf"|(?:{one_of(table['stay'])}) (?:behind )?(?:in|at) (?=[A-Z])"
        rf"|(?:{one_of(table['be'])}) (?:not|never) (?:even )?in (?=[A-Z])"
        rf"|(?:had to )?(?:{one_of(table['cancel'])}) (?:the|his|her|their) (?:{one_of(table['trip'])})\b"
        rf"|(?:call|called|calling) off (?:the|his|her|their) (?:{one_of(table['trip'])})\b"
        rf"|(?:{one_of(table['spent'])}) (?:that|the|those|these) (?:\w+ )?(?:days?|time|week|evening|morning) "
        r"(?:in|at) (?=[A-Z])"
        rf"|(?:{one_of(table['miss'])})(?: [\w'’-]+){{0,4}}? (?:{one_of(table['missed'])})\b"
        rf"|(?:{one_of(table['be'])}) (?:also |however |again |though )?(?:{one_of(table['gone'])})\b"
        rf"|(?:{one_of(table['be'])}) in (?=[A-Z])[\w -]{{2,30}} (?:on )?that (?:day|morning|afternoon|evening|week)\b"
        r"|only (?:tele)?phoned\b|(?:only came|came only) (?:at|for|on)\b)"
    )
    present = re.compile(rf"\b(?:{one_of(table['present'])})\b")
    words = [w for key in ("not", "present") for phrase in table[key] for w in phrase.split()]
    verbs = [verb for key in ("stay", "miss", "be", "cancel", "spent") for verb in table[key].split()]
    cues = {*words, *verbs, "only", "call", "called"}
    return absent, present, frozenset(cues - _LITTLE)


def find_attendance(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind membership, topic "presence/<person>"; `denies` where the person stayed away."""
    absent, present, cues = _pattern()
    claims: list[Claim] = []
    for sentence in doc.sentences:
        people = [m for m in sentence.mentions if m.kind == "person"]
        if not people or sentence.words.isdisjoint(cues):
            continue
        text = doc.text[sentence.start : sentence.end]
        for pattern in (absent, present):
            for found in pattern.finditer(text):
                person = _subject(sentence, people, found)
                if person is not None:
                    claims.append(_claim(doc, sentence, person, found, pattern is absent, speakers, dating))
    return claims


def told_absence(text: str) -> str | None:
    """The words of an absence in a sentence, with what follows them in their clause: "stayed home"; None for none."""
    found = _pattern()[0].search(text)
    if found is None:
        return None
    words = re.split(r"[,;.:()]", text[found.start() :], maxsplit=1)[0].split()
    least = len(found[0].split())
    last = next((k for k, word in enumerate(words) if k >= least and word.lower() in _ENDS), least + _TOLD)
    words = words[:last]
    while words and words[-1].lower() in _LITTLE:
        words.pop()
    return " ".join(words)


def _subject(sentence: Sentence, people: list[Mention], found: re.Match[str]) -> Mention | None:
    """Of whom the words tell: the person before them in their clause."""
    at = sentence.token_at(sentence.start + found.start())
    person = max((m for m in people if m.last < at), key=lambda m: m.last, default=None)
    if person is None or at - _told_of(sentence, person, at) > _SUBJECT:
        return None
    between = {token.low for token in sentence.tokens[person.last + 1 : at]}
    of_oneself = sentence.tokens[at - 1].low in _SELF and len(people) == 1
    if between & ((_BREAKS - _REPORTED if of_oneself else _BREAKS) | _AHEAD):
        return None
    return person


def _told_of(sentence: Sentence, person: Mention, at: int) -> int:
    """The last token of a person with what is told of them in passing, between commas, before token `at`."""
    tokens = sentence.tokens
    if tokens[person.last + 1].text != ",":
        return person.last
    last = min(person.last + 1 + _APPOSED, at)
    return next((k for k in range(last - 1, person.last + 1, -1) if tokens[k].text == ","), person.last)


def _claim(
    doc: Document,
    sentence: Sentence,
    person: Mention,
    found: re.Match[str],
    absent: bool,
    speakers: Speakers,
    dating: Dating | None,
) -> Claim:
    start = sentence.start + found.start()
    attribution = speakers.at(start)
    at = sentence.token_at(start)
    dated = dating.at(sentence, at) if dating else None
    return Claim(
        kind="membership",
        about=person.name,
        topic=f"presence/{person.name}",
        value=_told(doc, sentence, found),
        holder=attribution.speaker if attribution else None,
        denies=absent,
        date=dated.when if dated else None,
        actors=(person.name,),
        place=_place(sentence, at),
        evidence=doc.evidence(sentence.start, sentence.end),
        rule="presence",
    )


def _told(doc: Document, sentence: Sentence, found: re.Match[str]) -> str:
    """The words found with what follows in their clause, within reach: "never came to Geneva"."""
    tokens = sentence.tokens
    at = last = sentence.token_at(sentence.start + len(found[0].rstrip()) + found.start() - 1)
    while last + 1 < len(tokens) and last - at < _TOLD and not _ends(tokens, last + 1, at):
        last += 1
    while last > at and tokens[last].low in _LITTLE:
        last -= 1
    return " ".join(doc.text[sentence.start + found.start() : tokens[last].end].split())


def _ends(tokens: Sequence[Token], k: int, at: int) -> bool:
    """Whether what is told ends before token `k`: at a stop, a reason, a time, or behind a place."""
    token, before = tokens[k], tokens[k - 1]
    if token.kind == "punct" or token.low in _ENDS:
        return True
    if token.low == "to":
        return k + 1 < len(tokens) and tokens[k + 1].text.islower() and tokens[k + 1].low not in _LITTLE
    return k - 1 > at and before.text[:1].isupper() and tokens[at].low in _IN and not token.text[:1].isupper()


def _place(sentence: Sentence, at: int) -> str | None:
    """The place named behind the words, else the first one in the sentence."""
    places = [m for m in sentence.mentions if m.kind == "place" or (m.kind == "side" and m.form == "capital")]
    behind = next((m for m in places if m.first >= at), None)
    mention = behind or next(iter(places), None)
    if mention is None:
        return None
    if mention.kind == "place":
        return mention.name
    return " ".join(token.text for token in sentence.tokens[mention.first : mention.last + 1])
