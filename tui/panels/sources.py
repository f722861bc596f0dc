"""The tab Sources."""

from __future__ import annotations

from tui.panels.base import Panel


class SourcesPanel(Panel):
    """The articles, and how each was read."""

    NAME = "sources"
    TITLE = "Sources"
    EXPLANATION = """\
The articles: outlet, publication date, language, words, and how many figures each gives.
A reprint (=) stands under the article that it repeats: it is no source of its own.
! was read with a loss, or not at all: the last column or the line itself says why.
Enter reads the article: what was found is underlined, figures bold, names italic; what is set aside stands behind a
dotted line. There ] and [ walk the words that rows are made of, and b goes to those rows.
"""
