"""Rival accounts of one thing by two voices that stand side by side in an article, each a claim of its own.

Of a pair both claims have one topic, "<kind>/rival/<place in the text>", and the rule "rival"; the earlier one comes
first. `core.compare.rivals` makes a disagreement of them where no other rule has found it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.claiming.accounts import Account, accounts, phrase, side_by_side
from core.extract.claiming.rival_counts import rival_counts
from core.extract.claiming.rival_doers import rival_doers
from core.extract.claiming.rival_outcomes import rival_causes, rival_outcomes, rival_victims
from core.extract.claiming.terse import with_terse_accounts
from core.extract.document import Document
from core.model import Claim, DisagreementKind

if TYPE_CHECKING:
    from core.extract.dating import Dating

_OF_WHAT = re.compile(r" (?:of|for|over) ")


def find_rivals(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """The claims of every pair, in the order of the text."""
    claims: list[Claim] = []
    for early, late in side_by_side(doc, with_terse_accounts(doc, accounts(doc, speakers))):
        numbers = rival_counts(doc, early, late)
        kind: DisagreementKind
        if numbers and not early.accuses:
            kind = "count"
        elif numbers or rival_doers(early, late):
            kind = "attribution"
        elif rival_outcomes(early, late) or rival_causes(early, late) or rival_victims(early, late):
            kind = "outcome"
        else:
            continue
        told = _words(doc, early), _words(doc, late)
        values = (numbers[0].words, numbers[1].words) if numbers and kind == "count" else told
        claims += _pair(doc, early, late, kind, values, dating)
    return claims


def _words(doc: Document, account: Account) -> str:
    """What is said; of an accusation ("accused the RSF of the attack") who is accused."""
    words = phrase(doc, account)
    return _OF_WHAT.split(words, 1)[0] if account.accuses else words


def _pair(
    doc: Document, early: Account, late: Account, kind: DisagreementKind, values: tuple[str, str], dating: Dating | None
) -> list[Claim]:
    about = phrase(doc, early)
    if early.accuses and len(parts := _OF_WHAT.split(about, 1)) > 1:
        about = parts[1].removeprefix("the ")
    return [
        _claim(doc, account, kind, value, about, f"{kind}/rival/{late.start}", early, dating)
        for account, value in zip((early, late), values, strict=True)
    ]


def _claim(
    doc: Document,
    account: Account,
    kind: DisagreementKind,
    value: str,
    about: str,
    topic: str,
    early: Account,
    dating: Dating | None,
) -> Claim:
    dated = dating.at(early.sentence, early.first) if dating else None
    return Claim(
        kind=kind,
        about=about,
        topic=topic,
        value=value,
        holder=account.speaker,
        date=dated.when if dated else None,
        place=next((m.name for m in early.sentence.mentions if m.kind == "place"), None),
        evidence=doc.evidence(account.start, account.end),
        rule="rival",
    )
