"""What was tried, once it is time to say how it went."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, WorkKind
from guildhall.communities.seats import Seat
from guildhall.health.models import Trying
from guildhall.health.remedies import remedies
from guildhall.kit.days import ago

LOOK = WorkKind("look", "flask-conical", gettext_lazy("see how something you tried went"), 100)


def to_look_at(seat: Seat) -> list[Suggestion]:
    """The longest due first. One query."""
    due = Trying.objects.going_on().filter(
        community=seat.community, look_on__lte=timezone.now().date()
    )
    return [
        Suggestion(
            LOOK,
            trying.pk,
            _("You tried “%(title)s”. Did it help?") % {"title": remedies[trying.remedy].title},
            _("You started it %(ago)s. You'll see the figures from before and after.")
            % {"ago": ago(trying.began_at)},
            _("Say how it went"),
            reverse("judge_trying", args=[seat.community.slug, trying.pk]),
        )
        for trying in due[:MOST_OF_A_KIND]
        if trying.remedy in remedies
    ]
