"""Where the communities are that a bench lives through again: archives, or folders with one."""

from pathlib import Path
from typing import Any

import click

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tar.xz", ".tgz", ".txz", ".mbox")


class Life(click.Path):
    """A path, where a folder that holds nothing but one archive stands for that archive."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:
        return life_at(Path(str(super().convert(value, param, ctx))))


def life_at(path: Path) -> Path:
    """The archive in a folder of one, beside a note on where it is from; else the path itself."""
    if not path.is_dir():
        return path
    files = [one for one in path.iterdir() if not one.name.startswith(".")]
    archives = [one for one in files if one.name.lower().endswith(ARCHIVES)]
    others = [one for one in files if one not in archives and one.suffix.lower() != ".txt"]
    return archives[0] if len(archives) == 1 and not others else path
