"""What filters and sorts a table again and again gives what doing it once from the start would give."""

from __future__ import annotations

import random
from operator import attrgetter

import pytest

from core.views import VIEWS, Column, Index, Query, Row, Sifter, Sort, Table, parse, select
from core.views import selection as sifting
from tests.bench.big import big_dossier
from tests.fixtures.dossier import dossier


@pytest.fixture(scope="module")
def timeline() -> Table:
    return VIEWS["timeline"](Index(big_dossier(600)))


@pytest.mark.parametrize("reverse", [False, True])
def test_every_column_sorts_as_its_keys_do_and_rows_that_are_alike_stay_in_order(
    timeline: Table, reverse: bool
) -> None:
    sifter = Sifter(timeline)
    for place, column in enumerate(timeline.columns):
        key = column.key or (lambda row, place=place: row.cells[place].casefold())
        wanted = tuple(sorted(timeline.rows, key=key, reverse=reverse))
        assert sifter.rows(Query(), Sort(place, reverse)) == wanted
        assert sifter.rows(Query(), Sort(place, reverse)) == wanted  # as it is remembered
        kelm = tuple(row for row in wanted if "kelm" in " ".join((*row.cells, *row.sides)).lower())
        assert sifter.rows(parse("kelm"), Sort(place, reverse)) == kelm


def test_one_sifter_answers_everything_as_a_new_one_does() -> None:
    for name, view in VIEWS.items():
        table = view(Index(dossier()))
        sifter = Sifter(table)
        asked = [(parse(typed), None) for typed in ("", "norland", "!norland", "kind:attack", "xqxq", "'Norland")]
        asked += [(query, Sort(n)) for query, _ in asked for n in range(len(table.columns))]
        random.Random(3).shuffle(asked)
        for query, sort in asked:
            assert sifter.rows(query, sort) == select(table, query, sort), name


def test_only_so_many_orders_are_remembered(timeline: Table) -> None:
    sifter = Sifter(timeline)
    for place in range(len(timeline.columns)):
        for reverse in (False, True):
            sifter.rows(Query(), Sort(place, reverse))
            assert len(sifter._orders) <= sifting._ORDERS


def test_a_misspelt_word_finds_its_like_by_the_words_that_are_there() -> None:
    words = ("ceasefire", "cease-fire,", "(ceasefires)", "ceases", "fire")
    rows = tuple(Row(id=str(n), of="event", cells=(word,)) for n, word in enumerate(words))
    found = select(Table("timeline", (Column("word", "Word"),), rows), parse("caesefire"))
    assert list(map(attrgetter("id"), found)) == ["0", "1", "2"]
