"""What stands over a number in place of a verb: the label of its line, the column of its table, its heading.

"Jets lost: six", "Displacement since Monday. Turkey: 70,000.", "| Downed | … | 103 |", and under the heading "What Iran
fired" a bullet "27 missiles in two waves".
"""

from __future__ import annotations

import msgspec

from core.extract.document import Document, Mention, Sentence, Token, particle_end
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import IN_FLIGHT, MUNITIONS, PEOPLE, Predicate
from core.extract.sentences import is_leader
from core.extract.verbs import Entry, verbs

IN_COLUMN = "column of the table"
"""The rule of a figure that the head of its column tells."""
_LONGEST = 14
"""A colon further from the start of the sentence ends no label."""
_TOPIC = 9
"""The opening words of a bullet that are longer than this are a sentence, no topic."""
_APART = frozenset("from by in over at near".split())
"""What stands behind these words in a label is not what is counted: "lost from radar"."""
_LOSSES = frozenset(("lost", "losses", "loss", "destroyed"))
_HEAD = 6
"""A cell of more words is no head of a column."""
_ANSWER = 8
"""Sentences that an answer takes at most."""
_LEVELS = 3
"""How many headings up the action of a list may stand: "Losses", "Aircraft", "Su-25 …… 3"."""
_KEY = 1
"""A label of more words is no letter of a key ("K")."""
_ALIGNED = 2
"""Letters by which a number may stand off the head of its column."""
_BEFORE_LISTED = frozenset("and or to by of for has had have counts reports says admits in".split())
"""The words that may stand before a number of a list, marks aside: others make it part of a sentence."""
_OF_VERBS = frozenset(("launched", "intercepted", "destroyed", "damaged", "hit", "killed", "injured", "captured"))


class Label(msgspec.Struct):
    """What a label tells of the numbers under it: what was done, to what, whose it was and who did it."""

    action: str | None = None
    object: str | None = None
    noun: str | None = None
    owner: Mention | None = None
    doer: Mention | None = None
    losses: bool = False
    """It counts losses: people killed, things destroyed, weapons in flight gone missing."""


def label_predicate(
    document: Document, sentence: Sentence, phrase: Counted, lead: Counted | None = None
) -> Predicate | None:
    """What the label, the column or the heading says was done to the number; the phrase takes the noun and side of
    the label where it has none; a nought in a table counts nobody. `lead` is what was counted last: a table goes on
    with its weapons."""
    if phrase.quantity.high == 0:
        return None
    for label, rule in _labels(document, sentence, phrase, lead):
        if label.object is None and lead is not None and lead.object in MUNITIONS and rule.startswith("column"):
            label.object, label.noun, label.owner = lead.object, lead.noun, label.owner or lead.owner
        predicate = _apply(label, phrase, rule)
        if predicate is not None:
            return predicate
    return None


def name_by_label(sentence: Sentence, phrases: list[Counted]) -> None:
    """Give a bare number behind "Drones:" the noun of its label, so that a verb behind it finds what it counts."""
    colon = _colon(sentence)
    if colon is None or sentence.tokens[colon - 1].low in verbs().keys:
        return
    first = next((p for p in phrases if p.quantity.first > colon), None)
    if first is None or first.object is not None or not first.anaphor or first.quantity.first > colon + 2:
        return
    label = _read(sentence.tokens[:colon])
    listed = is_leader(sentence.tokens[colon])
    if listed:
        first.owner = label.owner
    if label.object is not None and (listed or label.object not in PEOPLE):
        first.object, first.noun, first.owner = label.object, label.noun, label.owner


