"""The life of each community in files, in a database of the bench's own. A process of its own."""

import json
import re
import subprocess
import sys
from pathlib import Path

import django


def main(paths: list[str]) -> None:
    django.setup()
    from guildhall.bench.truth.archives import frames_of, is_mail, is_zulip  # need the set-up
    from guildhall.bench.truth.replay import replay

    for path in map(Path, paths):
        is_archive = not _is_site(path) and (is_mail(path) or is_zulip(path))
        frames = frames_of(path) if is_archive else _imported(path)
        print(json.dumps(replay(frames)), flush=True)


def _is_site(path: Path) -> bool:
    return path.suffix == ".zip" or (path / "Posts.xml").exists()


def _imported(path: Path):
    """A site of Stack Exchange, brought in as an operator does it, read at its end."""
    from django.utils import timezone

    from guildhall.communities.models import Community
    from guildhall.health.measure.reading import read_frames

    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:40] or "site"
    command = [sys.executable, "-m", "guildhall", "import", "stackexchange", str(path)]
    subprocess.run(
        [*command, "--community", slug], stdout=subprocess.DEVNULL, stderr=sys.stderr, check=True
    )
    return read_frames(Community.objects.get(slug=slug), at=timezone.now())


if __name__ == "__main__":
    main(sys.argv[1:])
