"""Who is held responsible for what, by whom, and who denies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.extract.accusation_words import AccusationWords, accusation_words, match_phrase
from core.extract.document import Document, Sentence
from core.extract.speakers import Attribution, Speakers
from core.extract.speech.phrases import Phrases
from core.extract.speech.sources import Source
from core.lexicon.sides import side_of
from core.model import Claim, When

if TYPE_CHECKING:
    from core.extract.dating import Dating

_FOLLOWING = frozenset(("whole-bullet", "subhead", "resumed", "quotation"))
_NEAR = 5
"""Sentences after which a bare denial no longer answers an accusation."""
_TOLD_WORDS = 5
_FAULT_WORDS = 8
_BRIEF = 6
"""Words of an act that are told for people."""
_HEADING = 10
"""Tokens of a line that heads what follows."""
_ANY = "deed"
_MUTUAL = frozenset(("each", "one"))
_OPENING = frozenset(("“", '"', "«"))
_MARKS = frozenset((".", ",", ";", ":", "”", '"', "»"))


@dataclass(slots=True)
class _Told:
    """A claim that later denials may answer."""

    act: str
    topic: str
    about: str
    accused: str
    side: str | None
    sentence: int
    denies: bool
    day: str | None


def find_accusations(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind attribution, in the order of the text."""
    return _Finder(doc, dating).find(speakers)


