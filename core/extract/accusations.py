"""Who is held responsible for what, by whom, and who denies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.extract.document import Document, Mention, Sentence
from core.extract.speakers import Attribution, Speakers
from core.extract.speech_sources import Phrases, Source
from core.lexicon import compiled, load
from core.model import Claim, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

_FOLLOWING = frozenset(("whole-bullet", "quotation", "resumed"))
_NEAR = 5
"""Sentences after which a bare denial no longer answers an accusation."""
_OBJECT_WORDS = 8
_MUTUAL = frozenset(("each", "one"))


@dataclass(slots=True, frozen=True)
class _Tables:
    acts: dict[str, str]
    """From word to act."""
    predicates: dict[str, tuple[tuple[str, ...], ...]]
    """"is behind", "broke the" … by first word, longest first."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """"nothing to do with" … by first word, longest first."""
    denying: frozenset[str]
    bare: frozenset[str]
    other: frozenset[str]


def _by_first(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(options, key=lambda words: -len(words))) for first, options in table.items()}


@compiled
def _tables() -> _Tables:
    data = load("claims")
    denial = data["denial"]
    acts: dict[str, str] = {}
    for act, words in data["acts"].items():
        for word in words.split():
            acts.setdefault(word, act)
    return _Tables(
        acts=acts,
        predicates=_by_first(data["responsible"]["predicates"]),
        phrases=_by_first(denial["phrases"]),
        denying=frozenset(denial["verbs"].split()),
        bare=frozenset(denial["bare"].split()),
        other=frozenset(denial["not_accusations"].split()),
    )


@dataclass(slots=True)
class _Accusation:
    """An accusation that later denials may answer."""

    topic: str
    about: str
    accused: str
    side: str | None
    sentence: int


