"""What stands over a number in place of a verb: the label of its line, the column of its table, its heading.

"Jets lost: six", "Displacement since Monday. Turkey: 70,000.", "| Downed | … | 103 |", and under the heading "What Iran
fired" a bullet "27 missiles in two waves".
"""

from __future__ import annotations

from core.extract.document import Document, Sentence, Token
from core.extract.label_words import Label, label_of_heading, label_of_question, read_label
from core.extract.noun_phrases import Counted
from core.extract.predicate import IN_FLIGHT, MUNITIONS, PEOPLE, Predicate
from core.extract.sentences import is_leader
from core.extract.verbs import verbs

IN_COLUMN = "column of the table"
"""The rule of a figure that the head of its column tells."""
_LONGEST = 14
"""A colon further from the start of the sentence ends no label."""
_TOPIC = 9
"""The opening words of a bullet that are longer than this are a sentence, no topic."""
_HEAD = 6
"""A cell of more words is no head of a column."""
_ANSWER = 8
"""Sentences that an answer takes at most."""
_LEVELS = 3
"""How many headings up the action of a list may stand: "Losses", "Aircraft", "Su-25 …… 3"."""
_ITEM = 8
"""Tokens that an item of a list may have before its number."""
_STATES = frozenset("killed dead slain fallen lost wounded injured hurt captured missing".split())
_ALIGNED = 2
"""Letters by which a number may stand off the head of its column."""
_BEFORE_LISTED = frozenset("and or to by of for has had have counts reports says admits in".split())
"""The words that may stand before a number of a list, marks aside: others make it part of a sentence."""


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
    for phrase in phrases:
        if phrase.object is None and phrase.anaphor and (words := _item(sentence, phrase)):
            named = read_label([t for t in words if t.low not in _STATES])
            phrase.object, phrase.noun, phrase.anaphor = named.object, named.noun, named.object is None
    colon = _colon(sentence)
    if colon is None or sentence.tokens[colon - 1].low in verbs().keys:
        return
    first = next((p for p in phrases if p.quantity.first > colon), None)
    if first is None or first.object is not None or not first.anaphor or first.quantity.first > colon + 2:
        return
    label = read_label(sentence.tokens[:colon])
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
        found.append((read_label(sentence.tokens[:colon]), "label of the line"))
    first = phrase.quantity.first
    if (listed := _listed(sentence, phrase)) is not None:
        found.insert(0, (listed, "label of an item"))
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
        if found and heading.object is None and found[0][0].object in PEOPLE:
            heading.object, heading.noun = found[0][0].object, found[0][0].noun  # "personnel: 920" among losses
        found.append((heading, "heading"))
    if colon is not None and colon == first - 1 and (asked := _asked(document, sentence)) is not None:
        found.append((asked, "heading"))
    if block.kind == "bullet" and phrase.object in MUNITIONS:
        found.append((Label("launched"), "weapons of a list"))
    return found


def _item(sentence: Sentence, phrase: Counted) -> list[Token]:
    """The words of the item of a list that ends with a comma and its number; none where it is no such item."""
    tokens, first = sentence.tokens, phrase.quantity.first
    after = tokens[phrase.last + 1].text if phrase.last + 1 < len(tokens) else "."
    if first < 2 or tokens[first - 1].text != "," or after not in ";.,":
        return []
    opened = next((k for k in range(first - 2, max(-1, first - _ITEM), -1) if tokens[k].text in ":;"), None)
    words = tokens[opened + 1 : first - 1] if opened is not None else []
    return words if all(t.kind == "word" for t in words) else []


def _listed(sentence: Sentence, phrase: Counted) -> Label | None:
    """The words before a comma in "losses in the raid: army, 57; police, 49", with the action of what stands before
    the colon where they have none."""
    words, tokens = _item(sentence, phrase), sentence.tokens
    if not words:
        return None
    label = read_label(words)
    if label.action is None:
        over = read_label(tokens[: next(t.index for t in tokens if t.text in ":;")])
        label.action, label.losses = over.action, over.losses
    return label


def _asked(document: Document, sentence: Sentence) -> Label | None:
    """What the question before asks: "How many died in September? Armenia: 207. Azerbaijan: 80."."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _ANSWER), -1):
        tokens = document.sentences[index].tokens
        if tokens[-1].text == "?":
            place = next((t.index for t in tokens[:-1] if t.low == "how" and tokens[t.index + 1].low == "many"), None)
            return label_of_question(tokens) if place is not None else None
    return None


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
        if token.text in "–—‒=" and last and tokens[token.index + 1].kind == "number":
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
    return read_label(first.tokens[:colon])


def _heading(document: Document, sentence: Sentence) -> Label:
    """What the heading tells, or a line over the list that ends without a stop: "What Iran fired", "The dead"."""
    above = line_above(document, sentence)
    if above is None:
        return Label()
    label = label_of_heading(above)
    for _ in range(_LEVELS):
        if label.action is not None or (above := line_above(document, above)) is None:
            break
        over = label_of_heading(above)
        label.action, label.losses = over.action, over.losses
    return label


def line_above(document: Document, sentence: Sentence) -> Sentence | None:
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
    column = column_of(document, sentence)
    blank = "|" not in document.text[sentence.block.start : sentence.block.end]
    head: Sentence | None = None
    beside: list[Sentence] = []
    for index in range(sentence.index - 1, -1, -1):
        other = document.sentences[index]
        if other.block.kind != "row" or other.block.heading is not sentence.block.heading:
            break
        if other.block is sentence.block:
            beside.append(other)
        elif abs(column_of(document, other) - column) <= (_ALIGNED if blank else 0):
            head = other
    if head is None or len(head.tokens) > _HEAD or any(t.kind in ("number", "mixed") for t in head.tokens):
        return []
    label = read_label(head.tokens)
    for cell in reversed(beside):
        if label.object is not None:
            break
        if lead_names and any(t.kind == "number" for t in cell.tokens):
            continue
        named = read_label(cell.tokens)
        label.object, label.noun = named.object, named.noun
        label.owner = label.owner or named.owner
    return [(label, IN_COLUMN)]


def column_of(document: Document, sentence: Sentence) -> int:
    """How many bars stand before the cell in its row, the opening one not counted; in a table set in columns by blanks,
    how many letters."""
    start = sentence.block.start
    if "|" not in document.text[start : sentence.block.end]:
        return sentence.start - document.text.rfind("\n", 0, start)
    opened = document.text[start] == "|"
    return document.text.count("|", start, sentence.start) - opened
