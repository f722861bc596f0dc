"""Denials of a deed in words that stand alone: "not M23, which denies it" for a bare "denies it"."""

from __future__ import annotations

import re

from core.compare.context import Context
from core.compare.drafts import Draft

_DENIES = re.compile(
    r"^(?:has |have |had |is |are )?(?:(?:categorically|flatly|strongly|firmly|repeatedly) )?"
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?|dispute[sd]?|repudiate[sd]?"
    r"|(?:had|has|have) nothing|did not|does not|do not|took no|takes? no|knows? nothing|knew nothing)\b"
)
_SAID_TOO = re.compile(
    r"^(\w+ (?:it|this|that|the \w+)) and (?:said|says|added|adds|insisted|claimed|told)\b.*$", re.IGNORECASE
)
"""A bare denial, and what else the denier said."""
_STANDS = {
    "denied": "denies",
    "rejected": "rejects",
    "dismissed": "dismisses",
    "refuted": "refutes",
    "disputed": "disputes",
}
_STOOD = re.compile(rf"(?:\b(?:has|had) )?\b({'|'.join(_STANDS)})\b", re.IGNORECASE)
"""A denial still stands, so that it is told in the present."""
_LONGEST = 4
"""Words of the name of an accused."""
_BARE = 7
"""Words of a denial that says nothing of what it denies."""


def tell_who_denies(draft: Draft, context: Context) -> None:
    """Put the accused into the value of a bare denial by a body; changes the draft's stands.

    Where the denier speaks for the accused, his name in brackets would say it again, and is left out.
    """
    if draft.kind != "attribution" or len(draft.stands) != len(("accused", "denied")):
        return
    accused, denied = draft.stands
    denied.value = _SAID_TOO.sub(r"\1", denied.value)
    if " and " not in denied.value:
        denied.value = _STOOD.sub(lambda m: _STANDS[m[1].lower()], denied.value, count=1)
    side = context.side(accused.value)
    if side is None or len(accused.value.split()) > _LONGEST or any(h and context.is_person(h) for h in denied.holders):
        return
    if _DENIES.match(denied.value) and len(denied.value.split()) <= _BARE:
        denied.value = f"not {accused.value}, which {denied.value}"
        denied.named = all(context.side(holder) in (side, None) for holder in denied.holders)
