"""The shapes of a denial: "no outpost was lost", "denied that …", "denied it", "the claim is false", "did not …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.extract.attribution import Speakers
from core.extract.claiming.marks import refusal_words
from core.extract.claiming.words import condemns
from core.extract.document import Document, Sentence
from core.lexicon import compiled, load
from core.lexicon.patterns import one_of

_LONGEST = 16
"""Words of a clause that is denied."""
_NP = r"(?:(?!(?:after|when|if|until|unless|that|which|has|have|said)\b)[\w’'%-]+ ){1,7}?"
_BE = r"(?:was|were|is|are|had|has|have|will be)(?: (?:ever|been|actually|at any time))*"
_AHEAD = r"(?!(?:new|further|next|other|dates?|plans?|need|doubt|question|hope|way|word)\b)"
"""What is not to come, or not known, denies nothing that was told."""
_UNCLAIMED = r"(?!(?:claimed|said|admitted|acknowledged|reported|commented|confirmed)\b)"
"""A deed that nobody owns to is not denied."""
_NOTHING = re.compile(
    rf"\b(?:no {_NP}{_BE} {_UNCLAIMED}[\w-]+|not (?:a|one) single {_NP}(?:{_BE} )?[\w-]+|not one {_NP}{_BE} [\w-]+"
    rf"|none of {_NP}{_BE} [\w-]+|nothing (?:has been|was|had been|is) \w+|nobody (?:has|had|was) {_UNCLAIMED}\w+"
    rf"|never (?:been |did )?[\w-]+|there (?:was|were|is|are|had been|has been|have been) (?:no|never) {_AHEAD}[\w-]+"
    r"|(?:was|is|were) no such [\w-]+|no such [\w-]+"
    r"|no (?:longer )?[\w-]+(?: [\w-]+)? (?:took place|happened|occurred|existed|left|flew|crossed|entered|lost)"
    r"|neither [\w’'-]+(?: [\w’'-]+){0,4} nor [\w-]+"
    r"|(?:has|have|had|led|lost|fired|launched|carried out|flew|flown|conducted|staged|mounted|dropped) no [\w-]+)",
    re.IGNORECASE,
)
_DID_NOT = re.compile(
    r"\b(?:did not|didn['’]t|had not|hadn['’]t|has not|hasn['’]t|have not|was not|wasn['’]t|were not|weren['’]t|is not"
    r"|are not)(?: \w+ly)? [\w-]+",
    re.IGNORECASE,
)
_DID_IT = re.compile(r"\b(?:did|done|doing) (?:it|so|this|that)\b|\bcarried it out\b|\bwere? behind (?:it|this|that)\b")
_DENYING = frozenset(
    "no not none nothing nobody never neither didn't hadn't hasn't haven't wasn't weren't isn't aren't".split()
)
"""One of them stands in whatever `_NOTHING` and `_DID_NOT` find."""
_UNTRUE = re.compile(
    r"\b(?:(?:not|n['’]t) (?:true|correct|the case|a fact)|untrue|false|wrong|incorrect|a lie|nonsense|fiction|absurd)"
    r" (?:to (?:say|claim) )?that (?=\w)",
    re.IGNORECASE,
)
"""Before a clause these deny it: "it is not true that the plant was bombed"."""
_ACCEPTING = frozenset(
    ("accept", "accepts", "accepted", "recognise", "recognize", "recognised", "recognized", "acknowledge")
)
_NOT = frozenset(("not", "never", "n't"))
_AHEAD_WORDS = frozenset(("will", "would", "can", "could", "shall", "should", "must", "may", "might"))
"""What is not accepted ahead is an offer, and no report."""
_STOP = frozenset('.;:!?”"»')
_SAYING = frozenset(
    """say says said saying claim claims claimed insist insists insisted blame blames blamed blaming accuse accuses
    accused accusing add adds added maintain maintains maintained tell tells told call calls called""".split()
)
"""Behind "and" these begin what else the denier says."""
_TURNS = frozenset(("but", "while", "whereas", "although", "though"))


class Denial(NamedTuple):
    """How something is denied, and the first and last token of the clause that does it."""

    mode: str
    first: int
    last: int


@compiled
def denial_words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], frozenset[str], frozenset[str]]:
    """Verbs of denying, words for what was told before, phrases of falsehood, every cue, and what a lie is called."""
    table = load("claims")["refusals"]
    verbs, bare = frozenset(table["verbs"].split()), frozenset(table["bare"].split())
    false = re.compile(rf"\b{one_of(table['false'])}\b", re.IGNORECASE)
    words = {word for phrase in table["false"] for word in phrase.split() if len(word) > 3}
    calling = frozenset(load("claims")["denial"]["false"].split())
    return verbs, bare, false, verbs | words | calling | _DENYING, calling


def _told_false(sentence: Sentence, text: str, false: re.Pattern[str]) -> int | None:
    """The place of the first phrase of falsehood."""
    found = false.search(text)
    return sentence.token_at(sentence.start + found.start()) if found else None


def denial_in(doc: Document, sentence: Sentence, speakers: Speakers) -> Denial | None:
    """The denial that a sentence holds, the first one, or None."""
    verbs, bare, false, _, calling = denial_words()
    tokens = sentence.tokens
    text = doc.text[sentence.start : sentence.end]
    for token in [tokens[place] for place in sentence.places_of(verbs)]:
        if token.index + 1 >= len(tokens):
            continue
        if any(t.low in ("not", "never", "n't") for t in tokens[max(0, token.index - 2) : token.index]):
            continue
        last = _end_of_clause(sentence, token.index + 1)
        head = [t.low for t in tokens[token.index + 1 : token.index + 5]]
        words = refusal_words()
        if set(head) & words.numbers or (set(head) & words.idle and not set(head) & bare):
            return None
        if condemns(token.low, head):
            continue
        told = {t.low for t in tokens[token.index + 1 : last + 1]} & {"that", "alleging", "of"}
        if head[0] == ":" or _points_back(head) or (_bare_object(head, bare) and not told):
            return Denial("bare", token.index, last)
        clause = " ".join(t.low for t in tokens[token.index : last + 1])
        return Denial("did" if _DID_IT.search(clause) else "denied", token.index, last)
    if untrue := _UNTRUE.search(text):
        first = sentence.token_at(sentence.start + untrue.start())
        return Denial("denied", first, _end_of_clause(sentence, sentence.token_at(sentence.start + untrue.end() - 1)))
    at = _not_accepted(sentence, bare)
    if at is not None:
        return Denial("bare", at, _end_of_clause(sentence, at))
    at = _told_false(sentence, text, false)
    if at is None:
        at = _calls_false(sentence, calling)
    if at is not None:
        return Denial("false", at, _end_of_clause(sentence, at, 1))
    if sentence.words.isdisjoint(_DENYING):
        return None
    found, mode = _NOTHING.search(text), "none"
    if found is None and speakers.at(sentence.start + len(text) // 2) is not None:
        found, mode = _DID_NOT.search(text), "did not"
    if found is None:
        return None
    first = sentence.token_at(sentence.start + found.start())
    last = _end_of_clause(sentence, sentence.token_at(sentence.start + found.end() - 1), -1)
    return Denial(mode, first, last)


def _not_accepted(sentence: Sentence, bare: frozenset[str]) -> int | None:
    """ "India did not accept this claim": the place of the verb that helps."""
    tokens = sentence.tokens
    for token in [tokens[place] for place in sentence.places_of(_ACCEPTING) if place > 1]:
        if tokens[token.index - 1].low in _NOT and tokens[token.index - 2].low not in _AHEAD_WORDS:
            head = [t.low for t in tokens[token.index + 1 : token.index + 5]]
            if _bare_object(head, bare) and head[:1] != ["responsibility"]:
                return max(0, token.index - 2)
    return None


def _points_back(head: list[str]) -> bool:
    """ "Khartoum denied that.", "rejected that and pointed at others": "that" begins no clause."""
    return head[:1] == ["that"] and (len(head) == 1 or head[1] in (".", ",", ";", "and", "but"))


def _bare_object(head: list[str], bare: frozenset[str]) -> bool:
    """ "it", "the claim", "all these reports": what is denied was told before."""
    small = ("the", "a", "an", "all", "any", "these", "those", "this", "that", "such", "their", "its", "his", "her")
    words = [word for word in head if word not in small]
    return bool(head) and (head[0] in bare or bool(words[:1] and words[0] in bare)) and words[:1] != ["of"]


def _calls_false(sentence: Sentence, false: frozenset[str]) -> int | None:
    """ "calls the report malicious misinformation": the place of the verb."""
    callers = refusal_words().calling
    for token in sentence.tokens:
        if token.low in callers and any(t.low in false for t in sentence.tokens[token.index + 1 : token.index + 10]):
            return token.index
    return None


def _end_of_clause(sentence: Sentence, at: int, comma: int = 3) -> int:
    """The last token of the clause that goes on from `at`, within reach; a comma `comma` words on ends it."""
    tokens = sentence.tokens
    last = at
    while last + 1 < len(tokens) and last - at < _LONGEST:
        token = tokens[last + 1]
        if token.text in _STOP or token.low in _TURNS or (token.text == "," and last - at > comma):
            break
        if token.low == "and" and last + 2 < len(tokens) and tokens[last + 2].low in _SAYING:
            break
        last += 1
    return last
