"""Walk in as an invented person, and remove the demo."""

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.demo import actions, policy, queries
from guildhall.demo.forms import RemoveDemoForm
from guildhall.kit.verdict import require
from guildhall.people.requests import reader_of
from guildhall.people.views.arrival import BACKEND
from guildhall.web.saying import say


@require_POST
def walk_in(request: HttpRequest, visitor: str) -> HttpResponse:
    person = queries.visitor(visitor)
    if person is None:
        raise Http404
    require(policy.may_walk_in())
    logout(request)
    login(request, person, backend=BACKEND)
    return redirect("/")


def remove_demo(request: HttpRequest) -> HttpResponse:
    """Ask once, then remove; what real people wrote needs a second yes and is saved first."""
    if not queries.has_demo():
        raise Http404
    require(policy.may_remove_demo(reader_of(request)))
    writers = queries.real_writers()
    form = RemoveDemoForm(
        request.POST if request.method == "POST" else None,
        has_writers=bool(writers),
    )
    if request.method == "POST" and form.is_valid():
        exported = actions.remove_demo(with_what_real_people_wrote=bool(writers))
        say(request, _("The demo is removed."))
        if exported:
            say(
                request,
                _("A copy of what real people wrote is in %(folder)s."),
                folder=exported[0].parent,
            )
        return redirect("/")
    return render(request, "demo/remove_demo.html", {"form": form, "writers": writers})
