"""How views find a letter or a person; what is not theirs is not there."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from guildhall.kit.words import fold
from guildhall.letters import policy, queries
from guildhall.letters.models import Correspondence, Correspondent
from guildhall.people.models import Person


def letter_at(reader: Person, letter_id: int) -> Correspondence:
    """A letter in their list. Raises Http404, for owners and stewards as for everyone."""
    return get_object_or_404(Correspondence.objects.visible_to(reader), pk=letter_id)


def person_named(reader: Person, username: str) -> Person:
    """Somebody who is here. Raises Http404."""
    return get_object_or_404(Person.objects.visible_to(reader), username_key=fold(username))


def other_in(reader: Person, letter_id: int, username: str) -> tuple[Correspondence, Person]:
    """One of the others in a letter of theirs. Raises Http404."""
    stays = Correspondent.objects.of(reader).select_related("correspondence")
    own = get_object_or_404(stays, correspondence=letter_id)
    others = queries.others_among(policy.stays_in(own.correspondence), own)
    for other in others:
        if other.username_key == fold(username):
            return own.correspondence, other
    raise Http404


def to_letter(letter: Correspondence, message_id: int = 0, *, about: str = "") -> HttpResponse:
    """To its page, at a message, or at the newest; or at the box, to write about an entry."""
    path = reverse("letters:letter", args=[letter.pk])
    if about.isdecimal():
        return redirect(f"{path}?about={about}#answer")
    return redirect(f"{path}#m{message_id}" if message_id else f"{path}#newest")
