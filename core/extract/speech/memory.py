"""Who was named before: what "it", "she", "the ministry" or "the group" stands for."""

from __future__ import annotations

from itertools import islice

from core.extract.document import Mention, Sentence
from core.extract.speech.sources import Source, owned
from core.extract.speech.tables import tables

_HONOURS = {
    "excellency": "excellency",
    "h.e.": "excellency",
    "highness": "highness",
    "h.h.": "highness",
    "h.r.h.": "highness",
    "majesty": "majesty",
    "h.m.": "majesty",
}
_REMEMBERED = 100
"""Bodies among which a part of a name is looked for."""
_CLOSE = 3
"""Sentences after which "the minister" no longer means whoever spoke last."""
_FAR = 14
"""Sentences after which a speaker is no longer meant by a pronoun."""


class Memory:
    """The speakers and bodies of an article in the order of its text."""

    def __init__(self) -> None:
        self.lexicon = tables()
        self.person: tuple[str, int] | None = None
        """The last person who spoke, and the sentence."""
        self._named: tuple[str, int] | None = None
        """The last person who spoke by name."""
        self.body: tuple[str, int] | None = None
        """The last body, side or medium that spoke."""
        self.crowd: tuple[str, int] | None = None
        """The last speakers in the plural."""
        self._crowds: dict[str, str] = {}
        """By their noun, the last speakers in the plural who were told more fully: "security sources"."""
        self.last: tuple[str, int] | None = None
        self._by_word: dict[str, str] = {}
        self._named_bodies = 0
        self._order: dict[str, int] = {}
        """When each body was named, for the later of two that a word may mean."""
        self._bodies: dict[str, frozenset[str]] = {}
        """Bodies of several words, the latest last."""
        self._hostile: dict[str, str] = {}
        """Whom a partisan report calls "the enemy"."""
        self._titled: dict[str, str] = {}
        self._group: str | None = None
        self._country: str | None = None
        self._outlet: str | None = None
        self._subject: tuple[str, int] | None = None
        self._body_subject: tuple[str, int] | None = None
        self._honoured: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        """For each noun, the first body of the whole article that bears it."""

    def foresee(self, mentions: list[Mention]) -> None:
        """Take note of a body that the article names in full only later: "the military" in a lead."""
        for mention in mentions:
            if mention.kind == "org" and " " in mention.name:
                self._whole.setdefault(mention.name.lower().split()[-1], mention.name)

    def see(self, mention: Mention, sentence: Sentence) -> None:
        """Take note of a name of the text."""
        kind = mention.kind
        if kind == "org":
            bare = mention.first == mention.last and sentence.tokens[mention.last].low in self.lexicon.bodies
            if not bare and self._worded(mention, sentence):
                self._keep(mention.name)
            if self._leads(mention, sentence):
                self._body_subject = (mention.name, sentence.index)
        elif kind == "side":
            if mention.country is None:
                self._group = mention.name
            else:
                self._country = mention.name
            following = sentence.tokens[mention.last + 1] if mention.last + 1 < len(sentence.tokens) else None
            if following is not None and following.low in self.lexicon.hostile:
                self._hostile[following.low] = mention.name
            if mention.form != "adjective" and self._leads(mention, sentence):
                self._body_subject = (mention.name, sentence.index)
        elif kind == "outlet":
            self._outlet = mention.name
        elif kind == "person":
            if mention.title:
                for word in mention.title.lower().split():
                    self._titled[word] = mention.name
            honour = self._honour(mention, sentence)
            if honour:
                self._honoured.setdefault(honour, mention.name)
            if self._subject is None or self._subject[1] != sentence.index:
                self._subject = (mention.name, sentence.index)

    def _keep(self, name: str) -> None:
        """Remember a body by its words."""
        words = name.lower().replace("’", "'").split()
        self._named_bodies += 1
        self._order[name] = self._named_bodies
        for word in words:
            self._by_word[word] = name
        if len(words) > 1:
            self._bodies.pop(name, None)
            self._bodies[name] = frozenset(words)

    def _worded(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the name holds the words that stand there, so that it is the body's own."""
        last = sentence.tokens[mention.last].low
        kept = mention.name.lower().split()
        words = [token.low for token in sentence.tokens[mention.first : mention.last + 1]]
        return last != kept[-1] or all(word in kept for word in words if word not in ("the", "of"))

    def _leads(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the sentence begins with it."""
        return mention.first == 0 or (mention.first == 1 and sentence.tokens[0].low in self.lexicon.articles)

    def _honour(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "excellency" for "His Excellency Sheikh …" and "H.E. …"."""
        for token in sentence.tokens[max(0, mention.first - 4) : mention.first + 1]:
            if token.low in _HONOURS:
                return _HONOURS[token.low]
        return None

    def speak(self, source: Source, name: str, sentence: Sentence) -> None:
        """Take note of a speaker."""
        entry = (name, sentence.index)
        self.last = entry
        kind = source.kind
        if kind == "pronoun":
            if source.head in ("he", "she"):
                self.person = entry
            else:
                self.body = entry
            return
        if kind == "person" or (kind == "people" and not source.plural):
            self.person = entry
            if kind == "person":
                self._named = entry
                if source.head:
                    self._titled[source.head] = name
            if source.name is not None:
                for token in sentence.tokens[source.first : source.last + 1]:
                    if token.mention is None and token.low in self.lexicon.people:
                        self._titled[token.low] = name
        elif kind == "people":
            self.crowd = entry
            if " " in name:
                self._crowds[source.head or name.lower().split()[-1]] = name
            if all(word[0].isupper() for word in name.split()):
                self.body = entry
        else:
            self.body = entry
            if kind == "body" and name not in self._bodies:
                self._keep(name)

    def resolve(self, source: Source, sentence: Sentence, subject: Source | None = None) -> str | None:
        """The name of a source that refers back; its own name where it has one.

        `subject` is what the sentence begins with: "The army flew them out, it said".
        """
        if source.name is not None:
            return source.name
        head = source.head
        if source.kind == "pronoun":
            if subject and head == "it" and subject.kind in ("body", "side", "outlet", "document"):
                return self.resolve(subject, sentence)
            return self._pronoun(head, sentence)
        if source.kind == "document":
            return self.last[0] if self.last and sentence.index - self.last[1] <= 3 else None
        return self._definite(source, sentence)

    def _near(self, entry: tuple[str, int] | None, sentence: Sentence) -> str | None:
        return entry[0] if entry and sentence.index - entry[1] <= _FAR else None

    def _pronoun(self, head: str, sentence: Sentence) -> str | None:
        here = sentence.index
        if head in ("he", "she"):
            if (
                self._subject
                and (self.person is None or self._subject[1] > self.person[1])
                and here - self._subject[1] <= 2
            ):
                return self._subject[0]
            return self._near(self.person, sentence) or self._near(self._subject, sentence)
        if head == "they":
            options = [entry for entry in (self.crowd, self.body) if entry]
            latest = max(options, key=lambda entry: entry[1], default=None)
            return self._near(latest, sentence) or (self._subject_body(sentence))
        if (
            self._body_subject
            and (self.body is None or self._body_subject[1] > self.body[1])
            and here - self._body_subject[1] <= 1
        ):
            return self._body_subject[0]
        return self._near(self.body, sentence) or self._near(self.crowd, sentence)

    def _subject_body(self, sentence: Sentence) -> str | None:
        return self._body_subject[0] if self._body_subject and sentence.index - self._body_subject[1] <= 2 else None

    def _reworded(self, name: str, head: str) -> str:
        """The body's owner with the noun that stands here: "the military" after "the Israeli army" is Israel's."""
        low = name.lower()
        for noun in self.lexicon.armies:
            if low.endswith(" " + noun) and head in self.lexicon.armies:
                return f"{name[: -len(noun)]}{head}"
        return name

    def _owned(self, source: Source, sentence: Sentence) -> str | None:
        """ "Its spokesman" as "M23's spokesman", "her office" as "Iris Marín's office"."""
        if not source.owner:
            return None
        pronoun = {"his": "he", "her": "she", "its": "it"}.get(source.owner, "they")
        owner = self._pronoun(pronoun, sentence)
        return owned(owner, source.head) if owner else None

    def _definite(self, source: Source, sentence: Sentence) -> str | None:
        """ "the ministry", "the group", "the spokesman": the last one of that kind."""
        lexicon, head = self.lexicon, source.head
        if source.owner in ("his", "her") and source.kind == "body" and (whole := self._owned(source, sentence)):
            return whole
        if source.kind == "person":
            return self._honoured.get(head) or self._near(self.person, sentence)
        words = lexicon.heads.get(head, frozenset((head,)))
        if source.kind == "people":
            if source.plural:
                return self._crowds.get(head, head) if source.definite else head
            if head in self._titled:
                return self._titled[head]
            if source.definite and self.person and head in self.person[0].lower().split():
                return self.person[0]
            known = self._named is not None and sentence.index - self._named[1] <= _CLOSE
            if source.definite and not source.owner and head in lexicon.definite_people and known and self._named:
                return self._named[0]
            return self._owned(source, sentence) or head
        if " " in head:
            wanted = frozenset(head.lower().split())
            recent = islice(reversed(self._bodies), _REMEMBERED)
            return next((name for name in recent if wanted <= self._bodies[name]), head)
        if head in self._by_word:
            return self._by_word[head]
        told = [word for word in words if word in self._by_word]
        if told:
            latest = self._by_word[max(told, key=lambda word: (self._order[self._by_word[word]], word))]
            return self._reworded(latest, head)
        for word in (head, *sorted(words)):
            if word in self._whole:
                return self._whole[word]
        if head in self._hostile:
            return self._hostile[head]
        if head in lexicon.groups and self._group:
            return self._group
        if head in lexicon.countries and self._country:
            return self._country
        if head in lexicon.outlets and self._outlet:
            return self._outlet
        if head == "agency" and self.body:
            return self.body[0]
        return head
