"""What the doctor finds, and how it is printed."""

from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check.

    `todo` says what to do; a warning does not make the doctor fail.
    """

    sentence: str
    todo: str = ""
    is_warning: bool = False

    @property
    def is_wrong(self) -> bool:
        return bool(self.todo) and not self.is_warning


def show(findings: list[Finding], *, well: str) -> int:
    """Print each finding, and return the exit status: 1 if anything is wrong."""
    for finding in findings:
        mark = "✗" if finding.is_wrong else "!" if finding.todo else "✓"
        click.echo(f"{mark} {finding.sentence}")
        if finding.todo:
            click.echo(f"    {finding.todo}")
    wrong = sum(finding.is_wrong for finding in findings)
    click.echo(
        well
        if not wrong
        else f"{wrong} {'problem needs' if wrong == 1 else 'problems need'} fixing."
    )
    return 1 if wrong else 0
