"""Small tests of ideas that nobody runs, or that nobody has said the result of."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, WorkKind
from guildhall.communities.seats import Seat
from guildhall.ideas.models import SmallTest

SMALL_TEST = WorkKind("small-test", "flask-conical", gettext_lazy("see how a small test went"), 105)


def small_tests(seat: Seat) -> list[Suggestion]:
    """Those that were passed on to the stewards, the longest over first. One query."""
    passed_on = SmallTest.objects.running().filter(
        passed_on_at__isnull=False, entry__in=Entry.objects.at(seat)
    )
    rows = passed_on.select_related("entry").defer("entry__body", "entry__body_html")
    ordered = rows.order_by("until_on", "pk")[:MOST_OF_A_KIND]
    return [_suggestion(seat, test) for test in ordered]


def _suggestion(seat: Seat, test: SmallTest) -> Suggestion:
    title, slug = {"title": test.entry.heading}, seat.community.slug
    if not test.is_over:
        return Suggestion(
            SMALL_TEST,
            test.pk,
            _("Find someone to run “%(title)s”") % title,
            _("The person who ran this small test has left. It can go on with someone else."),
            _("Look at it"),
            path_of(test.entry, slug),
        )
    why = _("It was to run until %(day)s. Ask the people who ran it, or write down what you know.")
    return Suggestion(
        SMALL_TEST,
        test.pk,
        _("What did “%(title)s” show?") % title,
        why % {"day": date_format(test.until_on, "j F")},
        _("Say what we learned"),
        reverse("finish_small_test", args=[slug, test.pk]),
    )
