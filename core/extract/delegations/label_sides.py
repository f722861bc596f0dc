"""Whose people a label says that follow: its own words, its heading, the labels beside it."""

from __future__ import annotations

from itertools import pairwise

from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader

_MORE = frozenset(
    "members experts advisers advisors delegates named names others also further more rest remaining additionally "
    "alongside with him her them accompanying plus".split()
)
"""What a label says of more people on the team spoken of: "Also: A; B", "We know five other names: C and D"."""
BARE = 4
"""A label that is just a side's name has no more words."""
_COUNTED = frozenset(
    "two three four five six seven eight nine ten men women people duo pair trio quartet line-up own envoys".split()
)
"""What a label says of a side's people: "Kyiv's four: A, B, C and D"."""
_SIT = frozenset("room table were was came sit sits sat speak spoke stand stands negotiate negotiated".split())
ROLL = frozenset(
    "teams team participants participated table attendees attended attending envoys room represented represents sat "
    "sits came present lists line-up lineup line-ups line-up composition compositions seats seated representatives "
    "list negotiating faces who's taking meeting talks delegations delegation".split()
)
"""What a heading over a list of sides with their people says."""


def tells_more(reader: Reader, start: int, colon: int) -> bool:
    """The label is about more people of the team spoken of: "Also:", "Five other names that we have been given:"."""
    more = any(t.low in _MORE for t in reader.tokens[start:colon])
    return more and not any(reader.side_at(i) for i in range(start, colon))


def in_row(reader: Reader) -> bool:
    """The sentence before or behind begins with another side and a colon: "US: A. Iran: B. Oman: C."."""
    place = reader.sentence.index
    for other in reader.document.sentences[max(0, place - 1) : place + 2]:
        colon = next((t.index for t in other.tokens[: BARE + 1] if t.text == ":"), 0)
        if other is not reader.sentence and colon and any(reader.sides.at(other, i) for i in range(colon)):
            return other.block.kind == reader.sentence.block.kind
    return False


def by_acronym(reader: Reader, start: int, colon: int) -> str | None:
    """The party that stands with its letters in a label: "for the Coordination for the People of Azawad (CPA):"."""
    for place in range(start + 1, colon - 1):
        token = reader.tokens[place]
        if reader.tokens[place - 1].text == "(" and reader.tokens[place + 1].text == ")":
            letters = token.text.replace("-", "")
            if token.mention is not None and token.mention.kind == "side":
                return token.mention.name
            if letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 8:
                return token.text
    return None


def owners_side(reader: Reader, start: int, colon: int) -> str | None:
    """The side of "Burhan's team:", from whom it belongs to."""
    owner = next((m for m in reader.sentence.mentions if start <= m.first < colon and m.kind == "person"), None)
    return owner.side if owner is not None else None


def gapped(reader: Reader, start: int, colon: int) -> str | None:
    """The side of "Hamas's:", "Hemedti's:" behind the label of another side's team."""
    tokens = reader.tokens
    last = reader.findings[-1] if reader.findings else None
    if (
        last is None
        or last.rule != "label"
        or not 2 <= colon - start <= BARE
        or tokens[colon - 1].low not in ("'s", "'")
    ):
        return None
    if last.sentence.block is not reader.sentence.block:
        return None
    owner = tokens[colon - 2].mention
    side = reader.side_at(colon - 2) or (owner.side if owner is not None else None)
    return side or reader.sides.opponent(last.side)


def of_most(people: list[Person]) -> str | None:
    """The side of which most people of a list are."""
    sides = [p.side for p in people if p.side]
    return max(sides, key=sides.count) if sides else None


def bare_side(reader: Reader, start: int, colon: int) -> str | None:
    """The side that a label consists of: "Taliban: A, B."."""
    if colon - start > BARE or colon == start:
        return None
    if (town := _town(reader, start, colon)) is not None:
        return town
    sides = [reader.side_at(i) for i in range(start, colon) if reader.tokens[i].low not in ("the", "side", "team")]
    return sides[0] if sides and sides[0] and all(side == sides[0] for side in sides) else None


def _town(reader: Reader, start: int, colon: int) -> str | None:
    """The town that a label consists of, which sends people of its own: "Misrata: A, B". A capital is its country."""
    town = reader.tokens[start].mention
    whole = town is not None and town.kind == "place" and town.form != "capital" and town.last == colon - 1
    return town.name if town is not None and whole else None


def owner(reader: Reader, start: int, colon: int) -> Person | None:
    """The person whose team a label names: "Khalilzad's team: …" is led by him."""
    for mention in reader.sentence.mentions:
        after = mention.last + 1
        if mention.kind != "person" or mention.first < start or after >= colon:
            continue
        if reader.tokens[after].low in ("'s", "'") and reader.is_team(colon - 1):
            first, last = mention.first, mention.last
            return Person(mention.name, mention.title, mention.side, first, last, mention.start, mention.end)
    return None


def side_of_label(reader: Reader, start: int, colon: int) -> tuple[str | None, bool, bool]:
    """The side that the words before a colon give, whether they say "head", and whether they tell of a team."""
    tokens = reader.tokens
    label = [t.low for t in tokens[start:colon]]
    head = any(low in reader.words.head_marks for low in label) and not {"deputy", "vice", "not"} & set(label)
    if "not" in label:
        return None, False, False
    for index in range(start, colon):
        if side := reader.team_side(index):
            return side, head, True
    if any(low in reader.words.delegation for low in label):
        owner = (m.side for m in reader.sentence.mentions if start <= m.first < colon and m.side and m.kind != "place")
        return next(owner, None), head, True
    under = _heading_side(reader)
    first = next((s for i in range(start, colon) if (s := reader.side_at(i))), None)
    opens = reader.side_at(start) or (reader.side_at(start + 1) if label[:1] == ["the"] else None)
    if opens and (reader.words.talks & set(label) or _COUNTED & set(label[1:])):
        return opens, head, True
    if first and _COUNTED & set(label) and _SIT & set(label):
        return first, head, True
    if first and label and {"from", "for", "on"} & set(label[:2]):
        return first, head, True
    if first and len(label) <= 4 and heading_tells(reader):
        return _town(reader, start, colon) or first, head, True
    if under and len(label) <= 6:
        return under, head, True
    return None, False, False


def _heading_side(reader: Reader) -> str | None:
    """The side of the team that the block's heading names: "3. THE TALIBAN'S NEGOTIATORS"."""
    heading = reader.sentence.block.heading
    if heading is None or heading is reader.sentence.block:
        return None
    line = reader.document.sentence_at(heading.start)
    if line is None or line.block is not heading:
        return None
    for index in range(len(line.tokens)):
        if side := reader.team_side(index, line):
            return side
    return None


def heading_tells(reader: Reader) -> bool:
    """Whether the block's heading is one over lists of sides with their people: "Who sat where"."""
    heading = reader.sentence.block.heading
    line = reader.document.sentence_at(heading.start) if heading is not None else None
    if line is None:
        return False
    cues = reader.words.delegation | ROLL
    low = [token.low for token in line.tokens]
    who = any(
        one == "who" and two in ("is", "are", "was", "were", "sat", "sits", "came", "represents")
        for one, two in pairwise(low)
    )
    return who or any(word in cues for word in low)
