"""What people hangs into the shell: the name on the door."""

from django.http import HttpRequest

from guildhall.people.models import House
from guildhall.web.panels import house_names


def register() -> None:
    house_names.add("people", _house_name)


def _house_name(request: HttpRequest) -> str:
    """From the seat's query where there is one; else one query."""
    seat = getattr(request, "seat", None)
    return getattr(getattr(seat, "community", None), "house_name", None) or House.current().name
