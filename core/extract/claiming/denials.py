"""Who denies it, and who names another cause."""

from __future__ import annotations

from itertools import pairwise

from core.extract.attribution import Attribution
from core.extract.claiming.telling import ANY, NEAR, Telling, Told
from core.extract.claiming.words import condemns, match_phrase
from core.extract.document import Sentence
from core.extract.speech.phrases import Phrases
from core.lexicon.sides import side_of

_DENIED_WORDS = 12
"""Words of what is denied that its value may have: it often begins with "that"."""
_AFTER_THAT = frozenset(("and", "but", "as", "on", "in", "saying", "insisting", "too"))
"""Behind "denied that" these begin no clause: what is denied was told before."""
_WANTED = frozenset(("for", "the", "a", "any"))


class Denials(Telling):
    """Finds denials: "Kigali denies arming M23", "it had nothing to do with the bombing"."""

    def _deny(self, attribution: Attribution, sentence: Sentence, first: int, last: int) -> None:
        """ "Kigali denies arming M23", "M23 rejects the accusation", "the Taliban deny it"."""
        words, tokens = self.words, sentence.tokens
        first = self._behind_day(sentence, first, last)
        lows = [token.low for token in tokens[first : last + 1] if token.kind != "punct"]
        head = lows[:5]
        verb = attribution.cue
        charged = bool(set(head) & words.charges)
        pointing = head[:1] == ["that"] and (len(head) == 1 or head[1] in _AFTER_THAT)
        bare = not lows or pointing or head[0] in words.bare or head[0] in ("and", "but")
        bare = bare or bool(set(head[:3]) & words.involved)
        if not charged and not bare and condemns(verb, head):
            return
        if not charged and not bare and (set(head) & words.other or any(word[0].isdigit() for word in head)):
            return
        if not lows and verb.lower().startswith(("reject", "dismiss", "disput")):
            return
        act = self._act(sentence, first, last)
        if act is None and head[:1] == ["having"] and not set(head) & (words.involved | {"done"}):
            return
        if act and self._proposes(sentence, first, last):
            act = ("proposal", act[1])
        answered = self._answered(attribution.speaker, sentence, None if bare or charged else act)
        if answered is None and act is None and not (bare or charged):
            return
        if charged and not act:
            said = f"{verb} the accusation"
        elif bare:
            said = " ".join(f"{verb} {self._brief(sentence, first, last) if lows else 'it'}".split())
        else:
            that = next((k for k in range(first, min(first + 6, last)) if tokens[k].low == "that"), first)
            said = f"{verb} {self._brief(sentence, first if charged else that, last, _DENIED_WORDS)}"
        self._denial(attribution, sentence, first, act, answered, said)

    def _behind_day(self, sentence: Sentence, first: int, last: int) -> int:
        """Where what is denied begins in "denied on 21 March that its forces had shelled the station"."""
        tokens, at = sentence.tokens, first
        while at < last and (
            tokens[at].low == "on" or any(d.start <= tokens[at].start < d.end for d in sentence.dates)
        ):
            at += 1
        return at if at < len(tokens) and tokens[at].low == "that" else first

    def _proposes(self, sentence: Sentence, first: int, last: int) -> bool:
        """ "denied that the group had asked for the truce": what is denied is whose idea it was."""
        tokens = sentence.tokens[first : last + 1]
        return any(a.low in self.words.proposing and b.low in _WANTED for a, b in pairwise(tokens))

    def _belied(self, sentence: Sentence, at: int) -> None:
        """ "Asmara called the allegations a fabrication": a denial in the outlet's words."""
        lows = {token.low for token in sentence.tokens[at + 1 :]}
        if not (lows & (self.words.charges | self.words.reports) and lows & self.words.false):
            return
        phrases = Phrases(sentence, self.doc.text)
        source = phrases.before(at)
        if source is None or not source.known or source.name is None or source.kind in ("place", "document"):
            return
        tokens = sentence.tokens
        attribution = Attribution(
            source.name, tokens[at].text, None, "denied", sentence.start, sentence.end, sentence.index,
            tokens[source.first].start, tokens[source.last].end, tokens[at].start, tokens[at].end, "called-false",
        )  # fmt: skip
        act = self._act(sentence, at, len(tokens) - 1)
        answered = self._answered(source.name, sentence, None)
        if answered is None and not lows & self.words.charges - {"claim", "claims"}:
            return
        self._denial(attribution, sentence, at, act, answered, "rejects it")

    def _denial(
        self,
        attribution: Attribution,
        sentence: Sentence,
        at: int,
        act: tuple[str, str] | None,
        answered: Told | None,
        said: str,
    ) -> None:
        holder = attribution.speaker
        if act is None and answered is None:
            answered = self._just_told(holder, sentence)
        if act is None and answered is None:
            act = self._act_before(sentence)
        kind, words = act or (answered.act if answered else ANY, "")
        last = min(sentence.token_at(attribution.end - 1), len(sentence.tokens) - 1)
        accused = answered.accused if answered else self._charged(sentence, at, last) or holder
        if answered:
            told = answered
        else:
            told = self._place_in(kind, words, sentence, at, holder, side_of(holder), denies=True)
        if answered and answered.sentence == sentence.index and sentence.lows[max(at - 2, 0)] == "which":
            holder = accused
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

    def _charged(self, sentence: Sentence, first: int, last: int) -> str | None:
        """ "the charge that Israel is violating": the side that the charge names."""
        tokens = sentence.tokens
        for at in range(first, min(first + 7, last)):
            mention = tokens[at + 1].mention
            if tokens[at].low == "that" and mention and mention.kind == "side":
                return mention.name
        return None

    def _answered(self, holder: str, sentence: Sentence, act: tuple[str, str] | None) -> Told | None:
        """The accusation against the denier that was told just before, of the same act where the denial names one."""
        side = side_of(holder)
        for told in reversed(self.told):
            if sentence.index - told.sentence > NEAR:
                return None
            same = told.accused == holder or (side is not None and told.side == side)
            fits = act is None or told.act in (act[0], ANY)
            if fits and not told.denies and same:
                return told
        return None

    def _just_told(self, holder: str, sentence: Sentence) -> Told | None:
        """The accusation right before a bare denial, where nothing tells the side of the accused or of the denier.

        "The RSF blamed army jets. A spokesman, General Abdallah, denied it": in a civil war both are of one country.
        """
        if not self.told or not self.claims:
            return None
        told, accuser = self.told[-1], self.claims[-1].holder
        fits = not told.denies and sentence.index - told.sentence <= 1 and accuser != holder
        unknown = told.side is None or side_of(holder) is None
        return told if fits and unknown and (side_of(accuser) is None or side_of(accuser) != side_of(holder)) else None

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
