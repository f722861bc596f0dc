"""Who and where: the sides, people and places that stand around a trigger in its clause."""

from __future__ import annotations

import msgspec

from core.extract.document import Mention, Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.context import Context
from core.extract.events.hits import Hit
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables
from core.lexicon import compiled
from core.lexicon.folding import fold

_LOCATIVE = frozenset("in at near into on over to around outside inside across toward towards throughout".split())
_PLACE_NOUNS = frozenset(
    "city capital town soil territory border port coast resort metropolis village airspace waters".split()
)
_SUBJECTS = frozenset((None, "of", "between", "by", "with", "for", "from"))
"""Prepositions under which a name before the trigger still takes part."""
_AT = frozenset("in at near into".split())
_AT_OR_TO = frozenset("in at near to into from".split())
_GIVING = frozenset(("document", "exchange", "agreement", "statement"))
"""Types in which "to Armenia" names who receives rather than where."""
_OFFICES = frozenset(
    "president minister premier chancellor king emir amir sultan prince envoy ambassador chief secretary "
    "commander general leader speaker spokesman "
    "spokeswoman head chairman commissioner governor mayor director senator diplomat adviser advisor "
    "representative negotiator official".split()
)
_TOWNS = frozenset(("city", "capital"))
_JOINT = frozenset("joint border bilateral trilateral tripartite military monitoring mixed boundary".split())
"""Beside these a committee is one of both sides."""
_TAKING_PART = frozenset(
    "led leads headed heads attended attends represented represents joined participated chaired".split()
)
"""Verbs whose subject sits at the table: "X and Y led the teams at the talks"."""
_SPEAKING = frozenset(("person", "office", "side"))
_ACTING = frozenset(("person", "side", "org", "office"))
_LISTENER = 5
"""Tokens behind a verb of saying up to the one who is told."""
_BEHIND_DATELINE = frozenset((",", "-", "–", "—", "("))
_GROUPS = frozenset(
    "army military forces troops rebels fighters militants government authorities ministry police air- "
    "force insurgents militia gunmen".split()
)


class Cast(msgspec.Struct):
    """The names around a trigger, those before and those after it, and what kinds of subject and object stand there."""

    before: list[Mention] = msgspec.field(default_factory=list)
    after: list[Mention] = msgspec.field(default_factory=list)
    agents: list[Mention] = msgspec.field(default_factory=list)
    """After "by", or in front of the noun of doing ("Israeli strikes")."""
    nearest: list[Mention] = msgspec.field(default_factory=list)
    """The last name before the trigger that depends on no preposition: the subject's own."""
    meant: Mention | None = None
    """Who the subject's pronoun stands for."""
    subject: set[str] = msgspec.field(default_factory=set)
    object: set[str] = msgspec.field(default_factory=set)

    @property
    def everyone(self) -> list[Mention]:
        """All names, in order."""
        return [*self.before, *self.after]


def cast_of(sentence: Sentence, clauses: Clauses, hit: Hit, context: Context) -> Cast:
    """Who stands before and after the trigger in its clause, a relative clause's antecedent and pronouns filled in."""
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    cast = Cast()
    loose = (
        hit.reading == "noun"
        and hit.entry.rule.held is not None
        and preposition_before(tokens, hit.index) is not None
        and not any(t.low in _TAKING_PART for t in clauses.tokens[clause] if t.index < hit.index)
    )
    for mention in sentence.mentions:
        if (
            mention.kind == "outlet"
            or _dateline(tokens, mention)
            or clauses.ids[mention.first] != clause
            or _of_a_place(tokens, mention)
        ):
            continue
        preposition = preposition_before(tokens, mention.first)
        if loose and not _attached(mention, hit, preposition):
            continue
        if mention.last < hit.index:
            _before(cast, mention, preposition)
        elif mention.first > hit.last:
            _after(tokens, cast, mention, preposition, hit)
    if hit.entry.rule.type == "call":
        _told_by_phone(sentence, clauses, clause, hit, cast)
    _common_nouns(clauses.tokens[clause], hit, cast)
    if clause in clauses.antecedent and not cast.before:
        at = clauses.antecedent[clause]
        antecedent = _mention_ending(sentence, at)
        if antecedent is not None:
            cast.before.append(antecedent)
            cast.subject.add(antecedent.kind)
            if hit.entry.rule.type in ("visit", "arrival"):
                cast.meant = antecedent
        noun = tokens[at - 1 if tokens[at].kind == "punct" else at]
        if (kind := _kinds().get(noun.low)) is not None:
            cast.subject.add(kind)
    if not cast.before and not loose:
        _hung_on_subject(sentence, clauses, clause, hit, cast)
    if clause in clauses.continues and not cast.before:
        _shared_subject(sentence, clauses, clauses.continues[clause], cast)
    if not cast.before and not loose:
        _pronoun(sentence, clauses, clause, hit, context, cast)
    if hit.entry.rule.two and hit.reading == "active" and not cast.after:
        _pronoun_behind(sentence, hit, context, cast)
    return cast


