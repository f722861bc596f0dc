"""Input for fuzzing: invented articles, spoiled with what has caused trouble elsewhere, and files of every kind."""

from __future__ import annotations

import random

from tests.fixtures import files
from tests.fixtures.newsroom import reports

SPOILERS = (
    "\x00", "\x1b[31m", "\x1b]52;c;YQ==\x07", "\u202e", "\u200b", "\ufeff", "İ", "ß", "’", "“", "<b>", "</p><script>", "&amp;", "[sic]",
    "1,000,000,000,000", "0", "-1", "31 February 2025", "9999-99-99", "½", "٣", "Ⅻ", "\n\n\n", "\r", "\u2028", ":", ";" * 50, "(" * 50,
    "A" * 500, "Mr. " * 30, "and " * 40, "1 " * 60, "Kyiv's " * 20, ",,,,", "…", "\U0001f600", "\ud7ff", "·", "www.example.org", "@x",
    "\u0430", "\uff11", "e\u0301\u0301\u0301\u0301\u0301", "overnight", "a day earlier", "at least", "up to", "between 5 and", "dozens of",
    "said", "denied", "according to", "led by", "instead of", "the same day", "on Monday", "of them", "including", "per cent", "each",
)  # fmt: skip
NAMES = (
    "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.rss", "a.pdf", "a.zip", "a.txt.gz", "a.tsv", "a.xml", "a", "a.jsonl.gz", "a.md",
)  # fmt: skip
"""The first byte of an ingest input tells which of them the rest is the content of."""


def spoil(text: str, pick: random.Random, times: int) -> str:
    """The text damaged so many times: cut, doubled, shuffled, shouted, or with something put in."""
    for _ in range(times):
        at, to = sorted(pick.randrange(len(text) + 1) for _ in range(2))
        kind = pick.randrange(5)
        if kind == 0:
            text = text[:at] + pick.choice(SPOILERS) + text[at:]
        elif kind == 1:
            text = text[:at] + text[min(to, at + 40) :]
        elif kind == 2:
            text = text[:to] + text[at : min(to, at + 200)] + text[to:]
        elif kind == 3:
            text = text[:at] + text[at : min(to, at + 300)].upper() + text[min(to, at + 300) :]
        else:
            words = text[at : min(to, at + 300)].split(" ")
            pick.shuffle(words)
            text = text[:at] + " ".join(words) + text[min(to, at + 300) :]
    return text


def spoiled(pick: random.Random) -> bytes:
    """One damaged article."""
    text = next(reports(1, pick.choice((5, 60, 300)), pick.randrange(10_000))).text
    return spoil(text, pick, pick.randrange(0, 12)).encode("utf-8", "replace")


def spoiled_file(pick: random.Random) -> bytes:
    """One damaged file: the byte that tells its kind, and its content."""
    place = pick.randrange(len(NAMES))
    data = bytearray(seed_files()[NAMES[place]])
    for _ in range(pick.randrange(0, 8)):
        at = pick.randrange(len(data) + 1)
        kind = pick.randrange(4)
        if kind == 0:
            data[at:at] = pick.choice(SPOILERS).encode("utf-8", "replace")
        elif kind == 1:
            del data[at : at + pick.randrange(1, 60)]
        elif kind == 2:
            data[at:at] = data[at // 2 : at // 2 + pick.randrange(1, 200)]
        elif data:
            data[min(at, len(data) - 1)] = pick.randrange(256)
    return bytes([place]) + bytes(data)


def seed_files() -> dict[str, bytes]:
    """A sound file of each kind, by the names above."""
    text = next(reports(1, 60, 3)).text.encode()
    record, other = files.record(1), files.record(2, text=f"<p>{files.BODY}</p><ul><li>One<li>Two</ul>")
    entry = {"title": "T", "description": files.BODY, "pubDate": "Sat, 03 May 2031 17:04:00 +0300"}
    lines = files.json_lines([record, other])
    page = f"<!doctype html><html><head><title>{files.TITLE}</title></head><body><article><h1>{files.TITLE}</h1><p>{files.BODY}</p></article></body></html>"
    table = [["title", "text", "date"], [files.TITLE, files.BODY, files.DAY]]
    return {
        "a.txt": text,
        "a.html": page.encode(),
        "a.json": files.json_file({"articles": [record, other]}),
        "a.jsonl": lines,
        "a.csv": files.table(table),
        "a.rss": files.rss([entry]),
        "a.pdf": files.pdf([[files.TITLE, files.BODY], [files.BODY]]),
        "a.zip": files.zipped({"x.txt": text[:300], "y.jsonl": lines}),
        "a.txt.gz": files.gz(text),
        "a.tsv": files.table(table, "\t"),
        "a.xml": files.atom("Head", f"<p>{files.BODY}</p>", "2031-05-03T17:04:00Z"),
        "a": lines,
        "a.jsonl.gz": lines,
        "a.md": text,
    }


def text_mutation(data: bytes, pick: random.Random) -> bytes:
    """The text in the bytes, damaged once or twice as an article may be."""
    text = data.decode("utf-8", "replace")
    return spoil(text, pick, pick.randrange(1, 3)).encode("utf-8", "replace")
