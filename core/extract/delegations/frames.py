"""What a sentence says of a list of people that it names: they sat there, came along, stood for a side, stayed away.

A frame is looked for by its parts: the words before the list back to the clause's beginning, the words behind it up to
its end. Which verb is used matters less than where it stands and whom it has beside it.
"""

from __future__ import annotations

from itertools import pairwise

from core.extract.delegations.behind import Behind, Frame
from core.extract.delegations.clauses import (
    BE,
    LONG,
    PASSED,
    PRONOUNS,
    STANDS_FOR,
    STOPS,
    companions,
    in_relative,
    last_for,
    named_for,
    verb_before,
    with_inside,
)
from core.extract.delegations.cues import cues
from core.extract.delegations.named_sides import NamedSides
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.document import Token

_HAD = frozenset(("had", "has", "have", "kept"))
_COMPANY = frozenset(("with", "at", "by", "beside", "alongside", "behind", "to", "on"))
_SHORT = 6
"""A phrase of place before or behind a list has no more words."""
_WISHED = frozenset(
    "would could should may might wants want wanted hopes hope hoped proposed proposes propose proposal offers offered "
    "ready willing urged urges possible possibility idea suggested invited invites planned plans "
    "request requested requests asked seek seeks sought".split()
)
"""Words before a list of people of whom nobody has sat anywhere yet."""
_BEFORE_VERB = frozenset("also has have had will would is are was were each only again now already since".split())
_FRONTS = frozenset(("for", "from", "on", "representing"))
"""What stands before a side whose people follow: "for Germany came X", "on the Russian side"; by translation "by"."""
_NEITHER = frozenset(("neither", "nor"))
_SPEECH = frozenset("said says told asked wrote added replied warned announced tweeted posted".split())


