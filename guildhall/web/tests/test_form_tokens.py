"""Each answer has one token for all its forms, and no other answer has the same."""

from django.conf import settings
from django.middleware.csrf import rotate_token
from django.shortcuts import resolve_url

from guildhall.web.form_tokens import form_token


def test_the_forms_of_one_answer_share_a_token(rf):
    first, second = rf.get("/"), rf.get("/")
    second.META["CSRF_COOKIE"] = first.META["CSRF_COOKIE"] = "s" * 32

    assert form_token(first) == form_token(first)
    assert form_token(first) != form_token(second)


def test_it_follows_the_secret_of_its_request(rf):
    request = rf.get("/")
    before = form_token(request)

    rotate_token(request)

    assert form_token(request) != before
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"]


def test_a_page_writes_that_token_into_its_form(client, db):
    page = client.get(resolve_url(settings.LOGIN_URL))

    token = form_token(page.wsgi_request)
    assert f'name="csrfmiddlewaretoken" value="{token}"' in page.content.decode()
