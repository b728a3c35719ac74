"""What an address names, and the page that an act leads back to."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.communities.seats import Seat
from guildhall.people.models import Person


def entry_at(seat: Seat, entry_id: int) -> Entry:
    """The entry, where the seat sees it. Raises Http404."""
    return get_object_or_404(
        Entry.objects.at(seat).select_related("author", "community"),
        pk=entry_id,
    )


def reply_at(seat: Seat, reply_id: int) -> Reply:
    """The reply, where the seat sees it and its entry. Raises Http404."""
    replies = Reply.objects.at(seat).select_related(
        "author",
        "entry__community",
        "entry__author",
        "parent",
    )
    return get_object_or_404(replies, pk=reply_id)


def led_on(person: Person | None, entry_id: int) -> HttpResponse:
    """From an entry that is no longer here to where it was moved or merged.

    Raises Http404 for people who can't see that.
    """
    entry = Entry.objects.filter(pk=entry_id).values("pk", "merged_into").first()
    target_id = (entry["merged_into"] or entry["pk"]) if entry else 0
    visible = Entry.objects.visible_to(person).published()
    target = visible.filter(pk=target_id).select_related("community").first()
    if target is None:
        raise Http404
    return redirect(path_of(target, target.community.slug))


def back_to(
    entry: Entry, seat: Seat, reply: Reply | None = None, *, part: str = ""
) -> HttpResponse:
    """To the entry's page, at the reply or the part that was acted on."""
    return redirect(place_of(entry, seat, reply, part=part))


def place_of(entry: Entry, seat: Seat, reply: Reply | None = None, *, part: str = "") -> str:
    """The address of the entry's page, at a reply or a part of it."""
    slug = seat.community.slug
    if reply:
        return path_of_reply(entry, slug, reply.pk)
    return path_of(entry, slug) + (f"#{part}" if part else "")
