"""Briefs: "Kabul's delegation: A (head), B, C", and "Head: A", "Women: B, C" under a heading that names the team."""

from __future__ import annotations

from core.extract.delegations.findings import Seat
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.model import Role

_MORE = frozenset(
    "members experts advisers advisors delegates named names others also further more rest remaining additionally "
    "alongside with him her them accompanying plus".split()
)
"""What a label says of more people on the team spoken of: "Also: A; B", "We know five other names: C and D"."""
_LONGEST = 16
"""How many words a label before its colon may have."""
_DASHES = frozenset(("-", "–", "—"))
_ENDS_LABEL = _DASHES | {":", ";"}
_BARE = 4
"""Nor a label that is just a side's name more words than this."""
_OFFICES = 11
"""How many words an office between a colon and the first name may have: "the foreign ministers of Oman and Kenya"."""
_PRESENT = frozenset("present attendance attending attended attendees participants participating seen spotted".split())
"""What a label says of people who were there, each for their own side."""
_COUNTED = frozenset(
    "two three four five six seven eight nine ten men women people duo pair trio quartet line-up own envoys".split()
)
"""What a label says of a side's people: "Kyiv's four: A, B, C and D"."""
_SIT = frozenset("room table were was came sit sits sat speak spoke stand stands negotiate negotiated".split())
_SPEECH = frozenset("said says told answered asked replied added wrote asks answers explains noted".split())
_TELL = frozenset("said says will would has have had is was are were to".split())
_ROLL = frozenset(
    "teams team participants participated table attendees attended attending envoys room represented represents sat "
    "sits came present lists line-up lineup line-ups line-up composition compositions seats seated representatives "
    "list negotiating faces who's taking meeting talks delegations delegation".split()
)
"""What a heading over a list of sides with their people says."""


def labelled(reader: Reader) -> None:
    """ "Kabul's delegation: A (head), B, C", and "Head: A", "Women: B, C" under a heading that names the team."""
    tokens = reader.tokens
    start = 0
    for colon in reader.sentence.places_of(_ENDS_LABEL):
        token = tokens[colon]
        label = token.text == ":" and colon - start < _LONGEST
        if token.text in _DASHES:
            _read_dashed(reader, start, colon)
            continue
        if token.text == ";" or (label and not _read_label(reader, start, colon)):
            start = colon + 1


def _read_dashed(reader: Reader, start: int, dash: int) -> None:
    """Seat the list of "delegations: Chad - A, B; Niger - C", "• Taliban – A (head), B"."""
    if not start < dash <= start + _BARE or not (start or reader.sentence.block.kind == "bullet"):
        return
    side = _bare_side(reader, start, dash)
    told = side is not None and (_heading_tells(reader) or not _ROLL.isdisjoint([t.low for t in reader.tokens[:start]]))
    people = reader.listed(dash + 1) if told else []
    end = next((i for i in range(dash, len(reader.tokens)) if reader.tokens[i].text == ";"), len(reader.tokens))
    people = [p for p in people if p.last < end]
    if people and people[0].first - dash <= _BARE and _ends_list(reader, people[-1].last + 1):
        reader.add(side, [Seat(p) for p in people], dash, "label", 0.85, timeless=True)


def _read_label(reader: Reader, start: int, colon: int) -> bool:
    """Seat the list behind a label; False where the words before the colon tell of no team."""
    end = _label_end(reader, colon)
    people = [p for p in reader.listed(colon + 1) if p.last < end and not _only_opened(reader, p.last + 1)]
    if not people or people[0].first - colon > _OFFICES or any(start <= p.last < colon for p in reader.people):
        return False
    if len(people) == 1 and colon - start > _BARE and reader.sentence.block.kind == "heading":
        # "Talks collapse as Kabul 'refuses pledge': X" says whose words they are.
        return False
    if {t.low for t in reader.tokens[max(start, colon - 3) : colon]} & _SPEECH or reader.tokens[colon + 1].text in '"“':
        return False
    if _is_entry(reader, start, colon):
        return _seat_entry(reader, people, colon)
    role = _role_of(reader, start, colon) or _present(reader, start, colon)
    if role == "party" and reader.tokens[colon + 1].low in ("for", "from", "on"):
        return False
    if role is not None:
        for person in _all_behind(reader, colon):
            side = reader.sides.of_mediator(person) if role == "mediator" else person.side
            reader.add(side, [Seat(person, head=True)], colon, "label", 0.85, timeless=True, role=role)
        return any(p.side for p in people)
    side, head, told = _label(reader, start, colon)
    if not told and _tells_more(reader, start, colon) and _ends_list(reader, people[-1].last + 1):
        side, told = reader.recent(), reader.recent() is not None
    side = _by_acronym(reader, start, colon) or side if told else side
    if not told and (side := _gapped(reader, start, colon)):
        told = True
    elif told and side is None and reader.is_team(colon - 1):
        side = _owners_side(reader, start, colon) or _of_most(people)
    several = len(people) > 1 or (not told and _in_row(reader))
    if not told and several and _ends_list(reader, people[-1].last + 1):
        side = side or _bare_side(reader, start, colon)
        told = reader.about_talks
    if not told or not side:
        return False
    owner = _owner(reader, start, colon)
    if owner is not None:
        reader.add(side, [Seat(owner, head=True)], colon, "label", 0.85, timeless=True)
    seats = [Seat(p, head=head and i == 0) for i, p in enumerate(people)]
    role = _role_told(reader, start, colon)
    reader.add(side, seats, colon, "label", 0.9, timeless=role == "party", role=role)
    return True


