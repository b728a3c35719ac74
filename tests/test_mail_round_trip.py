"""A real hall, a real SMTP server and a real LMTP door.

Ask by mail, be answered, solve by mail; and workers that are killed.
"""

import json
import random
import smtplib
import time
from collections import Counter

import pytest

from tests.mail_servers import free_port, mail_server, name_server
from tests.signed_mail import key_pair, letter

pytestmark = pytest.mark.database

BEGIN = """
from allauth.account.models import EmailAddress
from guildhall.communities.actions import join, start_community
from guildhall.notifications.actions import set_preference
from guildhall.people.actions import arrive
ben, cleo = arrive("Ben"), arrive("Cleo")
community = start_community("Pumps", by=ben, purpose="Keep them running", slug="pumps")
join(community, person=cleo)
for person in (ben, cleo):
    EmailAddress.objects.create(
        user=person, email=f"{person.username}@example.org", verified=True, primary=True
    )
    set_preference(by=person, quiet_from=0, quiet_until=0, digest="never")
"""
ANSWER = """
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.questions.actions import answer
answer(Entry.objects.get(), by=Person.objects.get_by_natural_key("cleo"), body="The *wide* seal.")
"""
AT_ONCE = """
from django.utils import timezone
from guildhall.mail.models import Letter
Letter.objects.waiting().update(not_before=timezone.now())
"""
STATE = """
from guildhall.commons.models import Entry, Reply
entry = Entry.objects.filter(kind="question").first()
print(entry.state if entry else "nothing", Reply.objects.count())
"""


def about_pump_seven(sink) -> list:
    """Ben is also asked to greet Cleo; that is another mail."""
    return [mail for mail in sink.to("ben@example.org") if "pump seven" in str(mail["Subject"])]


def hand_over(port: int, raw: bytes, to: str) -> None:
    with smtplib.LMTP("127.0.0.1", port) as door:
        door.sendmail("ben@example.org", [to], raw)


def test_ask_be_answered_and_solve_by_mail(hall, until):
    door = free_port()
    with mail_server() as sink, name_server("k1._domainkey.example.org", key_pair()[1]) as resolver:
        hall.env |= {
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "MAIL_DOOR": f"127.0.0.1:{door}",
            "MAIL_ADDRESS": "hall@hall.example",
            "MAIL_RESOLVER": f"127.0.0.1:{resolver}",
            "GUILDHALL_URL": f"http://localhost:{hall.port}",
        }
        hall.python(BEGIN)
        hall.start("serve")
        assert until(lambda: hall.status("/health/ready") == 200)
        assert until(lambda: _is_open(door))

        hand_over(
            door,
            letter(
                "hall+c-pumps@hall.example",
                "It trips after ten minutes.",
                subject="Why does pump seven trip?",
            ),
            "hall+c-pumps@hall.example",
        )
        assert until(lambda: hall.python(STATE) == "waiting 0")
        hall.python(ANSWER)
        assert until(lambda: hall.python(AT_ONCE + "print(Letter.objects.count())") != "0")
        assert until(lambda: hall.python(AT_ONCE) == "" and about_pump_seven(sink))
        [told] = about_pump_seven(sink)
        quoted = "\n".join(
            f"> {line}" for line in told.get_body(("plain",)).get_content().splitlines()
        )
        hand_over(
            door,
            letter(
                told["Reply-To"],
                f"This solved it.\n\nOn Tue, Nov 24, 2026 at 9:41 AM Cleo wrote:\n{quoted}",
            ),
            told["Reply-To"],
        )
        assert until(lambda: hall.python(STATE) == "solved 1")

    assert told["Subject"] == "Re: Why does pump seven trip?"
    assert "The wide seal." in told.get_body(("plain",)).get_content()
    assert "<em>wide</em>" in told.get_body(("html",)).get_content().replace(' style="', "")
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert told["List-Id"] == "Pumps <pumps.hall.example>"
    assert told["References"].endswith("@hall.example>")


