"""What reading costs: words a second at 1, 10 and 100 articles and on one of 1 MB, by layer, and setting side by side."""

from __future__ import annotations

from time import process_time

from core.extract.actors import find_people
from core.extract.claims import find_claims
from core.extract.dates import annotate_dates
from core.extract.dating import Dating
from core.extract.delegations import find_delegations
from core.extract.events import find_events
from core.extract.figures import find_figures
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.extract.speakers import annotate_speakers
from core.model import Article, Extraction
from core.pipeline import annotate, annotate_each, set_side_by_side
from tests.fixtures.newsroom import articles

RUNS = 3
AT_ONCE = 24
"""Articles that are read at once, as the dashboard does."""
MEGABYTE = 170_000
"""Words that make about 1 MB of news."""


def best(work: object, *given: object) -> float:
    """The shortest of several runs, in seconds of this process, so that what else the machine does counts little."""
    times = []
    for _ in range(RUNS):
        began = process_time()
        work(*given)  # type: ignore[operator]
        times.append(process_time() - began)
    return min(times)


def read(batch: list[Article]) -> list[Extraction]:
    """All of the articles, some at once."""
    return [
        extraction
        for first in range(0, len(batch), AT_ONCE)
        for extraction in annotate_each(batch[first : first + AT_ONCE])
    ]


def layers(batch: list[Article]) -> dict[str, float]:
    """Seconds that each layer takes over the batch."""
    spent: dict[str, float] = {}

    def timed(name: str, work: object, *given: object) -> object:
        began = process_time()
        made_of = work(*given)  # type: ignore[operator]
        spent[name] = spent.get(name, 0.0) + process_time() - began
        return made_of

    for article in batch:
        document = timed("sentences", divide, article)
        timed("dates", annotate_dates, document)
        timed("names", annotate_names, document)
        dating = timed("dating", Dating, document)
        speakers = timed("speakers", annotate_speakers, document)
        figures = timed("figures", find_figures, document, dating, speakers)
        events = timed("events", find_events, document, dating, speakers, figures)
        timed("people", find_people, document)
        timed("delegations", find_delegations, document, events, dating)
        timed("claims", find_claims, document, speakers, dating)
    return spent


def main() -> None:
    """Print the table."""
    annotate(articles(1)[0])
    print("reading (text to extraction, one core)")
    first = 0.0
    for batch in (articles(1), articles(10), articles(100), articles(1, MEGABYTE)):
        words = sum(article.words for article in batch)
        speed = words / best(read, batch)
        first = first or speed
        print(f"  {len(batch):4} article(s), {words:7,} words   {speed:9,.0f} words/s   x{speed / first:.2f}")
    batch = articles(100)
    words = sum(article.words for article in batch)
    spent = layers(batch)
    total = sum(spent.values())
    print("  where it goes, by layer")
    for name, part in sorted(spent.items(), key=lambda layer: -layer[1]):
        print(f"    {name:<12} {part / total:4.0%}   {words / part:11,.0f} words/s")
    extractions = read(batch)
    reading = best(read, batch)
    beside = best(set_side_by_side, extractions)
    print(f"  setting 100 side by side: {beside:.2f} s, {beside / reading:.0%} of the time to read them")


if __name__ == "__main__":
    main()
