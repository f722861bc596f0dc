"""Places: regions and parts of known ones, known places by their sound, and capitals as places or governments."""

from __future__ import annotations

from core.extract.by_sound import SoundIndex
from core.extract.document import Mention, Token
from core.extract.gazetteer import Entry, Hit, alternatives
from core.extract.line import Line
from core.lexicon import compiled, load
from core.lexicon.transliteration import sound

_LIST_REACH = 8
"""How many tokens apart two cities of one list may stand."""
_TOLL = frozenset("dead killed deaths wounded injured hurt missing".split())
_ARTICLES = frozenset("al el as ash ad adh ar at ath az an es esh ed er et ez en ech ul ur de del di da do dos".split())
"""Articles and prepositions inside names of places."""
SHORT = 4
"""Names of no more letters are not looked up by their sound."""
_INSTITUTIONS = frozenset(
    "hospital clinic school university college mosque church cathedral market hotel bridge cemetery stadium".split()
)
"""Buildings that often bear the name of the country that paid for them or founded them."""
_NOT_PARTS = frozenset({"adjective", "people"})


class _Grammar:
    """The word lists of places.toml, compiled."""

    def __init__(self) -> None:
        table = load("places")["grammar"]
        self.kinds = frozenset(table["kinds"].split())
        self.two_word_kinds = frozenset(tuple(words.split()) for words in table["two_word_kinds"].split("|"))
        self.before_of = frozenset(table["before_of"].split())
        self.parts = frozenset(table["parts"].split())
        self.openings = frozenset(table["openings"].split())
        self.locative = frozenset(table["locative"].split())
        self.urban = frozenset(table["urban"].split())
        self.struck = frozenset(table["struck"].split())
        self.governing = frozenset(table["governing"].split())
        self.units = frozenset(table["units"].split())
        self.passive = frozenset(table["passive"].split())
        self.politics = {word: frozenset(nouns.split()) for word, nouns in table["politics"].items()}


@compiled
def place_grammar() -> _Grammar:
    """The word lists by which places are recognised."""
    return _Grammar()


def join_places(line: Line) -> None:
    """Widen the hits of places: "Kherson" to "Kherson region", "Gaza" to "northern Gaza"; add "the town of X"."""
    grammar = place_grammar()
    hits: list[Hit] = []
    changed = False
    for hit in line.hits:
        if hits and hit.first <= hits[-1].last:
            continue
        wide = _institution(line, hit) if hit.entry.form == "adjective" else None
        if wide is None and hit.entry.kind in ("place", "side"):
            wide = _widened(line, hit, grammar)
        if wide is not None:
            while hits and hits[-1].last >= wide.first:
                hits.pop()
        changed = changed or wide is not None
        hits.append(wide or hit)
    if changed:
        line.replace(hits)


def _institution(line: Line, hit: Hit) -> Hit | None:
    """ "the Saudi Maternity Hospital": a country's name in that of a building elsewhere."""
    last = hit.last + 1
    while last < min(hit.last + 4, len(line.tokens)) and line.tokens[last].kind == "word" and line.tokens[last].capital:
        if line.low(last) in _INSTITUTIONS:
            return Hit(Entry("place", line.text(hit.first, last), (), "any"), hit.first, last)
        last += 1
    return None


def _widened(line: Line, hit: Hit, grammar: _Grammar) -> Hit | None:
    """The hit with the part before it and the kind after it, None where neither stands there."""
    entry = hit.entry
    country = entry.kind == "side" and (entry.form != "capital" or entry.city is None)
    if country and (entry.country is None or entry.form in _NOT_PARTS):
        return None
    first = hit.first
    if (line.low(first - 1) in grammar.parts and line.low(first - 2) not in ("the", "of")) or (
        line.low(first - 1) in grammar.parts and not country
    ):
        first -= 1
    last = hit.last if country else kind_end(line, hit.last, grammar)
    if first == hit.first and last == hit.last:
        return None
    name = line.text(first, last)
    if entry.city or entry.kind == "place":
        usual = entry.city or entry.name
        name = " ".join(filter(None, (line.text(first, hit.first - 1) if first < hit.first else "", usual)))
        if last > hit.last:
            name += " " + line.text(hit.last + 1, last)
    return Hit(Entry("place", name, (), "any", entry.side, "", entry.country or entry.side), first, last)


