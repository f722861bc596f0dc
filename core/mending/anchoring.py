"""What ties a mending to its row: the words behind it, found again in another reading and in an edited article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from core.model import Article, Evidence
from core.store import Target, Words

ALIKE = 90
"""rapidfuzz's ratio (0–100) from which a sentence of an edited article counts as the one that it was."""
_Entry = tuple[str, Words]
"""A row's key and words behind it."""


def words_of(articles: dict[str, Article], evidence: Iterable[Evidence], context: str = "") -> tuple[Words, ...]:
    """The evidence as words that outlive their article; evidence of articles that are not there is left out."""
    return tuple(
        Words(
            sha256=articles[e.article].sha256,
            path=articles[e.article].path,
            start=e.start,
            end=e.end,
            quote=e.quote,
            context=context,
        )
        for e in evidence
        if e.article in articles
    )


class Finder:
    """The rows of a dossier by the words behind them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._contents = {article.sha256 for article in articles}
        self._identities: dict[str, str] = {}
        self._spans: dict[str, set[tuple[str, int, int]]] = {}
        """All words that a row had when it became known, whatever was taken out of it since."""
        self._by_content: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
        self._by_quote: dict[tuple[str, str, str], list[_Entry]] = defaultdict(list)
        self._by_file: dict[tuple[str, str], list[_Entry]] = defaultdict(list)

    def add(self, kind: str, key: str, identity: str, words: Iterable[Words]) -> None:
        """Make a row known under its kind, key and identity."""
        self._identities[key] = identity
        words = tuple(words)
        self._spans[key] = {_span(each) for each in words}
        for each in words:
            entry = (key, each)
            self._by_content[kind, each.sha256].append(entry)
            self._by_quote[kind, _plain(each.quote), _plain(each.context)].append(entry)
            self._by_file[kind, PurePath(each.path).name].append(entry)

    def forget(self, kind: str, key: str, words: Iterable[Words]) -> None:
        """These words stand behind the row no longer."""
        for each in words:
            for entries in (
                self._by_content[kind, each.sha256],
                self._by_quote[kind, _plain(each.quote), _plain(each.context)],
                self._by_file[kind, PurePath(each.path).name],
            ):
                entries[:] = [entry for entry in entries if entry != (key, each)]

    def find(self, target: Target) -> str | None:
        """The key of the row that the target means, or None where none has its words.

        The row that had just these words is it, else the one with most of them; of equals the one that the machine
        reads most like the one that was meant.
        Where the content is as it was its spans decide, else the words, else in the same file a sentence much like it.
        """
        votes: dict[str, int] = {}
        for words in target.words:
            for key in dict.fromkeys(self._rows_with(target.kind, words)):
                votes[key] = votes.get(key, 0) + 1
        spans = {_span(words) for words in target.words}
        fitting = {key: (self._spans[key] == spans, votes[key], self._likeness(target, key)) for key in votes}
        if target.kind in ("seat", "delegation"):  # a whole team stands in one sentence: words alone do not tell who
            fitting = {key: score for key, score in fitting.items() if score[2]}
        return max(fitting, key=lambda key: fitting[key], default=None)

    def _rows_with(self, kind: str, words: Words) -> Iterator[str]:
        if words.sha256 in self._contents:
            there = self._by_content.get((kind, words.sha256), ())
            exact = [key for key, own in there if (own.start, own.end) == (words.start, words.end)]
            yield from exact or (key for key, own in there if own.start < words.end and words.start < own.end)
            return
        file = PurePath(words.path).name
        same = self._by_quote.get((kind, _plain(words.quote), _plain(words.context)), ())
        if same:
            yield from [key for key, own in same if PurePath(own.path).name == file] or (key for key, _ in same)
        elif edited := self._by_file.get((kind, file)):
            from rapidfuzz import fuzz

            said = _plain(words.context or words.quote)
            for key, own in edited:
                same_words = not words.context or _plain(own.quote) == _plain(words.quote)
                if same_words and fuzz.ratio(said, _plain(own.context or own.quote)) >= ALIKE:
                    yield key

    def _likeness(self, target: Target, key: str) -> int:
        """2 where the machine reads the same there, 1 where it reads nearly the same, else 0."""
        here, meant = self._identities[key], target.identity
        if here == meant:
            return 2
        parts, other = here.split("|"), meant.split("|")
        if target.kind == "seat":
            return int(_surname(parts[-1]) == _surname(other[-1]))
        return int(parts[0] == other[0])


def speaks_of(targets: Iterable[Target], articles: Iterable[Article]) -> bool:
    """Whether any of the words are of one of the articles, as it is or as its file was before it was edited.

    A workspace also holds what was mended in other folders.
    """
    known = {key for article in articles for key in (article.sha256, article.path)}
    return any(words.sha256 in known or words.path in known for target in targets for words in target.words)


def find_words(articles: Iterable[Article], words: Words) -> Evidence | None:
    """The words themselves in the articles as they are now, for a row that no machine found; None where they are gone.

    In the same content at their place; else where the quote stands, in the file of that name before others, and
    nearest to its old place.
    """
    articles = tuple(articles)
    for article in articles:
        if article.sha256 == words.sha256 and article.text[words.start : words.end] == words.quote:
            return Evidence(article=article.id, start=words.start, end=words.end, quote=words.quote)
    file = PurePath(words.path).name
    for article in sorted(articles, key=lambda a: PurePath(a.path).name != file):
        places = list(_places(article.text, words.quote))
        if places:
            start = min(places, key=lambda place: abs(place - words.start))
            return Evidence(article=article.id, start=start, end=start + len(words.quote), quote=words.quote)
    return None


def _places(text: str, quote: str) -> Iterator[int]:
    place = text.find(quote) if quote else -1
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _span(words: Words) -> tuple[str, int, int]:
    return words.sha256, words.start, words.end


def _plain(text: str) -> str:
    return " ".join(text.split())


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""
