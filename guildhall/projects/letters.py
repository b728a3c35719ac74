"""The only mail to people without an account: their links anew, where they offer help again.

It goes out later and by a worker. So someone who fills in the form with the address of a neighbour
sees no difference, and learns nothing.
"""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.activity.listeners import Delivery, Event
from guildhall.mail.actions import write_letter
from guildhall.mail.building import absolute, plain
from guildhall.mail.kinds import LetterKind, NothingToSay
from guildhall.mail.models import Letter
from guildhall.projects.models import Volunteer
from guildhall.projects.volunteers_links import token_of

OFFERED_AGAIN = "offered_again"
AT_MOST_EVERY = dt.timedelta(days=1)


def letters() -> LetterKind:
    return LetterKind(
        OFFERED_AGAIN, gettext_lazy("Links for someone who offers help again"), _offered_again
    )


def write_links_anew(event: Event, _delivery: Delivery) -> None:
    """To someone who had offered help before with this mail address.

    At most one waits, and a day lies between two: nobody can fill the mailbox of someone else.
    """
    if not settings.HAS_MAIL:
        return
    offered = Volunteer.objects.filter(pk=event.detail.get("volunteer")).first()
    if offered is None or not offered.is_by_mail:
        return
    first = _same_address(offered)[0]
    if first != offered and _is_address(first.reach):
        about, key = {"volunteer": first.pk}, f"project {event.entry_id}"
        lately = _sent_at(first.reach, key)
        write_letter(
            OFFERED_AGAIN,
            address=first.reach,
            about=about,
            key=key,
            not_before=lately + AT_MOST_EVERY if lately else None,
        )


def _sent_at(address: str, key: str) -> dt.datetime | None:
    """When the last one went there."""
    before = Letter.objects.filter(kind=OFFERED_AGAIN, person_id=0, address=address, key=key)
    sent_at: dt.datetime | None = before.aggregate(at=Max("sent_at"))["at"]
    return sent_at


def _offered_again(letter: Letter) -> EmailMessage:
    """Raises NothingToSay where they have left meanwhile, or the project isn't there."""
    rows = Volunteer.objects.select_related("project__entry__community")
    first = rows.filter(pk=letter.about["volunteer"]).first()
    if first is None or not first.project.is_there:
        raise NothingToSay("they have left, or the project is not there")
    links = [
        absolute(reverse("volunteer_page", args=[token_of(one)])) for one in _same_address(first)
    ]
    title = first.project.entry.title
    context = {"title": title, "links": links}
    subject = _("Your pages for “%(title)s”") % {"title": title}
    return plain("projects/mail/offered_again.txt", context, letter=letter, subject=subject)


def _same_address(offered: Volunteer) -> list[Volunteer]:
    """Those of one project with this address, letter by letter; the first offer first."""
    rows = Volunteer.objects.filter(project=offered.project_id, reach_key=offered.reach_key)
    return [one for one in rows if one.reach.casefold() == offered.reach.casefold()]


def _is_address(reach: str) -> bool:
    try:
        validate_email(reach)
    except ValidationError:
        return False
    return True