def _in_row(reader: Reader) -> bool:
    """The sentence before or behind begins with another side and a colon: "US: A. Iran: B. Oman: C."."""
    place = reader.sentence.index
    for other in reader.document.sentences[max(0, place - 1) : place + 2]:
        colon = next((t.index for t in other.tokens[: _BARE + 1] if t.text == ":"), 0)
        if other is not reader.sentence and colon and any(reader.sides.at(other, i) for i in range(colon)):
            return other.block.kind == reader.sentence.block.kind
    return False


def _tells_more(reader: Reader, start: int, colon: int) -> bool:
    """The label is about more people of the team spoken of: "Also:", "Five other names that we have been given:"."""
    more = any(t.low in _MORE for t in reader.tokens[start:colon])
    return more and not any(reader.side_at(i) for i in range(start, colon))


def _is_entry(reader: Reader, start: int, colon: int) -> bool:
    """The label is the head of an entry about a meeting: "Brussels, 26 September:", "Second round, Doha, 3 May:"."""
    tokens = reader.tokens
    dates = [d for d in reader.sentence.dates if tokens[start].start <= d.start and d.end <= tokens[colon].start]
    if start or not dates or not reader.about_talks or len({t.low for t in tokens[:colon]} & reader.words.words):
        return False
    if any(reader.is_team(i) for i in range(colon)):
        return False
    named = [m for m in reader.sentence.mentions if m.last < colon]
    return all(m.kind == "place" or m.form in ("noun", "capital") for m in named)


def _by_acronym(reader: Reader, start: int, colon: int) -> str | None:
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


def _owners_side(reader: Reader, start: int, colon: int) -> str | None:
    """The side of "Burhan's team:", from whom it belongs to."""
    owner = next((m for m in reader.sentence.mentions if start <= m.first < colon and m.kind == "person"), None)
    return owner.side if owner is not None else None


def _seat_entry(reader: Reader, people: list[Person], colon: int) -> bool:
    """Seat the people of an entry, each of their own side; they are of two sides at least."""
    rest = [t.low for t in reader.tokens[people[-1].last + 1 :]]
    listed = not rest or rest[0] in (".", ";", ",", "(", "with")
    if not listed or len({p.side for p in people if p.side}) < 2 or reader.words.remote & set(rest):
        return False
    for person in people:
        reader.add(person.side, [Seat(person, head=True)], colon, "attends", 0.8)
    return True


def _gapped(reader: Reader, start: int, colon: int) -> str | None:
    """The side of "Hamas's:", "Hemedti's:" behind the label of another side's team."""
    tokens = reader.tokens
    last = reader.findings[-1] if reader.findings else None
    if (
        last is None
        or last.rule != "label"
        or not 2 <= colon - start <= _BARE
        or tokens[colon - 1].low not in ("'s", "'")
    ):
        return None
    if last.sentence.block is not reader.sentence.block:
        return None
    owner = tokens[colon - 2].mention
    side = reader.side_at(colon - 2) or (owner.side if owner is not None else None)
    return side or reader.sides.opponent(last.side)


def _of_most(people: list[Person]) -> str | None:
    """The side of which most people of a list are."""
    sides = [p.side for p in people if p.side]
    return max(sides, key=sides.count) if sides else None


