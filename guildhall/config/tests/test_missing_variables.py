"""A variable that nobody gave fails in tests; what says that it may be missing does not."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, Origin, Template, engines

from guildhall.config.missing_variables import OURS, THEIRS, MissingVariable


class Note:
    """As a row whose question is missing."""

    title = "Frost"

    @property
    def question(self):
        raise ObjectDoesNotExist


def printed(
    source: str, *, place: str = f"{OURS}/web/templates/web/x.html", **given: object
) -> str:
    engine = engines["django"].engine
    return Template(source, origin=Origin(place), engine=engine).render(Context(given))


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ note.nothing }}",
        "{{ note.nothing|upper }}",
        "{% if nothing %}{% endif %}",
        "{% if note.nothing and note %}{% endif %}",
        "{% if not note.question %}{% endif %}",
        "{% for one in nothing %}{% endfor %}",
        "{% with other=nothing %}{% endwith %}",
        "{% tag nothing %}",
        "{% blocktranslate %}Hello {{ nothing }}{% endblocktranslate %}",
        "{{ nobody.name }}",
    ],
)
def test_what_nobody_gave_is_an_error(source):
    with pytest.raises(MissingVariable):
        printed(source, note=Note(), nobody=None)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('{{ nothing|default:"-" }}', "-"),
        ('{% if nothing|default:"" %}yes{% else %}no{% endif %}', "no"),
        ("{% firstof nothing note.title %}", "Frost"),
        ("{{ nobody }}", "None"),
        ("{% if nobody.name %}yes{% else %}no{% endif %}", "no"),
        ("{% if note.title == 'Frost' %}yes{% endif %}", "yes"),
        ("{% for one in rows %}{{ one }}{% endfor %}", "12"),
    ],
)
def test_what_may_be_missing_or_is_none_is_no_error(source, text):
    assert printed(source, note=Note(), nobody=None, rows=[1, 2]) == text


def test_templates_of_others_are_as_django_has_them():
    assert printed("[{{ nothing }}]", place="/elsewhere/allauth/login.html") == "[]"
    assert (
        printed(
            "[{{ attrs.href }}]",
            place=f"{OURS}/web{THEIRS}elements/button.html",
            attrs=SimpleNamespace(),
        )
        == "[]"
    )
