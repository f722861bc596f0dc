"""What a measure counts, in words: "Drones launched by Russia at Ukraine"."""

from __future__ import annotations

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
    """The measure in words, without its day; begins with a capital."""
    kinds = sorted(
        n.replace("-", " ") for n in narrow if n not in _STATES and n not in _MANNERS and not n.endswith("hours")
    )
    people = object_ in ("person", "civilian", "soldier")
    noun = " and ".join(kinds) if kinds and people else plural(object_)
    if kinds and not people:
        noun += f" ({', '.join(kinds)})"
    done = " ".join([*(_MANNERS[n] for n in sorted(narrow) if n in _MANNERS), _DONE.get(action, action)])
    parts = [noun, done]
    if by:
        parts.append(f"by {by}")
    if against:
        parts.append({"launched": f"at {against}", "exchanged": f"with {against}"}.get(action, ""))
        if action in _SUFFERED:
            parts.append(
                f"on the side of {against}"
                if object_ in ("person", "soldier", "civilian", "child")
                else f"of {against}"
            )
        elif action not in ("launched", "exchanged"):
            parts.append(
                {"intercepted": f"from {against}", "hit": f"of {against}"}.get(
                    action, f"to {against}" if action == "returned" else f"of {against}"
                )
            )
    parts.extend(_STATES[n] for n in sorted(narrow) if n in _STATES)
    parts.extend(f"within {n}" for n in sorted(narrow) if n.endswith("hours"))
    if place:
        parts.append(f"in {place}" if action != "intercepted" else f"over {place}")
    text = " ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]
