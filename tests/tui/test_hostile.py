"""Escapes, markup and direction marks from articles go through every panel as harmless text."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest

from core.model import (
    Actor,
    Article,
    Delegation,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Figure,
    Head,
    Member,
    Position,
    SetAside,
    Tally,
    Title,
    Warning,
    When,
)
from tests.fixtures.feed import app_on
from tui.app import PeaceApp
from tui.panels import PANELS

HOSTILE = {
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "title": "\x1b]0;owned\x1b\\",
    "colour": "\x1b[31mred\x1b[0m",
    "c1": "\x9b2J\x90q\x9c",
    "markup": "[red]x[/red] [/] [@click=app.quit]y[/]",
    "brackets": "[sic]",
    "bidi": "abc\u202egnp\u2066.exe\u2069",
    "nul": "a\x00b\x7fc\x08",
    "lines": "one\r\ntwo\u2028three\ttab",
    "zero": "a\u200bb\ufeffc\u2060",
    "wide": "北京🇺🇦👨‍👩‍👧é" * 8,
    "variable": "$primary {x} %s",
}


def hostile_dossier(bad: str) -> Dossier:
    text = f"Before {bad} there.\n\n{bad} 40 drones {bad} were launched.\n{bad}\nAfter {bad}."
    at = text.index("40 drones")
    evidence = (Evidence(article="a1", start=at - len(bad), end=at + 9, quote=text[at - len(bad) : at + 9]),)
    day = When(start="2031-05-03", time=bad[:5])
    position = Position(value=bad, speakers=(bad,), articles=("a1",), evidence=evidence)
    return Dossier(
        articles=(Article(id="a1", path=bad, sha256="0", source=bad, title=bad, language="en", words=9, text=text),),
        actors=(
            Actor(id="p1", name=bad, kind="person", titles=(Title(title=bad, articles=("a1",)), Title(title=bad))),
        ),
        events=(
            Event(
                id="e1",
                type="talks",
                plover="CONSULT",
                date=day,
                place=bad,
                venue=bad,
                actors=(bad, bad),
                gist=bad,
                evidence=evidence,
            ),
        ),
        delegations=(
            Delegation(
                side=bad,
                meeting="e1",
                head=Head(name=bad, title=bad),
                members=(Member(name=f"{bad}2", title=bad, evidence=evidence),),
                evidence=evidence,
            ),
        ),
        figures=(
            Figure(
                id="f1",
                object="drone",
                action="launched",
                low=40,
                best=40,
                high=40,
                text="40 drones",
                by=bad,
                speaker=bad,
                cue=bad,
                via=bad,
                article="a1",
                start=at,
                end=at + 9,
                quote=text,
            ),
        ),
        tallies=(
            Tally(id="t1", label=bad, object="drone", action="launched", date=day, low=40, high=40, figures=("f1",)),
        ),
        disagreements=(
            Disagreement(id="d1", kind="count", about=bad, positions=(position, position), silent=("a1",), why=bad),
        ),
        set_aside=(SetAside(about=bad, articles=("a1",), values=(bad, bad), why=bad),),
        warnings=(Warning(article="a1", message=bad), Warning(message=bad)),
    )


def screen_text(app: PeaceApp) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def harmless(line: str) -> bool:
    controls = [c for c in line if unicodedata.category(c) == "Cc"]
    overrides = [c for c in line if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"]
    return not controls and not overrides


SIZES = [(80, 24), (200, 50)]
TURNS = [list(HOSTILE.values())[n:] + list(HOSTILE.values())[:n] for n in range(0, len(HOSTILE), 3)]
"""All of them in one cell, each time beginning with others, since cells are cut."""


@pytest.mark.parametrize(("size", "bad"), [(SIZES[n % 2], "".join(turn)) for n, turn in enumerate(TURNS)])
async def test_nothing_hostile_reaches_the_screen(bad: str, size: tuple[int, int]) -> None:
    app = app_on(hostile_dossier(bad))
    seen = ""
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for place in range(1, len(PANELS) + 1):
            for keys in (
                (str(place),),
                ("enter",),
                ("escape", "j", "enter"),
                ("escape", "j", "j", "enter", "full_stop"),
            ):
                await pilot.press(*keys)
                await pilot.pause()
                lines = screen_text(app)
                assert all(harmless(line) for line in lines)
                seen += "\n".join(lines)
    assert "[sic]" in seen


async def test_nothing_hostile_reaches_the_dialogs() -> None:
    app = app_on(hostile_dossier("".join(HOSTILE.values())))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for keys in (
            ("m",),
            ("end", "enter"),
            ("tab",),
            ("escape", "escape", "2", "j", "j", "m", "enter"),
            ("tab", "tab", "enter"),
            ("escape", "escape", "enter", "v", "v", "l", "l", "l", "enter"),
            ("l", "j", "enter", "tab"),
            ("escape", "escape", "escape", "3", "m", "end", "k", "k", "enter"),
            ("escape", "escape", "e"),
        ):
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert [line for line in screen_text(app) if not harmless(line)] == [], keys


async def test_what_is_copied_carries_no_escape() -> None:
    app = app_on(hostile_dossier(HOSTILE["clipboard"]))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert harmless(app.panel.row_text())


def test_the_hostile_dossier_is_hostile() -> None:
    assert b"]52;" in msgspec.json.encode(hostile_dossier(HOSTILE["clipboard"]))
    assert not harmless(HOSTILE["colour"])
