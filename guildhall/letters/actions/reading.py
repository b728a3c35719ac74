"""Note that someone has read a letter. It is no event, and nobody else is shown it."""

import datetime as dt

from django.db import transaction

from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.letters.names import notice_key
from guildhall.notifications.direct import see_directly
from guildhall.people.models import Person


def read_letter(letter: Correspondence, *, by: Person, until: dt.datetime | None = None) -> None:
    """Up to a moment; what was written since stays new. Notices about it are seen."""
    messages = Message.objects.visible_to(by).filter(correspondence=letter)
    if until is not None:
        messages = messages.filter(at__lte=until)
    newest = messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    with transaction.atomic():
        stay = Correspondent.objects.of(by).filter(correspondence=letter)
        stay.filter(read_id__lt=newest).update(read_id=newest)
        later = Message.objects.filter(correspondence=letter, pk__gt=newest).exclude(author=by)
        if not later.exists():
            stay.filter(is_new=True).update(is_new=False)
            see_directly(notice_key(letter.pk), by=by)
