"""Near-duplicate articles: five reprints of one agency story are one source.

Word chains that begin at a stop word mark an article's own prose (the spot signatures of Theobald, Siddharth and
Paepcke, SIGIR 2008): cheap to make, blind to mastheads and teasers, the same in every reprint. An inverted index from
chain to the first articles that hold it keeps the cost linear in the length of the texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from core.lexicon import compiled, load
from core.model import Article

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CHAIN = 5
"""Words in a chain: long enough that two reporters hardly write the same by chance."""
_SHARE = 0.5
"""Of the shorter article's chains, the part that the longer one must hold."""
_LEAST = 12
"""Chains below which an article is too short to tell."""
_HOLDERS = 8
"""First holders remembered for each chain, so that a phrase that everybody uses costs no more than a rare one."""


def reprints(articles: Iterable[Article]) -> dict[str, str]:
    """Article id → id of the article that it reprints, for those that do.

    The origin is the earliest by publication date, then by content; the order of the articles makes no difference.
    """
    holders: dict[int, tuple[int, ...]] = {}
    origins: list[Article] = []
    sizes: list[int] = []
    found: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.published or "9999", a.sha256, a.id)):
        chains = _chains(article)
        origin = _origin(chains, holders, sizes) if len(chains) >= _LEAST else None
        if origin is not None:
            found[article.id] = origins[origin].id
            continue
        number = len(origins)
        origins.append(article)
        sizes.append(len(chains))
        alone = (number,)
        for key in chains:
            known = holders.get(key, ())
            if len(known) < _HOLDERS:
                holders[key] = (*known, number) if known else alone
    return found


def _origin(chains: set[int], holders: dict[int, tuple[int, ...]], sizes: list[int]) -> int | None:
    known = holders.keys() & chains
    if len(known) < _SHARE * _LEAST:
        return None
    shared = Counter(chain.from_iterable(map(holders.__getitem__, known)))
    best: tuple[float, int] | None = None
    for number, count in shared.items():
        smaller = min(len(chains), sizes[number])
        share = count / smaller
        if smaller >= _LEAST and share >= _SHARE and (best is None or (share, -number) > best):
            best = (share, -number)
    return -best[1] if best else None


@compiled
def _anchors() -> frozenset[str]:
    return frozenset(load("compare")["reprints"]["anchors"].split())


def _chains(article: Article) -> set[int]:
    """Hashes of the word chains of the reading text: good within this process, never stored or ordered by."""
    anchors = _anchors()
    words = _WORD.findall(_reading_text(article).lower())
    runs = zip(*(words[at:] for at in range(_CHAIN)), strict=False)
    return {hash(run) for run in runs if run[0] in anchors}


def _reading_text(article: Article) -> str:
    if not article.aside:
        return article.text
    parts, at = [], 0
    for aside in article.aside:
        parts.append(article.text[at : aside.start])
        at = max(at, aside.end)
    parts.append(article.text[at:])
    return "\n".join(parts)
