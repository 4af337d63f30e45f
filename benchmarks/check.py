"""`kb check` on a draft of 10,000 words against `kb claim show`, on the starter base and on one of 20,000 claims.

`python benchmarks/check.py`: the draft is made of the drafts in tests/drafts/tune.
"""

import subprocess
import tempfile
from itertools import cycle
from pathlib import Path

from commands import many_claims
from measure import KB, seconds, tell

DRAFTS = Path(__file__).parent.parent / "tests" / "drafts" / "tune"
WORDS = 10_000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = folder / "draft.md"
        parts, words = [], 0
        for file in cycle(sorted(DRAFTS.glob("*.md"))):
            text = file.read_text(encoding="utf-8")
            parts.append(text.removeprefix("---"))
            words += len(text.split())
            if words >= WORDS:
                break
        draft.write_text("\n\n".join(parts), encoding="utf-8")
        starter, large = folder / "starter.sqlite", folder / "large.sqlite"
        for base in (starter, large):
            subprocess.run((*KB, "--db", str(base), "init"), check=True, stderr=subprocess.DEVNULL)
        many_claims(large, 20_000)
        show = seconds((*KB, "--db", str(starter), "claim", "show", "nk-cells-increase"), 7)
        own = seconds(_check(starter, draft), 5)
        tell(f"kb check, {words:,} words, starter base, s", own, show, "kb claim show", 2)
        tell(f"kb check, {words:,} words, 20,000 claims, s", seconds(_check(large, draft), 3), own, "starter base", 2)


def _check(base: Path, draft: Path) -> tuple[str, ...]:
    # What is found ends with status 1; sh hides it from the clock.
    return ("sh", "-c", f'{" ".join(KB)} --db "$0" check "$1" || [ $? = 1 ]', str(base), str(draft))


if __name__ == "__main__":
    main()
