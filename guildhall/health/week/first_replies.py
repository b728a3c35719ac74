"""First replies that nobody has thanked."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry, Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.people.models import Person

LATELY = dt.timedelta(days=14)
THANK = WorkKind("thank", "heart", gettext_lazy("thank someone for a first reply"), 80)


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
