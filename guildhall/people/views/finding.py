"""How views of people find whom they act on, and where they lead back to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from guildhall.people.models import Person


def person_at(reader: Person, person_id: int) -> Person:
    """Somebody whom the reader sees. Raises Http404."""
    return get_object_or_404(Person.objects.visible_to(reader), pk=person_id)


def to_person(_reader: Person, person: Person) -> HttpResponse:
    """To the page of the person who was acted on."""
    return redirect(person.get_absolute_url())
