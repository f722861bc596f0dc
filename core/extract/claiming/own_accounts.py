"""What a denier says it was instead: "denied it: it was set on fire by Russian artillery"."""

from __future__ import annotations

import re

from msgspec import structs

from core.extract.attribution import Attribution
from core.extract.claiming.accounts import Account, account_of, phrase
from core.extract.claiming.denials import Denials
from core.extract.claiming.doers import doer
from core.extract.document import Sentence
from core.lexicon.sides import side_of

_INSTEAD = frozenset(("saying", "insisting", "claiming", "adding", "arguing"))
"""Words at which the denier's own account begins."""
_BARE = frozenset(
    (
        "it",
        "this",
        "that",
        "the accusation",
        "the claim",
        "the report",
        "the reports",
        "any involvement",
        "responsibility",
    )
)
"""What a denial says that says no more than that."""
_LEAST = 2
"""Tokens of an account besides its first."""
_MARKS = frozenset((",", ";", ".", "“", "”", '"', "–", "—"))
_CHARGED_WITH = re.compile(r" (?:of|for|over) ")
"""Words behind which a counter-accusation tells the deed, which the denial told already."""


class OwnAccounts(Denials):
    """Reads what follows a denial: the deed is laid to another, or the denial is told in fuller words."""

    def _denied_here(self, attribution: Attribution, sentence: Sentence) -> bool:
        """Whether the last claim, which must be there, is the speaker's denial in this sentence."""
        last = self.claims[-1]
        return (
            last.rule.startswith("denied") and last.holder == attribution.speaker and last.evidence.end > sentence.start
        )

    def _answer(self, attribution: Attribution, sentence: Sentence) -> None:
        """ "denied it: it was set on fire by Russian artillery": what it was by the denier, who was just read."""
        tokens = sentence.tokens
        at = sentence.token_at(attribution.cue_end - 1) + 1
        mark = next((k for k in range(at, len(tokens)) if tokens[k].text == ":" or tokens[k].low in _INSTEAD), 0)
        if not mark or mark + 2 >= len(tokens):
            return
        first = mark + 2 if tokens[mark + 1].low == "that" else mark + 1
        last = next((k - 1 for k in range(first + 2, len(tokens)) if tokens[k].text in _MARKS), len(tokens) - 1)
        self._own_account(
            attribution, sentence, Account(attribution.speaker, side_of(attribution.speaker), sentence, first, last)
        )

    def _own_account(self, attribution: Attribution, sentence: Sentence, told: Account) -> bool:
        """The denier's own account, right behind his denial: whose deed it was (True), else what he adds to it."""
        if told.last - told.first < _LEAST and not told.accuses:
            return False
        words, denial = phrase(self.doc, told), self.claims[-1]
        words = _CHARGED_WITH.split(words, 1)[0] if told.accuses else words
        who = doer(told, any_deed=True)
        if who is None or (who.side is not None and who.side == told.side):
            verb, _, rest = denial.value.rpartition(f"({denial.holder} ")[2].removesuffix(")").partition(" ")
            if rest in _BARE:
                value = f"not {denial.actors[0]} ({denial.holder} {verb} {rest}: {words})"
                self.claims[-1] = structs.replace(denial, value=value)
            return False
        answered = self.told[-1]
        actors = (denial.actors[0], attribution.speaker)
        value = f"{words} ({attribution.speaker})"
        self._claim(
            answered, value, attribution.speaker, attribution, sentence, told.first, actors, f"answered/{answered.act}"
        )
        return True

    def _turn_round(self, attribution: Attribution, sentence: Sentence) -> bool:
        """ "denied it and said that RSF fighters had shelled the building themselves": the denier blames another."""
        told = account_of(sentence, attribution)
        return (
            told is not None and not told.denies and not told.accuses and self._own_account(attribution, sentence, told)
        )
