"""Report what someone wrote; and, for those who look at reports, read and answer one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.kit.verdict import no, require
from guildhall.letters import actions, queries
from guildhall.letters.actions.reporting import NoOneToLook
from guildhall.letters.forms import AnswerForm, ReportForm
from guildhall.letters.models import LetterReport
from guildhall.letters.views.finding import person_named
from guildhall.letters.who_looks import places_for
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.saying import say

MOST_SHOWN = 60
REPORTS = ListPage(
    template="letters/letter_reports.html",
    title=gettext_lazy("Reports about letters"),
    text=gettext_lazy("You can read only the messages that were chosen to be shown here."),
    nothing=Nothing(
        gettext_lazy("No reports"),
        gettext_lazy("When someone reports a letter to you, it appears here."),
    ),
)
MINE = ListPage(
    template="letters/my_reports.html",
    title=gettext_lazy("My reports about letters"),
    nothing=Nothing(
        gettext_lazy("No reports"),
        gettext_lazy("You'll find “Report …” behind “…” on each letter."),
    ),
)


@login_required
def report_letters(request: AuthenticatedRequest, username: str) -> HttpResponse:
    """With the messages of one letter to choose from, or of all letters; or without any."""
    about = person_named(request.user, username)
    if about.pk == request.user.pk:
        require(no(_("This is you.")))
    places = places_for(about, by=request.user)
    letter_id = _number(request.GET.get("letter", ""))
    messages = queries.messages_to_show(request.user, about, letter_id=letter_id)
    newest = messages.order_by("-pk").values("pk")[:MOST_SHOWN]
    shown = messages.filter(pk__in=list(newest.values_list("pk", flat=True)))
    form = ReportForm(
        request.POST or None, places=places, messages=shown.select_related("author").order_by("pk")
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.report_letters(
                about,
                by=request.user,
                to=form.place,
                why=form.cleaned_data["why"],
                shown=list(form.cleaned_data.get("shown", ())),
            )
        except NoOneToLook as problem:
            form.add_error("to", str(problem))
        else:
            say(request, _("Reported. You'll be told when someone has looked at it."))
            return redirect("letters:my_reports")
    context = {"form": form, "about": about, "places": places}
    return render(
        request, "letters/report_letters.html", context, status=422 if form.errors else 200
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 16 else 0


@login_required
def my_reports(request: AuthenticatedRequest) -> HttpResponse:
    reports = LetterReport.objects.filter(by=request.user).select_related("about", "community")
    return list_page(request, MINE, page_for(request, reports, by="at"))


@login_required
def letter_reports(request: AuthenticatedRequest) -> HttpResponse:
    """Those that this steward or owner can look at; for others an empty list."""
    return list_page(
        request, REPORTS, page_for(request, queries.reports_for(request.user), by="at")
    )


@login_required
def letter_report(request: AuthenticatedRequest, report_id: int) -> HttpResponse:
    report = get_object_or_404(queries.reports_for(request.user), pk=report_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and report.closed_at is None and form.is_valid():
        actions.close_report(report, by=request.user, answer=form.cleaned_data["answer"])
        say(request, _("Closed. The person who reported it reads your answer."))
        return redirect("letters:letter_reports")
    shown = report.shown.select_related("author")
    context = {"report": report, "shown": shown, "form": form}
    return render(request, "letters/letter_report.html", context)
