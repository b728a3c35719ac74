"""Who is told of what all rooms share, and of membership and roles."""

from collections.abc import Iterator

from django.urls import reverse

from guildhall.activity.listeners import Event
from guildhall.commons import events
from guildhall.commons.models import Entry, Outcome
from guildhall.communities import events as community_events
from guildhall.communities.models import RolePeriod, Stage
from guildhall.communities.stages import offers_in
from guildhall.notifications import words, words_of_covering, words_of_files, words_of_thanks
from guildhall.notifications.audiences import (
    EVERYONE_ASKED,
    FOLLOWERS,
    IN_THE_TRAIL,
    NAMED,
    OWNERS,
    STEWARDS,
    TALK,
    TOWARD,
    WHOEVER_WANTS_ALL,
    named_in,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import (
    LOOKS_AFTER,
    YOURS,
    Audience,
    Rule,
    Subject,
    Thanks,
)
from guildhall.people import events as people_events


def notice_rules() -> Iterator[Rule]:
    yield from _of_entries()
    yield from _of_getting_in()
    yield from _of_accounts()
    yield from _of_membership()
    yield from _of_roles()
    yield from _of_stewardship()
    yield from _of_covering()
    yield from _of_the_community()


def _of_entries() -> Iterator[Rule]:
    yield Rule(events.REPLY_POSTED, TALK, words.replied, group="talk")
    yield Rule(events.ENTRY_EDITED, (Audience(NAMED.reason, _newly_named),), words.replied)
    yield Rule(events.REPLY_EDITED, (Audience(NAMED.reason, _newly_named),), words.replied)
    yield Rule(
        events.OUTCOME_REPORTED,
        (IN_THE_TRAIL,),
        words.came_of_it,
        prepare=words.prepare_outcomes,
        shows_text=False,
        key=_outcome_key,
        thanks=Thanks(_has_worked, words_of_thanks.worked_long_after),
    )
    yield Rule(
        events.TRIAL_DUE, (TOWARD,), words.did_it_work, shows_text=False, path=words.outcome_page
    )
    yield Rule(
        events.THANKS_GIVEN,
        (Audience(YOURS, TOWARD.people),),
        words.thanked,
        group="thanks",
        is_mailed=False,
        shows_text=False,
        thanks=Thanks(_always, words_of_thanks.thanked_long_after),
    )
    yield Rule(
        events.ENTRY_GREW, (IN_THE_TRAIL,), words.grew, subject=_what_it_grew_into, shows_text=False
    )
    yield Rule(
        events.ANSWER_POINTED_OUT,
        (Audience(YOURS, TOWARD.people), FOLLOWERS),
        words.answered_elsewhere,
        shows_text=False,
    )
    for verb, words_of_it in (
        (events.FILE_REFUSED, words_of_files.file_refused),
        (events.FILE_LEFT_UNSCANNED, words_of_files.file_left_unscanned),
    ):
        yield Rule(
            verb,
            (TOWARD,),
            words_of_it,
            path=_front,
            prepare=words_of_files.prepare_files,
            shows_text=False,
            is_for_members=False,
            key=lambda subject: f"file:{subject.event.detail.get('file')}",
        )


def _of_getting_in() -> Iterator[Rule]:
    yield Rule(
        people_events.PERSON_LOCKED_OUT,
        (OWNERS,),
        words.cannot_get_in,
        path=_make_way_in,
        subject=_somebody_here,
        prepare=words.prepare_people,
        shows_text=False,
        key=_locked_out_key,
    )
    yield Rule(
        people_events.PERSON_LET_IN,
        (TOWARD,),
        words.was_given_a_way_in,
        path=_own_account,
        shows_text=False,
    )


def _of_accounts() -> Iterator[Rule]:
    for verb, says in (
        (people_events.PERSON_MADE_OWNER, words.is_now_owner),
        (people_events.PERSON_NO_LONGER_OWNER, words.is_no_longer_owner),
        (people_events.PERSON_EXPORTED, words.was_exported),
        (people_events.PERSON_MERGED, words.was_merged),
    ):
        yield Rule(verb, (TOWARD,), says, path=_own_account, shows_text=False)


def _of_membership() -> Iterator[Rule]:
    yield Rule(
        community_events.MEMBER_REQUESTED,
        (STEWARDS,),
        words.asks_to_join,
        path=_members_page,
        shows_text=False,
    )
    yield Rule(
        community_events.MEMBER_ADMITTED, (TOWARD,), words.is_in, path=_front, shows_text=False
    )
    yield Rule(
        community_events.MEMBER_DECLINED,
        (TOWARD,),
        words.was_declined,
        path=_front,
        shows_text=False,
        is_for_members=False,
    )


def _of_roles() -> Iterator[Rule]:
    yield Rule(
        community_events.ROLE_TAKEN,
        (TOWARD,),
        words.has_role,
        path=_front,
        shows_text=False,
        key=_role_key,
    )
    for verb, says in (
        (community_events.ROLE_ENDS_SOON, words.role_ends_soon),
        (community_events.ROLE_ENDS_TODAY, words.role_ends_today),
    ):
        yield Rule(
            verb,
            (TOWARD, STEWARDS),
            says,
            path=_roles,
            shows_text=False,
            key=_term_key,
            prepare=words.prepare_terms,
        )


def _of_stewardship() -> Iterator[Rule]:
    for verb, audience, says in (
        (community_events.STEWARD_OFFERED, TOWARD, words.is_offered_stewardship),
        (community_events.STEWARD_ACCEPTED, TOWARD, words.looks_after_it),
        (community_events.STEWARD_DECLINED, TOWARD, words.does_not_look_after_it),
        (community_events.STEWARD_WANTED, EVERYONE_ASKED, words.steward_wanted),
    ):
        yield Rule(verb, (audience,), says, path=_stewardship, shows_text=False)
    yield Rule(
        community_events.STEWARD_STILL_WANTED,
        (OWNERS,),
        words.steward_wanted,
        path=_stewardship,
        shows_text=False,
        is_for_members=False,
    )


def _of_covering() -> Iterator[Rule]:
    for verb, says in (
        (community_events.COVER_ASKED, words_of_covering.is_asked_to_cover),
        (community_events.COVER_AGREED, words_of_covering.is_covered),
        (community_events.COVER_DECLINED, words_of_covering.is_not_covered),
    ):
        yield Rule(
            verb,
            (TOWARD,),
            says,
            path=_away,
            shows_text=False,
            key=_cover_key,
            is_for_members=False,
        )


def _of_the_community() -> Iterator[Rule]:
    for verb, says in (
        (community_events.COMMUNITY_CLOSED, words.is_closed),
        (community_events.COMMUNITY_REOPENED, words.goes_on),
    ):
        yield Rule(verb, (EVERYONE_ASKED,), says, path=_front, shows_text=False)
    yield Rule(
        community_events.STAGE_DECLARED,
        (WHOEVER_WANTS_ALL,),
        words.stage_declared,
        path=_stage,
        shows_text=False,
    )
    yield Rule(
        community_events.YEAR_PASSED,
        (STEWARDS,),
        words.a_year_passed,
        path=_keep_change_end,
        shows_text=False,
    )
    yield Rule(
        community_events.OWNER_VISITED,
        (STEWARDS,),
        words.owner_came,
        path=_settings,
        shows_text=False,
    )


def _somebody_here(event: Event) -> Subject | None:
    """None where the name that was typed is nobody's."""
    return Subject(event, None, None, None) if event.toward_id else None


def _locked_out_key(subject: Subject) -> str:
    return f"locked out:{subject.event.toward_id}"


def _make_way_in(notice: Notice) -> str:
    return reverse("make_way_in", args=[notice.detail["person"]])


def _own_account(notice: Notice) -> str:
    return reverse("account_settings")


def _outcome_key(subject: Subject) -> str:
    """A person's reports on one text are one notice."""
    reply_id = subject.reply.pk if subject.reply else 0
    return f"outcome:{subject.event.entry_id}:{reply_id}:{subject.event.actor_id}"


def _has_worked(subject: Subject) -> bool:
    return subject.event.detail.get("result") == Outcome.Result.WORKED


def _always(subject: Subject) -> bool:
    return True


def _newly_named(subject: Subject) -> set[int]:
    """People whom an edit mentions, and who have had no notice of that yet."""
    entry_id = subject.entry.pk if subject.entry else 0
    reply_id = subject.reply.pk if subject.reply else 0
    notices = Notice.objects.filter(key=f"named:{entry_id}:{reply_id}")
    return named_in(subject) - set(notices.values_list("person_id", flat=True))


def _what_it_grew_into(event: Event) -> Subject | None:
    grown = Entry.objects.filter(pk=event.detail.get("target")).select_related("community").first()
    return Subject(event, grown.community, grown, None) if grown else None


def _role_key(subject: Subject) -> str:
    return f"role:{subject.event.community_id}:{subject.event.detail.get('role')}"


def _cover_key(subject: Subject) -> str:
    return f"{subject.event.verb}:{subject.event.detail.get('absence')}"


def _away(notice: Notice) -> str:
    return reverse("away")


def _term_key(subject: Subject) -> str:
    return f"{subject.event.verb}:{subject.event.detail.get('period')}"


def _roles(notice: Notice) -> str:
    """Stewards renew it there; everyone else reads who looks after the place."""
    period = notice.fetched_as(RolePeriod)
    if period and notice.community and notice.reason == LOOKS_AFTER.code:
        return reverse("roles", args=[notice.community.slug, period.person_id])
    return _stewardship(notice)


def _front(notice: Notice) -> str:
    return notice.community.get_absolute_url() if notice.community else "/"


def _members_page(notice: Notice) -> str:
    return reverse("members", args=[notice.community.slug]) if notice.community else "/"


def _stewardship(notice: Notice) -> str:
    return reverse("stewardship", args=[notice.community.slug]) if notice.community else "/"


def _stage(notice: Notice) -> str:
    return reverse("stage", args=[notice.community.slug]) if notice.community else "/"


def _keep_change_end(notice: Notice) -> str:
    """Where members are asked: the first offer to a community that may change or end."""
    offer = next(iter(offers_in(Stage.TRANSFORMATION)), None)
    return offer.path_in(notice.community) if offer and notice.community else _stage(notice)


def _settings(notice: Notice) -> str:
    return reverse("community_settings", args=[notice.community.slug]) if notice.community else "/"