def _pronoun_behind(sentence: Sentence, hit: Hit, context: Context, cast: Cast) -> None:
    """Who the pronoun behind the verb stands for: "Kenyatta received him in Nairobi"."""
    following = sentence.tokens[hit.last + 1].low if hit.last + 1 < len(sentence.tokens) else ""
    if following == "with":
        following = sentence.tokens[hit.last + 2].low if hit.last + 2 < len(sentence.tokens) else ""
    named = {m.name for m in cast.before}
    meant = context.person if following in ("him", "her") else context.group if following in ("them", "it") else None
    if meant is not None and meant.name not in named:
        cast.after.append(meant)
        cast.object.add(meant.kind)


def _told_by_phone(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit, cast: Cast) -> None:
    """ "X told Y on the telephone", "in a call X assured Y of …": a verb of saying parts the two who speak."""
    spoken = {c for c in (clause - 1, clause) if c in clauses.said}
    for mention in sentence.mentions:
        if mention.kind not in _SPEAKING or mention in cast.before or mention in cast.after:
            continue
        other = clauses.ids[mention.first]
        if other in spoken and other == clause - 1 and preposition_before(sentence.tokens, mention.first) is None:
            cast.before.append(mention)
            cast.subject.add(mention.kind)
        elif clause in spoken and other == clause + 1 and mention.first - clauses.tokens[other][0].index <= _LISTENER:
            cast.after.append(mention)
            cast.object.add(mention.kind)


def _dateline(tokens: list[Token], mention: Mention) -> bool:
    """ "KUALA LUMPUR, 27 Oct -": the town that a report is sent from takes no part."""
    following = tokens[mention.last + 1].low if mention.last + 1 < len(tokens) else ""
    return mention.first == 0 and following in _BEHIND_DATELINE and tokens[0].text.isupper() and len(tokens[0].text) > 3


def _hung_on_subject(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit, cast: Cast) -> None:
    """ "The alliance to which M23 belongs announced …": the name in the relative clause of a nameless subject."""
    for mention in sentence.mentions:
        at = clauses.antecedent.get(clauses.ids[mention.first])
        if (
            mention.last < hit.index
            and at is not None
            and clauses.ids[at] == clause
            and mention.kind in ("side", "org")
        ):
            cast.before.append(mention)
            cast.subject.add(mention.kind)


def _shared_subject(sentence: Sentence, clauses: Clauses, clause: int, cast: Cast) -> None:
    """The names before the first verb of the clause whose subject this one shares."""
    finite = tables().finite
    own = clauses.tokens[clause]
    names = [m for m in sentence.mentions if clauses.ids[m.first] == clause and m.kind != "outlet"]
    verbs = [t.index for t in own if t.low in finite and t.mention is None and t.text != "May"]
    subjects = [m.last for m in names if m.kind in _ACTING and preposition_before(sentence.tokens, m.first) is None]
    first = next((v for v in verbs if any(last < v for last in subjects)), None)
    verb = first if first is not None else next(iter(verbs), own[-1].index)
    for mention in names:
        if mention.last < verb:
            _before(cast, mention, preposition_before(sentence.tokens, mention.first))
    for token in own:
        kind = _kinds().get(token.low) if token.index < verb else None
        if kind is not None:
            cast.subject.add(kind)


def _of_a_place(tokens: list[Token], mention: Mention) -> bool:
    """ "the Turkish city": the nationality of a place is no side."""
    following = mention.last + 1
    return mention.form == "adjective" and following < len(tokens) and tokens[following].low in _PLACE_NOUNS


def _attached(mention: Mention, hit: Hit, preposition: str | None) -> bool:
    """Whether a name belongs to a noun of meeting that is no subject: "during Afghan talks", "talks with Egypt"."""
    if hit.index - 4 <= mention.last < hit.index:
        return True
    return mention.first > hit.last and preposition in ("between", "with", "of", "and", None)


def _before(cast: Cast, mention: Mention, preposition: str | None) -> None:
    if mention.kind == "place" or (
        mention.kind == "side" and mention.form in ("noun", "capital") and preposition in _LOCATIVE
    ):
        return
    if preposition in _SUBJECTS or (preposition == "to" and mention.kind == "person"):
        cast.before.append(mention)
        if preposition is None and mention.kind in ("side", "org", "person"):
            cast.nearest = [mention]
        if preposition in (None, "of", "between", "from"):
            cast.subject.add(mention.kind)


def _after(tokens: list[Token], cast: Cast, mention: Mention, preposition: str | None, hit: Hit) -> None:
    cast.object.add(mention.kind)
    if mention.form == "capital":
        cast.object.add("capital")
    places = _AT if hit.entry.rule.type in _GIVING else _AT_OR_TO
    if mention.kind == "place" or (
        mention.kind == "side" and mention.form in ("noun", "capital") and preposition in places
    ):
        return
    if preposition == "by" and not _other_verb(tokens, hit, mention.first):
        cast.agents.append(mention)
    if preposition not in ("about", "after", "before", "since", "during", "amid"):
        cast.after.append(mention)


