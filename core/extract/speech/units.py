"""Units of attribution within a sentence.

"X said that …", "…, X said", "…, said X", "according to X", "a count by X stood at …", "quoted by X".
"""

from __future__ import annotations

import msgspec

from core.extract.speech.cues import Cue, is_number
from core.extract.speech.sources import Source, is_medium
from core.extract.speech.unit import Unit
from core.extract.speech.verb_units import VerbUnits

_GAPPED = 4
"""Tokens that a second voice and its number take behind the first."""
_CLAUSE_BEGINS = frozenset((",", ";", "and", "but", "while"))
_CLAUSE_ENDS = frozenset("and but while dead killed wounded injured".split())


class Units(VerbUnits):
    """Finds the units of one sentence."""

    def find(self, cues: list[Cue]) -> list[Unit]:
        """The units of the sentence in order, those of colons and brackets included."""
        taken = -1
        for cue in cues:
            if cue.first <= taken:
                continue
            unit = self._unit(cue)
            if unit:
                self.found.append(unit)
                taken = max(unit.last, cue.last)
        if self.found and self.tokens[-1].index - self.found[0].last > _GAPPED:
            self._gapped()
        return self.found

    def _gapped(self) -> None:
        """ "The ministry counts 19 dead, the governor 17": the verb of the first voice is left out for the second."""
        tokens, counted = self.tokens, False
        for at in range(self.found[0].last + 1, len(tokens)):
            if not is_number(tokens[at], self.lexicon) or self.phrases.dated(at):
                continue
            teller = next((u for u in reversed(self.found) if u.first < at), None)
            told = teller is not None and teller.place == "before" and teller.rule in ("verb", "coordinated", "gapped")
            if counted and told and teller is not None and (source := self._beside_number(at)) is not None:
                form = teller.cue_first, teller.cue_last
                unit = msgspec.structs.replace(
                    teller, first=source.first, last=source.last, source=source, rule="gapped", via=None, partner=None
                )
                unit.cue_first, unit.cue_last = form
                self.found.insert(self.found.index(teller) + 1, unit)
            counted = True

    def _beside_number(self, at: int) -> Source | None:
        """The source between a comma or "and" and a number that ends its clause."""
        tokens = self.tokens
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and after.kind != "punct" and after.low not in _CLAUSE_ENDS:
            return None
        source = self.phrases.ending(at - 1)
        if source is None or not source.known or not source.first or source.kind in ("pronoun", "place", "document"):
            return None
        return source if tokens[source.first - 1].low in _CLAUSE_BEGINS else None

    def _unit(self, cue: Cue) -> Unit | None:
        frame = cue.form.frame
        if frame == "after":
            return self._after_phrase(cue)
        if frame == "relay":
            passive = cue.first > 0 and self.tokens[cue.first - 1].low in self.lexicon.be
            return self._passive(Cue(cue.first, cue.first, cue.form)) if passive else self._relay(cue)
        if frame == "noun":
            return self._count_noun(cue)
        return self._verb(cue)

    def _after_phrase(self, cue: Cue) -> Unit | None:
        source = self.phrases.after(cue.last + 1)
        if source is None or (
            cue.form.lemma in ("per", "as by") and source.mention is None and not self._teller(source)
        ):
            return None
        lemma = cue.form.lemma
        if lemma in ("citing", "quoting"):
            if self.found:
                outer = self.found[-1]
                if is_medium(outer.source) and outer.source.name:
                    outer.via = outer.source.name
                    outer.source = source
                return None
            speaker = self.phrases.before(cue.first)
            unit = self._make(cue.first, source.last, source, cue, "citing")
            if speaker and speaker.kind == "outlet":
                unit.via = speaker.name
            return unit
        return self._make(cue.first, source.last, source, cue, "according-to")

    def _teller(self, source: Source) -> bool:
        """Whether "per" may stand before it: "per the governor", not "per day" or "per family"."""
        speaks = source.known and source.kind in ("people", "body", "person", "outlet")
        return speaks and (source.definite or source.plural)

    def _count_noun(self, cue: Cue) -> Unit | None:
        """ "An earlier count by the agency stood at eight", "the ministry's tally of 4,047"."""
        if not self._number_after(cue.last):
            return None
        at = cue.last + 1
        if self.tokens[at].low in self.lexicon.shows or self.tokens[cue.first - 1].low in ("'s", "'"):
            source = self.phrases.ending(cue.first)
            last = cue.last
        else:
            at += 1 if self.tokens[at].low in ("by", "from", "of") else 2
            source = self.phrases.after(at)
            if self.tokens[at - 1].low == "of" and source and source.mention is None:
                return None
            last = source.last if source else at
        if source is None or not source.known or source.kind in ("pronoun", "place"):
            return None
        if source.kind == "document" and source.name is None:
            return None
        return self._make(min(cue.first, source.first), last, source, cue, "count-by")

    def _relay(self, cue: Cue) -> Unit | None:
        """ "quoted by TASS": the medium that passes on what the unit before says."""
        source = self.phrases.after(cue.last + 1)
        if source and source.name and self.found and cue.first - self.found[-1].last <= 3:
            self.found[-1].via = source.name
            self.found[-1].last = max(self.found[-1].last, source.last)
        return None
