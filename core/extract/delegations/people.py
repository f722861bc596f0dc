"""Lists of people in a sentence: "Deputy Minister A, B, an adviser to the president, and C (D's office)"."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from core.extract.delegations.bare_names import PARTICLES, bare_names
from core.extract.delegations.beside_names import bracketed, side_beside, title_after
from core.extract.delegations.words import Words
from core.extract.document import Document, Mention, Sentence, Token
from core.extract.word_looks import Looks

_RANKS = frozenset("maj gen lt col brig adm rear vice capt cmdr sgt amb mr mrs ms dr prof sheikh gov sen rep".split())
_ARTICLES = ("al-", "el-")
_WRITTEN = attrgetter("text")
_BEGINS = Looks(
    lambda text: text[0].isupper() or text.lower().rstrip(".") in PARTICLES or text.lower().startswith(_ARTICLES)
)
"""Whether a word may begin a name: with a capital, or as a particle or an article."""
_BEFORE_NAME = frozenset(("", ",", ";", ":", "and", "were", "was", "by", "brought", "plus", "-", "–", "•"))
_AFTER_NAME = frozenset((",", ";", ".", "and", "(", ")", "who", "chaired", "facilitated", "mediated", "sat", "signed"))
_FUNCTION = frozenset(
    "the a an on in at for from with by as of to and but or if when while after before since under its his her their "
    "this that these those it he she they we you i our my your no not both all two three mr mrs ms dr read also photo "
    "image".split()
)
_NO_NAME = frozenset(
    "ministry commission committee council party front movement agency service office state states union united group "
    "department high court brigade army force forces national human rights watch bank street palace hotel news press "
    "media times post radio university institute foundation international centre center republic democratic north "
    "south east west northern southern eastern western peace agreement accord declaration monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december secretary minister affairs director political foreign general chief president deputy assistant "
    "ambassador envoy adviser advisor spokesman spokeswoman commander chairman governor mayor day representative "
    "world security border airport hospital province city syndicate association panel mechanism level oversight "
    "coordinating team delegation development investment promotion consumer enterprise housing trade commerce finance "
    "justice interior defence defense health education agriculture labour labor energy transport culture tourism "
    "planning environment infrastructure communications information reconciliation social economic public works home "
    "crown prince prime royal majesty highness excellency "
    "internal external administration services common amenities industry resources water relations cooperation".split()
)
"""Capitalised words that names of bodies, places and days hold, and people's do not."""
_OF_A_TEAM = re.compile(r"\b(?:delegat|negotiat|team)")
"""In an office that every side of the talks has."""
_NOBODY_KNOWN = frozenset(("'s", "'", "a", "an", "another", "no", "any", "every"))
"""Words before an office that is not that of somebody named elsewhere: "a brigadier", "Oman's foreign minister"."""
_GOVERNING = frozenset("hands orders answers answered relies relied relying counts counted consists such".split())
"""Words that, with "of", "on" or "to", have the name of somebody at a table behind them."""


_DEPUTISED = frozenset(
    "deputised deputized deputising deputizing stood standing stands filled substituted substituting sat sits spoke "
    "speaks speaking signed negotiated negotiates negotiating acted acting".split()
)
"""Verbs before "for" and whoever is not there himself."""
_STEAD = frozenset(("place", "stead", "instead", "absence", "behalf", "name"))
_TITLES = frozenset("the president prime minister premier mr mrs ms general gen. dr king emir chairman leader".split())


class Person(msgspec.Struct, frozen=True):
    """Somebody named in a sentence: tokens `first` to `last` with the office that belongs to the name."""

    name: str
    title: str | None
    side: str | None
    first: int
    last: int
    start: int
    end: int
    named: int = -1
    """The token at which the name itself begins, behind its office."""
    inferred: bool = False
    """The side was told by where they met, not by the text beside the name."""


