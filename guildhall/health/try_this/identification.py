"""What helps it feel like ours, the smallest first (domain.md 2)."""

from django.utils.translation import gettext_lazy as _

from guildhall.health.remedies import Remedy

IDENTIFICATION = (
    Remedy(
        id="R-IDEN-1",
        sign="identification",
        title=_("Ask ten members: what would you have liked help with last week?"),
        how=_("And make it the next agenda."),
        weeks=4,
        indicator="IDEN-8",
        url_name="meetings",
        room="meetings",
    ),
    Remedy(
        id="R-IDEN-2",
        sign="identification",
        title=_("Tell how it began"),
        how=_("And let two members add their part."),
        weeks=12,
        indicator="IDEN-1",
        url_name="talk",
        room="talk",
    ),
    Remedy(
        id="R-IDEN-3",
        sign="identification",
        title=_("Decide together: name, three norms, the topics of the next season"),
        how=_("Is anyone against by Friday?"),
        weeks=12,
        indicator="IDEN-1",
        url_name="charter",
    ),
    Remedy(
        id="R-IDEN-4",
        sign="identification",
        title=_("Show what came of what members said"),
        how=_("On one page."),
        weeks=12,
        indicator="IDEN-1",
        url_name="stories",
        room="stories",
    ),
    Remedy(
        id="R-IDEN-5",
        sign="identification",
        title=_("Let newcomers fill in “Ask me about”"),
        how=_("With the first hello."),
        weeks=4,
        indicator="IDEN-8",
        url_name="newcomers",
    ),
    Remedy(
        id="R-IDEN-6",
        sign="identification",
        title=_("Start a ritual that people recognise"),
        how=_("An opening round, a day in the year."),
        weeks=12,
        indicator="IDEN-1",
        url_name="meetings",
        room="meetings",
    ),
    Remedy(
        id="R-IDEN-7",
        sign="identification",
        title=_("Split what is too broad, or rename it"),
        how=_("Where topics have nothing to do with each other."),
        weeks=12,
        indicator="IDEN-8",
        url_name="split_community",
    ),
)
