"""What is beside a text: files that were kept for it, in an order, with what they show."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.findable import Findable, text_changed
from guildhall.commons import events
from guildhall.commons.actions.just_posted import MOMENT, THERE, one_at_a_time
from guildhall.commons.actions.space import SpaceChanges
from guildhall.commons.log import tell
from guildhall.commons.models import Attachment, Entry, FilePart, Reply, touch_entry
from guildhall.communities.models import Community
from guildhall.people.models import Person

Posted = TypeVar("Posted", Entry, Reply)
Place = Community | Entry | Reply


def post_with_files(
    attachments: Sequence[Attachment],
    post: Callable[[], Posted],
    *,
    by: Person,
    at: Place,
    has_text: bool,
) -> Posted:
    """Post and put these beside it, both or neither. Files alone, sent twice, are posted once.

    `at` is where: a community, or the entry or reply that it replies to.
    """
    if not attachments:
        return post()
    with transaction.atomic():
        if not has_text:
            one_at_a_time(by)
            earlier = _just_posted(attachments, by, at)
            if earlier:
                return earlier  # type: ignore[return-value]  # the same form made it
        written = post()
        put_beside(written, attachments, by=by)
    return written


def put_beside(written: Entry | Reply, attachments: Sequence[Attachment], *, by: Person) -> None:
    """Add these to what is beside a text, in this order, each content once.

    What was posted elsewhere meanwhile is beside both. What its author can't see isn't added.
    """
    if not attachments:
        return
    where, space = _where(written), SpaceChanges()
    with transaction.atomic():
        there = set(_beside(written).values_list("file", flat=True))
        first = _beside(written).count()
        for place, attachment in enumerate(attachments, start=first):
            if attachment.file not in there and _put(attachment, where, place, by, space):
                there.add(attachment.file)
        _name_after_files(written)
        _changed(written)
        space.write()


def change_beside(
    written: Entry | Reply,
    attachments: Sequence[Attachment],
    *,
    removed: Collection[int] = (),
    by: Person,
) -> None:
    """Put these beside the text in this order, and take away what was `removed`.

    What someone else added meanwhile stays. Recorded as an edit, once with that of the text.
    """
    with transaction.atomic():
        before = list(_beside(written).select_for_update(of=("self",)))
        after = [one for one in before if one.pk not in removed]
        there = {one.pk for one in after}
        named = [one for one in attachments if one.pk in there]
        others = [one for one in after if one.pk not in {known.pk for known in named}]
        space = _take_away(_beside(written).filter(pk__in=removed))
        for place, one in enumerate([*named, *others]):
            Attachment.objects.filter(pk=one.pk).update(place=place, alt=one.alt)
        put_beside(written, [one for one in attachments if one.pk not in there], by=by)
        was = [(one.pk, one.alt) for one in before]
        _name_after_files(written)
        if was != [(one.pk, one.alt) for one in _beside(written)]:
            _changed(written)
            _tell_of_edit(written, by)
        space.write()


def replace_beside(written: Entry | Reply, old: Attachment, new: Attachment, *, by: Person) -> bool:
    """Put one file in the place of another, which stays with the text but isn't beside it.

    False where the old one is not beside the text, or the writer may not add the new one.
    """
    where, space = _where(written), SpaceChanges()
    with transaction.atomic():
        there = _beside(written).select_for_update(of=("self",)).filter(pk=old.pk).first()
        if there is None or not _put(new, where, there.place, by, space):
            return False
        Attachment.objects.filter(pk=old.pk).update(is_beside=False)
        text_changed(Findable.FILE, [old.pk])
        _changed(written)
        space.write()
    return True


def copy_beside(source: Entry | Reply, target: Entry | Reply) -> None:
    """What is beside one text is beside another, too: what grew from it shows the same."""
    where = _where(target)
    there = set(_beside(target).values_list("file", flat=True))
    copies, space = [], SpaceChanges()
    for one in _beside(source):
        if one.file not in there:
            copies.append(_copy_of(one, where, place=len(there), by_id=one.uploaded_by_id))
            space.add(copies[-1])
            there.add(one.file)
    if copies:
        Attachment.objects.bulk_create(copies)
        _name_after_files(target)
        _changed(target)
        space.write()


def _take_away(attachments: QuerySet[Attachment]) -> SpaceChanges:
    """Delete these, and what search knows of them; the text of a file goes with its last one.

    Returns the space that they give back, to be written last.
    """
    space = SpaceChanges()
    with transaction.atomic():
        ids, names = [], set()
        for one in attachments:
            ids.append(one.pk)
            names.add(one.file)
            space.remove(one)
        Attachment.objects.filter(pk__in=ids).update(entry=None, reply=None)
        text_changed(Findable.FILE, ids)
        Attachment.objects.filter(pk__in=ids).delete()
        forget_texts_of(FilePart.objects.filter(file__in=names))
    return space


def forget_texts_of(parts: QuerySet[FilePart]) -> None:
    """Delete those of these parts whose file is with no text, and in no tray."""
    parts.exclude(file__in=Attachment.objects.values("file")).delete()


def files_changed(attachments: Sequence[Attachment]) -> None:
    """The texts that these are with show something new of them."""
    for one in attachments:
        written = one.reply or one.entry
        if written:
            _changed(written)


def files_move(entry_ids: Collection[int], *, to: Community) -> None:
    """The files of these entries and of their replies count to another community now."""
    rows = Attachment.objects.exclude(community=None)
    rows = rows.filter(Q(entry__in=entry_ids) | Q(reply__entry__in=entry_ids))
    space = SpaceChanges()
    with transaction.atomic():
        ids = []
        for one in rows.select_for_update(of=("self",)).order_by("pk"):
            space.move(one, to_id=to.pk)
            ids.append(one.pk)
        Attachment.objects.filter(pk__in=ids).update(community=to)
        space.write()


def files_alone(attachments: Sequence[Attachment]) -> str:
    """What lists call an entry that has no words: the first thing that says something."""
    described = [one.alt for one in attachments if one.alt]
    if described:
        return described[0][:120]
    first = attachments[0]
    words = {
        Attachment.Kind.PICTURE: _("A photo"),
        Attachment.Kind.AUDIO: _("A voice note"),
        Attachment.Kind.VIDEO: _("A video"),
    }
    return words.get(Attachment.Kind(first.kind)) or first.name[:120]


def _tell_of_edit(written: Entry | Reply, by: Person) -> None:
    """Unless the text was edited in the same act, which has told already."""
    rows = type(written)._default_manager.filter(pk=written.pk, edited_at=written.edited_at)
    if written.edited_at is None:
        rows = type(written)._default_manager.filter(pk=written.pk, edited_at=None)
    if not rows.update(edited_at=timezone.now()):
        return
    if isinstance(written, Entry):
        tell(events.ENTRY_EDITED, entry=written, by=by)
    else:
        tell(events.REPLY_EDITED, entry=written.entry, reply=written, by=by)


def _put(
    attachment: Attachment,
    where: dict[str, Entry | Reply],
    place: int,
    by: Person,
    space: SpaceChanges,
) -> bool:
    community_id = _entry_of(where).community_id
    own = Attachment.objects.unposted().filter(pk=attachment.pk, uploaded_by=by)
    mine = own.select_for_update(of=("self",)).first()
    if mine:
        changes = {"is_beside": True, "place": place, "alt": attachment.alt}
        own.update(**where, **changes, community_id=community_id)
        space.move(mine, to_id=community_id)
        return True
    seen = Attachment.objects.visible_to(by).filter(pk=attachment.pk).first()
    if seen is None:
        return False
    seen.alt = attachment.alt
    copy = _copy_of(seen, where, place=place, by_id=by.pk)
    copy.save()
    space.add(copy)
    return True


def _copy_of(
    attachment: Attachment, where: dict[str, Entry | Reply], *, place: int, by_id: int
) -> Attachment:
    copy = Attachment.objects.get(pk=attachment.pk)
    copy.pk, copy.entry, copy.reply = None, None, None
    copy._state.adding = True
    for name, written in where.items():
        setattr(copy, name, written)
    copy.alt, copy.place, copy.is_beside = attachment.alt, place, True
    copy.uploaded_by_id, copy.uploaded_at = by_id, timezone.now()
    copy.community_id = _entry_of(where).community_id
    return copy


def _just_posted(attachments: Sequence[Attachment], by: Person, at: Place) -> Entry | Reply | None:
    """What this person posted there a moment ago without words and with exactly these files."""
    names = {one.file for one in attachments}
    recent = {"author": by, "body": "", "created_at__gt": timezone.now() - MOMENT}
    for written in _posted_at(at).filter(standing__in=THERE, **recent):
        if set(_beside(written).values_list("file", flat=True)) == names:
            return written
    return None


def _posted_at(at: Place) -> "QuerySet[Entry] | QuerySet[Reply]":
    if isinstance(at, Community):
        return Entry.objects.filter(community=at, title="")
    if isinstance(at, Entry):
        return Reply.objects.filter(entry=at, parent=None)
    if at.parent_id:
        return Reply.objects.filter(answers=at)
    return Reply.objects.filter(parent=at, answers=None)


def _name_after_files(written: Entry | Reply) -> None:
    """What has no words is called after what is beside it now, never after what was taken away."""
    if not isinstance(written, Entry) or written.title:
        return
    body, lead = Entry.objects.values_list("body", "lead").get(pk=written.pk)
    files = [] if body and lead else list(_beside(written))
    if files:
        written.lead = files_alone(files)
        Entry.objects.filter(pk=written.pk).update(lead=written.lead)


def _changed(written: Entry | Reply) -> None:
    """Caches and the index hold what is beside a text as well."""
    vars(written).pop("files_beside", None)
    written.file_count = _beside(written).count()
    type(written)._default_manager.filter(pk=written.pk).update(file_count=written.file_count)
    if isinstance(written, Entry):
        touch_entry(written)
        text_changed(Findable.ENTRY, [written.pk])
        return
    Reply.objects.filter(pk=written.pk).update(version=F("version") + 1)
    touch_entry(written.entry)
    text_changed(Findable.REPLY, [written.pk])


def _beside(written: Entry | Reply) -> QuerySet[Attachment]:
    return written.attachments.filter(is_beside=True).in_order()


def _where(written: Entry | Reply) -> dict[str, Entry | Reply]:
    return {"entry": written} if isinstance(written, Entry) else {"reply": written}


def _entry_of(where: dict[str, Entry | Reply]) -> Entry:
    written = next(iter(where.values()))
    return written if isinstance(written, Entry) else written.entry
