"""Oversized, empty, binary, hostile: each ends in a clear sentence.

Nothing that was written is lost.
"""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry, delete_reply
from guildhall.commons.models import Draft, Entry, Reply
from guildhall.communities.models import Community
from guildhall.questions.actions import answer, ask
from guildhall.questions.models import Relay

pytestmark = pytest.mark.database

ASK, TABLE = "/c/pumps/questions/ask/", "/c/pumps/talk/post/"


@pytest.fixture
def client(world, as_person) -> Client:
    return as_person(world.ben)


@pytest.fixture
def question(world) -> Entry:
    return ask(world.community, by=world.cleo, title="Why does it trip?")


def test_an_oversized_text_is_refused_and_given_back(client, question):
    text = "long " * 13_000

    response = client.post(f"/c/pumps/questions/{question.pk}/answer/", {"body": text})

    assert response.status_code == 422
    assert "at most 60000 characters" in response.content.decode()
    assert text.strip() in response.content.decode()
    assert not Reply.objects.exists()


@pytest.mark.parametrize("body", ["", "   \n\t "])
def test_an_empty_answer_is_refused(client, question, body):
    response = client.post(f"/c/pumps/questions/{question.pk}/answer/", {"body": body})

    assert response.status_code == 422
    assert not Reply.objects.exists()


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_a_question_needs_one_line(client, title):
    assert client.post(ASK, {"title": title, "need": "now", "body": "kept text"}).status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "typed", ["a\x00b", "bell\x07", "half \ud83d", "\u202eright to left", "𝕏" * 50, "\r\n\r\n#\r"]
)
def test_strange_characters_are_posted_or_refused_in_a_sentence(client, typed):
    response = client.post(
        TABLE, {"body": typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    )

    assert response.status_code in (302, 422)
    assert all(
        "\x00" not in body and "\x07" not in body
        for body in Entry.objects.values_list("body", flat=True)
    )


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=%00",
        "/search?q=by:%00x",
        "/search?q=in:%00&page=99999999999999999999",
        "/search?q=%ff%fe",
        "/people/%00/",
        "/c/pumps/questions/?after=AAAA&show=%00",
        "/c/pumps/questions/?after=%ff",
        "/c/pumps/people/names/?q=%00",
        "/c/pumps/questions/similar/?title=%00",
        "/c/pumps/questions/99999999999999999999/",
        "/files/..%2f..%2fsecret_key",
        "/c/pumps/entries/99999999999999999999999/history/",
        "/start/similar/?name=%00",
        "/me/bookmarks/?after=x",
    ],
)
def test_hostile_addresses_never_break(client, path):
    assert client.get(path).status_code in (200, 400, 404)


def test_a_draft_keeps_strange_characters_out(client):
    client.post("/me/drafts/save/", {"form": "ask\x00", "target": "1", "field_body": "a\x00b"})

    assert Draft.objects.get().fields == {"body": "ab"}


