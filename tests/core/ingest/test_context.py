"""Dates inferred for articles that do not tell theirs."""

from __future__ import annotations

from core.ingest import article_from, date_by_context

STORY = (
    "Envoys of Suvia and Marend met in the palace of Torvel under the eye of Minister Halden and General Orsk, and "
    "the talks between Suvia and Marend over the Torvel crossing ended late, said Minister Halden. "
)
OTHER = (
    "Fighters of the Northern Front left the town of Keshar and its bridge to the army of Lurania, whose Colonel "
    "Batar told reporters that the people of Keshar would be safe, and that Lurania would rebuild the Keshar bridge. "
)


def _date(undated: str, *dated: str) -> tuple[str | None, str | None]:
    texts = [undated, *dated]
    articles = [article_from(text.encode(), f"{n}.txt", f"a{n}") for n, text in enumerate(texts, 1)]
    assert articles[0].published is None
    first = date_by_context(articles)[0]
    return first.published, first.published_basis


def _on(day: str, story: str = STORY) -> str:
    return f"Talks at Torvel\n\nPublished On {day}\n\n{story}"


def test_nothing_to_go_by() -> None:
    assert _date(f"Talks\n\n{STORY}") == (None, None)


def test_day_named_in_the_opening() -> None:
    assert _date(f"Talks\n\nOn June 2, 2024, it began. {STORY}") == ("2024-06-02", "context")


def test_day_named_far_down_is_background() -> None:
    assert _date(
        f"Talks\n\n{STORY * 6}\n\nThe war began on February 24, 2022, with shells on the port of the town."
    ) == (None, None)


def test_others_on_the_story_that_agree() -> None:
    assert _date(f"Talks\n\n{STORY}", _on("2 Jun 2024"), _on("3 Jun 2024")) == ("2024-06-03", "context")


def test_others_that_lie_weeks_apart_say_nothing() -> None:
    assert _date(f"Talks\n\n{STORY}", _on("2 Jun 2024"), _on("3 Aug 2024")) == (None, None)


def test_other_stories_have_no_say() -> None:
    assert _date(f"Talks\n\n{STORY}", _on("2 Jun 2024", OTHER), _on("3 Jun 2024", OTHER)) == (None, None)


def test_own_day_near_the_others_and_this_weekday() -> None:
    text = f"Talks\n\nThe delegations meet this Monday. {STORY}\n\n– A. Halden (@halden) June 1, 2024"
    assert _date(text, _on("2 Jun 2024"), _on("3 Jun 2024")) == ("2024-06-03", "context")


def test_later_days_of_the_same_weeks_count() -> None:
    text = f"Talks\n\n{STORY} All began on 15 of January of 2024.\n\nUntil 22 January nobody had left, the general said at last."
    assert _date(text, _on("25 Jan 2024"), _on("17 Jan 2024")) == ("2024-01-22", "context")


def test_day_without_a_year_in_the_head_takes_the_year_of_the_others() -> None:
    text = f"Talks go on\n25 MAY, 14:02\n\n{STORY}"
    assert _date(text, _on("22 May 2024"), _on("30 May 2024")) == ("2024-05-25", "context")
    assert _date(text, _on("22 Aug 2024"), _on("30 Aug 2024")) == (None, None)


def test_articles_with_a_date_keep_it() -> None:
    article = article_from(_on("2 Jun 2024").encode(), "a.txt")
    assert date_by_context([article]) == (article,)
