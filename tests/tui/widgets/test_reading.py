"""The reading view shows the article that it is given, with the words in sight."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from core.views import Index, Spot, page_of
from core.views.reading import Span, sentences_round
from tests.fixtures.dossier import DAILY, WIRE, dossier
from tests.fixtures.feed import app_on
from tui.widgets.wrapping import wrapped

INDEX = Index(dossier())


def page(article: str, words: str):  # type: ignore[no-untyped-def]
    start = INDEX.articles[article].text.index(words)
    spot = Spot(article=article, start=start, end=start + len(words), quote=words, outlet="")
    found = page_of(INDEX, spot)
    assert found
    return found


def test_what_is_set_aside_is_shown_as_such() -> None:
    found = page("a1", "36 of 40")
    assert [WIRE[p.start : p.end] for p in found.paragraphs if p.kind == "aside"] == [
        "Read more: the Port Ambra process in pictures"
    ]


def test_the_sentence_and_its_neighbours() -> None:
    article = INDEX.articles["a1"]
    start = WIRE.index("Norland's defence")
    spans = sentences_round(article, start, start + 7)
    assert [WIRE[s.start : s.end] for s in spans if s] == [
        "Suvia's army said it had shot down 36 of 40 drones overnight.",
        "Norland's defence ministry said at least 12 drones had struck the Kelm airfield.",
        "Suvia will free 50 prisoners on Monday, its negotiator Davit Oren said.",
    ]


def test_marks_do_not_overlap() -> None:
    marks = page("a1", "36 of 40").marks
    assert [m.kind for m in marks] == ["name", "date", "figure", "figure", "figure"]
    assert all(a.end <= b.start for a, b in pairwise(marks))


def test_an_article_that_is_not_there_is_no_page() -> None:
    assert page_of(INDEX, Spot(article="a9", start=0, end=1, quote="x", outlet="")) is None


@pytest.mark.parametrize("width", [10, 40, 100])
def test_every_word_of_the_article_is_on_a_line(width: int) -> None:
    found = page("a2", "sat down")
    text = "".join(found.text[line.start : line.end] for line in wrapped(found, width))
    assert text.split() == DAILY.split() or "".join(text.split()) == "".join(DAILY.split())


def test_spans_lie_in_the_text() -> None:
    for article in INDEX.articles.values():
        found = page_of(INDEX, Spot(article=article.id, start=0, end=0, quote="", outlet=""))
        assert found
        for span in (*found.paragraphs, *found.marks):
            assert isinstance(span, Span)
            assert 0 <= span.start < span.end <= len(article.text)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["narrow", "wide"])
async def test_another_article_is_wrapped_anew_though_it_came_out_of_sight(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for row in range(4):
            await pilot.press("5", "g", *("j" * row), "enter")
            await pilot.pause()
            view = app.evidence.reading
            assert view.page
            shown = "".join(view.page.text[line.start : line.end] for line in view._lines)
            text = INDEX.articles[view.page.article].text
            assert "".join(shown.split()) == "".join(text.split())
            assert all(line.start == line.end or view.page.text[line.start : line.end].strip() for line in view._lines)


async def test_the_words_are_in_sight_in_a_long_article() -> None:
    found = dossier()
    filler = "Nothing else was said that day in Port Ambra.\n\n" * 200
    first = found.articles[0]
    long = msgspec.structs.replace(first, text=first.text + filler)
    found = msgspec.structs.replace(found, articles=(long, *found.articles[1:]))
    app = app_on(found)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("4", "enter")
        await pilot.pause()
        view = app.evidence.reading
        seen = [view.render_line(y).text for y in range(view.size.height)]
        assert any("36 of 40 drones" in line for line in seen)
        assert any(line.startswith("▌") for line in seen)
