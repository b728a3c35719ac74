"""When you may be asked: your own choice."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.people import actions
from guildhall.people.forms.capacity import CapacityForm
from guildhall.people.models import Capacity
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
def when_asked(request: AuthenticatedRequest) -> HttpResponse:
    capacity = Capacity.of(request.user)
    initial = {
        "most_a_week": "" if capacity.most_a_week is None else str(capacity.most_a_week),
        "not_until": capacity.not_until,
        "by_name": capacity.by_name,
    }
    form = CapacityForm(request.POST or None, person=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_capacity(request.user, **form.cleaned_data)
        say(request, _("Saved. Nobody else sees this."))
        return redirect("when_asked")
    status = 422 if form.errors else 200
    return render(request, "people/when_asked.html", {"form": form}, status=status)
