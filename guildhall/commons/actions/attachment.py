"""Pictures and other files for a text."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from guildhall.commons.actions.file_work import plan_work_on
from guildhall.commons.actions.just_posted import one_at_a_time
from guildhall.commons.actions.space import SpaceChanges, Used, hold_space, space_used
from guildhall.commons.models import Attachment
from guildhall.communities.models import Community
from guildhall.kit import files
from guildhall.kit.file_types import FileType, name_for, type_of
from guildhall.kit.pictures import NotAPicture, Picture, clean_picture
from guildhall.people.models import House, Person

LONGEST_SIDE = 4_000
_logger = logging.getLogger(__name__)


class NotKept(ValueError):
    """The file isn't kept; the sentence says why. What else was sent stays."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What is kept of a file."""

    content: bytes
    type: FileType
    width: int = 0
    height: int = 0


def attach_file(
    content: bytes, *, name: str, by: Person, community: Community | None
) -> Attachment:
    """Keep a file for a text, seen by nobody else until that is posted. Raises NotKept.

    Without a community it is for a text that is in none.

    Its content says what kind of file it is. A picture is encoded anew, without location and
    camera data.
    """
    house = House.current()
    if not content:
        raise NotKept(_("This file is empty."))
    if len(content) > house.largest_file:
        raise NotKept(
            _("This file is larger than %(most)s MB, the limit for one file here.")
            % {"most": house.largest_file_mb}
        )
    kept = _kept_of(content, name, house)
    require_space = _require_space if community else _require_own_space
    require_space(len(kept.content), space_used(by, community), house=house)
    file = _written(kept)
    with transaction.atomic():
        one_at_a_time(by)
        require_space(len(kept.content), hold_space(by, community), house=house)
        attachment = Attachment.objects.create(
            file=file,
            content_type=kept.type.content_type,
            kind=kept.type.kind,
            name=name_for(name, kept.type.suffix),
            size=len(kept.content),
            width=kept.width,
            height=kept.height,
            is_beside=True,
            reading=Attachment.Reading.UNREAD,
            scan=_first_scan(kept.type),
            uploaded_by=by,
            community=community,
        )
        _count(attachment)
        plan_work_on(attachment)
    return attachment


def attach_picture(content: bytes, *, by: Person) -> Attachment:
    """Keep a picture, without location and camera data, in a text. Raises NotAPicture."""
    return attach_encoded(clean_picture(content), by=by)


def attach_encoded(picture: Picture, *, by: Person) -> Attachment:
    """Keep a picture that was encoded anew already, in a text."""
    return _attach(picture, by=by)


def attach_same(picture: Attachment, *, by: Person) -> Attachment:
    """A picture that was kept a moment ago is in another text as well."""
    same = ("file", "content_type", "name", "size", "width", "height")
    return _add(Attachment(uploaded_by=by, **{name: getattr(picture, name) for name in same}))


def attach_photo(content: bytes, *, name: str, by: Person) -> Attachment:
    """Keep a picture as large as it is shown, for a text whose place isn't known yet.

    `lay_beside` puts it there. Raises NotAPicture, NotKept.
    """
    picture = clean_picture(content, longest_side=LONGEST_SIDE)
    house, size = House.current(), len(picture.content)
    _require_own_space(size, space_used(by), house=house)
    with transaction.atomic():
        _require_own_space(size, hold_space(by), house=house)
        return _attach(picture, name=name_for(name, picture.suffix), by=by)


def lay_beside(photos: Iterable[Attachment], *, community: Community) -> list[Attachment]:
    """Photos that are in no text yet are put beside one that is written in this community."""
    with transaction.atomic():
        laid = [one for one in photos if one.entry_id is None and one.reply_id is None]
        changes = SpaceChanges()
        for photo in laid:
            changes.move(photo, to_id=community.pk)
            photo.is_beside, photo.community = True, community
            photo.reading = Attachment.Reading.UNREAD
            photo.save(update_fields=["is_beside", "community", "reading"])
            plan_work_on(photo)
        changes.write()
    return laid


def picture_markdown(attachment: Attachment, *, alt: str = "") -> str:
    """The Markdown that shows this picture."""
    return f"![{alt}](/files/{attachment.file})"


def _kept_of(content: bytes, name: str, house: House) -> _Content:
    """Raises NotKept for what may not be shared here, or can't be opened."""
    type_ = type_of(content, name=name)
    if type_.is_program:
        raise NotKept(_("This is a program. Programs can't be shared here."))
    if type_.kind == Attachment.Kind.PICTURE:
        try:
            picture = clean_picture(
                content,
                longest_side=LONGEST_SIDE,
                most_bytes=house.largest_file,
            )
        except NotAPicture as problem:
            raise NotKept(str(problem)) from None
        anew = FileType(type_.kind, picture.content_type, picture.suffix)
        return _Content(picture.content, anew, picture.width, picture.height)
    if type_.kind not in house.file_kinds:
        raise NotKept(
            _("Files of this kind can't be shared here: %(kind)s.")
            % {"kind": Attachment.Kind(type_.kind).label}
        )
    return _Content(content, type_)


def _require_space(size: int, used: Used, *, house: House) -> None:
    """Raises NotKept where it is more than this person or this community may still add."""
    _require_own_space(size, used, house=house)
    most = house.space_of_community
    if used.by_community + size > most:
        raise NotKept(
            _("With it, the files of this community would take more than its %(most)s.")
            % {"most": filesizeformat(most)}
        )


def _require_own_space(size: int, used: Used, *, house: House) -> None:
    most = house.space_of_person
    if used.by_person + size > most:
        raise NotKept(
            _("With it, your files would take more than the %(most)s that each person has here.")
            % {"most": filesizeformat(most)}
        )


def _written(kept: _Content) -> str:
    """The name of the file. Raises NotKept where it can't be written."""
    try:
        return files.keep(kept.content, kept.type.suffix)
    except files.Away:
        _logger.exception("a file could not be kept")
        raise NotKept(
            _("Files can't be saved at the moment. Your text is kept. Please try again later.")
        ) from None
    except OSError:
        _logger.exception("a file could not be kept")
        raise NotKept(
            _("There is no space for this file at the moment. Please try again later.")
        ) from None


def _first_scan(type_: FileType) -> str:
    """A picture is encoded anew here, so nothing of what was sent is left to be scanned."""
    is_scanned = settings.CLAMD_URL and type_.kind != Attachment.Kind.PICTURE
    return Attachment.Scan.WAITING if is_scanned else Attachment.Scan.NOT_ASKED


def _attach(picture: Picture, *, by: Person, name: str = "") -> Attachment:
    return _add(
        Attachment(
            file=files.keep(picture.content, picture.suffix),
            content_type=picture.content_type,
            name=name,
            size=len(picture.content),
            width=picture.width,
            height=picture.height,
            uploaded_by=by,
        )
    )


def _add(attachment: Attachment) -> Attachment:
    with transaction.atomic():
        attachment.save(force_insert=True)
        _count(attachment)
    return attachment


def _count(attachment: Attachment) -> None:
    changes = SpaceChanges()
    changes.add(attachment)
    changes.write()
