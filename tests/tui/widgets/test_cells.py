"""Text cut, padded and wrapped to terminal cells."""

from __future__ import annotations

import pytest

from tui.widgets.cells import clip, clip_each, clip_numbers, fit, width_of, wrap


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Kyiv", 6, "Kyiv  "),
        ("Zaporizhzhia", 6, "Zapor…"),
        ("北京会谈", 6, "北京… "),
        ("", 3, "   "),
        ("a\nb\tc", 5, "a b c"),
        ("\x1b[31mred", 9, "�[31mred "),
        ("a\u202eb", 3, "a�b"),
        ("[sic]", 5, "[sic]"),
    ],
)
def test_fit(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown
    assert width_of(fit(text, width)) == width


def test_numbers_stand_right() -> None:
    assert fit("41", 5, right=True) == "   41"


def test_clip_to_nothing() -> None:
    assert clip("x", 0) == ""


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one two three", 8, ["one two ", "three"]),
        ("one two three", 100, ["one two three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a abcdefgh b", 4, ["a ", "abcd", "efgh ", "b"]),
        ("北京 会谈", 4, ["北京 ", "会谈"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert [text[a:b] for a, b in wrap(text, width)] == lines


@pytest.mark.parametrize("width", range(1, 30))
def test_wrapping_loses_nothing_and_keeps_to_the_width(width: int) -> None:
    text = "Delegations  sat down at 14:00 in Çırağan Palace — 北京 followed; nothing-was-agreed-on-that-day."
    spans = wrap(text, width)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(width_of(text[a:b].rstrip()) <= max(width, 2) for a, b in spans)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("38,419|12,176|34,567", 20, "38,419|12,176|34,567"),
        ("38,419|12,176|34,567", 19, "38,419|12,176|…"),
        ("38,419|12,176|34,567", 15, "38,419|12,176|…"),
        ("38,419|12,176|34,567", 14, "38,419|…"),
        ("38,419|12,176|34,567", 8, "38,419|…"),
        ("38,419|12,176", 7, "38,419|…"),
        ("1,000,000", 5, "1,000,000"),
    ],
)
def test_several_numbers_are_cut_between_two_of_them(text: str, width: int, shown: str) -> None:
    assert clip_numbers(text, width) == shown


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("80 (overview) ≠ 472", 30, "80 (overview) ≠ 472"),
        ("the sides agreed on a corridor ≠ nothing was agreed at all", 40, "the sides agreed o… ≠ nothing was agree…"),
        ("472 ≠ the ministry counted some ten thousand", 24, "472 ≠ the ministry coun…"),
        ("a ≠ the second of these ≠ the third of these", 36, "a ≠ the second of t… ≠ the third of…"),
        ("one thing told ≠ another thing told", 12, "one thing t…"),
        ("no parts here at all", 10, "no parts…"),
    ],
)
def test_something_of_every_part_is_seen(text: str, width: int, shown: str) -> None:
    assert clip_each(text, width, " ≠ ") == shown
    assert width_of(clip_each(text, width, " ≠ ")) <= width
