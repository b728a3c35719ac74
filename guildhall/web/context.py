"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    return {"seat": getattr(request, "seat", None), "has_mail": settings.HAS_MAIL}
