"""The space that files take is a running sum, and always what a recount says."""

import io
import random
import threading
from contextlib import suppress

import pytest
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from guildhall.cli.doctor_files import examine_kept_files
from guildhall.commons.actions import (
    NotKept,
    attach_file,
    attach_photo,
    attach_picture,
    change_beside,
    delete_entry,
    grow,
    lay_beside,
    mend_space,
    merge_entry,
    move_entry,
    put_beside,
    space_used,
    wrong_sums,
)
from guildhall.commons.actions.file_work import work_on_files
from guildhall.commons.models import Attachment, Entry, Space
from guildhall.commons.tasks import sweep_files
from guildhall.communities.actions import join, start_community
from guildhall.demo import DEMO
from guildhall.demo.actions import remove_demo
from guildhall.people.actions import claim, leave, merge_accounts, offer_claim, revoke_claim
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.models import House, Person
from guildhall.questions.actions import ask
from guildhall.talk.actions import write_post
from tests.kept_world import World, build_world
from tests.own_clamav import EICAR
from tests.pictures import pdf, png

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def seals(world):
    made = start_community("Seals", by=world.ada, purpose="All about seals")
    join(made, person=world.ben)
    return made


def kept(world, content: bytes, name: str = "m.pdf", by: Person | None = None) -> Attachment:
    return attach_file(content, name=name, by=by or world.ben, community=world.community)


ACTS = ["add", "share", "put", "take away", "again", "move", "grow", "merge", "delete", "sweep"]


class Acts:
    """Acts of people with files, one after another, each on what there is of it."""

    def __init__(self, world, seals) -> None:
        self.world, self.seals, self.number = world, seals, 0
        self.entries: list[Entry] = []
        self.files: list[Attachment] = []

    def do(self, act: str, choice: int) -> None:
        self.number += 1
        getattr(self, f"_{act.replace(' ', '_')}")(choice)

    def _add(self, choice: int) -> None:
        by = [self.world.ben, self.world.cleo][choice % 2]
        self.files.append(kept(self.world, pdf(f"{choice % 4}"), by=by))

    def _share(self, choice: int) -> None:
        photo = attach_photo(png(choice % 5), name="p.png", by=self.world.ben)
        if choice % 2:
            self.files += lay_beside([photo], community=self.seals)
        else:
            attach_picture(png(choice % 5), by=self.world.ben)

    def _put(self, choice: int) -> None:
        entry = ask(self.world.community, by=self.world.ben, title=f"Why {self.number}?")
        self.entries.append(entry)
        put_beside(entry, self._some_files(choice), by=self.world.ben)

    def _take_away(self, choice: int) -> None:
        for entry in self._entry(choice):
            removed = [one.pk for one in entry.attachments.all()[: choice % 3]]
            change_beside(entry, self._some_files(choice), removed=removed, by=self.world.ben)

    def _again(self, choice: int) -> None:
        for entry in self._entry(choice):
            put_beside(entry, self._some_files(choice + 1), by=self.world.ben)

    def _move(self, choice: int) -> None:
        for entry in self._entry(choice):
            move_entry(entry, to=self.seals, by=self.world.ada)

    def _grow(self, choice: int) -> None:
        for entry in self._entry(choice):
            if entry.is_published and entry.community_id == self.world.community.pk:
                grow(entry, to_kind="tip", by=self.world.ben, title=f"Tip {self.number}")

    def _merge(self, choice: int) -> None:
        others = [one for one in self._here() if one.is_published]
        if len(others) > 1:
            one, other = others[choice % len(others)], others[choice % len(others) - 1]
            merge_entry(one, into=other, by=self.world.ada)

    def _delete(self, choice: int) -> None:
        for entry in self._entry(choice):
            delete_entry(entry, by=self.world.ben)

    def _sweep(self, _choice: int) -> None:
        Attachment.objects.unposted().update(uploaded_at="2020-01-01T00:00Z")
        sweep_files()
        self.files = [one for one in self.files if Attachment.objects.filter(pk=one.pk).exists()]

    def _here(self) -> list[Entry]:
        pks = [one.pk for one in self.entries]
        here = Entry.objects.filter(pk__in=pks, community=self.world.community)
        return list(here.select_related("community", "author").order_by("pk"))

    def _entry(self, choice: int) -> list[Entry]:
        here = self._here()
        return [here[choice % len(here)]] if here else []

    def _some_files(self, choice: int) -> list[Attachment]:
        return self.files[choice % 3 :: 2]


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=14))
def test_whatever_people_do_the_sums_are_what_a_recount_says(world, seals, acts):
    acting = Acts(world, seals)

    for act, choice in [("add", 0), ("add", 1), ("put", 0), *acts]:
        acting.do(act, choice)
        assert list(wrong_sums()) == [], act


def test_a_sum_is_of_all_a_person_added_and_all_in_a_community(world, seals):
    kept(world, pdf("1"))
    attach_file(pdf("22"), name="m.pdf", by=world.ben, community=seals)
    kept(world, pdf("333"), by=world.cleo)

    used = [space_used(world.ben, world.community), space_used(world.cleo, seals)]

    one, two, three = (len(pdf(words)) for words in ("1", "22", "333"))
    assert used == [(one + two, one + three), (three, two)]


