"""The persons of an article as rows: name, side, titles, other spellings and where they are named."""

from __future__ import annotations

from core.extract.document import Document, Mention
from core.model import Actor, Evidence, Title

_MOST = 5
"""How many places are kept as evidence of one person."""


def find_people(doc: Document) -> tuple[Actor, ...]:
    """Every person the article names, in order of appearance; ids `p1`, `p2` … are local to the article.

    Needs `annotate_names` to have run. Aliases are the other ways in which the article writes the name.
    """
    mentions: dict[str, list[Mention]] = {}
    for sentence in doc.sentences:
        for mention in sentence.mentions:
            if mention.kind == "person":
                mentions.setdefault(mention.name, []).append(mention)
    return tuple(_actor(doc, number, name, found) for number, (name, found) in enumerate(mentions.items(), 1))


def _actor(doc: Document, number: int, name: str, mentions: list[Mention]) -> Actor:
    written = dict.fromkeys(" ".join(doc.text[mention.start : mention.end].split()) for mention in mentions)
    titles = dict.fromkeys(mention.title for mention in mentions if mention.title)
    return Actor(
        id=f"p{number}",
        name=name,
        kind="person",
        side=next((mention.side for mention in mentions if mention.side), None),
        aliases=tuple(words for words in written if words != name),
        titles=tuple(Title(title=title, articles=(doc.article.id,)) for title in titles),
        evidence=tuple(_evidence(doc, mention) for mention in mentions[:_MOST]),
    )


def _evidence(doc: Document, mention: Mention) -> Evidence:
    return doc.evidence(mention.start, mention.end)
