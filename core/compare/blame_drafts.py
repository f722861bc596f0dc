"""How a deed in dispute is told: a charge and its denial, or two charges, in the words of those who hold them."""

from __future__ import annotations

import re

from core.compare.context import Context
from core.compare.deeds import act_of
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.wording import who_did
from core.extract.claiming.blows import OF_BLOW
from core.model import Claim

_BARE = 2
_BRIEF = 5
"""Words of a denial of the charge itself that are told as they stand."""
_IT = frozenset(("it", "this", "the", "any", "all", "having", "involvement", "responsibility"))
_OPENING_ACTS = frozenset(("start",))
_PAST = re.compile(r"^(?:opened|began|begun|fired|broke|broken|started|attacked|struck|shot|shelled|moved|hit|\w+ed)\b")


def denied_deed(charges: list[Claim], answers: list[Claim], counter: Claim | None, context: Context) -> Draft:
    """A deed that `charges` lay to a side and `answers` deny; `counter` is the charge with which the denier turns it
    round."""
    name = charges[0].actors[0]
    accused = Stand(_charge(charges[0], context))
    _fill(accused, charges)
    first = next((a for a in answers if _says_what(a)), answers[0])
    denied = Stand(next(filter(None, map(_answer, answers)), None) or _counter(counter, context) or _said(first))
    _fill(denied, [*answers, counter] if counter else answers)
    return Draft(
        kind="attribution",
        about=about_deed(charges + answers),
        date=_day(charges + answers),
        stands=[accused, denied],
        why=f"{_voices(charges)} lays it to {name}; {first.holder or name} {_said(first)}.",
        certainty=0.7,
        gap=0.8,
        stakes=stakes_of_kind("attribution"),
    )


def _said(denial: Claim) -> str:
    """The denier's words from the verb on: "denied any part in it"; of a long denial of nothing but the charge the
    verb alone."""
    told = denial.value.removeprefix("not ").partition("(")[2].removesuffix(")")
    words = told.removeprefix(denial.holder or "").split()
    if len(words) > _BRIEF and words[1].strip(":") in _IT and ":" not in told:
        words = words[:1]
    verb = words[0] if words else "rejects" if "reject" in denial.evidence.quote.lower() else "denies"
    return " ".join(words) if len(words) > 1 else f"{verb} it"


def _says_what(claim: Claim) -> bool:
    """Whether the denier says what exactly he denies ("denied executing civilians"), and not only "it"."""
    told = _said(claim).split()
    return claim.rule.startswith("denied") and len(told) > _BARE and told[1].strip(":") not in _IT


def _answer(claim: Claim) -> str | None:
    """The other cause that the accused names ("technical reasons"), where it does."""
    return _phrase(claim) if claim.rule.startswith("answered/") else None


def _counter(claim: Claim | None, context: Context) -> str | None:
    """Whose deed it was by the denier, with what they did where he tells it: "rebels attacked a police post"."""
    if claim is None:
        return None
    return _phrase(claim) if claim.rule.startswith(OF_BLOW) else context.as_written(claim.actors[0], [claim.evidence])


def _charge(claim: Claim, context: Context) -> str:
    """The accused, and what he failed to do where the accuser says it ("Hamas, which failed to hand over the list")."""
    return _phrase(claim) if claim.rule == "accused/delay" else context.as_written(claim.actors[0], [claim.evidence])


def _phrase(claim: Claim) -> str:
    """What is claimed, without its holder."""
    return claim.value.removesuffix(f"({claim.holder})").strip()


def _deed(claim: Claim, context: Context) -> str:
    """The accused, and what he did where the claim tells it in a verb: "Thai troops opened fire first"."""
    name = context.as_written(claim.actors[0], [claim.evidence])
    act = claim.about.removeprefix("who is responsible:").strip()
    return f"{name} {act}" if act_of(claim) in _OPENING_ACTS and _PAST.match(act) else name


def mutual_charges(a: Claim, b: Claim, context: Context) -> Draft:
    """A deed that two voices lay to two sides."""
    stands = []
    first, second = sorted((a, b), key=lambda c: c.actors[0])
    for claim in (first, second):
        stand = Stand(_deed(claim, context))
        _fill(stand, [claim])
        stands.append(stand)
    return Draft(
        kind="attribution",
        about=about_deed([a, b]),
        date=_day([a, b]),
        stands=stands,
        why=f"The same deed is laid to {first.actors[0]} by {first.holder} and to {second.actors[0]} by "
        f"{second.holder}.",
        certainty=0.6,
        gap=0.8,
        stakes=stakes_of_kind("attribution"),
    )


def _fill(stand: Stand, claims: list[Claim]) -> None:
    for claim in claims:
        stand.add(claim.holder, claim.evidence.article, claim.evidence)


def about_deed(claims: list[Claim]) -> str:
    """What was done, by the claim that says most, or whose deed it was where none says more than that."""
    acts = [c.about.removeprefix("who is responsible:").strip() for c in claims]
    act = max(acts, key=lambda a: (len(a), a))
    named = next((c.actors[0] for c in claims if c.actors), "somebody")
    return f"Whether {named} did it" if act in ("", "deed") else who_did(act)


def _day(claims: list[Claim]) -> str | None:
    return min((c.date.start for c in claims if c.date), default=None)


def _voices(claims: list[Claim]) -> str:
    voice = next((c.holder for c in claims if c.holder), "One source")
    return voice[:1].upper() + voice[1:]
