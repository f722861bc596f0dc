"""Headline and byline among masthead, motto, kicker and date line."""

from __future__ import annotations

import pytest

from core.ingest import article_from

STORY = "Shells fell on a village near the border on Monday and killed three people, the mayor of the village said."
TITLE = "Three killed as shells fall on border village"


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        f"Northern Wire\n{TITLE}",
        f"NORTHERN WIRE\nPlural news and views on the border\n\n{TITLE}",
        f"Northern Wire\nHome | World | Sport\nWorld / Africa\n\n{TITLE}\nBy Ann Lee\n3 June 2024",
        f"3 June 2024\n{TITLE}",
        f"World\n\n{TITLE}\n\nThe army denies that its guns were fired that day",
        f"BORDER CONFLICT (Summary)\n\n{TITLE}",
        f"State of Examplia\nMinistry of Foreign Affairs\nPress release\n\n{TITLE}",
        f"We use cookies on this site.\nI agree\n\n{TITLE}",
        f"NORTHERN MONITOR\nBrief no. 31 | 2024-06-03 | {TITLE}",
        f"---\ntitle: {TITLE}\ndate: 2024-06-03\n---\n",
        f"# {TITLE}\n\n**By the Border Desk**",
        f"WIRE / Capital / 3 June 2024 — {TITLE}",
        f"*** This is a cached copy. The original page may have changed. ***\nNorthern Post\n\n{TITLE}",
        f"NORTHERN WIRE\n{TITLE}\nNewest entries first. Times are local time.",
        f"Telegram post, forwarded from: Northern Watch\n03.06.2024, 21:14\n\n{TITLE}",
    ],
)
def test_headline(head: str) -> None:
    assert article_from(f"{head}\n\n{STORY}\n".encode(), "a.txt").title == TITLE


def test_no_headline() -> None:
    assert article_from(f"{STORY}\n{STORY.replace('three', 'four')}\n".encode(), "a.txt").title is None


def test_headline_and_standfirst_are_read() -> None:
    article = article_from(f"Northern Wire\n\n{TITLE}\n\nNobody says who fired\n\n{STORY}\n".encode(), "a.txt")
    outside = {article.text[a.start : a.end] for a in article.aside}
    assert outside == {"Northern Wire"}


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("by Ann Lee 14 September 2022", "Ann Lee"),
        ("Ann Lee and Bob Roe | 02.06.2025 - Update : 02.06.2025", "Ann Lee and Bob Roe"),
        ("By Ann Lee in Kyiv | 3 June 2024", "Ann Lee in Kyiv"),
        ("3 June 2024", None),
    ],
)
def test_byline(line: str, byline: str | None) -> None:
    assert article_from(f"{TITLE}\n\n{line}\n\n{STORY}\n".encode(), "a.txt").byline == byline
