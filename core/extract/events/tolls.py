"""Strikes that only their tolls tell of: "In Dolna two women were hurt", where no verb of the sentence names a strike.

A toll with a day and a town of its own is an attack: a strike counts by itself where it has its own place or toll.
It has the place, the day and the sides that the figure has: those were read over the whole passage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.document import Document, Sentence
from core.extract.events.candidates import Candidate
from core.extract.events.tables import tables
from core.extract.labels import IN_COLUMN
from core.lexicon import compiled
from core.lexicon.sides import is_country
from core.model import Figure

if TYPE_CHECKING:
    from core.extract.dating import Dating

ROW = "row of a table"
"""The rule of a strike that only a row tells."""
_TOLLS = frozenset(("killed", "injured", "hit", "destroyed", "damaged"))
_SALVOES = frozenset(("launched", "intercepted"))
_WEAPONS = frozenset(("drone", "missile", "rocket", "bomb", "shell"))
_RUNNING = frozenset(
    """number numbers toll tolls count counts counted tally climbed rose risen rises stood stands stayed stays
    known estimated estimate total altogether since already earlier put puts raised lowered revised include
    includes included balance overall nobody none survivors treated months years ago have are remain list
    lists published transported brought evacuated evacuation ferried airlifted carried
    flown bussed bused transferred hospitalised hospitalized gives gave
    agree agreed speak speaks spoke""".split()
)
"""Beside these a toll is a state of the count, and its day the day of counting."""
_MISHAPS = frozenset(
    """accident crash collision ravine overturned capsized derailed gorge flood floods earthquake landslide
    avalanche methane stampede crush trampled suffocated drowned mine mines landmine landmines""".split()
)
"""Beside these the dead are those of an accident, or of a mine that nobody laid that day."""
_NO_STRIKE = _RUNNING | _MISHAPS
_OTHERS = frozenset(("exchange", "document", "talks", "call"))
"""What a sentence tells when its number is none of a strike's."""
_NEAR = 4
"""Sentences back in which the strike of a toll may have been told."""
_SURE = 0.6
"""A day as sure as most that are read from the words around a figure."""


def told_by_tolls(
    document: Document, dating: Dating, figures: dict[int, list[Figure]], found: list[Candidate]
) -> list[Candidate]:
    """Candidates for the tolls and salvoes whose sentence founds no attack, in order of the text.

    `figures` by index of their sentence; `found` are the candidates of the whole article; `dating` tells the day of a
    strike from that of a count.
    """
    founded = {c.sentence.index for c in found if c.founder and (c.type == "attack" or c.type in _OTHERS)}
    struck = _striking()
    made: list[Candidate] = []
    for index, told in sorted(figures.items()):
        sentence = document.sentences[index]
        if index in founded or not sentence.words.isdisjoint(_NO_STRIKE):
            continue
        harm = not struck.isdisjoint(sentence.words)
        figure = next(
            (
                f
                for f in told
                if _salvo(f) or _row(document, sentence, f) or (harm and _local(f) and _placed(document, sentence, f))
            ),
            None,
        )
        if figure is not None and not dating.of_counting(sentence, sentence.token_at(figure.start)):
            made.append(_candidate(sentence, figure))
            made[-1].founder = not any(_the_same(document, c, made[-1]) for c in found)
    return made


def _the_same(document: Document, told: Candidate, toll: Candidate) -> bool:
    """A strike was told of just before, and the toll's own sentence leads to no other day or place."""
    figure = toll.figure
    return (
        told.type == "attack"
        and told.founder
        and told.when is not None
        and toll.when is not None
        and (told.when.start == toll.when.start or _goes_on(told, toll))
        and 0 < toll.sentence.index - told.sentence.index <= _NEAR
        and figure is not None
        and figure.place is not None
        and _last_word(figure.place) not in document.text[toll.sentence.start : toll.sentence.end]
    )


def _goes_on(told: Candidate, toll: Candidate) -> bool:
    """The paragraph that told of the strike goes on without a day of its own."""
    sentence = toll.sentence
    return told.sentence.block is sentence.block and not any(d.kind == "DATE" for d in sentence.dates)


def _last_word(place: str) -> str:
    """The word by which the text names a place: "Talloussa" of "Talloussa, Lebanon"."""
    return place.split(",")[0].split()[-1]


@compiled
def _striking() -> frozenset[str]:
    """Words of harm and of strikes, of which a toll needs one: "Seven were children" is none by itself."""
    told = (form for form, found in tables().entries.items() if any(e.rule.type == "attack" for e in found))
    return frozenset(told) | {"dead", "death", "deaths", "casualties", "wounds", "injuries", "rubble", "ruins"}


def _placed(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """The figure's place is named in its own paragraph, before its sentence ends."""
    assert figure.place is not None
    return _last_word(figure.place) in document.text[sentence.block.start : sentence.end]


def _dated(figure: Figure) -> bool:
    return figure.date is not None and figure.date.date_prec == 1 and not (figure.total or figure.background)


def _local(figure: Figure) -> bool:
    """The toll of a place that is more than a country, with a side that did it or suffered it."""
    return (
        _dated(figure)
        and figure.action in _TOLLS
        and figure.place is not None
        and not is_country(figure.place)
        and figure.part_of is None
        and (figure.by is not None or figure.against is not None)
    )


def _row(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """The first toll of a row of a table of strikes: its day and place are cells, who struck stands above the table."""
    block = sentence.block
    return (
        figure.rule == IN_COLUMN
        and _dated(figure)
        and figure.action in _TOLLS
        and figure.place is not None
        and "total" not in document.text[block.start : block.end].lower()
    )


def _salvo(figure: Figure) -> bool:
    """What one side sent against another."""
    return (
        _dated(figure)
        and figure.action in _SALVOES
        and figure.object in _WEAPONS
        and figure.by is not None
        and figure.against is not None
    )


def _candidate(sentence: Sentence, figure: Figure) -> Candidate:
    stopped = figure.action == "intercepted"
    by, against = (figure.against, figure.by) if stopped else (figure.by, figure.against)
    sides = tuple(side for side in (by, against) if side)
    place = None if _salvo(figure) else figure.place
    return Candidate(
        type="attack",
        rule=ROW if figure.rule == IN_COLUMN else "toll of a place" if place else "salvo",
        when=figure.date,
        dated=_SURE,
        explicit=False,
        basis="figure",
        own_day=True,
        status="occurred",
        sentence=sentence,
        index=sentence.token_at(figure.start),
        actors=sides,
        sides=sides,
        by=by,
        against=against,
        place=place,
        own_place=place is not None,
        clause=sentence.tokens,
        figure=figure,
        harm=place is not None,
        stopped=stopped,
        words=sentence.words,
        base=figure.action,
    )
