"""Kills the review server at random moments under a stream of decisions; no acknowledged decision may be lost.

    python benchmarks/review_kills.py [KILLS, default 500]

Every kill is SIGKILL; every fifth falls within the start (migration, copy), the others under the stream. After each,
the database must be sound (`PRAGMA integrity_check`) and hold each flag's last acknowledged decision, or the one that
was in flight.
"""

from __future__ import annotations

import http.client
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from compare.review import NAME
from tests.review import made

FLAGS = 40
COMMAND = (sys.executable, "-m", "compare", "review", "--no-open", "--reviewer", "Ana")


def folder(path: Path) -> list[str]:
    """Writes an event with `FLAGS` flags; returns their ids."""
    left = tuple(f"Number {n} was counted here." for n in range(FLAGS))
    right = tuple(f"Number {n + 100} was counted there." for n in range(FLAGS))
    words = tuple((f"Number {n}", f"Number {n + 100}") for n in range(FLAGS))
    comparison = made.comparison(left, right, words=words)
    made.folder(path, event=comparison)
    return [d.id for d in comparison.discrepancies]


def stream(port: int, flags: list[str], known: dict[str, Any], choice: random.Random) -> Any:
    """Decides until the server is gone; returns what was in flight then. `known` gets what was acknowledged."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    origin = f"http://127.0.0.1:{port}"
    flight = None
    try:
        connection.request("GET", "/static/common.js")
        connection.getresponse().read()
        connection.request("GET", "/journal")
        answer = connection.getresponse()
        cookie = (answer.getheader("set-cookie") or "").split(";")[0]
        answer.read()
        connection.request("GET", "/api/changes?since=0", headers={"Cookie": cookie})
        opinions = json.loads(connection.getresponse().read())["opinions"]
        revisions = {o["flag"]: o["revision"] for o in opinions}
        headers = {"Origin": origin, "Content-Type": "application/json", "Cookie": cookie}
        since = max([0, *revisions.values()])
        while True:
            flag = choice.choice(flags)
            value = {"decision": choice.choice(["keep", "dismiss"]), "note": "n" * choice.randrange(2000)}
            flight = (flag, value)
            body = {
                "event": "event",
                "flag": flag,
                "reviewer": "Ana",
                "revision": revisions.get(flag, 0),
                "since": since,
            }
            connection.request("POST", "/api/decide", json.dumps({**body, **value}), headers)
            answer = connection.getresponse()
            told = json.loads(answer.read())
            if answer.status != 200:
                raise SystemExit(f"refused: {told}")
            known[flag] = value
            flight = None
            since = told["revision"]
            revisions |= {o["flag"]: o["revision"] for o in told["opinions"]}
    except (http.client.HTTPException, OSError, json.JSONDecodeError):
        return flight


def check(path: Path, known: dict[str, Any], flight: Any) -> None:
    """Raises `SystemExit` when the database is not sound or lacks an acknowledged decision."""
    if not path.exists():
        if known:
            raise SystemExit("the database is gone")
        return
    connection = sqlite3.connect(path)
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise SystemExit(f"not sound: {verdict}")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'mark'").fetchone()[0]
    rows = connection.execute("SELECT key, value FROM mark").fetchall() if tables else []
    connection.close()
    stored = {key: json.loads(value) for key, value in rows}
    for flag, value in known.items():
        found = {name: stored.get(flag, {}).get(name) for name in ("decision", "note")}
        if found != value and (flight is None or (flag, found) != flight):
            raise SystemExit(f"lost: {flag} was acknowledged as {value}, stored is {found}")
    if flight and {name: stored.get(flight[0], {}).get(name) for name in ("decision", "note")} == flight[1]:
        known[flight[0]] = flight[1]


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    choice = random.Random(20240506)
    known: dict[str, Any] = {}
    acknowledged = 0
    in_flight = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "out"
        flags = folder(out)
        for turn in range(kills):
            process = subprocess.Popen([*COMMAND, str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            assert process.stdout
            assert process.stderr
            flight = None
            if turn % 5 == 4:
                time.sleep(choice.uniform(0.05, 1.2))
                process.send_signal(signal.SIGKILL)
            else:
                line = process.stdout.readline()
                if "http" not in line:
                    raise SystemExit(f"did not start: {process.stderr.read()}")
                port = int(line.split("127.0.0.1:")[1].split("/")[0])
                timer = threading.Timer(choice.uniform(0.05, 1.2), process.send_signal, [signal.SIGKILL])
                timer.start()
                before = dict(known)
                flight = stream(port, flags, known, choice)
                acknowledged += sum(known[k] != before.get(k) for k in known)
                in_flight += flight is not None
                timer.join()
            process.communicate()
            check(out / NAME, known, flight)
            if turn % 50 == 49:
                print(f"{turn + 1} kills, {time.monotonic() - began:.0f} s", flush=True)
        entries = sqlite3.connect(out / NAME).execute("SELECT count(*) FROM entry").fetchone()[0]
    print(
        f"{kills} kills: database sound each time, no acknowledged decision lost. {entries} entries in the journal; "
        f"{in_flight} kills fell while a decision was under way."
    )


if __name__ == "__main__":
    main()
