"""Every action in one registry: key, name and help. Bindings, help screen, palette and README are made of it.

Only keys that every terminal sends: letters, digits, punctuation, Esc, Enter, space, Tab, arrows and the Page keys.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Category = Literal["Panels", "Moving", "Evidence", "Review", "Filter and sort", "Hand on", "Program"]
Scope = Literal["app", "table", "reading", "filter"]

CATEGORIES: tuple[Category, ...] = ("Panels", "Moving", "Evidence", "Review", "Filter and sort", "Hand on", "Program")


class Action(msgspec.Struct, frozen=True):
    """Something that the user can do.

    `call` is the action as Textual calls it on the widget that `scope` names; `keys` are Textual's names of the keys.
    """

    call: str
    keys: tuple[str, ...]
    title: str
    help: str
    category: Category
    scope: Scope = "app"
    hint: str = ""
    """The word shown on the bottom line beside the first key; empty: not shown there."""


ACTIONS: tuple[Action, ...] = (
    Action("panel('timeline')", ("1",), "Timeline", "what happened when", "Panels"),
    Action("panel('delegations')", ("2",), "Delegations", "who sat at the table for whom", "Panels"),
    Action("panel('tallies')", ("3",), "Tallies", "how many, measure by source", "Panels"),
    Action("panel('disagreements')", ("4",), "Disagreements", "where the sources contradict each other", "Panels"),
    Action("panel('sources')", ("5",), "Sources", "the articles, and how each was read", "Panels"),
    Action("next_panel", ("tab",), "Next panel", "go to the next panel", "Panels"),
    Action("move(1)", ("j", "down"), "Down", "one row down", "Moving", "table"),
    Action("move(-1)", ("k", "up"), "Up", "one row up", "Moving", "table"),
    Action("page(1)", ("pagedown",), "Page down", "one screen down", "Moving", "table"),
    Action("page(-1)", ("pageup",), "Page up", "one screen up", "Moving", "table"),
    Action("first", ("g",), "First row", "to the first row", "Moving", "table"),
    Action("last", ("G",), "Last row", "to the last row", "Moving", "table"),
    Action(
        "section(1)", ("right_square_bracket",), "Next section", "to the next meeting or heading", "Moving", "table"
    ),
    Action("section(-1)", ("left_square_bracket",), "Previous section", "to the one before", "Moving", "table"),
    Action("slide(-1)", ("h", "left"), "Left", "show the columns to the left", "Moving", "table"),
    Action("slide(1)", ("l", "right"), "Right", "show the columns to the right", "Moving", "table"),
    Action("open", ("enter",), "Evidence", "read the exact words behind the row", "Evidence", "table", "evidence"),
    Action("spot(1)", ("full_stop",), "Next source", "the next source of the same fact", "Evidence"),
    Action("spot(-1)", ("comma",), "Previous source", "the previous source of the same fact", "Evidence"),
    Action("disagreement(1)", ("n",), "Next disagreement", "from anywhere", "Evidence", hint="next ≠"),
    Action("disagreement(-1)", ("N",), "Previous disagreement", "from anywhere", "Evidence"),
    Action("scroll(1)", ("j", "down"), "Scroll down", "one line down in the article", "Evidence", "reading"),
    Action("scroll(-1)", ("k", "up"), "Scroll up", "one line up in the article", "Evidence", "reading"),
    Action("turn(1)", ("pagedown",), "Page down", "one screen down in the article", "Evidence", "reading"),
    Action("turn(-1)", ("pageup",), "Page up", "one screen up in the article", "Evidence", "reading"),
    Action("top", ("g",), "Top", "to the article's first line", "Evidence", "reading"),
    Action("bottom", ("G",), "Bottom", "to the article's last line", "Evidence", "reading"),
    Action(
        "app.point(1)",
        ("right_square_bracket",),
        "Next words",
        "to the next words that a row is made of",
        "Evidence",
        "reading",
    ),
    Action("app.point(-1)", ("left_square_bracket",), "Previous words", "to the ones before", "Evidence", "reading"),
    Action("app.made", ("b",), "Rows of these words", "go to the rows made of them", "Evidence", "reading"),
    Action("back", ("escape",), "Back", "back to the same row", "Evidence", "reading", "back"),
    Action(
        "take",
        ("enter",),
        "Back",
        "back to the same row; while selecting, add a row from the words",
        "Evidence",
        "reading",
    ),
    Action(
        "select",
        ("v",),
        "Select",
        "select words for a row of your own, or drag over them; again fixes the start",
        "Review",
        "reading",
    ),
    Action("word(1)", ("l", "right"), "Next word", "while selecting: one word on", "Review", "reading"),
    Action("word(-1)", ("h", "left"), "Previous word", "while selecting: one word back", "Review", "reading"),
    Action("judge('accepted')", ("space",), "Accept", "mark the row as right; again takes it back", "Review"),
    Action("judge('rejected')", ("x",), "Reject", "mark the row as wrong; again takes it back", "Review"),
    Action(
        "judge('flagged')", ("exclamation_mark",), "Flag", "mark the row to come back to; again takes it back", "Review"
    ),
    Action("note", ("c",), "Note", "write a note on the row", "Review"),
    Action("mend", ("m",), "Mend", "edit a field of the row; what the machine read stays beside it", "Review"),
    Action("merge", ("M",), "Merge", "mark the row, then merge it into the row where it is pressed again", "Review"),
    Action("split", ("D",), "Divide", "take the source on show out of the row, into one of its own", "Review"),
    Action("undo", ("u",), "Undo", "take back the last verdict, note or mending of this session", "Review"),
    Action("filter", ("slash",), "Filter", "keep the rows that match, as you type", "Filter and sort", hint="filter"),
    Action(
        "as_of",
        ("d",),
        "As of a day",
        "hide what was published later, and what only that tells",
        "Filter and sort",
    ),
    Action("search", ("F",), "Search", "look for words in every article, as you type", "Filter and sort"),
    Action(
        "app.unfilter",
        ("escape",),
        "Clear the filter",
        "show every row again; from a search, back to where you were",
        "Filter and sort",
        "table",
    ),
    Action("sort", ("s",), "Sort", "by the column you choose; again turns it round", "Filter and sort"),
    Action("reverse", ("S",), "Reverse", "turn the order round", "Filter and sort"),
    Action("copy('row')", ("y",), "Copy the row", "send it to the terminal's clipboard", "Hand on"),
    Action("copy('citation')", ("Y",), "Copy a citation", "words, outlet, date and place in the article", "Hand on"),
    Action("original", ("o",), "Open the original", "the article's address or file, in its own window", "Hand on"),
    Action("export", ("e",), "Export", "write the panel as filtered: CSV, JSON, Markdown or HTML", "Hand on"),
    Action("again", ("r",), "Read again", "read the files again; what is unchanged is known", "Program"),
    Action("halt", ("p",), "Stop or go on", "stop the reading, or take it up again where it stopped", "Program"),
    Action("theme", ("t",), "Theme", "dark, light, or the terminal's own colours", "Program"),
    Action("command_palette", ("colon",), "Commands", "find any action by its name", "Program"),
    Action("help", ("question_mark",), "Help", "this panel, the signs and every key", "Program", hint="help"),
    Action("quit", ("q",), "Quit", "leave the program", "Program", hint="quit"),
)

_KEY_NAMES = {
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PageUp",
    "pagedown": "PageDown",
}


def key_name(key: str) -> str:
    """How a key is written for people: `.` for full_stop."""
    return _KEY_NAMES.get(key, key)


def keys_of(action: Action) -> str:
    """All keys of an action as people write them: `j ↓`."""
    return " ".join(key_name(key) for key in action.keys)


def of_scope(scope: Scope) -> tuple[Action, ...]:
    """The actions that a widget of that scope binds."""
    return tuple(action for action in ACTIONS if action.scope == scope)


def key_table() -> str:
    """The Markdown table of all keys, as README.md holds it."""
    lines = ["| key | what it does |", "| --- | --- |"]
    for category in CATEGORIES:
        lines.append(f"| | **{category}** |")
        for action in ACTIONS:
            if action.category == category:
                place = " (in the article)" if action.scope == "reading" else ""
                keys = " ".join(f"`{key_name(key)}`" for key in action.keys)
                lines.append(f"| {keys} | {action.title}{place}: {action.help} |")
    return "\n".join(lines)
