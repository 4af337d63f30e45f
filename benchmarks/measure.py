"""What the benchmarks share: timing whole commands, and telling the result as a ratio to a yardstick."""

import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

KB = (sys.executable, "-m", "kb")
# As pip installs it: with its modules compiled, whatever this machine does by itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def seconds(command: Sequence[str], runs: int = 5) -> float:
    """Return the median wall time of a command in seconds, after one run to warm the caches."""
    times = []
    for _ in range(runs + 1 if runs > 1 else 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:] or times)


def peak_megabytes(command: Sequence[str]) -> float:
    """Return the peak memory of a command in MB, measured by a process that runs nothing else."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    said = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True)
    return int(said.stdout) / 1024


def own_seconds() -> float:
    """Return the processor time of this process in seconds."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def tell(what: str, ours: float, yardstick: float, against: str, limit: float | None = None) -> None:
    """Print one result: ours, the yardstick, their ratio, and the ratio aimed at."""
    ratio = ours / yardstick
    aim = "" if limit is None else f"  aim ≤ {limit:g}  {'met' if ratio <= limit else 'MISSED'}"
    print(f"{what:<52} {ours:8.3f}  {against} {yardstick:8.3f}  ratio {ratio:5.2f}{aim}", flush=True)


def multiplied(bib: Path, times: int, to: Path) -> Path:
    """Write the entries of a .bib file `times` over, each time with keys, crossrefs and DOIs of their own."""
    text = bib.read_text(encoding="utf-8")
    with to.open("w", encoding="utf-8") as file:
        for number in range(times):
            mark = f"x{number}" if number else ""
            copy = re.sub(r"^(@\w+\{)", rf"\g<1>{mark}", text, flags=re.MULTILINE) if mark else text
            copy = re.sub(r"(crossref\s*=\s*\{)", rf"\g<1>{mark}", copy) if mark else copy
            file.write(re.sub(r"(\n\s*doi\s*=\s*\{[^}\n]+)", rf"\g<1>{mark}", copy) if mark else copy)
            file.write("\n")
    return to
