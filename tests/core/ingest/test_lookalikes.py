"""Characters made to deceive: look-alikes, invisible ones, marks piled up. Offsets stay those of the file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest import article_from
from core.ingest.masking import mask, unmask
from core.pipeline import annotate, set_side_by_side
from core.report.data import to_json

CASES = [
    ("a Cyrillic capital in a Latin name", "\u041ayiv", "Kyiv"),
    ("a Cyrillic letter within it", "Ky\u0456v", "Kyiv"),
    ("a Greek letter", "M\u03bfscow", "Moscow"),
    ("full width", "\uff34\uff21\uff33\uff33 \uff14\uff17\uff12", "TASS 472"),
    ("mathematics", "\U0001d40a\U0001d432\U0001d422\U0001d42f", "Kyiv"),
    ("a Russian word stays what it is", "\u0420\u043e\u0441\u0441\u0438\u044f", "\u0420\u043e\u0441\u0441\u0438\u044f"),
    ("a Russian type of tank", "\u0422-72", "\u0422-72"),
    ("a word of both that cannot be read as Latin", "Ki\u0457v\u0449", "Ki\u0457v\u0449"),
    ("accents", "Türkiye, Šćepanović, Nguyễn", "Türkiye, Šćepanović, Nguyễn"),
    ("marks piled up", "Ky" + "\u0301" * 7 + "iv", "Ky" + "\u0301" * 4 + "   iv"),
    ("fillers", "a\u115fb\u3164c\u034fd", "a b c d"),
]


@pytest.mark.parametrize(("text", "shown"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_read_for_what_stands_there(text: str, shown: str) -> None:
    masked, pairs = mask(text)
    assert masked == shown
    assert unmask(masked, pairs) == text


@given(st.text(alphabet=st.sampled_from("Kyiv аіеοΚ１ｋ\U0001d422\u0301\u200b\r\n7 "), max_size=80))
def test_any_mixture_keeps_its_length_and_can_be_undone(text: str) -> None:
    masked, pairs = mask(text)
    assert len(masked) == len(text)
    assert unmask(masked, pairs) == text
    assert mask(masked)[0] == masked


def test_two_spellings_of_one_name_are_one_and_the_report_quotes_the_file() -> None:
    plain = "Russia launched 55 drones at Ukraine overnight into 3 May 2031, Ukraine's air force said."
    tricked = plain.replace("Russia", "Russi\u0430").replace("55", "\uff15\uff15")
    article = article_from(f"Drones\n\n{tricked}\n".encode(), "a.txt")
    (figure,) = annotate(article).figures
    assert (figure.best, figure.by) == (55, "Russia")
    report = json.loads(to_json(set_side_by_side([annotate(article)])))
    assert report["figures"][0]["quote"] == tricked
