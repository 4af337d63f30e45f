"""Import and export of large .bib files against bibtexparser alone: `python benchmarks/references.py FILE.bib`.

FILE.bib is a file of some 10,000 entries; it is also tried ten times over.
"""

import sys
import tempfile
from pathlib import Path

from measure import KB, multiplied, peak_megabytes, seconds, tell

_PARSE = "import sys, logging; logging.disable(50); import bibtexparser; bibtexparser.parse_file(sys.argv[1])"
# Parsed outside the clock: only the writing is the yardstick.
_WRITE = (
    "import sys, time, logging; logging.disable(50); import bibtexparser; "
    "library = bibtexparser.parse_file(sys.argv[1]); start = time.perf_counter(); "
    "bibtexparser.write_string(library); print(time.perf_counter() - start)"
)


def main(bib: Path) -> None:
    import subprocess

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = multiplied(bib, 10, folder / "large.bib")
        growth = {}
        for label, file, runs in (("the file", bib, 3), ("ten times the file", large, 1)):
            parse = (sys.executable, "-c", _PARSE, str(file))
            base = folder / f"{file.stem}.sqlite"
            subprocess.run((*KB, "--db", str(base), "init", "--empty"), check=True, stderr=subprocess.DEVNULL)
            empty = base.read_bytes()

            def fresh(base: Path = base, empty: bytes = empty) -> None:
                base.write_bytes(empty)

            ours = []
            for _ in range(runs):
                fresh()
                ours.append(seconds(_importing(base, file), runs=1))
            tell(f"import of {label}, s", sorted(ours)[len(ours) // 2], seconds(parse, runs), "bibtexparser's parse", 3)
            fresh()
            growth[label] = (peak_megabytes(_importing(base, file)), peak_megabytes(parse))
            tell("peak memory of that import, MB", *growth[label], "bibtexparser's parse")
        (ours_small, theirs_small), (ours_large, theirs_large) = growth.values()
        tell("growth of memory, MB", ours_large - ours_small, theirs_large - theirs_small, "bibtexparser's parse", 1)
        said = subprocess.run([sys.executable, "-c", _WRITE, str(large)], check=True, capture_output=True, text=True)
        export = seconds((*KB, "--db", str(base), "export", "bibtex", "-o", str(folder / "out.bib")), 3)
        tell("export of ten times the file, s", export, float(said.stdout), "bibtexparser's write", 1)


def _importing(base: Path, file: Path) -> tuple[str, ...]:
    # A .bib with refused entries ends with status 3; sh hides it from the clock.
    return ("sh", "-c", '"$0" -m kb --db "$1" import "$2" || [ $? = 3 ]', sys.executable, str(base), str(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
