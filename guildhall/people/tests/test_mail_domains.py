"""The owner's list of mail domains, as it is typed or pasted."""

import pytest

from guildhall.people.forms.profile import HouseForm
from guildhall.people.models import House


@pytest.mark.parametrize(
    "pasted",
    [
        "example.org,example.com",
        "example.org, example.com,",
        "example.org\r\nexample.com\r\n",
        "@Example.org; example.com",
        "example.org example.com\nexample.org",
    ],
)
def test_every_domain_of_a_pasted_list_is_kept(db, pasted):
    form = HouseForm(
        {"name": "Hall", "sign_up": "mail_domains", "mail_domains": pasted}, instance=House()
    )

    assert form.is_valid(), form.errors
    assert House(mail_domains=form.cleaned_data["mail_domains"]).domains == [
        "example.org",
        "example.com",
    ]
    # A field of one line would join the lines of what is pasted.
    assert "<textarea" in str(form["mail_domains"])
