"""Say what is true now, or what went wrong, or ask about it, on the next page.

Nothing else in the house writes flash messages.
"""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString


def say(request: HttpRequest, sentence: str | Promise, /, **words: object) -> None:
    """A sentence about what is true now, its `%(word)s` filled in; an empty one says nothing."""
    if sentence:
        messages.success(request, str(sentence) % words if words else str(sentence))


def say_problem(request: HttpRequest, problem: Exception | str | Promise) -> None:
    """What went wrong, or has to wait, in the words of a named error or in a sentence."""
    messages.error(request, str(problem))


def ask(request: HttpRequest, question: str | SafeString) -> None:
    """A question about what was just done, with the buttons that answer it."""
    messages.info(request, question)
