"""Fill and measure at 10^3 entries, 10^4 and so on. A process of its own; prints JSON."""

import json
import sys
import time
from functools import partial
from typing import Any

import django


def main(exponent: int) -> None:
    django.setup()
    print(json.dumps(grow(exponent)))


def grow(exponent: int) -> dict[str, Any]:
    """For each size: texts, bytes a text, texts filled in a second, and what each page costs.

    The plans are those of the slowest query of each page at the largest size.
    """
    from rich.console import Console  # all of these need the set-up above
    from rich.progress import Progress

    from guildhall.bench.scale.filling import Filler
    from guildhall.bench.scale.measuring import measure_pages
    from guildhall.bench.scale.size import database_bytes

    empty = database_bytes()
    filler, sizes, plans = Filler(), [], {}
    for size in [10**power for power in range(3, exponent + 1)]:
        texts, started = filler.texts, time.perf_counter()
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(f"Filling {size:,} entries", total=size - filler.entries)
            filler.fill_to(size, partial(progress.advance, task))
        seconds = time.perf_counter() - started
        costs = measure_pages(filler.hall)
        plans = {name: cost.slowest.plan() for name, cost in costs.items() if cost.slowest}
        sizes.append(
            {
                "entries": size,
                "texts": filler.texts,
                "bytes_per_text": round((database_bytes() - empty) / filler.texts),
                "filled_per_second": round((filler.texts - texts) / seconds),
                "pages": {
                    name: {
                        "cpu_ms": round(cost.cpu_ms, 3),
                        "database_ms": round(cost.database_ms, 3),
                        "queries": cost.queries,
                    }
                    for name, cost in costs.items()
                },
            }
        )
    return {"sizes": sizes, "plans": plans}


if __name__ == "__main__":
    main(int(sys.argv[1]))
