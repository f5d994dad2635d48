"""Makes the pictures of the documentation with the program itself, on the desk of `claimdesk demo`.

python docs/pictures/make.py
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


async def picture(place: Path, name: str, keys: list[str], size: tuple[int, int]) -> None:
    """Press keys on the demo's desk and keep the screen as an SVG."""
    from claimdesk.tui.app import Claimdesk

    app = Claimdesk(str(place))
    async with app.run_test(size=size) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if (app.desk is not None and app.head is not None) or "Articles 1" in str(app.screen.query("#views")):
                break
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.7)
        (HERE / f"{name}.svg").write_text(app.export_screenshot(title="Claimdesk"), encoding="utf-8")


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        from claimdesk.desk import Desk, demo

        place = Path(folder) / "demo.claimdesk"
        demo.make(place)
        with Desk.open(place) as desk:
            desk.call_me("Anna Reiter")
        claim = ["enter", "tab", "down", "down", "enter", "shift+tab"]
        asyncio.run(picture(place, "workbench", claim, (120, 36)))
        asyncio.run(picture(place, "contradictions", ["3"], (120, 30)))


if __name__ == "__main__":
    main()
