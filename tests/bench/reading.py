"""What reading costs: words a second from text to extraction at 1, 10 and 100 articles and on one of 1 MB, and where time goes."""

from __future__ import annotations

from time import perf_counter

from core.extract.dates import annotate_dates
from core.extract.dating import Dating
from core.extract.delegations import find_delegations
from core.extract.events import find_events
from core.extract.figures import find_figures
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.extract.speakers import annotate_speakers
from core.model import Article
from core.pipeline import annotate, set_side_by_side
from tests.fixtures.articles import articles

RUNS = 3
MEGABYTE = 170_000
"""Words that make about 1 MB of news."""


def made(count: int, words: int = 500) -> list[Article]:
    """Invented articles, published on the day that their second line names."""
    return [
        Article(
            id=f"a{n}", path=name, sha256="", text=text, language="en", words=len(text.split()), published="2025-06-02"
        )
        for n, (name, text) in enumerate(articles(count, words), 1)
    ]


def best(work: object, *given: object) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        began = perf_counter()
        work(*given)  # type: ignore[operator]
        times.append(perf_counter() - began)
    return min(times)


def layers(batch: list[Article]) -> dict[str, float]:
    """Seconds that each layer takes over the batch."""
    spent: dict[str, float] = {}

    def timed(name: str, work: object, *given: object) -> object:
        began = perf_counter()
        made_of = work(*given)  # type: ignore[operator]
        spent[name] = spent.get(name, 0.0) + perf_counter() - began
        return made_of

    for article in batch:
        document = timed("sentences", divide, article)
        timed("dates", annotate_dates, document)
        timed("names", annotate_names, document)
        dating = timed("dating", Dating, document)
        speakers = timed("speakers", annotate_speakers, document)
        figures = timed("figures", find_figures, document, dating, speakers)
        events = timed("events", find_events, document, dating, speakers, figures)
        timed("delegations", find_delegations, document, events, dating)
    return spent


def main() -> None:
    """Print the table."""
    annotate(made(1)[0])
    print("reading (text to extraction, one core)")
    for batch in (made(1), made(10), made(100), made(1, MEGABYTE)):
        words = sum(article.words for article in batch)
        seconds = best(lambda batch=batch: [annotate(article) for article in batch])
        print(f"  {len(batch):4} article(s), {words:7,} words   {words / seconds:9,.0f} words/s")
    batch = made(100)
    spent = layers(batch)
    total = sum(spent.values())
    print(
        "  where it goes: "
        + ", ".join(f"{name} {part / total:.0%}" for name, part in sorted(spent.items(), key=lambda s: -s[1]))
    )
    extractions = [annotate(article) for article in batch]
    reading = best(lambda: [annotate(article) for article in batch])
    beside = best(set_side_by_side, extractions)
    print(f"  setting 100 side by side: {beside:.2f} s, {beside / reading:.0%} of the time to read them")


if __name__ == "__main__":
    main()
