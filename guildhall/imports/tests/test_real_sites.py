"""Three real sites come in whole.

Their place is GUILDHALL_TEST_DATA (default ../shared/data); nothing of them is kept here.
"""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from guildhall.commons.counting import recount_entries, recount_replies
from guildhall.commons.models import Entry, Reply
from guildhall.imports.command import bring_in

pytestmark = pytest.mark.database

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
SITES = {
    "beer": ("se-beer-2016", 591, 1398, 1860),
    "french": ("se-french-meta-2021", 274, 487, 1305),
    "conlang": ("se-conlang-meta-2020", 54, 115, 230),
}
COUNTERS = ("reply_count", "answer_count", "worked_count", "thanks_count")


def run(folder: str, slug: str) -> dict:
    path = DATA / folder / f"{folder}.zip"
    result = CliRunner().invoke(
        bring_in, ["stackexchange", str(path), "--community", slug, "--json"]
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout.splitlines()[-1])


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SITES)
def test_a_real_site_comes_in_whole_and_only_once(slug, client):
    folder, questions, answers, replies = SITES[slug]
    if not (DATA / folder).is_dir():
        pytest.skip(
            f"REAL DATA MISSING: {DATA / folder} is not there, so this real site was not tried"
        )

    first, again = run(folder, slug), run(folder, slug)

    assert [first[name] for name in ("questions", "answers", "replies")] == [
        questions,
        answers,
        replies,
    ]
    assert [
        again[name] for name in ("people", "questions", "answers", "replies", "topics", "links")
    ] == [0] * 6
    before = list(Entry.objects.order_by("pk").values_list(*COUNTERS))
    recount_replies(Reply.objects.all())
    recount_entries(Entry.objects.all())
    assert list(Entry.objects.order_by("pk").values_list(*COUNTERS)) == before
    busiest = Entry.objects.filter(state="solved").order_by("-reply_count").first()
    page = client.get(f"/c/{slug}/questions/{busiest.address}/").content.decode()
    assert "creativecommons.org/licenses/by-sa/" in page
    assert f"https://{slug}.stackexchange.com/q/" in page
    assert "<script>" not in page
