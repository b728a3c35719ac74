"""So that the hall can be put on a phone's home screen, under its name."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _

from guildhall.people.context import house_name
from guildhall.web.addresses import address_by_name
from guildhall.web.panels import Intent

PAPER = "#fbfaf7"


def manifest(request: HttpRequest) -> JsonResponse:
    name = house_name(request)
    content = {
        "id": "/",
        "name": name,
        "short_name": name[:12].strip() if len(name) > 16 else name,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon("icon-192.png", 192),
            _icon("icon-512.png", 512),
            {**_icon("maskable-512.png", 512), "purpose": "maskable"},
            {"src": static("web/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
        "shortcuts": [
            _shortcut(_("Ask a question"), Intent.ASK),
            _shortcut(_("Share a tip"), Intent.SHARE),
        ],
        "share_target": {
            "action": address_by_name("take_shared"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "photo", "accept": ["image/*"]}],
            },
        },
    }
    return JsonResponse(content, content_type="application/manifest+json")


def _icon(name: str, side: int) -> dict[str, Any]:
    return {"src": static(f"pocket/{name}"), "sizes": f"{side}x{side}", "type": "image/png"}


def _shortcut(name: str, intent: Intent) -> dict[str, Any]:
    return {
        "name": name,
        "url": address_by_name("begin_from_outside", intent.value),
        "icons": [_icon("icon-192.png", 192)],
    }
