"""The figures of an article: how many of what, done by whom to whom, where, when, and who says so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from core.extract.assaults import Attack, attack_in, is_mishap, weapons_of
from core.extract.bounds import Quantity
from core.extract.calibration import FIGURES, calibrated
from core.extract.casting import Casting
from core.extract.circumstances import running_total
from core.extract.completion import complete
from core.extract.counted_nouns import counted
from core.extract.document import Document, Sentence
from core.extract.fractions import all_but
from core.extract.framing import HARM
from core.extract.grounds import SUFFERED, Grounds
from core.extract.labels import label_predicate, name_by_label
from core.extract.noun_phrases import Counted
from core.extract.passage import ATTACK_WORDS, Passage, Told
from core.extract.perpetrators import perpetrator
from core.extract.predicate import PEOPLE, Predicate
from core.extract.predicates import predicate_of
from core.extract.quantities import quantities, with_qualifier
from core.extract.shares import left_of
from core.extract.sharing import shared_backwards
from core.extract.shooters import place_side, side_of
from core.extract.singles import singles
from core.extract.tellers import teller
from core.extract.voice import verb_hits
from core.lexicon.sides import group_homes
from core.model import Figure, When

if TYPE_CHECKING:
    from core.extract.attribution import Speakers
    from core.extract.dating import Dated, Dating

_WAR = 10_000
"""People hurt or driven out in such numbers are those of a war, not of the strike told before them."""
_ELSEWHERE = frozenset(("publication", "carried"))
_JOINED_HARM = frozenset("were was are have has had been killed dead died wounded injured hurt missing".split())
"""Words between two numbers of one statement: "at least 12 people were killed and 30 wounded"."""
_SHARE_WORDS = frozenset(("including", "among", "them", "whom", "which", "of", "comprising"))


def find_figures(document: Document, dating: Dating, speakers: Speakers) -> tuple[Figure, ...]:
    """Every figure of the document, in reading order; ids `f1`, `f2`, … are local to the article.

    Headlines are left out: they round what the text says (annotation guide).
    """
    reader = _Reader(document, dating, speakers)
    for sentence in document.sentences:
        if sentence.block.kind != "heading":
            reader.read(sentence)
    return tuple(reader.figures)


class _Reader:
    """Walks through the sentences and remembers what a passage has told."""

    def __init__(self, document: Document, dating: Dating, speakers: Speakers) -> None:
        self.document = document
        self.dating = dating
        self.speakers = speakers
        self.casting = Casting(document)
        self.figures: list[Figure] = []
        frame = self.casting.frame
        self.passage = Passage(
            state=frame.state() or frame.own(),
            own=frame.own(),
            enemy=frame.opponent(frame.own()),
            holder=frame.holder(),
        )
        self.grounds = Grounds(document, self.passage)
        self.group: str | None = None
        """The armed group named last."""
        self.block = -1
        self.first = 0
        """Index of the first figure of the block."""

    def read(self, sentence: Sentence) -> None:
        """Add the figures of the next sentence."""
        if sentence.block.index != self.block:
            self.block = sentence.block.index
            self.first = len(self.figures)
            said = self.speakers.at(sentence.tokens[-1].start)
            label = None if said is not None and said.rule == "label" else _label(sentence)
            self.passage.enter(self.document, sentence, label, self.grounds.scene.section(sentence))
        phrases = self._phrases(sentence)
        before = len(self.figures)
        attack = attack_in(sentence, self.passage)
        self.passage.unknown = attack.unknown or (self.passage.unknown and attack.by is None)
        named = [m.name for m in sentence.mentions if m.kind == "side" and m.name in group_homes()]
        self.group = named[-1] if named else self.group
        if phrases:
            if attack.by != self.passage.by and (attack.by is not None or self._apart(sentence, phrases[0])):
                self.passage.by = None
            self._figures(sentence, phrases)
        if len(self.figures) > self.first and (by := perpetrator(sentence, self.group)) is not None:
            self._settle(by)
        self._remember(sentence, attack, self.figures[before:])

    def _phrases(self, sentence: Sentence) -> list[Counted]:
        """The counted phrases of a sentence in order, single victims among them."""
        phrases: list[Counted] = []
        for quantity in quantities(sentence):
            phrase = counted(sentence, quantity)
            if all_but(sentence.tokens, quantity.first):
                if not phrases or (left := left_of(phrases[-1].quantity, quantity)) is None:
                    continue
                phrase.quantity = left
            if not phrases or phrase.quantity.first > phrases[-1].last:
                phrases.append(phrase)
        for before, phrase in pairwise(phrases):
            words = [t.low for t in sentence.tokens[before.last + 1 : phrase.quantity.first]]
            joined = words[-1:] == ["and"] and _JOINED_HARM.issuperset(words[:-1])
            if joined and before.quantity.kind and (before.object in PEOPLE) == (phrase.object in PEOPLE):
                phrase.quantity = with_qualifier(phrase.quantity, before.quantity)
        phrases = sorted([*phrases, *singles(sentence, phrases)], key=lambda p: p.quantity.first)
        told: list[Counted] = []
        for phrase in reversed(phrases):
            behind = sentence.tokens[phrase.last + 1 : phrase.last + 3]
            joined = bool(told) and told[0].quantity.first == phrase.last + 2 and behind[0].low == "and"
            if self._speaks(sentence, phrase) or (joined and phrase.quantity.form == "article"):
                told.insert(0, phrase)
        return [phrase for phrase in phrases if phrase not in told]

    def _speaks(self, sentence: Sentence, phrase: Counted) -> bool:
        """ "A doctor said", "two medics told reporters": one who tells of the harm is none of the harmed."""
        if phrase.anaphor:
            return False
        start, end = sentence.tokens[phrase.quantity.first].start, sentence.tokens[phrase.last].end
        if phrase.quantity.best != 1:
            return self.speakers.telling(start, end)
        return self.speakers.speaking(start, end, phrase.quantity.form == "article")

    def _settle(self, by: str) -> None:
        """Give the harm of this block whose doer was untold the doer that a sentence behind it names."""
        for place in range(self.first, len(self.figures)):
            figure = self.figures[place]
            if figure.action in (*HARM, "captured") and figure.by is None and not figure.total and figure.against != by:
                self.figures[place] = msgspec.structs.replace(figure, by=by)

    def _figures(self, sentence: Sentence, phrases: list[Counted]) -> None:
        name_by_label(sentence, phrases)
        hits = verb_hits(sentence, phrases)
        predicates: list[Predicate | None] = []
        made: list[Figure | None] = []
        for place, phrase in enumerate(phrases):
            predicate = predicate_of(sentence, phrases, place, hits, predicates)
            if predicate is None and place + 1 < len(phrases):
                following = predicate_of(sentence, phrases, place + 1, hits, [*predicates, None])
                if following is not None:
                    predicate = shared_backwards(sentence.tokens, phrases, place, following)
            if predicate is None:
                predicate = label_predicate(self.document, sentence, phrase, self._lead())
            predicate = complete(self.document, self.passage, sentence, phrases, place, predicate)
            predicates.append(predicate)
            figure = self._figure(sentence, phrases, place, predicate, made) if predicate else None
            made.append(figure)
            if figure is not None and predicate is not None:
                self.figures.append(figure)
                self.passage.remember(Told(phrase, predicate, figure, sentence))

    def _lead(self) -> Counted | None:
        """The weapons counted last outside a table."""
        return self.passage.weapons.phrase if self.passage.weapons is not None else None

    def _figure(
        self, sentence: Sentence, phrases: list[Counted], index: int, predicate: Predicate, made: list[Figure | None]
    ) -> Figure:
        phrase, quantity, tokens = phrases[index], phrases[index].quantity, sentence.tokens
        start, end = tokens[quantity.first].start, tokens[phrase.last].end
        said = self.speakers.at(tokens[quantity.core].start)
        place = self.grounds.of(sentence, phrase, phrases, predicate)
        source = made[predicate.source] if predicate.source is not None else None
        attack = _attack(sentence, predicate)
        dated = self.dating.named(sentence, attack) if attack is not None else None
        dated = dated or self._dated(sentence, quantity, predicate)
        if dated is not None and undated(sentence, phrase, predicate, dated, self.document.article.published):
            dated = None
        when = self._day(predicate, dated)
        by, against = self.casting.sides(sentence, phrase, predicate, place, self.passage, said, source, when)
        told_by = teller(self.document, sentence, phrase, predicate) if said is None else None
        running = running_total(sentence, phrase)
        between = {t.low for t in tokens[phrases[index - 1].last + 1 : quantity.first]} if index else set()
        return Figure(
            id=f"f{len(self.figures) + 1}",
            object=phrase.object or "person",
            action=predicate.action,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            qualifier=quantity.qualifier,
            text=self.document.text[start:end],
            by=by,
            against=against,
            place=self.grounds.named(sentence, place, source, predicate, said, running, against),
            date=when,
            speaker=said.speaker if said else told_by,
            cue=said.cue if said else None,
            via=said.via if said else None,
            confidence=said.confidence if said else "claimed" if told_by else "fact",
            certainty=_certainty(predicate, dated.certainty if dated else None),
            article=self.document.article.id,
            start=start,
            end=end,
            quote=self.document.text[sentence.start : sentence.end],
            rule=predicate.rule,
            total=running,
            part_of=source.id if source is not None and between & _SHARE_WORDS else None,
        )

    def _dated(self, sentence: Sentence, quantity: Quantity, predicate: Predicate) -> Dated | None:
        """The day that the text tells; that of writing for so many people that they are no strike's."""
        if predicate.action in SUFFERED and (quantity.low or 0) >= _WAR:
            return self.dating.of_war(sentence, quantity.core)
        return self.dating.at(sentence, quantity.core, toll=predicate.action in ("killed", "injured"))

    def _day(self, predicate: Predicate, dated: Dated | None) -> When | None:
        """The day told; a number that goes on with an earlier count, and has no day of its own, has that one's."""
        told = self.passage.last
        goes_on = predicate.rule.startswith(("another count", "carried on", "among them: "))
        if goes_on and told is not None and told.figure.date and (dated is None or dated.basis in _ELSEWHERE):
            return told.figure.date
        return dated.when if dated else None

    def _apart(self, sentence: Sentence, phrase: Counted) -> bool:
        """Whether the sentence tells of a mishap, another weapon or another day than the attack of its paragraph."""
        if is_mishap(sentence):
            return True
        kinds = weapons_of(sentence)
        if kinds and self.passage.weapon_kinds and kinds.isdisjoint(self.passage.weapon_kinds):
            return True
        dated = self.dating.at(sentence, phrase.quantity.core) if sentence.dates and self.passage.day else None
        return dated is not None and dated.basis == "clause" and dated.when.start != self.passage.day

    def _remember(self, sentence: Sentence, told: Attack, figures: list[Figure]) -> None:
        """Keep who shoots, who acts and where for the rest of the paragraph, and whom it hit for those behind."""
        place_of_word = next(iter(sentence.places_of(ATTACK_WORDS)), None)
        dated = self.dating.at(sentence, place_of_word) if place_of_word is not None else None
        self.casting.assaults.tell(sentence, told, figures, dated.when if dated is not None else None)
        if told.by is not None:
            same = told.by == self.passage.by
            self.passage.weapon_kinds = weapons_of(sentence) | (self.passage.weapon_kinds if same else frozenset())
            self.passage.day = dated.when.start if dated is not None else None
            self.passage.by = self.passage.attackers = told.by
        elif told.unknown:
            self.passage.by = None
        for mention in sentence.mentions:
            if mention.kind in ("side", "org") and mention.form != "adjective" and side_of(mention):
                self.passage.subject = side_of(mention)
                break
        self.grounds.remember(sentence)


