"""Who sees a reply is one rule: every door of the hall agrees with it.

It does so in every standing of all that a reply stands under.
"""

import itertools

import pytest
from django.http import Http404

from guildhall.commons.actions import attach_picture, picture_markdown
from guildhall.commons.models import Attachment, Entry, Reply, Standing
from guildhall.commons.page.stretch import stretch_of
from guildhall.commons.queries import who_sees
from guildhall.commons.views.finding import reply_at
from guildhall.communities.actions import join
from guildhall.communities.models import Community
from guildhall.communities.seats import take_seat
from guildhall.moderation.models import Measure
from guildhall.moderation.queries import text_of
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask, comment_on
from guildhall.search.sight import visible_documents
from tests.pictures import png

pytestmark = pytest.mark.database

OUT_OR_HELD = list(itertools.product([Standing.PUBLISHED, Standing.HELD], repeat=3))
ONE_TAKEN_AWAY = [
    tuple(taken if place == number else Standing.PUBLISHED for number in range(3))
    for place in range(3)
    for taken in (Standing.HIDDEN, Standing.DELETED)
]


class Talk:
    """A question by Ben, an answer by Cleo, and Eve's comment on the answer.

    Each reply shows a picture of its author.
    """

    def __init__(self, world) -> None:
        self.community, self.world = world.community, world
        self.eve = arrive("Eve")
        join(self.community, person=self.eve)
        self.question = ask(self.community, by=world.ben, title="Which seal?", body="It drips")
        self.answer = answer(
            self.question, by=world.cleo, body=_with_picture("The wide one", world.cleo, 1)
        )
        self.comment = comment_on(
            self.question,
            by=self.eve,
            body=_with_picture("Mine too", self.eve, 2),
            parent=self.answer,
        )
        self.people: dict[str, Person | None] = {
            "nobody": None,
            "dov": world.dov,
            "ada": world.ada,
            "ben": world.ben,
            "cleo": world.cleo,
            "eve": self.eve,
        }

    def stand(self, question: Standing, of_answer: Standing, comment: Standing) -> None:
        Entry.objects.filter(pk=self.question.pk).update(standing=question)
        Reply.objects.filter(pk=self.answer.pk).update(standing=of_answer)
        Reply.objects.filter(pk=self.comment.pk).update(standing=comment)

    def sees(self, name: str, reply: Reply) -> bool:
        """The rule, said once more in other words.

        Stewards see all, everybody else what is out or their own, all the way up.
        """
        if name == "ada":
            return True
        if name in ("nobody", "dov") and not self.community.is_open:
            return False
        texts = [
            Entry.objects.get(pk=self.question.pk),
            *Reply.objects.filter(pk__in=[self.answer.pk, reply.pk]),
        ]
        person = self.people[name]
        return all(text.is_published or (person and text.author_id == person.pk) for text in texts)


def _with_picture(text: str, by: Person, shade: int) -> str:
    return f"{text} {picture_markdown(attach_picture(png(shade), by=by))}"


def _doors(talk_of: Talk, person: Person | None, reply: Reply) -> dict[str, bool]:
    """Whether the reply comes through each of them."""
    fresh = Reply.objects.select_related("entry__community", "parent").get(pk=reply.pk)
    doors = {
        "rows": Reply.objects.visible_to(person).filter(pk=reply.pk).exists(),
        "picture": Attachment.objects.visible_to(person).filter(reply=reply).exists(),
        "find": _is_at(talk_of, person, reply),
    }
    if person is None:
        return doors
    is_own = reply.author_id == person.pk
    return doors | {
        "hearing": person.pk in who_sees(fresh, [person.pk]),
        "notices": Notice.objects.of(person).filter(reply=reply).exists(),
        "measures": doors["rows"] if is_own else text_of(Measure(reply=fresh), person) is not None,
    }


def _is_at(talk_of: Talk, person: Person | None, reply: Reply) -> bool:
    try:
        seat = take_seat(talk_of.community.slug, person)
    except Http404:
        return False
    if not seat.may_read:
        return False
    on_page = {one.pk for one in stretch_of(seat, talk_of.question.pk, {}).everything}
    try:
        return reply_at(seat, reply.pk).pk in on_page
    except Http404:
        assert reply.pk not in on_page
        return False


@pytest.fixture
def talk_here(world) -> Talk:
    made = Talk(world)
    for person in filter(None, made.people.values()):
        for reply in (made.answer, made.comment):
            Notice.objects.create(
                person=person,
                rule="reply.posted",
                key=f"one:{reply.pk}",
                reason="yours",
                entry=made.question,
                reply=reply,
            )
    return made


@pytest.mark.parametrize(
    ("level", "standings_of_all"),
    [("open", OUT_OR_HELD + ONE_TAKEN_AWAY), ("private", OUT_OR_HELD)],
)
def test_every_door_shows_a_reply_to_the_same_people(talk_here, level, standings_of_all):
    Community.objects.filter(pk=talk_here.community.pk).update(visibility=level)
    talk_here.community.refresh_from_db()
    wrong = []
    for standings in standings_of_all:
        talk_here.stand(*standings)
        for (name, person), reply in itertools.product(
            talk_here.people.items(), (talk_here.answer, talk_here.comment)
        ):
            right = talk_here.sees(name, reply)
            doors = _doors(talk_here, person, reply)
            wrong += [
                f"{standings}, {name}, {reply.role}, {door}: not {right}"
                for door in doors
                if doors[door] != right
            ]

    assert not wrong, "\n".join(wrong[:40])


def test_what_is_found_is_what_is_out_all_the_way_up(talk_here):
    for standings in OUT_OR_HELD + ONE_TAKEN_AWAY:
        talk_here.stand(*standings)
        is_out = [standing == Standing.PUBLISHED for standing in standings]
        right = {talk_here.answer.pk: all(is_out[:2]), talk_here.comment.pk: all(is_out)}

        found = set(
            visible_documents(talk_here.world.ben)
            .exclude(reply=None)
            .values_list("reply", flat=True)
        )
        assert found == {pk for pk, is_there in right.items() if is_there}, standings
        out = set(Reply.objects.published().values_list("pk", flat=True))
        assert out == {
            pk for pk, is_there in zip(right, (is_out[1], all(is_out[1:])), strict=True) if is_there
        }, standings


def test_a_steward_who_looks_at_a_held_reply_sees_its_picture(talk_here, as_person):
    talk_here.stand(Standing.PUBLISHED, Standing.HELD, Standing.PUBLISHED)
    file = Attachment.objects.get(reply=talk_here.answer).file

    met = {
        name: as_person(person).get(f"/files/{file}").status_code
        for name, person in talk_here.people.items()
    }

    assert met == {"nobody": 404, "dov": 404, "ada": 200, "ben": 404, "cleo": 200, "eve": 404}


def test_nobody_hears_of_a_comment_under_a_hidden_answer(talk_here):
    fresh = Reply.objects.select_related("entry__community", "parent").get(pk=talk_here.comment.pk)
    everyone = [person.pk for person in talk_here.people.values() if person]
    before = who_sees(fresh, everyone)
    talk_here.stand(Standing.PUBLISHED, Standing.HIDDEN, Standing.PUBLISHED)

    fresh = Reply.objects.select_related("entry__community", "parent").get(pk=talk_here.comment.pk)

    members = {
        talk_here.world.ada.pk,
        talk_here.world.ben.pk,
        talk_here.world.cleo.pk,
        talk_here.eve.pk,
    }
    assert before == members
    assert who_sees(fresh, everyone) == {talk_here.world.ada.pk, talk_here.world.cleo.pk}
