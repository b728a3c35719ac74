"""What each of granian's processes loads: Django behind our own server (guildhall.web.server)."""

from django.conf import settings

from guildhall.cli.serving import BEING_RESTORED, NowServing, begin_serving
from guildhall.config.wsgi import application as django_application
from guildhall.kit.lifeline import follow_parent
from guildhall.web.middleware import MOST_BYTES
from guildhall.web.server.application import HallServer

follow_parent()
try:
    begin_serving()
except NowServing:
    raise SystemExit(f"guildhall: {BEING_RESTORED}") from None
application = HallServer(
    django_application,
    most_bytes=MOST_BYTES,
    body_seconds=settings.GUILDHALL_BODY_SECONDS,
)
