"""So that the hall can be put on a phone's home screen, under its name."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static

from guildhall.people.context import house_name


def manifest(request: HttpRequest) -> JsonResponse:
    name = house_name(request)
    content = {
        "name": name,
        "short_name": name,
        "start_url": "/",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [{"src": static("web/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(content, content_type="application/manifest+json")
