"""How long health takes for a log of a given size: reading, figures, draws.

Run as a process of its own; writing the log is not counted.
"""

import json
import os
import resource
import subprocess
import sys
import time
from typing import Any

import django


def main(events: int, people: int) -> None:
    django.setup()
    print(json.dumps(measure_scale(events, people)))


def measure_scale(events: int, people: int) -> dict[str, Any]:
    """Seconds for each part, and the most memory in MB."""
    from guildhall.communities.models import Community  # needs the set-up, as all below
    from guildhall.health.measure.evaluation import evaluate
    from guildhall.health.measure.reading import read_frames
    from guildhall.health.synthetic.lives import END

    community = Community.objects.get(pk=_fill(events, people))
    started = time.perf_counter()
    frames = read_frames(community, at=END)
    read = time.perf_counter() - started
    started = time.perf_counter()
    evaluation = evaluate(frames, has_draws=False)
    figures = time.perf_counter() - started
    started = time.perf_counter()
    evaluate(frames)
    with_draws = time.perf_counter() - started
    return {
        "events": frames.events.height,
        "people": frames.people,
        "active": evaluation.active,
        "read_seconds": round(read, 2),
        "figures_seconds": round(figures, 2),
        "draws_seconds": round(max(0.0, with_draws - figures), 2),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "core_fit_is_prefix_only": bool(
            evaluation.twos["CORE-5"].now.detail.get("is_prefix_only", 0)
        ),
    }


def _fill(events: int, people: int) -> int:
    """A crowd in the database, made in a process that ends, so that its memory is not counted."""
    done = subprocess.run(
        [sys.executable, "-m", "guildhall.bench.crowding", str(events), str(people)],
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
