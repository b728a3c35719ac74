"""Who can write to you, and how long you keep your letters."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guildhall.letters import actions
from guildhall.letters.forms import ChoiceForm
from guildhall.letters.models import LetterChoice
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
def letter_settings(request: AuthenticatedRequest) -> HttpResponse:
    choice = LetterChoice.of(request.user)
    initial = {"only_answered": choice.only_answered, "kept_months": choice.kept_months}
    form = ChoiceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose(by=request.user, **form.cleaned_data)
        say(request, _("Your choices count from now on."))
        return redirect("letters:letter_settings")
    return render(request, "letters/letter_settings.html", {"form": form})
