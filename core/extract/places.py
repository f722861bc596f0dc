"""Places: regions and parts of known ones, places the lexicon does not know, and capitals as places or governments."""

from __future__ import annotations

from core.extract.by_sound import SoundIndex
from core.extract.document import Mention, Token
from core.extract.gazetteer import Entry, Hit, alternatives
from core.extract.line import Line
from core.lexicon import compiled, load
from core.lexicon.transliteration import sound
from core.lexicon.words import common_words

_WHERE = frozenset(
    """in at near around outside inside over across throughout reached entered into onto targeting hitting striking
    bombing shelling""".split()
)
"""Words after which a name that nothing else explains is a place."""
_STRIKES = frozenset(
    "strike strikes airstrike airstrikes attack attacks raid raids shelling bombing bombardment assault fire fell "
    "fallen fall falling landed rained".split()
)
"""Words before an "on" that leads to what was struck."""
_LIST_REACH = 8
"""How many tokens apart two cities of one list may stand."""
_TOLL = frozenset("dead killed deaths wounded injured hurt missing".split())
_NAME_WORDS = 3
"""How many tokens may follow the first of an unlisted name."""
_ARTICLES = frozenset("al el as ash ad adh ar at ath az an es esh ed er et ez en ech ul ur de del di da do dos".split())
"""Articles and prepositions inside names of places."""
_SHORT = 4
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
    last = hit.last if country else _kind_end(line, hit.last, grammar)
    if first == hit.first and last == hit.last:
        return None
    name = line.text(first, last)
    if entry.city or entry.kind == "place":
        usual = entry.city or entry.name
        name = " ".join(filter(None, (line.text(first, hit.first - 1) if first < hit.first else "", usual)))
        if last > hit.last:
            name += " " + line.text(hit.last + 1, last)
    return Hit(Entry("place", name, (), "any", entry.side, "", entry.country or entry.side), first, last)


def _kind_end(line: Line, last: int, grammar: _Grammar) -> int:
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


def find_unknown_places(line: Line) -> None:
    """Add places that no lexicon holds: "the town of Xarin", "Xarin district", "in Xarin"; persons are known by now."""
    if line.shouts:
        return
    grammar = place_grammar()
    done = -1
    for place in line.capitals:
        token = line.tokens[place]
        if place <= done or token.mention is not None or token.kind != "word":
            continue
        last = _name_end(line, place)
        first = place
        before, after = line.low(place - 1), line.low(last + 1)
        site = (after, line.low(last + 2)) in grammar.two_word_kinds
        known = site or after in grammar.kinds or (before == "of" and line.low(place - 2) in grammar.before_of)
        while last > first and line.low(last) in common_words() and line.low(last) not in grammar.kinds:
            last -= 1
        opened = last > first and line.low(first) in grammar.openings
        if _ordinary(line, first + opened, last if line.low(last) not in grammar.kinds else last - 1):
            continue
        while last > first and line.low(last) in grammar.kinds:
            last -= 1
            known = True  # "Malaybalay City"
        if before == "on" and line.low(place - 2) in _STRIKES:
            known = True
        if first == 0 and after == "," and (beside := line.starts.get(last + 2)) is not None:
            known = known or beside.entry.kind == "place"  # "Ban Phue, Si Sa Ket, 24 July: …"
        words = line.text(first, last)
        heard = _places_by_sound().get(words) if len(words) > _SHORT else None
        if not known and heard is None and before not in _WHERE:
            continue
        end = _kind_end(line, last, grammar)
        known_name, country = heard or (line.text(first, last), None)
        side = country or _country_near(line, first, end)
        name = known_name + line.text(first, end).removeprefix(line.text(first, last))
        line.add(Mention("place", name, *line.span(first, end), first, end, side=side, country=side))
        done = end


@compiled
def _places_by_sound() -> SoundIndex[tuple[str, str | None]]:
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
    heard = _places_by_sound().get(words) if len(words) > _SHORT or words.istitle() else None
    return heard[0] if heard else None


def country_of_place(words: str) -> str | None:
    """The country in which the place lies that the words name, None where no lexicon tells."""
    heard = _places_by_sound().get(words) if len(words) > _SHORT or words.istitle() else None
    return heard[1] if heard else None


def _sounds(words: str) -> str:
    return " ".join(sound(word) for word in words.replace("-", " ").split())


def _name_end(line: Line, first: int) -> int:
    last = first
    while last - first < _NAME_WORDS:
        step = 1 if line.unknown(last + 1) else articled(line.tokens, last + 1)
        if not step or last + step in line.covers or line.tokens[last + step].mention is not None:
            break
        last += step
    return last


def articled(tokens: list[Token], place: int) -> int:
    """How many tokens an article and what follows it take inside a name: "Jisr al-Nahr", "Tal al Ward"; 0 for none."""
    head, _, rest = tokens[place].text.partition("-") if place < len(tokens) else ("", "", "")
    if head not in _ARTICLES:
        return 0
    if rest:
        return 1 if rest[0].isupper() else 0
    return 2 if place + 1 < len(tokens) and tokens[place + 1].capital and tokens[place + 1].kind == "word" else 0


def _ordinary(line: Line, first: int, last: int) -> bool:
    """Whether the words are rather a month, a language, another common word with a capital, or an acronym."""
    common = common_words()
    for token in line.tokens[first : last + 1]:
        if token.low in common or (len(token.text) > 1 and token.text.isupper()):
            return True
    return False


def _country_near(line: Line, first: int, last: int) -> str | None:
    """The country that an unknown place lies in: "the Lebanese town of X", "X, Lebanon", "X in eastern Ukraine"."""
    place = last + 1
    if line.low(place) == ",":
        place += 1
    if line.low(place) == "in":
        place += 1
    hit = line.starts.get(place)
    if hit is not None and hit.entry.kind in ("side", "place") and hit.entry.form in ("noun", ""):
        return hit.entry.country
    for back in range(first - 1, max(-1, first - 6), -1):
        hit = line.ends.get(back)
        if hit is not None and hit.entry.kind in ("side", "place"):
            return hit.entry.country if hit.entry.form in ("adjective", "") or line.low(back + 1) == "'s" else None
    return None
