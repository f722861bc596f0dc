"""Makes docs/screenshot.svg anew: the dashboard itself, on the sample: `python -m tests.screenshot`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tui.app import PeaceApp
from tui.feed import Feed
from tui.options import Options
from tui.review import Review

ROOT = Path(__file__).parent.parent
SAMPLE = [str(path) for path in sorted((ROOT / "seeds").iterdir()) if path.suffix in (".txt", ".md", ".html")]


async def shoot(target: Path) -> None:
    """The disagreements of the sample with the words of one of them beside them."""
    sample = [path for path in SAMPLE if not path.endswith("README.md")]
    app = PeaceApp(
        Feed(sample),
        lambda: Feed(sample),
        opened="seeds",
        sample=True,
        options=Options(theme="dark", color="256"),
        review=Review(None),
    )
    async with app.run_test(size=(160, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        if app.stopped or app.index is None or len(app.index.articles) != len(sample):
            raise SystemExit(f"the sample was not read: {app.message}")
        await pilot.press("4", "j")
        await pilot.pause()
        target.parent.mkdir(exist_ok=True)
        target.write_text(app.export_screenshot(title="peace-tui"), "utf-8")


if __name__ == "__main__":
    asyncio.run(shoot(ROOT / "docs" / "screenshot.svg"))