class Frames:
    """Finds the frame of a list in the sentence that the reader is at."""

    def __init__(self, reader: Reader, named: NamedSides) -> None:
        self._reader = reader
        self._named = named
        self._cues = cues()
        self._behind = Behind(reader, named)
        self._tokens: list[Token] = []
        words = reader.words
        self._verbs = words.words | words.subjects | words.meet
        self._acting = words.words - PASSED
        self._stating = words.words - PRONOUNS
        self._breaking = words.words - {"his", "her", "their", "its", "there", "also"}

    def of(self, chain: list[Person], joined: bool) -> Frame | None:
        """What governs the list; `joined`: the sentence seats somebody else already."""
        tokens = self._tokens = self._reader.tokens
        first, last = chain[0].first, chain[-1].last
        inside = {id(p) for p in chain}
        if named_for(tokens, chain[0]):
            return None
        others = [p for p in self._reader.people if id(p) not in inside and not named_for(tokens, p)]
        start = max((p.last + 1 for p in others if p.last < first), default=0)
        start = max(start, max((i + 1 for i in range(first) if tokens[i].text in STOPS), default=0))
        end = min((p.first for p in others if p.first > last), default=len(tokens))
        end = min(end, next((i for i in range(last + 1, len(tokens)) if tokens[i].text in STOPS), len(tokens)))
        if in_relative(tokens, start, first):
            end = min(end, next((i for i in range(last + 1, end) if tokens[i].text == ","), end))
        if not self._reader.words.remote.isdisjoint([t.low for t in tokens[start:end]]):
            return None
        if not _WISHED.isdisjoint([t.low for t in tokens[max(0, first - LONG) : first]]):
            return None
        frame = (
            self._enumerated(chain)
            or self._opened(start, first)
            or self._before(start, chain, joined)
            or self._behind.of(tokens, last + 1, end)
            or self._fragment(start, chain, end)
        )
        if _NEITHER.isdisjoint([t.low for t in tokens[max(0, first - LONG) : last]]):
            return frame
        # "Neither X nor Y has come": the verb needs no word of place beside it.
        behind = tokens[last + 1 : last + _SHORT]
        came = next((t.index for t in behind if t.low in self._cues.weak), None)
        came = came if _WISHED.isdisjoint([t.low for t in behind]) else None
        at = frame.at if frame is not None else came
        return Frame(at, frame.kind if frame is not None else "sat", "absent") if at is not None else None

    def _enumerated(self, chain: list[Person]) -> Frame | None:
        """Behind a colon all who sat there: "Two men signed: A of X and, for Y, B", "at the table: C (Kenya)"."""
        tokens, first = self._tokens, chain[0].first
        while (first and tokens[first - 1].low in ("the", "for")) or (first and tokens[first - 1].mention is not None):
            first -= 1
        if not first or tokens[first - 1].text != ":" or not all(p.side for p in chain):
            return None
        if len({p.side for p in chain}) < 2 or self._reader.team_side(first - 2):
            return None
        told = {t.low for t in tokens[max(0, first - LONG) : first]}
        around = told & (self._reader.words.sign | self._cues.scene | self._cues.sat)
        return Frame(first - 1, "each") if around and not told & _SPEECH else None

    def _opened(self, start: int, first: int) -> Frame | None:
        """A phrase of place and no verb opens the list: "Beside him: A and B", "to his right, C"."""
        tokens = self._tokens
        while first > start and tokens[first - 1].low in ("the", "a", "an"):
            first -= 1
        while start < first and (tokens[start].text == "," or tokens[start].low in ("and", "while", "with")):
            start += 1
        if not start < first - 1 <= start + _SHORT + 1 or tokens[first - 1].text not in ":,–—":
            return None
        phrase = {t.low for t in tokens[start : first - 1]}
        if phrase & {"chair"} and phrase & {"in", "the"} and tokens[first - 1].text == ":":
            return Frame(start, "chair")
        placed = phrase & self._cues.places and (phrase & PRONOUNS or tokens[first - 1].text == ":")
        told = (phrase & self._stating) - {"there", "then"}
        return Frame(start, "beside") if placed and not told else None

    def _before(self, start: int, chain: list[Person], joined: bool) -> Frame | None:
        """A word of presence before the list, with nothing between but an office."""
        tokens, table, first = self._tokens, self._cues, chain[0].first
        for place in range(first - 1, max(start - 1, first - LONG), -1):
            low = tokens[place].low
            named = tokens[place - 1].mention
            after = tokens[place - 1].text == "," or (named is not None and named.kind == "person")
            if low == "with" and place > 1 and tokens[place - 1].low in BE and self._ends_name(place - 2):
                return Frame(place, "with")
            if low in _HAD and self._at_hand(chain):
                return Frame(place, "brought")
            if low == "with" and place > 0 and after and not self._verbal(0, place):
                return Frame(place, "with")
            if low == "with" and ((joined and companions(tokens, place)) or self._moved(start, place)):
                return Frame(place, "with") if not self._talked(start, place) else None
            if low in ("by", "of", "from") and verb_before(tokens, place, start, table.by) is not None:
                return Frame(place, "by")
            if low in ("through", "via") and self._reader.side_at(max(0, place - 2)) and tokens[place - 1].text == ",":
                return Frame(place - 2, "through")
            if low in table.brought:
                return Frame(place, "brought")
            if low in table.counts and self._of_team(place, first):
                return Frame(place, "team")
            if low in table.sat or (low in table.weak and self._placed(start, place, first)):
                if self._denied(start, place) or self._parted(place, chain):
                    return None
                company = low in table.weak and low not in BE and any(t.low == "with" for t in tokens[place:first])
                return Frame(place, "with" if company else "sat")
            if low in BE | {"did"} | table.belong and (told := self._inverted(start, place, first)) is not None:
                return told
            if low in table.helped or low in BE:
                break
            if low in self._breaking:
                break
        for place in range(start, first):
            opens = place == start or tokens[place - 1].low in (",", "and", "while", ":", "–", "—")
            if (
                opens
                and (tokens[place].low in _FRONTS or (place == 0 and tokens[0].low in ("by", "to")))
                and self._named.fronted(place, first)
            ):
                return Frame(place, "for")
        return None

    def _ends_name(self, place: int) -> bool:
        """A name, or the comma behind its apposition, ends at the token."""
        if self._tokens[place].text == ",":
            return any(p.last < place <= p.last + LONG for p in self._reader.people)
        return any(p.last == place for p in self._reader.people)

    def _at_hand(self, chain: list[Person]) -> bool:
        """Behind the list stands "with him", "at her side": "Y had A and B with him"."""
        behind = [t.low for t in self._tokens[chain[-1].last + 1 :][:_SHORT]]
        return any(one in _COMPANY and other in PRONOUNS for one, other in pairwise(behind))

    def _beside_named(self, start: int) -> bool:
        """Who ends right before the token is one beside whom somebody is: "with the president were A and B"."""
        before = next((p for p in self._reader.people if p.last == start - 1), None)
        if before is None:
            return False
        place = before.first - 1
        while place > 0 and self._tokens[place].low in ("the", "mr", "ms", "mrs", "general"):
            place -= 1
        return place >= 0 and self._tokens[place].low in ("with", "beside", "alongside", "behind", "flanking")

    def _inverted(self, start: int, verb: int, first: int) -> Frame | None:
        """The verb that stands before its subject: "with X were A and B", "speaking for Uganda is C", "as did D", "to
        it belong E and F"."""
        if verb == start and self._beside_named(start):
            return Frame(verb, "with")
        tokens = self._tokens
        if tokens[verb].low in self._cues.belong:
            whole = {t.low for t in tokens[verb + 1 : first]} | {t.low for t in tokens[start : start + 2]}
            return Frame(verb, "team") if whole & {"it", "them"} else None
        if (at := self._spoken_for(start, verb)) is not None:
            return Frame(at, "for")
        return Frame(verb, "beside") if tokens[verb - 1].low in ("as", "so") else None

    def _spoken_for(self, start: int, verb: int) -> int | None:
        """The "for" of "Speaking for Uganda is X", "negotiating on behalf of the rebels were Y and Z"."""
        tokens = self._tokens
        if not tokens[start].low.endswith("ing") or verb - start > LONG:
            return None
        at = next((i for i in range(start + 1, verb) if tokens[i].low in STANDS_FOR), None)
        return at if at is not None and self._named.end_after(at, verb) is not None else None

    def _moved(self, start: int, place: int) -> bool:
        """Somebody came or went: "flew in for the talks with A and B"."""
        return any(t.low in self._cues.moved for t in self._tokens[start:place])

    def _verbal(self, start: int, end: int) -> bool:
        """The words hold a verb; else they are a line of a list: "The President of France, X, with minister Y"."""
        return any(t.low in self._verbs or t.low.endswith("ing") for t in self._tokens[start:end])

    def _talked(self, start: int, place: int) -> bool:
        """Whom the words before "with" say to be met there: "flew in for talks with A" brings nobody along."""
        words = self._reader.words
        near = {t.low for t in self._tokens[max(start, place - 3) : place]}
        return bool(near & (words.talks | words.meet | {"confer", "meet", "talk", "talked", "spoke", "speak"}))

    def _of_team(self, verb: int, first: int) -> bool:
        """The subject of the verb is a team, or a side in a sentence about talks, and the list its object."""
        tokens, reader = self._tokens, self._reader
        if first - verb > _SHORT:
            return False
        place = verb - 1
        while place > 0 and tokens[place].low in _BEFORE_VERB:
            place -= 1
        if place < 0:
            return False
        if reader.is_team(place) and reader.team_left(verb):
            return True
        if tokens[place].low in ("it", "they", "which", "that", "who"):
            return reader.team_left(verb) is not None
        if reader.sides.actor_at(reader.sentence, place) is None and place:
            # "The opposition armed had …": a page put into English word by word.
            place -= 1
        return reader.about_talks_here() and reader.sides.actor_at(reader.sentence, place) is not None

    def _placed(self, start: int, place: int, first: int) -> bool:
        """Words that say where or with whom stand beside a weak verb: "with him were", "there were at the table"."""
        tokens = self._tokens
        around = {t.low for t in tokens[start:first]}
        if tokens[place].low in BE:
            if "also" in around and place > 1 and tokens[place - 1].low in self._reader.words.talks:
                return True
            return "by" not in around and not around.isdisjoint(self._cues.beside)
        return not around.isdisjoint(self._cues.adverbs)

    def _parted(self, place: int, chain: list[Person]) -> bool:
        """A comma between the verb and the list begins another clause: the list has a verb of its own."""
        tokens = self._tokens
        first, after = chain[0].first, chain[-1].last + 1
        commas = sum(t.text == "," for t in tokens[place:first])
        verb = after < len(tokens) and (
            tokens[after].low.endswith("ed") or tokens[after].low in self._reader.words.words
        )
        return commas % 2 == 1 and (verb or tokens[first - 1].text != ",")

    def _fragment(self, start: int, chain: list[Person], end: int) -> Frame | None:
        """No verb at all: "B at his left", "the spokesman C behind", "D for the ELN throughout"."""
        tokens = self._tokens
        clause = max((i + 1 for i in range(start, chain[0].first) if tokens[i].text == ","), default=start)
        if any(t.low in self._acting for t in tokens[clause : chain[0].first]):
            return None
        tail = tokens[chain[-1].last + 1 : end]
        if tail and tail[0].text == ",":
            tail = tail[1:]
        start = max(start, clause)
        whole = start == 0 or tokens[start - 1].text in STOPS or tokens[start - 1].text == ":"
        if tail and tail[0].low == "for" and tokens[chain[-1].last + 1].text == ",":
            named = self._named.end_after(tail[0].index, len(tokens))
            if named is not None and named < len(tokens) and tokens[named].text == ",":
                return Frame(tail[0].index, "for")
        if whole and len(chain) > 1 and not self._verbal(start, end) and with_inside(tokens, chain):
            return Frame(chain[0].last + 1, "self")
        if (at := last_for(tail)) is not None and (whole or self._gapped(chain[0].first)):
            named = self._named.end_after(at, end)
            return Frame(at, "for") if named is not None and end - named <= 3 else None
        low = [t.low for t in tail]
        if low == ["with"] or (low and low[-1] == "with" and not self._verbal(start, end)):
            return Frame(tail[-1].index, "self")
        if not 1 <= len(low) <= _SHORT or any(word in self._stating for word in low):
            return None
        if low[:3] == ["in", "the", "chair"]:
            return Frame(tail[0].index, "chair")
        if low[0] in ("at", "on", "to", "by", "next", "beside", "alongside", "behind", "opposite"):
            placed = len(low) == 1 or bool(set(low) & PRONOUNS and set(low) & self._cues.places)
            return Frame(tail[0].index, "beside") if placed else None
        return None

    def _gapped(self, start: int) -> bool:
        """The clause before says of somebody that they stand for a side: "A came for Israel, B for Hamas"."""
        return any(
            t.low in STANDS_FOR and self._named.end_after(t.index, start) is not None for t in self._tokens[:start]
        )

    def _denied(self, start: int, place: int) -> bool:
        return not self._cues.denied.isdisjoint([t.low for t in self._tokens[start : place + 3]])
