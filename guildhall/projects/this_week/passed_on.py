"""Projects that nobody organises, or nobody has said the end of."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, WorkKind
from guildhall.communities.seats import Seat
from guildhall.projects.models import Project

PROJECT = WorkKind("project", "hand-helping", gettext_lazy("look after a project"), 108)


def passed_on(seat: Seat) -> list[Suggestion]:
    """Those that were passed on to the stewards, the longest over first. One query."""
    waiting = Project.objects.going_on().filter(
        passed_on_at__isnull=False, entry__in=Entry.objects.at(seat)
    )
    rows = waiting.select_related("entry").defer("entry__body", "entry__body_html")
    return [_suggestion(seat, one) for one in rows.order_by("ends_at", "pk")[:MOST_OF_A_KIND]]


def _suggestion(seat: Seat, project: Project) -> Suggestion:
    title, path = {"title": project.entry.heading}, path_of(project.entry, seat.community.slug)
    if not project.is_over:
        return Suggestion(
            PROJECT,
            project.pk,
            _("Find someone to organise “%(title)s”") % title,
            _("Nobody organises this project any more. It can go on with someone else."),
            _("Look at it"),
            path,
        )
    project.entry.community = seat.community
    last_day = (project.ends_at or project.starts_at or project.entry.created_at).astimezone(
        project.zone
    )
    return Suggestion(
        PROJECT,
        project.pk,
        _("How did “%(title)s” go?") % title,
        _("Its day was %(day)s. Ask the organisers, or write down what you know.")
        % {"day": date_format(last_day, "j F")},
        _("Look at it"),
        path,
    )
