"""The token of a page's forms: one for each answer, however many of its parts ask for it."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject


def form_token(request: HttpRequest) -> str:
    """Masked anew for each answer, and no more often: a mask takes five hundred calls."""
    kept: dict[Any, str] = vars(request).setdefault("_form_tokens", {})
    secret = request.META.get("CSRF_COOKIE")
    if secret is None or secret not in kept:
        token = get_token(request)
        kept[request.META["CSRF_COOKIE"]] = token
        return token
    return kept[secret]


def in_templates(request: HttpRequest) -> dict[str, Any]:
    """In place of Django's own, and like it made only where a template asks for it."""
    return {"csrf_token": SimpleLazyObject(lambda: form_token(request))}
