"""The figures of an article: how many of what, done by whom to whom, where, when, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.document import Document, Mention, Sentence, Token
from core.extract.frame import Frame
from core.extract.noun_phrases import Counted, counted, nouns
from core.extract.predicates import PEOPLE, Predicate, predicate_of, shared_backwards, verb_hits
from core.extract.quantities import Quantity, quantities
from core.extract.roles import Passage, clause_of, place_side, roles, side_of
from core.lexicon.sides import side_of as label_side
from core.model import Confidence, Figure, When

if TYPE_CHECKING:
    from core.extract.dating import Dating
    from core.extract.speakers import Attribution, Speakers

_PLACE_LINKS = frozenset("in at near over on across of from around inside outside to into within throughout".split())
_SPOKEN_FOR = (
    "health",
    "civil defen",
    "hospital",
    "medic",
    "rescue",
    "emergency",
    "ambulance",
    "red crescent",
    "governor",
    "local authorities",
    "state security",
)
_GROUPS = {
    **dict.fromkeys(("killed", "injured", "damaged", "destroyed", "hit", "evacuated"), "harm"),
    **dict.fromkeys(("released", "returned", "held"), "custody"),
    "intercepted": "intercepted",
    "launched": "launched",
}
"""Actions that one passage tells of one attack or one release."""
_OWN_ARMY = ("army", "military", "defence", "defense", "armed forces")
_TOTAL_WORDS = frozenset("since so-far overall altogether".split())
_SHARE_WORDS = frozenset(("including", "among", "them", "whom", "which", "of", "comprising"))


def find_figures(document: Document, dating: Dating, speakers: Speakers) -> tuple[Figure, ...]:
    """Every figure of the document, in reading order; ids `f1`, `f2`, … are local to the article."""
    reader = _Reader(document, dating, speakers)
    for sentence in document.sentences:
        if sentence.block.kind != "heading":
            reader.read(sentence)
    return tuple(reader.figures)


def action_harms(predicate: Predicate) -> bool:
    """People came to harm: whose they are depends on who fights whom."""
    return predicate.action in ("killed", "injured", "missing", "displaced")


def one_of_many(tokens: list[Token], phrase: Counted) -> bool:
    """ "one of its biggest attacks", "one of the strikes": a way of speaking, not a count."""
    quantity = phrase.quantity
    if quantity.low != 1 or quantity.high != 1 or quantity.last + 2 >= len(tokens):
        return False
    following = [t.low for t in tokens[quantity.last + 1 : quantity.last + 6]]
    if following[0] != "of" or following[1] in ("them", "those", "whom", "which"):
        return False
    return "most" in following or any(w.endswith("est") for w in following) or phrase.object not in PEOPLE


def _of_bodies(tokens: list[Token], phrase: Counted) -> bool:
    """ "the bodies of 3,000 soldiers"."""
    first = phrase.quantity.first
    before = [t.low for t in tokens[max(0, first - 4) : first]]
    return "of" in before[-2:] and any(w in ("bodies", "remains", "body", "corpses") for w in before)


class _Reader:
    """Walks through the sentences and remembers what a passage has told."""

    def __init__(self, document: Document, dating: Dating, speakers: Speakers) -> None:
        self.document = document
        self.dating = dating
        self.speakers = speakers
        self.figures: list[Figure] = []
        self.frame = Frame(document)
        self.passage = Passage()
        self.last: tuple[Counted, Predicate, Figure] | None = None
        self.last_block = -1
        self.place: Mention | None = None
        self.label: str | None = None
        """The side that a bullet's label names: "Lebanon: 4,047 dead"."""

    def read(self, sentence: Sentence) -> None:
        if sentence.block.index != self.last_block:
            self._new_block(sentence)
        phrases = self._phrases(sentence)
        if phrases:
            hits = verb_hits(sentence, phrases)
            done: list[Predicate | None] = []
            made: list[Figure | None] = []
            for place, phrase in enumerate(phrases):
                predicate = predicate_of(sentence, phrases, place, hits, done)
                if predicate is None and place + 1 < len(phrases):
                    following = predicate_of(sentence, phrases, place + 1, hits, [*done, None])
                    if following is not None:
                        predicate = shared_backwards(sentence.tokens, phrases, place, following)
                predicate = self._complete(sentence, phrases, place, predicate, done)
                done.append(predicate)
                figure = self._figure(sentence, phrases, place, predicate, made) if predicate else None
                made.append(figure)
                if figure is not None and predicate is not None:
                    self.figures.append(figure)
                    self.last = (phrase, predicate, figure)
        self._remember(sentence)

    def _new_block(self, sentence: Sentence) -> None:
        self.last_block = sentence.block.index
        self.passage = Passage(block=sentence.block.index, subject=self.passage.subject)
        self.place = None
        self.label = self._label(sentence)
        if sentence.block.index and self.last is not None and sentence.index > 0:
            previous = self.document.sentences[sentence.index - 1]
            if previous.block.index < sentence.block.index - 1:
                self.last = None

    def _label(self, sentence: Sentence) -> str | None:
        first = sentence.mentions[0] if sentence.mentions else None
        if first is None or first.first > 1 or first.last + 1 >= len(sentence.tokens):
            return None
        if sentence.tokens[first.last + 1].text != ":" or first.kind not in ("side", "place"):
            return None
        return place_side(first) or side_of(first)

    def _phrases(self, sentence: Sentence) -> list[Counted]:
        """The counted phrases of a sentence, single victims ("a corporal") among them."""
        phrases: list[Counted] = []
        for quantity in quantities(sentence):
            phrase = counted(sentence, quantity)
            if not phrases or phrase.quantity.first > phrases[-1].last:
                phrases.append(phrase)
        singles = self._singles(sentence, phrases)
        if singles:
            phrases = sorted([*phrases, *singles], key=lambda p: p.quantity.first)
        return phrases

    def _singles(self, sentence: Sentence, phrases: list[Counted]) -> list[Counted]:
        """ "a corporal", "a 40-year-old man", "a five-year-old child": one person, where an attack is told."""
        found: list[Counted] = []
        table = nouns()
        tokens = sentence.tokens
        covered = {i for p in phrases for i in range(p.quantity.first, p.last + 1)}
        harmed = None
        for token in tokens:
            if token.low not in ("a", "an", "another", "both") or token.index in covered:
                continue
            if harmed is None:
                harmed = any(t.low in _HARM_WORDS for t in tokens)
            if not harmed:
                return found
            if (
                token.low == "another"
                and token.index + 1 < len(tokens)
                and tokens[token.index + 1].low in ("injured", "wounded", "killed", "was", "died", "dead", "missing")
            ):
                found.append(
                    Counted(
                        Quantity(token.index, token.index, 1, 1, 1, None, token.index, "words", more=True),
                        token.index,
                        anaphor=True,
                    )
                )
                continue
            for other in tokens[token.index + 1 : token.index + 5]:
                entry = table.objects.get(other.low)
                if entry and entry[0] in PEOPLE and entry[0] not in ("body",):
                    number = 2 if token.low == "both" else 1
                    quantity = Quantity(token.index, token.index, number, number, number, None, token.index, "article")
                    phrase = counted(sentence, quantity)
                    if phrase.object in PEOPLE and phrase.head is not None and tokens[phrase.head].low in table.objects:
                        found.append(phrase)
                    break
                if other.kind == "punct" or other.low in ("of", "in", "and", "was", "to"):
                    break
        return found

    def _complete(
        self,
        sentence: Sentence,
        phrases: list[Counted],
        place: int,
        predicate: Predicate | None,
        done: list[Predicate | None],
    ) -> Predicate | None:
        """Fill in an object or action that the sentence leaves out from what was counted before; drop what is no figure."""
        phrase = phrases[place]
        tokens = sentence.tokens
        single = phrase.quantity.form == "article"
        if one_of_many(tokens, phrase):
            return None
        if phrase.of_total and phrase.object is None and place + 1 < len(phrases):
            phrase.object, phrase.noun = phrases[place + 1].object, phrases[place + 1].noun
            phrase.owner = phrase.owner or phrases[place + 1].owner
            phrase.last = phrase.quantity.last
            phrase.anaphor = False
        if (
            place
            and phrases[place - 1].of_total
            and predicate is not None
            and phrases[place - 1].object == phrase.object
        ):
            # "52 out of 80 drones": the total is what was launched
            if phrase.object in ("drone", "missile", "rocket"):
                predicate = Predicate("launched", "total of a share", None, True, certainty=0.85)
        if predicate is None and phrase.anaphor and self.last is not None and self._continues(sentence, phrase):
            predicate = Predicate(
                self.last[1].action, "carried on: " + self.last[1].rule, None, self.last[1].instrument, certainty=0.6
            )
        if predicate is None and not single:
            predicate = self._by_object(sentence, phrase) or self._count_of_before(sentence, phrase)
        if predicate is None:
            return None
        if single and predicate.action not in ("killed", "injured", "captured", "missing"):
            return None
        if phrase.object is None:
            source = None
            if predicate.source is not None:
                source = phrases[predicate.source]
            elif self.last is not None and self._near(sentence):
                source = self.last[0]
            for earlier in reversed(phrases[:place]):
                if source is None and earlier.object is not None:
                    source = earlier
            if predicate.rule.startswith("toll") or source is None or source.object is None:
                if predicate.action not in ("killed", "injured", "missing", "displaced", "detained"):
                    return None
                phrase.object, phrase.noun = "person", "person"
            else:
                phrase.object, phrase.noun = source.object, source.noun
                phrase.owner = phrase.owner or source.owner
        if (
            phrase.quantity.low == 1 == phrase.quantity.high
            and phrase.object.startswith("other:")
            and phrase.quantity.form == "words"
        ):
            return None
        if phrase.quantity.low is None and phrase.quantity.high is None:
            return None
        self._dead_bodies(sentence, phrase, predicate)
        self._custody(sentence, phrase, predicate)
        if (
            phrase.object in ("drone", "missile", "rocket")
            and predicate.action == "destroyed"
            and not self._on_ground(sentence)
        ):
            predicate.action = "intercepted"
        return predicate

    def _by_object(self, sentence: Sentence, phrase: Counted) -> Predicate | None:
        """What the noun alone tells: prisoners are held, bodies were people killed, raids are launched."""
        name = phrase.object or ""
        if name in ("prisoner", "hostage"):
            swapped = any(
                t.low in ("swap", "swaps", "exchange", "exchanges", "exchanged", "swapped") for t in sentence.tokens
            )
            return Predicate("exchanged" if swapped else "held", "people in custody", certainty=0.5)
        if name in ("rocket", "missile", "drone", "other:projectile") and any(
            t.low in _COUNTING for t in sentence.tokens
        ):
            return Predicate("launched", "weapons counted", instrument=True, certainty=0.5)
        if name == "body" or _of_bodies(sentence.tokens, phrase):
            return Predicate("killed", "bodies", certainty=0.7)
        if name.startswith("other:") and phrase.noun in _ACTS:
            return Predicate("launched", "acts counted", certainty=0.6)
        if name in ("person", "soldier", "civilian", "child") and (
            phrase.quantity.each or any(t.low in ("swap", "exchange") for t in sentence.tokens)
        ):
            if any(
                t.low in _SWAP
                for s in self.document.sentences[max(0, sentence.index - 3) : sentence.index + 1]
                for t in s.tokens
            ):
                return Predicate("exchanged", "people in a swap", certainty=0.55)
        if self.last is None or not self._near(sentence) or name not in PEOPLE:
            return None
        if self._among_them(sentence, phrase):
            return Predicate(self.last[1].action, "among them", certainty=0.7)
        tokens = sentence.tokens
        before = tokens[phrase.quantity.first - 1].low if phrase.quantity.first else ""
        if (
            before in ("are", "were", "including", ":", "counts", "comprises", "include", "included")
            and self.last[0].object in PEOPLE
        ):
            return Predicate(self.last[1].action, "carried on: " + self.last[1].rule, certainty=0.6)
        return None

    def _among_them(self, sentence: Sentence, phrase: Counted) -> bool:
        """ "Six signatories … are among them": a share of those counted before."""
        after = [t.low for t in sentence.tokens[phrase.last + 1 : phrase.last + 14]]
        return any(after[k : k + 2] == ["among", "them"] for k in range(len(after)))

    def _count_of_before(self, sentence: Sentence, phrase: Counted) -> Predicate | None:
        """ "An earlier count stood at eight": another number for what the line before counted."""
        if not phrase.anaphor or not phrase.quantity.first or self.last is None or not self._near(sentence):
            return None
        tokens = sentence.tokens
        linked = tokens[phrase.quantity.first - 1].low in ("at", "to", "was", "is", "of", "said", "gave")
        if (
            linked
            and self.last[0].object in PEOPLE
            and any(
                t.low in ("count", "tally", "figure", "number", "estimate", "total")
                for t in tokens[: phrase.quantity.first]
            )
        ):
            return Predicate(self.last[1].action, "another count of the same", certainty=0.65)
        return None

    def _dead_bodies(self, sentence: Sentence, phrase: Counted, predicate: Predicate) -> None:
        """A body is one handed over or exchanged; bodies found or buried are people killed (annotation guide)."""
        tokens = sentence.tokens
        first = phrase.quantity.first
        if _of_bodies(tokens, phrase):
            phrase.object = "body"
            if phrase.action is None and predicate.action in ("killed", "held"):
                predicate.action = "returned" if any(t.low in _HANDED for t in tokens) else "killed"
        if phrase.object == "body" and any(
            t.low in ("morgue", "morgues", "buried", "burial", "burials", "bury") for t in tokens
        ):
            phrase.object = "person"
            predicate.action = "killed"
        if phrase.object == "body":
            if predicate.verb is not None and predicate.verb.entry.base in ("receive", "recover", "retrieve"):
                predicate.action = "killed"
            if predicate.action in ("released", "held"):
                predicate.action = "returned"
            if predicate.action not in ("returned", "exchanged"):
                predicate.action = "killed"

    def _custody(self, sentence: Sentence, phrase: Counted, predicate: Predicate) -> None:
        """People who are freed, swapped or held are prisoners or hostages, as the passage calls them."""
        if predicate.action not in ("released", "exchanged", "held", "returned", "detained") or phrase.object not in (
            "person",
            "civilian",
            "prisoner",
        ):
            return
        tokens = sentence.tokens
        before = {t.low for t in tokens[max(0, phrase.quantity.first - 9) : phrase.quantity.first]}
        if predicate.action in ("released", "returned") and (before & _DEMANDS or self._yet_to(tokens, predicate)):
            predicate.action = "held"
        if predicate.action == "detained":
            jailed = any(
                t.low in ("prison", "prisons", "jail", "jails", "custody")
                for t in tokens[phrase.last + 1 : phrase.last + 5]
            )
            if not jailed:
                return
            predicate.action = "held"
        called = self._custody_word(sentence) if phrase.object != "prisoner" else None
        if called and not (phrase.object == "civilian" and called == "prisoner"):
            phrase.object = called

    def _yet_to(self, tokens: list[Token], predicate: Predicate) -> bool:
        """ "have yet to be returned", "has not been released": still held."""
        if predicate.verb is None:
            return False
        before = [t.low for t in tokens[max(0, predicate.verb.index - 4) : predicate.verb.index]]
        return "yet" in before or "not" in before or "never" in before

    def _custody_word(self, sentence: Sentence) -> str | None:
        """ "hostage" or "prisoner", whichever the sentence, else the paragraph, else the lines before, uses."""
        for reach in (sentence.index, sentence.index - 1, sentence.index - 2, sentence.index - 3):
            if reach < 0:
                return None
            for token in self.document.sentences[reach].tokens:
                if token.low in _CUSTODY_WORDS:
                    return _CUSTODY_WORDS[token.low]
        return None

    def _on_ground(self, sentence: Sentence) -> bool:
        return any(
            t.low in ("depot", "depots", "warehouse", "warehouses", "launchers", "factory", "stockpile", "stockpiles")
            for t in sentence.tokens
        )

    def _near(self, sentence: Sentence) -> bool:
        """The last figure stands in this sentence or the one before, or earlier in the paragraph."""
        if self.last is None:
            return False
        last_sentence = self.document.sentence_at(self.last[2].start)
        return last_sentence is not None and (
            sentence.index - last_sentence.index <= 1 or last_sentence.block is sentence.block
        )

    def _continues(self, sentence: Sentence, phrase: Counted) -> bool:
        """ "Five of them …", "31 over the Belgorod region": the last figure goes on, in the same paragraph."""
        if not self._near(sentence):
            return False
        tokens = sentence.tokens
        following = tokens[phrase.quantity.last + 1] if phrase.quantity.last + 1 < len(tokens) else None
        if following is None:
            return False
        if sentence.block.kind == "bullet" and len(tokens) - phrase.last <= 3:
            return True
        return following.low in (
            "of",
            "over",
            "in",
            "on",
            "at",
            "others",
            "more",
            "near",
            "were",
            "came",
            "are",
            "come",
            "from",
            "by",
        )

    def _figure(
        self, sentence: Sentence, phrases: list[Counted], index: int, predicate: Predicate, made: list[Figure | None]
    ) -> Figure | None:
        phrase = phrases[index]
        tokens = sentence.tokens
        quantity = phrase.quantity
        start, end = tokens[quantity.first].start, tokens[phrase.last].end
        attribution = self.speakers.at(tokens[quantity.core].start)
        place = self._place(sentence, phrase)
        speaker_side = self._speaker_side(attribution)
        if predicate.source is not None and made[predicate.source] is not None and self.passage.by is None:
            self.passage.by = made[predicate.source].by  # type: ignore[union-attr]
        by, against = roles(sentence, phrase, predicate, place, self.passage, speaker_side)
        source = made[predicate.source] if predicate.source is not None else None
        if source is not None:
            by, against = by or source.by, against or source.against
        elif predicate.rule.startswith(("carried", "among the")) and self.last is not None and self._near(sentence):
            by, against = by or self.last[2].by, against or self.last[2].against
        if against is None and predicate.action in ("killed", "injured", "missing", "displaced"):
            against = self._suffering_side(attribution, speaker_side)
            against = against or self.label or self._carried_victims(sentence)
            if against is None and phrase.object == "soldier" and attribution is not None and speaker_side != by:
                army = any(word in attribution.speaker.lower() for word in _OWN_ARMY)
                against = speaker_side if army else None
            if against == by:
                against = None
        by, against = self._inherited(sentence, phrase, predicate, by, against)
        by, against = self._framed(sentence, phrase, predicate, by, against)
        if action_harms(predicate) and by is None and phrase.owner is None and self.frame.civil(against):
            against = None
        dated = self.dating.at(sentence, quantity.core)
        when: When | None = dated.when if dated else None
        words = {t.low for t in tokens[phrases[index - 1].last + 1 : quantity.first]} if index else set()
        part_of = source.id if source is not None and words & _SHARE_WORDS else None
        confidence: Confidence = attribution.confidence if attribution else "fact"
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
            place=self._place_name(sentence, place),
            date=when,
            speaker=attribution.speaker if attribution else None,
            cue=attribution.cue if attribution else None,
            via=attribution.via if attribution else None,
            confidence=confidence,
            certainty=round(min(0.98, predicate.certainty * (dated.certainty if dated else 0.9) ** 0.3), 2),
            article=self.document.article.id,
            start=start,
            end=end,
            quote=self.document.text[sentence.start : sentence.end],
            rule=predicate.rule,
            total=self._running(sentence, phrase),
            part_of=part_of,
        )

    def _carried_victims(self, sentence: Sentence) -> str | None:
        """The side of the victims before, where the sentence names no side or place of its own."""
        if self.last is None or not self._near(sentence) or self.last[2].action not in ("killed", "injured"):
            return None
        return None if any(m.kind in ("side", "place") for m in sentence.mentions) else self.last[2].against

    def _inherited(
        self, sentence: Sentence, phrase: Counted, predicate: Predicate, by: str | None, against: str | None
    ) -> tuple[str | None, str | None]:
        """The sides of the figure just before, where this one goes on with the same attack and names no side of its own."""
        if by is not None or self.last is None or self._running(sentence, phrase):
            return by, against
        before = self.last[2]
        if not self._close(sentence) or _GROUPS.get(before.action) != _GROUPS.get(predicate.action):
            return by, against
        if before.total or against not in (None, before.against):
            return by, against
        if predicate.action in ("launched", "intercepted") and before.object != phrase.object:
            return by, against
        return before.by, against or before.against

    def _close(self, sentence: Sentence) -> bool:
        last_sentence = self.document.sentence_at(self.last[2].start) if self.last else None
        return (
            last_sentence is not None
            and sentence.index - last_sentence.index <= 2
            and last_sentence.block.heading is sentence.block.heading
        )

    def _framed(
        self, sentence: Sentence, phrase: Counted, predicate: Predicate, by: str | None, against: str | None
    ) -> tuple[str | None, str | None]:
        """Fill in the side that a reader of this article would: the opponent of the one that is told."""
        action, opponent = predicate.action, self.frame.opponent
        if phrase.quantity.each or action == "exchanged":
            return by, against
        if action == "intercepted" and against and not by:
            by = opponent(against)
        elif action in ("launched", "intercepted") and by and not against:
            against = opponent(by)
        elif action in ("killed", "injured", "destroyed", "damaged") and by and not against:
            against = self.frame.people_of(opponent(by))
        elif action in ("released", "returned", "held", "captured") and phrase.object in (
            "prisoner",
            "hostage",
            "body",
        ):
            if phrase.object == "hostage" and not by:
                by = self.frame.holder()
            if by and not against:
                against = self.frame.people_of(opponent(by))
            elif against and not by:
                by = opponent(against)
        return by, against

    def _running(self, sentence: Sentence, phrase: Counted) -> bool:
        first, last = clause_of(sentence.tokens, phrase.quantity.core)
        return any(t.low in _TOTAL_WORDS for t in sentence.tokens[first:last])

    def _speaker_side(self, attribution: Attribution | None) -> str | None:
        if attribution is None or attribution.speaker is None:
            return None
        place = self.document.sentences[attribution.sentence].token_at(attribution.source_start)
        tokens = self.document.sentences[attribution.sentence].tokens
        named = side_of(tokens[place].mention) if place < len(tokens) else None
        return named or label_side(attribution.speaker)

    def _suffering_side(self, attribution: Attribution | None, side: str | None) -> str | None:
        """A health ministry, rescue service or hospital counts its own country's victims."""
        if attribution is None or attribution.speaker is None or side is None:
            return None
        name = attribution.speaker.lower()
        return side if any(word in name for word in _SPOKEN_FOR) else None

    def _place(self, sentence: Sentence, phrase: Counted) -> Mention | None:
        """The place that the clause gives the counted things, else the passage's."""
        tokens = sentence.tokens
        first, last = clause_of(tokens, phrase.quantity.core)
        best: tuple[int, Mention] | None = None
        for mention in sentence.mentions:
            if mention.kind != "place" and not (mention.kind == "side" and mention.country and mention.form == "noun"):
                continue
            before = tokens[mention.first - 1].low if mention.first else ""
            if before in (
                "the",
                "a",
                "northern",
                "southern",
                "eastern",
                "western",
                "central",
                "nearby",
                "neighbouring",
            ):
                before = tokens[mention.first - 2].low if mention.first > 1 else ""
            linked = before in _PLACE_LINKS or (mention.kind == "place" and before in (",", "and", "("))
            if mention.kind == "side" and not (before in ("in", "across", "throughout", "inside", "into", "within")):
                continue
            if not linked and mention.kind == "side":
                continue
            after = mention.first > phrase.last
            distance = mention.first - phrase.last if after else (phrase.quantity.first - mention.last) + 6
            if not (first <= mention.first < last):
                distance += 25
            if not linked:
                distance += 8
            if best is None or distance < best[0]:
                best = (distance, mention)
        return best[1] if best and best[0] < 45 else self.place

    def _place_name(self, sentence: Sentence, place: Mention | None) -> str | None:
        if place is None:
            return None
        for mention in sentence.mentions:
            if (
                mention.kind == "place"
                and mention.first == place.last + 2
                and sentence.tokens[place.last + 1].text == ","
                and mention is not place
            ):
                return f"{place.name}, {mention.name}"
        return place.name

    def _remember(self, sentence: Sentence) -> None:
        """Keep who shoots at whom for the rest of the paragraph."""
        from core.extract.roles import shooter

        found = shooter(sentence, 0, len(sentence.tokens))
        if found is not None:
            self.passage.by = found
        for mention in sentence.mentions:
            if mention.kind in ("side", "org") and side_of(mention) and mention.form != "adjective":
                self.passage.subject = side_of(mention)
                break
        for mention in sentence.mentions:
            if mention.kind == "place" and place_side(mention):
                self.place = mention
                break


_SWAP = frozenset("swap swaps swapped exchange exchanges exchanged".split())
_ACTS = frozenset(
    "operation raid attack strike airstrike air-strike violation ceasefire-violation drone-attack rocket-attack air-raid sortie breach assault bombardment mission infiltration".split()
)
_DEMANDS = frozenset("unless demand demands demanded demanding insists insisted refuses refused refusing".split())
_COUNTING = frozenset(
    "said says spoke speaks counted counts reported reports confessed detected registered recorded".split()
)
_HANDED = frozenset(
    "hand handed handing returned return returning exchange exchanged swap swapped repatriated repatriate transfer transferred delivered over back receive received".split()
)
_CUSTODY_WORDS = {
    **dict.fromkeys(("hostage", "hostages", "captive", "captives", "abductees"), "hostage"),
    **dict.fromkeys(
        ("prisoner", "prisoners", "detainee", "detainees", "pow", "pows", "inmates", "prison", "prisons", "jail"),
        "prisoner",
    ),
}
_HARM_WORDS = frozenset(
    """killed wounded injured hurt dead died kill kills killing wounds wounding shot abducted kidnapped captured murdered executed assassinated
    missing slain beheaded""".split()
)
