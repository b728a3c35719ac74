"""Say what is true now, or what stood in the way, on the next page."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise


def say(request: HttpRequest, said: str | Promise) -> None:
    """A sentence about what is true now; an empty one says nothing."""
    if said:
        messages.success(request, str(said))


def say_problem(request: HttpRequest, problem: Exception | str | Promise) -> None:
    messages.error(request, str(problem))
