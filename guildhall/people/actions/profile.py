"""What a person says about themselves."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.actions import record
from guildhall.activity.findable import Findable, text_changed
from guildhall.kit import files
from guildhall.kit.markdown import render
from guildhall.kit.pictures import square_picture
from guildhall.kit.words import fold
from guildhall.people.actions.finding import keep_found_by
from guildhall.people.events import OFFERS_CHANGED, PERSON_CHANGED
from guildhall.people.models import Offer, Person, Unit, UnitPeriod
from guildhall.web.display import Look

LONGEST = 60  # letters of a key: folded, some texts are longer than they were typed


class ListIsFull(ValueError):
    """A profile holds only so many of a kind; `most` is how many."""

    def __init__(self, most: int) -> None:
        sentence = _(
            "This list is full: it holds %(most)d. Keep what people can really ask of you, "
            "and remove one to add this."
        )
        super().__init__(sentence % {"most": most})
        self.most = most


def edit_profile(
    person: Person, *, name: str, username: str, headline: str, about: str, time_zone: str
) -> Person:
    """Change the profile. A new name shows wherever the person is mentioned or has written."""
    with transaction.atomic():
        before = (person.name, person.username)
        person.name, person.headline, person.time_zone = name.strip(), headline.strip(), time_zone
        person.username, person.username_key = username, fold(username)
        person.about, person.about_html = about, render(about)
        person.save()
        if before != (person.name, person.username):
            record(PERSON_CHANGED, actor_id=person.pk)
        keep_found_by(person)
        text_changed(Findable.PERSON, [person.pk])
    return person


def choose_look(person: Person, look: Look) -> Person:
    """Show every page in this look, wherever the person is signed in."""
    person.look = str(look)
    person.save(update_fields=["look"])
    return person


def set_picture(person: Person, content: bytes) -> Person:
    """Show this picture. Raises NotAPicture."""
    picture = square_picture(content)
    return _show_picture(person, files.keep(picture.content, picture.suffix))


def remove_picture(person: Person) -> Person:
    """Show no picture. Without one nothing changes."""
    return _show_picture(person, "") if person.picture else person


def set_offers(person: Person, kind: str, texts: list[str]) -> None:
    """Replace what the person listed of this kind; at most as many as `Offer.MOST` allows."""
    wanted = {fold(text)[:LONGEST]: text.strip() for text in texts if text.strip()}
    with transaction.atomic():
        gone = Offer.objects.filter(person=person, kind=kind).exclude(text_key__in=wanted)
        removed, _by_table = gone.delete()
        kept = set(
            Offer.objects.filter(person=person, kind=kind).values_list("text_key", flat=True)
        )
        room = Offer.MOST[Offer.Kind(kind)] - len(kept)
        new = [key for key in wanted if key not in kept][: max(room, 0)]
        Offer.objects.bulk_create(
            Offer(person=person, kind=kind, text=wanted[key], text_key=key) for key in new
        )
        if removed or new:
            _offers_changed(person)


def add_offer(person: Person, *, kind: str, text: str) -> Offer:
    """List one more, or find it where it is listed already.

    Raises ListIsFull where there are as many as `Offer.MOST` allows.
    """
    key = fold(text)[:LONGEST]
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        listed = Offer.objects.filter(person=person, kind=kind)
        known = listed.filter(text_key=key).first()
        if known:
            return known
        most = Offer.MOST[Offer.Kind(kind)]
        if listed.count() >= most:
            raise ListIsFull(most)
        offer = Offer.objects.create(person=person, kind=kind, text=text.strip(), text_key=key)
        _offers_changed(person)
    return offer


def remove_offer(offer: Offer, *, by: Person) -> None:
    """List it no longer. What others wrote about it goes, too."""
    with transaction.atomic():
        removed, _by_table = Offer.objects.filter(pk=offer.pk, person=by).delete()
        if removed:
            _offers_changed(by)


def set_unit(person: Person, unit: Unit | None, *, at: dt.datetime | None = None) -> None:
    """From now (or `at`) on, the person works in `unit`. Where they worked before is kept."""
    with transaction.atomic():
        current = (
            UnitPeriod.objects.select_for_update().filter(person=person, until__isnull=True).first()
        )
        if (current.unit_id if current else None) == (unit.pk if unit else None):
            return
        moment = at or timezone.now()
        UnitPeriod.objects.filter(person=person, until__isnull=True).update(until=moment)
        if unit:
            UnitPeriod.objects.create(person=person, unit=unit, since=moment)
        keep_found_by(person)


def _offers_changed(person: Person) -> None:
    keep_found_by(person)
    text_changed(Findable.PERSON, [person.pk])
    record(OFFERS_CHANGED, actor_id=person.pk)


def _show_picture(person: Person, name: str) -> Person:
    with transaction.atomic():
        person.picture = name
        person.save(update_fields=["picture"])
        record(PERSON_CHANGED, actor_id=person.pk)
    return person
