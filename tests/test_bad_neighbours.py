"""A real hall among bad neighbours: what drips, hangs or is full.

That costs nobody else their mail, and ends no worker.
"""

import json
import subprocess
import time

import pytest

from tests.dripping import dripping_server
from tests.mail_servers import mail_server
from tests.real_hall import Hall
from tests.slow_people import seconds_of_a_page, slow_uploads, slowest_of_twenty
from tests.test_webhooks import Other, listening

PEOPLE, ENDPOINTS = 40, 30
FULL = "p0@example.org"
MANY_NEIGHBOURS = """
import base64, os
from allauth.account.models import EmailAddress
from django.conf import settings
from guildhall.people.sessions import open_session
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from guildhall.communities.actions import start_community
from guildhall.communities.models import Membership
from guildhall.notifications.models import ChosenLevel, Preference, PushDevice
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.webhooks.models import Webhook
ada = arrive("Ada")
community = start_community("Many", by=ada, purpose="x", slug="many")
people = Person.objects.get_queryset().bulk_create(
    [Person(username=f"p{n}", username_key=f"p{n}", name=f"P {n}") for n in range(PEOPLE)]
)
Membership.objects.bulk_create(
    [Membership(community=community, person=person) for person in people]
)
ChosenLevel.objects.bulk_create(
    [ChosenLevel(community=community, person=person, level="everything") for person in people]
)
Preference.objects.bulk_create(
    [Preference(person=person, quiet_from=0, quiet_until=0) for person in people]
)
EmailAddress.objects.bulk_create(
    [
        EmailAddress(user=p, email=f"{p.username}@example.org", verified=True, primary=True)
        for p in people
    ]
)
point = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(
    serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
)
text = lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("=")
for n in range(ENDPOINTS):
    PushDevice.objects.create(
        person=people[n],
        endpoint=f"http://127.0.0.1:DRIPPING/push/{n}",
        public_key=text(point),
        auth_secret=text(os.urandom(16)),
    )
    Webhook.objects.create(
        community=community,
        url=f"http://127.0.0.1:DRIPPING/hook/{n}",
        format="slack",
        verbs=["post.written"],
    )
Webhook.objects.create(community=community, url="WELL", format="slack", verbs=["post.written"])
print(f"{settings.SESSION_COOKIE_NAME}={open_session(people[-1])}")
"""
PAGE = "/c/many/talk/"
A_NOTE = """
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.talk.actions import write_post
write_post(
    Community.objects.get(slug="many"),
    by=Person.objects.here().get(name="Ada"),
    body="Good morning, all of you",
)
"""
AT_ONCE = """
from django.utils import timezone
from guildhall.mail.models import Letter
Letter.objects.waiting().filter(attempts=0).update(not_before=timezone.now())
"""
STATE = """
import json
from guildhall.activity.models import Delivery, Recurrence
from guildhall.mail.models import Letter
from guildhall.notifications.models import Push
from guildhall.webhooks.models import Sending
notices = Letter.objects.filter(kind="notice")  # on Mondays there is a mail for the steward, too
full = notices.exclude(reason="").first()
print(json.dumps({
    "deliveries": Delivery.objects.count(), "letters": notices.count(),
    "tried": [
        Push.objects.filter(attempts__gt=0).count(),
        Sending.objects.filter(attempts__gt=0).count(),
    ],
    "full": [full.state, full.reason] if full else [],
    "mailbox": Recurrence.objects.get(name="incoming.fetch_mail").attempts,
    "jobs": Recurrence.objects.exclude(last_well_at=None).count(),
}))
"""


@pytest.mark.slow
def test_endpoints_that_drip_and_a_full_mailbox_cost_nobody_else_their_mail(hall, until):
    well = Other()
    with (
        mail_server() as sink,
        dripping_server(b"HTTP/1.1 200 OK\r\n") as dripping,
        dripping_server(b"* OK\r\n") as imap,
        listening(well),
    ):
        sink.to_recipient = _full_or_well
        hall.env |= {
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "MAIL_ADDRESS": "hall@hall.example",
            "IMAP_URL": f"imap://hall:word@127.0.0.1:{imap}/INBOX",
            "INSIDE_HOSTS": "127.0.0.1",
        }
        cookie = hall.python(_script(dripping, well))
        serving = hall.start("serve")
        assert hall.waits_until_ready()
        assert until(lambda: worker_of(serving.pid))
        worker = worker_of(serving.pid)
        quiet = _quiet_time(hall, cookie)

        hall.python(A_NOTE)
        posted = time.monotonic()
        assert until(lambda: state(hall)["letters"] == PEOPLE)
        hall.python(AT_ONCE)
        begun = time.monotonic()
        everybody = {f"p{number}@example.org" for number in range(PEOPLE)} - {FULL}
        assert until(lambda: {message["To"] for message in list(sink.messages)} == everybody)
        mailed = time.monotonic() - begun
        with slow_uploads(hall.port, 16):
            loaded = slowest_of_twenty(hall.port, PAGE, cookie)
        assert until(lambda: state(hall)["full"])
        far = state(hall)
        while not well.got and time.monotonic() - posted < 240:
            time.sleep(0.5)
        heard = time.monotonic() - posted

        print(f"{PEOPLE - 1} mails in {mailed:.1f} s, the webhook after {heard:.1f} s: {far}")
        print(f"p95 of a page: {quiet * 1000:.0f} ms quiet, {loaded * 1000:.0f} ms among them")
        assert loaded < 2 * quiet
        assert len(sink.messages) == len(everybody)
        assert far["full"][0] == "late"
        assert "452" in far["full"][1]
        assert well.got
        assert far["deliveries"] == 0
        assert sum(far["tried"]) >= 2
        assert far["jobs"] > 20
        assert worker_of(serving.pid) == worker


def _full_or_well(address: str) -> str:
    return "452 4.2.2 mailbox full" if address == FULL else "250 ok"


def _script(dripping: int, well: Other) -> str:
    words = {"PEOPLE": PEOPLE, "ENDPOINTS": ENDPOINTS, "DRIPPING": dripping, "WELL": well.url}
    script = MANY_NEIGHBOURS
    for word, value in words.items():
        script = script.replace(word, str(value))
    return script


def _quiet_time(hall: Hall, cookie: str) -> float:
    """What the slowest of twenty pages takes, once the hall is warm."""
    for _warming_up in range(20):
        seconds_of_a_page(hall.port, PAGE, cookie)
    return slowest_of_twenty(hall.port, PAGE, cookie)


def worker_of(parent: int) -> str:
    """Its process, by its parent's; empty while there is none."""
    return subprocess.run(
        ["pgrep", "-P", str(parent), "-f", "guildhall worker"], capture_output=True, text=True
    ).stdout.strip()


def state(hall) -> dict:
    return json.loads(hall.python(STATE))
