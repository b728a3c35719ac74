"""Put files beside a message, let a report show them, and delete those that nobody reads."""

from collections.abc import Collection, Iterable, Sequence

from guildhall.commons.actions import files_to_hold, forget_attachments
from guildhall.commons.models import Attachment
from guildhall.letters.models import LetterFile, Message, ShownMessage
from guildhall.people.models import Person


def put_files(message: Message, attachments: Sequence[Attachment], *, by: Person) -> None:
    """In this order; from then on they are seen with the message alone. In its transaction."""
    held = files_to_hold(attachments, by=by)
    LetterFile.objects.bulk_create(
        LetterFile(message=message, attachment=one, place=place) for place, one in enumerate(held)
    )
    if held:
        message.file_count = len(held)
        Message.objects.filter(pk=message.pk).update(file_count=message.file_count)


def show_files(shown: Iterable[ShownMessage]) -> None:
    """A report shows the files of the messages that it shows, also when those are gone."""
    copies = {one.message_id: one for one in shown}
    rows = LetterFile.objects.filter(message__in=[pk for pk in copies if pk]).order_by("pk")
    LetterFile.objects.bulk_create(
        LetterFile(shown=copies[row.message_id], attachment_id=row.attachment_id, place=row.place)
        for row in rows
    )


def forget_files(attachment_ids: Collection[int]) -> None:
    """Those of these that no message and no report has any more; their space is given back."""
    left = Attachment.objects.unposted().filter(pk__in=attachment_ids)
    if attachment_ids:
        forget_attachments(left)
