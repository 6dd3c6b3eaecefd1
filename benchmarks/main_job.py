#!/usr/bin/env python3
"""Wall time of the main job on the seeds, beside a Python that only imports what it needs; and what the PDF adds.

    python benchmarks/main_job.py [--runs 15]

Each run is a new process, so start-up and imports count. The median of the runs is shown.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import rapidfuzz, jinja2, yaml"


def median_seconds(words: list[str], runs: int) -> float:
    """Median wall seconds of a command, after one run that writes the bytecode and warms the file cache."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(words, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken[1:])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        job = [sys.executable, "-m", "compare", "report", "seeds", "-o", folder, "--quiet", "--format"]
        imports = median_seconds([sys.executable, "-c", IMPORTS], runs)
        pages = median_seconds([*job, "html,json"], runs)
        everything = median_seconds([*job, "html,json,pdf"], max(1, runs // 5))
    print(f"imports alone                {imports:.3f} s")
    print(f"main job, pages and data     {pages:.3f} s   {pages / imports:.2f} times the imports")
    print(f"main job with the PDFs       {everything:.3f} s   the PDFs add {everything - pages:.3f} s")


if __name__ == "__main__":
    main()
