"""Statements that matter: a proposal, demand, refusal, announcement or charge of a breach by somebody named."""

from __future__ import annotations

from core.extract.document import Mention, Sentence, Token
from core.extract.events.actors import actors_of, sides_of
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast
from core.extract.events.checks import COURTS
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.sayings import BEARERS
from core.extract.events.tables import tables

_TOLL = frozenset("death deaths dead toll casualties killed wounded".split())
_CLAIMED = frozenset(
    "figure figures toll number numbers count claim claims accusation accusations allegation allegations "
    "report reports announcement charge charges words remarks comments".split()
)
_COURTESIES = frozenset(
    "condolences condolence sympathy sympathies apology apologies thanks gratitude prayers congratulations greetings "
    "regret regrets tribute respects wishes explanation explanations comment details estimate".split()
)
"""What is offered without proposing anything."""
_STEPS = frozenset(("withdraw", "pull", "recall", "lay", "break", "recognise", "recognize"))
"""Acts that are a statement only where they concern a deal: troops withdraw as well."""
_DEALS = frozenset(
    "agreement agreements deal accord pact treaty talks negotiations ceasefire truce proposal offer plan convention "
    "court relations ties arms weapons independence sovereignty annexation".split()
)
_NEGATIVE = frozenset("no not never n't neither nor nothing without".split())
_AGREED = frozenset(
    "agreed agree agreement agreements deal accord commitment commitments talks negotiations negotiate dialogue "
    "ceasefire truce mediation mediator bound recognise recognize accept sign signed withdraw return concessions "
    "compromise".split()
)
"""What a party refuses where it says that there is none of it: "no commitment to free anybody"."""
_REFUSED = 5
"""Tokens from a "no" to what is refused."""
_TOLD = frozenset(("tell", "warn", "caution", "ask"))
_ADDRESSED = 8
"""Tokens from a verb of telling to the "to" of what is asked."""
_HIMSELF = frozenset("itself himself herself themselves ourselves myself".split())
_EXACTLY = frozenset("exactly just precisely only all".split())
_WILLING = frozenset("will would shall won wouldn 'll".split())
_COMMITTING = _WILLING | _NEGATIVE | frozenset("must should ready willing prepared".split())
"""One of these stands in what a speaker who is named behind it demands, refuses or promises."""
_VOTED = frozenset(("decide", "authorise", "authorize"))
"""What a body does by voting, which is no statement."""
_HELD_TO = frozenset(("insist", "reiterate", "stress"))
"""Verbs of holding to one's word: a statement only where the words hold a demand or a refusal."""
_LABELLED = 14
"""Tokens behind "dismissed as" that may name the claim."""
_NAME = 5
"""Tokens behind a verb up to the name that is its object."""
_CLOSING = frozenset(('"', "”", "»"))
_SPEAKER = 12
"""Tokens between the end of a quotation and the verb of saying."""
_LABEL = 14
"""Tokens at the head of a block that may name who speaks."""
_SAID = 5
"""Tokens behind its colon at the least."""
_ARTICLES = frozenset("the a an its this".split())
_HEAD = 3
"""Tokens at the head of a clause that may hold its subject's noun."""
_MEDIATORS = frozenset("mediators facilitators negotiators guarantors".split())
_SPEAKERS = frozenset(("person", "side", "org", "office"))


