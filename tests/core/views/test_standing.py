"""Who counts whose: claims of a side about itself and about its enemy."""

from __future__ import annotations

import msgspec
import pytest

from core.views import VIEWS, Index
from core.views.standing import standing
from tests.fixtures.dossier import dossier


@pytest.mark.parametrize(
    ("told", "how"),
    [
        ({"speaker": "Norland's army", "by": "Suvia", "against": "Norland", "action": "killed"}, "own"),
        ({"speaker": "Suvia's army", "by": "Suvia", "against": "Norland", "action": "killed"}, "enemy"),
        ({"speaker": "Suvia's army", "by": "Suvia", "against": "Norland", "action": "launched"}, "own"),
        ({"speaker": "Norland", "by": "Suvia", "against": "Norland", "action": "launched"}, "enemy"),
        ({"speaker": "Kyiv", "by": "Russia", "against": "Ukraine", "action": "killed"}, "own"),
        ({"speaker": "United Nations", "by": "Russia", "against": "Ukraine", "action": "killed"}, "other"),
        ({"speaker": "Ilse Brandt", "by": "Suvia", "against": "Norland", "action": "killed"}, "own"),
        ({"speaker": None, "by": "Suvia", "against": "Norland", "action": "killed"}, "other"),
        ({"speaker": "Suvia's army", "by": None, "against": None, "action": "killed"}, "other"),
    ],
)
def test_standing(told: dict[str, str | None], how: str) -> None:
    found = dossier()
    figure = msgspec.structs.replace(found.figures[0], **told)
    assert standing(Index(msgspec.structs.replace(found, figures=(figure,))), figure) == how


def test_an_enemy_is_known_from_other_figures() -> None:
    found = dossier()
    index = Index(found)
    figure = msgspec.structs.replace(found.figures[0], speaker="Suvia", by=None, against="Norland", action="killed")
    assert frozenset(("Suvia", "Norland")) in index.enemies
    assert standing(index, figure) == "other"
    ukraine = msgspec.structs.replace(figure, speaker="Kyiv", by="Ukraine", against="Russia")
    bare = msgspec.structs.replace(figure, speaker="Kyiv", by=None, against="Russia")
    assert standing(Index(msgspec.structs.replace(found, figures=(ukraine, bare))), bare) == "enemy"


def test_the_rest_is_told_apart_where_a_side_counts_its_own() -> None:
    found = dossier()
    own = msgspec.structs.replace(found.figures[0], speaker="Norland", against="Norland", by="Suvia", action="killed")
    rest = msgspec.structs.replace(own, id="fx", speaker=None, article="a3")
    tally = msgspec.structs.replace(found.tallies[0], figures=(own.id, "fx"))
    made = msgspec.structs.replace(found, figures=(own, rest), tallies=(tally,))
    under = VIEWS["tallies"](Index(made)).rows[0].under
    assert "of itself: 36 Norland (Northern Wire) · others: 36 brief" in under
