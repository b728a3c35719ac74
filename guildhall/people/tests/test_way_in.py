"""Somebody can't get in and gets no mail: the owners hear of it, one hands over a way in, once."""

import datetime as dt
import re

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.people.models import AuditRecord, WayIn
from guildhall.people.sign_in_names import signing_in
from tests.test_signing_up import old_ticket

WORDS = "four plain words here"
NEW = "four newer words here"


def told_to(person, as_person) -> str:
    return as_person(person).get("/me/notices/").content.decode()


def link_for(person, *, by, as_person) -> str:
    page = as_person(by).post(f"/hall/people/{person.pk}/way-in/").content.decode()
    return re.search(r"http://testserver(/way-in/\S+?/)<", page)[1]


def owner_of(world):
    world.ada.is_owner = True
    world.ada.save()
    return world.ada


def ask(name: str):
    return Client().post("/cant-get-in/", {"name": name, "ticket": old_ticket()})


def test_a_way_in_sets_a_new_password_once_is_written_down_and_its_person_is_told(
    world, as_person, deliver
):
    ada = owner_of(world)
    link = link_for(world.ben, by=ada, as_person=as_person)
    deliver()

    opened = Client().get(link)
    weak = Client().post(link, {"password": "short"})
    done = Client().post(link, {"password": NEW})
    again = Client().post(link, {"password": "yet four other words"})

    world.ben.refresh_from_db()
    assert (opened.status_code, weak.status_code, done.status_code, again.status_code) == (
        200,
        200,
        302,
        410,
    )
    assert world.ben.check_password(NEW)
    assert AuditRecord.objects.filter(act="way in made", person=world.ben, by=ada).exists()
    assert AuditRecord.objects.filter(act="way in used", person=world.ben).exists()
    assert "made a link to a new password for you" in told_to(world.ben, as_person)


def test_a_way_in_ends_after_half_an_hour_and_with_the_next_one(world, as_person):
    ada = owner_of(world)
    first = link_for(world.ben, by=ada, as_person=as_person)
    second = link_for(world.ben, by=ada, as_person=as_person)
    replaced = Client().get(first).status_code
    WayIn.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))

    assert (replaced, Client().get(second).status_code) == (410, 410)


def test_only_an_owner_hands_it_over(world, as_person):
    assert as_person(world.ada).post(f"/hall/people/{world.ben.pk}/way-in/").status_code == 403


def test_a_second_factor_stays_and_a_lost_passkey_that_was_the_only_way_goes(world, as_person):
    ada = owner_of(world)
    world.ben.set_password(WORDS)
    world.ben.save()
    world.cleo.set_unusable_password()
    world.cleo.save()
    for person in (world.ben, world.cleo):
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "phone"}
        )
        Client().post(link_for(person, by=ada, as_person=as_person), {"password": NEW})

    kept = Authenticator.objects.values_list("user__name", flat=True)
    assert list(kept) == ["Ben"]


def test_who_cannot_get_in_tells_the_owners_once_an_hour(world, as_person, deliver):
    ada = owner_of(world)

    ask("Ben")
    ask("ben")
    deliver()

    told = told_to(ada, as_person)
    assert "Ben can&#x27;t get in" in told
    assert Event.objects.filter(verb="person.locked_out").count() == 1
    assert "can&#x27;t get in" not in told_to(world.ben, as_person)


def test_the_answer_gives_away_nobody(world, as_person, deliver):
    ada = owner_of(world)
    known, unknown = (ask(name) for name in ("Cleo", "Nobody Here"))
    deliver()

    def words(answer) -> str:
        return re.sub(r"nonce-\S+|value=\"[^\"]*\"", "", answer.content.decode())

    assert "the owners of the hall know now" in words(known)
    assert words(known) == words(unknown)
    assert signing_in("Nobody Here") == []
    assert told_to(ada, as_person).count("can&#x27;t get in") == 1
