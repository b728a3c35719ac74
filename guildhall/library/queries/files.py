"""Earlier versions of the files of a page."""

from django.db.models import QuerySet

from guildhall.commons.models import Attachment, Entry
from guildhall.kit.prepared import prepared
from guildhall.library.models import FileVersion

MOST_VERSIONS = 40


def file_versions_of(entry: Entry) -> list[FileVersion]:
    """The newest first, those that the scanner let through. One query."""
    return _versions.rows(page_id=entry.pk)


@prepared
def _versions(page_id: int) -> QuerySet[FileVersion]:
    versions = FileVersion.objects.filter(
        page=page_id, attachment__scan__in=Attachment.Scan.let_through()
    )
    return versions.select_related("attachment", "replaced_by").order_by("-number")[:MOST_VERSIONS]
