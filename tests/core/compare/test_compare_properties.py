"""Whatever the figures: nothing raises, order makes no difference, evidence is exact, overlaps never clash."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from core.compare.ranges import Range, meeting
from tests.core.compare.stage import Stage, run

_ROW = st.builds(
    lambda source, day, object_, action, bounds, sides, place, date, speaker, flag: (
        f"{source} 2025-06-{day:02} | {object_} {action} {bounds} | {sides} | {place} | {date} | {speaker} "
        f"| They spoke of [{bounds} {object_}s] that day.{flag}"
    ),
    st.sampled_from("abcde"),
    st.integers(1, 5),
    st.sampled_from(("person", "soldier", "drone", "prisoner", "airfield")),
    st.sampled_from(("killed", "injured", "launched", "exchanged")),
    st.sampled_from(("3", "12", "14", "16+", "31", "40-60", "80", "472", "1000", "1005", "46788")),
    st.sampled_from(("Russia > Ukraine", "- > Ukraine", "- > -", "Ukraine > Russia")),
    st.sampled_from(("-", "Kharkiv", "Kharkiv region", "Sumy", "Basta, Beirut")),
    st.sampled_from(("-", "2025-06-01", "2025-06-02", "2025-06")),
    st.sampled_from(("-", "army", "governor", "Russia's Defence Ministry")),
    st.sampled_from(("", " | total", " | background", " | denied")),
)
_CASES = st.lists(_ROW, max_size=14).map(lambda rows: {"figures": rows})


@settings(max_examples=150, deadline=None)
@given(_CASES)
def test_compare_holds_its_promises(case: dict[str, Any]) -> None:
    found, aside = run(case)
    assert run(case) == (found, aside)
    assert run(case, reverse=True)[0] == found
    texts = {p.id: p.text for p in Stage(case).pages.values()}
    for row in found:
        assert 0 <= row.severity <= 1
        assert len(row.positions) >= 2
        assert len({p.value for p in row.positions}) == len(row.positions)
        for position in row.positions:
            assert all(texts[e.article][e.start : e.end] == e.quote for e in position.evidence)
    assert [d.severity for d in found] == sorted((d.severity for d in found), reverse=True)
    assert [d.id for d in found] == [f"d{n}" for n in range(1, len(found) + 1)]


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_bound_that_holds_the_other_number_is_no_disagreement(low: int, more: int) -> None:
    rows = [
        f"a 2025-06-05 | person killed {low}+ | - > Ukraine | Sumy | 2025-06-01 | army | [at least {low} people] died.",
        f"b 2025-06-05 | person killed {low + more} | - > Ukraine | Sumy | 2025-06-01 | police | [{low + more}] died.",
    ]
    found, _ = run({"figures": rows})
    assert meeting(Range(low, None, True), Range(low + more, low + more)) != "apart"
    assert found == ()
