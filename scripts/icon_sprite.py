"""Make the icon sprite from unpacked lucide icons: python scripts/icon_sprite.py FOLDER."""

import re
import sys
from pathlib import Path

NAMES = [
    "archive",
    "arrow-left",
    "arrow-right",
    "bell",
    "bold",
    "book-open",
    "bookmark",
    "calendar",
    "calendar-check",
    "calendar-plus",
    "camera",
    "check",
    "check-check",
    "chevron-down",
    "chevron-right",
    "circle-alert",
    "circle-help",
    "clipboard-list",
    "clock",
    "code",
    "coffee",
    "copy",
    "door-open",
    "download",
    "ellipsis",
    "eye",
    "file",
    "file-down",
    "flag",
    "flask-conical",
    "git-branch",
    "hand",
    "hand-helping",
    "heart",
    "heart-pulse",
    "history",
    "home",
    "house",
    "image",
    "italic",
    "key-round",
    "library",
    "lightbulb",
    "link",
    "list",
    "list-checks",
    "list-ordered",
    "lock",
    "log-out",
    "mail",
    "map",
    "map-pin",
    "megaphone",
    "menu",
    "message-circle",
    "message-circle-question-mark",
    "message-square",
    "mic",
    "moon",
    "paperclip",
    "pencil",
    "pin",
    "plus",
    "printer",
    "qr-code",
    "quote",
    "repeat",
    "reply",
    "rotate-cw",
    "rss",
    "scroll-text",
    "search",
    "send",
    "settings",
    "shield",
    "shield-check",
    "sparkles",
    "sprout",
    "square",
    "square-pen",
    "strikethrough",
    "tag",
    "thumbs-up",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "upload",
    "user",
    "user-check",
    "user-plus",
    "users",
    "vote",
    "wrench",
    "x",
]
TARGET = Path(__file__).parent.parent / "guildhall/web/static/web/icons.svg"


def symbol(folder: Path, name: str) -> str:
    inner = re.search(r"<svg[^>]*>(.*)</svg>", (folder / f"{name}.svg").read_text(), re.S)
    if inner is None:
        raise SystemExit(f"{name}.svg holds no drawing")
    drawing = re.sub(r"\n *", "", inner.group(1)).strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'


def main() -> None:
    folder = Path(sys.argv[1])
    missing = [name for name in NAMES if not (folder / f"{name}.svg").exists()]
    if missing:
        raise SystemExit(f"not in {folder}: {', '.join(missing)}")
    symbols = "".join(symbol(folder, name) for name in NAMES)
    TARGET.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n')


if __name__ == "__main__":
    main()
