"""Any encoding, and offsets that stay those of the decoded file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest import UnreadableError, article_from
from core.ingest.decoding import decode
from core.ingest.masking import mask, unmask

ENGLISH = "“No one was hurt,” the governor’s office said – it named Zaporizhzhia and Türkiye. " * 6
RUSSIAN = "Министерство обороны сообщило, что ночью над областью были сбиты три беспилотника. " * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    text, _ = decode(ENGLISH.encode(encoding))
    assert text.lstrip("\ufeff") == ENGLISH


def test_western_single_bytes() -> None:
    assert decode(ENGLISH.encode("cp1252"))[0] == ENGLISH


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_single_bytes(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding))[0] == RUSSIAN


def test_declared_encoding_of_a_page_is_heeded() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>' + RUSSIAN
    assert decode(page.encode("cp1251"), page=True)[0] == page


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    data = (ENGLISH * 3).encode()
    broken = data[:200].decode("utf-8", "ignore").encode() + b"\xff" + data[202:]
    assert decode(broken)[0] == broken.decode("utf-8", "replace")


@pytest.mark.parametrize(
    "text", ["a\r\nb\r\n", "\ufeffa\nb", "a\rb", "zero\u200bwidth", "a\x1b[31mb\x07\x9b", "x\u202ey\u2066z"]
)
def test_offsets_are_those_of_the_decoded_file(text: str) -> None:
    data = text.encode()
    article = article_from(data, "a.txt")
    assert len(article.text) == len(text)
    assert unmask(article.text, article.masked) == text


@settings(deadline=None)
@given(st.text(max_size=200))
def test_masking_is_one_for_one_and_reversible(text: str) -> None:
    masked, originals = mask(text)
    assert len(masked) == len(text)
    assert unmask(masked, originals) == text
    assert mask(masked) == (masked, ())
    assert not any((c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in masked)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_make_an_article(data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        try:
            article = article_from(data, name)
        except UnreadableError:
            assert data.startswith(b"%PDF-")
            continue
        for aside in article.aside:
            assert 0 <= aside.start <= aside.end <= len(article.text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Published On 2 Jun 2025",
                "READ MORE:",
                "© 2024 Wire",
                "KYIV, June 2 (Reuters) - Ten died, he said.",
                "By Ann Lee",
                "| | |",
                "\x1b[2J",
                "",
                "12:05",
                "- five dead",
                "He said so. Enditem",
                "…",
                "Source:",
                "(AP)",
            ]
        ),
        max_size=12,
    )
)
def test_any_order_of_furniture_makes_an_article(parts: list[str]) -> None:
    for joint in ("\n", "\n\n", "\r\n"):
        article = article_from(joint.join(parts).encode(), "a.txt")
        ends = 0
        for aside in article.aside:
            assert ends <= aside.start < aside.end <= len(article.text)
            ends = aside.end
