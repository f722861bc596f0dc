"""How much a disagreement matters: what is at stake, how wide the gap is, how many independent voices clash."""

from __future__ import annotations

_OBJECTS = {
    "person": 0.8, "civilian": 0.9, "child": 1.0, "soldier": 0.75, "prisoner": 0.65, "hostage": 0.8, "body": 0.7,
    "missile": 0.6, "rocket": 0.55, "drone": 0.55, "bomb": 0.55, "shell": 0.5, "aircraft": 0.55, "helicopter": 0.5,
    "ship": 0.55, "tank": 0.45, "vehicle": 0.4, "building": 0.45, "airfield": 0.5, "target": 0.4, "settlement": 0.55,
}  # fmt: skip
_ACTIONS = {"killed": 1.25, "missing": 1.1, "injured": 1.05, "displaced": 0.95, "detained": 0.9, "held": 0.9}
_KINDS = {"attribution": 0.85, "outcome": 0.75, "date": 0.55, "place": 0.6, "membership": 0.55, "title": 0.3}


def stakes_of_count(object_: str, action: str) -> float:
    """Lives before liberty before equipment, 0–1."""
    return min(1.0, _OBJECTS.get(object_, 0.35) * _ACTIONS.get(action, 1.0))


def stakes_of_kind(kind: str) -> float:
    """The stakes of a disagreement that is none of numbers, 0–1."""
    return _KINDS[kind]


def severity(gap: float, stakes: float, voices: int, articles: int) -> float:
    """0–1, two decimals: half the stakes, a third the gap, the rest how many independent voices and articles clash."""
    spread = min(1.0, (max(voices, 2) - 1) / 3 + (max(articles, 1) - 1) / 6)
    return round(min(1.0, 0.5 * stakes + 0.3 * min(1.0, gap) + 0.2 * spread), 2)