class _Finder:
    def __init__(self, doc: Document, dating: Dating | None) -> None:
        self.doc = doc
        self.dating = dating
        self.words: AccusationWords = accusation_words()
        self.claims: list[Claim] = []
        self.told: list[_Told] = []
        self.seen: set[tuple[str, str, bool]] = set()

    def find(self, speakers: Speakers) -> list[Claim]:
        """The claims of the whole article."""
        for sentence in self.doc.sentences:
            for token in sentence.tokens:
                if token.low in self.words.trading:
                    self._traded(sentence, token.index)
        for attribution in speakers:
            if attribution.rule in _FOLLOWING and attribution.rule != "quotation":
                continue
            sentence = self.doc.sentences[attribution.sentence]
            phrases = Phrases(sentence, self.doc.text)
            first, last = sentence.token_at(attribution.start), sentence.token_at(attribution.end - 1)
            own_cue = attribution.rule != "quotation"
            if own_cue and attribution.confidence == "accused":
                self._accuse(attribution, sentence, phrases, last)
            elif own_cue and attribution.confidence == "denied":
                self._deny(attribution, sentence, sentence.token_at(attribution.cue_end - 1) + 1, last)
            else:
                self._within(attribution, sentence, phrases, first, last)
        return self.claims

    # -- accusations

    def _accuse(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, last: int) -> None:
        """ "X accuses Y of breaking the truce", "held Y responsible", "pointed the finger at Y", "put it down to Y"."""
        tokens = sentence.tokens
        cue = sentence.token_at(attribution.cue_end - 1)
        at = cue + 1
        if at >= len(tokens):
            return
        if tokens[at].low in _MUTUAL:
            self._mutual(sentence, at)
            return
        accused = phrases.after(at + 1 if tokens[at].text in _OPENING else at)
        behind = self._behind_particle(sentence, cue)
        if behind:
            accused = phrases.after(behind)
        elif accused and not accused.known:
            on = next((k for k in range(at, min(at + 8, len(tokens))) if tokens[k].low == "on"), 0)
            accused = phrases.after(on + 1) if on else accused
        accused = self._sided(sentence, accused)
        if accused is None or accused.kind == "pronoun":
            return
        between = self._act(sentence, at, behind) if behind else None
        self._add(attribution, sentence, accused, accused.last + 1, last, between)

    def _behind_particle(self, sentence: Sentence, cue: int) -> int:
        """Where the accused begins in "put the delay down to Y", "laid the deaths at the door of Y"; 0 for other verbs."""
        tokens = sentence.tokens
        if tokens[cue].low not in self.words.late:
            return 0
        for at in range(cue + 2, min(cue + 16, len(tokens) - 1)):
            if tokens[at].low == "to" or (tokens[at].low == "of" and tokens[at - 1].low == "door"):
                return at + 1
        return 0

    def _traded(self, sentence: Sentence, at: int) -> None:
        """ "Thailand and Cambodia traded accusations of firing first": the outlet tells that each blames the other."""
        behind = {token.low for token in sentence.tokens[at + 1 : at + 4]}
        if behind & (self.words.charges | self.words.blame):
            self._mutual(sentence, at)

    def _mutual(self, sentence: Sentence, at: int) -> None:
        """ "Thailand and Cambodia accused each other of firing first": one claim a side."""
        sides = [m for m in sentence.mentions if m.kind == "side" and m.last < at and m.form != "adjective"]
        if len({m.name for m in sides}) != 2:
            return
        first = sides[0]
        second = next(m for m in sides if m.name != first.name)
        for holder, accused in ((first, second), (second, first)):
            source = Source(accused.first, accused.last, "side", accused.name, mention=accused)
            self._add(None, sentence, source, at, len(sentence.tokens) - 1, None, holder.name)

    def _add(
        self,
        attribution: Attribution | None,
        sentence: Sentence,
        accused: Source,
        first: int,
        last: int,
        act: tuple[str, str] | None,
        holder: str | None = None,
    ) -> None:
        """Add the accusation; what it is about stands behind the accused, else in the sentence, the heading or before."""
        name, holder = accused.name or accused.head, holder or (attribution.speaker if attribution else "")
        side = self._side(accused)
        if not name or name == holder or sentence.tokens[accused.first].low in self.words.own:
            return
        if side and side == side_of(holder):
            return
        act = act or self._act(sentence, first, last) or self._act_around(sentence)
        kind, words = act or (_ANY, "")
        told = self._place_in(kind, words, sentence, first, name, side, denies=False)
        value = f"{name}{self._fault(sentence, accused.last + 1)} ({holder})"
        self._claim(told, value, holder, attribution, sentence, first, (name, holder), f"accused/{kind}")

    def _fault(self, sentence: Sentence, at: int) -> str:
        """What the accused failed to do: ", which failed to hand over the list", " not sending three names"."""
        tokens = sentence.tokens
        lows = [token.low for token in tokens[at : at + 6]]
        if lows[:1] == ["not"]:
            return " " + self._brief(sentence, at, len(tokens) - 1)
        if lows[:2] not in ([",", "which"], [",", "who"]):
            return ""
        for k in range(at + 2, min(at + 7, len(tokens))):
            if tokens[k].low in ("failed", "refused", "did", "had"):
                return f", {lows[1]} {self._brief(sentence, k, len(tokens) - 1, _FAULT_WORDS)}"
        return ""

    def _side(self, source: Source) -> str | None:
        mention = source.mention
        if mention is None:
            return side_of(source.name or source.head)
        return mention.name if mention.kind == "side" else mention.side

    # -- denials

    def _deny(self, attribution: Attribution, sentence: Sentence, first: int, last: int) -> None:
        """ "Kigali denies arming M23", "M23 rejects the accusation", "the Taliban deny it"."""
        words, tokens = self.words, sentence.tokens
        lows = [token.low for token in tokens[first : last + 1] if token.kind != "punct"]
        head = lows[:5]
        verb = attribution.cue
        charged = bool(set(head) & words.charges)
        bare = not lows or head[0] in words.bare or head[0] in ("and", "but") or bool(set(head[:3]) & words.involved)
        if not charged and not bare and (set(head) & words.other or any(word[0].isdigit() for word in head)):
            return
        if not lows and verb.lower().startswith(("reject", "dismiss", "disput")):
            return
        act = self._act(sentence, first, last)
        answered = self._answered(attribution.speaker, sentence, None if bare or charged else act)
        if answered is None and act is None and not (bare or charged):
            return
        if charged and not act:
            said = f"{verb} the accusation"
        elif bare:
            said = f"{verb} it"
        else:
            said = f"{verb} {self._brief(sentence, first, last)}"
        self._denial(attribution, sentence, first, act, answered, said)

    def _brief(self, sentence: Sentence, first: int, last: int, most: int = _TOLD_WORDS) -> str:
        """At most so many words from token `first` on, up to the next mark and to a word that can end a phrase."""
        tokens = sentence.tokens
        end = first
        while end < last and end - first + 1 < most and tokens[end + 1].text not in _MARKS:
            end += 1
        while end > first and tokens[end].low in self.words.small:
            end -= 1
        return " ".join(self.doc.text[tokens[first].start : tokens[end].end].split())

    def _denial(
        self,
        attribution: Attribution,
        sentence: Sentence,
        at: int,
        act: tuple[str, str] | None,
        answered: _Told | None,
        said: str,
    ) -> None:
        holder = attribution.speaker
        if act is None and answered is None:
            act = self._act_before(sentence)
        kind, words = act or (answered.act if answered else _ANY, "")
        accused = answered.accused if answered else self._charged(sentence, at) or holder
        if answered:
            told = answered
        else:
            told = self._place_in(kind, words, sentence, at, holder, side_of(holder), denies=True)
        self._claim(
            told,
            f"not {accused} ({holder} {said})",
            holder,
            attribution,
            sentence,
            at,
            (accused, holder),
            f"denied/{kind}",
        )

    def _charged(self, sentence: Sentence, first: int) -> str | None:
        """ "the charge that Israel is violating": the side that the charge names."""
        tokens = sentence.tokens
        for at in range(first, min(first + 5, len(tokens) - 1)):
            mention = tokens[at + 1].mention
            if tokens[at].low == "that" and mention and mention.kind == "side" and mention.form != "adjective":
                return mention.name
        return None

    def _answered(self, holder: str, sentence: Sentence, act: tuple[str, str] | None) -> _Told | None:
        """The accusation against the denier that was told just before, of the same act where the denial names one."""
        side = side_of(holder)
        for told in reversed(self.told):
            if sentence.index - told.sentence > _NEAR:
                return None
            same = told.accused == holder or (side is not None and told.side == side)
            fits = act is None or told.act in (act[0], _ANY)
            if fits and not told.denies and same:
                return told
        return None

    def _within(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, first: int, last: int) -> None:
        """ "Congo says Rwanda is behind the group", "it was the ELN", "it had nothing to do with the bombing"."""
        tokens, words = sentence.tokens, self.words
        for at in range(first, last + 1):
            low = tokens[at].low
            if low in words.causes and self._excuses(attribution, sentence, at, last):
                return
            if low in words.phrases and match_phrase(tokens, at, words.phrases[low]):
                act = self._act(sentence, at, last)
                self._denial(
                    attribution, sentence, at, act, self._answered(attribution.speaker, sentence, act), "denies it"
                )
                return
            if low in words.predicates:
                size = match_phrase(tokens, at, words.predicates[low])
                if size and self._blames(sentence, phrases, attribution, at, size, last):
                    return
            if low == "it" and at + 2 <= last and tokens[at + 1].low == "was":
                named = any(tokens[k].mention is not None for k in range(at + 2, min(at + 4, last + 1)))
                accused = self._sided(sentence, phrases.after(at + 2)) if named else None
                if accused and accused.kind in ("side", "body") and self._side(accused):
                    self._add(attribution, sentence, accused, accused.last + 1, last, None)
                    return

    def _excuses(self, attribution: Attribution, sentence: Sentence, at: int, last: int) -> bool:
        """ "Hamas cited technical reasons" behind "Israel blames Hamas": the accused names another cause."""
        answered = self._answered(attribution.speaker, sentence, None)
        if answered is None:
            return False
        tokens = sentence.tokens
        first = min(sentence.token_at(attribution.cue_end - 1) + 1, at)
        for k in range(first, at):
            if (size := match_phrase(tokens, k, self.words.because.get(tokens[k].low, ()))) and k + size <= at:
                first = k + size
        while first < at and tokens[first].kind == "punct":
            first += 1
        said = self._brief(sentence, first, last)
        holder = attribution.speaker
        self._claim(
            answered,
            f"{said} ({holder})",
            holder,
            attribution,
            sentence,
            at,
            (answered.accused, holder),
            f"answered/{answered.act}",
        )
        return True

    def _blames(
        self, sentence: Sentence, phrases: Phrases, attribution: Attribution, at: int, size: int, last: int
    ) -> bool:
        """Whether the subject of the predicate at `at` is blamed for something; adds the claim if so."""
        tokens = sentence.tokens
        accused = self._sided(sentence, phrases.before(at))
        if accused is None or accused.kind in ("pronoun", "document", "place"):
            return False
        act = self._act(sentence, at + 1, last)
        predicate = {token.low for token in tokens[at : at + size]}
        if predicate & self.words.proposing and act:
            act = ("proposal", act[1])
        if "behind" in predicate and any(
            t.low in self.words.groups or self._armed(t.mention) for t in tokens[at : at + 6]
        ):
            act = ("backing", self._brief(sentence, at, last))
        if act is None and not predicate & self.words.blaming:
            return False
        self._add(attribution, sentence, accused, at, last, act)
        return True

    def _sided(self, sentence: Sentence, source: Source | None) -> Source | None:
        """The source, if it is known or some side's: "Cambodian troops", "Eritrean soldiers"."""
        if source is None or source.known:
            return source
        tokens = sentence.tokens
        mention = next((t.mention for t in tokens[source.first : source.last + 1] if t.mention), None)
        if mention is None or mention.kind != "side" or mention.last >= source.last:
            return None
        return Source(source.first, source.last, "body", source.name, mention=mention)

    def _armed(self, mention: object) -> bool:
        return getattr(mention, "kind", None) == "side" and getattr(mention, "country", None) is None

    # -- what it is about

    def _act(self, sentence: Sentence, first: int, last: int) -> tuple[str, str] | None:
        """The act that the words tell, and the words from it on, in brief."""
        tokens = sentence.tokens
        for at in range(first, min(last + 1, len(tokens))):
            token = tokens[at]
            act = self.words.acts.get(token.low)
            if act and any(t.low == "first" for t in tokens[at + 1 : at + 3]):
                act = "start"
            if act and (token.mention is None or token.mention.kind not in ("side", "org", "person")):
                end = at
                while end < last and end - at < _BRIEF and tokens[end + 1].kind != "punct":
                    end += 1
                return act, " ".join(self.doc.text[token.start : tokens[end].end].split())
        return None

    def _act_around(self, sentence: Sentence) -> tuple[str, str] | None:
        """The act told in the heading, in the whole sentence, or in the sentence before it in its paragraph."""
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        heads = before is not None and before.block is not sentence.block and len(before.tokens) <= _HEADING
        if before is not None and heads and (act := self._act(before, 0, len(before.tokens) - 1)):
            return act
        return self._act(sentence, 0, len(sentence.tokens) - 1) or self._act_before(sentence)

    def _act_before(self, sentence: Sentence) -> tuple[str, str] | None:
        """The act that the sentence before it in its paragraph tells."""
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block is not sentence.block:
            return None
        return self._act(before, 0, len(before.tokens) - 1)

    def _when(self, sentence: Sentence, at: int) -> When | None:
        if self.dating is None:
            return None
        dated = self.dating.at(sentence, min(at, len(sentence.tokens) - 1))
        return dated.when if dated else None

    def _place_in(
        self, act: str, words: str, sentence: Sentence, at: int, accused: str, side: str | None, denies: bool
    ) -> _Told:
        """The topic of the claim; an act told of close by is the same one."""
        when, place = self._when(sentence, at), self._place(sentence)
        day = when.start if when else None
        for told in reversed(self.told):
            if sentence.index - told.sentence > _NEAR:
                break
            counter = act == _ANY and not denies and accused != told.accused
            if (counter or (told.act == act and act != _ANY)) and (day is None or told.day in (None, day)):
                new = _Told(told.act, told.topic, told.about, accused, side, sentence.index, denies, told.day)
                self.told.append(new)
                return new
        topic = "/".join(["attribution", act, *([place] if place else []), *([when.start] if when else [])])
        new = _Told(act, topic, f"who is responsible: {words or act}", accused, side, sentence.index, denies, day)
        self.told.append(new)
        return new

    def _place(self, sentence: Sentence) -> str | None:
        return next((m.name for m in sentence.mentions if m.kind == "place"), None)

    def _claim(
        self,
        told: _Told,
        value: str,
        holder: str,
        attribution: Attribution | None,
        sentence: Sentence,
        at: int,
        actors: tuple[str, ...],
        rule: str,
    ) -> None:
        denies = not rule.startswith("accused")
        key = (told.topic, value.lower(), denies)
        if key in self.seen:
            return
        self.seen.add(key)
        start, end = sentence.start, sentence.end
        if attribution is not None:
            start = min(attribution.start, attribution.source_start)
            end = max(attribution.end, attribution.cue_end)
        self.claims.append(
            Claim(
                kind="attribution",
                about=told.about,
                topic=told.topic,
                value=value,
                holder=holder,
                denies=denies,
                date=self._when(sentence, at),
                actors=tuple(dict.fromkeys(actors)),
                place=self._place(sentence),
                evidence=self.doc.evidence(start, end),
                rule=rule,
            )
        )
