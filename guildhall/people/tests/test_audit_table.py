"""The audit log as a table: a name in a spreadsheet is text and never runs."""

import csv
import io

from guildhall.people.actions import arrive
from guildhall.people.actions.audit import note_audit
from guildhall.people.models import Person


def test_a_name_that_is_a_formula_is_a_name(db, as_person):
    owner = arrive("Odo")
    Person.objects.here().filter(pk=owner.pk).update(is_owner=True)
    note_audit("signed in", by=arrive('=HYPERLINK("http://evil.example")'), note="\t=1+1")

    answer = as_person(owner).get("/hall/audit-log/?as=csv")
    lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode(), newline="")))

    assert [lines[1][2], lines[1][5]] == ['\'=HYPERLINK("http://evil.example")', "'\t'=1+1"]
