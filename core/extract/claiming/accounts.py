"""Accounts side by side: what one voice says of a thing, and right behind it what another says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from core.extract.attribution import Attribution, Speakers
from core.extract.document import Document, Sentence, Token
from core.lexicon.sides import side_of

_LEADING = frozenset((",", ";", ":", "that", "“", '"', "‘", "«", "–", "—", "-", "and", "but", "while", "whereas", "to"))
_TRAILING = frozenset(
    (",", ";", ":", ".", "”", '"', "’", "»", "–", "—", "-", "and", "but", "while", "whereas", "though")
)
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "its"))
_HAVING = frozenset(("has", "have", "had", "having"))
_RELATIVE = frozenset(("which", "who", "whose", "where"))
_WHERE_TOLD = frozenset(("on", "in", "at", "via", "to", "through"))
"""Words between a verb of saying and "that": "wrote on his channel that", "said in a statement that"."""
_TELLING = frozenset(("told", "tells", "informed", "assured", "reminded"))
_SAY = frozenset(("say", "says", "said"))
"""Verbs whose hearer may stand before "that": "told the BBC that"."""
_REACH = 6
_FOLLOWING = frozenset(("whole-bullet", "subhead", "resumed"))
"""Rules of attributions that hand on a voice to what its sentence does not lay to it."""
_LONGEST_VALUE = 10
_ASIDE = 10
"""Tokens of what may stand before a clause."""
ADJUNCT = frozenset("on in at as when while after before late early during near since by".split())
"""Words with which it begins."""
_DAY = len("2025-06-02")
_LEAST = 3
"""Tokens of a clause that can tell anything."""
_ENDS = frozenset((";", ":", "(", "–", "—"))
_ENDLESS = frozenset(
    "the a an of to in on at for and or that by with from as its their his her which who had since when while ,".split()
)
"""Words at which no value ends."""


class Account(msgspec.Struct, frozen=True):
    """What one voice says in a clause: tokens `first` to `last` (inclusive), without the words that name the voice."""

    speaker: str | None
    """None for the outlet's own voice."""
    side: str | None
    sentence: Sentence
    first: int
    last: int
    cue: str = ""
    accuses: bool = False
    denies: bool = False
    days: frozenset[str] = frozenset()
    """The days that are named with it."""
    named: int | None = None
    """Offset of the first character of the clause where the words that name the voice stand before what is said."""

    @property
    def start(self) -> int:
        """Offset of the first character of the voice and of what it says."""
        start = self.sentence.tokens[self.first].start
        return start if self.named is None else min(start, self.named)

    @property
    def end(self) -> int:
        """Offset behind the last character of what is said."""
        return self.sentence.tokens[self.last].end

    @property
    def clause(self) -> frozenset[str]:
        """All words of the clause in lower case, those that name the voice too."""
        return frozenset(self.sentence.lows[self.sentence.token_at(self.start) : self.last + 1])

    @property
    def tokens(self) -> list[Token]:
        """Its words."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def lows(self) -> list[str]:
        """Its words in lower case."""
        return self.sentence.lows[self.first : self.last + 1]


def accounts(doc: Document, speakers: Speakers) -> list[Account]:
    """What each voice says, clause by clause, in the order of the text."""
    found = []
    for attribution in speakers:
        if attribution.rule not in _FOLLOWING:
            account = account_of(doc.sentences[attribution.sentence], attribution)
            if account is not None:
                found.append(account)
    return sorted(found, key=lambda a: (a.sentence.index, a.first, a.last))


def account_of(sentence: Sentence, said: Attribution) -> Account | None:
    """What a voice says in its clause; None where the clause goes beyond the sentence or says nothing."""
    if said.start < sentence.start or said.end > sentence.end:
        return None
    first, last = sentence.token_at(said.start), sentence.token_at(said.end - 1)
    voice = [
        (sentence.token_at(start), sentence.token_at(end - 1))
        for start, end in ((said.source_start, said.source_end), (said.cue_start, said.cue_end))
        if sentence.start <= start < end <= sentence.end
    ]
    if not voice:
        return None
    named = min([first for first, _ in voice])
    lead, end = named, max([last for _, last in voice])
    if lead - first > last - end and not (end < last and sentence.tokens[end + 1].low == "that"):
        last = lead - 1
    else:
        first = end + 1
    days = frozenset(d.value for d in sentence.dates if said.start <= d.start < said.end)
    return _account(sentence, first, last, said, days, sentence.tokens[named].start)


def _account(
    sentence: Sentence, first: int, last: int, said: Attribution, days: frozenset[str], named: int
) -> Account | None:
    """The account, without the marks, links and dates round what is said."""
    tokens = sentence.tokens
    dated = {
        index
        for date in sentence.dates
        if date.kind != "DURATION"
        for index in range(sentence.token_at(date.start), sentence.token_at(date.end - 1) + 1)
    }
    while first <= last and (tokens[first].low in _LEADING or first in dated or _leads_to_date(first, dated, tokens)):
        first += 1
    if first <= last and (tokens[first].low in _WHERE_TOLD | _SAY or said.cue.lower() in _TELLING):
        that = next((k for k in range(first + 1, min(first + _REACH, last)) if tokens[k].low == "that"), None)
        first = first if that is None else that + 1
    if first + 1 < last and tokens[first].low in _PRONOUNS and tokens[first + 1].low in _HAVING:
        first += 0 if tokens[first + 2].low == "been" else 2
    while last >= first and (tokens[last].low in _TRAILING or last in dated):
        last -= 1
    if first > last:
        return None
    accuses, denies = said.confidence == "accused", said.confidence == "denied"
    side = side_of(said.speaker)
    return Account(said.speaker, side, sentence, first, last, said.cue.lower(), accuses, denies, days, named)


def _leads_to_date(at: int, dated: set[int], tokens: list[Token]) -> bool:
    return tokens[at].low in ("on", "in", "at", "late", "early", "since") and at + 1 in dated


def side_by_side(doc: Document, told: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """The accounts of two voices that stand in one sentence, or in two that follow each other in one block.

    Where the outlet's own words stand in the sentence before a voice, or are the sentence before its own, they are the
    earlier account.
    """
    rows = list(told)
    for number, late in enumerate(rows):
        early = _before(late, rows[max(0, number - 2) : number], doc)
        if early is not None and not _other_days(early, late):
            yield early, late


def _other_days(early: Account, late: Account) -> bool:
    """Each names its day, or the later one a month or year that the earlier does not name."""
    long_ago = any(len(day) < _DAY for day in late.days)
    return early.days != late.days and bool(late.days) and (bool(early.days) or long_ago)


def _before(late: Account, told: list[Account], doc: Document) -> Account | None:
    own = _own_words(late)
    for early in reversed(told):
        apart = late.sentence.index - early.sentence.index
        if apart > 1 or late.sentence.block is not early.sentence.block or (apart and own):
            break
        if _two_voices(early, late):
            return early
    if any(a.sentence is late.sentence for a in told):
        return None
    return own or _sentence_before(late, told, doc)


def _sentence_before(late: Account, told: list[Account], doc: Document) -> Account | None:
    """The sentence before, where it stands in the same block and is nobody's word."""
    index = late.sentence.index - 1
    before = doc.sentences[index] if index >= 0 else None
    if before is None or before.block is not late.sentence.block or any(a.sentence is before for a in told):
        return None
    days = frozenset(date.value for date in before.dates)
    return Account(None, None, before, 0, len(before.tokens) - 1, days=days)


