"""Files that are in no text yet go to another person, who posts them, or to a text of an app."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions.space import SpaceChanges
from guildhall.commons.models import Attachment
from guildhall.commons.models.draft import FILES
from guildhall.people.models import Person


def pass_on(attachments: Sequence[Attachment], *, by: Person, to: Person) -> list[Attachment]:
    """Those of these that are `by`'s and unposted; only `to` sees them from then on."""
    space = SpaceChanges()
    with transaction.atomic():
        rows = Attachment.objects.unposted().filter(
            pk__in=[one.pk for one in attachments], uploaded_by=by
        )
        own = {one.pk: one for one in rows.select_for_update(of=("self",)).order_by("pk")}
        handed = [own[one.pk] for one in attachments if one.pk in own]
        described = {one.pk: one.alt for one in attachments}
        for one in handed:
            space.remove(one)
            one.uploaded_by, one.alt = to, described[one.pk]
            one.save(update_fields=["uploaded_by", "alt"])
            space.add(one)
        space.write()
    return handed


def files_to_hold(attachments: Sequence[Attachment], *, by: Person) -> list[Attachment]:
    """For a text of an app that holds files (`commons/holding.py`): they are in no community.

    What `by` has posted elsewhere is copied, each content once; what they can't see is left out.
    In the transaction that writes the app's rows.
    """
    space, ready, there = SpaceChanges(), [], set()
    for attachment in attachments:
        if attachment.file in there:
            continue
        one = _own_unposted(attachment, by) or _copied(attachment, by)
        if one is None:
            continue
        if one.pk:
            space.remove(one)
        one.community, one.alt, one.is_beside = None, attachment.alt, True
        one.save()
        space.add(one)
        ready.append(one)
        there.add(one.file)
    space.write()
    return ready


def _own_unposted(attachment: Attachment, by: Person) -> Attachment | None:
    own = Attachment.objects.unposted().filter(pk=attachment.pk, uploaded_by=by)
    return own.select_for_update(of=("self",)).first()


def _copied(attachment: Attachment, by: Person) -> Attachment | None:
    """A row that isn't saved yet."""
    copy = Attachment.objects.visible_to(by).filter(pk=attachment.pk).first()
    if copy is not None:
        copy.pk, copy.entry, copy.reply, copy.uploaded_by = None, None, None, by
        copy.uploaded_at, copy._state.adding = timezone.now(), True
    return copy


def fields_of(attachments: Sequence[Attachment]) -> dict[str, str]:
    """What a draft remembers of them, as the form has it."""
    numbers = " ".join(str(one.pk) for one in attachments)
    return {FILES: numbers, **{f"alt_{one.pk}": one.alt for one in attachments}}


def files_in(fields: Mapping[str, str], *, of: Person) -> list[Attachment]:
    """The unposted files of this person that a draft remembers, in its order."""
    ids = [int(number) for number in fields.get(FILES, "").split() if number.isdecimal()]
    own = Attachment.objects.unposted().filter(pk__in=ids, uploaded_by=of).in_bulk()
    return [own[pk] for pk in ids if pk in own]