def _labels(document: Document, sentence: Sentence, phrase: Counted, lead: Counted | None) -> list[tuple[Label, str]]:
    """The labels over a number, the nearest first, each with the name of its rule."""
    block, tokens = sentence.block, sentence.tokens
    if block.kind == "row":
        return _of_table(document, sentence, lead is not None)
    found: list[tuple[Label, str]] = []
    colon = _colon(sentence)
    if colon is not None and phrase.quantity.first > colon:
        found.append((_read(sentence.tokens[:colon]), "label of the line"))
    first = phrase.quantity.first
    if colon is not None and is_leader(tokens[colon]):
        return [*found, (_heading(document, sentence), "heading")]
    if first and not (tokens[first - 1].kind == "punct" or tokens[first - 1].low in _BEFORE_LISTED):
        return found
    if block.kind == "bullet" and sentence.start > block.start and (topic := _topic(document, sentence)) is not None:
        found.append((topic, "topic of the bullet"))
    if block.kind == "bullet" or colon is not None or _bare_line(document, sentence, phrase):
        heading = _heading(document, sentence)
        if heading.action in ("launched", "hit", "intercepted") and heading.doer is None and colon is not None:
            named = next((m for m in sentence.mentions if m.last < colon and m.kind in ("side", "org")), None)
            heading.doer = named  # "What Israel and the US hit": "Israel's air force: 1,480 targets"
        found.append((heading, "heading"))
    if colon is not None and colon == first - 1 and (asked := _asked(document, sentence)) is not None:
        found.append((asked, "heading"))
    if block.kind == "bullet" and phrase.object in MUNITIONS:
        found.append((Label("launched"), "weapons of a list"))
    return found