def _other_verb(tokens: list[Token], hit: Hit, place: int) -> bool:
    """The "by" before `place` belongs to another participle: "… a centre protected by UNESCO was hit"."""
    index = place - 1
    while index > hit.last and tokens[index].low != "by":
        index -= 1
    return index - 1 > hit.last and tokens[index - 1].low.endswith("ed")


@compiled
def _kinds() -> dict[str, str]:
    """What kind of subject or object a common noun is; teams before offices, offices before groups."""
    words = tables().words
    kinds: dict[str, str] = {}
    for kind, listed in (
        ("team", words["team"]),
        ("office", _OFFICES),
        ("org", _GROUPS),
        ("cabinet", words["cabinet"]),
        ("prisoner", words["prisoner"]),
        ("body", words["body"]),
        ("ship", words["ship"]),
        ("place", _TOWNS),
    ):
        for word in listed:
            kinds.setdefault(word, kind)
    return kinds


def _common_nouns(own: list[Token], hit: Hit, cast: Cast) -> None:
    kinds, bodies = _kinds(), tables().words["body"]
    for token in own:
        kind = kinds.get(token.low)
        if (
            kind == "cabinet"
            and token.low in bodies
            and any(t.low in _JOINT for t in own if 0 < token.index - t.index < 4)
        ):
            kind = "body"
        if kind is not None and not hit.index <= token.index <= hit.last:
            (cast.subject if token.index < hit.index else cast.object).add(kind)


def _mention_ending(sentence: Sentence, index: int) -> Mention | None:
    """The name that ends at the token, or at the comma before it."""
    best = None
    for mention in sentence.mentions:
        if mention.last <= index and mention.kind in ("person", "side", "org", "office"):
            best = mention
    return best if best is not None and index - best.last <= 6 else None


def _pronoun(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit, context: Context, cast: Cast) -> None:
    """Who a pronoun stands for: a name earlier in the sentence, else the subject of the sentence before."""
    own = [t for t in clauses.tokens[clause] if t.index < hit.index]
    meant: Mention | None = None
    for token in own:
        if token.low in ("excellency", "highness", "majesty"):
            meant = context.styled(token.low) or context.person
        elif token.low in ("he", "she"):
            meant = _earlier(sentence, token.index, ("person",)) or context.person
        elif token.low == "it":
            meant = _earlier(sentence, token.index, ("side", "org")) or context.group
        elif token.low == "they":
            meant = _earlier(sentence, token.index, ("side", "org"))
        if meant is not None:
            break
    if (
        meant is None
        and hit.reading == "active"
        and hit.entry.rule.type in ("talks", "visit", "arrival", "call")
        and not any(
            t.kind == "word" and t.mention is None and t.low.isalpha() and not _in_date(sentence, t) for t in own
        )
    ):
        meant = context.person
    if meant is not None:
        cast.meant = meant
        cast.before.append(meant)
        cast.subject.add(meant.kind)


def _in_date(sentence: Sentence, token: Token) -> bool:
    return any(d.start <= token.start < d.end for d in sentence.dates) or token.low in (
        "evening",
        "morning",
        "night",
        "afternoon",
    )


def _earlier(sentence: Sentence, index: int, kinds: tuple[str, ...]) -> Mention | None:
    """The first name of these kinds before the token, as the likeliest subject."""
    for mention in sentence.mentions:
        if mention.last >= index:
            return None
        if mention.kind in kinds and preposition_before(sentence.tokens, mention.first) is None:
            return mention
    return None


_ANAPHORIC = frozenset(
    "group rebels movement militia paramilitary paramilitaries militants insurgents faction alliance junta".split()
)
_GENERIC = frozenset(
    "government army military police parliament authorities presidency state ministry cabinet troops forces".split()
)


def actors_of(mentions: list[Mention], home: str | None = None, limit: int = 10) -> tuple[str, ...]:
    """Sides and people, each side before its people, without repeats; a bare "the government" is the home country's."""
    names: dict[str, None] = {}
    for mention in mentions:
        if mention.kind == "side":
            names.setdefault(mention.name)
        elif mention.kind in ("person", "org", "office"):
            if mention.side:
                names.setdefault(mention.side)
            if mention.kind == "person":
                names.setdefault(mention.name)
            elif mention.kind == "office" and mention.person:
                names.setdefault(mention.person)
            elif mention.kind == "org" and not mention.side:
                generic = fold(mention.name) in _GENERIC
                if not generic or home:
                    names.setdefault(home if generic and home else mention.name)
    return tuple(names)[:limit]


def sides_of(mentions: list[Mention]) -> tuple[str, ...]:
    """The sides behind the names, without repeats."""
    return tuple(dict.fromkeys(s for m in mentions if (s := m.name if m.kind == "side" else m.side)))