def test_an_unknown_topic_is_refused_in_a_sentence(client):
    response = client.post(ASK, {"title": "Why?", "need": "now", "topics": ["999"]})

    assert response.status_code == 422
    assert "One of these topics no longer exists" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n but not really", "damaged"),
        ("photo.png", b"", "empty"),
        ("photo.exe", b"MZ\x90\x00", "Programs can&#x27;t be shared"),
        ("photo.gif", b"GIF89a", "damaged"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 400, "damaged"),
        ("photo.png", b"x" * (25 * 1024 * 1024 + 1), "larger than 25 MB"),
    ],
)
def test_a_file_that_is_refused_says_so_beside_its_name_and_the_text_is_given_back(
    client, name, content, sentence
):
    response = client.post(
        ASK, {"title": "What is this?", "need": "now", "files": SimpleUploadedFile(name, content)}
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "What is this?" in response.content.decode()
    assert not Entry.objects.exists()


def test_a_picture_loses_place_and_camera(client, world):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    Image.new("RGB", (30, 20), (9, 9, 9)).save(out, "JPEG", exif=exif)

    client.post(TABLE, {"body": "look", "files": SimpleUploadedFile("p.jpg", out.getvalue())})

    shown = Entry.objects.get().attachments.get()
    kept = b"".join(client.get(f"/files/{shown.file}").streaming_content)
    assert b"Camera maker" not in kept
    assert (shown.content_type, shown.width, shown.height) == ("image/webp", 30, 20)


def test_a_request_that_is_too_large_is_refused_before_it_is_read(client):
    response = client.generic(
        "POST",
        TABLE,
        b"x",
        content_type="application/x-www-form-urlencoded",
        CONTENT_LENGTH=str(10**9),
    )

    assert response.status_code == 413
    assert "That is too large" in response.content.decode()


def test_an_answer_to_what_has_gone_is_kept_as_a_draft(client, world, question):
    delete_entry(question, by=world.cleo)
    gone = client.post(f"/c/pumps/questions/{question.pk}/answer/", {"body": "A long thought"})
    assert gone.status_code == 404

    other = ask(world.community, by=world.cleo, title="Still here?")
    reply = answer(other, by=world.ada, body="Soon gone")
    page = f"/c/pumps/replies/{reply.pk}/reply/"
    assert client.get(page).status_code == 200
    delete_reply(reply, by=world.ada)
    assert client.post(page, {"body": "A long thought"}).status_code == 404


def test_what_was_being_answered_goes_between_look_and_write(world, question, monkeypatch, client):
    from guildhall.commons.page import views

    seen = views.entry_in

    def and_then_it_goes(room, seat, entry_id):
        entry = seen(room, seat, entry_id)
        delete_entry(entry, by=world.cleo)
        return entry

    monkeypatch.setattr(views, "entry_in", and_then_it_goes)

    response = client.post(f"/c/pumps/questions/{question.pk}/answer/", {"body": "A long thought"})

    assert response["Location"] == "/me/drafts/"
    assert Draft.objects.get().fields == {"body": "A long thought"}
    assert not Reply.objects.exists()


def test_a_double_click_posts_once(client, world, question):
    for _click in range(2):
        client.post(ASK, {"title": "Once?", "need": "now"})
        client.post(TABLE, {"body": "Once"})
        client.post(f"/c/pumps/questions/{question.pk}/answer/", {"body": "Once"})
        client.post(ASK, {"title": "Through?", "need": "now", "through": world.ada.pk})
        client.post(
            "/start/", {"name": "Twice", "purpose": "x", "visibility": "listed", "joining": "open"}
        )
        client.post("/c/pumps/people/invite/", {"guests": "Mo", "confirmed": "yes"})

    assert Entry.objects.filter(author=world.ben).count() == 2
    assert (
        Reply.objects.count(),
        Relay.objects.count(),
        Community.objects.filter(name="Twice").count(),
    ) == (1, 1, 1)
    assert world.community.invitations.count() == 1
    assert (
        Event.objects.filter(
            verb__in=["question.asked", "post.written", "answer.posted"], actor_id=world.ben.pk
        ).count()
        == 3
    )


def test_the_same_words_a_minute_later_are_meant(world, question):
    import datetime as dt

    import time_machine
    from django.utils import timezone

    answer(question, by=world.ben, body="+1")
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2), tick=False):
        answer(question, by=world.ben, body="+1")

    assert Reply.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x" * 32, "x" * 64])
def test_an_expired_or_foreign_form_token_gives_the_text_back(world, token):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.ben, backend="guildhall.people.backends.HallBackend")

    response = client.post(TABLE, {"body": "A long thought", "csrfmiddlewaretoken": token})

    assert response.status_code == 403
    assert "A long thought" in response.content.decode()
    assert not Entry.objects.exists()


def test_a_form_token_error_never_shows_a_password(world):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/accounts/login/", {"login": "ada", "password": "secret secret secret"})

    assert "secret secret" not in response.content.decode()


def test_a_link_shared_to_an_outsider_says_what_to_do(world, question, as_person):
    response = as_person(world.dov).get(f"/c/pumps/questions/{question.address}/")

    assert response.status_code == 404
    assert "ask them to invite you" in response.content.decode()
    assert "Why does it trip" not in response.content.decode()
