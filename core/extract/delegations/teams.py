"""Who is on a team: "the delegation is led by X and includes Y and Z", lists, bullets, and who stays away.

A rule looks at one cue word and the annotated tokens around it. What a sentence leaves unsaid ("It will be headed by",
"With him were") is taken from the team that the sentences before spoke of.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from core.extract.delegations import changes, company, heads, leadership, members, offices, sending
from core.extract.delegations.attendance import Attendance
from core.extract.delegations.bare_names import bare_names, names_anybody
from core.extract.delegations.findings import Finding
from core.extract.delegations.labels import labelled
from core.extract.delegations.reader import Reader
from core.extract.delegations.rolls import Rolls
from core.extract.delegations.sides import Sides
from core.extract.delegations.whose import Whose
from core.extract.delegations.words import Words, words
from core.extract.document import Document, Sentence
from core.lexicon import compiled

_Rule = Callable[[Reader, int], None]


class Teams:
    """Reads the sentences of one article in order."""

    def __init__(self, document: Document, sides: Sides, table: Words) -> None:
        self._reader = Reader(document, sides, table)
        self._rules = _dispatch()
        self._prefixed = "-led" in document.text.lower()
        """The article has words such as "Smith-led"."""
        self._rolls = Rolls()
        self._attendance = Attendance(self._reader, Whose(self._reader))

    def follow(self, met: list[Finding]) -> None:
        """Keep in mind who met, as the rules about meetings find it sentence by sentence."""
        self._reader.met = met

    @property
    def findings(self) -> list[Finding]:
        """What was found so far, in order."""
        return self._reader.findings

    def read(self, sentence: Sentence) -> None:
        """Apply the rules to one sentence."""
        rules_of, lows = self._rules, sentence.lows
        if self._prefixed:
            cues = [(n, rules_of.get(low, _LED)) for n, low in enumerate(lows) if low in rules_of or low[-4:] == "-led"]
        else:
            cues = [(n, rules_of[lows[n]]) for n in sentence.places_of(rules_of.keys())]
        bare = not cues and sentence.block.kind == "paragraph" and not self._rolls.open
        if bare and ":" not in sentence.words:
            return
        reader = self._reader
        named = names_anybody(sentence) or any(r is _LED for _, r in cues)
        named = (
            named
            or bool(bare_names(sentence))
            or (not _telling().isdisjoint(sentence.words) and _unknown_name(sentence))
        )
        reader.turn_to(sentence, named)
        if named or "same" in sentence.words:
            labelled(reader)
            for index, rules in cues:
                for rule in rules:
                    rule(reader, index)
        self._rolls.read(reader)
        for index, _ in cues:
            reader.remember(index)

    def attend(self, sentence: Sentence) -> None:
        """Seat whom the sentence says to be there, of those whom no other rule has seated in it."""
        reader = self._reader
        last = [*reader.findings[-8:], *reader.met[-8:]]
        here = [finding for finding in last if finding.sentence is sentence] if last else last
        if not self._attendance.concerns(sentence, here):
            return
        if not reader.at(sentence) or not reader.people:
            reader.turn_to(sentence)
        self._attendance.read(here)


@compiled
def _telling() -> frozenset[str]:
    """Words beside which a name that no layer knows is worth looking for."""
    table = words()
    return (
        table.include | table.made_of | table.led | table.lead | table.along | {"members", "answers", "hands", "helm"}
    )


def _unknown_name(sentence: Sentence) -> bool:
    """Two capitalised words in a row that no layer knows: a name, perhaps."""
    tokens = sentence.tokens
    return any(
        a.mention is None and b.mention is None and a.capital and b.capital and a.kind == "word"
        for a, b in pairwise(tokens)
    )


_LED: tuple[_Rule, ...] = (offices.led_prefix,)


@compiled
def _dispatch() -> dict[str, tuple[_Rule, ...]]:
    """Which rules a word sets off; a team noun may set off none, but is remembered."""
    table = words()
    rules: dict[str, tuple[_Rule, ...]] = dict.fromkeys(sorted(table.with_side), ())
    for cues, rule in (
        (table.led, heads.led_by),
        (table.lead, heads.leads),
        (table.delegation_heads | table.chief_words | table.delegation, offices.heads_noun),
        ({"under"}, leadership.under),
        ({"answers", "answered", "answering", "answer", "hands", "orders"}, leadership.answers_to),
        ({"helm", "head", "top"}, leadership.at_its_head),
        ({"member", "members", "part"}, offices.member),
        ({"has", "had", "have"}, offices.has_as_head),
        ({"has", "had"}, company.also_had),
        ({"has", "had"}, company.had_beside),
        ({"members", "delegates", "names", "others", "participants"}, members.members_are),
        (sending.SENT, sending.sent),
        (sending.NAMED, sending.named),
        ({"among"}, members.among),
        ({"among"}, members.among_those),
        ({"joining"}, members.joining),
        (table.delegation | {"team", "teams"}, members.apposed),
        (table.include, members.includes),
        (table.made_of, members.made_of),
        (table.along, members.along),
        (table.along, company.joined_by),
        (company.BROUGHT, company.brought),
        (company.BESIDE, company.beside),
        (company.ACROSS, company.across),
        (table.lead | {"co-chairmanship", "co-chaired"}, company.each_leads),
        ({"leader", "head", "chief", "chair", "chairman"}, leadership.theirs_is),
        ({"as"}, company.people_were),
        ({"with", "alongside", "besides"}, members.with_him),
        ({"on", "for", "from"}, members.on_side),
        ({"for"}, members.stands_for),
        ({"new"}, changes.new_on_list),
        ({"new", "newcomer", "newcomers"}, changes.is_new),
        ({"not"}, changes.did_not_come),
        ({"stayed", "stay", "remained", "remain", "retained", "kept"}, changes.stay_on),
        ({"also"}, changes.also_on_list),
        (table.absent | {"stayed", "stays", "stay"}, changes.away),
        (table.replace, changes.replaced),
        ({"same"}, changes.same_heads),
    ):
        for word in sorted(cues):
            rules[word] = (*rules.get(word, ()), rule)
    return rules
