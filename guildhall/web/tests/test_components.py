"""What every component keeps, and what a page may ask of one."""

from importlib import import_module
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation

import guildhall
from guildhall.kit.components import component_modules
from guildhall.web.looks import UnknownLook
from guildhall.web.samples import ADA, IMPORTED, Samples
from guildhall.web.styleguide import exhibits

PACKAGE = Path(guildhall.__file__).parent
MODULES = component_modules(PACKAGE)
TEMPLATES = sorted([*PACKAGE.glob("*/templates/**/*.html"), *PACKAGE.glob("*/ui/*.html")])


def drawn(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context).strip()


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE)).replace("/templates/", ":")


def problem_of(path: Path) -> str:
    try:
        engines["django"].from_string(path.read_text())
    except TemplateSyntaxError as problem:
        return str(problem)
    return ""


def is_whole(module: str) -> bool:
    """A function of its name, registered under it and explained, with a sample beside it."""
    name = module.rpartition(".")[2]
    found = import_module(module)
    return (
        callable(getattr(found, name, None))
        and list(found.register.tags) == [name]
        and bool(found.__doc__)
        and Path(found.__file__).with_name(f"{name}.sample.html").exists()
    )


def test_every_template_compiles():
    """All in one test, which names each that doesn't: there are a thousand."""
    problems = {name_of(path): problem_of(path) for path in TEMPLATES}

    assert problems
    assert {name: problem for name, problem in problems.items() if problem} == {}


def test_a_component_is_a_function_of_its_name_with_a_sample_beside_it():
    assert MODULES
    assert [module for module in MODULES if not is_whole(module)] == []


def test_no_two_components_have_one_name():
    names = [module.rpartition(".")[2] for module in MODULES]

    assert sorted(set(names)) == sorted(names)


def test_the_style_guide_draws_every_component():
    assert [one.name for one in exhibits()] == [module.rpartition(".")[2] for module in MODULES]
    assert all(one.sample.strip() for one in exhibits())


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ('{% act "help" %}', r"'act' did not receive value\(s\) for the argument\(s\): 'label'"),
        (
            '{% act "help" label="Send" colour="red" %}',
            "'act' received unexpected keyword argument 'colour'",
        ),
        (
            "{% section %}{% endsection %}",
            r"'section' did not receive value\(s\) for the argument\(s\): 'title'",
        ),
        ('{% tag "new" "good" %}', "'tag' received too many positional arguments"),
        (
            '{% form form button="Save" undo="/" %}',
            "'form' received unexpected keyword argument 'undo'",
        ),
    ],
)
def test_a_missing_or_unknown_argument_stops_a_page_from_being_compiled(source, problem):
    with pytest.raises(TemplateSyntaxError, match=problem):
        engines["django"].from_string(source)


def test_an_unknown_look_is_refused():
    with pytest.raises(UnknownLook, match="'loud' is none of accent, good, warn"):
        drawn('{% tag "new" look="loud" %}')


def test_an_act_sends_the_form_of_the_page():
    assert drawn(
        '{% act "admit" "pumps" 7 label="Let in" look="small main" about=name %}', name="Cleo <3"
    ) == (
        '<button class="is-small is-main" form="act" '
        'formaction="/c/pumps/people/requests/7/admit/">'
        'Let in<span class="only-read-aloud">: Cleo &lt;3</span></button>'
    )


def test_an_act_may_be_pressed_and_carry_a_value():
    assert drawn('{% act "/x/" label="Thanked" is_pressed=True name="again" value="yes" %}') == (
        '<button form="act" formaction="/x/" aria-pressed="true" name="again" value="yes">'
        "Thanked</button>"
    )


def test_a_link_takes_an_address_as_it_is_and_a_query_after_a_name():
    assert (
        drawn('{% link here label="Help" %}', here="/help/?a=1&b=2")
        == '<a href="/help/?a=1&amp;b=2">Help</a>'
    )
    assert drawn('{% link "help" label="Help" query="#keys" %}') == '<a href="/help/#keys">Help</a>'


def test_a_component_speaks_the_language_of_the_page():
    source = '{% go "help" label=_("Enter a valid URL.") %}'

    english = drawn(source)
    with translation.override("de"):
        german = drawn(source)

    assert (english, german) == (
        '<a class="button" href="/help/">Enter a valid URL.</a>',
        '<a class="button" href="/help/">Bitte eine gültige Adresse eingeben.</a>',
    )


def test_a_break_in_a_component_is_no_space_beside_a_tag():
    assert drawn('{% tag "solved" look="good" %}') == '<span class="tag is-good">solved</span>'
    assert drawn('{% note title="New" %}<p>a</p>{% endnote %}') == (
        '<section class="note-box"><h2>New</h2><p>a</p></section>'
    )


def test_what_a_text_holds_is_escaped_and_kept_as_it_is():
    assert (
        drawn("{% tag label %}", label="a > b\n < c & “d”")
        == '<span class="tag">a &gt; b\n &lt; c &amp; “d”</span>'
    )


def test_an_empty_state_has_room_for_an_act_only_where_there_is_one():
    source = (
        '{% empty_state title="None" text="Ask." %}'
        '{% if may %}{% go "help" label="Ask" %}{% endif %}'
        "{% endempty_state %}"
    )

    assert drawn(source, may=False) == '<div class="empty"><h2>None</h2><p>Ask.</p></div>'
    assert drawn(source, may=True).endswith(
        '<div class="actions"><a class="button" href="/help/">Ask</a></div></div>'
    )


def test_a_name_leads_to_its_person_where_they_have_a_page():
    assert drawn("{% named ada %}", ada=ADA) == '<a class="name" href="/people/ada/">Ada Marsh</a>'
    assert 'href="https://example.org/users/12" rel="nofollow noopener"' in drawn(
        "{% named one %}", one=IMPORTED
    )


def test_a_pager_keeps_what_else_is_asked_for():
    html = drawn("{% pager page asked=asked %}", **Samples().context())

    assert 'href="?show=newest"' in html
    assert 'href="?show=newest&amp;after=mark"' in html


def test_a_trap_is_hidden_and_a_field_says_what_is_wrong():
    context = Samples().context()
    assert 'class="wrong" id="id_wrong-name_error"' in drawn(
        "{% fields form %}", form=context["wrong_form"]
    )

    trapped = context["small_form"]
    trapped.fields["name"].is_trap = True
    assert drawn("{% field form.name %}", form=trapped).startswith("<div hidden>")


def test_only_named_fields_are_drawn_in_the_order_of_their_names():
    html = drawn(
        '{% fields form names="text,nothing,name" %}', form=Samples().context()["small_form"]
    )

    assert html.index("small-text") < html.index("small-name")