_AHEAD = frozenset(
    """to will would agreed agree agreeing proposed proposes offered offers ready must foresaw should plan planned
    plans expected undertook foresees provides""".split()
)
_WEEK = 3
"""Days told no more exactly than by the month or year are no day of a swap."""
_SWAPPED = frozenset(("exchanged", "released", "returned", "held"))


def _attack(sentence: Sentence, predicate: Predicate) -> int | None:
    """Offset of the day of a toll's attack: "the toll from Wednesday's strike reached 34 on Monday"."""
    if not predicate.rule.startswith("toll") or len(sentence.dates) < 2:
        return None
    for token in sentence.tokens[2:]:
        if token.low in ATTACK_WORDS and sentence.tokens[token.index - 1].low in ("'s", "missile", "drone", "air"):
            before = sentence.tokens[token.index - 2]
            if any(date.start <= before.start < date.end for date in sentence.dates):
                return before.start
    return None


def undated(sentence: Sentence, phrase: Counted, predicate: Predicate, dated: Dated, published: str | None) -> bool:
    """A swap or release has the day on which it takes place, never that of the deal; none where that day is
    untold."""
    if predicate.action not in _SWAPPED or predicate.action == "held":
        return False
    if dated.when.date_prec > _WEEK and dated.mention is not None and not dated.mention.mod:
        return True
    first = phrase.quantity.first
    verb = predicate.verb.index if predicate.verb is not None else first
    words = {t.low for t in sentence.tokens[max(0, min(first, verb) - 7) : max(first, verb)]}
    ahead = bool(words & _AHEAD) or (predicate.action == "exchanged" and dated.basis in ("publication", "carried"))
    return ahead and not (dated.basis == "clause" and published is not None and dated.when.start > published[:10])


def _label(sentence: Sentence) -> str | None:
    """The side that opens a bullet before a colon."""
    first = sentence.mentions[0] if sentence.mentions else None
    if first is None or first.first > 1 or first.last + 1 >= len(sentence.tokens):
        return None
    if sentence.tokens[first.last + 1].text != ":" or first.kind not in ("side", "place"):
        return None
    return place_side(first) or side_of(first)


def _certainty(predicate: Predicate, dated: float | None) -> float:
    """How sure the rule is, lowered where the day had to be inferred."""
    return calibrated(min(0.98, predicate.certainty * (0.9 if dated is None else dated) ** 0.3), FIGURES)
