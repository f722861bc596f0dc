"""Reading many articles: what is known from an earlier reading is taken from the cache, the rest read on all cores."""

from core.corpus.reading import Reading
from core.corpus.whole import Whole

__all__ = ["Reading", "Whole"]
