"""How a deed in dispute is told: a charge and its denial, or two charges, in the words of those who hold them."""

from __future__ import annotations

import re

from core.compare.context import Context
from core.compare.deeds import act_of
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_kind
from core.compare.wording import as_written
from core.lexicon.sides import side_of
from core.model import Claim
from core.resolve.folding import folded

_BARE = 2
_BRIEF = 5
"""Words of a bare denial that are told as they stand."""
_IT = frozenset(("it", "this", "the", "any", "all", "having", "involvement", "responsibility"))
_OPENING_ACTS = frozenset(("start",))
_PAST = re.compile(r"^(?:opened|began|begun|fired|broke|broken|started|attacked|struck|shot|shelled|moved|hit|\w+ed)\b")


def denied_deed(charges: list[Claim], answers: list[Claim], counter: Claim | None, context: Context) -> Draft:
    """A deed that `charges` lay to a side and `answers` deny; `counter` is the charge with which the denier turns it
    round."""
    name = charges[0].actors[0]
    accused = Stand(_charge(charges[0]))
    _fill(accused, charges)
    first = next((a for a in answers if _content(a)), answers[0])
    other = as_written(counter.actors[0], counter.evidence.quote) if counter else None
    answer = _content(first) or _bare_denial(name, first, context)
    denied = Stand(next(filter(None, map(_answer, answers)), None) or other or answer)
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


def _bare_denial(name: str, denial: Claim, context: Context) -> str:
    """A denial that says no more than that: with the accused's side where the denier has another name."""
    holder, said = denial.holder, _said(denial)
    if len(said.split()) > _BRIEF:
        said = f"{said.split()[0]} it"
    if holder is not None and folded(holder) != folded(name):
        side, accused = context.side(holder), context.side(name)
        if side is None or accused is None:
            return said
        if accused == side:
            return f"{side_of(name) or name} {said}"
    return f"not {as_written(name, denial.evidence.quote)}; {said}"


def _said(denial: Claim) -> str:
    """The denier's words from the verb on: "denied any part in it"."""
    told = denial.value.removeprefix("not ").partition("(")[2].removesuffix(")")
    verb = "rejects" if "reject" in denial.evidence.quote.lower() else "denies"
    return told.removeprefix(denial.holder or "").strip() or f"{verb} it"


def _content(claim: Claim) -> str | None:
    """What exactly is denied, in the denier's words ("denied executing civilians"); None where it is only "it"."""
    told = _said(claim)
    return (
        told if claim.rule.startswith("denied") and len(told.split()) > _BARE and told.split()[1] not in _IT else None
    )


def _answer(claim: Claim) -> str | None:
    """The other cause that the accused names ("technical reasons"), where it does."""
    return claim.value.removesuffix(f"({claim.holder})").strip() if claim.rule.startswith("answered/") else None


def _charge(claim: Claim) -> str:
    """The accused, and what he failed to do where the accuser says it ("Hamas, which failed to hand over the list")."""
    phrase = claim.value.removesuffix(f"({claim.holder})").strip()
    return phrase if claim.rule == "accused/delay" else as_written(claim.actors[0], claim.evidence.quote)


def _deed(claim: Claim) -> str:
    """The accused, and what he did where the claim tells it in a verb: "Thai troops opened fire first"."""
    name = as_written(claim.actors[0], claim.evidence.quote)
    act = claim.about.removeprefix("who is responsible:").strip()
    return f"{name} {act}" if act_of(claim) in _OPENING_ACTS and _PAST.match(act) else name


def mutual_charges(a: Claim, b: Claim) -> Draft:
    """A deed that two voices lay to two sides."""
    stands = []
    first, second = sorted((a, b), key=lambda c: c.actors[0])
    for claim in (first, second):
        stand = Stand(_deed(claim))
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
    return f"Whether {named} did it" if act in ("", "deed") else f"Who is responsible: {act}"


def _day(claims: list[Claim]) -> str | None:
    return min((c.date.start for c in claims if c.date), default=None)


def _voices(claims: list[Claim]) -> str:
    voice = next((c.holder for c in claims if c.holder), "One source")
    return voice[:1].upper() + voice[1:]
