"""From the command to the first answered page: `newscompare review` beside a bare Starlette application on uvicorn.

python benchmarks/review_start.py [TURNS, default 9]
"""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.review import made

BARE = """
import socket, sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
async def page(request): return HTMLResponse("<p>hello")
listener = socket.create_server(("127.0.0.1", 0))
print(f"at http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
app = Starlette(routes=[Route("/", page)])
uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off")).run(sockets=[listener])
"""


def start(command: list[str]) -> tuple[float, float]:
    """Seconds until the first page was answered, and processor seconds of the process until then."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    wall = time.monotonic() - began
    process.kill()
    _, _, used = os.wait4(process.pid, 0)
    process.stdout.close()
    return wall, used.ru_utime + used.ru_stime


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as place:
        made.folder(Path(place))
        ours = [sys.executable, "-m", "compare", "review", place, "--no-open"]
        measured: dict[str, list[tuple[float, float]]] = {"bare": [], "review": []}
        for _ in range(turns + 1):
            measured["bare"].append(start([sys.executable, "-c", BARE]))
            measured["review"].append(start(ours))
    for number, name in enumerate(("seconds", "processor seconds")):
        bare, review = (statistics.median(pair[number] for pair in measured[k][1:]) for k in ("bare", "review"))
        print(f"{name} to the first page: bare {bare:.2f}, review {review:.2f}, ratio {review / bare:.2f} (at most 2)")


if __name__ == "__main__":
    main()
