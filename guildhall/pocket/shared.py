"""What was shared into the hall from elsewhere on a device: a draft, until it is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.actions import attach_photo, discard_draft, lay_beside, save_draft
from guildhall.commons.models import Attachment, Draft
from guildhall.commons.models.draft import FILES
from guildhall.commons.queries import draft_of
from guildhall.communities.models import Community, Membership
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.web.panels import Begin, Intent, begins_in

FORM = "shared"
MOST_PHOTOS = 8
LONGEST_NUMBER = 16  # of a file: a draft holds whatever was sent for it


@dataclass(frozen=True, slots=True)
class Where:
    """A community of theirs where something can be begun, and the address of the form."""

    community: Community
    begin: Begin

    @property
    def address(self) -> str:
        return reverse(self.begin.url_name, args=[self.community.slug])


def places_for(person: Person, intent: Intent) -> list[Where]:
    """Their communities with such a form, by name. One query.

    Not those that are closed or have paused them.
    """
    now = timezone.now()
    mine = Membership.objects.current().filter(person=person, community__closed_at=None)
    places = [
        (membership.community, begin_in(membership.community, intent))
        for membership in mine.select_related("community").order_by("community__name_key")
        if membership.paused_until is None or membership.paused_until <= now
    ]
    return [Where(community, begin) for community, begin in places if begin]


def begin_in(community: Community, intent: Intent) -> Begin | None:
    begins = begins_in(community.open_rooms)
    return next((begin for begin in begins if begin.intent == intent), None)


def keep(
    *, by: Person, photos: Iterable[UploadedFile], title: str = "", text: str = "", url: str = ""
) -> None:
    """Add it to what they shared before and have not asked yet. Raises NotAPicture, NotKept.

    What is no picture, or has no room, doesn't hold up the rest.
    """
    pictures, problem = _attached(photos, by)
    fields = _with_what_is_new(kept_of(by), pictures, title=title, text=text, url=url)
    save_draft(person=by, form=FORM, target="", fields=fields, address=reverse("shared"))
    if problem:
        raise problem


def kept_of(person: Person) -> Draft | None:
    return draft_of(person, FORM, "")


def photos_in(draft: Draft | None) -> list[Attachment]:
    """Its photos, in order."""
    if draft is None:
        return []
    numbers = draft.fields.get(FILES, "").split()
    ids = [int(one) for one in numbers if one.isdecimal() and len(one) < LONGEST_NUMBER]
    mine = Attachment.objects.unposted().filter(uploaded_by=draft.person, pk__in=ids)
    return sorted(mine, key=lambda photo: ids.index(photo.pk))


def words_in(draft: Draft | None) -> list[str]:
    """What was shared with the photos, in paragraphs."""
    if draft is None:
        return []
    words = _joined(*(draft.fields.get(name, "") for name in ("title", "body")))
    return words.split("\n\n") if words else []


def hand_over(seat: Seat, begin: Begin, *, by: Person) -> None:
    """It becomes part of the draft with which the form opens; what was begun there stays."""
    draft = kept_of(by)
    if draft is None:
        return
    target = str(seat.community.pk)
    begun = draft_of(by, begin.draft, target)
    fields = dict(begun.fields) if begun else {}
    title, body = draft.fields.get("title", ""), draft.fields.get("body", "")
    fields["body"] = _joined(fields.get("body", ""), title if fields.get("title") else "", body)
    fields["title"] = fields.get("title") or title
    begun_with = fields.get(FILES, "").split()
    laid = lay_beside(photos_in(draft), community=seat.community)
    fields[FILES] = " ".join([*begun_with, *(str(one.pk) for one in laid)])
    address = reverse(begin.url_name, args=[seat.community.slug])
    save_draft(person=by, form=begin.draft, target=target, fields=fields, address=address)
    discard_draft(person=by, form=FORM, target="")


def _attached(
    photos: Iterable[UploadedFile], by: Person
) -> tuple[list[Attachment], ValueError | None]:
    """Those that can be kept, and why the last of the others can't."""
    pictures, problem = [], None
    for photo in list(photos)[:MOST_PHOTOS]:
        try:
            pictures.append(attach_photo(photo.read(), name=photo.name or "", by=by))
        except ValueError as refusal:
            problem = refusal
    return pictures, problem


def _with_what_is_new(
    before: Draft | None, pictures: Sequence[Attachment], *, title: str, text: str, url: str
) -> dict[str, str]:
    """The fields of the draft, and below them what they don't say yet; each photo once."""
    fields = before.fields if before else {}
    known = fields.get("body", "")
    parts = (text, url if url not in text else "")
    new = _joined(*(part for part in parts if part not in known))
    once = {photo.file: photo for photo in [*reversed(pictures), *reversed(photos_in(before))]}
    return {
        "title": fields.get("title") or title[:200],
        "body": _joined(known, title if fields.get("title") else "", new),
        FILES: " ".join(str(photo.pk) for photo in reversed(once.values())),
    }


def _joined(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())
