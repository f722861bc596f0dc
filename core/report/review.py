"""From a reading and a workspace to what is exported: mendings applied, rejected sources left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.compare.basis import Basis
from core.mending.apply import mend
from core.mending.leaving_out import without_articles
from core.model import Dossier
from core.report.reviewed import Reviewed
from core.store import Judgement, Mending
from core.views import Index
from core.views.anchors import article_anchor


def reviewed(
    dossier: Dossier, basis: Basis | None, mendings: Iterable[Mending], judgements: Mapping[str, Judgement]
) -> Reviewed:
    """The dossier as the reviewers left it: mended, and without the articles that they rejected."""
    rejected = {
        article.id
        for article in dossier.articles
        if (judged := judgements.get(article_anchor(article))) and judged.verdict == "rejected"
    }
    dossier, basis = without_articles(dossier, basis, rejected)
    mended = mend(dossier, mendings, basis, again=bool(rejected))
    return Reviewed(Index(mended.dossier, mended), judgements)
