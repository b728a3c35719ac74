"""What the doctor finds, and how it is shown."""

from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    `todo` says what to do; a warning does not make the doctor fail.
    """

    sentence: str
    todo: str = ""
    is_warning: bool = False

    @property
    def is_wrong(self) -> bool:
        return bool(self.todo) and not self.is_warning


def show(findings: list[Finding], *, well: str) -> int:
    """Print each finding; the exit status: 1 while something is wrong."""
    for finding in findings:
        mark = "✗" if finding.is_wrong else "!" if finding.todo else "✓"
        click.echo(f"{mark} {finding.sentence}")
        if finding.todo:
            click.echo(f"    {finding.todo}")
    wrong = sum(finding.is_wrong for finding in findings)
    click.echo(
        well if not wrong else f"{wrong} {'thing needs' if wrong == 1 else 'things need'} care."
    )
    return 1 if wrong else 0
