"""The files of a mail, kept before it is posted: by the same checks as those of a form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from guildhall.commons.actions import (
    NotKept,
    attach_file,
    attach_picture,
    forget_attachments,
    picture_markdown,
)
from guildhall.commons.models import Attachment
from guildhall.commons.tray import MOST_FILES
from guildhall.communities.models import Community
from guildhall.incoming.mail_parts import Attached
from guildhall.incoming.own_words import DAMAGED, MOST_PICTURES, TOO_MANY, LeftOut, OwnWords
from guildhall.kit.pictures import NotAPicture
from guildhall.people.models import Person


@dataclass(slots=True)
class KeptFiles:
    """`in_text` is what shows each picture in its place. What was not kept is `left_out`."""

    in_text: dict[str, str] = field(default_factory=dict)
    beside: list[Attachment] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)


def keep_files(own: OwnWords, *, by: Person, community: Community | None) -> KeptFiles:
    """Each in a transaction of its own, as it takes time; seen by nobody else until it is posted.

    A picture beyond those that a text can show is put beside it; beside a text that is in no
    community, all are.
    """
    kept = KeptFiles()
    shown = list(own.pictures.items())
    in_text = shown[:MOST_PICTURES] if community else []
    for place, picture in in_text:
        _keep_in_text(kept, place, picture, by)
    apart = _in_order([*own.files, *(picture for _place, picture in shown[len(in_text) :])])
    for file in apart:
        _keep_beside(kept, file, by, community)
    return kept


def forget_files(kept: KeptFiles) -> None:
    """Those that were not posted give their space back at once."""
    forget_attachments(Attachment.objects.unposted().filter(pk__in=kept.ids))


def _in_order(files: Iterable[Attached]) -> Iterator[Attached]:
    """Each content once."""
    contents: set[bytes] = set()
    for file in files:
        if file.content not in contents:
            contents.add(file.content)
            yield file


def _keep_in_text(kept: KeptFiles, place: str, picture: Attached, by: Person) -> None:
    try:
        attachment = attach_picture(picture.content, by=by)
    except NotAPicture:
        kept.left_out.append((picture.name, DAMAGED))
        return
    kept.ids.append(attachment.pk)
    kept.in_text[place] = picture_markdown(attachment)


def _keep_beside(kept: KeptFiles, file: Attached, by: Person, community: Community | None) -> None:
    if len(kept.beside) >= MOST_FILES:
        kept.left_out.append((file.name, TOO_MANY))
        return
    try:
        attachment = attach_file(file.content, name=file.name, by=by, community=community)
    except NotKept as problem:
        kept.left_out.append((file.name, str(problem)))
        return
    kept.ids.append(attachment.pk)
    kept.beside.append(attachment)
