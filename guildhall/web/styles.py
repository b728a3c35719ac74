"""One style sheet, `web/hall.css`, of many small ones: each app's `styles/*.css`, gathered.

The ground floor comes first. A file holds the rules of one component, inside a cascade layer. Where
two rules of a layer weigh the same, the room's wins over the house's, since it comes later.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

import guildhall

PACKAGE = Path(guildhall.__file__).parent
SERVED_AS = "web/hall.css"
LAYERS = "@layer tokens, base, layout, components;\n"


def style_files() -> list[Path]:
    """In the order in which they are gathered. Apps are installed from the roof down."""
    floors = [
        app.rpartition(".")[2] for app in settings.INSTALLED_APPS if app.startswith("guildhall.")
    ]
    return [
        file
        for floor in reversed(floors)
        for file in sorted((PACKAGE / floor / "styles").glob("*.css"))
    ]


def gathered_styles() -> str:
    return LAYERS + "".join(file.read_text() for file in style_files())


class StylesFinder(BaseFinder):
    """Lets `collectstatic` and the development server find the sheet, written anew."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != SERVED_AS:
            return []
        gathered = str(self._written() / SERVED_AS)
        return [gathered] if find_all else gathered

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        yield SERVED_AS, FileSystemStorage(location=self._written())

    def _written(self) -> Path:
        folder = settings.GUILDHALL_DATA / "styles"
        file = folder / SERVED_AS
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(gathered_styles())
        return folder
