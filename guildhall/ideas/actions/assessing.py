"""Ask assessors, give scores in private, hand them in and take that back."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import follow
from guildhall.commons.log import tell
from guildhall.commons.models import Authorship, Entry, touch_entry
from guildhall.ideas import events
from guildhall.ideas.actions.challenges import (
    ChallengeRefused,
    locked_challenge,
    require_going_on,
)
from guildhall.ideas.assessment import are_shown
from guildhall.ideas.models import (
    HIGHEST,
    LOWEST,
    Assessor,
    Challenge,
    ChallengeState,
    Criterion,
    Idea,
    Score,
)
from guildhall.people.models import Person


def ask_assessors(
    entry: Entry,
    *,
    people: Collection[Person],
    criteria: Sequence[tuple[str, int]],
    assess_by: dt.date,
    by: Person,
) -> None:
    """Who looks at the ideas, by what (a name and a weight each), and until when.

    Once someone has handed in, the criteria stay. The same twice is harmless. Raises
    ChallengeRefused.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        require_going_on(entry)
        _require_outside(challenge, people)
        if not challenge.until_on <= assess_by <= challenge.decide_by:
            raise ChallengeRefused(
                _("Choose a day between the last day for ideas and the day of the decision.")
            )
        has_changed = _set_criteria(challenge, criteria)
        gone = challenge.assessors.exclude(person__in=people).delete()[0]
        new = [one for one in people if not challenge.assessors.filter(person=one).exists()]
        for person in new:
            Assessor.objects.create(challenge=challenge, person=person)
            follow(entry, by=person)
            tell(events.ASSESSOR_ASKED, entry=entry, by=by, toward=person.pk)
        if has_changed or gone or new or challenge.assess_by != assess_by:
            Challenge.objects.filter(pk=entry.pk).update(assess_by=assess_by)
            touch_entry(entry)
            tell(events.ASSESSORS_ASKED, entry=entry, by=by)


def give_scores(entry: Entry, *, by: Person, values: Mapping[tuple[int, int], int]) -> None:
    """Keep what they give: a value for the ids of an idea and a criterion. Nobody else sees it.

    Raises ChallengeRefused.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        assessor = _assessor_now(entry, challenge, by)
        ideas = set(challenge.ideas.values_list("pk", flat=True))
        criteria = set(challenge.criteria.values_list("pk", flat=True))
        for (idea_id, criterion_id), value in values.items():
            if idea_id not in ideas or criterion_id not in criteria:
                raise ChallengeRefused(_("The challenge has changed. Look at it again."))
            if not LOWEST <= value <= HIGHEST:
                raise ChallengeRefused(_("Give one to five."))
            Score.objects.update_or_create(
                assessor=assessor,
                idea_id=idea_id,
                criterion_id=criterion_id,
                defaults={"value": value},
            )


def hand_in_scores(entry: Entry, *, by: Person) -> None:
    """They have looked at all ideas. Twice is harmless. Raises ChallengeRefused."""
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        if challenge.assessors.filter(person=by, handed_in_at__isnull=False).exists():
            return
        assessor = _assessor_now(entry, challenge, by)
        ideas = Idea.objects.published().filter(challenge=challenge).count()
        if (
            assessor.scores.filter(idea__entry__standing="published").count()
            < ideas * challenge.criteria.count()
        ):
            raise ChallengeRefused(_("Some ideas are still without a value. Look at them first."))
        assessor.handed_in_at = timezone.now()
        assessor.save(update_fields=["handed_in_at"])
        touch_entry(entry)
        tell(events.SCORES_HANDED_IN, entry=entry, by=by)
        if not challenge.assessors.filter(handed_in_at=None).exists():
            tell(events.SCORES_COMPLETE, entry=entry, by=None, toward=challenge.decider_id)


def take_back_scores(entry: Entry, *, by: Person) -> None:
    """They look at them once more, while nobody has seen them. Twice is harmless.

    Raises ChallengeRefused.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        if are_shown(challenge):
            raise ChallengeRefused(_("The others have seen them: they stay as they are."))
        taken = challenge.assessors.filter(person=by, handed_in_at__isnull=False)
        if taken.update(handed_in_at=None):
            touch_entry(entry)
            tell(events.SCORES_TAKEN_BACK, entry=entry, by=by)


def _assessor_now(entry: Entry, challenge: Challenge, by: Person) -> Assessor:
    """Raises ChallengeRefused for others, before its last day, and once scores are shown."""
    require_going_on(entry)
    assessor = challenge.assessors.filter(person=by).first()
    if assessor is None:
        raise ChallengeRefused(_("You aren't one of the assessors."))
    if entry.state != ChallengeState.JUDGING:
        raise ChallengeRefused(_("Ideas can still come in. You look at all of them together."))
    if assessor.handed_in_at or are_shown(challenge):
        raise ChallengeRefused(_("You have handed in. Take that back first."))
    return assessor


def _set_criteria(challenge: Challenge, criteria: Sequence[tuple[str, int]]) -> bool:
    if list(challenge.criteria.values_list("name", "weight")) == list(criteria):
        return False
    if Score.objects.filter(assessor__challenge=challenge).exists():
        raise ChallengeRefused(_("Someone has begun to look at the ideas: the criteria stay."))
    challenge.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(challenge=challenge, name=name, weight=weight, order=order)
        for order, (name, weight) in enumerate(criteria)
    )
    return True


def _require_outside(challenge: Challenge, people: Collection[Person]) -> None:
    """Nobody looks at their own idea."""
    ideas = challenge.ideas.values("pk")
    written = Authorship.objects.filter(entry__in=ideas, person__in=people)
    for authorship in written.select_related("person")[:1]:
        raise ChallengeRefused(
            _("%(name)s put an idea in. Choose someone whose ideas stay outside it.")
            % {"name": authorship.person.name}
        )
