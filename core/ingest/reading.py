"""Reading what was found: one path to its article, many to all of theirs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from core.ingest.articles import article_of
from core.ingest.context import date_by_context
from core.ingest.fields import FieldMap
from core.ingest.finding import find
from core.ingest.masking import harmless
from core.ingest.raw import UnreadableError
from core.model import Article, Warning

Path = str | os.PathLike[str]


def read(path: Path, article_id: str = "a1", fields: FieldMap | None = None) -> Article:
    """The article in one file, in standard input for `-`, or in a container by its number (`dump.jsonl#17`).

    For plain text `text` is the decoded file, offset by offset; else it is the extracted reading text.
    Raises UnreadableError, with one sentence for the user, where there is no article in it, or more than one.
    """
    name = os.fspath(path)
    if os.path.isdir(name):  # noqa: PTH112 - a folder's name may hold what no Path takes
        raise UnreadableError(f"{harmless(name)}: a folder, not a file; name a file in it.")
    told: list[str] = []
    raws = list(islice(find([path], told.append, fields), 2))
    if len(raws) > 1:
        raise UnreadableError(f"{harmless(name)}: holds several articles; name one of them, such as {raws[0].path}.")
    if not raws:
        raise UnreadableError(told[0] if told else f"{harmless(name)}: no article of this name in it.")
    return article_of(raws[0], article_id)[0]


def read_each(
    paths: Iterable[Path], tell: Callable[[Warning], None], fields: FieldMap | None = None
) -> Iterator[Article]:
    """Every article behind the paths as it is read, with ids a1, a2 …; a sentence to `tell` for whatever gave none.

    Nothing is raised for a path: the others are still read.
    """
    number = 0
    for raw in find(paths, lambda message: tell(Warning(message=message)), fields):
        try:
            article, message = article_of(raw, f"a{number + 1}")
        except UnreadableError as error:
            tell(Warning(message=str(error)))
            continue
        number += 1
        if message:
            tell(Warning(article=article.id, message=f"{article.path}: {message}"))
        yield article


def read_all(paths: Iterable[Path], fields: FieldMap | None = None) -> tuple[tuple[Article, ...], tuple[Warning, ...]]:
    """Every article behind the paths, sorted by path with ids a1, a2 …, and a sentence for each path that gave none.

    Articles without a date of their own get one from the others on the story where that is safe.
    """
    warnings: list[Warning] = []
    articles = list(read_each(paths, warnings.append, fields))
    return date_by_context(articles), tuple(warnings)
