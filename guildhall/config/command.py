"""The `guildhall` command: each door of the operator's, loaded when it is opened."""

import importlib
import os

import click

COMMANDS = {
    "serve": "guildhall.cli.serve:serve",
    "worker": "guildhall.cli.worker:worker",
    "mail-door": "guildhall.incoming.doors.lmtp:mail_door",
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
    "health": "guildhall.health.command:health",
}
LIGHT = {"serve", "bench"}  # starts its children first, so that the hall is there sooner


class Doors(click.Group):
    """A group whose commands are imported one at a time, after Django is set up."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if name not in LIGHT:
            set_up()
        module, attribute = COMMANDS[name].split(":")
        return getattr(importlib.import_module(module), attribute)


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
    import django  # after the settings are named

    django.setup()


@click.group(cls=Doors)
@click.version_option(package_name="guildhall")
def main() -> None:
    """Guildhall: a hall in which communities of practice live."""
