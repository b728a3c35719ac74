"""What every page knows about the hall: its name."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from guildhall.people.models import House


def door(request: HttpRequest) -> dict[str, Any]:
    return {"house_name": SimpleLazyObject(lambda: house_name(request))}


def house_name(request: HttpRequest) -> str:
    """From what the page has fetched with it, the seat or a list of communities; else one query."""
    community = getattr(getattr(request, "seat", None), "community", None)
    community = community or getattr(request, "first_community", None)
    return getattr(community, "house_name", None) or House.current().name
