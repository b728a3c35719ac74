"""The sentences for those whose file the scanner refused, or did not take."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guildhall.commons.models import Attachment
from guildhall.notifications.models import Notice


def prepare_files(notices: Sequence[Notice]) -> None:
    """Fetch the files, for all of them in one query."""
    ids = {notice.detail.get("file") for notice in notices}
    attachments = Attachment.objects.filter(pk__in=[pk for pk in ids if pk]).in_bulk()
    for notice in notices:
        notice.fetched = attachments.get(notice.detail.get("file"))


def file_refused(notice: Notice) -> str:
    """Its name, where the text that it was with is still there."""
    attachment = notice.fetched_as(Attachment)
    if attachment is None:
        return _("The virus scanner found something in a file of yours, so it was deleted.")
    return _("The virus scanner found something in “%(file)s”, so the file was deleted.") % {
        "file": attachment.name
    }


def file_left_unscanned(notice: Notice) -> str:
    attachment = notice.fetched_as(Attachment)
    if attachment is None:
        return _("The virus scanner could not check a file of yours, so nobody else sees it.")
    return _("The virus scanner could not check “%(file)s”, so nobody but you sees it.") % {
        "file": attachment.name
    }
