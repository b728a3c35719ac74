"""A library as a folder of Markdown: out and in again is equal; bad folders bring in nothing."""

import io
import zipfile

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhall.commons.actions import attach_file, edit_entry, put_beside
from guildhall.commons.actions.attachment import attach_picture
from guildhall.commons.actions.standing import hide
from guildhall.commons.models import Attachment, Entry
from guildhall.commons.text import editable
from guildhall.communities.actions import add_topic, open_room, start_community
from guildhall.imports.command import bring_in
from guildhall.imports.export_command import export
from guildhall.imports.pages.bringing import FolderReport, bring_in_folder
from guildhall.imports.pages.files import FolderFiles
from guildhall.imports.pages.folder import NotAFolder, read_folder
from guildhall.library.actions import add_page, importing, rely_on_page
from guildhall.library.markdown_folder import markdown_files
from guildhall.library.models import Page, Reliance
from tests.pictures import png


@pytest.fixture
def community(world):
    open_room(world.community, room="library", by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def elsewhere(world):
    made = start_community(name="Elsewhere", purpose="Ours", by=world.ada)
    open_room(made, room="library", by=world.ada)
    made.refresh_from_db()
    return made


def written(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def brought_in(folder, community) -> FolderReport:
    report = FolderReport()
    bring_in_folder(
        read_folder(folder),
        community=community,
        report=report,
        progress=lambda number: None,
        files=FolderFiles(folder),
    )
    return report


def out(community) -> dict[str, bytes]:
    return dict(markdown_files(community))


def test_out_and_in_again_is_equal(world, community, elsewhere, tmp_path):
    topic = add_topic(community, name="Seals & springs", by=world.ada)
    top = add_page(community, by=world.ada, title="Con", body="[[Dry it]] [[Nobody|wrote it]]")
    below = add_page(
        community, by=world.ben, title="Dry it", body="# A\n\n[[Con|up]] @cleo", parent=top
    )
    add_page(community, by=world.ben, title="Dry it", body="`[[Con]]`", topics=[topic], parent=top)
    add_page(
        community, by=world.ben, title="漢字 [odd] | name", body="> [[Dry it]]\n\n---\n\nid: 3"
    )
    edit_entry(below, by=world.ben, title="Dried", body=editable(below))
    hidden = add_page(community, by=world.ben, title="Hidden")
    hide(hidden, by=world.ada)
    before = out(community)

    report = brought_in(written(tmp_path, before), elsewhere)

    assert sorted(before) == [
        "odd-name.md",
        "page-con.md",
        "page-con/dried.md",
        "page-con/dry-it.md",
    ]
    assert report.pages == 4
    assert out(elsewhere) == before


def test_twice_adds_nothing_and_the_own_folder_neither(community, elsewhere, world, tmp_path):
    add_page(community, by=world.ada, title="One", body="[[Two]]")
    add_page(community, by=world.ada, title="Two")
    folder = written(tmp_path, out(community))

    first, again, own = (brought_in(folder, here) for here in (elsewhere, elsewhere, community))

    assert [(one.pages, one.known) for one in (first, again, own)] == [(2, 0), (0, 2), (0, 2)]
    assert Page.objects.filter(entry__community=elsewhere).count() == 2


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\r")
TITLES = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip())
PIECES = st.one_of(
    st.text(st.one_of(LETTERS, st.just("\n")), max_size=40),
    st.sampled_from(
        ["[[", "]]", "|", "[x](a.md)", "```\n", "> ", "<[1][x]>", "---\n", "\\", "@ben"]
    ),
    st.integers(0, 3),
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    titles=st.lists(TITLES, min_size=1, max_size=4), texts=st.lists(st.lists(PIECES, max_size=6))
)
def test_any_library_comes_back_equal(world, community, elsewhere, tmp_path_factory, titles, texts):
    for place in (community, elsewhere):
        Entry.objects.filter(community=place, kind="page").delete()
    pages = [add_page(community, by=world.ada, title=title) for title in titles]
    for page, pieces in zip(pages, texts, strict=False):
        linked = [
            f"[[#{pages[piece % len(pages)].pk} x]]" if isinstance(piece, int) else piece
            for piece in pieces
        ]
        edit_entry(page, by=world.ada, title=page.title, body=" ".join(linked))
    before = out(community)

    brought_in(written(tmp_path_factory.mktemp("folder"), before), elsewhere)

    assert out(elsewhere) == before


class Cut(Exception):
    """The import was cut off."""


def test_a_cut_import_goes_on_and_shows_no_page_by_half(
    world, community, elsewhere, tmp_path, monkeypatch
):
    monkeypatch.setattr(importing, "AT_ONCE", 2)
    first = add_page(community, by=world.ada, title="First", body="[[Last]]")
    for number in range(4):
        add_page(community, by=world.ben, title=f"Page {number}", body="[[First]]", parent=first)
    add_page(community, by=world.ben, title="Last", body="[[First]]", parent=first)
    edit_entry(first, by=world.ada, title="First", body="[[Last]]")
    before = out(community)
    folder, seen = written(tmp_path, before), []

    def cut(number: int) -> None:
        seen.append(number)
        if len(seen) == 3:
            raise Cut

    report = FolderReport()
    with pytest.raises(Cut):
        bring_in_folder(read_folder(folder), community=elsewhere, report=report, progress=cut)
    by_half = Entry.objects.published().filter(community=elsewhere, kind="page")
    assert by_half.count() == 4
    assert not by_half.filter(body="").exists()

    rest, again = (brought_in(folder, elsewhere) for _twice in range(2))

    assert [(one.pages, one.known) for one in (rest, again)] == [(2, 4), (0, 6)]
    assert out(elsewhere) == before


def test_who_looks_after_a_page_comes_along_by_username(world, community, elsewhere, tmp_path):
    page = add_page(community, by=world.ben, title="Dry it", body="Twice.")
    rely_on_page(page, by=world.ada, owner=world.ada, deputy=world.ben, every_months=6)
    before = out(community)

    brought_in(written(tmp_path, before), elsewhere)

    kept = Reliance.objects.get(entry__community=elsewhere)
    assert 'owner: "ada"' in before["dry-it.md"].decode()
    assert (kept.owner, kept.deputy, kept.every_months) == (world.ada, None, 6)
    assert kept.look_again_on == Reliance.objects.get(entry=page).look_again_on


def test_files_come_back_in(world, community, elsewhere, tmp_path):
    picture = attach_picture(png(), by=world.ben)
    body = f"![A pump](/files/{picture.file})"
    page = add_page(community, by=world.ben, title="Pump", body=body)
    listed = attach_file(b"Seal 4 euro", name="list.txt", by=world.ben, community=community)
    put_beside(page, [listed], by=world.ben)
    Attachment.objects.filter(pk=listed.pk).update(scan=Attachment.Scan.CLEAN)
    before = out(community)

    brought_in(written(tmp_path, before), elsewhere)

    there = Entry.objects.get(community=elsewhere, kind="page")
    kept = Attachment.objects.filter(entry=there)
    assert any(name.startswith("files/") for name in before)
    assert sorted(kept.values_list("is_beside", "name")) == [(False, ""), (True, "list.txt")]
    assert f"/files/{kept.get(is_beside=False).file}" in there.body_html


def test_a_file_that_leads_out_or_is_not_there_is_left(world, elsewhere, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    written(tmp_path / "in", {"a.md": "[x](../secret.txt) ![y](files/no.png) `[z](b.txt)`"})

    brought_in(tmp_path / "in", elsewhere)

    assert not Attachment.objects.exists()
    assert "[x](../secret.txt)" in Entry.objects.get(kind="page").body


def test_a_folder_by_hand_is_a_tree(elsewhere, tmp_path):
    written(
        tmp_path,
        {
            "pumps.md": "See [seals](pumps/change_a-seal.md) and [gone](nowhere.md).",
            "pumps/change_a-seal.md": "---\ntopics:\n  - Seals\n  - Pumps\nauthors: Jo\n---\nDry.",
            "notes.txt": "not ours",
        },
    )

    report = brought_in(tmp_path, elsewhere)

    below = Entry.objects.get(title="Change a seal")
    assert below.page.parent.entry.title == "Pumps"
    assert sorted(topic.name for topic in below.topics.all()) == ["Pumps", "Seals"]
    assert below.author.name == "Jo"
    assert f"/library/{below.pk}-" in Entry.objects.get(title="Pumps").body_html
    assert report.broken == ["pumps.md: the link to nowhere.md leads to no file."]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("cut.md", "---\ntitle: Half", "cut.md ends within its front matter"),
        ("cp1252.md", "Größe".encode("cp1252"), "cp1252.md is not written in UTF-8"),
        ("zeros.md", b"a\0b", "zeros.md is not a text"),
        ("field.md", "---\n???\n---\n", "field.md has a line in its front matter that is no field"),
        ("date.md", "---\ncreated: soon\n---\n", "date.md has a date that is none: soon."),
        ("title.md", f"---\ntitle: {'a' * 300}\n---\n", "title.md has a title of more than 200"),
        ("long.md", "a" * 60_001, "long.md is longer than 60,000 characters"),
        ("huge.md", "a" * (5 * 1024**2 + 1), "huge.md is larger than 5 MB"),
        ("round.md", "---\nid: a\nparent: a\n---\n", "round.md is below itself"),
    ],
)
def test_what_cannot_come_in_is_named_and_nothing_comes(elsewhere, tmp_path, name, content, says):
    written(tmp_path, {"good.md": "Good", name: content})

    with pytest.raises(NotAFolder, match=says):
        read_folder(tmp_path)

    assert not Page.objects.exists()