def find_accusations(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind attribution, in the order of the text."""
    return _Finder(doc, dating).find(speakers)


class _Finder:
    def __init__(self, doc: Document, dating: Dating | None) -> None:
        self.doc = doc
        self.dating = dating
        self.tables = _tables()
        self.claims: list[Claim] = []
        self.accusations: list[_Accusation] = []
        self.seen: set[tuple[str, str, bool]] = set()

    def find(self, speakers: Speakers) -> list[Claim]:
        for attribution in speakers:
            if attribution.rule in _FOLLOWING and attribution.rule != "quotation":
                continue
            sentence = self.doc.sentences[attribution.sentence]
            phrases = Phrases(sentence, self.doc.text)
            first, last = sentence.token_at(attribution.start), sentence.token_at(attribution.end - 1)
            if attribution.rule != "quotation" and attribution.confidence == "accused":
                self._accuse(attribution, sentence, phrases, last)
            elif attribution.rule != "quotation" and attribution.confidence == "denied":
                self._deny(attribution, sentence, sentence.token_at(attribution.cue_end - 1) + 1, last)
            else:
                self._within(attribution, sentence, phrases, first, last)
        return self.claims

    # -- accusations

    def _accuse(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, last: int) -> None:
        """ "X accuses Y of breaking the truce", "held Y responsible", "point the finger at Y"."""
        tokens = sentence.tokens
        cue = sentence.token_at(attribution.cue_end - 1)
        at = cue + 1
        if at >= len(tokens):
            return
        if tokens[at].low in _MUTUAL or tokens[at].text in '“"':
            self._mutual(attribution, sentence, at)
            return
        accused = phrases.after(at)
        if tokens[cue].low in ("put", "puts", "lay", "laid", "lays", "attribute", "attributed", "ascribed"):
            accused = self._behind_particle(sentence, phrases, cue)
        elif accused and not accused.known and "on" in (t.low for t in tokens[at : at + 8]):
            place = next(k for k in range(at, at + 8) if tokens[k].low == "on")
            accused = phrases.after(place + 1)
        if accused is None or accused.kind in ("pronoun", "unknown") or not accused.known:
            return
        self._add(attribution.speaker, accused, sentence, accused.last + 1, last, attribution)

    def _behind_particle(self, sentence: Sentence, phrases: Phrases, cue: int) -> Source | None:
        tokens = sentence.tokens
        for at in range(cue + 2, min(cue + 16, len(tokens) - 1)):
            if tokens[at].low == "to" or (tokens[at].low == "of" and tokens[at - 1].low == "door"):
                return phrases.after(at + 1)
        return None

    def _mutual(self, attribution: Attribution, sentence: Sentence, at: int) -> None:
        """ "Thailand and Cambodia accused each other of firing first": one claim a side."""
        start = sentence.token_at(attribution.source_start)
        sides = [m for m in sentence.mentions if m.kind == "side" and m.last < at and m.form != "adjective"]
        sides = [m for m in sides if m.first >= max(0, start - 4)]
        if sentence.tokens[at].low not in _MUTUAL or len({m.name for m in sides}) != 2:
            return
        first, second = sides[0], next(m for m in sides if m.name != sides[0].name)
        for holder, accused in ((first, second), (second, first)):
            source = Source(accused.first, accused.last, "side", accused.name, mention=accused)
            self._add(holder.name, source, sentence, at, len(sentence.tokens) - 1, attribution)

    def _add(
        self, holder: str, accused: Source, sentence: Sentence, first: int, last: int, attribution: Attribution
    ) -> None:
        name = accused.name or accused.head
        if not name or name == holder:
            return
        act, words = self._act(sentence, first, last)
        if act is None:
            act, _ = self._act(sentence, 0, len(sentence.tokens) - 1)
        topic, about, when, place = self._topic(act or "deed", words, sentence, first)
        self._claim(
            Claim(
                kind="attribution",
                about=about,
                topic=topic,
                value=f"{name} ({holder})",
                holder=holder,
                date=when,
                actors=(name, holder),
                place=place,
                evidence=self._evidence(sentence, attribution),
                rule=f"accused/{act or 'deed'}",
            )
        )
        side = accused.mention.side or accused.mention.name if accused.mention else None
        self.accusations.append(_Accusation(topic, about, name, side, sentence.index))

    # -- denials and accusations inside what somebody says

    def _deny(self, attribution: Attribution, sentence: Sentence, first: int, last: int) -> None:
        """ "Kigali denies arming M23", "M23 rejects the accusation", "the Taliban deny it"."""
        tokens = sentence.tokens
        words = [token.low for token in tokens[first : last + 1] if token.kind != "punct"]
        head = words[:5]
        bare = not words or head[0] in self.tables.bare or bool(set(head) & self.tables.bare)
        if not bare and (set(head) & self.tables.other or self._counting(head)):
            return
        end = first
        while end <= last and end - first < _OBJECT_WORDS and tokens[end].text not in '.,;:”"':
            end += 1
        told = self.doc.text[sentence.tokens[first - 1].start : tokens[end - 1].end] if end > first else attribution.cue
        act, about_words = self._act(sentence, first, last)
        answered = self._answered(attribution.speaker, sentence, act if not bare else None)
        if answered:
            topic, about, when, place = answered.topic, answered.about, self._when(sentence, first), None
        elif act is None and not bare:
            return
        else:
            topic, about, when, place = self._topic(act or "deed", about_words, sentence, first)
        self._claim(
            Claim(
                kind="attribution",
                about=about,
                topic=topic,
                value=f"{attribution.speaker} {' '.join(told.split())}",
                holder=attribution.speaker,
                denies=True,
                date=when,
                actors=(attribution.speaker,),
                place=place,
                evidence=self._evidence(sentence, attribution),
                rule=f"denied/{act or 'deed'}",
            )
        )

    def _counting(self, words: list[str]) -> bool:
        return any(word[0].isdigit() for word in words)

    def _answered(self, holder: str, sentence: Sentence, act: str | None) -> _Accusation | None:
        """The accusation against the denier that was told just before, of the same act where the denial names one."""
        for accusation in reversed(self.accusations):
            if sentence.index - accusation.sentence > _NEAR:
                return None
            names = {accusation.accused.lower(), (accusation.side or "").lower()}
            same = holder.lower() in names or any(word in names for word in holder.lower().replace("'s", "").split())
            if (same or sentence.index - accusation.sentence <= 1) and (
                act is None or accusation.topic.split("/")[1] in (act, "deed")
            ):
                return accusation
        return None

    def _within(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, first: int, last: int) -> None:
        """ "Congo says Rwanda is behind the group", "the group said it had nothing to do with the bombing"."""
        tokens = sentence.tokens
        at = first
        while at <= last:
            low = tokens[at].low
            denial = self._match(sentence, at, self.tables.phrases.get(low, ()))
            if denial:
                self._deny_phrase(attribution, sentence, at, denial, last)
                return
            size = self._match(sentence, at, self.tables.predicates.get(low, ()))
            if size:
                accused = phrases.before(at)
                if accused and accused.known and accused.kind not in ("pronoun", "document", "unknown"):
                    self._add(attribution.speaker, accused, sentence, at, last, attribution)
                    return
            at += 1

    def _deny_phrase(self, attribution: Attribution, sentence: Sentence, at: int, size: int, last: int) -> None:
        tokens = sentence.tokens
        end = min(at + size + 4, last + 1)
        while end > at + size and tokens[end - 1].text in '.,;:”"':
            end -= 1
        told = " ".join(self.doc.text[tokens[at].start : tokens[end - 1].end].split())
        act, words = self._act(sentence, at, last)
        answered = self._answered(attribution.speaker, sentence, act)
        if answered:
            topic, about, place = answered.topic, answered.about, None
        else:
            topic, about, _, place = self._topic(act or "deed", words, sentence, at)
        self._claim(
            Claim(
                kind="attribution",
                about=about,
                topic=topic,
                value=f"{attribution.speaker} denies: {told}",
                holder=attribution.speaker,
                denies=True,
                date=self._when(sentence, at),
                actors=(attribution.speaker,),
                place=place,
                evidence=self._evidence(sentence, attribution),
                rule=f"denied/{act or 'deed'}",
            )
        )

    # -- helpers

    def _match(self, sentence: Sentence, at: int, options: tuple[tuple[str, ...], ...]) -> int:
        tokens = sentence.tokens
        for words in options:
            if all(at + k < len(tokens) and tokens[at + k].low == word for k, word in enumerate(words)):
                return len(words)
        return 0

    def _act(self, sentence: Sentence, first: int, last: int) -> tuple[str | None, str]:
        """The act that the words tell, and the words from it on, in brief."""
        tokens = sentence.tokens
        for at in range(first, min(last + 1, len(tokens))):
            act = self.tables.acts.get(tokens[at].low)
            if act:
                end = at
                while end < last and end - at < 6 and tokens[end + 1].kind != "punct":
                    end += 1
                return act, " ".join(self.doc.text[tokens[at].start : tokens[end].end].split())
        return None, ""

    def _when(self, sentence: Sentence, at: int) -> When | None:
        if self.dating is None:
            return None
        dated = self.dating.at(sentence, min(at, len(sentence.tokens) - 1))
        return dated.when if dated else None

    def _topic(self, act: str, words: str, sentence: Sentence, at: int) -> tuple[str, str, When | None, str | None]:
        """Topic, what it is about, day and place; an act told of close by is the same one."""
        when = self._when(sentence, at)
        place = self._place(sentence)
        for accusation in reversed(self.accusations):
            if sentence.index - accusation.sentence > _NEAR:
                break
            if accusation.topic.split("/")[1] == act:
                return accusation.topic, accusation.about, when, place
        key = "/".join(["attribution", act, *([place] if place else []), *([when.start] if when else [])])
        return key, f"who is responsible: {words or act}", when, place

    def _place(self, sentence: Sentence) -> str | None:
        mention: Mention | None = next((m for m in sentence.mentions if m.kind == "place"), None)
        return mention.name if mention else None

    def _evidence(self, sentence: Sentence, attribution: Attribution):  # type: ignore[no-untyped-def]
        return self.doc.evidence(
            min(attribution.start, attribution.source_start), max(attribution.end, attribution.cue_end)
        )

    def _claim(self, claim: Claim) -> None:
        key = (claim.topic, claim.value.lower(), claim.denies)
        if key not in self.seen:
            self.seen.add(key)
            self.claims.append(claim)
