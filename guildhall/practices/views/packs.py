"""The offline copy, and the rules for checks."""

import json

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.kit.words import slug_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import RulesForm
from guildhall.practices.models import Rules
from guildhall.practices.pack import packed
from guildhall.practices.pack_page import pack_page
from guildhall.web.saying import say


@in_room(ROOM)
def pack(request: HttpRequest, seat: Seat) -> HttpResponse:
    """An offline copy of everything, or of one topic."""
    topics = Topic.objects.filter(community=seat.community)
    context = {"topics": [(topic, f"?topic={topic.slug}") for topic in topics], "room": ROOM}
    return render(request, "practices/pack.html", context)


@in_room(ROOM)
def pack_as_page(request: HttpRequest, seat: Seat) -> HttpResponse:
    """One file that opens without a network, has a search and can be printed."""
    ways, topic = _asked_for(request, seat)
    page = pack_page(ways, community=seat.community, topic=topic)
    return _file(page, "text/html; charset=utf-8", seat, topic, "html")


@in_room(ROOM)
def pack_as_json(request: HttpRequest, seat: Seat) -> HttpResponse:
    ways, topic = _asked_for(request, seat)
    name = f"{seat.community.name}: {topic.name}" if topic else seat.community.name
    content = json.dumps(
        packed(ways, name=name, language=seat.community.language), ensure_ascii=False, indent=1
    )
    return _file(content, "application/json", seat, topic, "json")


@login_required
@in_room(ROOM)
def practice_rules(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Who checks, how many checks a tip needs, and how often it is checked again."""
    require(policy.may_set_rules(seat))
    rules = Rules.of(seat.community)
    initial = {
        name: getattr(rules, name)
        for name in ("checked_by_named", "needs_second", "look_again_months")
    }
    form = RulesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_rules(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Saved. These rules apply from now on."))
        return redirect("practice_rules", seat.community.slug)
    context = {"form": form, "checkers": queries.named_checkers(seat.community), "room": ROOM}
    return render(
        request, "practices/practice_rules.html", context, status=422 if form.errors else 200
    )


def _asked_for(request: HttpRequest, seat: Seat) -> tuple[QuerySet[Entry], Topic | None]:
    """?topic=slug narrows it. Raises Http404 for a topic that is not here."""
    slug = request.GET.get("topic", "")
    topic = get_object_or_404(Topic, community=seat.community, slug=slug) if slug else None
    return queries.ways_to_pack(seat.community, topic), topic


def _file(
    content: str, content_type: str, seat: Seat, topic: Topic | None, suffix: str
) -> HttpResponse:
    name = slug_of(f"{seat.community.slug} {topic.slug if topic else 'tips'}")
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{suffix}"'},
    )
