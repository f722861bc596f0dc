"""The subject of a verb of saying: past adverbs, dates, appositions, relative clauses.

"The ombudswoman, Iris Marín, said", "a source briefed on the text told". What refers back ("it", "the ministry") is
left to `core.extract.speech.memory`.
"""

from __future__ import annotations

from core.extract.speech.sources import Source
from core.extract.speech.spans import Spans

_STOP_MARKS = frozenset((";", ":", "”", "“", '"', "«", "»"))
_OBJECT_LINKS = frozenset(("to", "by", "with"))
_ALIAS = frozenset(("alias", "named", "called", "nicknamed", "aka"))
_RELATIVE = frozenset("who which whose whom that where when".split())
_FINITE = frozenset("have has had was were is are will would shall".split())
_NO_APPOSITION = frozenset(
    ("including", "among", "of", "most", "mostly", "some", "with", "up", "down", "and", "or", "but")
)


class Phrases(Spans):
    """Finds the sources of one sentence, those before a verb too."""

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
        """ "The Taliban in their notice have written": the subject stands before an adjunct."""
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
            if tokens[at + 1].low in _NO_APPOSITION or self._clause_of_its_own(at + 1, last):
                return None
            outer = self.ending(at - 1)
            tries += 1
            if outer and outer.known and (tries > 1 or outer.kind != "place"):
                apposed = self._named_within(at + 1, last - 1, outer)
                if mark == ")" and apposed is None and outer.kind == "body" and last - at == 2:
                    self._with_acronym(outer, last - 1)
                return apposed or outer
            if tries > 3:
                return None
        if mark == "," and inner and inner.known and inner.kind == "person" and inner.first == 0:
            return inner
        return None

    def _with_acronym(self, body: Source, at: int) -> None:
        """ "The UN mission in South Sudan (UNMISS)": the acronym tells which of several missions it is."""
        token = self.tokens[at]
        initials = "".join(word[0] for word in (body.name or "").split() if word[0].isupper())
        if body.name and body.first + 2 < at - 1 and token.text.isupper() and token.text not in initials:
            body.name = f"{body.name} ({token.text})"

    def _clause_of_its_own(self, first: int, last: int) -> bool:
        """ ", nearly 100 people have been killed since May,": what stands there has a verb and no "who"."""
        tokens = self.tokens
        if any(token.low in _RELATIVE for token in tokens[first:last]):
            return False
        return any(token.low in _FINITE for token in tokens[first:last])

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
