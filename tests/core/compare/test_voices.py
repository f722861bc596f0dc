"""Speakers: which labels name one voice."""

from __future__ import annotations

import pytest

from core.compare.voices import Voices
from core.model import Actor, Title

VOICES = Voices(
    (
        Actor(
            id="p1",
            name="Iris Marín",
            kind="person",
            aliases=("Marin",),
            titles=(Title(title="Ombudswoman", articles=("a",)),),
        ),
        Actor(
            id="p2",
            name="Mahmud Bassal",
            kind="person",
            titles=(Title(title="spokesman for the civil defence agency", articles=("a",)),),
        ),
    )
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Gaza's health ministry", "gaza’s health ministry"),
        ("Iris Marín", "Iris Marin"),
        ("Iris Marín", "Marin"),
        ("Mahmud Bassal", "Gaza's civil defence agency"),
        ("Ombudsman's Office", "Ombudsman"),
        ("Israel's Army Radio", "Army Radio"),
        ("Lebanon's Health Ministry", "Ministry of Health"),
        ("Colombian army", "army"),
    ],
)
def test_one_voice(a: str, b: str) -> None:
    assert VOICES.same(a, b)
    assert VOICES.same(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (None, None),
        (None, "Taliban"),
        ("Iris Marín", "Mahmud Bassal"),
        ("interior ministry", "health ministry"),
        ("Ukraine", "Ukraine's air force"),
        ("provincial officials", "Taliban"),
        ("Iris Marín", "army"),
        ("Syria's defence ministry", "Turkey's defence ministry"),
        ("Israeli military", "Israel"),
    ],
)
def test_two_voices(a: str | None, b: str | None) -> None:
    assert not VOICES.same(a, b)
    assert not VOICES.same(b, a)
