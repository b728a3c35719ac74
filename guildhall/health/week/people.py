"""People to greet or thank: those who joined, and those who replied for the first time."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry, Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.communities.seats import Seat
from guildhall.health.week.suggestion import HELLO, MOST_OF_A_KIND, THANK, Suggestion
from guildhall.kit.days import ago
from guildhall.newcomers.queries import welcomes_in
from guildhall.people.models import Person

LATELY = dt.timedelta(days=14)


def hello(seat: Seat) -> list[Suggestion]:
    """People who joined and whom nobody has greeted yet, the longest waiting first. One query."""
    waiting = welcomes_in(seat).waiting().exclude(newcomer=seat.person).order_by("joined_at")
    return [
        Suggestion(
            HELLO,
            one.pk,
            _("Say hello to %(name)s") % {"name": one.newcomer.name},
            _(
                "Joined %(ago)s. A hello from you would be nice: people who are greeted by name "
                "find it easier to write."
            )
            % {"ago": ago(one.joined_at)},
            _("Say hello"),
            reverse("greet", args=[seat.community.slug, one.pk]),
        )
        for one in waiting[:MOST_OF_A_KIND]
    ]


def first_replies(seat: Seat) -> list[Suggestion]:
    """First replies of the last two weeks that nobody has thanked. One query."""
    earlier = Reply.objects.filter(
        author=OuterRef("author"),
        entry__community=seat.community,
        created_at__lt=OuterRef("created_at"),
    )
    replies = (
        Reply.objects.published()
        .filter(
            entry__in=Entry.objects.at(seat).published(),
            created_at__gt=timezone.now() - LATELY,
            thanks_count=0,
            author__in=Person.objects.here().people(),
        )
        .exclude(author=seat.person)
        .exclude(Exists(earlier))
        .select_related("author", "entry")
        .defer("body", "body_html", "entry__body", "entry__body_html")
        .order_by("-created_at", "-pk")
    )
    return [
        Suggestion(
            THANK,
            reply.pk,
            _("Thank %(name)s for a first reply") % {"name": reply.author.name},
            _("It was %(ago)s, on “%(title)s”. Nobody has said thanks yet.")
            % {"ago": ago(reply.created_at), "title": reply.entry.heading},
            _("Read it and say thanks"),
            path_of_reply(reply.entry, seat.community.slug, reply.pk),
        )
        for reply in replies[:MOST_OF_A_KIND]
    ]
