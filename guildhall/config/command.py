"""The `guildhall` command. Each subcommand is loaded when it is called."""

import importlib
import os
from typing import Any

import click

from guildhall.config.environment import read_environment
from guildhall.config.environment.folder import make_data_folder, was_prepared
from guildhall.kit.lifeline import follow_parent

COMMANDS = {
    "serve": "guildhall.cli.serve:serve",
    "web": "guildhall.cli.web:web",
    "worker": "guildhall.cli.worker:worker",
    "mail-door": "guildhall.incoming.doors.lmtp:mail_door",
    "encoder": "guildhall.cli.encoder:encoder",
    "prepare": "guildhall.cli.prepare:prepare",
    "owner": "guildhall.cli.owner:owner",
    "reindex": "guildhall.cli.upkeep:reindex",
    "rerender": "guildhall.cli.upkeep:rerender",
    "backup": "guildhall.cli.backup:backup",
    "restore": "guildhall.cli.backup:restore",
    "doctor": "guildhall.cli.doctor:doctor",
    "bench": "guildhall.bench.command:bench",
    "demo": "guildhall.demo.command:demo",
    "import": "guildhall.imports.command:bring_in",
    "export": "guildhall.imports.export_command:export",
    "health": "guildhall.health.command:health",
}
LIGHT = {"serve", "web", "bench"}  # start their children first, so that the hall is there sooner
MAKES_A_HALL = {"serve", "prepare", "demo"}
NEEDS_NO_HALL = {*MAKES_A_HALL, "bench"}
WAITS_FOR_DATABASE = {"web", "worker", "mail-door", "doctor"}
SERVES = {"worker", "mail-door"}  # each of web's processes says so itself

NEVER_PREPARED = (
    "There is no hall here yet. "
    "Make one with “guildhall prepare” or “guildhall serve”, or check {setting}."
)


class Doors(click.Group):
    """A group whose commands are imported one by one, after Django is set up."""

    def main(self, *words: Any, **how: Any) -> Any:
        """Files that our commands write are readable by the hall's user alone."""
        os.umask(0o077)
        follow_parent()
        return super().main(*words, **how)

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if name not in LIGHT:
            set_up()
        module, attribute = COMMANDS[name].split(":")
        return getattr(importlib.import_module(module), attribute)

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Check the place before the command reads its arguments. --help works anywhere."""
        is_run = args[0] in COMMANDS and not {"--help"}.intersection(args)
        if is_run:
            _look_at_folder(args[0])
        resolved = super().resolve_command(context, args)
        if is_run and args[0] not in LIGHT:
            _look_at_database(args[0])
        return resolved


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
    import django  # after the settings are named

    django.setup()


def _look_at_folder(name: str) -> None:
    """Raises ClickException if a hall is needed and none was ever prepared; creates nothing."""
    if name in MAKES_A_HALL:
        read_environment()  # nonsense is refused before anything is made
        make_data_folder()
    elif name not in NEEDS_NO_HALL and not was_prepared():
        raise click.ClickException(NEVER_PREPARED.format(setting="GUILDHALL_DATA"))


def _look_at_database(name: str) -> None:
    """Raises ClickException if a command needs tables and the database has none or is away."""
    from django.db import DatabaseError  # after the set-up, as all that follows

    from guildhall.cli.prepare import has_tables, prepare_hall
    from guildhall.cli.serving import BEING_RESTORED, NowServing, begin_serving

    try:
        if name == "demo":
            prepare_hall()
        if name not in NEEDS_NO_HALL and not has_tables():
            raise click.ClickException(NEVER_PREPARED.format(setting="DATABASE_URL"))
    except DatabaseError as problem:
        if name not in WAITS_FOR_DATABASE:
            raise click.ClickException(
                f"The database does not answer: {str(problem).splitlines()[0]}"
            ) from None
    if name in SERVES:
        try:
            begin_serving()
        except NowServing:
            raise click.ClickException(BEING_RESTORED) from None


@click.group(cls=Doors)
@click.version_option(package_name="guildhall")
def main() -> None:
    """Guildhall: a place for communities of practice."""
