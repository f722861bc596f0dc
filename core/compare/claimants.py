"""Whose count a sentence tells that has no verb of saying: "The Observatory has 71", "State media: 50"."""

from __future__ import annotations

import re

from core.compare.context import Context
from core.lexicon.sides import is_country, side_of
from core.model import Figure

_HEAD = re.compile(
    r"(?:[•*\-–—>]\s*)?(?:The\s)?(?!Its?\b|Their\b|His\b|Also\b)([A-Z][\w’'.-]*(?:\s(?:of\s|for\s|the\s)*[A-Z][\w’'.-]*){0,5})(?:\s\([^)]{1,40}\))?"
    r"(?:,[^,.;:]{1,60},)?\s"
)
"""The name at the head of a sentence, and what is told of it in passing."""
_HAS = re.compile(r"(?:for (?:its|his|her|their) part )?(?:has|have|had)\s(?:at |some |about |over )?$", re.IGNORECASE)
_COUNTS = re.compile(
    r"(?:for (?:its|his|her|their) part,?\s)?(?:on \w+day\s|for the first time\s)*"
    r"(?:(?:now|then|also|meanwhile|later|has|have|had|who|which|still|always)\s){0,2}"
    r"(?:puts?|counts?|counted|gives?|gave|lists?|listed|records?|recorded|tallie[sd]|registers?|registered|documents?"
    r"|documented|speaks? of|spoken of|spoke of|estimates?|estimated|tells of|told of|verified|identified"
    r"|claims?|claimed|admit(?:s|ted)|acknowledge[sd]?|concede[sd]?|recogni[sz]e[sd]?|confirm(?:s|ed)|own(?:s|ed) to"
    r"|(?:st(?:icks?|uck|ands?|ood)|ke(?:eps?|pt)|hold|holds|held) (?:to|by|with|at)|insist(?:s|ed) on)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:[•*(\-–—>]\s*)?((?:[A-Z][\w’'-]*|state|local|official)(?: [\w’'-]+){0,3}? "
    r"(?:media|television|radio|agency|ministry|army|military|police|hospitals?|government|command|authorities|medics"
    r"|officials|rescuers|doctors|network|observatory|committee|monitors?|rebels)|[A-Z][A-Z/-]{2,})\s*:\s"
)
"""A label before a colon that names a voice: a body, or its letters."""
_TAIL = re.compile(
    r"[^.;:]{0,60}?\b(?:by|on|in) (?:the )?((?:[\w-]+ ){0,3}[\w-]+)(?:'s|’s|s'|s’) "
    r"(?:own )?(?:count|tally|toll|figures|reckoning|records|register|estimate)\b"
)
"""Behind the number: "610 killed, by the health ministry's count"."""
_NEAR = 90
"""Characters between the name and its number."""


def claimant(figure: Figure, context: Context) -> str | None:
    """The speaker of a figure; where none was read, the body at the head of its sentence that counts, or None."""
    if figure.speaker is not None:
        return figure.speaker
    sentence = context.sentence(figure)
    before = sentence.quote[: figure.start - sentence.start]
    if label := _LABEL.match(before):
        name = label[1]
        return None if name.isupper() and is_country(side_of(name) or "") else name
    if tail := _TAIL.match(sentence.quote, figure.end - sentence.start):
        return tail[1]
    head = _HEAD.match(before)
    if head is None or len(before) - head.end() > _NEAR:
        return None
    behind = before[head.end() :]
    return head[1] if _HAS.fullmatch(behind) or _COUNTS.match(behind) else None
