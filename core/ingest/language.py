"""Which language a text is in: by its script, and within a script by its function words.

Good enough to keep the rules, which know English only, off a text in another language; a page of English with a
foreign masthead stays English.
"""

from __future__ import annotations

import re
from collections import Counter

from core.lexicon import compiled, load

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")
_KANA = re.compile("[\u3040-\u30ff]")
"""Japanese is written in Chinese characters too, but never without these."""
_SAMPLE = 1500
"""Characters."""
_TOO_LITTLE = 12
_LATIN = "latin"
_FIRST_OTHER = "\u0370"
"""Letters below are Latin."""
_LEAST = 0.08
"""Share of function words below which a text is in none of the languages of its script that we know."""


@compiled
def _profiles() -> tuple[dict[str, list[str]], list[tuple[int, int, str]]]:
    table = load("languages")
    words: dict[str, list[str]] = {}
    for language, listed in table["words"].items():
        for word in dict.fromkeys(listed.split()):
            words.setdefault(word, []).append(language)
    ranges: list[tuple[int, int, str]] = []
    for script, spans in table["scripts"].items():
        for span in spans.split():
            first, last = span.split("-")
            ranges.append((int(first, 16), int(last, 16), script))
    return words, sorted(ranges)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in, or None where that cannot be told."""
    words = _sample(text)
    if not words:
        return None
    latin = [word for word in words if word[0] < _FIRST_OTHER]
    if 2 * len(latin) >= len(words):
        return _best(latin, _LEAST) if len(latin) >= _TOO_LITTLE else None
    scripts = Counter(_script(word) for word in words)
    script = min(scripts, key=lambda name: (-scripts[name], name))
    if script not in ("cyrillic", "arabic"):
        if script == "zh" and any(_KANA.search(word) for word in words):
            return "ja"
        return script if script != _LATIN else None
    same = [word for word in words if _script(word) == script]
    return _best(same, _LEAST if len(same) >= _TOO_LITTLE else 0)


def _sample(text: str) -> list[str]:
    """Words in lower case: from the text's beginning and, for a long one, its middle, where no furniture stands."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample += text[max(_SAMPLE, len(text) // 2) :][:_SAMPLE]
    sample = sample.lower()
    return (_ASCII_WORD if sample.isascii() else _WORD).findall(sample)


def _script(word: str) -> str:
    if word[0] < _FIRST_OTHER:
        return _LATIN
    code = ord(word[0])
    for first, last, script in _profiles()[1]:
        if first <= code <= last:
            return script
    return _LATIN


def _best(words: list[str], least: float) -> str | None:
    profile, _ = _profiles()
    hits: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language in profile.get(word, ()):
            hits[language] += times
    if not hits:
        return None
    # Ties go to English, then by code, so that the answer never depends on the order of the words.
    language, count = min(hits.items(), key=lambda item: (-item[1], item[0] != "en", item[0]))
    return language if count >= least * len(words) else None


def is_read(language: str | None) -> bool:
    """The rules know the language, or there is too little text to tell."""
    return language in (None, load("languages")["known"])


def language_name(language: str) -> str:
    """The language's English name."""
    return load("languages")["names"].get(language, language)
