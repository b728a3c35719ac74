"""The whole library as a ZIP of Markdown files, for stewards."""

import tempfile
import zipfile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library.events import ROOM
from guildhall.library.markdown_folder import markdown_files
from guildhall.library.policy import may_take_out
from guildhall.people.requests import AuthenticatedRequest

IN_MEMORY = 5 * 1024**2


@login_required
@in_room(ROOM)
def library_as_markdown(request: AuthenticatedRequest, seat: Seat) -> FileResponse:
    require(may_take_out(seat))
    packed = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the answer ends it
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in markdown_files(seat.community):
            archive.writestr(name, content)
    packed.seek(0)
    name = f"{seat.community.slug}-library.zip"
    return FileResponse(packed, as_attachment=True, filename=name, content_type="application/zip")
