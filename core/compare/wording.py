"""Values, days and things in words, as positions and reasons say them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from core.lexicon import compiled, load
from core.lexicon.sides import side_of
from core.model import Figure
from core.resolve.labels import measure_label
from core.resolve.scopes import Measure

_EXCLUSIVE = re.compile(r"more|over|above|upward|excess|exceed|surpass|beyond|top|pass|greater|>", re.I)
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
STEM = 6
_SHORTEST = 4
_NIGHT = re.compile(r"\b(?:overnight|nights?|midnight)\b", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:late|evening)\b", re.IGNORECASE)
_DAWN = re.compile(r"\b(?:dawn|predawn|pre-dawn|before sunrise|daybreak|early|small hours|morning)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more(?! than)|another|further|additional|again|second|third|next)\b", re.IGNORECASE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WRITTEN = re.compile(rf"\b(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})")
_SHARED_OUT = frozenset(("exchanged", "released", "returned"))
_LETTERS = re.compile(r"\b[A-Z]{2,}(?:-[A-Z]+|-\d+)?\b")
_TOTAL = re.compile(r"\b(in total|altogether|in all|all told|combined|on both sides together)\b", re.IGNORECASE)
_DONE = re.compile(
    r"shot|shelled|hit|struck|bombed|attacked|ambushed|raided|killed|murdered|executed|massacred|fired|opened|broke|began|started"
    r"|violated|breached|burned|torched|looted|kidnapped|abducted|launched|planted|blew|set|stormed|asked|proposed|requested"
)
"""How a deed begins that is told from its verb on."""
_TRUCES = frozenset(("ceasefire", "cease-fire", "truce", "armistice", "agreement", "accord", "deal", "pause", "lull"))
_SUFFERED = re.compile(
    r"(?:by|in|on|at|with|from|near|dead|and|when|while|during|after|before|to death|as)\b|[a-z]+ly\b"
)
"""What stands behind a verb that was suffered and not done."""
_OPEN = re.compile(
    r"(?:of|to|in|on|at|for|by|have|has|had|not|no|that|which|and|been|being|says?|said|told)\b", re.IGNORECASE
)
"""How no clause of its own begins."""
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|took|fell|broke|came|went|met|held|shot|struck|hit|began|left|put|sent|will)\b"
    r"|\b\w{3,}ed (?:the|an?|its|their|his|her|[A-Z]\w+|\d[\d,]*|two|three|four|five|six|on|at|to|into|that)\b"
)
_FUNCTION_WORDS = frozenset(
    "The A An It They He She This That These Those There Two Three Four Five Six Some Both All".split()
)
_EACH = re.compile(r"\b(each|apiece|(?:per|from (?:each|both|either)|on (?:each|both|either)) sides?)\b", re.I)


def count_words(figure: Figure) -> str:
    """A count in digits with its bound, as the source has it: "472", "more than 80", "about 250", "at least 31"."""
    low, high, best = figure.low, figure.high, figure.best
    if low is not None and low == high:
        words = f"{low:,}"
    elif low is None and high is not None:
        words = f"up to {high:,}"
    elif high is None and low is not None:
        words = f"more than {low - 1:,}" if _exclusive(figure) else f"at least {low:,}"
    elif best is not None:
        words = f"about {best:,}"
    elif low and high is not None and abs((high - low) / (high + low) - 0.1) < 0.01:
        words = f"about {(low + high) // 2:,}"
    elif low == 0 and high is not None:
        words = f"fewer than {high + 1:,}" if (high + 1) % 10 == 0 else f"up to {high:,}"
    elif low is not None and high is not None and (high + 1) % 10 == 0 and abs(low - 0.9 * (high + 1)) <= 1:
        words = f"nearly {high + 1:,}"
    else:
        words = f"{low:,} to {high:,}"
    share = share_words(figure) if figure.action in _SHARED_OUT else ""
    return f"{words} {share}" if share else words


def share_words(figure: Figure) -> str:
    """What the words right after a number say of its share: "each", "from each side", "in total"; else nothing."""
    after = figure.quote[max(0, figure.quote.find(figure.text)) :][: len(figure.text) + 40]
    found = _EACH.search(after) or _TOTAL.search(after)
    return found[1].lower() if found else ""


def per_side(figure: Figure) -> bool | None:
    """Whether a number holds for each side (True) or for both together (False); None where that is not said."""
    words = share_words(figure)
    return bool(_EACH.fullmatch(words)) if words else None


def _exclusive(figure: Figure) -> bool:
    if figure.qualifier and re.search(r"least|fewer|less|minimum", figure.qualifier, re.I):
        return False
    if figure.qualifier:
        return bool(_EXCLUSIVE.search(figure.qualifier))
    return bool(
        figure.low
        and (figure.low - 1) % 10 == 0
        and str(figure.low) not in figure.text.replace(",", "")
        and re.search(_EXCLUSIVE, figure.quote)
    )


def day_words(day: str | None) -> str:
    """ "1 June 2025"; a month or year as far as it is told."""
    if not day:
        return "an untold day"
    parts = day[:10].split("-")
    if len(parts) < 3:
        return day if len(parts) < 2 else dt.date(int(parts[0]), int(parts[1]), 1).strftime("%B %Y")
    date = dt.date.fromisoformat(day[:10])
    return f"{date.day} {date:%B %Y}"


def about_measure(measure: Measure, day: bool = True) -> str:
    """What is counted, for people: "People killed in Kherson, 2 June 2025"."""
    scope = measure.scope
    label = measure_label(scope.object, scope.action, measure.by, measure.against, measure.place, scope.narrow)
    if scope.total:
        label += ", running total"
    return f"{label}, {day_words(scope.day)}" if day and scope.day else label


@compiled
def common_words() -> frozenset[str]:
    """Lower-case words that tell nothing of what is claimed, from `compare.toml`."""
    return frozenset(load("compare")["common"]["words"].split())


def may_be_one_night(earlier: Iterable[str], later: Iterable[str], blow: bool = True) -> bool:
    """Whether reports of an event on two neighbouring days may mean one night, by the words of each day's.

    A night may bear either date, and "on Friday" the dawn of Saturday; two dawns of two days are two. A blow of the
    evening may fall in that night; what is signed or handed over late on Friday is not done on Saturday.
    """
    one, other = " ".join(earlier), " ".join(later)
    if _NIGHT.search(one) or _NIGHT.search(other) or (blow and _EVENING.search(one)):
        return True
    return bool(_DAWN.search(other)) and not _DAWN.search(one)


def of_another(quotes: Iterable[str]) -> bool:
    """Whether some words tell of one more of its kind: "nine more prisoners", "a second exchange"."""
    return any(_MORE.search(quote) for quote in quotes)


def writes_date(quote: str) -> bool:
    """Whether the words give a day of a month, and not only a weekday that a reader has to count from."""
    return bool(_WRITTEN.search(quote))


def stems(text: str) -> frozenset[str]:
    """The words of substance in a text, cut to their first six letters, without names and numbers."""
    return frozenset(
        word[:STEM].lower()
        for word in _PLAIN_WORD.findall(text)
        if word[0].islower() and len(word) >= _SHORTEST and word not in common_words()
    )


def as_written(name: str, quote: str, short: str | None = None) -> str:
    """A side as the source has it: its letters where the quote holds them and not the full name ("the RSF").

    `short` are the letters by which the article calls it elsewhere; they hold where the quote has neither.
    """
    if name in quote:
        return name
    return next((letters for letters in _LETTERS.findall(quote) if _stands_for(letters, name)), short or name)


def is_abbreviation(text: str) -> bool:
    """Whether a name is written in letters: "RSF", "SPLM-IO"."""
    return _LETTERS.fullmatch(text) is not None


def with_article(name: str, quote: str) -> str:
    """A name with the article that the quote has before it: "the RSF", "a rebel commander"."""
    found = re.search(rf"\b(the|an?) (?=['\"“‘]?{re.escape(name)}\b)", quote, re.IGNORECASE)
    return f"{found[1].lower()} {name}" if found and (found[1].lower() == "the" or name[0].islower()) else name


def _stands_for(letters: str, name: str) -> bool:
    """Whether an abbreviation is the name's own first letters, or the side that the lexicon knows by them."""
    first = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return letters == first or (side_of(letters) or "") == name


