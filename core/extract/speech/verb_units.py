"""Units whose cue is a verb: "X said", "said X", "was given by X", "adding that", "quoted X as saying"."""

from __future__ import annotations

from core.extract.speech.cues import Cue, is_number
from core.extract.speech.sources import Source, is_medium
from core.extract.speech.unit import COMMAS, Placing, Unit

_OPEN = frozenset(("say", "tell", "add", "write"))
"""Verbs whose subject speaks, whatever noun it is."""
_TELLING = frozenset(("tell", "inform", "assure", "notify"))
_VIA_REACH = 8
"""Tokens behind a verb within which the medium that was told stands."""
_BACK_REFERENCE = 4
"""Tokens before the verb of "This was reported by X", which gives back the source of what stands before it."""
_AFTER_COUNT = frozenset(("by", "so", "as", "on", "for", "until", "up"))
_OF_PEOPLE_TOO = frozenset(
    ("released", "provided", "supplied", "given", "made", "put", "issued", "shared", "registered")
)
"""Passives that statements share with people and goods."""
_NOT = frozenset(("not", "never", "n't"))
_NOT_SAYING = {
    "recall": frozenset(["its", "his", "her", "their", "the", "ambassador", "ambassadors", "envoy", "envoys"]),
    "claim": frozenset(("lives", "life")),
    "say": frozenset(("to",)),
    "report": frozenset(
        ["to", "for", "directly", "dead", "killed", "missing", "injured", "wounded", "destroyed", "captured", "damaged"]
    ),
}


