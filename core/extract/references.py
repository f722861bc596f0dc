"""What a short name stands for in this article: a surname for a person, "the ministry" for the one named before."""

from __future__ import annotations

from core.extract.document import Document, Mention
from core.extract.line import Line
from core.lexicon.folding import fold


def resolve_references(doc: Document, lines: list[Line]) -> None:
    """Give short names their full ones, bare organisations their owners, and fill `doc.people`."""
    _bare_organisations(lines)
    _persons(doc, lines)


def _bare_organisations(lines: list[Line]) -> None:
    last: dict[str, Mention] = {}
    for line in lines:
        bare = set(map(id, line.bare))
        for mention in sorted(line.mentions, key=lambda m: m.start):
            if mention.kind != "org":
                continue
            key = fold(mention.name).split()[-1]
            if id(mention) in bare:
                if key in last:
                    mention.name, mention.side = last[key].name, last[key].side
            else:
                last[key] = mention


def _persons(doc: Document, lines: list[Line]) -> None:
    full: dict[str, list[str]] = {}
    for line in lines:
        for mention in line.mentions:
            if mention.kind == "person" and " " in mention.name:
                names = full.setdefault(fold(mention.name.split()[-1]), [])
                if mention.name not in names:
                    names.append(mention.name)
    titles: dict[str, Mention] = {}
    for line in lines:
        for token in line.tokens:
            if token.mention is None and token.capital and token.low in full and len(full[token.low]) == 1:
                line.add(Mention("person", full[token.low][0], token.start, token.end, token.index, token.index))
        for mention in sorted(line.mentions, key=lambda m: m.start):
            if mention.kind != "person":
                continue
            if " " not in mention.name and len(full.get(fold(mention.name), ())) == 1:
                mention.name = full[fold(mention.name)][0]
            known = titles.setdefault(mention.name, mention)
            known.side = known.side or mention.side
            known.title = known.title or mention.title
            doc.people.setdefault(mention.name, mention)
    for line in lines:
        for mention in line.mentions:
            if mention.kind == "person":
                mention.side = mention.side or titles[mention.name].side
                mention.title = mention.title or titles[mention.name].title