def _own_words(late: Account) -> Account | None:
    """What the outlet says in the clause before, in one sentence with the voice."""
    tokens = late.sentence.tokens
    at = late.sentence.token_at(late.start)
    while at and tokens[at - 1].low in _LEADING:
        at -= 1
    return Account(None, None, late.sentence, 0, at - 1) if at > _LEAST else None


def _two_voices(a: Account, b: Account) -> bool:
    return a.speaker != b.speaker and (a.side is None or a.side != b.side)


def _behind_adjuncts(account: Account) -> int:
    """Where the clause itself begins in "In Bwito, on Saturday, rebels killed six farmers"."""
    tokens, first = account.sentence.tokens, account.first
    while tokens[first].low in ADJUNCT:
        comma = next((k for k in range(first + 1, min(first + _ASIDE, account.last)) if tokens[k].text == ","), 0)
        if not comma or account.last - comma < _LEAST:
            break
        first = comma + 1
    return first


def phrase(doc: Document, account: Account) -> str:
    """What is said, in its own words, as many as a value may have; "claimed to have fired" with who it was."""
    tokens = account.sentence.tokens
    first = last = _behind_adjuncts(account)
    while last < account.last and last - first + 1 < _LONGEST_VALUE and tokens[last + 1].text not in _ENDS:
        if tokens[last + 1].text == "," and tokens[min(last + 2, account.last)].low in _RELATIVE:
            break
        last += 1
    if (mention := tokens[last].mention) is not None:
        last = min(max(last, mention.last), account.last)
    days = (d for d in account.sentence.dates if d.kind != "DURATION" and d.start > tokens[first].start)
    last = min([last, *(account.sentence.token_at(d.start) - 1 for d in days)])
    while last > first and tokens[last].low in _ENDLESS:
        last -= 1
    words = " ".join(doc.text[tokens[first].start : tokens[last].end].split()).strip("“”\"'‘’«» .")
    words = words.replace('"', "") if words.count('"') == 1 else words
    if account.speaker is None or first == last:
        return words
    if tokens[first].low in _HAVING:
        return f"{account.speaker} {words.partition(' ')[2]}"
    return (
        f"{account.speaker} has {words}" if tokens[first].low == "not" and tokens[first - 1].low in _HAVING else words
    )
