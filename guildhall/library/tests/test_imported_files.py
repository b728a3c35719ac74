"""Files that come with a folder: each text keeps its own, and a picture is encoded once."""

from guildhall.commons.models import Attachment
from guildhall.library.actions import add_page
from guildhall.library.actions.imported_files import ComingFiles
from tests.pictures import png

MANY, SIZE = 70, (8, 8)


def test_a_picture_that_many_pages_show_is_encoded_once(world, community):
    entry = add_page(community, by=world.ben, title="Seals")
    read: list[str] = []

    def from_folder(path: str) -> bytes:
        read.append(path)
        return png()

    coming = ComingFiles(from_folder)
    paths = [f"img/{number}.png" for number in range(MANY)]
    first = [coming.in_text(path, entry, by=world.ben) for path in paths]
    other = add_page(community, by=world.cleo, title="Valves")
    again = [coming.in_text(path, other, by=world.cleo) for path in paths]

    assert read == paths
    assert again == first
    kept = Attachment.objects.values_list("uploaded_by__name", "width", "height")
    assert sorted(kept) == [("Ben", *SIZE)] * MANY + [("Cleo", *SIZE)] * MANY