class VerbUnits(Placing):
    """Finds the unit of a verb of saying."""

    def _verb(self, cue: Cue) -> Unit | None:
        tokens, lexicon, form = self.tokens, self.lexicon, cue.form
        previous = cue.first - 1
        while previous >= 0 and tokens[previous].low in lexicon.adverbs:
            previous -= 1
        before = tokens[previous].low if previous >= 0 else ""
        if form.confidence != "denied" and not _NOT.isdisjoint(self.sentence.lows[max(previous, 0) : cue.first]):
            return None
        following = tokens[cue.last + 1].low if cue.last + 1 < len(tokens) else ""
        verb = form.lemma.split()[0]
        if form.shape == "past" and before in lexicon.be and not (verb == "say" and before == "being"):
            return self._passive(cue)
        if before == "to" and form.shape == "base":
            return None
        stop_words = _NOT_SAYING.get(verb)
        if stop_words and any(
            token.low in stop_words for token in tokens[cue.last + 1 : cue.last + (4 if verb == "claim" else 2)]
        ):
            return None
        if form.frame == "count" and not self._counts(cue):
            return None
        if form.frame == "account" and not self._account_after(cue):
            return None
        source = self.phrases.before(cue.first)
        if form.shape == "ing" and before not in lexicon.be:
            return self._participle(cue, source)
        if form.shape == "past" and following == "by" and not (source and source.kind in ("person", "pronoun")):
            return None
        if source and self._cited_by(source):
            return None
        if source and verb in ("quote", "cite") and (quoted := self._quotes_as(cue, source)):
            return quoted
        if source and self._agrees(source, cue, before):
            partner = self._partner(source)
            first = partner.first if partner else source.first
            unit = self._make(first, cue.last, source, cue, "verb", self._via(cue) or source.via)
            unit.partner = partner
            if form.frame == "account" and tokens[cue.last + 1].low in ("the", "this", "that", "these"):
                unit.rule = "gave-the-figure"
            return unit
        if before in ("and", "but", ",") and self.found and form.shape in ("past", "s", self.found[-1].shape):
            return self._coordinated(cue)
        if form.frame == "plain":
            return self._inverted(cue)
        return None

    def _agrees(self, source: Source, cue: Cue, before: str) -> bool:
        """Whether the noun before the verb can be its subject."""
        verb = cue.form.lemma.split()[0]
        if not source.known and (verb not in _OPEN or cue.form.frame != "plain"):
            return False
        if source.kind == "place" and verb not in ("report", "say", "confirm", "record", "count", "put"):
            return False
        if cue.form.shape == "base":
            modal = before in self.lexicon.auxiliaries
            plural = (
                source.plural
                or source.kind == "side"
                or source.head == "they"
                or (source.kind == "body" and source.head.endswith("s"))
            )
            return modal or plural or self._joined(source)
        return not (cue.form.shape == "s" and source.plural and source.kind == "people" and verb != "say")

    def _joined(self, source: Source) -> bool:
        """ "Petro and the ombudswoman say": two sources."""
        return source.first > 1 and self.tokens[source.first - 1].low == "and"

    def _quotes_as(self, cue: Cue, relay: Source) -> Unit | None:
        """ "TASS quoted a statement from the ministry as saying": the medium passes on what the quoted says."""
        tokens = self.tokens
        for at in range(cue.last + 2, min(cue.last + 16, len(tokens) - 1)):
            if tokens[at].low == "as" and tokens[at + 1].low in ("saying", "stating", "telling", "confirming"):
                source = self.phrases.after(cue.last + 1)
                if source is None or not source.known:
                    return None
                return self._make(relay.first, at + 1, source, cue, "quoted-as", relay.name)
        return None

    def _cited_by(self, source: Source) -> bool:
        """ "SANA, citing a security source, reported": the medium only passes on what the source says."""
        last = self.found[-1] if self.found else None
        if last is None or last.rule != "citing" or source.first > last.first:
            return False
        if not is_medium(source):
            return False
        last.via = source.name
        last.first = source.first
        last.place = "before"
        return True

    def _coordinated(self, cue: Cue) -> Unit | None:
        """ "denied it and accused Kinshasa": the subject of the verb before."""
        last = self.found[-1]
        if last.rule not in ("verb", "coordinated"):
            return None
        if last.shape != cue.form.shape and last.confidence != "denied":
            return None  # "has denied it and says": a denial that was made still stands
        start = cue.first
        while start > 0 and self.tokens[start - 1].low not in ("and", "but", ","):
            start -= 1
        unit = self._make(start, cue.last, last.source, cue, "coordinated", self._via(cue))
        unit.place = "before"
        return unit

    def _partner(self, source: Source) -> Source | None:
        """ "Petro" in "Petro and the ombudswoman say": the first of two who speak, where they begin the clause."""
        if source.first < 2 or self.tokens[source.first - 1].low != "and":
            return None
        partner = self.phrases.ending(source.first - 2)
        if partner is None or not partner.known or partner.kind in ("pronoun", "place", "document"):
            return None
        starts = partner.first == 0 or self.tokens[partner.first - 1].text in (",", ";", "”", '"', ":")
        return partner if starts else None

    def _participle(self, cue: Cue, source: Source | None) -> Unit | None:
        """ ", adding that …" goes on for the speaker of the sentence; "with Ukraine saying …" has its own."""
        tokens = self.tokens
        first = cue.first
        if (
            source
            and source.known
            and source.kind != "place"
            and first
            and tokens[source.first - 1 if source.first else 0].low in ("with", "and")
        ):
            return self._make(source.first, cue.last, source, cue, "with-saying")
        if first and tokens[first - 1].low in self.lexicon.accounts and (subject := self._sentence_subject(first)):
            return self._make(first, cue.last, subject, cue, "saying")
        if first and (tokens[first - 1].text in (",", "–", "—") or tokens[first - 1].low == "and"):
            if self.found:
                last = self.found[-1]
                same = last.rule in ("verb", "coordinated") and cue.form.confidence != last.confidence
                return self._make(first, cue.last, last.source, cue, "saying") if same else None
            subject = self._sentence_subject(first)
            if subject:
                return self._make(first, cue.last, subject, cue, "saying")
        return None

    def _sentence_subject(self, before: int) -> Source | None:
        """The source that the sentence begins with."""
        source = self.phrases.subject()
        return source if source and source.known and source.last < before else None

    def _passive(self, cue: Cue) -> Unit | None:
        """ "was announced by X", "was given to AFP by X", "was quoted by TASS as saying", "X was told by Y"."""
        tokens, lexicon = self.tokens, self.lexicon
        verb = tokens[cue.first].low
        window = [token.low for token in tokens[cue.last + 1 : cue.last + 14]]
        if verb in ("quoted", "cited", "reported") and "as" in window:
            at = cue.last + 1 + window.index("as")
            if at + 1 < len(tokens) and tokens[at + 1].low in (
                "saying",
                "stating",
                "telling",
                "claiming",
                "confirming",
                "putting",
            ):
                source = self.phrases.before(cue.first)
                via = self.phrases.after(cue.last + 2) if window[:1] == ["by"] else None
                if source:
                    return self._make(source.first, at + 1, source, cue, "quoted-as", via.name if via else None)
        if verb not in lexicon.passive or "by" not in window[:8]:
            return None
        at = cue.last + 1 + window.index("by")
        if any(tokens[k].kind == "punct" and tokens[k].text != "," for k in range(cue.last + 1, at)):
            return None
        source = self.phrases.after(at + 1)
        if source is None or not source.known or (verb in _OF_PEOPLE_TOO and self._people_before(cue.first)):
            return None
        relay = next((t.mention for t in tokens[cue.last + 1 : at] if t.mention and t.mention.kind == "outlet"), None)
        unit = self._make(cue.first, source.last, source, cue, "passive", relay.name if relay else None)
        if cue.first <= _BACK_REFERENCE and tokens[0].low in self.lexicon.backward:
            unit.rule = "so-reported"
        return unit

    def _people_before(self, at: int) -> bool:
        """ "About 250 children were released by armed groups": people are released, not a statement."""
        before = self.tokens[max(0, at - 9) : at]
        told = any(t.low in self.lexicon.accounts or t.low in self.lexicon.counting_objects for t in before)
        return not told and any(is_number(t, self.lexicon) for t in before)

    def _inverted(self, cue: Cue) -> Unit | None:
        """ "…, said Tareq Aryan", "So reported the GSES", "has said the spokesman …"."""
        tokens, lexicon = self.tokens, self.lexicon
        start = cue.first
        while start > 0 and tokens[start - 1].low in lexicon.auxiliaries:
            start -= 1
        if start == 0 and cue.form.shape == "base":
            return None
        if (
            start > 0
            and tokens[start - 1].text not in COMMAS
            and tokens[start - 1].low not in ("so", "as", "thus", "how")
        ):
            return None
        at = cue.last + 1
        while at < len(tokens) and (
            self.phrases.dated(at)
            or (tokens[at].low in ("on", "late", "earlier") and self.phrases.dated(min(at + 1, len(tokens) - 1)))
        ):
            at += 1
        via = self._via(cue)
        if at < len(tokens) and tokens[at].low == "to":
            at += 2
        within = at < len(tokens) and tokens[at].low in ("in", "at")
        source = self.phrases.after(at + within)
        if source is None or not source.known or source.kind == "pronoun" or (within and source.kind != "body"):
            return None
        unit = self._make(start, source.last, source, cue, "inverted", via)
        if start and tokens[start - 1].low in ("so", "as", "thus"):
            unit.first = start - 1
            unit.rule = "so-reported" if start == 1 and tokens[0].low in ("so", "thus") else unit.rule
        return unit

    def _counts(self, cue: Cue) -> bool:
        """Whether a number follows, or the whole sentence with its number stands before: "…, diplomats estimate"."""
        tokens = self.tokens
        ends = cue.last + 1 >= len(tokens) or tokens[cue.last + 1].text in (".", "”", '"')
        if ends and not cue.form.late:
            return any(is_number(t, self.lexicon) and not self.phrases.dated(t.index) for t in tokens[: cue.first])
        if cue.form.lemma == "name":  # "names 84 civilians"; "named a new envoy, two weeks before" counts none
            return any(is_number(t, self.lexicon) for t in tokens[cue.last + 1 : cue.last + 4])
        return self._number_after(cue.last)

    def _number_after(self, last: int) -> bool:
        for at in range(last + 1, min(last + 30, len(self.tokens))):
            token = self.tokens[at]
            if token.text in ";":
                return False
            if is_number(token, self.lexicon) and not self.phrases.dated(at):
                return True
        return False

    def _account_after(self, cue: Cue) -> bool:
        """Whether the object is an account ("gave the number") or counted losses ("had 3,961 killed")."""
        tokens, lexicon = self.tokens, self.lexicon
        verb = cue.form.lemma
        for at in range(cue.last + 1, min(cue.last + 9, len(tokens))):
            token = tokens[at]
            if token.kind == "punct" or token.low in lexicon.conjunctions:
                return False
            if verb != "have" and token.low in lexicon.counting_objects:
                return True
            if is_number(token, lexicon) and not self.phrases.dated(at):
                near = {t.low for t in tokens[at + 1 : at + 3]}
                if verb == "have" and self._bare_count(at):
                    return cue.form.shape != "base"
                if verb == "have":
                    behind = tokens[cue.last + 1]
                    held = behind is token or behind.low in lexicon.adjuncts or self.phrases.dated(behind.index)
                    return cue.form.shape != "base" and held and bool(near & lexicon.had)
                if near & {"names", "list"}:
                    return True
        return False

    def _bare_count(self, at: int) -> bool:
        """ "The Observatory has 71.", "HRANA had 974 by Sunday": a number with no noun behind it."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return (
            following is None
            or following.text in (".", ",", ";")
            or following.low in _AFTER_COUNT
            or self.phrases.dated(at + 1)
        )

    def _via(self, cue: Cue) -> str | None:
        """The medium that was told: "told state agency SANA", "told the BBC", "said in an interview with Le Monde"."""
        tokens = self.tokens
        told = cue.form.lemma in _TELLING
        for at in range(cue.last + 1, min(cue.last + _VIA_REACH, len(tokens))):
            token = tokens[at]
            if (token.kind == "punct" and token.text not in ("'", "’")) or token.low in self.lexicon.complement_words:
                return None
            mention = token.mention
            if mention and mention.kind == "outlet":
                first = mention.first - 1
                if first >= 0 and tokens[first].low in self.lexicon.articles:
                    first -= 1
                return mention.name if told or (first >= 0 and tokens[first].low in ("to", "with")) else None
        return None