def _asked(document: Document, sentence: Sentence) -> Label | None:
    """What the question before asks: "How many died in September? Armenia: 207. Azerbaijan: 80."."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _ANSWER), -1):
        tokens = document.sentences[index].tokens
        if tokens[-1].text == "?":
            place = next((t.index for t in tokens[:-1] if t.low == "how" and tokens[t.index + 1].low == "many"), None)
            return _of_question(tokens) if place is not None else None
    return None


def _of_question(tokens: list[Token]) -> Label:
    label = _read(tokens)
    entries = (entry for token in tokens for entry in verbs().forms.get(token.low, ()))
    told = next((entry for entry in entries if entry.role == "sufferer" or entry.part), None)
    label.action = label.action or (told.action if told is not None else None)
    return label


def _bare_line(document: Document, sentence: Sentence, phrase: Counted) -> bool:
    """A line right under its heading that begins with its number: "10,224 people, including 3,106 children"."""
    before = document.sentences[sentence.index - 1] if sentence.index else None
    opens = phrase.quantity.first == 0 or sentence.tokens[phrase.quantity.first - 1].low in ("including", ",", "and")
    return (
        opens
        and before is not None
        and before.block.kind == "heading"
        and sentence.tokens[0].kind == "number"
        and len(sentence.tokens) <= _LONGEST
    )


def _colon(sentence: Sentence) -> int | None:
    """Where the label of the line ends: at a colon, at the dots that lead to its number, or at the dash before it."""
    tokens = sentence.tokens
    for token in tokens[1:_LONGEST]:
        if token.kind != "punct":
            continue
        if token.text == ":" or is_leader(token):
            return token.index
        last = token.index == len(tokens) - 2 or (token.index < len(tokens) - 2 and tokens[token.index + 2].text == "(")
        if token.text in "–—=" and last and tokens[token.index + 1].kind == "number":
            return token.index
    return None


def _apply(label: Label, phrase: Counted, rule: str) -> Predicate | None:
    action = label.action
    thing = phrase.object or label.object
    if action is None or (thing is None and action in ("launched", "intercepted", "hit", "destroyed", "damaged")):
        return None
    if action == "destroyed" and thing in PEOPLE:
        action = "killed"
    if label.losses and thing is not None and thing not in PEOPLE:
        action = "missing" if thing in MUNITIONS else "destroyed"
    people = thing is None or thing in PEOPLE
    if action == "missing" and thing in MUNITIONS:
        people = True
    if action != "captured" and people == (action in ("destroyed", "damaged", "intercepted", "launched", "hit")):
        return None
    if action == "launched" and thing not in MUNITIONS and not (thing or "").startswith("other:"):
        return None
    if action == "intercepted" and thing not in IN_FLIGHT:
        return None
    if phrase.object is None:
        phrase.object, phrase.noun = (label.object, label.noun) if label.object else ("person", "person")
    phrase.owner = phrase.owner or label.owner
    weapon = action == "launched"
    return Predicate(action, rule, instrument=weapon, certainty=0.8, doer=label.doer)


def _read(tokens: list[Token]) -> Label:
    """The label that the words make: "Indian dead", "Launched by Russia", "Ukrainian interceptions"."""
    table = nouns()
    label = Label()
    named = -1
    for token in tokens:
        mention = token.mention
        if mention is not None:
            if mention.kind in ("side", "org") and mention.first == token.index:
                if token.index and tokens[token.index - 1].low == "by":
                    label.doer = mention
                elif (act := _act_of(tokens, mention)) is not None:
                    label.doer = mention if label.action in (None, act) else label.doer
                elif mention.kind == "side":
                    label.owner = mention
            continue
        action = table.groups.get(token.low) or verbs().tolls.get(token.low) or _nominal(token)
        if action is None and len(tokens) <= _KEY:
            action = verbs().keys.get(token.low)
        if token.low in _LOSSES:
            label.losses = label.losses or token.low != "destroyed"
            action = action or "destroyed"
        if action is None:
            entry = next((e for e in verbs().forms.get(token.low, ()) if _is_label(tokens, token.index, e)), None)
            action = entry.action if entry is not None else None
            if entry is not None and entry.base == "take" and not entry.particle:
                action = "captured"
        label.action = label.action or action
        found = table.objects.get(token.low)
        if token.index and tokens[token.index - 1].low in _APART:
            found = None
        if found and action is None and (label.object is None or token.index == named + 1):
            label.object, label.noun = found
            named = token.index
    if label.action == "intercepted" and label.owner is not None and label.doer is None and label.object is None:
        label.doer, label.owner = label.owner, None  # "Ukrainian interceptions"
    return label


def _act_of(tokens: list[Token], mention: Mention) -> str | None:
    """ "Russian launches and Ukrainian interceptions": each side is the doer of the noun behind it."""
    after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    act = _nominal(after) if after is not None else None
    return act if act in ("launched", "intercepted") else None


def _is_label(tokens: list[Token], index: int, entry: Entry) -> bool:
    """ "Launched", "brought down": a participle with its particle."""
    return entry.part and entry.action in _OF_VERBS and particle_end(tokens, index, entry.particle) is not None


def doer_by_heading(document: Document, sentence: Sentence, action: str) -> Mention | None:
    """Who did it by the line over a list: of "Russian launches and Ukrainian interceptions" each has its own."""
    above = _above(document, sentence) if sentence.block.kind == "bullet" else None
    if above is None:
        return None
    for mention in above.mentions:
        after = above.tokens[mention.last + 1] if mention.last + 1 < len(above.tokens) else None
        if mention.kind == "side" and after is not None and _nominal(after) == action:
            return mention
    return None


def teller(document: Document, sentence: Sentence, phrase: Counted, predicate: Predicate) -> str | None:
    """Who gives a number that no words of saying attribute: the subject of "The Observatory has 71", the label of
    "Turkey: 70,000" under a topic, the source that the heading of a list or table names."""
    if predicate.rule == "another count of the same":
        named = [m for m in sentence.mentions if m.last < phrase.quantity.first and m.kind in ("side", "org", "outlet")]
        return named[-1].name if named else None
    if predicate.rule == "topic of the bullet":
        named = [m for m in sentence.mentions if m.last + 2 == phrase.quantity.first and m.kind in ("side", "org")]
        return named[0].name if named else None
    if sentence.block.kind not in ("bullet", "row"):
        return None
    if sentence.block.kind == "row" and (told := _told_in_row(document, sentence)):
        return told
    above = _above(document, sentence)
    if above is None:
        return None
    for mention in above.mentions:
        if mention.kind != "org":
            continue
        before = [t.low for t in above.tokens[max(0, mention.first - 2) : mention.first]]
        after = above.tokens[mention.last + 1].low if mention.last + 1 < len(above.tokens) else ""
        if before in (["source", ":"], ["sources", ":"]) or after in ("counts", "figures", "data", "numbers"):
            return mention.name
    return None


def _told_in_row(document: Document, sentence: Sentence) -> str | None:
    """The cell under "Reported by" or "Source" in the row of the sentence."""
    column = None
    for index in range(sentence.index, -1, -1):
        other = document.sentences[index]
        if other.block.kind != "row" or other.block.heading is not sentence.block.heading:
            break
        words = [t.low for t in other.tokens if t.kind == "word"]
        if other.block is not sentence.block and words in _TELLERS:
            column = _column(document, other)
            break
    if column is None or column == _column(document, sentence):
        return None
    cells = document.sentences[max(0, sentence.index - _ROW) : sentence.index + _ROW]
    cell = next((s for s in cells if s.block is sentence.block and _column(document, s) == column), None)
    if cell is None:
        return None
    return document.text[cell.start : cell.end].split(". ")[0].split(" (")[0].strip(" .|") or None


_ROW = 8
"""Sentences in which the cells of one row are looked for."""
_TELLERS = (
    ["reported", "by"],
    ["source"],
    ["sources"],
    ["according", "to"],
    ["claimed", "by"],
    ["who", "says", "so"],
    ["told", "by"],
    ["announced", "by"],
    ["speaker"],
    ["as", "reported", "by"],
)


def _nominal(token: Token) -> str | None:
    low = token.low
    nominals = verbs().nominals
    action = nominals.get(low) or (nominals.get(low[:-1]) if low.endswith("s") else None)
    action = action or (nominals.get(low[:-2]) if low.endswith("es") else None)
    return action if action != "hit" else None


def _topic(document: Document, sentence: Sentence) -> Label | None:
    """What the verbless words that open the bullet tell: "Displacement since Monday."."""
    index = sentence.index - 1
    while index > 0 and document.sentences[index - 1].block is sentence.block:
        index -= 1
    first = document.sentences[index]
    if first.block is not sentence.block:
        return None
    colon = _colon(first)
    if colon is None and len(first.tokens) > _TOPIC:
        return None
    return _read(first.tokens[:colon])


def _heading(document: Document, sentence: Sentence) -> Label:
    """What the heading tells, or a line over the list that ends without a stop: "What Iran fired", "The dead"."""
    above = _above(document, sentence)
    if above is None:
        return Label()
    label = _of_heading(above)
    for _ in range(_LEVELS):
        if label.action is not None or (above := _above(document, above)) is None:
            break
        over = _of_heading(above)
        label.action, label.losses = over.action, over.losses
    return label


def _of_heading(above: Sentence) -> Label:
    tokens = above.tokens
    if tokens[0].low == "what":
        verb = tokens[-1]
        entry = next((e for e in verbs().forms.get(verb.low, ()) if e.past and e.action in _OF_VERBS), None)
        if entry is not None:
            sides = [m for m in above.mentions if m.kind in ("side", "org")]
            return Label(entry.action, doer=sides[0] if len(sides) == 1 else None)
    return _read(tokens)


def _above(document: Document, sentence: Sentence) -> Sentence | None:
    """The heading or the line without a stop that stands over the sentence's list."""
    index = sentence.index - 1
    while index >= 0 and document.sentences[index].block.kind in ("bullet", "row"):
        index -= 1
    above = document.sentences[index] if index >= 0 else None
    if above is None or above.block is sentence.block or above.tokens[-1].text in (".", "!", "?"):
        return None
    return above


