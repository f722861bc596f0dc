"""Measures and tallies: which figures count the same thing."""

from __future__ import annotations

import msgspec
import pytest

from core.model import Evidence
from core.resolve.figures import merge_figures
from core.resolve.measures import measures
from core.resolve.places import place_relation
from core.resolve.tallies import tallies
from tests.core.compare.stage import Stage


def _figures(*rows: str) -> tuple:
    return Stage({"figures": list(rows), "told": False}).set()[0].figures


def _sets(*rows: str) -> list[list[str]]:
    return [[f.text for f in m.figures] for m in measures(_figures(*rows))]


def test_the_same_night_and_launcher_go_together_whatever_the_number() -> None:
    assert _sets(
        "a 2025-06-02 | drone launched 472 | Russia > Ukraine | - | 2025-06-01 | - | [472 drones] came.",
        "b 2025-06-02 | drone launched 80 | - > Ukraine | - | 2025-06-01 | - | [80 drones] came.",
    ) == [["472 drones", "80 drones"]]


def test_women_and_all_the_dead_are_two_measures() -> None:
    assert _sets(
        "a 2025-06-02 | person killed 73 | - > - | Sumy | 2025-06-01 | - | [73 people] died.",
        "a 2025-06-02 | person killed 25 | - > - | Sumy | 2025-06-01 | - | [25 women] died.",
    ) == [["73 people"], ["25 women"]]


def test_a_bare_number_counts_what_was_counted_before_it() -> None:
    assert _sets(
        "a 2025-06-02 | person killed 6 | - > - | Kunduz | 2025-06-01 | police | It killed [six policemen].",
        "a 2025-06-02 | person killed 9 | - > - | Kunduz | 2025-06-01 | Taliban | They spoke of [nine].",
    ) == [["six policemen", "nine"]]


def test_a_telling_number_joins_two_names_of_one_place() -> None:
    rows = (
        "a 2025-01-26 | person killed 80 | - > - | Norte de Santander | 2025-01-22 | - | [80 people] died.",
        "b 2025-01-29 | person killed 80 | - > - | Catatumbo | 2025-01-22 | - | [80 dead] were counted.",
        "c 2025-01-29 | person killed 39 | - > - | Catatumbo | 2025-01-22 | - | [39 dead] were counted.",
    )
    assert _sets(*rows) == [["80 people", "80 dead", "39 dead"]]


def test_a_small_number_joins_nothing() -> None:
    assert (
        len(
            _sets(
                "a 2025-01-26 | person killed 3 | - > - | Sumy | 2025-01-22 | - | [3 people] died.",
                "b 2025-01-29 | person killed 3 | - > - | Kharkiv | 2025-01-22 | - | [3 dead] were counted.",
            )
        )
        == 2
    )


def test_a_tally_says_low_best_and_high_in_words() -> None:
    figures = _figures(
        "a 2025-06-02 | drone launched 472 | Russia > Ukraine | - | 2025-06-01 | - | [472 drones] came.",
        "b 2025-06-02 | drone launched 80 | Russia > Ukraine | - | 2025-06-01 | - | [80 drones] came.",
        "b 2025-06-02 | person killed 31+ | - > Ukraine | Sumy | 2025-06-01 | - | [at least 31 people] died.",
        "c 2025-06-02 | person killed 33 | - > Ukraine | Sumy | 2025-06-01 | - | [33 people] died.",
    )
    drones, dead = tallies(figures, ())
    assert (drones.label, drones.low, drones.best, drones.high) == (
        "Drones launched by Russia at Ukraine",
        80,
        None,
        472,
    )
    assert (dead.low, dead.best, dead.high) == (31, 33, 33)
    assert dead.place == "Sumy"
    assert dead.figures == tuple(f.id for f in figures[2:])


def test_figures_get_ids_of_the_dossier_and_keep_their_links() -> None:
    _, extractions, _ = Stage(
        {
            "figures": [
                "a 2025-06-02 | person killed 31 | - > - | Sumy | 2025-06-01 | - | [31 people] died.",
                "b 2025-06-02 | child killed 5 | - > - | Sumy | 2025-06-01 | - | [five children] died.",
            ]
        }
    ).set()
    assert [f.id for f in merge_figures(extractions, {})] == ["f1", "f2"]


def test_a_figure_belongs_to_the_event_in_whose_words_it_stands() -> None:
    _, extractions, _ = Stage(
        {
            "figures": [
                "a 2025-06-02 | person killed 31 | - > - | Sumy | 2025-06-01 | - | On {1 June} a strike on Sumy killed [31].",
                "a 2025-06-02 | person killed 46000 | - > - | - | 2025-06-01 | - | The war has killed [46,000 people].",
                "a 2025-06-02 | person killed 5 | - > - | - | 2025-05-30 | - | On Friday [five people] had died.",
            ],
            "events": [["a 2025-06-02 | attack | 2025-06-01 | Sumy | On [1 June] a strike on Sumy killed 31."]],
        }
    ).set()
    (extraction,) = extractions
    (strike,) = extraction.events
    words = extraction.figures[0]
    told = msgspec.structs.replace(
        strike,
        evidence=(Evidence(article="a", start=0, end=words.end, quote=extraction.article.text[: words.end]),),
    )
    extraction = msgspec.structs.replace(extraction, events=(told,))
    assert [f.event for f in merge_figures((extraction,), {("a", told.id): "e7"})] == ["e7", None, None]


