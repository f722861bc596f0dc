"""Units of attribution within a sentence: a source with its cue, and where what it says stands.

"X said that …", "…, X said", "…, said X", "according to X", "was quoted by TASS as saying", "X: 700 killed", "… (Health Ministry)".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.extract.document import Sentence
from core.extract.speech_cues import Cue, find_cues, is_number, tables
from core.extract.speech_sources import Phrases, Source, is_medium
from core.model import Confidence

Place = Literal["before", "after"]

_OPEN = frozenset(("say", "tell", "add", "write"))
"""Verbs whose subject speaks, whatever noun it is."""
_COMMAS = frozenset((",", "”", '"', "’", "'", "»", "–", "—", "“"))
_ENDS = frozenset((".", ",", ";", ":", "!", "?", "”", '"', "»", ")", "–", "—", "…", "...", "“", "’", "'"))
_INTRO = frozenset(
    "in on at after before since by during among despite across as following amid under over with within from for when while if "
    "meanwhile separately however later earlier also then but and yet still elsewhere overall moreover additionally thus "
    "today yesterday overnight initially previously recently between throughout until upon".split()
)
_NOT = frozenset(("not", "never", "n't"))
_NOT_SAYING = {
    "recall": frozenset("its his her their the ambassador ambassadors envoy envoys".split()),
    "claim": frozenset(("lives", "life")),
    "say": frozenset(("to",)),
    "report": frozenset("to for directly dead killed missing injured wounded destroyed captured damaged".split()),
}


@dataclass(slots=True)
class Unit:
    """A source with its cue: tokens `first` to `last` of the sentence."""

    first: int
    last: int
    source: Source
    cue: str
    confidence: Confidence
    place: Place
    """Whether what is said stands before the unit or after it."""
    rule: str
    lemma: str = ""
    via: str | None = None
    cue_first: int = 0
    cue_last: int = 0
    shape: str = ""
    """The inflection of the verb: a second verb in the same shape shares the subject."""
    partner: Source | None = None
    """The first of two who speak together."""
    whole: bool = False
    """It speaks for the whole bullet: a label before a colon or a source in brackets."""


class Units:
    """Finds the units of one sentence."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.text = text
        self.phrases = Phrases(sentence, text)
        self.lexicon = tables()
        self.found: list[Unit] = []

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
        return self.found

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

    # -- prepositions

    def _after_phrase(self, cue: Cue) -> Unit | None:
        source = self.phrases.after(cue.last + 1)
        if source is None or (cue.form.lemma in ("per", "as by") and source.mention is None):
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
        if source is None or not source.known or source.kind in ("pronoun", "place") or source.name is None:
            return None
        return self._make(min(cue.first, source.first), last, source, cue, "count-by")

    def _relay(self, cue: Cue) -> Unit | None:
        """ "quoted by TASS": the medium that passes on what the unit before says."""
        source = self.phrases.after(cue.last + 1)
        if source and source.name and self.found and cue.first - self.found[-1].last <= 3:
            self.found[-1].via = source.name
            self.found[-1].last = max(self.found[-1].last, source.last)
        return None

    # -- verbs

    def _verb(self, cue: Cue) -> Unit | None:
        tokens, lexicon, form = self.tokens, self.lexicon, cue.form
        previous = cue.first - 1
        while previous >= 0 and tokens[previous].low in lexicon.adverbs:
            previous -= 1
        before = tokens[previous].low if previous >= 0 else ""
        if any(token.low in _NOT for token in tokens[max(previous, 0) : cue.first]) and form.confidence != "denied":
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
        if form.frame == "count" and not self._number_after(cue.last):
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
                or source.kind == "body"
                and source.head.endswith("s")
            )
            return modal or plural or self._joined(source)
        return not (cue.form.shape == "s" and source.plural and source.kind == "people" and verb != "say")

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
        if last.rule not in ("verb", "coordinated") or last.shape != cue.form.shape:
            return None
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

    def _joined(self, source: Source) -> bool:
        """ "Petro and the ombudswoman say": two sources."""
        return source.first > 1 and self.tokens[source.first - 1].low == "and"

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
        if source is None or not source.known:
            return None
        relay = next((t.mention for t in tokens[cue.last + 1 : at] if t.mention and t.mention.kind == "outlet"), None)
        return self._make(cue.first, source.last, source, cue, "passive", relay.name if relay else None)

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
            and tokens[start - 1].text not in _COMMAS
            and tokens[start - 1].low not in ("so", "as", "thus", "how")
        ):
            return None
        at = cue.last + 1
        while at < len(tokens) and (
            self.phrases.dated(at)
            or tokens[at].low in ("on", "late", "earlier")
            and self.phrases.dated(min(at + 1, len(tokens) - 1))
        ):
            at += 1
        via = self._via(cue)
        if at < len(tokens) and tokens[at].low == "to":
            at += 2
        source = self.phrases.after(at)
        if source is None or not source.known or source.kind == "pronoun":
            return None
        unit = self._make(start, source.last, source, cue, "inverted", via)
        if start and tokens[start - 1].low in ("so", "as", "thus"):
            unit.first = start - 1
            unit.rule = "so-reported" if start == 1 and tokens[0].low in ("so", "thus") else unit.rule
        return unit

    # -- helpers

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
                if verb == "have":
                    behind = tokens[cue.last + 1]
                    held = behind is token or behind.low in lexicon.adjuncts or self.phrases.dated(behind.index)
                    return cue.form.shape != "base" and held and bool(near & lexicon.had)
                if near & {"names", "list"}:
                    return True
        return False

    def _via(self, cue: Cue) -> str | None:
        """The medium that was told: "told AFP", "told the BBC", "said in an interview with Le Monde"."""
        tokens = self.tokens
        for at in range(cue.last + 1, min(cue.last + 3, len(tokens))):
            mention = tokens[at].mention
            if mention and mention.kind == "outlet":
                return (
                    mention.name
                    if cue.form.lemma in ("tell", "inform", "assure", "brief", "confirm")
                    or tokens[at - 1].low in ("to", "with")
                    else None
                )
        return None

    def _make(self, first: int, last: int, source: Source, cue: Cue, rule: str, via: str | None = None) -> Unit:
        words = " ".join(token.text for token in self.tokens[cue.first : cue.last + 1])
        unit = Unit(
            first,
            last,
            source,
            words,
            cue.form.confidence,
            "before",
            rule,
            cue.form.lemma,
            via,
            cue.first,
            cue.last,
            cue.form.shape,
        )
        unit.place = self._place(unit)
        return unit

    def _place(self, unit: Unit) -> Place:
        """Whether the unit closes what is said ("…, X said.") or opens it ("X said …")."""
        tokens = self.tokens
        if unit.rule == "saying":
            return "before"
        if unit.rule == "passive":
            return "after"
        if unit.first == 0:
            return "after" if unit.rule == "so-reported" else "before"
        clause = self._clause_start(unit.first)
        content = unit.first - clause
        intro = content == 0 or self._intro(clause, unit.first)
        tail = self._tail_is_adjunct(unit.last + 1)
        if unit.rule in ("according-to", "citing", "inverted"):
            return "before" if intro and not tail else "after"
        if tokens[unit.first - 1].text in _COMMAS and tail:
            return "after"
        if tail and not intro and tokens[unit.first - 1].text in _COMMAS:
            return "after"
        return "before"

    def _clause_start(self, at: int) -> int:
        """Where the clause that ends before token `at` begins."""
        tokens = self.tokens
        for place in range(at - 1, -1, -1):
            if tokens[place].text in (";", ":"):
                return place + 1
        return 0

    def _intro(self, first: int, last: int) -> bool:
        """Whether these words are only an adverbial before the main clause."""
        tokens = self.tokens
        if first >= last:
            return True
        if tokens[first].low not in _INTRO and not self.phrases.dated(first) and last - first > 3:
            return False
        return last - first <= 14 and not any(
            is_number(tokens[k], self.lexicon) and not self.phrases.dated(k) for k in range(first, last)
        )

    def _tail_is_adjunct(self, at: int) -> bool:
        """Whether nothing but time, place and audience follows up to the next mark."""
        tokens, lexicon = self.tokens, self.lexicon
        size = len(tokens)
        steps = 0
        while at < size and steps < 16:
            token = tokens[at]
            if token.text in _ENDS:
                return True
            adjunct = (
                token.low in lexicon.adjuncts
                or self.phrases.dated(at)
                or token.low.endswith("ly")
                or (token.mention is not None and token.mention.kind in ("outlet", "place", "person"))
                or (token.capital and token.low not in lexicon.determiners)
            )
            if not adjunct:
                if token.low in lexicon.complement_words or is_number(token, lexicon):
                    return False
                steps += 7
            at += 1
            steps += 1
        return at >= size


def sentence_units(sentence: Sentence, text: str) -> list[Unit]:
    """The units of attribution of a sentence, in order."""
    cues = find_cues(sentence.tokens)
    return Units(sentence, text).find(cues) if cues else []
