"""Topics of a community, for stewards: add, rename, merge, other words for them."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.communities import actions, queries
from guildhall.communities.forms.topic import (
    ChangeTopicForm,
    MergeTopicForm,
    SynonymForm,
    TopicForm,
)
from guildhall.communities.models import Topic, TopicSynonym
from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

MANY = 20


@login_required
@in_community
def topics(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """All topics, the most used first; with a search box where they are many."""
    require(may_change_community(seat))
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        topic = actions.add_topic(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("%(topic)s is now a topic."), topic=topic.name)
        return redirect("topics", seat.community.slug)
    typed = request.GET.get("q", "").strip()[:60]
    listed = list(queries.topics_by_use(seat.community, typed))
    context = {
        "form": form,
        "topics": listed,
        "typed": typed,
        "has_search": bool(typed) or len(listed) > MANY,
        "room": "settings",
    }
    return render(request, "communities/topics.html", context)


@login_required
@in_community
def change_topic(request: AuthenticatedRequest, seat: Seat, topic_id: int) -> HttpResponse:
    require(may_change_community(seat))
    topic = topic_at(seat, topic_id)
    initial = {"name": topic.name, "description": topic.description, "parent": topic.parent_id}
    form = ChangeTopicForm(request.POST or None, topic=topic, initial=initial)
    if request.method == "POST" and form.is_valid():
        parent = form.cleaned_data.pop("parent")
        try:
            with transaction.atomic():
                actions.put_topic_under(topic, parent, by=request.user)
                actions.change_topic(topic, by=request.user, **form.cleaned_data)
        except actions.TopicNameTaken as problem:
            form.add_error("name", str(problem))
        except actions.CircleOfTopics as problem:
            form.add_error("parent", str(problem))
        else:
            say(request, _("Topic saved."))
            return redirect("topics", seat.community.slug)
    context = {
        "form": form,
        "topic": topic,
        "synonyms": topic.synonyms.all(),
        "synonym_form": SynonymForm(auto_id="synonym_%s"),
        "room": "settings",
    }
    return render(request, "communities/change_topic.html", context)


@login_required
@in_community
def merge_topic(request: AuthenticatedRequest, seat: Seat, topic_id: int) -> HttpResponse:
    """Choose the topic that stays; the page says what moves before it is done."""
    require(may_change_community(seat))
    topic = get_object_or_404(queries.topics_by_use(seat.community), pk=topic_id)
    form = MergeTopicForm(request.POST or None, topic=topic)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            actions.merge_topics(topic, into=into, by=request.user)
        except actions.NotMergeableTopics as problem:
            form.add_error("into", str(problem))
        else:
            say(request, _("%(topic)s now has everything of both."), topic=into.name)
            return redirect("topics", seat.community.slug)
    context = {"form": form, "topic": topic, "room": "settings"}
    return render(request, "communities/merge_topic.html", context)


@login_required
@require_POST
@in_community
def add_synonym(request: AuthenticatedRequest, seat: Seat, topic_id: int) -> HttpResponse:
    require(may_change_community(seat))
    topic = topic_at(seat, topic_id)
    form = SynonymForm(request.POST)
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            actions.add_synonym(topic, name=name, by=request.user)
        except actions.TopicNameTaken as problem:
            say_problem(request, problem)
        else:
            say(request, _("“%(word)s” now leads to %(topic)s."), word=name, topic=topic.name)
    return redirect("change_topic", seat.community.slug, topic.pk)


def topic_at(seat: Seat, topic_id: int) -> Topic:
    """A topic of this community. Raises Http404."""
    return get_object_or_404(Topic, community=seat.community, pk=topic_id)


def _synonym_at(seat: Seat, synonym_id: int) -> TopicSynonym:
    synonyms = TopicSynonym.objects.select_related("topic")
    return get_object_or_404(synonyms, community=seat.community, pk=synonym_id)


remove_topic = community_verb(
    find=topic_at,
    may_here=may_change_community,
    act=actions.remove_topic,
    refusals=actions.TopicInUse,
    back=to_page("topics"),
)
remove_synonym = community_verb(
    find=_synonym_at,
    may_here=may_change_community,
    act=actions.remove_synonym,
    says=_("“%(word)s” is no longer another word for it."),
    words=lambda synonym: {"word": synonym.name},
    back=lambda seat, synonym: redirect("change_topic", seat.community.slug, synonym.topic_id),
)
