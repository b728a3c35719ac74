"""What is kept about a person: nobody but they ever read it; an export by an owner has none."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, CharField, F, Value, When

from guildhall.mentoring.models import (
    Goal,
    Learned,
    MentorOffer,
    Note,
    Pair,
    Proposal,
    Sitting,
    Wish,
)
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    pairs = Pair.objects.visible_to(person)
    return {
        "mentoring_wishes": OnlyTheirs(
            Wish.objects.filter(person=person).values("community__name", "what", "goal", "since")
        ),
        "mentoring_offers": OnlyTheirs(
            MentorOffer.objects.filter(person=person).values(
                "community__name", "what", "places", "since"
            )
        ),
        "mentoring_proposals": OnlyTheirs(_proposals(person)),
        "mentoring_pairs": OnlyTheirs(
            pairs.order_by("pk").values(
                "id",
                "community__name",
                "mentee__name",
                "mentor__name",
                "about",
                "begun_at",
                "until_on",
                "ended_at",
            )
        ),
        "mentoring_goals": OnlyTheirs(
            Goal.objects.filter(pair__in=pairs).values("pair_id", "text", "set_at", "reached_at")
        ),
        "mentoring_meetings": OnlyTheirs(
            Sitting.objects.filter(pair__in=pairs).values(
                "pair_id", "starts_at", "minutes", "place"
            )
        ),
        "mentoring_notebook": OnlyTheirs(
            Note.objects.filter(pair__in=pairs)
            .order_by("pair", "pk")
            .values("pair_id", "author__name", "body", "at")
        ),
        "mentoring_learned": OnlyTheirs(
            Learned.objects.filter(pair__in=pairs).values("pair_id", "person__name", "text", "at")
        ),
    }


def _proposals(person: Person) -> Iterable[Mapping[str, Any]]:
    """With one's own answer, never the other's."""
    own = Case(
        When(mentee=person, then=F("mentee_answer")),
        When(mentor=person, then=F("mentor_answer")),
        default=Value(""),
        output_field=CharField(),
    )
    seen = Proposal.objects.of(person).annotate(own_answer=own)
    return seen.values("community__name", "what", "proposed_at", "own_answer")
