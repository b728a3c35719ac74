"""Where the components of pages are: every module of an app's `ui` folder is one."""

from pathlib import Path


def component_modules(package: Path) -> list[str]:
    """Their names, such as “guildhall.web.ui.act”, in the order of the alphabet."""
    files = sorted(package.glob("*/ui/[!_]*.py"))
    return [f"{package.name}.{file.parent.parent.name}.ui.{file.stem}" for file in files]
