"""Somebody lost password and passkey in a hall without mail: an owner makes a link, once."""

import re

from django.test import Client

from guildhall.people.models import AuditRecord


def test_way_back_sets_a_new_password_once_and_is_written_down(world, as_person):
    world.ada.is_owner = True
    world.ada.save()
    page = as_person(world.ada).post(f"/hall/people/{world.ben.pk}/way-back/").content.decode()
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+?/)<", page)[1]
    lost = Client()

    form = lost.get(link, follow=True)
    lost.post(
        form.request["PATH_INFO"],
        {"password1": "four plain words here", "password2": "four plain words here"},
    )

    world.ben.refresh_from_db()
    assert world.ben.check_password("four plain words here")
    assert AuditRecord.objects.filter(
        act="way back in made", person=world.ben, by=world.ada
    ).exists()
    assert "token" not in Client().get(link).headers.get("Location", "").lower().replace(
        "set-password", ""
    )
    assert Client().get(link).status_code == 200  # the spent link says so, and leads nowhere
