"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from guildhall.web.panels import house_name


def shell(request: HttpRequest) -> dict[str, Any]:
    return {
        "seat": getattr(request, "seat", None),
        "has_mail": settings.HAS_MAIL,
        "house_name": SimpleLazyObject(lambda: house_name(request)),
    }
