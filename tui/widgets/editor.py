"""The editor: the fields of a row with what the machine read, one of them changed at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.mending.fields import Field
from core.mending.notes import told
from core.store import Mending
from core.views import Adding, Editing, visible
from tui.widgets.cells import clip, fit
from tui.widgets.pointed import PointedList
from tui.widgets.valueinput import ValueInput

HINT = "Enter edits the field  Esc back"
OTHERS = "  ← → another figure"
KINDS = "  ← → another kind of row"
ADD = "+ add this row"
TYPING = "Enter mends  Tab completes  Esc leaves it as it was"
BACK = "↶ take back: "
_NAME = 18
"""Cells for a field's name."""


class Editor(ModalScreen[None]):
    """Choose a field, type its value, Enter: it is written at once. The machine's own value stays beside it."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape", "app.pop_screen", show=False),
        Binding("j", "down(1)", show=False),
        Binding("k", "down(-1)", show=False),
        Binding("left,h", "other(-1)", show=False),
        Binding("right,l", "other(1)", show=False),
    ]

    def __init__(
        self,
        choices: Sequence[Editing | Adding],
        mend: Callable[[Sequence[Mending]], str],
        take_back: Callable[[int], None],
        added: Callable[[str], None],
    ) -> None:
        """`choices` is what can be edited or added, at least one; `mend` keeps mendings and says how it went.

        `take_back` takes the mending with an id back, `added` is told how adding went; after both the editor closes.
        """
        super().__init__()
        self._choices, self._mend, self._take_back = choices, mend, take_back
        self._added = added
        self._place = 0
        self._field: Field | None = None

    @property
    def editing(self) -> Editing | Adding:
        """What is edited."""
        return self._choices[self._place]

    @property
    def adds(self) -> Adding | None:
        """What is added, where the row is not there yet."""
        return self.editing if isinstance(self.editing, Adding) else None

    def compose(self) -> ComposeResult:
        """The title, the fields, a line to type in, what completes it, and what to press."""
        with Vertical(id="editor"):
            yield Static(id="editor-title", markup=False)
            yield PointedList(id="editor-fields", markup=False, compact=True)
            yield ValueInput(id="editor-value")
            yield Static(id="editor-offers", markup=False)
            yield Static(id="editor-hint", markup=False)

    def on_mount(self) -> None:
        """Show the fields."""
        self.call_after_refresh(self._draw)
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Cut the values to the room there is."""
        self.call_after_refresh(self._draw)

    def action_down(self, step: int) -> None:
        """Move in the list of fields."""
        fields = self.query_one(OptionList)
        fields.action_cursor_down() if step > 0 else fields.action_cursor_up()

    def action_other(self, step: int) -> None:
        """Edit another figure of the row."""
        if self._field is None:
            self._place = (self._place + step) % len(self._choices)
            self._draw()

    @on(OptionList.OptionSelected)
    def _edit(self, message: OptionList.OptionSelected) -> None:
        fields, notes = self.editing.fields, self.editing.notes
        place = message.option_index - (self.adds is not None)
        if place < 0:
            self._add()
            return
        if place >= len(fields):
            self.app.pop_screen()
            self._take_back(notes[place - len(fields)].now.mending)
            return
        field = fields[place]
        self._field = field
        self.query_one(ValueInput).ask(self.editing.value(field), self.editing.known(field), field.many)
        self._tell(TYPING)

    def _add(self) -> None:
        assert self.adds is not None
        try:
            mendings = self.adds.add()
        except ValueError as error:
            self._tell(str(error), wrong=True)
            return
        self.app.pop_screen()
        self._added(self._mend(mendings))

    @on(ValueInput.Changed)
    def _offer(self) -> None:
        self.query_one("#editor-offers", Static).update(self.query_one(ValueInput).choices(self._width))

    @on(ValueInput.Left)
    def _give(self, message: ValueInput.Left) -> None:
        field, said = self._field, ""
        if field is None:
            return
        if message.give:
            before = self.editing.value(field)
            text = before if message.text == visible(before) else message.text
            try:
                mendings = self.editing.give(field, text)
            except ValueError as error:
                self._tell(str(error), wrong=True)
                return
            said = self._mend(mendings) if mendings else "" if self.adds else "As it was"
        self._field = None
        self.query_one(ValueInput).display = False
        self.query_one("#editor-offers", Static).update("")
        self.query_one(OptionList).focus()
        self._draw(said)

    @property
    def _width(self) -> int:
        return max(self.query_one("#editor").content_size.width, 30)

    def _draw(self, said: str = "") -> None:
        width, many = self._width, len(self._choices) > 1
        which = f"  ‹{self._place + 1} of {len(self._choices)}›" if many else ""
        title = clip(f"{'Add' if self.adds else 'Mend'} {self.editing.title}", width - len(which)) + which
        self.query_one("#editor-title", Static).update(Content.styled(title, "bold"))
        fields = self.query_one(OptionList)
        here = fields.highlighted or 0
        fields.clear_options()
        lines = [Content(ADD)] if self.adds else []
        lines += [line_of(self.editing, field, width - 4) for field in self.editing.fields]
        lines += [Content(clip(f"{BACK}{told(note)}", width - 4)) for note in self.editing.notes]
        fields.add_options([Option(line) for line in lines])
        fields.highlighted = min(here, len(lines) - 1)
        if self._field is None:
            hint = HINT + ((KINDS if self.adds else OTHERS) if many else "")
            self._tell(f"{said} · {hint}" if said else hint)

    def _tell(self, words: str, wrong: bool = False) -> None:
        hint = self.query_one("#editor-hint", Static)
        hint.update(Content(f"{'! ' if wrong else ''}{visible(words)}"))
        hint.set_class(wrong, "-wrong")


def line_of(editing: Editing | Adding, field: Field, width: int) -> Content:
    """A field on one line: its name, its value, and where it is mended what the machine read."""
    value, machine = editing.value(field), editing.machine(field)
    note = editing.note(field)
    mended = value != machine or note is not None
    by = f", {note.now.reviewer} {note.now.at[:10]}" if note else ""
    beside = f"  * the machine: {machine or 'nothing'}{by}" if mended else ""
    text = f"{'*' if mended else ' '} {fit(field.title, _NAME)} {value or '·'}"
    return Content(clip(text + beside, width))
