"""What a measure counts, in words: "Drones launched by Russia at Ukraine"."""

from __future__ import annotations

from core.lexicon import compiled
from core.lexicon.sides import is_country, side_names

_PLURALS = {
    "person": "people",
    "child": "children",
    "body": "bodies",
    "aircraft": "aircraft",
    "civilian": "civilians",
}
_DONE = {
    "intercepted": "shot down",
    "returned": "handed over",
    "held": "held",
    "missing": "missing",
}
_STATES = {
    "morgue": "in morgues",
    "buried": "buried",
    "unidentified": "unidentified",
    "identified": "identified",
    "in-hospital": "in hospital",
    "in-custody": "in custody",
    "rubble": "found under rubble",
    "surgery": "operated on",
}
_MANNERS = {"seriously": "seriously", "slightly": "slightly"}
_SUFFERED = frozenset(("killed", "injured", "missing", "displaced", "evacuated", "captured", "detained"))
_PEOPLE = frozenset(("person", "civilian", "child"))


def plural(noun: str) -> str:
    """The plural of an object or of any noun under `other:`."""
    noun = noun.removeprefix("other:").replace("-", " ")
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def measure_label(
    object_: str,
    action: str,
    by: str | None,
    against: str | None,
    place: str | None,
    narrow: frozenset[str] = frozenset(),
) -> str:
    """The measure in words, without its day, beginning with a capital: "Russia's airfields hit by Ukraine"."""
    manner = [_MANNERS[n] for n in sorted(narrow) if n in _MANNERS]
    parts = [_whose(_noun(object_, narrow), object_, action, against), *manner, _DONE.get(action, action)]
    if by:
        parts.append(f"by {by}")
    if against and action == "launched":
        parts.append(f"at {against}")
    elif against and action == "exchanged":
        parts.append(f"with {against}")
    parts.extend(_STATES[n] for n in sorted(narrow) if n in _STATES)
    parts.extend(f"within {n}" for n in sorted(narrow) if n.endswith("hours"))
    parts.append(_where(object_, action, against, place))
    text = " ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _noun(object_: str, narrow: frozenset[str]) -> str:
    """Who or what is counted: "women" of people, "missiles (ballistic)" of missiles."""
    kinds = sorted(
        n.replace("-", " ") for n in narrow if n not in _STATES and n not in _MANNERS and not n.endswith("hours")
    )
    if kinds and object_ in ("person", "civilian", "soldier"):
        return " and ".join(kinds)
    return plural(object_) + (f" ({', '.join(kinds)})" if kinds else "")


def _whose(noun: str, object_: str, action: str, against: str | None) -> str:
    """With the side whose they are, where that is no country in which people simply live."""
    if against is None or action in ("launched", "exchanged") or _at_home(object_, action, against):
        return noun
    if object_ == "person" and noun == plural(object_) and against in _peoples():
        return against
    if action in _SUFFERED and object_ in _PEOPLE:
        return f"{noun} among {against}" if against.endswith("s") else f"{noun} of {against}"
    return f"{against}{'’' if against.endswith('s') else '’s'} {noun}".replace("’", "'")


def _where(object_: str, action: str, against: str | None, place: str | None) -> str:
    home = against if against and _at_home(object_, action, against) else None
    where = ", ".join(dict.fromkeys(name for name in (place, home) if name))
    if not where:
        return ""
    return f"over {where}" if action == "intercepted" else f"in {where}"


def _at_home(object_: str, action: str, against: str) -> bool:
    """People hurt or driven out are told by their country as a place: "people killed in Lebanon"."""
    return object_ in _PEOPLE and action in _SUFFERED and is_country(against) and against not in _peoples()


@compiled
def _peoples() -> frozenset[str]:
    """Sides that go by the name of a people."""
    return frozenset(name.side for name in side_names() if name.form == "people" and name.words == name.side)
