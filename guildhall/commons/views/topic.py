"""The page of a topic: what it means, who looks after it, what rooms know of it, who can help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.commons.topic_shelves import shelves_of
from guildhall.communities.queries import people_to_ask_about, topic_called, topics_around
from guildhall.communities.seats import Seat, in_community


@in_community
def topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    """People are shown to those who are signed in."""
    found = topic_called(seat.community, topic_slug)
    context = {
        "topic": found,
        "around": topics_around(found),
        "shelves": shelves_of(seat, found),
        "people": people_to_ask_about(found) if seat.person else [],
        "room": "",
    }
    return render(request, "commons/topic.html", context)
