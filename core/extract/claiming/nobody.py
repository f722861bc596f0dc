"""Tolls of nobody and nothing: "nobody was killed", "suffered no losses", "lost no aircraft", "holds no prisoners"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.extract.attribution import Speakers
from core.extract.document import Document, Sentence
from core.lexicon import compiled, load
from core.lexicon.patterns import one_of
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_CUES = frozenset(("no", "nobody", "no-one", "none", "without", "not", "zero", "denied", "denies", "deny"))
_UNSURE = re.compile(
    r"\b(?:immediate|immediately|initial|initially|early|so far|yet|reports? of|reported|confirmed|known|if|unless)\b",
    re.IGNORECASE,
)
"""Words of a report that nothing is known as yet, which denies nothing."""
_AROUND = 70
"""Characters on either side of the words within which such a report is told."""
_ABOUT = {
    "killed": "nobody killed",
    "hurt": "nobody hurt",
    "lost": "nothing lost",
    "held": "nobody held",
}
_BACK = 3
"""Sentences before in which the place may be named."""
_TROOPS = re.compile(
    r"\W+(?:among|of|from|on|in) (?:[\w'’-]+ ){0,3}?"
    r"(?:troops|soldiers|forces|servicemen|personnel|ranks|units|army|police)\b"
)
_THEY = "thing"
"""What "none was shot down" leaves to the words before it."""


class _Form(NamedTuple):
    """One way to say that nobody or nothing was; its groups name what is said of whom."""

    pattern: re.Pattern[str]
    act: str | None
    """What was done to nobody; None where the word of harm tells it."""
    own: bool = False
    """Of the speaker's own people or things, where one speaks."""


@compiled
def _kinds() -> dict[str, str]:
    table = load("claims")["nobody"]
    listed = {**table["kinds"], **table["gear"], **table["kept"]}
    return {word: kind for kind, words in listed.items() for word in words.split()}


@compiled
def _dead() -> frozenset[str]:
    return frozenset(load("claims")["nobody"]["dead"].split())


@compiled
def _forms() -> tuple[_Form, ...]:
    table = load("claims")["nobody"]
    who, gear, kept = (_any_of(" ".join(table[key].values())) for key in ("kinds", "gear", "kept"))
    harm, toll, gone, suffer = (_any_of(table[key]) for key in ("harm", "tolls", "gone", "suffering"))
    none = r"(?:no|zero|not (?:one|a single))"
    been = r"(?:was|were|is|are|got|(?:had|has|have) (?:been|got))"
    hurt_before = r"(?:wounded|injured|dead|victims|survivors|casualties)"
    beside = (
        rf"(?!\sof (?:the|those|these) (?:\w+ )?{hurt_before}\b)"
        r"(?:\s(?:else|of|among|in|from|on|but)\b(?:\s[\w'’-]+){0,5}?)?"
    )
    ours = r"(?:its|their|our|his|the [\w-]+['’]s?) (?:own )?(?:men|fighters|soldiers|members|troops|forces)"
    theirs = rf"(?:(?:none|not (?:one|a single)) of {ours})"
    people = rf"(?:nobody|no one|no-one|none|{none} (?:[\w-]+ )?(?P<who>{who}))"
    some = rf"(?:[\w-]+ )?(?P<who>{who})"
    things = rf"(?:[\w-]+ )?(?P<who>{gear})"
    tolls = rf"(?:[\w-]+ )?(?P<harm>{toll})"
    learnt = r"(?:knew|knows?|aware|learnt|learned) of"
    lost = r"(?:lost|loses?|losing)"
    wrecked = r"(?:shot down|downed|sunk|destroyed)"
    suffered = r"(?:suffering|taking|sustaining|having (?:suffered|taken|sustained|had))"
    linked = r"(?:\s(?:who|that|having|had|has|have|was|were|been|being)){0,4}"
    listed: tuple[tuple[str, str | None, bool], ...] = (
        (rf"\b{theirs} {been} (?P<harm>{harm})\b(?! down)", None, True),
        (rf"\b{theirs} (?:(?:had|has|have) )?(?P<harm>died)\b", None, True),
        (rf"\b{people}{beside}\s{been} (?:\w+ly )?(?P<harm>{harm})\b(?! down)", None, False),
        (rf"\b{people}(?:\selse)?\s(?P<harm>killed|hurt|injured|wounded|dead|died)\b", None, False),
        (rf"\b{people}{beside}\s(?:had |has |have )?(?P<harm>died)\b", None, False),
        (rf"\b(?P<harm>killed|injured|wounded|hurt|harmed) (?:nobody|no one|no-one|{none} {some})\b", None, False),
        (r"\bleft (?:nobody|no one|no-one) (?P<harm>dead|hurt|injured|wounded)\b", None, False),
        (rf"\b{none} {some} {been} among the (?P<harm>dead|killed|injured|wounded|victims)\b", None, False),
        (rf"\b(?:there (?:were|was|are|is|(?:have|had) been)|with) no {tolls}\b", None, False),
        (rf"\bwithout (?:any )?{tolls}\b", None, False),
        (rf"^\W*(?:no|zero) {tolls}\s*(?:[.,;:()]|$)", None, False),
        (rf"\b(?P<verb>{suffer}) {none} {tolls}\b", None, False),
        (rf"(?:\bnot|n['’]t|\bnever) (?P<verb>{suffer}) (?:any|a single) {tolls}\b", None, False),
        (rf"\bden(?:y|ies|ied) (?:any|{suffered}(?: any)?) (?P<harm>{toll})\b", None, True),
        (rf"\b{learnt} (?:nobody|no one|no-one|{none} {some}){linked} (?P<harm>{harm})\b", None, False),
        (rf"\b{learnt} no {tolls}\b", None, False),
        (rf"\b{lost} {none} {some}\b", "killed", True),
        (rf"\b{none} {things} {been} (?:shot )?{gone}\b", "lost", False),
        (rf"\b{lost} {none} {things}\b", "lost", True),
        (rf"\bnone (?:of (?:its|the|our|their|his) {things} )?{been} {wrecked}\b", "lost", False),
        (
            rf"\b(?:holds?|held|holding|keeps?|kept|{learnt}) (?:any |{none} )(?:[\w-]+ )?(?P<who>{kept})\b",
            "held",
            True,
        ),
        (r"\b(?:holds?|holding|keeps?) (?:nobody|no one|no-one)\b", "held", True),
    )
    return tuple(_Form(re.compile(pattern, re.IGNORECASE), act, own) for pattern, act, own in listed)