def says_something(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """Whether what is said may matter: more than a toll or a description. Told before anybody asks who says it."""
    if hit.reading != "active":
        return False
    table = tables()
    rest = _said_words(sentence, clauses, hit)
    if hit.entry.rule.weak and rest.isdisjoint(table.content) and not binds(sentence, clauses, hit):
        return False
    if hit.entry.base in ("accuse", "blame") and rest.isdisjoint(table.breach):
        return False
    near = {t.low for t in sentence.tokens[hit.last + 1 : hit.last + 5]}
    following = [t.low for t in sentence.tokens[hit.last + 1 : hit.last + 4]]
    if following[:1] and following[0] in _EXACTLY:
        del following[0]
    if following[:1] in (["this"], ["that"], ["it"]) and following[1:2] in ([], ["."], [";"], [","]):
        return False
    if not hit.entry.rule.weak and following[:1] in ([], ["."], [";"], ["not"]):
        return False
    if hit.entry.base == "recall" and "that" in near:
        return False
    if hit.entry.base == "agree" and hit.entry.forms == {"ing"}:
        return False
    if hit.entry.base == "commit" and _HIMSELF.isdisjoint(following):
        return False
    if hit.entry.base in _STEPS and rest.isdisjoint(_DEALS):
        return False
    if near & _COURTESIES:
        return False
    if hit.entry.base in ("reject", "dismiss", "refuse", "rebuff") and (
        near & _CLAIMED or _called_false(sentence, hit)
    ):
        return False
    if hit.entry.base == "dismiss" and _somebody(sentence, hit):
        return False
    if hit.entry.base in _HELD_TO and rest.isdisjoint(table.content):
        return False
    return near.isdisjoint(_TOLL) and "no" not in following[:1] and "nothing" not in near


def _called_false(sentence: Sentence, hit: Hit) -> bool:
    """ "dismissed as fake news a claim that …", "rejected as baseless the report": a description denied."""
    following = sentence.tokens[hit.last + 1 : hit.last + _LABELLED]
    return bool(following) and following[0].low == "as" and any(t.low in _CLAIMED for t in following)


def _somebody(sentence: Sentence, hit: Hit) -> bool:
    """Who is dismissed is a person: "dismissed General Rivas", "dismissed his army chief"."""
    reach = range(hit.last + 1, hit.last + _NAME)
    return any(m.first in reach and m.kind in ("person", "office") for m in sentence.mentions)


def binds(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """Whether what is said binds the speaker: "ready to hand over bodies", "would not attend", "will resume"."""
    table = tables()
    said = _said_words(sentence, clauses, hit)
    if hit.entry.base == "deny":
        return not said.isdisjoint(_AGREED)
    if not said.isdisjoint(table.firm) or _refuses(sentence, hit, said) or _directs(sentence, hit):
        return True
    return not said.isdisjoint(_WILLING) and not ("have" in said and _spared(sentence))


def _spared(sentence: Sentence) -> bool:
    """ "would have been spared": what did not come about binds nobody."""
    tokens = sentence.tokens
    return all(
        tokens[t.index + 1 : t.index + 2] and tokens[t.index + 1].low == "have" for t in tokens if t.low in _WILLING
    )


def _refuses(sentence: Sentence, hit: Hit, said: set[str]) -> bool:
    """ "there was no commitment to free them", "no such thing had been agreed"."""
    if said.isdisjoint(_NEGATIVE) or said.isdisjoint(_AGREED):
        return False
    tokens = sentence.tokens
    return any(
        t.low in _NEGATIVE and any(f.low in _AGREED for f in tokens[t.index + 1 : t.index + 1 + _REFUSED])
        for t in tokens
        if not hit.index <= t.index <= hit.last
    )


def _directs(sentence: Sentence, hit: Hit) -> bool:
    """ "told residents to leave", "warned airlines not to land": somebody is told to do something."""
    if hit.entry.base not in _TOLD:
        return False
    for token in sentence.tokens[hit.last + 2 : hit.last + _ADDRESSED]:
        if token.low in BEARERS or token.low == "that" or token.kind == "punct":
            return False
        if token.low == "to":
            return True
    return False


def invert(sentence: Sentence, hit: Hit, cast: Cast) -> None:
    """ "…," said Osama Abu Zaid on Thursday: behind a quotation the speaker follows the verb."""
    tokens = sentence.tokens
    before = {t.low for t in tokens[max(0, hit.index - 2) : hit.index]}
    if cast.before or before.isdisjoint(_CLOSING):
        return
    for mention in cast.after:
        if mention.kind in _SPEAKERS and mention.first - hit.last <= _NAME:
            cast.before.append(mention)
            cast.subject.add(mention.kind)


def spoken_label(sentence: Sentence) -> Hit | None:
    """A name and a colon for a verb of saying: "Ushakov, earlier that day: the truce is nothing but a respite"."""
    tokens = sentence.tokens
    colon = next((t.index for t in tokens[1:_LABEL] if t.low == ":"), None)
    if colon is None or colon + _SAID > len(tokens) or not any(m.first < colon for m in sentence.mentions):
        return None
    finite = tables().finite
    if any(t.low in finite and t.mention is None for t in tokens[:colon]):
        return None
    says = next(e for e in tables().entries["said"] if e.rule.type == "statement")
    return Hit(says, colon, colon, "active")


def has_speaker(clauses: Clauses, hit: Hit, cast: Cast) -> bool:
    """Whether somebody who can speak is the subject: not "the text demands", "an accord whose signatories …"."""
    words = tables().words
    first = clauses.tokens[clauses.ids[hit.index]][0].index
    own = clauses.tokens[clauses.ids[hit.index]][:_HEAD]
    written = own[0].low in _ARTICLES and any(
        t.low in words["deal"] or t.low in words["paper"] for t in own if first < t.index < hit.index and not t.capital
    )
    named = bool(cast.before) and not cast.subject.isdisjoint(_SPEAKERS)
    return not written and (named or bool(_mediators(own, hit)))


def statement(
    sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, candidate: Candidate, home: str | None
) -> Candidate:
    """The candidate with its speaker; `says_something` and `has_speaker` hold."""
    content = _said_words(sentence, clauses, hit) & tables().content
    speaker = [m for m in cast.before if m.kind in _SPEAKERS]
    candidate.actors = actors_of(speaker, home) or _mediators(candidate.clause[:_HEAD], hit)
    candidate.sides = sides_of(speaker)
    candidate.people = tuple(m.name for m in speaker if m.kind == "person")
    candidate.founder = (
        candidate.founder
        and (not hit.entry.rule.weak or len(content) > 1 or binds(sentence, clauses, hit))
        and bool(candidate.actors)
        and (candidate.basis != "carried" or bool(sentence.dates) or any(_by_name(sentence, m) for m in speaker))
    )
    if candidate.status == "planned":
        candidate.status = "occurred"
    decided = hit.entry.base in _VOTED and "cabinet" in cast.subject
    if decided or any(t.low in COURTS for t in candidate.clause if t.index < hit.index):
        candidate.type = "other"
    return candidate


def _by_name(sentence: Sentence, mention: Mention) -> bool:
    """A person, or a body that is named: "the Foreign Ministry", not "the government", "Kyiv" or "it"."""
    return mention.kind == "person" or (mention.kind in ("org", "cabinet") and sentence.tokens[mention.first].capital)


def _said_words(sentence: Sentence, clauses: Clauses, hit: Hit) -> set[str]:
    """The words said: those behind the verb, and those that end before their speaker ("…, the minister said")."""
    tokens, lows = sentence.tokens, sentence.lows
    words = set(lows[hit.last + 1 :])
    clause = clauses.ids[hit.index]
    first = clauses.tokens[clause][0].index
    if clause in clauses.said and first and tokens[first - 1].low == ",":
        before = set(lows[:first])
        return words if before.isdisjoint(_COMMITTING) else words | before
    closing = next((place for place in reversed(sentence.places_of(_CLOSING)) if place < hit.index), None)
    if closing is not None and hit.index - closing <= _SPEAKER:
        words.update(lows[:closing])
    return words


def _mediators(own: list[Token], hit: Hit) -> tuple[str, ...]:
    """ "Mediators proposed a truce": those who are named only by what they do; `own` opens the clause."""
    return tuple(t.low for t in own if t.low in _MEDIATORS and t.index < hit.index)[:1]
