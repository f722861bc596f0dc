"""The part of the dashboard that goes from words of the article on show back to the rows made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.views.tracing import Made, behind, made_of, stretches

if TYPE_CHECKING:
    from tui.app import PeaceApp


def _made(app: PeaceApp) -> tuple[Made, ...]:
    spot = app.evidence.spot
    return made_of(app.index, spot.article) if app.index and spot else ()


def point(app: PeaceApp, step: int) -> None:
    """Highlight the next or previous words of the article that a row was made of; after the last the first again."""
    made, page = _made(app), app.evidence.reading.page
    places = stretches(made)
    if not places or page is None:
        app.say("No row is made of this article's words")
        return
    here = (page.words.start, page.words.end) if page.words else (-1, -1)
    if step > 0:
        place = next((p for p in places if p > here), places[0])
    else:
        place = next((p for p in reversed(places) if p < here), places[-1])
    app.evidence.point(*place)
    rows = len(behind(made, *place))
    app.say(f"{places.index(place) + 1} of {len(places)}: {rows} row{'s' * (rows != 1)} made of this; b goes there")


def list_rows(app: PeaceApp) -> None:
    """Offer the rows made of the highlighted words; with one row go there at once."""
    from tui.widgets.chooser import Chooser

    page = app.evidence.reading.page
    words = page.words if page else None
    rows = behind(_made(app), words.start, words.end) if words else ()
    here = (app.current, app.panel.row.id if app.panel.row else "")
    others = tuple(made for made in rows if (made.panel, made.row) != here)
    if not others:
        app.say("No other row is made of these words; ] and [ go to words that have some")
    elif len(others) == 1:
        go_to(app, others[0])
    else:
        lines = [f"{made.panel.capitalize():<14}{made.label}" for made in others]
        app.push_screen(Chooser("Rows made of these words", lines, lambda place: go_to(app, others[place])))


def go_to(app: PeaceApp, made: Made) -> None:
    """To the row, in its panel; a filter that hides it is cleared."""
    app.action_panel(made.panel)
    if not app.panel.lines.go_to(made.row) and app.panel.typed:
        app.panel.filter("")
        app.panel.lines.go_to(made.row)