def _any_of(words: str) -> str:
    return one_of(words.split())


@compiled
def _matter() -> re.Pattern[str]:
    """A word of harm, loss or captivity: each form holds one."""
    table = load("claims")["nobody"]
    words = [*table["harm"].split(), *table["tolls"].split(), *table["gone"].split()]
    words += [word for listed in table["kept"].values() for word in listed.split()]
    words += "killed hurt injured wounded dead died harmed victims lost lose losing".split()
    words += "shot down sunk destroyed nobody no-one".split()
    return re.compile(rf"\b{one_of([*words, 'downed', 'no one'])}", re.IGNORECASE)


def find_tolls_of_nobody(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind count with the value "0": topic "nobody/<killed, hurt, lost or held>", in `actors` the object
    counted ("thing" where the words before tell it), then the side of whom there was none, where the words name it."""
    claims = []
    for sentence in doc.sentences:
        if sentence.words.isdisjoint(_CUES):
            continue
        if _matter().search(doc.text, sentence.start, sentence.end) is None:
            continue
        text = doc.text[sentence.start : sentence.end]
        told = next(((form, match) for form in _forms() if (match := form.pattern.search(text))), None)
        if told is not None and not _UNSURE.search(text, max(0, told[1].start() - _AROUND), told[1].end() + _AROUND):
            claims.append(_claim(*told, sentence, doc, speakers, dating))
    return claims


def _claim(
    form: _Form, match: re.Match[str], sentence: Sentence, doc: Document, speakers: Speakers, dating: Dating | None
) -> Claim:
    start = sentence.start + match.start()
    attribution = speakers.at(start)
    groups = match.groupdict()
    harm = (groups.get("harm") or "").lower()
    act = form.act or ("killed" if harm in _dead() else "hurt")
    dated = dating.at(sentence, sentence.token_at(start)) if dating else None
    return Claim(
        kind="count",
        about=_ABOUT[act],
        topic=f"nobody/{act}",
        value="0",
        holder=attribution.speaker if attribution else None,
        date=dated.when if dated else None,
        actors=(_counted(form, groups, act, match), *_whose(sentence, start, sentence.start + match.end())),
        place=_place(doc, sentence, start, (attribution.speaker if attribution else None) or ""),
        evidence=doc.evidence(sentence.start, sentence.end),
        rule="nobody",
    )


def _place(doc: Document, sentence: Sentence, start: int, speaker: str) -> str | None:
    """The place named behind the words, else the last before them; not one that tells where the speaker is from.

    A sentence without a place goes on with that of the sentences before it in its paragraph.
    """
    places = [m for m in sentence.mentions if m.kind == "place" and (m.name or "") not in speaker]
    behind = next((m for m in places if sentence.tokens[m.first].start > start), None)
    if behind or places:
        return behind.name if behind else places[-1].name
    for number in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = doc.sentences[number]
        if before.block is not sentence.block:
            break
        if found := [m for m in before.mentions if m.kind == "place"]:
            return found[-1].name
    return None


def _whose(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The side that the words themselves name: "no Australian casualties"."""
    tokens = sentence.tokens
    named = (m for m in sentence.mentions if m.kind == "side" and m.name and start <= tokens[m.first].start < end)
    return tuple(str(m.name) for m in named)[:1]


def _counted(form: _Form, groups: dict[str, str | None], act: str, match: re.Match[str]) -> str:
    """The object that nobody or nothing was of; losses that somebody suffers are soldiers."""
    if who := groups.get("who"):
        return _kinds()[who.lower()]
    if act in ("lost", "held"):
        return _THEY if act == "lost" else "prisoner"
    if _TROOPS.match(match.string, match.end()) or _TROOPS.search(match[0]):
        return "soldier"
    suffered = (groups.get("verb") or "").lower().startswith(("suffer", "sustain", "los", "tak", "took", "incur"))
    return "soldier" if form.own or suffered or (groups.get("harm") or "").lower().startswith("loss") else "person"