def who_did(deed: str) -> str:
    """The question over a deed: "Who shelled the market", "Who is responsible for firing the rockets"."""
    first, _, rest = deed.partition(" ")
    if _DONE.fullmatch(first) and rest and _SUFFERED.match(rest) is None:
        return f"Who {deed}"
    if first.endswith("ing") and rest and not rest.startswith(("of ", "in ", "on ", "at ")):
        return f"Who is responsible for {deed}"
    if not rest and deed[:1].isupper():
        return f"Whether it was {deed}"
    if not rest:
        return f"Who broke the {deed}" if deed in _TRUCES else f"Who is responsible for the {deed}"
    return f"Who is responsible: {deed}"


def who_by_words(told: str) -> str:
    """The question over whose deed it was, from the words of one who says so: "Whether Ethiopian forces fired"."""
    return whether(told) if _is_clause(told) else who_did(told)


def whether(told: str) -> str:
    """The question over what is told: "Whether two houses were burned"; what is no clause stands behind a colon."""
    if not _is_clause(told):
        return f"Whether it was so: {told}"
    first, _, rest = told.partition(" ")
    return f"Whether {first.lower() if first in _FUNCTION_WORDS else first} {rest}"


def _is_clause(told: str) -> bool:
    """Whether the words have a subject and a verb."""
    return _OPEN.match(told) is None and _FINITE.search(told.partition(" ")[2]) is not None
