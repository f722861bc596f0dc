"""What the markup of a page means, and the text of an element: shared by the reading text and the metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from core.lexicon import compiled, load

SPACE = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True)
class Markup:
    """The lexicon's words about markup."""

    dropped: frozenset[str]
    blocks: frozenset[str]
    junk: frozenset[str]
    captions: frozenset[str]
    bylines: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    site: tuple[str, ...]


@compiled
def markup_words() -> Markup:
    """The lexicon's words about markup."""
    table = load("pages")
    names = {**table["elements"], **table["names"], **table["metadata"]}
    as_set = {key: frozenset(listed.split()) for key, listed in names.items()}
    as_list = {key: tuple(listed.split()) for key, listed in names.items()}
    return Markup(
        dropped=as_set["dropped"],
        blocks=as_set["blocks"],
        junk=as_set["junk"],
        captions=as_set["captions"],
        bylines=as_set["bylines"],
        published=as_list["published"],
        updated=as_list["updated"],
        site=as_list["site"],
    )


def tag_of(element: Any) -> str:
    """The element's name in lower case, "" for a comment or another node that is no element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def text_of(element: Any) -> str:
    """All words below the element, with single blanks."""
    return SPACE.sub(" ", "".join(element.itertext())).strip()
