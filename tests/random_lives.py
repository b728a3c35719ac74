"""One random life of a small hall, which keeps for itself what each person may hear."""

import datetime as dt
import random
import re
from collections import Counter
from zoneinfo import ZoneInfo

import time_machine
from allauth.account.models import EmailAddress
from django.core import mail

from guildhall.activity.delivery import deliver_waiting
from guildhall.activity.models import Event
from guildhall.commons.actions import (
    delete_entry,
    delete_reply,
    follow,
    give_thanks,
    report_outcome,
    unfollow,
)
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import (
    LastSteward,
    add_topic,
    change_community,
    join,
    leave_community,
    start_community,
)
from guildhall.communities.models import Community
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import (
    choose_level,
    follow_the_community,
    see_everything,
    set_preference,
)
from guildhall.notifications.digest import write_due_digests
from guildhall.notifications.models import Hearing, Level
from guildhall.notifications.rules import REASONS
from guildhall.people.actions import arrive, leave
from guildhall.people.models import Block, Person
from guildhall.questions.actions import accept_answer, answer, ask, comment_on
from guildhall.talk.actions import write_post

START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


ZONES = ["UTC", "Europe/Vienna", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata"]


STEPS = 8


class Life:
    """One random life, with the facts that its checks need."""

    def __init__(self, chance: random.Random, clock: time_machine.Traveller) -> None:
        self.chance, self.clock = chance, clock
        self.quiet: dict[int, tuple[int, int, str]] = {}
        self.levels: dict[tuple[int, str, int], str] = {}
        self.people = [self._person(number) for number in range(5)]
        self.communities = [
            start_community(
                f"Place {number}", by=self.people[number], purpose="x", visibility=level
            )
            for number, level in enumerate(("open", "private"))
        ]
        self.topics = {
            community.pk: [
                add_topic(community, name=name, by=self.people[0]) for name in ("Seals", "Valves")
            ]
            for community in self.communities
        }
        for person in self.people:
            for community in self.communities:
                if self.chance.random() < 0.8:
                    join(community, person=person)
        self.checked_hearings = 0
        self.wrong: list[str] = []

    def _person(self, number: int) -> Person:
        zone = self.chance.choice(ZONES)
        person = arrive(f"Person {number}", time_zone=zone)
        EmailAddress.objects.create(
            user=person, email=f"p{number}@example.org", verified=True, primary=True
        )
        start, end = self.chance.choice([(20, 7), (0, 0), (12, 13), (22, 6)])
        set_preference(by=person, quiet_from=start, quiet_until=end, digest="daily")
        self.quiet[person.pk] = (start, end, zone)
        return person

    def live(self) -> list[str]:
        acts = [
            self._ask,
            self._answer,
            self._answer,
            self._comment,
            self._note,
            self._thank,
            self._accept,
            self._try,
            self._level,
            self._level,
            self._follow,
            self._unfollow,
            self._leave_community,
            self._join,
            self._block,
            self._take_away,
            self._close_the_doors,
            self._leave_hall,
            self._see,
            self._move,
            self._deliver,
            self._deliver,
            self._wait,
            self._wait,
        ]
        for _number in range(2):
            self._level()
            self._ask()
            self._answer()
        for _step in range(STEPS):
            self.chance.choice(acts)()
            self.clock.shift(dt.timedelta(seconds=self.chance.randrange(1, 3000)))
        for _hours in range(3):
            self._deliver()
            self._wait()
        self._check_nobody_hears_twice()
        return self.wrong

    # What people do

    def _somebody(self, community: Community) -> Person | None:
        members = [
            person
            for person in self.people
            if person.is_here
            and person.memberships.filter(community=community, until=None).exists()
        ]
        return self.chance.choice(members) if members else None

    def _ask(self) -> None:
        community = self.chance.choice(self.communities)
        by = self._somebody(community)
        if by:
            topics = self.chance.sample(self.topics[community.pk], self.chance.randrange(3))
            ask(
                community,
                by=by,
                title="Why?",
                body=self._names(),
                topics=topics,
                need=self.chance.choice(["now", "no_hurry"]),
            )

    def _note(self) -> None:
        community = self.chance.choice(self.communities)
        by = self._somebody(community)
        if by:
            write_post(community, by=by, body=f"Morning {self.chance.random()} {self._names()}")

    def _names(self) -> str:
        names = [f"@{person.username}" for person in self.people if self.chance.random() < 0.15]
        return " ".join(
            [
                *names,
                *(["@stewards"] if self.chance.random() < 0.2 else []),
                *(["#seals"] if self.chance.random() < 0.2 else []),
            ]
        )

    def _entry(self, **only: str) -> Entry | None:
        entries = list(Entry.objects.published().filter(**only).select_related("community"))
        return self.chance.choice(entries) if entries else None

    def _answer(self) -> None:
        entry = self._entry(kind="question")
        by = self._somebody(entry.community) if entry else None
        if entry and by:
            answer(entry, by=by, body=f"Try this {self.chance.random()} {self._names()}")

    def _comment(self) -> None:
        reply = self._reply()
        by = self._somebody(reply.entry.community) if reply else None
        if reply and by and reply.entry.kind == "question":
            comment_on(reply.entry, by=by, body=f"And then? {self.chance.random()}", parent=reply)

    def _reply(self, **only: str) -> Reply | None:
        replies = list(
            Reply.objects.published()
            .filter(entry__standing="published", **only)
            .select_related("entry__community")
        )
        return self.chance.choice(replies) if replies else None

    def _thank(self) -> None:
        reply = self._reply()
        by = self._somebody(reply.entry.community) if reply else None
        if reply and by and by.pk != reply.author_id:
            give_thanks(reply, by=by)

    def _accept(self) -> None:
        reply = self._reply(role="answer", entry__kind="question")
        if reply and reply.entry.author.is_here:
            accept_answer(reply, by=reply.entry.author)

    def _try(self) -> None:
        reply = self._reply(role="answer")
        by = self._somebody(reply.entry.community) if reply else None
        if reply and by:
            report_outcome(
                reply,
                by=by,
                result=self.chance.choice(["worked", "failed"]),
                context="in a damp room",
            )

    def _level(self) -> None:
        community = self.chance.choice(self.communities)
        by = self._somebody(community)
        if by is None:
            return
        kind = self.chance.choice(["community", "topic", "entry"])
        place = {
            "topic": self.chance.choice(self.topics[community.pk]),
            "entry": self._entry(community=community),
        }.get(kind)
        if kind != "community" and place is None:
            return
        if place is not None and self.chance.random() < 0.2:
            follow_the_community(by=by, **{kind: place})
            self.levels.pop((by.pk, kind, place.pk), None)
            return
        level = self.chance.choice([*Level, Level.EVERYTHING]).value
        choose_level(level, by=by, community=community, **({kind: place} if place else {}))
        self.levels[by.pk, kind, place.pk if place else community.pk] = level

    def _follow(self) -> None:
        entry = self._entry()
        by = self._somebody(entry.community) if entry else None
        if entry and by:
            follow(entry, by=by)

    def _unfollow(self) -> None:
        entry = self._entry()
        if entry:
            unfollow(entry, by=self.chance.choice(self.people))

    def _join(self) -> None:
        person = self.chance.choice(self.people)
        if person.is_here:
            join(self.chance.choice(self.communities), person=person)

    def _leave_community(self) -> None:
        try:
            leave_community(
                self.chance.choice(self.communities), person=self.chance.choice(self.people)
            )
        except LastSteward:
            return

    def _leave_hall(self) -> None:
        person = self.people[-1]
        if person.is_here and self.chance.random() < 0.3:
            leave(person, left_as="name")

    def _block(self) -> None:
        person, other = self.chance.sample(self.people, 2)
        Block.objects.get_or_create(person=person, blocked=other)

    def _take_away(self) -> None:
        entry, reply = self._entry(), self._reply()
        if reply and self.chance.random() < 0.5:
            delete_reply(reply, by=reply.author)
        elif entry:
            delete_entry(entry, by=entry.author)

    def _close_the_doors(self) -> None:
        community = self.communities[0]
        change_community(
            community,
            by=self.people[0],
            visibility=self.chance.choice(["open", "listed", "private", "hidden"]),
        )

    def _move(self) -> None:
        """An entry is somewhere else from now on, as after a move by a steward."""
        entry = self._entry()
        if entry:
            entry.topics.clear()
            Entry.objects.filter(pk=entry.pk).update(community=self.chance.choice(self.communities))

    def _see(self) -> None:
        see_everything(by=self.chance.choice(self.people))

    # What the worker does

    def _deliver(self) -> None:
        """Each event is delivered, some of them twice, and what was heard is looked at."""
        while deliver_waiting(batch=self.chance.choice([1, 3, 50])):
            self._check_hearings()

    def _wait(self) -> None:
        """Hours pass; the worker writes digests and sends what is due."""
        self.clock.shift(dt.timedelta(hours=self.chance.choice([1, 4, 9])))
        write_due_digests()
        mail.outbox.clear()
        while send_due():
            pass
        for message in mail.outbox:
            self._check_mail(message)

    # What must hold

    def _check_hearings(self) -> None:
        fresh = list(
            Hearing.objects.filter(pk__gt=self.checked_hearings)
            .select_related("notice", "person")
            .order_by("pk")
        )
        for hearing in fresh:
            event = Event.objects.get(pk=hearing.event_id)
            duty = REASONS[hearing.notice.reason].is_duty
            level = self._chosen(hearing.person_id, event)
            if level == "nothing" and not duty:
                self.wrong.append(f"{hearing.person} heard of {event.verb} and wanted nothing")
            if hearing.notice.reason == "everything" and level != "everything":
                self.wrong.append(f"{hearing.person} heard all of {event.verb} at {level}")
            if event.actor_id == hearing.person_id:
                self.wrong.append(f"{hearing.person} heard of their own {event.verb}")
            if Block.objects.filter(person=hearing.person_id, blocked=event.actor_id).exists():
                self.wrong.append(f"{hearing.person} heard of somebody they blocked")
            if event.entry_id and not self._sees(hearing.person, event):
                self.wrong.append(f"{hearing.person} heard of {event.verb} unseen")
        self.checked_hearings = fresh[-1].pk if fresh else self.checked_hearings

    def _chosen(self, person_id: int, event: Event) -> str:
        community_id = event.community_id
        if event.entry_id:
            community_id = Entry.objects.get(pk=event.entry_id).community_id
            if (person_id, "entry", event.entry_id) in self.levels:
                return self.levels[person_id, "entry", event.entry_id]
        of_topics = [
            self.levels[person_id, "topic", topic]
            for topic in event.topics
            if (person_id, "topic", topic) in self.levels and community_id == event.community_id
        ]
        for level in ("everything", "concerns", "digest", "nothing"):
            if level in of_topics:
                return level
        return self.levels.get((person_id, "community", community_id), "concerns")

    def _sees(self, person: Person, event: Event) -> bool:
        target = event.detail.get("target") if event.verb == "entry.grew" else event.entry_id
        sees_entry = Entry.objects.visible_to(person).filter(pk=target).exists()
        return sees_entry and (
            not event.reply_id
            or Reply.objects.visible_to(person).filter(pk=event.reply_id).exists()
        )

    def _check_mail(self, message: mail.EmailMessage) -> None:
        person = EmailAddress.objects.get(email=message.to[0]).user
        start, end, zone = self.quiet[person.pk]
        hour = dt.datetime.now(ZoneInfo(zone)).hour
        asleep = (
            start <= hour < end
            if start < end
            else (hour >= start or hour < end)
            if start > end
            else False
        )
        if asleep:
            self.wrong.append(f"{person} got mail at {hour} o'clock")
        for entry_id in re.findall(r"/c/[-\w]+/(?:questions|table)/(\d+)", message.body):
            entry = Entry.objects.filter(pk=entry_id).first()
            if entry is None or not Entry.objects.visible_to(person).filter(pk=entry_id).exists():
                self.wrong.append(f"{person} was mailed of an entry that they do not see")
            elif not person.memberships.filter(community=entry.community_id, until=None).exists():
                self.wrong.append(f"{person} was mailed of a community that they left")
        if (
            message.alternatives
            and "List-Unsubscribe" not in message.extra_headers
            and "/c/" in message.body
        ):
            self.wrong.append("a mail without a way out")

    def _check_nobody_hears_twice(self) -> None:
        twice = Counter(Hearing.objects.values_list("event_id", "person_id"))
        self.wrong += [
            f"{pair} heard {number} times" for pair, number in twice.items() if number > 1
        ]
