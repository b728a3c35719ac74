"""A room is added and taken away in a copy of the house: `make room`, and a deleted folder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ready_halls import migrated_folder

ROOT = Path(__file__).parents[1]
BESIDE_PYTHON = Path(sys.executable).parent
TREE = ("guildhall", "tests", "scripts", "docs", "conftest.py", "pyproject.toml", "uv.lock")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".test-halls")
MOST_FILES, MOST_LINES = 9, 190  # of what is written for a new room, without its tests


class Copy:
    """A copy of the house in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in TREE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=LEFT_OUT)
            else:
                shutil.copy(source, folder / name)

    def run(self, *command: str) -> str:
        """What the command says; it must go well."""
        own = {"PYTHONPATH": str(self.folder), "GUILDHALL_DATA": str(self.folder / "var")}
        own |= {"DJANGO_SETTINGS_MODULE": "guildhall.config.settings"}
        theirs = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
        }
        done = subprocess.run(
            command, cwd=self.folder, env=theirs | own, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def python(self, *arguments: str) -> str:
        return self.run(sys.executable, *arguments)

    def is_sound(self) -> None:
        """Lint, the map of imports, every declaration, every migration."""
        self.python("-m", "ruff", "check", "--no-cache", "guildhall", "tests")
        self.python("-m", "ruff", "format", "--no-cache", "--check", "guildhall", "tests")
        self.run(str(BESIDE_PYTHON / "lint-imports"), "--no-cache")
        self.python("-m", "django", "check")
        self.python("-m", "django", "makemigrations", "--check", "--dry-run")

    def has_sound_types(self, *files: str) -> None:
        """What mypy knows of this checkout is taken along: most files are the same."""
        known = ROOT / ".mypy_cache"
        if known.is_dir():
            shutil.copytree(known, self.folder / known.name, dirs_exist_ok=True)
        self.python("-m", "mypy", *files)

    def takes_over_the_ready_hall(self) -> None:
        """Migrating one from the beginning takes longer than all the rest."""
        code = "import sys, pathlib, tests.ready_halls as halls"
        code += "; halls.KEPT.mkdir(); halls.take_over(pathlib.Path(sys.argv[1]))"
        self.python("-c", code, str(migrated_folder()))

    def passes(self, *tests: str) -> str:
        return self.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow", *tests)


@pytest.fixture(scope="module")
def with_recipes(tmp_path_factory) -> Copy:
    copy = Copy(tmp_path_factory.mktemp("house") / "copy")
    copy.python("scripts/new_room.py", "recipes")
    return copy


@pytest.fixture(scope="module")
def without_stories(tmp_path_factory) -> Copy:
    """Its folder is gone, and its name in the two lists of rooms."""
    copy = Copy(tmp_path_factory.mktemp("house") / "copy")
    shutil.rmtree(copy.folder / "guildhall" / "stories")
    for name, line in (
        ("guildhall/config/rooms.py", r' +"stories",\n'),
        ("pyproject.toml", r' \| stories|, "guildhall\.stories"'),
    ):
        file = copy.folder / name
        file.write_text(re.sub(line, "", file.read_text()))
    return copy


def test_a_new_room_is_small_and_sound(with_recipes):
    folder = with_recipes.folder / "guildhall" / "recipes"
    files = [
        path for path in folder.rglob("*.*") if "tests" not in path.parts and path.stat().st_size
    ]
    files = [path for path in files if path.suffix in (".py", ".html")]

    with_recipes.is_sound()

    assert len(files) <= MOST_FILES
    assert sum(len(path.read_text().splitlines()) for path in files) <= MOST_LINES


def test_a_room_is_not_written_over_another_or_under_no_name(with_recipes):
    for names, sentence in (
        (("stories",), "The folder guildhall/stories already exists."),
        (("Recipes",), "two different names in small letters"),
        (("sheep", "sheep"), "two different names in small letters"),
    ):
        refused = subprocess.run(
            [sys.executable, "scripts/new_room.py", *names],
            cwd=with_recipes.folder,
            capture_output=True,
            text=True,
            check=False,
        )

        assert (refused.returncode, sentence in refused.stderr) == (1, True)


def test_a_new_room_has_sound_types_and_passes_its_own_tests(with_recipes):
    with_recipes.has_sound_types("guildhall/recipes")
    with_recipes.takes_over_the_ready_hall()

    with_recipes.passes("guildhall/recipes")


@pytest.mark.slow
def test_a_new_room_passes_the_access_table(with_recipes):
    with_recipes.passes("guildhall/config", "tests/test_access.py")


def test_a_hall_without_one_room_is_sound(without_stories):
    without_stories.run(str(BESIDE_PYTHON / "lint-imports"), "--no-cache")
    without_stories.python("-m", "django", "check")


@pytest.mark.slow
def test_a_hall_without_one_room_passes_the_tests_of_the_others_and_fills_its_demo(without_stories):
    rooms = [f"guildhall/{room}" for room in ("talk", "questions", "meetings", "practices")]

    without_stories.passes(*rooms, "guildhall/config", "guildhall/demo", "guildhall/home")
