"""What sources and speakers hold that can be contradicted without a number.

Four kinds, all raw material for `core.compare`, which sets them side by side across articles:

attribution  who did it, broke it, started it, stands behind it. An accusation has the accused as `value` with the
             holder in brackets ("Hamas (Israel)") and the accused first in `actors`. A denial (`denies`) has the
             accused first too and the denier in brackets ("not M23 (M23 rejects the accusation)"). An accused who
             names another cause makes a denial as well, with the rule "answered/<act>" and the cause as `value`.
outcome      whether it came as told: `rule` is "outcome/<class>" (hit, stopped, destroyed, damaged, agreed, refused,
             taken, …); `opposed_outcomes` says which two classes cannot both hold of one thing.

count        how many came for a side ("delegates/<side>") and tolls of nobody ("nobody/killed", value "0").
membership   who is said to have been at a meeting, or (`denies`) to have stayed away: "presence/<person>"; which states
             stand beside a delegation: "beside/<side>".

place        in which building people met or signed: "place/meeting", "place/signing" (`core.extract.claiming.venues`).

Two accounts of one thing that stand side by side are a pair of claims with the rule "rival", of the kind count,
attribution or outcome, which share a topic of their own (`core.extract.claiming.rivals`).

`topic` is "<kind>/<act or thing>[/<place>][/<day>]": claims of one article that share it are about the same thing.
Across articles act or thing, place and day are to be compared one by one, an untold one fitting any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.claiming.accusations import find_accusations
from core.extract.claiming.attendance import find_attendance
from core.extract.claiming.friends import find_friends
from core.extract.claiming.meetings import find_meetings
from core.extract.claiming.nobody import find_tolls_of_nobody
from core.extract.claiming.outcome_words import opposed_outcomes
from core.extract.claiming.outcomes import find_outcomes
from core.extract.claiming.refusals import find_refusals
from core.extract.claiming.rivals import find_rivals
from core.extract.claiming.teams import find_team_claims
from core.extract.claiming.venues import find_venues
from core.extract.document import Document
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

__all__ = ["find_claims", "opposed_outcomes"]


def find_claims(
    doc: Document,
    speakers: Speakers,
    dating: Dating | None = None,
) -> tuple[Claim, ...]:
    """The claims of an article in the order of the text; evidence spans are half-open offsets of `article.text`."""
    claims = [*find_accusations(doc, speakers, dating), *find_outcomes(doc, speakers, dating)]
    claims += find_team_claims(doc, speakers, dating) + find_attendance(doc, speakers, dating)
    claims += find_tolls_of_nobody(doc, speakers, dating)
    claims += find_friends(doc, speakers, dating) + find_meetings(doc, speakers, dating)
    claims += find_venues(doc, speakers, dating)
    claims += find_refusals(doc, speakers, dating) + find_rivals(doc, speakers, dating)
    return tuple(sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.kind, claim.value)))