@pytest.mark.parametrize("name", ["con.md", "🔧.md", f"{'a' * 200}.md", "  .md", "-.md"])
def test_odd_names_are_pages(elsewhere, tmp_path, name):
    assert brought_in(written(tmp_path, {name: "Text"}), elsewhere).pages == 1


def test_utf_16_says_so_itself_and_is_read(elsewhere, tmp_path):
    written(tmp_path, {"wide.md": "Größe".encode("utf-16")})

    brought_in(tmp_path, elsewhere)

    assert Entry.objects.get(kind="page").body == "Größe"


def zipped(path, names) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "Text")


def test_a_zip_is_read_and_leads_nowhere_else(elsewhere, tmp_path):
    zipped(tmp_path / "good.zip", ["a.md", "a/b.md"])
    zipped(tmp_path / "bad.zip", ["../a.md"])
    (tmp_path / "cut.zip").write_bytes((tmp_path / "good.zip").read_bytes()[:60])

    assert len(read_folder(tmp_path / "good.zip")) == 2
    with pytest.raises(NotAFolder, match="leads out of the folder"):
        read_folder(tmp_path / "bad.zip")
    with pytest.raises(NotAFolder, match="nor a ZIP file that can be read"):
        read_folder(tmp_path / "cut.zip")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "inside" / "a.md").symlink_to(tmp_path / "secret.md")

    with pytest.raises(NotAFolder, match="leads out of the folder"):
        read_folder(tmp_path / "inside")


def test_the_commands_say_what_they_do(world, community, tmp_path):
    add_page(community, by=world.ada, title="One", body="Text")
    folder = str(tmp_path / "out")

    taken = CliRunner().invoke(export, ["markdown", folder, "--community", "pumps"])
    refused = CliRunner().invoke(export, ["markdown", folder, "--community", "pumps"])
    dry = CliRunner().invoke(bring_in, ["markdown", folder, "--community", "new", "--dry-run"])
    real = CliRunner().invoke(bring_in, ["markdown", folder, "--community", "new", "--json"])

    assert "Wrote 1 files" in taken.output
    assert "is not empty" in refused.output
    assert "Would import 1 pages" in dry.output
    assert '"pages": 1' in real.output


def test_stewards_download_it(world, community, as_person):
    add_page(community, by=world.ada, title="One", body="Text")

    answer = as_person(world.ada).get("/c/pumps/library/markdown/")

    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.namelist() == ["one.md"]
