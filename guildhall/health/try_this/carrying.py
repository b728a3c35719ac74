"""What helps when few people keep it going, the smallest first (domain.md 2)."""

from django.utils.translation import gettext_lazy as _

from guildhall.health.remedies import Remedy

CARRYING = (
    Remedy(
        id="R-CORE-1",
        sign="carrying",
        title=_("Invite five people by name"),
        how=_(
            "Chosen by what they care about, for one hour, with "
            "the question: what would you like this to be?"
        ),
        weeks=8,
        indicator="CORE-1",
        url_name="invite",
    ),
    Remedy(
        id="R-CORE-2",
        sign="carrying",
        title=_("Give each job a name, a number of hours and an end"),
        how=_("Six months at most; offer the smallest job first."),
        weeks=8,
        indicator="CORE-1",
        url_name="members",
    ),
    Remedy(
        id="R-CORE-3",
        sign="carrying",
        title=_("Ask someone to host who never has"),
        how=_("With a steward beside them."),
        weeks=8,
        indicator="CORE-3",
        url_name="meetings",
        room="meetings",
    ),
    Remedy(
        id="R-CORE-4",
        sign="carrying",
        title=_("Meet every other week for half an hour"),
        how=_(
            "The people who keep it going, with three questions: who "
            "needs help, what is due, whom to invite."
        ),
        weeks=8,
        indicator="CORE-1",
        url_name="plan_meeting",
        query="?kind=huddle",
        room="meetings",
    ),
    Remedy(
        id="R-CORE-5",
        sign="carrying",
        title=_("Give each topic a second person who looks after it"),
        how=_("So that no topic depends on one person."),
        weeks=8,
        indicator="CORE-2",
        url_name="topics",
    ),
    Remedy(
        id="R-CORE-7",
        sign="carrying",
        title=_("Thank, and let go"),
        how=_("Let someone who is tired step back, publicly and well."),
        weeks=8,
        indicator="CORE-6",
        url_name="stewardship",
    ),
    Remedy(
        id="R-CORE-8",
        sign="carrying",
        title=_("Don't answer first for a day"),
        how=_("Except newcomers; name two others who may know."),
        weeks=6,
        indicator="CORE-3",
        url_name="questions",
        query="?show=unsolved",
        room="questions",
    ),
)