def _of_table(document: Document, sentence: Sentence, lead_names: bool) -> list[tuple[Label, str]]:
    """What the head of the column tells, with the noun that the column's head, the row or its first cell names."""
    column = _column(document, sentence)
    blank = "|" not in document.text[sentence.block.start : sentence.block.end]
    head: Sentence | None = None
    beside: list[Sentence] = []
    for index in range(sentence.index - 1, -1, -1):
        other = document.sentences[index]
        if other.block.kind != "row" or other.block.heading is not sentence.block.heading:
            break
        if other.block is sentence.block:
            beside.append(other)
        elif abs(_column(document, other) - column) <= (_ALIGNED if blank else 0):
            head = other
    if head is None or len(head.tokens) > _HEAD or any(t.kind in ("number", "mixed") for t in head.tokens):
        return []
    label = _read(head.tokens)
    for cell in reversed(beside):
        if label.object is not None:
            break
        if lead_names and any(t.kind == "number" for t in cell.tokens):
            continue
        named = _read(cell.tokens)
        label.object, label.noun = named.object, named.noun
        label.owner = label.owner or named.owner
    return [(label, IN_COLUMN)]


def _column(document: Document, sentence: Sentence) -> int:
    """How many bars stand before the cell in its row, the opening one not counted; in a table set in columns by blanks,
    how many letters."""
    start = sentence.block.start
    if "|" not in document.text[start : sentence.block.end]:
        return sentence.start - document.text.rfind("\n", 0, start)
    opened = document.text[start] == "|"
    return document.text.count("|", start, sentence.start) - opened
