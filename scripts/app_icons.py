"""Draws the icons of the installed hall, as PNG, from the mark in `web/icon.svg`.

    .venv/bin/python scripts/app_icons.py

Systems that cut icons to a shape of their own get the mark without rounded corners, and small
enough for every shape. Needs Chromium, as the browser tests do.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parents[1] / "guildhall"
MARK = HERE / "web/static/web/icon.svg"
ICONS = HERE / "pocket/static/pocket"
CHROMIUM = "/usr/bin/chromium"
PAPER = "#7a3b1d"

# the file, its width and height, and how much of them the mark takes
DRAWN = (
    ("icon-192.png", 192, 1),
    ("icon-512.png", 512, 1),
    ("maskable-512.png", 512, 0.72),
    ("touch-180.png", 180, 0.86),
)


def page_of(mark: str, *, size: int, share: float) -> str:
    paper = "transparent" if share == 1 else PAPER
    return (
        f"<body style='margin:0;width:{size}px;height:{size}px;display:grid;"
        f"place-items:center;background:{paper}'>"
        f"<div style='width:{size * share}px;height:{size * share}px'>{mark}</div>"
    )


def draw_icons() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, size, share in DRAWN:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(page_of(MARK.read_text(), size=size, share=share))
            page.screenshot(path=ICONS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    draw_icons()
