"""Write a new room: python scripts/new_room.py recipes [recipe].

The script writes its folder from `scripts/new_room/` and adds its name to the two lists of rooms:
`guildhall/config/rooms.py`, and the map of imports in `pyproject.toml`.
`docs/new-room.md` explains what a room is made of.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent
PLACES = {"tests/test_add_kind.py": "tests/test_add_{kind}.py"}
EMPTY = ("migrations/__init__.py", "tests/__init__.py")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a new room.")
    parser.add_argument("rooms", help="the name of the room, in small letters: recipes")
    parser.add_argument("kind", nargs="?", help="the name of one entry: recipe")
    given = parser.parse_args()
    rooms, kind = given.rooms, given.kind or given.rooms.removesuffix("s")
    if problem := problem_with(rooms, kind):
        sys.exit(problem)
    for path in write_room(rooms, kind):
        print(f"  {path.relative_to(HOUSE)}")
    print(f"The room {rooms} is written. Next: make check, make test, docs/new-room.md.")


def problem_with(rooms: str, kind: str) -> str:
    """Why these names cannot be used; empty if they can."""
    if not all(re.fullmatch(r"[a-z]{3,30}", name) for name in (rooms, kind)) or rooms == kind:
        return "A room and its kind need two different names in small letters: recipes, recipe."
    if (HOUSE / "guildhall" / rooms).exists():
        return f"The folder guildhall/{rooms} already exists."
    return ""


def write_room(rooms: str, kind: str) -> list[Path]:
    """Write its folder, migration and lines in the lists; returns the files that are not empty."""
    folder = HOUSE / "guildhall" / rooms
    names = {"rooms": rooms, "Rooms": rooms.capitalize(), "ROOMS": rooms.upper()}
    names |= {"kind": kind, "Kind": kind.capitalize(), "KIND": kind.upper()}
    names |= {"a": "an", "A": "An"} if kind[0] in "aeiou" else {"a": "a", "A": "A"}
    written = [
        _write(folder, source, names) for source in sorted((HERE / "new_room").rglob("*.txt"))
    ]
    for name in EMPTY:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    _list_room(rooms)
    _tidy(folder)
    return [*written, _migrate(folder)]


def _write(folder: Path, source: Path, names: dict[str, str]) -> Path:
    name = source.relative_to(HERE / "new_room").as_posix().removesuffix(".txt")
    path = folder / PLACES.get(name, name).format(**names)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(Template(source.read_text()).substitute(names))
    return path


def _list_room(rooms: str) -> None:
    """Add it as the last room, in the list of config and in the map of imports."""
    _replace(
        HOUSE / "guildhall/config/rooms.py",
        r'(ROOMS = \(\n(?: +"\w+",\n)+)',
        rf'\1    "{rooms}",\n',
    )
    project = HOUSE / "pyproject.toml"
    _replace(project, r'("talk \| [^"]+)"', rf'\1 | {rooms}"')
    _replace(project, r'(containers = \["guildhall\.talk", [^\]]+)\]', rf'\1, "guildhall.{rooms}"]')


def _replace(path: Path, pattern: str, by: str) -> None:
    text, number = re.subn(pattern, by, path.read_text(), count=1)
    if number != 1:
        sys.exit(f"{path.relative_to(HOUSE)} does not look as expected: add the room by hand.")
    path.write_text(text)


def _tidy(folder: Path) -> None:
    """Sort imports: their order depends on the name of the room."""
    _run("-m", "ruff", "check", "--quiet", "--select", "I", "--fix", str(folder))
    _run("-m", "ruff", "format", "--quiet", str(folder))


def _migrate(folder: Path) -> Path:
    _run("-m", "django", "makemigrations", folder.name, "--name", "initial", "--verbosity", "0")
    return folder / "migrations" / "0001_initial.py"


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=HOUSE, env=_environment(), check=False)
    if done.returncode:
        sys.exit(f"{' '.join(arguments[:4])} failed. Its message is above.")


def _environment() -> dict[str, str]:
    settings = {"DJANGO_SETTINGS_MODULE": "guildhall.config.settings", "PYTHONPATH": str(HOUSE)}
    return {**os.environ, **settings, "GUILDHALL_DATA": tempfile.mkdtemp()}


if __name__ == "__main__":
    main()
