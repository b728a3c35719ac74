"""Backup while people write, and restore to a hall that is whole; doctor says what is wrong."""

import io
import json
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.database

BEGIN = """
from guildhall.people.actions import arrive
from guildhall.communities.actions import start_community
ada = arrive("Ada")
community = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
"""
WRITE = """
import io, itertools
from PIL import Image
from guildhall.people.models import Person
from guildhall.communities.models import Community
from guildhall.commons.actions import attach_picture, picture_markdown
from guildhall.questions.actions import answer, ask
ada, community = Person.objects.here().get(), Community.objects.get()
for number in itertools.count():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (number % 256, number // 256 % 256, 7)).save(out, "PNG")
    shown = picture_markdown(attach_picture(out.getvalue(), by=ada))
    answer(
        ask(community, by=ada, title=f"Question {number}?", body=shown), by=ada, body="An answer"
    )
    print(number, flush=True)
"""
EXAMINE = """
import json
from guildhall.commons.counting import recount_entries
from guildhall.commons.models import Attachment, Entry, Reply
from guildhall.activity.models import Event
from guildhall.kit import files
from guildhall.search.actions import missing_documents
before = list(Entry.objects.order_by("pk").values_list("reply_count", "answer_count"))
recount_entries(Entry.objects.all())
after = list(Entry.objects.order_by("pk").values_list("reply_count", "answer_count"))
asked = Event.objects.filter(verb="question.asked").count()
print(json.dumps({
    "questions": Entry.objects.count(),
    "asked": asked,
    "unfound": missing_documents(),
    "counters_differ": before != after,
    "lost_pictures": sum(not files.exists(one.file) for one in Attachment.objects.all()),
}))
"""


def examined(hall) -> dict:
    return json.loads(hall.python(EXAMINE))


def test_a_backup_taken_while_people_write_restores_to_a_whole_hall(hall, tmp_path):
    hall.python(BEGIN)
    writer = hall.start_python(WRITE)
    for _question in range(15):
        writer.stdout.readline()
    path = tmp_path / "hall.zip"

    saved = hall.run("backup", str(path))

    assert saved.returncode == 0, saved.stderr
    assert writer.poll() is None
    for _question in range(5):
        writer.stdout.readline()
    writer.kill()
    writer.wait()
    later = examined(hall)["questions"]
    for picture in (hall.folder / "media").glob("*/*"):
        picture.unlink()
    restored = hall.run("restore", str(path), "--yes")
    assert restored.returncode == 0, restored.stderr
    found = examined(hall)
    assert 15 <= found["questions"] < later
    assert found == {
        "questions": found["asked"],
        "asked": found["asked"],
        "unfound": 0,
        "counters_differ": False,
        "lost_pictures": 0,
    }
    assert hall.run("doctor").returncode == 0


def test_restore_refuses_while_the_hall_is_served(hall, tmp_path, until):
    path = tmp_path / "hall.zip"
    assert hall.run("backup", str(path)).returncode == 0
    hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)

    refused = hall.run("restore", str(path), "--yes")

    assert (refused.returncode, refused.stderr.strip()) == (
        1,
        "Error: This hall is running. Stop it, then restore.",
    )


def test_restore_refuses_what_is_no_backup_of_this_hall(hall, tmp_path):
    hall.python(BEGIN)
    good = tmp_path / "good.zip"
    assert hall.run("backup", str(good)).returncode == 0
    whole = good.read_bytes()
    bad = {
        "no zip": b"not a zip",
        "truncated": whole[:-200],
        "other database": with_manifest(good, database="oracle"),
        "newer": with_manifest(good, format=99),
    }

    for kind, content in bad.items():
        path = tmp_path / "hall.zip"
        path.write_bytes(content)
        refused = hall.run("restore", str(path), "--yes")
        assert (kind, refused.returncode, refused.stderr[:15]) == (kind, 1, "Error: hall.zip")

    assert (
        hall.python(
            "from guildhall.people.models import Person; print(Person.objects.here().count())"
        )
        == "1"
    )


def with_manifest(backup: Path, **changes: object) -> bytes:
    """Another backup, of nothing but the manifest of this one with `changes`."""
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json")) | changes
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
    return changed.getvalue()


def test_doctor_says_what_is_wrong_and_ends_with_an_error(hall):
    hall.python(
        BEGIN + "from guildhall.questions.actions import ask\nask(community, by=ada, title='Why?')"
    )
    hall.python(
        "from guildhall.search.models import Document; "
        "Document.objects.filter(kind='question').delete()"
    )
    hall.folder.chmod(0o755)

    ill = hall.run("doctor")
    hall.run("reindex")
    hall.folder.chmod(0o700)
    well = hall.run("doctor")

    assert ill.returncode == 1
    assert "✗ Texts missing from the search index: 1.\n    Run “guildhall reindex”." in ill.stdout
    assert (
        f"✗ Other accounts on this machine can read {hall.folder}.\n    chmod -R go= {hall.folder}"
        in ill.stdout
    )
    assert ill.stdout.endswith("2 problems need fixing.\n")
    assert (well.returncode, "✗" in well.stdout) == (0, False)
