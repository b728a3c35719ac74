"""The skills lists of the hall, for its owners: load one, switch it off and on, remove it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.kit.verdict import require
from guildhall.people.policy import may_change_house
from guildhall.people.requests import AuthenticatedRequest
from guildhall.skills import actions
from guildhall.skills.forms import LoadListForm
from guildhall.skills.lists import NotASkillsList
from guildhall.skills.models import SkillsList
from guildhall.skills.queries.naming import all_lists
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, to_hall_page


@login_required
def skills_lists(request: AuthenticatedRequest) -> HttpResponse:
    """Which are loaded, and a file to load one from."""
    require(may_change_house(request.user))
    form = LoadListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            loaded = actions.load_uploaded_list(
                cleaned["file"],
                by=request.user,
                name=cleaned["name"],
                attribution=cleaned["attribution"],
            )
        except NotASkillsList as problem:
            form.add_error("file", str(problem))
        else:
            say(request, _("The list is loaded. It has %(number)d skills."), number=loaded.skills)
            return redirect("skills_lists")
    context = {"form": form, "lists": all_lists()}
    status = 422 if form.errors else 200
    return render(request, "skills/skills_lists.html", context, status=status)


def _list_at(_owner: object, list_id: int) -> SkillsList:
    return get_object_or_404(SkillsList, pk=list_id)


switch_off_list = hall_verb(
    find=_list_at,
    may_here=may_change_house,
    act=actions.switch_off_list,
    says=gettext_lazy("“%(name)s” is off: nobody is found by its words."),
    words=lambda one: {"name": one.name},
    back=to_hall_page("skills_lists"),
)
switch_on_list = hall_verb(
    find=_list_at,
    may_here=may_change_house,
    act=actions.switch_on_list,
    says=gettext_lazy("“%(name)s” is on: people are found by its words."),
    words=lambda one: {"name": one.name},
    back=to_hall_page("skills_lists"),
)
remove_list = hall_verb(
    find=_list_at,
    may_here=may_change_house,
    act=actions.remove_list,
    says=gettext_lazy("“%(name)s” is removed. What people list is still there."),
    words=lambda one: {"name": one.name},
    back=to_hall_page("skills_lists"),
)