def test_places() -> None:
    assert place_relation("Basta, Beirut", "Basta") == "same"
    assert place_relation("Gaza Strip", "Gaza") == "same"
    assert place_relation("Kyiv", "Kiev") == "same"
    assert place_relation("Zarkane", "Zarqaneh") == "same"
    assert place_relation("Zarkane", "Zarande") == "apart"
    assert place_relation("Homs", "Hims Bridge") == "apart"
    assert place_relation("Kharkiv", "Kharkiv region") == "within"
    assert place_relation("Beirut", "Basta, Beirut") == "within"
    assert place_relation("Istanbul", "Türkiye") == "within"
    assert place_relation("Irkutsk", "Siberia") == "within"
    assert place_relation("Kunduz", "Herat") == "apart"


def test_a_number_told_beside_joins_two_tolls_whose_day_and_side_were_read_differently() -> None:
    rows = (
        "a 2023-10-05 | soldier killed 192 | - > Azerbaijan | - | 2023-09-27 | - | It has [192 soldiers] killed and 511 wounded.",
        "a 2023-10-05 | soldier injured 511 | - > Azerbaijan | - | 2023-09-27 | - | It has 192 soldiers killed and [511 wounded].",
        "b 2023-09-29 | person killed 180 | - > - | Baku | 2023-09-29 | - | The list has [180 dead]; 511 were wounded.",
        "b 2023-09-29 | soldier injured 511 | - > - | Baku | 2023-09-29 | - | The list has 180 dead; [511] were wounded.",
    )
    assert ["192 soldiers", "180 dead"] in _sets(*rows)


def test_a_village_joins_the_day_that_one_report_names_to_the_day_after_that_another_took() -> None:
    rows = (
        "a 2025-08-02 | person killed 6 | - > Thailand | Ban Khun | 2025-07-24 | - | Petrol station at Ban Khun, 24 July: [six dead].",
        "b 2025-07-25 | person killed 8 | Cambodia > Thailand | Ban Khun | 2025-07-25 | - | [Eight people] were killed there.",
    )
    assert _sets(*rows) == [["six dead", "Eight people"]]


@pytest.mark.parametrize(("words", "sets"), [("were killed there", 1), ("were killed", 2)])
def test_a_town_of_note_is_ground_where_a_sentence_names_it_or_points_to_it(words: str, sets: int) -> None:
    rows = (
        "a 2025-08-02 | person killed 6 | - > Ukraine | Kupiansk | 2025-07-24 | - | Bus station in Kupiansk, 24 July: [six dead].",
        f"b 2025-07-25 | person killed 8 | - > Ukraine | Kupiansk | 2025-07-25 | - | [Eight people] {words}.",
    )
    assert len(_sets(*rows)) == sets


def test_a_site_and_a_day_that_both_name_join_two_readings_of_the_place() -> None:
    rows = (
        "a 2025-10-12 | person injured 16 | - > - | Daraja | 2025-10-08 | - | On Wednesday the Kubra Maternity Hospital was shelled: [16 injured].",
        "b 2025-11-08 | person injured 17 | - > - | Omdurman | 2025-10-08 | - | 8 October, Kubra hospital: [17 wounded].",
    )
    assert _sets(*rows) == [["16 injured", "17 wounded"]]


def test_two_towns_of_one_night_stay_apart() -> None:
    rows = (
        "a 2025-06-02 | person injured 5 | Russia > Ukraine | Sumy | 2025-06-01 | - | In Sumy a strike on a hospital on Sunday wounded [five people].",
        "b 2025-06-02 | person injured 7 | Russia > Ukraine | Kharkiv | 2025-06-01 | - | In Kharkiv on Sunday a hospital was hit, [seven people] were hurt.",
    )
    assert len(_sets(*rows)) == 2


def test_what_one_article_tells_apart_is_not_joined() -> None:
    rows = (
        "a 2024-12-03 | person killed 5 | Israel > Lebanon | Haris | 2024-12-02 | ministry | On Monday [five] died in Haris and four in Talloussa.",
        "a 2024-12-03 | person killed 4 | Israel > Lebanon | Talloussa | 2024-12-02 | ministry | On Monday five died in Haris and [four] in Talloussa.",
        "b 2024-12-03 | person killed 5 | Israel > Lebanon | Haris | 2024-12-02 | ministry | [5 killed] in Haris on Monday and 4 in Talloussa.",
    )
    assert _sets(*rows) == [["five", "5 killed"], ["four"]]


def test_a_number_that_is_denied_by_name_joins_what_tells_it() -> None:
    rows = (
        "a 2022-09-18 | body returned 32 | Azerbaijan > Armenia | - | - | - | On 17 September [32 bodies] were handed over.",
        "b 2022-09-26 | body returned 30 | - > - | - | 2022-09-17 | doctors | [Thirty bodies], not thirty-two, came back.",
    )
    assert _sets(*rows) == [["32 bodies", "Thirty bodies"]]


def test_civilians_join_the_people_killed_there_only_where_they_are_more() -> None:
    row = "a 2023-11-21 | civilian killed {} | - > - | Sayo | 2023-11-12 | - | In Sayo on 12 November [{} civilians] died."
    other = "b 2023-12-04 | body killed 9 | - > - | Sayo | 2023-11-12 | - | In Sayo (12 November) the register has [9 bodies]."
    assert len(_sets(row.format(11, 11), other)) == 1
    assert len(_sets(row.format(7, 7), other)) == 2