def test_the_door_takes_only_what_is_for_the_hall(hall, until):
    door = free_port()
    hall.env |= {"MAIL_DOOR": f"127.0.0.1:{door}", "MAIL_ADDRESS": "hall@hall.example"}
    hall.start("mail-door")
    assert until(lambda: _is_open(door))

    with smtplib.LMTP("127.0.0.1", door) as client:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail("x@example.org", ["somebody@else.example"], b"Subject: x\r\n\r\nx")
        with pytest.raises(smtplib.SMTPSenderRefused):
            client.sendmail("x@example.org", ["hall@hall.example"], b"x" * (26 * 1024 * 1024))

    assert (
        hall.python(
            "from guildhall.incoming.models import IncomingMail; "
            "print(IncomingMail.objects.count())"
        )
        == "0"
    )


MANY = """
import json
from allauth.account.models import EmailAddress
from guildhall.communities.actions import start_community
from guildhall.communities.models import Membership
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import ChosenLevel, Preference
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.talk.actions import write_post
ada = arrive("Ada")
community = start_community("Many", by=ada, purpose="x")
people = Person.objects.get_queryset().bulk_create(
    [Person(username=f"p{n}", username_key=f"p{n}", name=f"P {n}") for n in range(%d)]
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
        EmailAddress(
            user=person, email=f"{person.username}@example.org", verified=True, primary=True
        )
        for person in people
    ]
)
write_post(community, by=ada, body="Good morning, all of you")
"""
HOW_FAR = """
import json
from guildhall.activity.models import Delivery
from guildhall.mail.models import Letter
from guildhall.notifications.models import Hearing
notices = Letter.objects.filter(kind="notice")  # on Mondays there is a mail for the steward, too
print(json.dumps({
    "heard": Hearing.objects.count(),
    "letters": notices.count(),
    "sent": notices.filter(sent_at__isnull=False).count(),
    "perhaps_twice": {
        str(letter.pk): letter.perhaps_twice
        for letter in Letter.objects.filter(perhaps_twice__gt=0)
    },
    "waiting": Delivery.objects.count(),
}))
"""
LEASES_END = """
from django.utils import timezone
from guildhall.activity.models import Delivery, Recurrence
from guildhall.mail.models import Letter
past = timezone.now() - timezone.timedelta(minutes=10)
Delivery.objects.exclude(leased_until=None).update(leased_until=past)
Letter.objects.waiting().exclude(leased_until=None).update(leased_until=past)
Letter.objects.waiting().update(not_before=past)
""".replace("timezone.timedelta", "__import__('datetime').timedelta")


@pytest.mark.parametrize(
    ("people", "kills"), [(300, 3), pytest.param(2000, 12, marks=pytest.mark.slow)]
)
def test_two_workers_one_killed_again_and_again_lose_nothing(hall, people, kills):
    chance = random.Random(people)
    with mail_server() as sink:
        hall.env |= {
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "MAIL_ADDRESS": "hall@hall.example",
        }
        hall.python(MANY % people)
        hall.start("worker")
        for _time in range(kills):
            victim = hall.start("worker")
            time.sleep(2.5 + chance.random() * 1.5)
            victim.kill()
            hall.python(LEASES_END)
        deadline = time.monotonic() + 240
        far = json.loads(hall.python(HOW_FAR))
        while far["sent"] < people and time.monotonic() < deadline:
            hall.python(LEASES_END)
            time.sleep(2)
            far = json.loads(hall.python(HOW_FAR))
        got = Counter(message["To"] for message in sink.messages)

    twice = {message["Message-ID"] for message in sink.messages if got[message["To"]] > 1}
    print(
        f"{people} people, {kills} kills: {sum(got.values())} mails, "
        f"{len(twice)} came twice, {len(far['perhaps_twice'])} counted"
    )
    assert (far["heard"], far["letters"], far["sent"]) == (people, people, people)
    assert set(got) == {f"p{number}@example.org" for number in range(people)}
    assert {message_id.split(".")[1] for message_id in twice} <= set(far["perhaps_twice"])


def _is_open(port: int) -> bool:
    try:
        with smtplib.LMTP("127.0.0.1", port):
            return True
    except OSError:
        return False
