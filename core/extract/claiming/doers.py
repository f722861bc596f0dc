"""Whose deed it was, as one account has it."""

from __future__ import annotations

import re

import msgspec

from core.extract.claiming.accounts import ADJUNCT, Account
from core.extract.claiming.words import accusation_words
from core.extract.document import Token
from core.lexicon import compiled, load
from core.lexicon.sides import side_of

_REACH = 5
_LEAD = 16
"""Tokens of what may stand before the subject."""
_NOUN = 4
_BEING = frozenset(("was", "were", "is", "are", "been", "being", "be", "get", "got"))
_IT_WAS = frozenset(
    (("it", "was"), ("it", "is"), ("those", "were"), ("they", "were"), ("these", "were"), ("that", "was"))
)
_DID_IT = re.compile(
    r"^(?:[^.;]{0,60} )?(?:(?:was|were|is|are|stood) (?:responsible|to blame|behind (?:it|this|that|them|the \w+))"
    r"|(?:did|had done|has done|have done|started|had started|began|had begun) (?:it|this|that|so)"
    r"|carried (?:it|this|that) out)\b"
)
_UNKNOWN_DID = re.compile(
    r"(?P<who>(?:the )?[\w'-]+(?: [\w'-]+){0,2}?) (?:themselves )?(?:(?:had|have) done it|did it"
    r"|(?:had )?(?:started|began|begun) it|(?:had )?(?:fired|shot|attacked|struck) first|(?:was|were) behind it)\b"
)
_SUFFERED = frozenset("perished died succumbed suffered survived escaped remained stayed fled returned".split())
"""What befalls somebody and is no deed."""
_PASTS = frozenset(
    "set shot blew struck hit burnt broke took left sent laid held cut began fought threw drove stole".split()
)
_COMING = frozenset(("came", "comes", "come", "originated"))
_BEGUN = frozenset(("started", "opened", "begun", "launched", "fired", "initiated", "provoked"))
FIRE = frozenset(("fire", "shooting", "shots", "firing", "fighting", "clash", "clashes", "hostilities"))
_STARTED = frozenset(
    "request proposal initiative idea call appeal offer plan fire shots shot rockets rocket shells attack".split()
)
"""What somebody began, whose it was by the words that follow."""
_SKIPPED = frozenset(("the", "a", "an", "some", "only", "on", "to", "squarely", "directly", "firmly", "solely"))
_SHORTEST = 3
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "its", "their", "his", "our"))
_QUOTES = frozenset(("“", "”", '"', "‘", "’", "«", "»", "'"))
_STOPS = frozenset(
    """who which that of in on at for to by with from as and or but is was were are be been had has have not no never
    will would said says did do does could should may might""".split()
)


class Doer(msgspec.Struct, frozen=True):
    """Who did it, as an account has it."""

    name: str
    side: str | None
    act: str | None
    said: bool
    """The account is about who it was ("it was X", "the work of X"), not only about what X did."""


@compiled
def _words() -> tuple[frozenset[str], frozenset[str]]:
    table = load("claims")["rivals"]
    return frozenset(table["doers"].split()), frozenset(table["works"].split())


def doer(account: Account, any_deed: bool = False) -> Doer | None:
    """The one whom an account makes the doer, None where it tells of no deed; `any_deed`: not only of those we know."""
    tokens = account.sentence.tokens
    first, last = account.first, account.last
    act = _act(account)
    pair = (tokens[first].low, tokens[min(first + 1, last)].low)
    if (
        pair in _IT_WAS
        and first + 2 <= last
        and not _goes_on(tokens[first + 2])
        and (found := _named(account, first + 2))
    ):
        return _doer(account, found, act, True)
    behind = _behind(account) or _origin(account)
    if behind is not None:
        return _doer(account, behind, act, True)
    found = _named(account, first) or _behind_adjunct(account) or _unknown_doer(account)
    if found is not None and _did_it(account, found[1]):
        return _doer(account, found, None, True)
    if found is None and account.accuses:
        found = _blamed(account)
    if found is None:
        return None
    if found[1] == last or account.accuses:
        return _doer(account, found, act, True)
    verbs = tokens[found[1] + 1 : min(found[1] + 1 + _REACH, last + 1)]
    return _doer(account, found, act, False) if _does(verbs, any_deed) else None


def _doer(account: Account, found: tuple[int, int], act: str | None, said: bool) -> Doer:
    tokens = account.sentence.tokens[found[0] : found[1] + 1]
    mention = next((t.mention for t in tokens if t.mention is not None), None)
    side = None
    indefinite = found[0] and account.sentence.tokens[found[0] - 1].low in ("a", "an") and tokens[-1].text.islower()
    if mention is not None and not (indefinite and mention.first > found[0]):
        side = mention.name if mention.kind == "side" else mention.side or side_of(mention.name)
    name = mention.name if mention is not None and mention.first == found[0] and mention.last == found[1] else ""
    return Doer(name or " ".join(token.text for token in tokens), side, act, said)


def _does(verbs: list[Token], any_deed: bool) -> bool:
    """Whether the words behind a subject tell a deed of its own: "attacked", "opened fire", and not "was shelled"."""
    acts = accusation_words().acts
    verbs = [token for token in verbs if token.text not in _QUOTES]
    for place, token in enumerate(verbs):
        if token.kind == "punct" or token.low in ("who", "which", "that", "not", "never", "no"):
            return False
        if token.low in _SUFFERED:
            return False
        past = any_deed and (token.low.endswith("ed") or token.low in _PASTS)
        if past or token.low in acts or token.low in accusation_words().proposing:
            return not any(t.low in _BEING for t in verbs[:place])
    return False


