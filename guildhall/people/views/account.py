"""Sign-in and data: what protects the account, downloading your data, leaving."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.people import actions
from guildhall.people.actions.leaving import LastOwner
from guildhall.people.archive import archive_of
from guildhall.people.events import DATA_EXPORTED
from guildhall.people.forms.display import LookForm
from guildhall.people.forms.profile import LeaveForm
from guildhall.people.requests import AuthenticatedRequest
from guildhall.people.ways_in import offered_services
from guildhall.web.display import look_of
from guildhall.web.saying import say


@login_required
def account_settings(request: AuthenticatedRequest) -> HttpResponse:
    return render(
        request,
        "people/account_settings.html",
        {"has_services": bool(offered_services()), "look_form": LookForm.of(look_of(request))},
    )


@login_required
@require_POST
@reauthentication_required
def export_data(request: AuthenticatedRequest) -> FileResponse:
    actions.note_audit(DATA_EXPORTED, by=request.user, person=request.user)
    name = f"guildhall-{request.user.username}.zip"
    return FileResponse(archive_of(request.user), as_attachment=True, filename=name)


@login_required
@reauthentication_required(allow_get=True)
def leave(request: AuthenticatedRequest) -> HttpResponse:
    form = LeaveForm(request.POST or None, initial={"left_as": "name"})
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave(request.user, left_as=form.cleaned_data["left_as"])
        except LastOwner as problem:
            form.add_error(None, str(problem))
        else:
            logout(request)
            say(request, _("Your account is deleted. Thank you for what you shared here."))
            return redirect("/")
    return render(request, "people/leave.html", {"form": form})
