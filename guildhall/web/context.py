"""What every page knows."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "scrollIntoViewOnBoost": False,
}
HTMX_SETTINGS = mark_safe(json.dumps(HTMX))  # ours, and in single quotes on the page

# Ours is British: where the browser words a date, it is “2 Nov”, as we word it, and not “Nov 2”.
OF_THE_BROWSER = {"en": "en-GB"}


def shell(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "seat": getattr(request, "seat", None),
        "has_mail": settings.HAS_MAIL,
        "page_language": OF_THE_BROWSER.get(language, language),
        "htmx_settings": HTMX_SETTINGS,
    }
