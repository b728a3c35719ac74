from django.urls import path

from guildhall.pocket.views import device, sharing
from guildhall.pocket.views.manifest import manifest

HERE = "c/<slug:community_slug>/"

urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", device.service_worker, name="service_worker"),
    path("without-network/", device.without_network, name="without_network"),
    path("me/form-token/", device.form_token, name="form_token"),
    path("me/device/", device.this_device, name="this_device"),
    path(f"{HERE}kept/", device.kept_here, name="kept_here"),
    path("share/", sharing.take_shared, name="take_shared"),
    path("me/shared/", sharing.what_was_shared, name="shared"),
    path(f"{HERE}shared/", sharing.ask_with_shared, name="ask_with_shared"),
    path("begin/<slug:intent>/", sharing.begin_from_outside, name="begin_from_outside"),
    path(f"{HERE}entries/<int:entry_id>/share/", sharing.share_entry, name="share_entry"),
]
