"""The lists of names hold to their form: rows that can be read, no name of two in one country, no ordinary words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import pytest

from core.extract.gazetteer import alternatives
from core.lexicon import load
from core.lexicon.folding import fold
from core.lexicon.sides import rows, side_names, sure_acronyms
from core.lexicon.words import common_words, known_people

_SIDES = {name.side for name in side_names()}
_LISTS = {
    "groups": load("groups")["groups"],
    "wings": load("groups")["wings"],
    "bodies": load("organisations")["bodies"],
}
_PLACES = ("cities", "regions", "sites", "towns", "districts")
_NEW_PLACES = ("towns", "districts")


@pytest.mark.parametrize("kind", _LISTS)
def test_every_row_has_a_known_owner_and_names_in_plain_form(kind: str) -> None:
    owners = _SIDES | {"", "Red Cross"}
    for owner, names in rows(_LISTS[kind]):
        assert owner in owners, f"{kind}: {owner} is no side"
        assert len(names) == len(set(names)), f"{kind}: {names[0]} has a name twice"
        assert all(name == " ".join(name.split()) and not name.endswith((",", ".;")) for name in names), names


@pytest.mark.parametrize("kind", _LISTS)
def test_no_name_is_borne_by_two_of_one_country(kind: str) -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for owner, names in rows(_LISTS[kind]):
        for name in names:
            bearers[owner, name if name.isupper() else fold(name)].add(names[0])
    assert {key: who for key, who in bearers.items() if len(who) > 1} == {}


@pytest.mark.parametrize("kind", _LISTS)
def test_no_name_is_an_ordinary_word_in_small_letters(kind: str) -> None:
    single = {name for _, names in rows(_LISTS[kind]) for name in names if name.islower() and name.isalpha()}
    assert single & common_words() == set()


def test_sure_letters_are_those_of_a_group_or_body() -> None:
    letters = {name for table in _LISTS.values() for _, names in rows(table) for name in names}
    assert sure_acronyms() <= letters


@pytest.mark.parametrize("topic", _PLACES)
def test_places_are_in_known_countries_and_written_as_names(topic: str) -> None:
    for country, lists in load("places")[topic].items():
        assert country in _SIDES | {"None"}, f"{topic}: {country} is no country"
        for spellings in alternatives(lists):
            assert all(re.search(r"\w", words) and words == words.strip() for words in spellings), spellings


@pytest.mark.parametrize("topic", _NEW_PLACES)
def test_towns_are_no_ordinary_words(topic: str) -> None:
    names = {words for lists in load("places")[topic].values() for each in alternatives(lists) for words in each}
    assert {words for words in names if words.isalpha() and fold(words) in common_words()} == set()


@pytest.mark.parametrize("topic", _NEW_PLACES)
def test_no_town_stands_twice_in_one_country(topic: str) -> None:
    for country, lists in load("places")[topic].items():
        seen: dict[str, str] = {}
        for spellings in alternatives(lists):
            for words in {fold(words) for words in spellings}:
                assert seen.setdefault(words, spellings[0]) == spellings[0], f"{country}: {words}"


def test_people_have_full_names_and_a_known_side() -> None:
    for name, side in known_people():
        assert side in _SIDES | {"Red Cross"}, f"{name}: {side} is no side"
    for side, lists in load("people")["others"].items():
        names = [name.strip() for each in lists for name in each.replace("\n", " ").split(";")]
        assert all(" " in name for name in names), side
        assert len(names) == len(set(names)), f"{side} has a name twice"


def test_no_outlet_has_two_usual_names() -> None:
    outlets = load("outlets")["outlets"]
    listed = {kind: {fold(name) for each in alternatives(text) for name in each} for kind, text in outlets.items()}
    for first, second in combinations(listed, 2):
        assert listed[first] & listed[second] == set()
