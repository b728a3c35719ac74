"""A page that someone names in a form: by its title, how that begins, its number or its address."""

import re

from django import forms
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.commons.named import entries_beginning, ids_called
from guildhall.communities.seats import Seat
from guildhall.kit.named_links import numbered, without_link
from guildhall.kit.words import fold
from guildhall.library import queries
from guildhall.library.events import PAGE

_ADDRESS = re.compile(r"/library/(\d{1,15})")
MOST_CHOICES = 5


def page_named(typed: str, seat: Seat) -> Entry:
    """Raises ValidationError, with the choices where several begin like that."""
    number = _number_in(typed)
    if not number:
        name = without_link(typed)
        number = ids_called([name], seat.community, kind=PAGE).get(fold(name), 0)
    if not number:
        number = _beginning(typed, seat)
    found = queries.page_at(seat, number) if number else None
    if found is None or not found.is_published:
        raise forms.ValidationError(_("No page here is called “%(name)s”.") % {"name": typed})
    return found


def _number_in(typed: str) -> int:
    address = _ADDRESS.search(typed)
    return int(address[1]) if address else numbered(typed)[0]


def _beginning(typed: str, seat: Seat) -> int:
    key = fold(typed)
    alike = entries_beginning(typed, seat.community, most=MOST_CHOICES, kind=PAGE)
    called = [one for one in alike if fold(one.title).startswith(key)]
    if len(called) > 1:
        names = ", ".join(f"#{one.pk} {one.title}" for one in called)
        raise forms.ValidationError(
            _("Several pages begin with “%(name)s”: %(these)s. Type one of these.")
            % {"name": typed, "these": names}
        )
    return called[0].pk if called else 0
