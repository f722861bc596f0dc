"""Titles: one office in other words, or two offices."""

from __future__ import annotations

import pytest

from core.compare.offices import kinship


@pytest.mark.parametrize(
    ("a", "b", "kin"),
    [
        ("Defence Minister", "Defense Minister", "same"),
        ("Minister of war", "Defence Minister", "same"),
        ("Ukrainian Defence Minister", "Minister of Defence", "same"),
        ("Secretary of State", "foreign minister", "same"),
        ("chief justice", "chief of the Taliban courts", "same"),
        ("Secretary of Ukraine's National Security and Defense Council", "Defense Minister", "rival"),
        ("foreign minister", "interior minister", "rival"),
        ("State Enterprises Minister", "Communications Minister", "rival"),
        ("prime minister's media adviser", "foreign minister", "two offices"),
        ("prime minister's adviser", "prime minister", "side by side"),
        ("mayor of Kharkiv", "governor of Kharkiv", "rival"),
        ("prime minister", "army chief", "rival"),
        ("Deputy Foreign Minister", "Foreign Minister", "rank"),
        ("head of the political office", "deputy of the political office", "rank"),
        ("permanent secretary of M23", "executive secretary of M23", "rank"),
        ("vice prime minister", "prime minister", "rank"),
        ("former president", "president", "time"),
        ("acting foreign minister", "foreign minister", "time"),
        ("outgoing envoy", "envoy", "time"),
        ("envoy", "special envoy for Sudan", "same"),
        ("presidential adviser", "aide", "shorter"),
        ("army spokesman", "military spokesman", "other words"),
        ("defence minister", "head of the delegation", "side by side"),
        ("general", "negotiator", "side by side"),
        ("political director at the Foreign Ministry", "security adviser of the Chancellor", "two offices"),
        ("adviser to the foreign minister", "deputy interior minister", "rival"),
        ("president's foreign policy aide", "vice-minister of finance", "two offices"),
        ("ISI chief", "ISI head", "shorter"),
        ("intelligence chief", "ISI chief", "side by side"),
        ("adviser to the president", "special envoy for Sudan", "side by side"),
        ("spokesman for the opposition leader", "chairman of the opposition", "side by side"),
        ("Ambassador", "national security adviser", "side by side"),
        ("Major General", "lieutenant-general", "rank"),
        ("Maj. Gen.", "Lt. Gen.", "rank"),
        ("Brigadier", "Colonel", "rank"),
        ("Vice Admiral", "Rear Admiral", "rank"),
        ("Brigadier General", "Brigadier", "same"),
        ("General", "Major General", "side by side"),
        ("Colonel", "Lieutenant Colonel", "shorter"),
        ("Secretary General", "Major General", "side by side"),
        ("spokesman of the General Command", "Colonel", "side by side"),
        ("chief of General Intelligence", "Brigadier", "side by side"),
        ("leader of a major faction", "Captain", "side by side"),
        ("agriculture minister", "Minister of Tourism", "rival"),
        ("Minister of State Enterprises", "Minister of Communication", "rival"),
        ("Minister of Special Projects", "foreign minister", "rival"),
        ("former Trade Secretary", "former Minister of Health", "rival"),
        ("Cabinet Secretary for Defence", "Defence Minister", "other words"),
        ("minister of Exteriors", "Foreign Minister", "side by side"),
        ("Minister of State", "Foreign Minister", "side by side"),
        ("Justice Minister", "Minister of Law and Human Rights", "other words"),
        ("Minister of State", "director of the president's cabinet", "side by side"),
    ],
)
def test_kinship(a: str, b: str, kin: str) -> None:
    assert kinship(a, b) == kin
    assert kinship(b, a) == kin
