"""Reading many articles: what is known from an earlier reading is taken from the cache, the rest read on all cores."""
