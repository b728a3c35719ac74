"""The third step: options, what matters, what members give each, and which one is chosen."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_going_on
from guildhall.projects.models import (
    HIGHEST,
    LOWEST,
    MOST_CRITERIA,
    MOST_OPTIONS,
    Criterion,
    Option,
    Project,
    Score,
)


def set_options(
    entry: Entry, *, by: Person, options: Sequence[str], criteria: Sequence[str]
) -> None:
    """What to choose from, and what matters. What keeps its name keeps its scores.

    Raises ProjectRefused.
    """
    names, matters = _lines(options), _lines(criteria)
    if len(names) > MOST_OPTIONS or len(matters) > MOST_CRITERIA:
        raise ProjectRefused(
            _("At most %(options)d options and %(criteria)d criteria.")
            % {"options": MOST_OPTIONS, "criteria": MOST_CRITERIA}
        )
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        project.options.exclude(name__in=names).delete()
        project.criteria.exclude(name__in=matters).delete()
        for name in names:
            Option.objects.get_or_create(project=project, name=name)
        for name in matters:
            Criterion.objects.get_or_create(project=project, name=name)
        changed(events.OPTIONS_SET, entry, by=by)


def score_options(entry: Entry, *, by: Person, values: Mapping[tuple[int, int], int]) -> None:
    """What one member gives, by the ids of option and criterion. Again, it replaces the first."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        options = set(project.options.values_list("pk", flat=True))
        criteria = set(project.criteria.values_list("pk", flat=True))
        given = False
        for (option_id, criterion_id), value in values.items():
            is_known = option_id in options and criterion_id in criteria
            if not is_known or not LOWEST <= value <= HIGHEST:
                continue
            Score.objects.update_or_create(
                option_id=option_id,
                criterion_id=criterion_id,
                person=by,
                defaults={"value": value},
            )
            given = True
        if given:
            changed(events.OPTIONS_SCORED, entry, by=by)


def take_back_own_scores(entry: Entry, *, by: Person) -> None:
    """Twice is harmless."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        own = Score.objects.filter(option__project=project, person=by)
        if own.delete()[0]:
            changed(events.OPTIONS_SET, entry, by=by)


def choose_option(entry: Entry, *, by: Person, option: Option | None, why: str = "") -> None:
    """Whatever the sums say: people choose. None takes the choice back."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if option is not None and option.project_id != project.pk:
            raise ProjectRefused(_("This isn't one of its options any more."))
        before = (project.chosen_id, project.chosen_why)
        after = (option.pk if option else None, why.strip() if option else "")
        if before != after:
            Project.objects.filter(pk=project.pk).update(chosen=option, chosen_why=after[1])
            changed(events.OPTION_CHOSEN, entry, by=by)


def _lines(lines: Sequence[str]) -> list[str]:
    tidy = (" ".join(one.split()) for one in lines)
    return list(dict.fromkeys(one for one in tidy if one))