def _act(account: Account) -> str | None:
    words = accusation_words()
    for token in account.sentence.tokens[account.first : account.last + 1]:
        if token.low in words.proposing or token.low == "request":
            return "proposal"
        if token.low in words.acts:
            return "start" if "first" in account.lows else words.acts[token.low]
    return None


def _behind(account: Account) -> tuple[int, int] | None:
    """ "burned by the FDLR", "the work of a militia", "at the request of Kabul", "at Pakistan's request"."""
    tokens = account.sentence.tokens
    _, works = _words()
    acts = accusation_words().acts
    for at in range(account.first, account.last + 1):
        low = tokens[at].low
        before = tokens[at - 1].low if at > account.first else ""
        if low == "by" and (before in acts or before.endswith("ed") or before in ("out", "down", "up", "set")):
            if found := _named(account, at + 1):
                return found
        elif low in works:
            link = at + 2 if at + 1 <= account.last and tokens[at + 1].text in _QUOTES else at + 1
            if link <= account.last and tokens[link].low in ("of", "by") and (found := _named(account, link + 1)):
                return found
            mention = (
                tokens[at - 2].mention
                if at - 2 >= account.first and tokens[at - 1].low in ("'s", "’s", "'", "’")
                else None
            )
            mention = mention or (tokens[at - 1].mention if at > account.first else None)
            if mention is not None and mention.kind in ("side", "org"):
                return mention.first, mention.last
    return None


def _did_it(account: Account, at: int) -> bool:
    """ "Extremists working for the army were behind it": the clause ends in words that make its subject the doer."""
    return (
        _DID_IT.search(" ".join(token.low for token in account.sentence.tokens[at + 1 : account.last + 1])) is not None
    )


def _origin(account: Account) -> tuple[int, int] | None:
    """ "The request came from Pakistan", "the fire came from the hills held by the rebels"."""
    tokens = account.sentence.tokens
    for at in range(account.first + 1, account.last):
        if tokens[at + 1].low != "from":
            continue
        by_itself = tokens[at].low in _COMING and tokens[at - 1].low in _STARTED
        fire = {token.low for token in tokens[max(account.first, at - _REACH) : at]} & FIRE
        if by_itself or (fire and tokens[at].low in _BEGUN and tokens[at - 1].low in _BEING):
            return _named(account, at + 2)
    return None


def _goes_on(token: Token) -> bool:
    """ "It was sending troops": no more than what the speaker does."""
    return token.low.endswith("ing") and token.mention is None


def _unknown_doer(account: Account) -> tuple[int, int] | None:
    """First and last token of whoever "had done it" or "started it", though nobody knows them as a side."""
    found = _UNKNOWN_DID.match(" ".join(account.lows))
    if found is None:
        return None
    size = len(found["who"].split())
    first = account.first + (account.tokens[0].low in _SKIPPED)
    last = account.first + size - 1
    return (first, last) if account.sentence.tokens[last].capital else None


def _behind_adjunct(account: Account) -> tuple[int, int] | None:
    """Who did it in "as delegates talked in Juba, gunmen ambushed a convoy": the subject behind the comma."""
    tokens = account.sentence.tokens
    if tokens[account.first].low not in ADJUNCT:
        return None
    for at in range(account.first + 1, min(account.first + _LEAD, account.last)):
        if tokens[at].text == "," and (found := _named(account, at + 1)):
            return found
    return None


def _blamed(account: Account) -> tuple[int, int] | None:
    """First and last token of whatever an account blames: "youths of the camp", "a mine"."""
    tokens = account.sentence.tokens
    if tokens[account.first].low in _PRONOUNS or tokens[account.first].low in ("each", "one"):
        return None
    last = account.first
    while last < account.last and tokens[last + 1].low not in ("of", "for") and tokens[last + 1].kind != "punct":
        last += 1
    return (account.first, last) if last - account.first <= _REACH else None


def _named(account: Account, at: int) -> tuple[int, int] | None:
    """First and last token of the side, body or armed people that are named at token `at`."""
    tokens = account.sentence.tokens
    while at <= account.last and (tokens[at].low in _SKIPPED or tokens[at].text in _QUOTES):
        at += 1
    if at > account.last or tokens[at].low in _PRONOUNS:
        return None
    doers, _ = _words()
    last = at - 1
    known = False
    for place in range(at, min(at + _NOUN + 2, account.last + 1)):
        token = tokens[place]
        if token.mention is not None and token.mention.kind in ("side", "org"):
            last, known = max(last, token.mention.last), True
        elif token.low in doers or (token.text.isupper() and len(token.text) >= _SHORTEST):
            last, known = place, True
        elif known and token.low == "of" and place < account.last and tokens[place + 1].mention is not None:
            continue
        elif (token.kind == "punct" and token.text not in ("-", "'s", "’s")) or known or not _may_stand_before(token):
            break
    return (at, min(last, account.last)) if known else None


def _may_stand_before(token: Token) -> bool:
    """A word that may stand between an article and the noun: no verb, no link, no number."""
    return token.kind == "word" and token.low not in _STOPS and token.low not in accusation_words().acts
