"""Blows that somebody tells of another side: "the mayor said Israeli jets had bombed the school"."""

from __future__ import annotations

from core.extract.claiming.mutual import Mutual
from core.extract.document import Sentence, Token
from core.extract.speech.phrases import Phrases
from core.extract.speech.sources import Source
from core.lexicon.sides import side_of

OF_BLOW = "accused-of-blow"
"""Rule of a charge that is told as a deed and not as an accusation: two such tell of two blows rather than of one."""
_NO_OBJECT = frozenset(("each", "one", "back", "again", "talks", "negotiations"))
_HAVING = frozenset(("had", "has", "have"))
_BEING = frozenset(("was", "were", "been", "being", "be", "is", "are", "got", "not", "never"))


def _verb_from(tokens: list[Token], at: int) -> int | None:
    """Where the verb begins of which the word at `at` is the end: "had bombed", "was shelling"; None for a passive."""
    before = tokens[at - 1].low if at else ""
    going_on = tokens[at].low.endswith("ing")
    if going_on != (before in _BEING) or (at > 1 and tokens[at - 2].low in _BEING):
        return None
    return at - 1 if going_on or before in _HAVING else at


class Blows(Mutual):
    """Tells who struck by the words of somebody of another side."""

    def _struck(
        self, speaker: str, sentence: Sentence, phrases: Phrases, at: int, last: int
    ) -> tuple[Source, tuple[str, str]] | None:
        """Whose blow the verb at `at` tells, and the act with its words; None for a passive and the speaker's own."""
        tokens = sentence.tokens
        verb = _verb_from(tokens, at)
        if verb is None or at + 1 >= len(tokens):
            return None
        if tokens[at + 1].kind == "punct" or tokens[at + 1].low in _NO_OBJECT:
            return None
        accused = self._armed_side(sentence, phrases.before(verb))
        if accused is None or self._side(accused) == side_of(speaker):
            return None
        act = self._act(sentence, at, last) or ("attack", self._brief(sentence, at, last))
        return accused, act

    def _work_of(self, sentence: Sentence, phrases: Phrases, at: int) -> Source | None:
        """ "The bombing was the work of Boko Haram"."""
        if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].low != "of":
            return None
        return self._armed_side(sentence, phrases.after(at + 2))

    def _armed_side(self, sentence: Sentence, source: Source | None) -> Source | None:
        """The source, if it is a side or a body of one."""
        accused = self._sided(sentence, source)
        known = accused is not None and accused.kind in ("side", "body") and self._side(accused) is not None
        return accused if known else None

    def _sided(self, sentence: Sentence, source: Source | None) -> Source | None:
        """The source, if it is known or some side's: "Cambodian troops", "Eritrean soldiers"."""
        if source is None or source.known:
            return source
        tokens = sentence.tokens
        mention = next((t.mention for t in tokens[source.first : source.last + 1] if t.mention), None)
        if mention is None or mention.kind != "side" or mention.last >= source.last:
            return None
        return Source(source.first, source.last, "body", source.name, mention=mention)