def people_of(document: Document, sentence: Sentence, words: Words) -> list[Person]:
    """The people whom the sentence names for themselves, in order; "adviser to X" and "X's team" do not name X."""
    people: list[Person] = _unknown(document, sentence, words) if _has_list(sentence) else []
    for mention in sentence.mentions:
        name = mention.name if mention.kind == "person" else _holder(document, mention)
        if name is None and mention.kind == "office" and (new := _behind_office(document, sentence, mention)):
            people.append(new)
        if mention.kind == "office" and mention.first and sentence.tokens[mention.first - 1].low in _NOBODY_KNOWN:
            continue
        if mention.kind == "office" and _beside_name(sentence.tokens, mention):
            continue
        if not name or _owned(sentence.tokens, mention.first, mention.last, words):
            continue
        if mention.kind == "person" and _part_of_office(sentence.tokens, mention):
            continue
        known = document.people.get(name)
        start = mention.start if mention.title_start is None else min(mention.start, mention.title_start)
        first = sentence.token_at(start)
        if _in_anothers_office(sentence.tokens, first, mention.first, words):
            if people and people[-1].side is None:
                people[-1] = replace(people[-1], side=mention.side)
            continue
        if ":" in sentence.lows[first : mention.first]:
            start, first = mention.start, mention.first
        people.append(
            Person(
                name=name,
                title=mention.title
                or title_after(document, sentence, mention.last, words)
                or (known.title if known is not None else None),
                side=bracketed(sentence.tokens, mention.last)
                or mention.side
                or (known.side if known else None)
                or side_beside(sentence.tokens, first, mention.last),
                first=first,
                last=mention.last,
                start=start,
                end=mention.end,
                named=mention.first,
            )
        )
    return sorted(people, key=lambda p: p.first)


def _has_list(sentence: Sentence) -> bool:
    """A heading names people only behind a colon; its other capitals are how headings are set."""
    return sentence.block.kind != "heading" or any(t.text == ":" for t in sentence.tokens[:8])


def _unknown(document: Document, sentence: Sentence, words: Words) -> list[Person]:
    """Names that the names layer does not know, where they stand as items of a list or as the subject of a verb."""
    tokens = sentence.tokens
    found = [
        Person(document.text[start:end], None, None, first, last, start, end, first)
        for first, last in bare_names(sentence)
        if tokens[first].low not in _FUNCTION and tokens[first].low not in _NO_NAME
        for start, end in ((tokens[first].start, tokens[last].end),)
    ]
    starts = [t.index for t in _BEGINS.pick(tokens, map(_WRITTEN, tokens)) if t.mention is None]
    if not any(two == one + 1 for one, two in pairwise(starts)):
        return found
    index = 0
    for start in starts:
        if start < index:
            continue
        index = start
        while tokens[index].low.rstrip(".") in _RANKS and index + 1 < len(tokens) and tokens[index].mention is None:
            index += 1
        last = _run(tokens, index)
        if last <= index:
            continue
        before = tokens[index - 1].low if index else ""
        after = tokens[last + 1].low if last + 1 < len(tokens) else "."
        ahead = (
            before.rstrip(".") in _RANKS
            or before in _BEFORE_NAME
            or (index > 0 and any(before in listed for listed in (words.include, words.made_of, words.lead)))
            or (index > 1 and before in ("of", "on", "to", "as") and tokens[index - 2].low in _GOVERNING)
        )
        behind = after in _AFTER_NAME or after in words.subjects
        inner = {t.low for t in tokens[index : last + 1]}
        other = _NO_NAME, words.talks, words.delegation, words.with_side
        if ahead and behind and all(inner.isdisjoint(listed) for listed in other):
            name = document.text[tokens[index].start : tokens[last].end]
            title = title_after(document, sentence, last, words)
            found.append(Person(name, title, None, index, last, tokens[index].start, tokens[last].end, index))
        index = last + 1
    return found


def _run(tokens: list[Token], first: int) -> int:
    """Last token of two to five capitalised words in a row that no mention covers; `first` - 1 where there are none."""
    last = first - 1
    for place in range(first, min(first + 6, len(tokens))):
        token = tokens[place]
        if token.mention is not None or token.kind == "number" or token.kind == "punct":
            break
        if token.capital and not token.text.isupper():
            last = place
        elif token.low not in PARTICLES and token.low[:3] not in _ARTICLES:
            break
        elif token.low[:3] in _ARTICLES and place > first:
            last = place
    return last if 1 <= last - first <= 4 and tokens[first].low not in _FUNCTION else first - 1


