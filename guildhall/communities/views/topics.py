"""Topics: a section of the settings, and a page for each of them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from guildhall.communities import actions
from guildhall.communities.forms.settings import TopicForm
from guildhall.communities.models import Topic
from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb
from guildhall.communities.views.settings import section_at, settings_page, to_section
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest


@login_required
@in_community
def topics(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Add a topic. Opened as a page, it is a section of the settings."""
    require(may_change_community(seat))
    if request.method != "POST":
        return section_at(seat, "topics")
    form = TopicForm(request.POST)
    if not form.is_valid():
        return settings_page(request, seat, {"topics": form})
    actions.add_topic(seat.community, by=request.user, **form.cleaned_data)
    return to_section(seat, "topics")


@login_required
@in_community
def change_topic(request: AuthenticatedRequest, seat: Seat, topic_id: int) -> HttpResponse:
    require(may_change_community(seat))
    topic = _topic_at(seat, topic_id)
    form = TopicForm(
        request.POST or None,
        initial={"name": topic.name, "description": topic.description},
    )
    if request.method == "POST" and form.is_valid():
        actions.change_topic(topic, by=request.user, **form.cleaned_data)
        return to_section(seat, "topics")
    return render(
        request,
        "communities/change_topic.html",
        {"form": form, "topic": topic, "room": "settings"},
    )


def _topic_at(seat: Seat, topic_id: int) -> Topic:
    return get_object_or_404(Topic, community=seat.community, pk=topic_id)


remove_topic = community_verb(
    find=_topic_at,
    may_here=may_change_community,
    act=actions.remove_topic,
    refusals=actions.TopicInUse,
    back=lambda seat, _topic: to_section(seat, "topics"),
)