def _role_told(reader: Reader, start: int, colon: int) -> Role:
    """As what the panel of "facilitated by the AU panel:", "between them sits a trio of ECOWAS's:" was there."""
    label = {t.low for t in reader.tokens[start:colon]}
    if label & (reader.words.mediators | reader.words.mediation) or label & {"mediation", "between"}:
        return "mediator"
    return "observer" if label & reader.words.observers else "party"


def _all_behind(reader: Reader, colon: int) -> list[Person]:
    """Everybody of the list behind a colon, semicolons or not, up to a verb."""
    people: list[Person] = []
    place = colon + 1
    for person in reader.people:
        if person.first <= colon:
            continue
        gap = reader.tokens[place : person.first]
        if len(gap) > _LONGEST or any(t.low in _TELL or t.text in ".:" for t in gap):
            break
        people.append(person)
        place = person.last + 1
    return people


def _role_of(reader: Reader, start: int, colon: int) -> Role | None:
    """As what the people behind "Mediators:", "Observers in the room:" were there, each of their own side."""
    label = [t.low for t in reader.tokens[start:colon]]
    if not 1 <= len(label) <= _BARE + 1 or not reader.about_talks:
        return None
    if any(reader.side_at(i) for i in range(start, colon)):
        return None
    if reader.words.mediators & set(label) or "mediation" in label:
        return "mediator"
    if reader.words.observers & set(label):
        return "observer"
    return "host" if {"host", "hosts"} & set(label) else None


def _present(reader: Reader, start: int, colon: int) -> Role | None:
    """As parties are told who stand behind "Also present:", "In attendance at the opening:"."""
    label = {t.low for t in reader.tokens[start:colon]}
    sides = any(reader.side_at(i) for i in range(start, colon))
    told = not label.isdisjoint(_PRESENT) and reader.about_talks and colon - start < _LONGEST and not sides
    return "party" if told and not reader.is_team(colon - 1) else None


def _ends_list(reader: Reader, after: int) -> bool:
    """Nothing but an office follows the last name of the list: no headline's verb."""
    rest = reader.tokens[after:]
    return (
        not rest
        or rest[0].text in ".;("
        or rest[0].low.endswith("ing")
        or (rest[0].text == "," and not any(t.low in _TELL for t in rest))
    )


def _bare_side(reader: Reader, start: int, colon: int) -> str | None:
    """The side that a label consists of: "Taliban: A, B."."""
    if colon - start > _BARE or colon == start:
        return None
    sides = [reader.side_at(i) for i in range(start, colon) if reader.tokens[i].low not in ("the", "side", "team")]
    return sides[0] if sides and sides[0] and all(side == sides[0] for side in sides) else None


def _owner(reader: Reader, start: int, colon: int) -> Person | None:
    """The person whose team a label names: "Khalilzad's team: …" is led by him."""
    for mention in reader.sentence.mentions:
        after = mention.last + 1
        if mention.kind != "person" or mention.first < start or after >= colon:
            continue
        if reader.tokens[after].low in ("'s", "'") and reader.is_team(colon - 1):
            first, last = mention.first, mention.last
            return Person(mention.name, mention.title, mention.side, first, last, mention.start, mention.end)
    return None


def _only_opened(reader: Reader, after: int) -> bool:
    """ "…; X opened the session and left": who only opens sits on no team."""
    return after < len(reader.tokens) and reader.tokens[after].low in (
        "opened",
        "hosted",
        "welcomed",
        "greeted",
        "left",
    )


def _label_end(reader: Reader, colon: int) -> int:
    """Where the list behind a colon ends: at the semicolon before the next label, else with the sentence."""
    texts = [token.text for token in reader.tokens]
    after = next((i for i in range(colon + 1, len(texts)) if texts[i] == ":"), len(texts))
    stops = [i for i in range(colon, after) if texts[i] == ";"] if after < len(texts) else []
    return stops[-1] if stops else len(texts)


def _label(reader: Reader, start: int, colon: int) -> tuple[str | None, bool, bool]:
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
    if first and len(label) <= 4 and _heading_tells(reader):
        return first, head, True
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


def _heading_tells(reader: Reader) -> bool:
    heading = reader.sentence.block.heading
    line = reader.document.sentence_at(heading.start) if heading is not None else None
    if line is None:
        return False
    cues = reader.words.delegation | _ROLL
    low = [token.low for token in line.tokens]
    who = low[0] == "who" and any(word in ("is", "are", "was", "were") for word in low[1:2])
    return who or any(word in cues for word in low)
