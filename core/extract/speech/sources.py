"""One who may speak, and what the words of a noun phrase call him: "the ombudswoman", "Gaza's health ministry"."""

from __future__ import annotations

from typing import Literal

import msgspec

from core.extract.document import Mention, Sentence
from core.extract.speech.tables import Tables, tables

SourceKind = Literal["person", "people", "body", "side", "outlet", "place", "document", "pronoun", "unknown"]

POSSESSIVE = ("'s", "'")
SPEAKING = frozenset(("side", "place", "org", "person", "outlet", "office"))
HONOURS = frozenset(("excellency", "highness", "majesty"))


class Source(msgspec.Struct, gc=False):
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
    counted: bool = False
    """The phrase tells of its count or data: "according to figures of the ministry"."""
    owner: str = ""
    """ "its" in "its spokesman"."""


def is_medium(source: Source) -> bool:
    """Whether the source is an outlet, listed or not ("state media"): one that passes on what others say."""
    head = (source.name or source.head).lower().split()
    return source.kind == "outlet" or bool(head and head[-1] in tables().media)


def owned(owner: str, name: str) -> str:
    """ "Kyiv's air force", "the Rapid Support Forces' media office"."""
    return f"{owner}{POSSESSIVE[owner.endswith('s')]} {name}"


def _worded(surface: str, name: str) -> bool:
    """Whether the name keeps what the words tell: "the health ministry" is not "Syria's defence ministry"."""
    words, kept = surface.lower().split(), name.lower().split()
    return words[-1] != kept[-1] or all(word in kept for word in words if word not in ("the", "of"))


class Naming:
    """Names the source that given words of one sentence make."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self._sentence = sentence
        self.tokens = sentence.tokens
        self.text = text
        self.lexicon: Tables = tables()
        self._dated: set[int] | None = None

    def dated(self, at: int) -> bool:
        """Whether the token is part of a time expression."""
        if self._dated is None:
            self._dated = set()
            for mention in self._sentence.dates:
                place = self._sentence.token_at(mention.start)
                while place < len(self.tokens) and self.tokens[place].start < mention.end:
                    self._dated.add(place)
                    place += 1
        return at in self._dated

    def after(self, at: int) -> Source | None:
        """The source that begins at token `at`; the classes that find phrases know it."""
        raise NotImplementedError

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
        if head.low in HONOURS:
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
        own = mention is not None and mention.kind in SPEAKING
        own = own and mention is not None and (mention.last == head.index or (mention.kind == "office" and bool(link)))
        if own and mention is not None:
            named = self._named(first, inner, last, link, mention, definite)
            if named and named.kind == "body" and link > mention.last and self.tokens[last].text == ")":
                named.name = self._slice(inner, last)  # "UN Mission in Afghanistan (UNAMA)"
            return named
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
        acronym = before.text.isupper() and len(before.text) > 1
        return mention if owner or acronym or before.low in self.lexicon.bodies else None

    def _possessive_after(self, mention: Mention) -> bool:
        after = mention.last + 1
        return after < len(self.tokens) and self.tokens[after].low in POSSESSIVE

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
        if kind == "body" and mention.first > inner and self._run_by(mention.first - 1):
            name = self._slice(mention.first - 1, mention.last)
        owner = self.tokens[inner].mention
        if kind == "body" and owner and owner.last + 1 < mention.first and self._possessive_after(owner):
            name = self._slice(inner, mention.last)
        plural = kind == "side" or self.tokens[mention.last].low.endswith("s")
        return Source(first, last, kind, name, definite=definite, mention=mention, plural=plural)

    def _run_by(self, at: int) -> bool:
        """ "Houthi-run": whose a body is, in one word."""
        token = self.tokens[at]
        return token.capital and token.low.endswith(("-run", "-led", "-controlled", "-held", "-aligned", "-appointed"))

    def _proper(self, at: int, inner: int, last: int) -> bool:
        """Whether the word is a name that no list knows, not one with a capital because a sentence begins with it."""
        token = self.tokens[at]
        initial = at == 0 or self.tokens[at - 1].text in ("“", '"', "«", "‘", "'")
        return token.capital and token.kind == "word" and (not initial or inner < last)

    def _nouns_in(self, first: int, end: int) -> bool:
        return any(self.tokens[at].low in self.lexicon.nouns for at in range(first, end))

    def _account(self, first: int, inner: int, head_last: int, last: int) -> Source | None:
        """ "the ministry's statement" speaks for its author; "an internal UN document" for itself."""
        tokens, lexicon = self.tokens, self.lexicon
        if head_last < last and tokens[head_last + 1].low in ("by", "from", "of"):
            author = self.after(head_last + 2)
            if author and author.known:
                author.counted = True
                author.first = first
                return author
        for at in range(head_last - 1, inner - 1, -1):
            if tokens[at].low in POSSESSIVE:
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
        return self._author(first, inner, head_last, last) or Source(
            first, last, "document", self._slice(inner, head_last)
        )

    def _author(self, first: int, inner: int, head_last: int, last: int) -> Source | None:
        """ "An army statement", "a Health Ministry bulletin": the body before the noun speaks in it."""
        before = self.tokens[head_last - 1]
        mention = before.mention
        body = mention is not None and mention.last == before.index and mention.kind in ("org", "outlet")
        bare = mention is None and before.low in self.lexicon.bodies and not before.low.endswith("s")
        if not body and not bare:
            return None
        author = self._source(inner, head_last - 1)
        if author is None or not author.known:
            return None
        author.first, author.last = first, last
        return author

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
        named = kind == "body" and head.text.isupper() and low not in lexicon.bodies  # "the UPC"
        bare = inner >= head_last and not linked and not named
        if bare and (definite or owned or head.index == 0 or not head.capital) and not indefinite:
            owner = tokens[spread].low if owned else ""
            return Source(first, last, kind, None, low, plural=plural, definite=definite or owned, owner=owner)
        begin = first if indefinite and tokens[first].low in ("a", "an") else inner
        return Source(first, last, kind, self._slice(begin, last), low, plural=plural, definite=definite)
