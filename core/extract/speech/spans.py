"""Where the noun phrase of a source begins and ends: "says the Health Ministry in Beirut", "a source at the camp"."""

from __future__ import annotations

from core.extract.speech.sources import POSSESSIVE, SPEAKING, Naming, Source, owned

_LONGEST = 16
"""Tokens that a noun phrase may have; longer ones are no sources but mistakes."""
_SKIPPED = frozenset(("to", "this", "daily", "also", "both", "yesterday", "today"))
"""What may stand between an inverted verb and its subject: "assured to this daily the governor"."""
_OBJECTIVE = {"him": "he", "her": "she", "them": "they"}
_ORDERING = frozenset(("earlier", "later", "first", "initial", "last", "previous", "second", "third"))
_NO_LINK = frozenset(("to", "on", "with"))


class Spans(Naming):
    """Finds the sources of one sentence by where their words begin or end."""

    def ending(self, last: int) -> Source | None:
        """The source whose phrase ends with token `last`."""
        tokens = self.tokens
        if last < 0 or (tokens[last].kind == "punct" and tokens[last].text not in "”\"'’)"):
            return None
        first = self._start(last)
        if first > last:
            return None
        source = self._source(first, last)
        if source and first > 1 and tokens[first - 1].low == "whose" and source.kind in ("body", "people"):
            source.name = self._owned_by(first - 2, source)
        return source

    def _owned_by(self, at: int, source: Source) -> str | None:
        """ "The RSF, whose media office said": the RSF's media office."""
        tokens = self.tokens
        mention = tokens[at - 1 if at and tokens[at].text == "," else at].mention
        name = source.name or source.head
        return owned(mention.name, name) if mention and name else source.name

    def _start(self, last: int) -> int:
        """Where the noun phrase that ends with `last` begins; last + 1 where none does."""
        tokens, lexicon = self.tokens, self.lexicon
        at = last
        limit = max(-1, last - _LONGEST)
        while at > limit:
            token = tokens[at]
            mention = token.mention
            if mention is not None and mention.last == at and mention.kind in SPEAKING:
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
            if low in POSSESSIVE:
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
            if low == "and" and at < last and (self._joins_name(at) or self._joins_adjectives(at)):
                at -= 1
                continue
            if low in lexicon.stops and not (token.capital and mention is not None) and not self._ordering(at):
                break
            if low in lexicon.participles or (mention is None and low in lexicon.verb_words and at != last):
                break
            at -= 1
        first = at + 1
        while first <= last and tokens[first].low in lexicon.links:
            first += 1
        return first

    def _ordering(self, at: int) -> bool:
        """ "Its earlier statement", "the army's first count": which of several the noun is."""
        before = self.tokens[at - 1].low if at else ""
        return self.tokens[at].low in _ORDERING and (before in self.lexicon.determiners or before in POSSESSIVE)

    def _joins_name(self, at: int) -> bool:
        """ "Strategic and International Studies": an "and" within a name that no list knows."""
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        return at > 1 and all(t.capital and t.mention is None and t.kind == "word" for t in (before, after))

    def _joins_adjectives(self, at: int) -> bool:
        """ "several security and local sources": an "and" between two words that tell of one noun."""
        if at < 2:
            return False
        before, first = self.tokens[at - 1], self.tokens[at - 2]
        plain = before.kind == "word" and not before.capital and before.mention is None
        return plain and before.low not in self.lexicon.nouns and first.low in self.lexicon.determiners

    def _linkable(self, at: int) -> bool:
        """Whether the token before "of", "for", "at" … is a noun that speaks or tells ("spokesman for")."""
        if at < 0:
            return False
        token = self.tokens[at]
        low = token.low
        if low in self.lexicon.nouns or low in self.lexicon.accounts:
            return True
        mention = token.mention
        return mention is not None and mention.kind in ("office", "org") and mention.last == at

    def after(self, at: int) -> Source | None:
        """The source that begins at token `at`, with what is apposed to it; None where none begins there."""
        tokens = self.tokens
        size = len(tokens)
        first = at
        while first < size and tokens[first].low in _SKIPPED:
            first += 1
        if pronoun := self._pronoun(first):
            return pronoun
        last = self._end(first)
        if last < first:
            return None
        source = self._source(first, last)
        if source and last + 2 < size and tokens[last + 1].text == ",":
            return self._apposed_after(last + 2, source) or source
        return source

    def _pronoun(self, at: int) -> Source | None:
        """ "he", "according to her"; not "her" in "her spokesman"."""
        if at >= len(self.tokens):
            return None
        low = self.tokens[at].low
        if low not in self.lexicon.pronouns and low not in _OBJECTIVE:
            return None
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if low == "her" and following in self.lexicon.nouns:
            return None
        return Source(at, at, "pronoun", None, _OBJECTIVE.get(low, low))

    def _end(self, first: int) -> int:
        """The last token of the noun phrase that begins with `first`; first - 1 where none does."""
        tokens, lexicon = self.tokens, self.lexicon
        last = first - 1
        while last + 1 < len(tokens) and last - first < _LONGEST:
            grown = self._grown(first, last)
            if grown == last:
                break
            last = grown
        while (
            last >= first
            and tokens[last].mention is None
            and (
                tokens[last].low in lexicon.links
                or tokens[last].low in lexicon.determiners
                or tokens[last].low in POSSESSIVE
            )
        ):
            last -= 1
        return last

    def _grown(self, first: int, last: int) -> int:
        """The last token of the phrase with one step more; the same one where the phrase ends."""
        tokens, lexicon = self.tokens, self.lexicon
        at = last + 1
        token = tokens[at]
        low, mention = token.low, token.mention
        if mention is not None and mention.kind in SPEAKING and not self.dated(at):
            return mention.last
        if last >= first and self._name_ends(last) and not self._goes_on(at):
            return last
        if low in lexicon.determiners:
            return at if at == first or tokens[last].low in lexicon.links else last
        if low in lexicon.links:
            return at if self._links_on(first, at) else last
        if low in POSSESSIVE:
            return at if last >= first else last
        if token.text == "(" and last >= first:
            return next((k for k in range(at + 1, min(at + 6, len(tokens))) if tokens[k].text == ")"), last)
        stops = token.kind in ("punct", "number") or self.dated(at) or low in lexicon.stops or low in lexicon.pronouns
        verbal = not token.capital and (low in lexicon.verb_words or (low.endswith("ly") and last >= first))
        return last if stops or verbal else at

    def _links_on(self, first: int, at: int) -> bool:
        """Whether the "of", "in", "for" … at `at` goes on the phrase."""
        tokens = self.tokens
        if at <= first or at + 1 >= len(tokens) or tokens[at].low in _NO_LINK or self.dated(at + 1):
            return False
        following = tokens[at + 1]
        if tokens[at].low == "for" and not self._linkable(at - 1):
            return False
        if following.low == "the" and at + 2 < len(tokens) and tokens[at + 2].low in ("time", "moment", "weekend"):
            return False
        gerund = following.low.endswith("ing") and not following.capital
        return not gerund and following.kind != "punct" and tokens[at - 1].low not in self.lexicon.determiners

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
            if token.low in lexicon.nouns or token.capital or token.low in POSSESSIVE:
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

    def _capital_run(self, first: int, last: int) -> bool:
        return last > first and all(
            t.capital and t.kind == "word" and t.mention is None for t in self.tokens[first : last + 1]
        )

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
