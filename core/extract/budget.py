"""How much of one article is read: what would take a program minutes is cut off, and that is said.

The length of an article is bounded where it is read in, that of a sentence where sentences are divided. What is left is
an article that names more people than any: each is set beside every other that could be the same.
"""

from __future__ import annotations

from core.extract.document import Document

MAX_PEOPLE = 1000
"""People whom one article may name; the longest report of a panel of experts names some 400."""


def cut_to_budget(document: Document) -> str | None:
    """Leave off the sentences after the one in which the article has named too many; what was cut, or None."""
    named: set[str] = set()
    for sentence in document.sentences:
        named.update([mention.name for mention in sentence.mentions if mention.kind == "person"])
        if len(named) > MAX_PEOPLE:
            total = len(document.sentences)
            del document.sentences[sentence.index + 1 :]
            document.dates = [date for date in document.dates if date.end <= sentence.end]
            return (
                f"only the first {sentence.index + 1:,} of its {total:,} sentences were read, for by then it had named "
                f"more than {MAX_PEOPLE:,} people; split it to read the rest."
            )
    return None