def _beside_name(tokens: list[Token], office: Mention) -> bool:
    """Whether the office is that of the person named next to it: "his deputy and foreign minister, X"."""
    after = office.last + 1
    if after < len(tokens) and tokens[after].low in (",", "and"):
        after += 1
    behind = tokens[after].mention if after < len(tokens) else None
    if behind is not None and behind.kind == "office" and behind.last + 2 < len(tokens):
        behind = tokens[behind.last + 2].mention if tokens[behind.last + 1].text == "," else behind
    before = tokens[office.first - 2].mention if office.first > 1 and tokens[office.first - 1].text == "," else None
    return any(m is not None and m.kind == "person" for m in (behind, before))


def _behind_office(document: Document, sentence: Sentence, office: Mention) -> Person | None:
    """Somebody whose name the names layer does not know, right behind their office."""
    tokens = sentence.tokens
    first = office.last + 1
    while first < len(tokens) and tokens[first].low.rstrip(".") in _RANKS:
        first += 1
    last = first - 1
    while last + 1 < len(tokens) and tokens[last + 1].capital and tokens[last + 1].mention is None:
        last += 1
    if not first + 1 <= last <= first + 3 or any(t.low in _NO_NAME for t in tokens[first : last + 1]):
        return None
    behind = tokens[last + 1].mention if last + 1 < len(tokens) else None
    if behind is not None and behind.kind == "person":
        return None  # "Foreign Minister HE Sheikh Mohammed": forms of address before a name that is known
    start, end = tokens[first].start, tokens[last].end
    return Person(
        name=document.text[start:end],
        title=office.title,
        side=office.side,
        first=office.first,
        last=last,
        start=office.start,
        end=end,
        named=first,
    )


def _part_of_office(tokens: list[Token], name: Mention) -> bool:
    """Whether what looks like a name is a part of an office or of a body: "Deputy Coordinating Minister", "Panel"."""
    words = tokens[name.first : name.last + 1]
    if all(part in _NO_NAME for word in words for part in word.low.split("-")):
        return True
    if len(words) > 1 or name.last + 1 >= len(tokens):
        return False
    after = tokens[name.last + 1]
    office = after.mention is not None and after.mention.kind == "office"
    return after.capital and (office or after.low in _NO_NAME)


def _holder(document: Document, mention: Mention) -> str | None:
    """Who a bare office is: the one whom the article gives that office in full ("the Secretary of State of X")."""
    if mention.title and _OF_A_TEAM.search(mention.title.lower()):
        # Each team has a head of delegation: the office does not tell whose.
        return None
    if mention.kind != "office" or mention.person or not mention.title or " " not in mention.title:
        return mention.person if mention.kind == "office" else None
    office = mention.title.lower()
    for name, known in document.people.items():
        title = known.title.lower() if known.title and known.side == mention.side else ""
        if title and (title.startswith(office) or (" of " in title and office.startswith(title))):
            return name
    return None


def _owned(tokens: list[Token], first: int, last: int, words: Words) -> bool:
    """Whether the name only says whose somebody else is: "Netanyahu's adviser", "adviser to Netanyahu"."""
    if last + 1 < len(tokens) and tokens[last + 1].low in ("'s", "'"):
        return True
    if first < 2:
        return False
    if _in_whose_place(tokens, first):
        return True
    if tokens[first - 1].low == "by":
        return tokens[first - 2].low in words.advisers
    return tokens[first - 1].low in ("to", "of") and tokens[first - 2].low in words.holders


def _in_whose_place(tokens: list[Token], first: int) -> bool:
    """Whether somebody else is there for them: "stood in for X", "in place of X", "sat for President X"."""
    place = first - 1
    while place > 0 and tokens[place].low in _TITLES:
        place -= 1
    low, before = tokens[place].low, {t.low for t in tokens[max(0, place - 3) : place]}
    return (low == "for" and not before.isdisjoint(_DEPUTISED)) or (low == "of" and not before.isdisjoint(_STEAD))


def _in_anothers_office(tokens: list[Token], first: int, name: int, words: Words) -> bool:
    """Whether the name ends somebody else's office: ", national security adviser to Prime Minister X"."""
    for place in range(max(first, 1), name - 2):
        if tokens[place].low in words.holders and tokens[place + 1].low in ("to", "of"):
            behind = [t.low for t in tokens[place + 2 : name]]
            if behind[0] == "the" and not {"late", "former"} & set(behind):
                # "Aide to the President X" is X's own office; "aide to President X" is another's.
                return False
            return behind[0] in words.principals or behind[-1] in words.principals | {"chief", "leader", "commander"}
    return False