def kind_end(line: Line, last: int, grammar: _Grammar) -> int:
    """The last token of "X region", "X refugee camp", from X's last token."""
    if (line.low(last + 1), line.low(last + 2)) in grammar.two_word_kinds:
        return last + 2
    if line.low(last) in ("sea", "ocean", "gulf"):
        return last
    if line.low(last + 1) in grammar.kinds and line.low(last + 2) not in (
        "council",
        "administration",
        "hall",
        "police",
    ):
        return last + 1
    return last


def is_government(line: Line, hit: Hit) -> bool:
    """Whether a capital or seat of power stands for its government: "Moscow said", not "in Moscow"."""
    grammar = place_grammar()
    before, after = line.low(hit.first - 1), line.low(hit.last + 1)
    if before == "the":
        before = line.low(hit.first - 2)
        if hit.entry.city is None:
            return before not in ("in", "inside", "outside", "near", "at", "around", "into")
    if before in grammar.locative or before in ("city", "capital", "capitals") or before in grammar.struck:
        return before == "between"
    if before == "," and line.low(hit.first - 2) in ("capital", "city"):
        return False
    if after in ("'s", "'"):
        return line.low(hit.last + 2) not in grammar.urban
    if after == ":" and hit.first == 0 and _toll_follows(line, hit.last + 2):
        return False
    if after in grammar.urban or after in grammar.kinds:
        return False
    if after in grammar.governing:
        return True
    if before in ("of", "on", "from", "to") and not _abstract(line, hit):
        return False
    if before in ("and", "or", ",", "then") and (earlier := _coordinate(line, hit)) is not None:
        return earlier.kind != "place"
    if after in ("was", "were", "is") and line.low(hit.last + 2) in grammar.passive:
        return False
    return hit.first > 0 or not _dateline(line, hit)


def _toll_follows(line: Line, first: int) -> bool:
    """Whether a bare toll stands from `first`: "Stepanakert: 68 dead", not what a capital says of drones."""
    return line.tokens[first].text[0].isdigit() and line.low(first + 1) in _TOLL if first < len(line.tokens) else False


def _abstract(line: Line, hit: Hit) -> bool:
    """After "of", "on", "from", "to": whether the words before speak of politics rather than of a place."""
    return line.low(hit.first - 2) in place_grammar().politics.get(line.low(hit.first - 1), frozenset())


def _coordinate(line: Line, hit: Hit) -> Mention | None:
    """The capital named shortly before, in one list: "visiting Moscow on Monday and Kyiv on Friday"."""
    for place in range(hit.first - 2, max(-1, hit.first - _LIST_REACH), -1):
        mention = line.tokens[place].mention
        if mention is not None:
            return mention if mention.kind == "place" or mention.form == "capital" else None
    return None


def _dateline(line: Line, hit: Hit) -> bool:
    """Whether the name opens a dispatch: "BEIRUT (AP) —", "Kyiv, June 2 –"."""
    tail = [token.text for token in line.tokens[hit.last + 1 : hit.last + 8]]
    return bool(tail) and (
        tail[0] in ("(", "—", "–", "--")
        or (tail[0] in (",", "/") and any(mark in ("—", "–", "--", "(") for mark in tail))
    )


@compiled
def places_by_sound() -> SoundIndex[tuple[str, str | None]]:
    """Usual name and country of every place, by the sounds of its spellings."""
    table = load("places")
    return SoundIndex(
        (
            (words, (spellings[0], None if country == "None" else country))
            for topic in ("regions", "cities")
            for country, rows in table[topic].items()
            for spellings in alternatives(rows)
            for words in spellings
        ),
        _sounds,
    )


def known_place(words: str) -> str | None:
    """The usual name of the place that the words name, None where no lexicon holds it."""
    heard = places_by_sound().get(words) if len(words) > SHORT or words.istitle() else None
    return heard[0] if heard else None


def country_of_place(words: str) -> str | None:
    """The country in which the place lies that the words name, None where no lexicon tells."""
    heard = places_by_sound().get(words) if len(words) > SHORT or words.istitle() else None
    return heard[1] if heard else None


def _sounds(words: str) -> str:
    return " ".join(sound(word) for word in words.replace("-", " ").split())


def articled(tokens: list[Token], place: int) -> int:
    """How many tokens an article and what follows it take inside a name: "Jisr al-Nahr", "Tal al Ward"; 0 for none."""
    head, _, rest = tokens[place].text.partition("-") if place < len(tokens) else ("", "", "")
    if head not in _ARTICLES:
        return 0
    if rest:
        return 1 if rest[0].isupper() else 0
    return 2 if place + 1 < len(tokens) and tokens[place + 1].capital and tokens[place + 1].kind == "word" else 0
