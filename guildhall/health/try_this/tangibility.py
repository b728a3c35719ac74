"""What helps others use what is known, the smallest first (domain.md 2)."""

from django.utils.translation import gettext_lazy as _

from guildhall.health.remedies import Remedy

TANGIBILITY = (
    Remedy(
        id="R-TANG-1",
        sign="tangibility",
        title=_("Turn the best answer of the month into a tip, with its author"),
        how=_("Twenty minutes: what you see, why, how you can tell, what to do, when not to."),
        weeks=2,
        indicator="TANG-2",
        url_name="questions",
        query="?show=solved",
        room="questions",
    ),
    Remedy(
        id="R-TANG-2",
        sign="tangibility",
        title=_("Show one thing live in the next meeting"),
        how=_("And ask: what could go wrong?"),
        weeks=8,
        indicator="TANG-3",
        url_name="plan_meeting",
        query="?kind=demo",
        room="meetings",
    ),
    Remedy(
        id="R-TANG-3",
        sign="tangibility",
        title=_("Add pictures before and after to the five most used tips"),
        how=_("A photo says where to look."),
        weeks=2,
        indicator="TANG-2",
        url_name="practices",
        room="practices",
    ),
    Remedy(
        id="R-TANG-4",
        sign="tangibility",
        title=_("Ask about each new tip: how would I know that it worked?"),
        how=_("As a question before the check."),
        weeks=2,
        indicator="TANG-2",
        url_name="desk",
        room="practices",
    ),
    Remedy(
        id="R-TANG-5",
        sign="tangibility",
        title=_("Record two minutes of film instead of a text"),
        how=_("And link to it."),
        weeks=12,
        indicator="TANG-4",
        url_name="practices",
        room="practices",
    ),
    Remedy(
        id="R-TANG-6",
        sign="tangibility",
        title=_("Visit a site, or go along for a day"),
        how=_("Then write down what you can only see there."),
        weeks=12,
        indicator="TANG-3",
        url_name="plan_meeting",
        query="?kind=visit",
        room="meetings",
    ),
    Remedy(
        id="R-TANG-7",
        sign="tangibility",
        title=_("Write “try it on Monday”: five steps at most"),
        how=_("At the end of each practice."),
        weeks=2,
        indicator="TANG-2",
        url_name="practices",
        room="practices",
    ),
    Remedy(
        id="R-TANG-8",
        sign="tangibility",
        title=_("Collect one story at each meeting"),
        how=_("What happened, what did you do, what did it save?"),
        weeks=12,
        indicator="TANG-7",
        url_name="stories",
        room="stories",
    ),
    Remedy(
        id="R-TANG-9",
        sign="tangibility",
        title=_("Fix the three searches that find nothing"),
        how=_(
            "Ask at the next meeting what nobody could find; write "
            "it, or add the word that people look for."
        ),
        weeks=4,
        indicator="TANG-5",
    ),
)
