"""Words are selected one by one, by lines, forwards and backwards, and never beyond the article."""

from __future__ import annotations

import pytest

from core.views import Page
from core.views.reading import Span
from tui.widgets.selecting import WordSelection
from tui.widgets.wrapping import wrapped

TEXT = "One two three.\n\nFour five six seven eight."
PAGE = Page(article="a1", text=TEXT, paragraphs=(Span(0, 14, "paragraph"), Span(16, 42, "paragraph")))


def words(selection: WordSelection) -> str:
    return TEXT[selection.span.start : selection.span.end]


@pytest.mark.parametrize(
    ("at", "word"), [(0, "One"), (3, "two"), (5, "two"), (14, "Four"), (15, "Four"), (41, "eight."), (99, "eight.")]
)
def test_it_begins_with_the_word_there_or_after(at: int, word: str) -> None:
    assert words(WordSelection(PAGE, at)) == word


def test_one_word_moves_as_a_whole_until_its_start_is_fixed() -> None:
    selection = WordSelection(PAGE, 0)
    selection.move(1)
    assert words(selection) == "two"
    selection.fix()
    selection.move(2)
    assert words(selection) == "two three.\n\nFour"
    selection.move(-3)
    assert words(selection) == "One two"
    selection.fix()
    assert words(selection) == "One"


def test_it_ends_at_the_ends_of_the_article() -> None:
    selection = WordSelection(PAGE, 0)
    selection.move(-5)
    assert words(selection) == "One"
    selection.move(50)
    assert words(selection) == "eight."


def test_lines_below_and_above_blank_ones_passed_over() -> None:
    lines = [(line.start, line.end) for line in wrapped(PAGE, 16)]
    selection = WordSelection(PAGE, 4)
    selection.move_line(1, lines)
    assert words(selection) == "five"
    selection.move_line(1, lines)
    assert TEXT[selection.offset :].startswith(("seven", "eight"))
    selection.move_line(1, lines)
    selection.move_line(-1, lines)
    selection.move_line(-1, lines)
    assert words(selection) == "two"


def test_an_article_without_words_has_none_to_select() -> None:
    with pytest.raises(ValueError, match="no words"):
        WordSelection(Page(article="a1", text="", paragraphs=()), 0)
