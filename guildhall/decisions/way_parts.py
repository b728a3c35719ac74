"""What the page of an open decision shows, one function for each way."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.decisions import policy
from guildhall.decisions.actions import has_decider
from guildhall.decisions.models import Decision, IfSilent
from guildhall.decisions.places import ASKED
from guildhall.decisions.queries import around
from guildhall.decisions.stewards_say import asks_stewards
from guildhall.decisions.vote_parts import vote_part
from guildhall.decisions.ways import voting, way_of
from guildhall.rounds.forms import ReasonForm
from guildhall.rounds.models import Round
from guildhall.rounds.queries import Answers
from guildhall.web.dates import date_in_words


def consent_part(seat: Seat, entry: Entry) -> Part:
    """The proposal, who is fine with it, objections and their answers: those are for members."""
    people, decision = around(entry), entry.decision
    asked = people.round
    answers = people.answers(seat.person) if seat.is_member else None
    reads = {
        "decision": decision,
        "user": seat.person,
        "title": _consent_title(decision, answers),
        "sentences": _consent_sentences(seat, entry, asked, answers),
        "answers": answers,
        "own_voice": _own_voice(answers),
        "may_agree": bool(policy.may_agree_to_proposal(seat, entry)),
        "may_object": bool(policy.may_object_to_proposal(seat, entry)),
        "may_answer": bool(policy.may_change_proposal(seat, entry)),
        "earlier": people.earlier if seat.is_member else [],
        "reason": ReasonForm(),
    }
    return Part(Spot.AFTER, "decisions/_consent.html", reads, ASKED)


def advice_part(seat: Seat, entry: Entry) -> Part:
    """Who was asked, and who has replied: by name, for members."""
    people = around(entry)
    reads = {
        **_one_decides(seat, entry),
        "asked": people.asked if seat.is_member else [],
        "not_advised": people.not_advised if seat.is_member else set(),
    }
    return Part(Spot.AFTER, "decisions/_advice.html", reads, ASKED)


def hearing_part(seat: Seat, entry: Entry) -> Part:
    """What was heard so far, and what was done with it."""
    people, may_answer = around(entry), bool(policy.may_add_theme(seat, entry))
    reads = {
        **_one_decides(seat, entry),
        "themes": people.themes,
        "waiting": len(people.open_contributions) if may_answer else 0,
        "may_answer": may_answer,
    }
    return Part(Spot.AFTER, "decisions/_hearing.html", reads, ASKED)


WAY_PARTS: dict[str, Callable[[Seat, Entry], Part]] = {
    "consent": consent_part,
    "advice": advice_part,
    "hearing": hearing_part,
    voting.NAME: vote_part,
}


def _one_decides(seat: Seat, entry: Entry) -> dict[str, Any]:
    decision = entry.decision
    is_own = seat.person is not None and decision.decider_id == seat.person.pk
    return {
        "decision": decision,
        "has_decider": has_decider(decision),
        "why_not_yet": way_of(decision).is_ripe(decision, timezone.now()) if is_own else "",
    }


def _consent_title(decision: Decision, answers: Answers | None) -> str:
    if decision.ends_at and decision.ends_at > timezone.now() and decision.until_on:
        day = date_in_words(decision.until_on, "l, j F")
        return _("Is anyone against it by %(day)s?") % {"day": day}
    if answers and answers.waiting:
        return _("An objection needs an answer")
    return _("The day is over")


def _consent_sentences(
    seat: Seat, entry: Entry, asked: Round | None, answers: Answers | None
) -> list[str]:
    """What happens next, as far as it isn't plain from the rest."""
    if asked is None:
        return []
    is_asking = asked.is_asking()
    sentences = []
    if is_asking and entry.decision.if_silent == IfSilent.LAPSES:
        sentences.append(_("If nobody answers, nothing is decided."))
    elif is_asking and not asked.needed and not (answers and answers.mine):
        sentences.append(_("If you have no objection, you don't need to do anything."))
    if answers and answers.still_needed:
        sentences.append(_missing(answers.still_needed))
        sentences += _too_few(entry, asked)
    elif answers and not is_asking and not answers.waiting and not asks_stewards(entry.decision):
        sentences.append(_("It will be decided within a few minutes."))
    if answers and _everybody_objects(answers):
        sentences.append(
            _("Everyone who answered objects. It may be best to withdraw it and talk first.")
        )
    return sentences


def _missing(number: int) -> str:
    sentence = ngettext(
        "%(number)d more person needs to say yes.",
        "%(number)d more people need to say yes.",
        number,
    )
    return sentence % {"number": number}


def _too_few(entry: Entry, asked: Round) -> list[str]:
    """By now fewer take part than have to agree: people have left."""
    number = around(entry).people
    if number >= asked.needed:
        return []
    sentence = _(
        "Fewer people take part by now than have to agree, so nothing can be decided. "
        "It can be withdrawn and asked anew."
    )
    return [sentence]


def _everybody_objects(answers: Answers) -> bool:
    spoke = bool(answers.agreed or answers.abstained)
    return not spoke and len({one.person_id for one in answers.objections}) > 1


def _own_voice(answers: Answers | None) -> str:
    if answers is None:
        return ""
    return "agrees" if answers.has_agreed else "abstains" if answers.has_abstained else ""
