"""Two nodes of one hall behind nginx, measured: python scripts/two_nodes.py.

It needs PostgreSQL (DATABASE_URL names a database of a server on which databases may be made), and
the programs redis-server and nginx. Everything it makes is dropped again. It prints

- how many answers a second one node gives, and both together, to the crowd of `bench crowd`;
- on how many of the pages for people without a session a reply posted on the one node is at the
  next request to the other;
- how often each recurring job ran while both nodes had a worker: once.
"""

import argparse
import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from guildhall.bench.crowd import crowds
from guildhall.bench.place import Place, bench_place, free_port
from guildhall.bench.posting import form_token, reply_to
from guildhall.bench.server import running

SERVE = [sys.executable, "-m", "guildhall", "serve"]
READY = "/health/ready"
ROUNDS = 20
PATIENCE = 90.0  # seconds for all recurring jobs
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream hall {{ {servers} keepalive 64; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://hall;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host 127.0.0.1;
        }}
    }}
}}
"""
NOTE_RUNS = """
CREATE TABLE runs_of_jobs (name text);
CREATE FUNCTION note_run() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO runs_of_jobs VALUES (NEW.name); RETURN NEW; END';
CREATE TRIGGER note_run AFTER UPDATE ON activity_recurrence FOR EACH ROW
    WHEN (OLD.last_finished_at IS DISTINCT FROM NEW.last_finished_at) EXECUTE FUNCTION note_run();
UPDATE activity_recurrence SET not_before = now(), leased_until = NULL;
"""


def main() -> None:
    options = _options()
    for missing in _missing():
        raise SystemExit(f"two_nodes.py: {missing}")
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(48)
    port, other_port = free_port(), free_port()
    with _redis() as address:
        os.environ["CACHE_URL"] = address
        with bench_place(port, options.workers) as place, _second_folder() as folder:
            world = _fill(place, options)
            other = {**place.env, "PORT": str(other_port), "GUILDHALL_DATA": str(folder)}
            with running(SERVE, port=port, env=place.env, path=READY):
                alone = _throughput([port], world, options)
                with running(SERVE, port=other_port, env=other, path=READY):
                    together = _throughput([port, other_port], world, options)
                    coherent = _coherent_rounds(port, other_port, world)
                    runs, jobs = _runs_of_jobs(place)
    print(f"{options.connections} connections, {options.workers} web processes each:")
    print(f"  one node    {alone:7.1f} answers a second")
    print(f"  two nodes   {together:7.1f} answers a second, {together / alone:.2f} times as many")
    print(f"A post on one node was on the other's page at the next request: {coherent} of {ROUNDS}")
    print(f"Recurring jobs: {jobs}, of which ran once: {sum(n == 1 for n in runs.values())}")
    for name, count in runs.items():
        if count != 1:
            print(f"  {name} ran {count} times")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure two nodes of one hall behind nginx.")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--replies", type=int, default=20)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--workers", type=int, default=1, help="web processes of each node")
    parser.add_argument("--seconds", type=float, default=10.0)
    return parser.parse_args()


def _missing() -> Iterator[str]:
    """In a sentence, what this machine lacks."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield "set DATABASE_URL to a PostgreSQL server; SQLite serves one node only."
    for program, package in (("nginx", "nginx-light"), ("redis-server", "redis-server")):
        if shutil.which(program) is None:
            yield f"{program} is missing. On Debian: apt-get install {package}"


@contextlib.contextmanager
def _redis() -> Iterator[str]:
    port = free_port()
    with _program(["redis-server", "--port", str(port), "--save", "", "--bind", "127.0.0.1"]):
        yield f"redis://127.0.0.1:{port}/0"


@contextlib.contextmanager
def _second_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="guildhall-node-") as folder:
        yield Path(folder)


@contextlib.contextmanager
def _nginx(ports: list[int]) -> Iterator[int]:
    """Its port; requests go to `ports` in turn."""
    port = free_port()
    servers = " ".join(f"server 127.0.0.1:{each};" for each in ports)
    with tempfile.TemporaryDirectory(prefix="guildhall-nginx-") as folder:
        settings = Path(folder) / "nginx.conf"
        settings.write_text(NGINX.format(folder=folder, servers=servers, port=port))
        with _program(["nginx", "-p", folder, "-c", str(settings)]):
            yield port


@contextlib.contextmanager
def _program(command: list[str]) -> Iterator[None]:
    """Runs beside, and is stopped at the end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _fill(place: Place, options: argparse.Namespace) -> dict:
    sizes = [str(size) for size in (options.people, options.questions, options.replies)]
    return json.loads(place.run("guildhall.bench.fill", *sizes).splitlines()[-1])


def _throughput(ports: list[int], world: dict, options: argparse.Namespace) -> float:
    """Right answers a second, through nginx."""
    with _nginx(ports) as port:
        (measured,) = crowds(port, world, (options.connections,), options.seconds)
    print(f"{len(ports)} nodes: {json.dumps(measured)}", file=sys.stderr)
    return measured["kinds"]["all"]["per_second"]


def _coherent_rounds(port: int, other_port: int, world: dict) -> int:
    """How often a reply posted at `port` is on the kept page of `other_port` at once."""
    session, token = world["session"], form_token(port, world["session"])
    found = 0
    for number in range(ROUNDS):
        question = world["questions"][number % len(world["questions"])]
        page = f"/c/bench/questions/{question}/"
        mark = 9_000_000_000 + number
        before = [_get(other_port, page) for _time in range(2)][
            1
        ]  # the second comes from the cache
        request = reply_to(question, mark, session=session, token=token)
        _ask(port, request.method, request.path, request.headers, request.body)
        found += str(mark) not in before and str(mark) in _get(other_port, page)
    return found


def _get(port: int, path: str) -> str:
    return _ask(port, "GET", path, {}, "")


def _ask(port: int, method: str, path: str, headers: dict[str, str], body: str) -> str:
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, body=body or None, headers=headers)
        return connection.getresponse().read().decode()


def _runs_of_jobs(place: Place) -> tuple[dict[str, int], int]:
    """How often each job ran after all were made due at once, and how many jobs there are."""
    import psycopg  # an extra, which a hall on SQLite has not

    with psycopg.connect(place.env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(NOTE_RUNS)
        jobs = connection.execute("SELECT count(*) FROM activity_recurrence").fetchone()[0]
        until = time.monotonic() + PATIENCE
        runs: dict[str, int] = {}
        while len(runs) < jobs and time.monotonic() < until:
            time.sleep(1)
            runs = _counted(connection)
        time.sleep(5)  # a second run would come now
        return _counted(connection), jobs


def _counted(connection) -> dict[str, int]:
    return dict(connection.execute("SELECT name, count(*) FROM runs_of_jobs GROUP BY name"))


if __name__ == "__main__":
    main()
