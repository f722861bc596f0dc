"""The noun phrase of one who speaks: where it begins and ends beside a cue, and what it is called.

"the ombudswoman, Iris Marín, said", "says the Health Ministry in Beirut", "according to a source at the hospital". What
refers back ("it", "the ministry") is left to `core.extract.speech_memory`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.extract.document import Mention, Sentence
from core.extract.speech_cues import Tables, tables

SourceKind = Literal["person", "people", "body", "side", "outlet", "place", "document", "pronoun", "unknown"]

_LONGEST = 16
"""Tokens that a noun phrase may have; longer ones are no sources but mistakes."""
_POSSESSIVE = ("'s", "'")
_SPEAKING_MENTIONS = frozenset(("side", "place", "org", "person", "outlet", "office"))
_HONOURS = frozenset(("excellency", "highness", "majesty"))
_STOP_MARKS = frozenset((";", ":", "”", "“", '"', "«", "»"))
_OBJECT_LINKS = frozenset(("to", "by", "with"))
_ALIAS = frozenset(("alias", "named", "called", "nicknamed", "aka"))
_NO_APPOSITION = frozenset(
    ("including", "among", "of", "most", "mostly", "some", "with", "up", "down", "and", "or", "but")
)


@dataclass(slots=True)
class Source:
    """One who may speak: tokens `first` to `last` of the sentence, its name where the phrase itself tells it."""

    first: int
    last: int
    kind: SourceKind
    name: str | None
    head: str = ""
    """The noun that refers back ("ministry", "it"), where `name` is None."""
    known: bool = True
    """A name, a speaking noun or a pronoun, not merely some noun."""
    plural: bool = False
    definite: bool = False
    mention: Mention | None = None
    via: str | None = None
    """The medium that passes on what it says, where the phrase tells it."""
    owner: str = ""
    """ "its" in "its spokesman"."""


def is_medium(source: Source) -> bool:
    """Whether the source is an outlet, listed or not ("state media"): one that passes on what others say."""
    head = (source.name or source.head).lower().split()
    return source.kind == "outlet" or bool(head and head[-1] in tables().media)


def _worded(surface: str, name: str) -> bool:
    """Whether the name keeps what the words tell: "the health ministry" is not "Syria's defence ministry"."""
    words, kept = surface.lower().split(), name.lower().split()
    return words[-1] != kept[-1] or all(word in kept for word in words if word not in ("the", "of"))


class Phrases:
    """Finds sources in one sentence."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.tokens = sentence.tokens
        self.text = text
        self.lexicon: Tables = tables()
        self._dated: set[int] | None = None
        self._dates = sentence.dates

    def dated(self, at: int) -> bool:
        """Whether the token is part of a time expression."""
        if self._dated is None:
            self._dated = set()
            for mention in self._dates:
                self._dated.update(
                    token.index for token in self.tokens if token.start < mention.end and token.end > mention.start
                )
        return at in self._dated

    # -- to the left of a verb

    def before(self, at: int) -> Source | None:
        """The subject of the verb at token `at`, adverbs, dates and appositions skipped; None where there is none."""
        tokens, lexicon = self.tokens, self.lexicon
        last = at - 1
        while last >= 0 and (
            tokens[last].low in lexicon.auxiliaries
            or tokens[last].low in lexicon.adverbs
            or self.dated(last)
            or (tokens[last].low.endswith("ly") and tokens[last].mention is None and not tokens[last].capital)
        ):
            last -= 1
        if last < 0:
            return None
        if tokens[last].text in (",", "–", "—", ")"):
            return self._across_apposition(last)
        if tokens[last].low in ("who", "which", "that"):
            last -= 2 if last and tokens[last - 1].text == "," else 1
            return self.ending(last)
        found = self.ending(last)
        if found and found.first > 2 and tokens[found.first - 1].low in ("by", "to"):
            behind = self._relayed(found)
            if behind:
                return behind
        if found is None or found.kind == "unknown" or (found.first and tokens[found.first - 1].low in _OBJECT_LINKS):
            found = self._across_relative(last) or found
        if found is None or found.kind == "unknown":
            found = self._across_adjunct(last) or found
        return found

    def _across_relative(self, last: int) -> Source | None:
        """ "An army source who spoke to the BBC said": the subject stands before its relative clause or participle."""
        tokens, lexicon = self.tokens, self.lexicon
        for at in range(last - 1, max(last - 14, 0), -1):
            low = tokens[at].low
            if tokens[at].kind == "punct":
                return None
            if low == "who" or low in lexicon.participles:
                found = self.ending(at - 1)
                if found and found.known and found.kind in ("people", "person", "body"):
                    if low != "who" and found.kind == "people" and not found.definite:
                        found.name = self._slice(found.first, last)
                    return found
                return None
        return None

    def _relayed(self, relay: Source) -> Source | None:
        """ "a report quoted by Blu Radio says": the report speaks, the medium passes it on."""
        at = relay.first - 2
        if self.tokens[at].low not in self.lexicon.relayed:
            return None
        found = self.ending(at - 1)
        if found and found.known:
            found.via = relay.name
            return found
        return None

    def _across_adjunct(self, last: int) -> Source | None:
        """ "The Taliban in their notice have written", "a source briefed on the text told": the subject before an adjunct."""
        tokens, lexicon = self.tokens, self.lexicon
        for at in range(last, max(last - 8, 0), -1):
            low = tokens[at].low
            if tokens[at].kind == "punct":
                return None
            if low not in lexicon.modifiers or tokens[at].capital:
                continue
            found = self.ending(at - 1)
            if found and found.known and found.kind not in ("place", "pronoun"):
                if found.kind == "people" and not found.definite and low in lexicon.participles:
                    found.name = self._slice(found.first, last)
                return found
            if low in lexicon.participles:
                return None
        return None

    def _across_apposition(self, last: int) -> Source | None:
        """ "X, the minister, said" and "the minister, X, said": whoever of the two is named."""
        tokens = self.tokens
        mark = tokens[last].text
        inner = self.ending(last - 1) if mark != ")" else None
        if inner and inner.first and tokens[inner.first - 1].text == ",":
            acronym = inner.kind in ("body", "outlet") and inner.mention is not None and tokens[last - 1].text.isupper()
            if inner.kind == "person" and inner.first > 1 and tokens[inner.first - 2].low in self.lexicon.people:
                inner.head = tokens[inner.first - 2].low
            if inner.kind == "person" or acronym:
                return inner
        opener = "(" if mark == ")" else mark
        tries = 0
        for at in range(last - 1, max(-1, last - 40), -1):
            if tokens[at].text != opener:
                if tokens[at].text in _STOP_MARKS:
                    return None
                continue
            if tokens[at + 1].low in _NO_APPOSITION:
                return None
            outer = self.ending(at - 1)
            tries += 1
            if outer and outer.known and (tries > 1 or outer.kind != "place"):
                apposed = self._named_within(at + 1, last - 1, outer)
                return apposed or outer
            if tries > 3:
                return None
        if mark == "," and inner and inner.known and inner.kind == "person" and inner.first == 0:
            return inner
        return None

    def _named_within(self, first: int, last: int, outer: Source) -> Source | None:
        """The person whom the apposition names: "Its spokesman, Abu Obeida,", "the army chief, Gen Ali,"."""
        if outer.kind in ("person", "side", "outlet"):
            return None
        for at in range(first, min(first + 10, last + 1)):
            mention = self.tokens[at].mention
            if mention and mention.kind == "person" and mention.first == at:
                if at > first and self.tokens[at - 1].low in ("of", "for", "by", "to", "from", "with"):
                    return None
                if self._possessive_after(mention):
                    return None
                return Source(outer.first, mention.last, "person", mention.name, mention=mention)
        if self.tokens[first].low in _ALIAS and outer.kind == "people" and first < last < first + 5:
            return Source(outer.first, last, "person", self._slice(first + 1, last))
        if outer.kind == "people" and not outer.plural and last - first < 4 and self._capital_run(first, last):
            return Source(outer.first, last, "person", self._slice(first, last))
        return None

    def _capital_run(self, first: int, last: int) -> bool:
        return last > first and all(
            t.capital and t.kind == "word" and t.mention is None for t in self.tokens[first : last + 1]
        )

    def _possessive_after(self, mention: Mention) -> bool:
        after = mention.last + 1
        return after < len(self.tokens) and self.tokens[after].low in _POSSESSIVE

    def ending(self, last: int) -> Source | None:
        """The source whose phrase ends with token `last`."""
        tokens = self.tokens
        if last < 0 or tokens[last].kind == "punct" and tokens[last].text not in "”\"'’)":
            return None
        first = self._start(last)
        if first > last:
            return None
        return self._source(first, last)

    def _start(self, last: int) -> int:
        """Where the noun phrase that ends with `last` begins; last + 1 where none does."""
        tokens, lexicon = self.tokens, self.lexicon
        at = last
        limit = max(-1, last - _LONGEST)
        while at > limit:
            token = tokens[at]
            mention = token.mention
            if mention is not None and mention.last == at and mention.kind in _SPEAKING_MENTIONS:
                at = mention.first - 1
                continue
            low = token.low
            if low in lexicon.determiners and not (token.capital and at > 0 and tokens[at - 1].kind != "punct"):
                before = tokens[at - 1] if at else None
                if before is None or before.low not in lexicon.links or not self._linkable(at - 2):
                    return at
                at -= 2
                continue
            if low in lexicon.links:
                if not self._linkable(at - 1):
                    break
                at -= 1
                continue
            if low in _POSSESSIVE:
                at -= 1
                continue
            if token.text == ")":
                opening = at - 1
                while opening > at - 6 and opening > 0 and tokens[opening].text != "(":
                    opening -= 1
                if tokens[opening].text != "(":
                    break
                at = opening - 1
                continue
            if token.kind == "punct" or token.kind == "number" or self.dated(at):
                break
            if low in lexicon.pronouns and at == last:
                return at
            if low == "and" and at < last and self._joins_name(at):
                at -= 1
                continue
            if low in lexicon.stops and not (token.capital and mention is not None):
                break
            if low in lexicon.participles or (mention is None and low in lexicon.verb_words and at != last):
                break
            at -= 1
        first = at + 1
        while first <= last and tokens[first].low in lexicon.links:
            first += 1
        return first

    def _joins_name(self, at: int) -> bool:
        """ "Strategic and International Studies": an "and" within a name that no list knows."""
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        return at > 1 and all(t.capital and t.mention is None and t.kind == "word" for t in (before, after))

    def _linkable(self, at: int) -> bool:
        """Whether the token before "of", "for", "at" … is a noun that speaks or tells ("spokesman for", "a count by")."""
        if at < 0:
            return False
        token = self.tokens[at]
        low = token.low
        if low in self.lexicon.nouns or low in self.lexicon.accounts:
            return True
        mention = token.mention
        return mention is not None and mention.kind in ("office", "org") and mention.last == at

    # -- to the right of a cue

    def after(self, at: int) -> Source | None:
        """The source that begins at token `at`, with what is apposed to it; None where none begins there."""
        tokens, lexicon = self.tokens, self.lexicon
        size = len(tokens)
        first = at
        while first < size and tokens[first].low in ("to", "this", "daily", "also", "both", "yesterday", "today"):
            first += 1
        last = first - 1
        while last + 1 < size and last - first < _LONGEST:
            at = last + 1
            token = tokens[at]
            mention = token.mention
            if mention is not None and mention.kind in _SPEAKING_MENTIONS and not self.dated(at):
                last = mention.last
                continue
            low = token.low
            if last >= first and self._name_ends(last) and not self._goes_on(at):
                break
            if (
                low in lexicon.links
                and at + 1 < size
                and tokens[at + 1].low.endswith("ing")
                and not tokens[at + 1].capital
            ):
                break
            if low in lexicon.pronouns or low in ("him", "her", "them"):
                if at == first and not (low == "her" and at + 1 < size and tokens[at + 1].low in lexicon.nouns):
                    return Source(at, at, "pronoun", None, {"him": "he", "her": "she", "them": "they"}.get(low, low))
                break
            if low in lexicon.determiners and (at == first or tokens[at - 1].low in lexicon.links):
                last = at
                continue
            if low in lexicon.links:
                if (
                    last < first
                    or at + 1 >= size
                    or self.dated(at + 1)
                    or low in ("to", "on", "with")
                    or tokens[at + 1].kind == "punct"
                ):
                    break
                if tokens[last].low in lexicon.determiners:
                    break
                last = at
                continue
            if low in _POSSESSIVE and last >= first:
                last = at
                continue
            if token.text == "(" and last >= first:
                closing = next((k for k in range(at + 1, min(at + 6, size)) if tokens[k].text == ")"), 0)
                if not closing:
                    break
                last = closing
                continue
            if token.kind in ("punct", "number") or self.dated(at) or low in lexicon.stops:
                break
            if (low in lexicon.verb_words or (low.endswith("ly") and last >= first)) and not token.capital:
                break
            last = at
        while last >= first and (tokens[last].low in lexicon.links or tokens[last].low in lexicon.determiners):
            last -= 1
        if last < first:
            return None
        source = self._source(first, last)
        if source and last + 2 < size and tokens[last + 1].text == ",":
            apposed = self._apposed_after(last + 2, source)
            if apposed:
                return apposed
        return source

    def _name_ends(self, at: int) -> bool:
        """Whether a name of its own ends with the token, so that a common word behind it begins something else."""
        mention = self.tokens[at].mention
        if mention is None and self.tokens[at].low in self.lexicon.nouns:
            following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
            return not following.endswith(("al", "ary", "ic", "ive"))
        return (
            mention is not None
            and mention.last == at
            and (
                mention.kind in ("person", "outlet", "org")
                or (mention.kind == "side" and mention.form in ("noun", "capital"))
            )
        )

    def _goes_on(self, at: int) -> bool:
        """Whether the token can go on a phrase that a name has begun."""
        lexicon = self.lexicon
        for place in range(at, min(at + 3, len(self.tokens))):
            token = self.tokens[place]
            if token.low in lexicon.nouns or token.capital or token.low in _POSSESSIVE:
                return True
            if token.low in lexicon.links or token.text == "(":
                return place == at
            if token.kind == "punct" or token.low in lexicon.stops:
                return False
        return False

    def _apposed_after(self, first: int, source: Source) -> Source | None:
        """ "the governor of Kherson, Oleksandr Prokudin": the person behind the comma."""
        if source.kind not in ("people", "body") or source.plural:
            return None
        mention = self.tokens[first].mention
        if mention and mention.kind == "person" and not self._possessive_after(mention):
            following = mention.last + 1
            if following < len(self.tokens) and self.tokens[following].low in self.lexicon.verbs:
                return None
            return Source(source.first, mention.last, "person", mention.name, mention=mention)
        last = first
        while last + 1 < len(self.tokens) and self.tokens[last + 1].capital and self.tokens[last + 1].mention is None:
            last += 1
        if source.kind == "people" and self._capital_run(first, last) and last - first < 4:
            return Source(source.first, last, "person", self._slice(first, last))
        return None

    def subject(self) -> Source | None:
        """The body, side or medium that the sentence begins with."""
        tokens, lexicon = self.tokens, self.lexicon
        for at in range(min(6, len(tokens))):
            token = tokens[at]
            mention = token.mention
            if mention and mention.form != "adjective" and mention.kind != "place":
                return self._source(0, mention.last)
            if mention is None and token.low in lexicon.nouns:
                while at + 1 < len(tokens) and tokens[at + 1].low in lexicon.nouns:
                    at += 1
                return self._source(0, at)
            if token.kind == "punct" or token.low in lexicon.stops:
                return None
        return None

    # -- what it is called

    def _slice(self, first: int, last: int) -> str:
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())

    def _source(self, first: int, last: int) -> Source | None:
        """The source that the words first to last name; None for what never speaks."""
        tokens, lexicon = self.tokens, self.lexicon
        definite = tokens[first].low in lexicon.articles
        indefinite = tokens[first].low in ("a", "an", "another", "some")
        inner = first
        while inner < last and tokens[inner].low in lexicon.determiners:
            inner += 1
        link = self._first_link(inner, last)
        head_last = link - 1 if link else last
        if tokens[head_last].text == ")":
            while head_last > inner and tokens[head_last].text != "(":
                head_last -= 1
            head_last -= 1
        head = tokens[max(head_last, inner)]
        if head.low in lexicon.pronouns and first == last:
            return Source(first, last, "pronoun", None, head.low)
        if head.low in _HONOURS:
            return Source(first, last, "person", None, head.low, definite=True)
        person = self._person(inner, head_last) or (self._titled(last) if head_last < last else None)
        if person:
            return Source(first, last, "person", person.name, mention=person)
        if head.low in lexicon.never:
            return None
        if head.low == "source" and tokens[max(head_last - 1, inner)].low == "same":
            return Source(first, last, "document", None, "document")
        if head.low in lexicon.accounts and not (head.mention and head.mention.kind in ("org", "outlet")):
            return self._account(first, inner, head_last, last)
        mention = head.mention
        own = mention is not None and mention.kind in _SPEAKING_MENTIONS
        own = own and mention is not None and (mention.last == head.index or (mention.kind == "office" and bool(link)))
        if own and mention is not None:
            return self._named(first, inner, last, link, mention, definite)
        return self._common(first, inner, head_last, last, definite, indefinite, bool(link))

    def _first_link(self, first: int, last: int) -> int:
        """Index of the first "of", "for", "at" … outside names, or 0."""
        for at in range(first + 1, last):
            token = self.tokens[at]
            mention = token.mention
            inside = mention is not None and mention.kind != "office" and mention.first < at <= mention.last
            if token.low in self.lexicon.links and not inside:
                return at
        return 0

    def _person(self, first: int, last: int) -> Mention | None:
        """The person who heads the phrase: not one whose office, spokesman or ministry it is."""
        for at in range(last, first - 1, -1):
            mention = self.tokens[at].mention
            if mention and mention.kind == "person" and mention.last == at:
                return None if at < last else mention
        return None

    def _titled(self, last: int) -> Mention | None:
        """ "the head of the military administration Oleksandr Prokudin": a person behind the whole of an office."""
        mention = self.tokens[last].mention
        if mention is None or mention.kind != "person" or mention.last != last or mention.first == 0:
            return None
        before = self.tokens[mention.first - 1]
        owner = before.mention is not None and before.mention.kind in ("side", "place", "org")
        return mention if owner or before.low in self.lexicon.bodies else None

    def _named(self, first: int, inner: int, last: int, link: int, mention: Mention, definite: bool) -> Source | None:
        kind: SourceKind
        surface = self._slice(mention.first, mention.last)
        name = mention.name
        if mention.kind == "side":
            if mention.form == "adjective":
                return None
            kind = "side"
            if mention.form == "capital":
                name = surface.removeprefix("the ").removeprefix("The ")
                name = name[:1].upper() + name[1:]
        elif mention.kind == "office":
            if mention.person:
                return Source(first, last, "person", mention.person, mention=mention)
            head_last = link - 1 if link else mention.last
            return self._common(first, inner, head_last, last, definite, False, bool(link))
        else:
            kind = {"org": "body", "outlet": "outlet", "place": "place"}[mention.kind]  # type: ignore[assignment]
            if kind == "body" and " " not in surface and surface.lower() in self.lexicon.bodies:
                return self._common(first, inner, mention.last, last, definite, False, bool(link))
            if name.isupper() and " " in surface:
                name = surface
            if kind == "body" and not _worded(surface, name):
                return Source(first, last, kind, None, surface, definite=definite, mention=mention)
        if inner < mention.first and mention.kind in ("side", "place") and self._nouns_in(inner, mention.first):
            name = self._slice(inner, mention.last)
        before = self.tokens[mention.first - 1].mention if mention.first > inner else None
        if (
            kind == "body"
            and before
            and before.kind == "side"
            and before.form == "adjective"
            and before.name not in name
        ):
            name = self._slice(before.first, mention.last)
        owner = self.tokens[inner].mention
        if kind == "body" and owner and owner.last + 1 < mention.first and self._possessive_after(owner):
            name = self._slice(inner, mention.last)
        plural = kind == "side" or self.tokens[mention.last].low.endswith("s")
        return Source(first, last, kind, name, definite=definite, mention=mention, plural=plural)

    def _proper(self, at: int, inner: int, last: int) -> bool:
        """Whether the word is a name that no list knows, not one with a capital because a sentence begins with it."""
        token = self.tokens[at]
        initial = at == 0 or self.tokens[at - 1].text in ("“", '"', "«", "‘", "'")
        return token.capital and token.kind == "word" and (not initial or inner < last)

    def _nouns_in(self, first: int, end: int) -> bool:
        return any(self.tokens[at].low in self.lexicon.nouns for at in range(first, end))

    def _account(self, first: int, inner: int, head_last: int, last: int) -> Source | None:
        """ "the ministry's statement", "a report by the UN" speak for their author; "an internal UN document" for itself."""
        tokens, lexicon = self.tokens, self.lexicon
        if head_last < last and tokens[head_last + 1].low in ("by", "from", "of"):
            author = self.after(head_last + 2)
            if author and author.known:
                author.first = first
                return author
        for at in range(head_last - 1, inner - 1, -1):
            if tokens[at].low in _POSSESSIVE:
                owner = self._source(first, at - 1)
                if owner and owner.known:
                    owner.last = last
                    return owner
        if tokens[first].low in lexicon.possessives:
            return Source(
                first,
                last,
                "pronoun",
                None,
                {"his": "he", "her": "she", "its": "it", "their": "they"}[tokens[first].low],
            )
        if tokens[head_last].low in lexicon.plurals and inner < head_last:
            return Source(first, last, "people", self._slice(inner, head_last), plural=True)
        if tokens[head_last].low not in lexicon.speaking_accounts:
            return self._counted(first, inner, head_last)
        if inner == head_last:
            if tokens[first].low in ("the", "this", "that"):
                return Source(first, last, "document", None, "document", definite=True)
            return None
        return Source(first, last, "document", self._slice(inner, head_last))

    def _counted(self, first: int, inner: int, last: int) -> Source | None:
        """ "an AFP tally" speaks for AFP, "official figures" for themselves; "the toll" for nobody."""
        if inner == last:
            return None
        mention = self.tokens[last - 1].mention
        if mention is not None and mention.last == last - 1 and mention.kind in ("outlet", "org", "person"):
            owner = self._source(first, last - 1)
            if owner and owner.known:
                owner.last = last
                return owner
        return Source(first, last, "document", self._slice(inner, last), plural=True)

    def _common(
        self, first: int, inner: int, head_last: int, last: int, definite: bool, indefinite: bool, linked: bool
    ) -> Source | None:
        """A phrase headed by a common noun or by a name that no list knows."""
        tokens, lexicon = self.tokens, self.lexicon
        head = tokens[max(head_last, inner)]
        low = head.low
        spread = first
        while spread < inner and tokens[spread].low not in lexicon.possessives:
            spread += 1
        owned = spread < inner
        if low in lexicon.plurals or low in lexicon.people:
            kind: SourceKind = "people"
        elif low in lexicon.bodies or self._proper(head.index, inner, head_last):
            kind = "body"
        elif inner < head_last and tokens[inner].low in lexicon.plurals and head_last - inner < 3:
            return Source(first, last, "people", self._slice(inner, last), tokens[inner].low, plural=True)
        else:
            return Source(first, last, "unknown", self._slice(inner, last), known=False)
        plural = (low in lexicon.plurals and low not in lexicon.people) or (kind == "body" and low.endswith("s"))
        bare = inner >= head_last and not linked
        if bare and (definite or owned or head.index == 0 or not head.capital) and not indefinite:
            owner = tokens[spread].low if owned else ""
            return Source(first, last, kind, None, low, plural=plural, definite=definite or owned, owner=owner)
        begin = first if indefinite and tokens[first].low in ("a", "an") else inner
        return Source(first, last, kind, self._slice(begin, last), low, plural=plural, definite=definite)
