"""Word lists as patterns."""

import re

from hypothesis import given
from hypothesis import strategies as st

from core.lexicon.patterns import one_of

PHRASES = st.lists(st.text(alphabet="abc .'(", min_size=1, max_size=6), min_size=1, max_size=8)


def test_the_longest_phrase_comes_first() -> None:
    assert re.findall(one_of(["was", "was there", "was not", "not there"]), "was not there, was there") == [
        "was not",
        "was there",
    ]


@given(PHRASES, st.text(alphabet="abc .'(", max_size=30))
def test_finds_what_a_plain_list_finds(phrases: list[str], text: str) -> None:
    plain = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
    assert re.findall(one_of(phrases), text) == re.findall(plain, text)
