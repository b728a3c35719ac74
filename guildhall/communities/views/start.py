"""Start a community, browse communities, and see which ones are alike."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities import actions, fitting, queries
from guildhall.communities.forms.start import StartForm
from guildhall.communities.models import Community
from guildhall.communities.policy import may_start_community
from guildhall.kit.verdict import require
from guildhall.people.models import Person
from guildhall.people.policy import may_sign_up
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.web.saying import say

AT_ONCE = 48  # communities on a page; who looks for another names a word of it


def start_community(request: HttpRequest) -> HttpResponse:
    """Three answers. People who are not signed in do that first and come back here."""
    reader = reader_of(request)
    if reader is None:
        door = "account_signup" if may_sign_up() else "account_login"
        return redirect(f"{reverse(door)}?next={request.path}")
    require(may_start_community(reader))
    form = StartForm(request.POST or None, instance=Community())
    is_filled = request.method == "POST" and form.is_valid()
    is_sure = "anyway" in request.POST
    similar = _similar(form, by=reader) if is_filled and not is_sure else []
    if is_filled and not similar:
        community = actions.start_community(by=reader, **form.cleaned_data)
        say(
            request,
            _("%(name)s is open. Invite the first three people now."),
            name=community.name,
        )
        return redirect("invite", community.slug)
    context = {"form": form, "similar": similar}
    return render(request, "communities/start_community.html", context)


def _similar(form: StartForm, *, by: Person) -> list[Community]:
    """What there is already, said once before a second one of its kind begins."""
    name, purpose = form.cleaned_data["name"], form.cleaned_data["purpose"]
    if actions.just_started(name, by=by):
        return []
    return fitting.alike(name, purpose=purpose, person=by)


@login_required
def alike_communities(request: AuthenticatedRequest) -> HttpResponse:
    """Communities like the name and purpose that are being typed."""
    name, purpose = request.GET.get("name", "")[:80], request.GET.get("purpose", "")[:400]
    alike = fitting.alike(name, purpose=purpose, person=request.user)
    context = {"communities": alike, "is_sure": "anyway" in request.GET}
    return render(request, "communities/_alike.html", context)


@login_required
def my_communities(request: AuthenticatedRequest) -> HttpResponse:
    """Those of the reader, when the switcher is opened; without script it leads to all."""
    mine = Community.objects.of(request.user).order_by("name_key")
    return render(request, "communities/_my_communities.html", {"communities": mine})


def communities(request: HttpRequest) -> HttpResponse:
    """Those that the reader can find, or their own alone (`?mine`); by words of one (`?q=`)."""
    reader = reader_of(request)
    typed, is_mine = request.GET.get("q", "")[:80].strip(), "mine" in request.GET
    found = list(queries.findable(reader, typed=typed, is_mine=is_mine)[: AT_ONCE + 1])
    has_more = len(found) > AT_ONCE
    is_whole = not typed and not is_mine
    context = {
        "communities": found[:AT_ONCE],
        "typed": typed,
        "is_mine": is_mine,
        "is_whole": is_whole,
        "has_more": has_more,
        "fitting": fitting.communities_for(reader) if reader and is_whole else [],
    }
    return render(request, "communities/communities.html", context)
