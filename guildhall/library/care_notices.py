"""Who is told of pages that people rely on, and of suggested changes."""

from collections.abc import Callable, Iterator, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Authorship
from guildhall.communities.models import RolePeriod
from guildhall.communities.standing_in import covers_of
from guildhall.library import events
from guildhall.library.models import Reliance, Suggestion, SuggestionState
from guildhall.notifications.audiences import AUTHORS, FOLLOWERS, STEWARDS, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import LOOKS_AFTER, PERSONAL, TOPIC, Audience, Rule, Subject
from guildhall.notifications.words import title, who


def rules_of_care() -> Iterator[Rule]:
    yield from _of_the_clock()
    yield from _of_owners()
    yield from _of_suggestions()


def who_keeps_it(subject: Subject) -> set[int]:
    """Its owner; the deputy while they are away; nobody where both are, or where it has none."""
    reliance = Reliance.objects.filter(pk=subject.event.entry_id).first()
    if reliance is None or subject.community is None:
        return set()
    in_turn = [one for one in (reliance.owner_id, reliance.deputy_id) if one]
    away = covers_of(in_turn, community_id=subject.community.pk)
    return set([one for one in in_turn if one not in away][:1])


def _of_the_clock() -> Iterator[Rule]:
    yield Rule(
        events.PAGE_TO_CONFIRM,
        (TOWARD, *_stewards_where(lambda subject: not subject.event.toward_id)),
        _to_confirm,
        path=_confirming,
        prepare=_fetch_reliances,
        verbs=_still_right,
        takes_answers=True,
        shows_text=False,
    )
    yield Rule(events.PAGE_CONFIRMED, (TOWARD,), _confirmed, shows_text=False)


def _of_owners() -> Iterator[Rule]:
    before = Audience(PERSONAL, _owner_before)
    yield Rule(events.RELIANCE_BEGUN, (TOWARD,), _asked_to_keep, shows_text=False)
    yield Rule(events.OWNER_NAMED, (TOWARD, before), _named, shows_text=False)
    yield Rule(events.PAGE_OFFERED, (TOWARD,), _offered, shows_text=False)
    yield Rule(events.PAGE_OFFER_DECLINED, (TOWARD,), _offer_declined, shows_text=False)
    yield Rule(events.PAGE_TAKEN_OVER, (TOWARD,), _taken_over, shows_text=False)
    yield Rule(events.PAGE_LET_GO, (TOWARD,), _passed_on, shows_text=False)
    yield Rule(events.PAGE_PASSED_ON, (TOWARD,), _passed_on, shows_text=False)
    yield Rule(
        events.PAGES_OWNERLESS, (STEWARDS,), _ownerless, path=_list_without_owner, shows_text=False
    )


def _of_suggestions() -> Iterator[Rule]:
    deciders = (Audience(PERSONAL, who_keeps_it), AUTHORS, *_stewards_where(_nobody_decides))
    for verb, audiences, says in (
        (events.CHANGE_SUGGESTED, deciders, _suggested),
        (events.SUGGESTION_RENEWED, deciders, _suggested),
        (events.SUGGESTION_TAKEN, (TOWARD, FOLLOWERS), _taken),
        (events.SUGGESTION_DECLINED, (TOWARD,), _declined),
        (events.SUGGESTION_REOPENED, (TOWARD,), _reopened),
        (events.SUGGESTION_WAITS, _stewards_where(lambda _subject: True), _waits),
    ):
        yield Rule(
            verb,
            audiences,
            says,
            key=_key_of_suggestion,
            path=_page_after if verb == events.SUGGESTION_TAKEN else _suggestion_page,
            prepare=_fetch_suggestions,
            shows_text=False,
        )


def _stewards_where(holds: Callable[[Subject], bool]) -> tuple[Audience, Audience]:
    """The stewards of its topics; where there are none, those of the community."""

    def of_topics(subject: Subject) -> set[int]:
        return _topic_stewards(subject) if holds(subject) else set()

    def of_all(subject: Subject) -> set[int]:
        if not holds(subject) or _topic_stewards(subject):
            return set()
        held = RolePeriod.objects.stewards_of(subject.community)
        return set(held.values_list("person_id", flat=True))

    return Audience(TOPIC, of_topics), Audience(LOOKS_AFTER, of_all)


def _topic_stewards(subject: Subject) -> set[int]:
    held = RolePeriod.objects.current().filter(
        community=subject.community,
        role=RolePeriod.Role.STEWARD,
        topic__in=subject.event.topics,
    )
    return set(held.values_list("person_id", flat=True))


def _nobody_decides(subject: Subject) -> bool:
    """Neither an owner nor an author other than who suggests it would hear of it."""
    authors = Authorship.objects.filter(entry=subject.entry, person__follows__entry=subject.entry)
    told = who_keeps_it(subject) | set(authors.values_list("person_id", flat=True))
    return not told - {subject.event.actor_id}


def _owner_before(subject: Subject) -> set[int]:
    before = subject.event.detail.get("before")
    return {before} if before else set()


def _fetch_reliances(notices: Sequence[Notice]) -> None:
    found = Reliance.objects.in_bulk({one.entry_id for one in notices if one.entry_id})
    for notice in notices:
        notice.fetched = found.get(notice.entry_id)