def test_a_claim_and_its_undoing_take_files_along(world):
    ids = bring_in_people("old.example", {"7": "J. Doe"}, at=timezone.now())
    imported = Person.objects.get_queryset().get(pk=ids["7"])
    kept(world, pdf("1"), by=imported)
    Person.objects.get_queryset().filter(pk=world.ada.pk).update(is_owner=True)

    made = claim(offer_claim(imported, by=world.ada), by=world.ben)
    claimed = [space_used(one).by_person for one in (imported, world.ben)]
    revoke_claim(made, by=world.ada)
    revoked = [space_used(one).by_person for one in (imported, world.ben)]

    assert (claimed, revoked) == ([0, len(pdf("1"))], [len(pdf("1")), 0])
    assert list(wrong_sums()) == []


def test_who_is_merged_and_who_leaves_take_files_along(world):
    entry = ask(world.community, by=world.cleo, title="Why?")
    put_beside(entry, [kept(world, pdf("1"), by=world.cleo)], by=world.cleo)
    kept(world, pdf("22"))

    merge_accounts(world.cleo, into=world.ben, by=world.ada)
    merged = space_used(world.ben).by_person
    leave(world.ben, left_as=Person.LeftAs.FORMER_MEMBER)

    assert merged == len(pdf("1")) + len(pdf("22"))
    assert space_used(world.ben).by_person == len(pdf("1"))
    assert list(wrong_sums()) == []


def test_a_file_in_which_a_virus_is_found_takes_no_space(world, settings, clamav):
    settings.CLAMD_URL = clamav.url
    kept(world, EICAR, "letter.txt")

    while work_on_files():
        pass

    assert space_used(world.ben, world.community) == (0, 0)
    assert list(wrong_sums()) == []


def test_a_drift_is_seen_by_the_doctor_and_mended_in_the_night(world):
    kept(world, pdf())
    Space.objects.filter(person=world.ben).update(bytes=-7)
    Space.objects.filter(community=world.community).delete()
    findings = [one.sentence for one in examine_kept_files()]

    mended = mend_space()

    assert findings == ["The space that files take is counted wrong for 2 people or communities."]
    assert mended == 2
    assert space_used(world.ben, world.community) == (len(pdf()), len(pdf()))
    assert list(examine_kept_files()) == []


def test_removing_the_demo_gives_back_the_space_of_what_real_people_wrote_there(world):
    Person.objects.get_queryset().filter(pk=world.dov.pk).update(source=DEMO, foreign_id="dov")
    invented = start_community("Valves", by=world.dov, purpose="Nothing")
    post = write_post(invented, by=world.ben, body="Look")
    mine = attach_file(pdf(), name="m.pdf", by=world.ben, community=invented)
    put_beside(post, [mine], by=world.ben)
    filled = space_used(world.ben).by_person

    remove_demo(with_what_real_people_wrote=True)

    assert (filled, space_used(world.ben).by_person) == (len(pdf()), 0)
    assert list(wrong_sums()) == []


@pytest.mark.parametrize("number", [1, 30])
def test_how_much_space_is_left_is_one_read_however_many_files_there_are(
    world, number, django_assert_num_queries
):
    for one in range(number):
        kept(world, pdf(f"{one}"))

    with django_assert_num_queries(1):
        space_used(world.ben, world.community)


def test_everyone_reads_how_much_their_files_take_and_stewards_what_the_community_has(
    world, as_person
):
    mine_alone = kept(world, pdf("mine"), by=world.ben).size
    ours_together = mine_alone + kept(world, pdf("hers"), by=world.cleo).size

    mine = as_person(world.ben).get("/me/account/").content.decode()
    ours = as_person(world.ada).get("/c/pumps/settings/").content.decode()

    assert f"Your files take {filesizeformat(mine_alone)} of the" in mine
    assert f"The files here take {filesizeformat(ours_together)} of the" in ours


@pytest.fixture
def committed(transactional_db) -> World:
    return build_world()


QUOTAS = {"of a person": {"quota_of_person_mb": 1}, "of a community": {"quota_of_community_mb": 1}}


@pytest.mark.parametrize("quota", QUOTAS.values(), ids=QUOTAS)
def test_files_that_come_at_once_do_not_pass_a_quota_together(committed, quota):
    """Of one person, or of four who fill one community."""
    world, together = committed, threading.Barrier(4)
    House.objects.update_or_create(pk=1, defaults=quota)
    people = [world.ben] * 4
    if "quota_of_community_mb" in quota:
        people = [world.ada, world.ben, world.cleo, world.dov]

    def send_one(number: int) -> None:
        together.wait()
        with suppress(NotKept):
            kept(world, b"%d " % number * 300_000, "log.txt", by=people[number])
        connection.close()

    threads = [threading.Thread(target=send_one, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Attachment.objects.count() == 1
    assert list(wrong_sums()) == []


def test_photos_that_are_shared_at_once_do_not_pass_a_quota_together(committed):
    world, together = committed, threading.Barrier(3)
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 1})
    photos = [noise(number) for number in range(3)]

    def share_one(number: int) -> None:
        together.wait()
        with suppress(NotKept):
            attach_photo(photos[number], name="p.png", by=world.ben)
        connection.close()

    threads = [threading.Thread(target=share_one, args=[number]) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Attachment.objects.count() == 1
    assert space_used(world.ben).by_person <= 1024**2


def noise(number: int) -> bytes:
    """A picture that takes more than half a megabyte, however it is encoded."""
    out = io.BytesIO()
    pixels = random.Random(number).randbytes(900 * 900 * 3)
    Image.frombytes("RGB", (900, 900), pixels).save(out, "PNG", compress_level=0)
    return out.getvalue()
