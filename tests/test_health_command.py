"""guildhall health: the same bytes on both databases, and twice; no names.

Where pages are served, nothing heavy is imported.
"""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from guildhall.demo.cast import LEADING
from tests.postgres import drop_database
from tests.ready_halls import copy_hall, make_hall_database
from tests.real_hall import Hall

pytestmark = pytest.mark.database

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
SITES = {  # the folder, a day in its life, and how many figures there are at least
    "beer": ("se-beer-2016", "2016-06-30", 9),
    "french": ("se-french-meta-2021", "2020-09-30", 2),
    "conlang": ("se-conlang-meta-2020", "2019-12-31", 1),
}
IS_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")


def seen(hall: Hall, slug: str, *words: str) -> str:
    done = hall.run("health", "--community", slug, "--json", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.skipif(
    not IS_POSTGRES, reason="compares the two databases: only where there is the other one"
)
@pytest.mark.parametrize(
    "slug", [pytest.param("beer", marks=pytest.mark.slow), "french", "conlang"]
)
def test_the_same_bytes_on_both_databases_and_twice(slug, tmp_path):
    folder, day, fewest = SITES[slug]
    if not (DATA / folder).is_dir():
        pytest.skip(
            f"REAL DATA MISSING: {DATA / folder} is not there, so this real site was not compared"
        )
    name = f"guildhall_health_{secrets.token_hex(6)}"
    urls = {"sqlite": "", "postgres": make_hall_database(name)}
    halls = [Hall(tmp_path / place, url) for place, url in urls.items()]
    for hall, url in zip(halls, urls.values(), strict=True):
        copy_hall(hall.folder, url)
    try:
        found = []
        for hall in halls:
            brought = hall.run(
                "import", "stackexchange", str(DATA / folder / f"{folder}.zip"), "--community", slug
            )
            assert brought.returncode == 0, brought.stderr
            found.append(seen(hall, slug, "--at", day))
        found.append(seen(halls[0], slug, "--at", day))
        print(f"{slug} at {day}: {len(found[0])} bytes, on both and again the same")
        assert len(set(found)) == 1
        indicators = json.loads(found[0])["indicators"]
        figures = [one for one in indicators if one["band"] != "none"]
        why = {one["id"]: (one["missing"], one["room"]) for one in indicators}
        assert len(figures) >= fewest
        assert why["CHR-2"] == ("sample", "")  # nobody meets there: that is no figure of nought
        assert why["IDEN-1"] == ("room", "pulse")
        assert why["TANG-5"] == ("room", "searches")
        assert why["TANG-4"] == ("closed", "")  # a site of questions has no tips
    finally:
        drop_database(name)


def test_no_name_leaves_it_and_nonsense_is_refused(demo_hall_of_its_own):
    hall = demo_hall_of_its_own

    text = seen(hall, "field-technicians")
    unknown = hall.run("health", "--community", "nowhere")
    nonsense = hall.run("health", "--community", "field-technicians", "--at", "yesterday")

    people = [word for role in LEADING for word in role.name.split()]
    assert [word for word in people if f" {word} " in f" {text} " or word in text] == []
    assert json.loads(text)["community"] == "field-technicians"
    assert "There is no community at /c/nowhere/." in unknown.stderr
    assert (unknown.returncode, nonsense.returncode) == (1, 2)


def test_the_recurring_look_is_taken_in_a_process_of_its_own(demo_hall_of_its_own):
    """As the worker does it: nothing is set up yet in a process that is spawned."""
    printed = demo_hall_of_its_own.python(
        "from guildhall.health.models import Snapshot\n"
        "from guildhall.health.tasks import take_snapshots_apart\n"
        "import sys\n"
        "Snapshot.objects.all().delete()\n"
        "take_snapshots_apart()\n"
        "print(Snapshot.objects.exclude(charts=None).exists(), 'polars' in sys.modules)"
    )

    assert printed == "True False"


def test_what_serves_pages_imports_no_statistics(tmp_path):
    """polars, numpy, scipy, rustworkx and vl_convert cost 100 MB a process.

    Each page is opened once to be sure.
    """
    code = (
        "import sys, django; django.setup()\n"
        "import guildhall.config.urls\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "print(sorted({'polars', 'numpy', 'scipy', 'rustworkx', 'vl_convert'} & set(sys.modules)))"
    )
    env = {
        **os.environ,
        "GUILDHALL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "guildhall.config.settings",
    }

    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60
    )

    assert done.stdout.strip() == "[]", done.stdout + done.stderr
