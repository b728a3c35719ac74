"""The doors that settings open: mailed codes, OIDC, mail domains, the network; and the feed."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from guildhall.communities.actions import invite
from guildhall.communities.guests import Guest
from guildhall.communities.models import Community
from guildhall.mail.sending import send_due
from guildhall.people.actions import change_house
from guildhall.people.models import House, Person
from guildhall.questions.actions import ask
from tests.real_hall import Hall
from tests.test_signing_up import old_ticket

LOGIN_PAGE = """
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
from django.test import Client
print(Client().get("/accounts/login/").content.decode())
"""

CODE_BY_MAIL = """
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from guildhall.people.actions import arrive
ada = arrive("Ada")
EmailAddress.objects.create(user=ada, email="ada@example.org", verified=True, primary=True)
client = Client()
asked = client.post("/accounts/login/code/", {"email": "ada@example.org"}, follow=True)
print(asked.content.decode())
print(mail.outbox[0].subject, mail.outbox[0].body)
"""


def test_a_code_by_mail_is_sent_and_asked_for(hall):
    hall.env["EMAIL_URL"] = "smtp://localhost:1"

    page_and_mail = hall.python(CODE_BY_MAIL)

    assert "<h1>Enter your code</h1>" in page_and_mail
    assert "Your code to sign in" in page_and_mail
    assert "Enter this code in the window you have open:" in page_and_mail


def test_a_mailed_code_and_an_identity_provider_are_offered_where_they_are_set_up(hall):
    plain = hall.python(LOGIN_PAGE)
    hall.env["EMAIL_URL"] = "smtp://localhost:1"
    provider = {
        "id": "house",
        "name": "House account",
        "server_url": "https://id.example.org",
        "client_id": "x",
        "secret": "y",
    }
    hall.env["OIDC_PROVIDERS"] = json.dumps([provider])

    full = hall.python(LOGIN_PAGE)

    assert ("Mail me a code" in plain, "House account" in plain) == (False, False)
    assert ("Mail me a code" in full, "House account" in full) == (True, True)
    assert "/accounts/oidc/house/login/" in full


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "GUILDHALL_URL",
            "hall.example.org",
            "GUILDHALL_URL must look like https://hall.example.org",
        ),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must start with sqlite:/// or postgresql://."),
        ("CACHE_URL", "memcached://x", "CACHE_URL must look like redis://"),
        ("SECRET_KEY", "short", "SECRET_KEY must have at least 32 characters."),
        ("OIDC_PROVIDERS", "{", "OIDC_PROVIDERS must be a JSON list"),
        ("WEB_WORKERS", "0", "WEB_WORKERS must be a number from 1 to 64"),
    ],
)
def test_nonsense_is_refused_at_start(tmp_path, name, value, sentence):
    hall = Hall(tmp_path, "")
    hall.env[name] = value

    refused = hall.run("prepare")

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"guildhall: {sentence}")
    assert "Traceback" not in refused.stderr


def test_people_at_a_listed_mail_domain_come_in_by_a_link(world, with_mail):
    change_house(
        by=world.ada, name="Hall", sign_up=House.SignUp.MAIL_DOMAINS, mail_domains="example.org"
    )
    client = Client()

    other = client.post(
        "/join/", {"email": "mia@elsewhere.example", "ticket": old_ticket()}
    ).content.decode()
    client.post("/join/", {"email": "mia@example.org", "ticket": old_ticket()})
    send_due()
    link = re.search(r"http://localhost:8000(/join/\S+)", mail.outbox[0].body)[1]
    client.post(link, {"name": "Mia", "password": "four plain words here"})

    assert "at one of these domains" in other
    assert [message.to for message in mail.outbox] == [["mia@example.org"]]
    assert Person.objects.here().get(name="Mia").email == "mia@example.org"
    assert EmailAddress.objects.filter(
        email="mia@example.org", verified=True, primary=True
    ).exists()
    assert Client().get(link).status_code == 410


def test_who_is_here_already_is_not_told_apart(world, with_mail):
    change_house(
        by=world.ada, name="Hall", sign_up=House.SignUp.MAIL_DOMAINS, mail_domains="example.org"
    )
    world.ben.email = "ben@example.org"
    world.ben.save()

    known, unknown = (
        Client()
        .post("/join/", {"email": f"{name}@example.org", "ticket": old_ticket()})
        .content.decode()
        for name in ("ben", "mia")
    )
    send_due()

    assert known.replace("ben@", "x@") == unknown.replace("mia@", "x@")
    assert len(mail.outbox) == 1


def test_an_invitation_by_mail_carries_the_link(world, with_mail, as_person):
    response = as_person(world.ada).post(
        "/c/pumps/people/invite/", {"guests": "Mo <mo@example.org>\nZoe", "confirmed": "yes"}
    )
    send_due()

    assert response.status_code == 302
    assert [message.to for message in mail.outbox] == [["mo@example.org"]]
    assert "/invited/" in mail.outbox[0].body


def test_a_private_community_is_found_by_who_was_invited_by_mail(world, as_person):
    from allauth.account.models import EmailAddress

    Community.objects.filter(pk=world.community.pk).update(visibility="private")
    EmailAddress.objects.create(user=world.dov, email="dov@example.org", verified=True)
    before = as_person(world.dov).get("/c/pumps/").status_code
    invite(world.community, guests=[Guest("Dov", "dov@example.org")], by=world.ada)

    assert (before, as_person(world.dov).get("/c/pumps/").status_code) == (404, 200)


def test_invite_colleagues_shows_the_address_and_its_code(world, as_person, settings):
    world.ada.is_owner = True
    world.ada.save()
    alone = as_person(world.ada).get("/hall/invite/").content.decode()
    settings.GUILDHALL_URL = "https://hall.example.org"

    shown = as_person(world.ada).get("/hall/invite/").content.decode()

    assert "HOST=0.0.0.0" in alone
    assert "https://hall.example.org" in shown
    assert 'src="data:image/svg+xml;base64,' in shown


def test_the_feed_is_atom(world, client):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    ask(world.community, by=world.ada, title="Why <does> it & trip?", body="**bold**")

    response = client.get("/c/pumps/questions/feed/")

    feed = ElementTree.fromstring(response.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.find(f"{atom}title").text for entry in feed.findall(f"{atom}entry")] == [
        "Why <does> it & trip?"
    ]


def test_security_headers_stand_on_every_page(world, as_person):
    for path in ("/", "/accounts/login/", "/c/pumps/", "/nothing/"):
        headers = as_person(world.ben).get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
