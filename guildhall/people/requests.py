"""Who asks for a page, as the views read it."""

from django.http import HttpRequest

from guildhall.people.models import Person


class AuthenticatedRequest(HttpRequest):
    """What a view is given below `login_required`: its user is a person. Only for type checks."""

    user: Person


def reader_of(request: HttpRequest) -> Person | None:
    """The person who reads, or None for the world, in views that need no sign-in."""
    return request.user if request.user.is_authenticated else None