def _fetch_suggestions(notices: Sequence[Notice]) -> None:
    ids = {one.detail.get("suggestion") for one in notices if one.detail.get("suggestion")}
    found = Suggestion.objects.select_related("person").defer("body", "began_body").in_bulk(ids)
    for notice in notices:
        notice.fetched = found.get(notice.detail.get("suggestion"))


def _key_of_suggestion(subject: Subject) -> str:
    return f"suggestion:{subject.event.detail.get('suggestion', 0)}:{subject.event.verb}"


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}


def _still_right(notice: Notice) -> list[str]:
    return [_("Still right")]


def _to_confirm(notice: Notice) -> str:
    reliance = notice.fetched_as(Reliance)
    if reliance is None or not reliance.asked:
        return _("“%(title)s” has been confirmed in the meantime") % _words(notice)
    day = {"day": date_format(reliance.look_again_on, "j F Y")}
    if not reliance.needs_check:
        sentence = _("People rely on “%(title)s”. Is it still right? Its check is on %(day)s.")
    elif notice.reason == PERSONAL.code:
        sentence = _("People rely on “%(title)s”. Is it still right? It needs a check.")
    else:
        sentence = _("“%(title)s” has needed a check since %(day)s. Could you look at it?")
    return sentence % (_words(notice) | day)


def _confirmed(notice: Notice) -> str:
    return _("%(name)s confirmed that “%(title)s” is still right") % _words(notice)


def _asked_to_keep(notice: Notice) -> str:
    sentence = _("People rely on “%(title)s”. %(name)s asks you to look after it.")
    return sentence % _words(notice)


def _named(notice: Notice) -> str:
    if notice.person_id == notice.detail.get("before"):
        return _("Someone else looks after “%(title)s” from now on") % _words(notice)
    return _("%(name)s asks you to look after “%(title)s” from now on") % _words(notice)


def _offered(notice: Notice) -> str:
    return _("%(name)s asks whether you would look after “%(title)s”") % _words(notice)


def _offer_declined(notice: Notice) -> str:
    return _("%(name)s would rather not look after “%(title)s”: it stays with you") % _words(notice)


def _taken_over(notice: Notice) -> str:
    return _("%(name)s said yes and looks after “%(title)s” now") % _words(notice)


def _passed_on(notice: Notice) -> str:
    return _("You look after “%(title)s” now: you stepped in for its owner before") % _words(notice)


def _ownerless(notice: Notice) -> str:
    number = notice.detail.get("number", 1)
    text = ngettext(
        "A page that people rely on has no owner. Who could look after it?",
        "%(number)d pages that people rely on have no owner. Who could look after them?",
        number,
    )
    return text % {"number": number}


def _suggested(notice: Notice) -> str:
    suggestion = notice.fetched_as(Suggestion)
    sentence = _("%(name)s suggests a change to “%(title)s”") % _words(notice)
    return f"{sentence}: {suggestion.reason}" if suggestion else sentence


def _taken(notice: Notice) -> str:
    suggestion = notice.fetched_as(Suggestion)
    if notice.reason != PERSONAL.code or suggestion is None:
        suggester = {"suggester": suggestion.person.name if suggestion else _("someone")}
        sentence = _("%(name)s put a change by %(suggester)s into “%(title)s”")
        return sentence % (_words(notice) | suggester)
    if suggestion.state == SuggestionState.PARTLY:
        sentence = _("%(name)s put a part of your change into “%(title)s”. You're an author now.")
    else:
        sentence = _("%(name)s put your change into “%(title)s”. You're an author now.")
    return sentence % _words(notice)


def _declined(notice: Notice) -> str:
    suggestion = notice.fetched_as(Suggestion)
    sentence = _("%(name)s declined your change to “%(title)s”") % _words(notice)
    return f"{sentence}: {suggestion.answer}" if suggestion and suggestion.answer else sentence


def _reopened(notice: Notice) -> str:
    return _("%(name)s is looking at your change to “%(title)s” again") % _words(notice)


def _waits(notice: Notice) -> str:
    suggestion = notice.fetched_as(Suggestion)
    if suggestion and not suggestion.is_open:
        return _("The change to “%(title)s” has been decided on") % _words(notice)
    sentence = _("A change to “%(title)s” has waited a week for a decision. Could you look at it?")
    return sentence % _words(notice)


def _confirming(notice: Notice) -> str:
    if notice.entry is None or notice.community is None:
        return "/"
    return reverse("confirm_page", args=[notice.community.slug, notice.entry.pk])


def _list_without_owner(notice: Notice) -> str:
    if notice.community is None:
        return "/"
    return reverse("pages_without_owner", args=[notice.community.slug])


def _suggestion_page(notice: Notice) -> str:
    suggestion_id = notice.detail.get("suggestion")
    if notice.community is None or not suggestion_id:
        return "/"
    return reverse("suggestion", args=[notice.community.slug, suggestion_id])


def _page_after(notice: Notice) -> str:
    if notice.entry is None or notice.community is None:
        return "/"
    return reverse("page", args=[notice.community.slug, notice.entry.address])
