"""What helps people find each other, the smallest first (domain.md 2)."""

from django.utils.translation import gettext_lazy as _

from guildhall.health.remedies import Remedy

TIES = (
    Remedy(
        id="R-TIES-1",
        sign="ties",
        title=_("Start coffee chats"),
        how=_(
            "Each volunteer draws a name, the first time "
            "from another unit; twenty minutes, no agenda."
        ),
        weeks=8,
        indicator="TIES-1",
    ),
    Remedy(
        id="R-TIES-2",
        sign="ties",
        title=_("Answer each first post within a day"),
        how=_("A person, by name."),
        weeks=2,
        indicator="TIES-4",
        url_name="newcomers",
    ),
    Remedy(
        id="R-TIES-3",
        sign="ties",
        title=_("Introduce two people who have the same problem"),
        how=_("As you answer: “you two should talk”."),
        weeks=8,
        indicator="TIES-1",
        url_name="questions",
        query="?show=unsolved",
        room="questions",
    ),
    Remedy(
        id="R-TIES-4",
        sign="ties",
        title=_("Ask two people by name for each open question"),
        how=_("People who listed the topic under “Ask me about”."),
        weeks=2,
        indicator="TIES-3",
        url_name="questions",
        query="?show=unsolved",
        room="questions",
    ),
    Remedy(
        id="R-TIES-5",
        sign="ties",
        title=_("Begin the next meeting in threes"),
        how=_("Ten minutes: alone, in pairs, in threes, then everyone."),
        weeks=8,
        indicator="TIES-1",
        url_name="meetings",
        room="meetings",
    ),
    Remedy(
        id="R-TIES-6",
        sign="ties",
        title=_("Give each newcomer a buddy"),
        how=_("For sixty days, if both want it."),
        weeks=8,
        indicator="TIES-2",
        url_name="members",
    ),
    Remedy(
        id="R-TIES-7",
        sign="ties",
        title=_("Hold a problem clinic for six instead of a talk for sixty"),
        how=_("One real case, fifty minutes."),
        weeks=8,
        indicator="TIES-1",
        url_name="plan_meeting",
        query="?kind=clinic",
        room="meetings",
    ),
    Remedy(
        id="R-TIES-8",
        sign="ties",
        title=_("Host with someone from the least connected unit"),
        how=_("Ask a person by name."),
        weeks=8,
        indicator="TIES-5",
        url_name="meetings",
        room="meetings",
    ),
    Remedy(
        id="R-TIES-9",
        sign="ties",
        title=_("Ask five quiet members one question"),
        how=_("In private: is there anything you are stuck with?"),
        weeks=8,
        indicator="TIES-2",
        url_name="members",
    ),
)
