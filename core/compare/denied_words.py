"""Denials in whole words: "the RSF denied executing civilians", where the claim itself says only "denied …"."""

from __future__ import annotations

import re

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.lexicon.sides import is_country, side_of

_HOW = r"(?:(?:also|again|later|since|categorically|flatly|strongly|firmly|repeatedly|totally|strenuously|promptly) )?"
_DENIES = (
    r"den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed|e)|rebut(?:s|ted)?|disput(?:es|ed|e)"
    r"|repudiat(?:es|ed|e)|disclaim(?:s|ed)?|disown(?:s|ed)?|contest(?:s|ed)?"
)
_DENIAL = re.compile(
    rf"^(?:has |have |had |is |are )?{_HOW}"
    rf"(?:{_DENIES}|(?:had|has|have) (?:nothing|no )|(?:did|does|do|had|has|have|was|were) (?:not|never)|took no"
    r"|takes? no|knows? nothing|knew nothing|played no|bears? no|will not|would not|calls?|called)\b"
)
"""A predicate that denies and has no subject."""
_FALSE = re.compile(
    r"^(?:(?P<many>are|were|do not|have no)|is|was|does not|did not|has no) (?:\w+ )?(?:false|fake|wrong|untrue"
    r"|incorrect|baseless|groundless|unfounded|fabricat\w+|invented|nonsense|absurd|fiction|lies?|propaganda|disinformation"
    r"|misinformation|devoid|without foundation|true|correct|correspond|reflect|basis|foundation)\b"
)
"""What is said of a report that is not true."""
_SAID_TOO = re.compile(
    r"^(\w+ (?:it|this|that|the \w+)),? and (?:said|says|added|adds|insisted|claimed|told|accused|blamed)\b.*$",
    re.IGNORECASE,
)
"""A bare denial, and what else the denier said."""
_SAYS_WHO = re.compile(r", (?:the )?[^,]{3,60} (?:said|says|added|adds|insisted|told \w+)$")
"""The words that name the voice behind what it says."""
_BARE = re.compile(
    rf"^((?:{_DENIES}) (?:it|this|that)) (?:(?:in|on|at|to|through|during|from|by|again|later)\b|the same day).*$"
)
"""A bare denial, and where it was made."""
_ON_DAY = re.compile(r"(?<=[a-z]) on (?:\d{1,2} [A-Z]\w+|[A-Z]\w+(?: \d{1,2})?)(?= that\b)")
"""The day of a denial, before what is denied."""
_STANDS = {
    "denies": ("denies", "deny"),
    "rejects": ("rejects", "reject"),
    "dismisses": ("dismisses", "dismiss"),
    "denied": ("denies", "deny"),
    "rejected": ("rejects", "reject"),
    "dismissed": ("dismisses", "dismiss"),
    "refuted": ("refutes", "refute"),
    "rebutted": ("rebuts", "rebut"),
    "disputed": ("disputes", "dispute"),
    "repudiated": ("repudiates", "repudiate"),
    "contested": ("contests", "contest"),
    "have": ("has", "have"),
}
"""A denial still stands, so that it is told in the present: of one denier, and of several."""
_STOOD = re.compile(rf"^(?:(?:has|have|had) (?={_HOW}\w+ed\b))?({_HOW})({'|'.join(_STANDS)})\b")
_GOES_ON = re.compile(r" and \w+ed\b")
"""What else the denier did is told in the past, and the denial then with it."""
_MANY = re.compile(
    r"(?:[a-z]{2,}(?<![aus])s|(?:Houth|Israel|Iraq|Saud|Pakistan|Afghan|Azerbaijan|Yemen)is|Taliban|Taleban|people|police|men|women)$"
)
"""How the name of several ends: "the rebels", "Houthis", and not "Hamas" or "the Congress"."""
_ROLE = re.compile(
    r"\b(?:spokes\w+|officials?|commanders?|leaders?|ministers?|sources?|advis[eo]rs?|diplomats?|ambassadors?|generals?|officers?"
    r"|representatives?|secretary|negotiators?|delegates?|chief|aides?)\b",
    re.IGNORECASE,
)
"""One who speaks for others, by what he is called."""
_LONGEST = 4
"""Words of the name of an accused."""


def tell_who_denies(draft: Draft, context: Context) -> None:
    """Put the denier before the words of a denial that have none; changes the draft's stands.

    That is the accused where one of his own speaks for him, else the speaker. Where the words then name the speaker
    he is not named once more behind them.
    """
    if draft.kind not in ("attribution", "outcome"):
        return
    for stand in draft.stands:
        stand.value = _ON_DAY.sub("", stand.value)
        stand.value = _BARE.sub(r"\1", _SAID_TOO.sub(r"\1", _SAYS_WHO.sub("", stand.value)))
        if stand.value.startswith("not true that"):
            stand.value = f"it is {stand.value}"
        elif untrue := _FALSE.match(stand.value):
            stand.value = f"the {'reports' if untrue['many'] else 'report'} {stand.value}"
        elif _DENIAL.match(stand.value) and (denier := _denier(stand, draft, context)):
            stand.value = f"{denier} {_standing(stand.value, denier)}"
        holder = next((context.as_written(h, stand.evidence) for h in stand.holders if h), "")
        stand.named = stand.named or re.match(rf"(?:(?:the|an?) )?{re.escape(holder)}(?!\w)", stand.value) is not None


def _standing(words: str, denier: str) -> str:
    """A denial in the present, in the number of the denier."""
    if _GOES_ON.search(words):
        return words
    many = _MANY.search(denier) is not None and not is_country(denier.removeprefix("the "))
    return _STOOD.sub(lambda m: m[1] + _STANDS[m[2]][many], words, count=1)


def _denier(stand: Stand, draft: Draft, context: Context) -> str | None:
    """Who denies, as the source names him: the accused where another speaks for him, else the holder."""
    holder = next((h for h in stand.holders if h), None)
    accused = _accused(stand, draft)
    if accused is not None and (holder is None or _speaks_for(holder, accused, context)):
        whole = side_of(accused) if accused[-1:] == "s" and accused.split()[-1].islower() else None
        return context.with_article(context.as_written(whole or accused, stand.evidence), stand.evidence)
    return context.with_article(context.as_written(holder, stand.evidence), stand.evidence) if holder else None


def _accused(stand: Stand, draft: Draft) -> str | None:
    """The one whom the other stand names and nothing more, in a quarrel over who did it."""
    others = [other for other in draft.stands if other is not stand]
    if draft.kind != "attribution" or len(others) != 1 or len(others[0].value.split()) > _LONGEST:
        return None
    return others[0].value


def _speaks_for(holder: str, accused: str, context: Context) -> bool:
    """Whether a holder with a name of his own is of the accused's side; a capital is the side itself."""
    side, own = context.side(accused), context.side(holder)
    if context.is_person(holder) or _ROLE.search(holder):
        return own in (side, None)
    return side is not None and own == side and " " in holder
