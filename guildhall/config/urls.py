"""Every address of the hall."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import password_set
from django.urls import include, path, register_converter

from guildhall.commons.addresses import EntryAddressConverter
from guildhall.config.rooms import ROOMS
from guildhall.kit.nested_urls import Address, nested
from guildhall.web import views as web

register_converter(EntryAddressConverter, "entry")

addresses: list[Address] = [
    *(path("", include(f"guildhall.{room}.urls")) for room in ROOMS),
    path("", include("guildhall.home.urls")),
    path("", include("guildhall.commons.urls")),
    path("", include("guildhall.notifications.urls")),
    path("", include("guildhall.charters.urls")),
    path("", include("guildhall.moderation.urls")),
    path("", include("guildhall.incoming.urls")),
    path("", include("guildhall.webhooks.urls")),
    path("", include("guildhall.letters.urls")),
    path("", include("guildhall.weekly.urls")),
    path("", include("guildhall.pocket.urls")),
    path("", include("guildhall.skills.urls")),
    path("", include("guildhall.farewells.urls")),
    path("", include("guildhall.records.urls")),
    path("", include("guildhall.search.urls")),
    path("", include("guildhall.newcomers.urls")),
    path("", include("guildhall.health.urls")),
    path("", include("guildhall.pulse.urls")),
    path("", include("guildhall.reports.urls")),
    path("", include("guildhall.communities.urls")),
    path("", include("guildhall.people.urls")),
    path("", include("guildhall.demo.urls")),
    path("", include("guildhall.web.urls")),
    path(
        "accounts/password/set/",
        reauthentication_required(allow_get=True)(password_set),
        name="account_set_password",
    ),
    path("accounts/", include("allauth.urls")),
    path("health/live", web.live, name="live"),
    path("health/ready", web.ready, name="ready"),
]
urlpatterns = nested(addresses)

handler400 = web.bad_request
handler404 = web.not_found
handler403 = web.not_allowed
handler429 = web.too_often
handler500 = web.broken
