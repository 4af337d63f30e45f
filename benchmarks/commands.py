"""Start-up and search against their yardsticks: `python benchmarks/commands.py FILE.bib`.

FILE.bib is a file of some 10,000 entries, from which a base of ten times as many citations is made; the 20,000
claims are made up from the words of the starter base.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import KB, multiplied, seconds, tell


def main(bib: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starter, large = folder / "starter.sqlite", folder / "large.sqlite"
        _run("--db", starter, "init")
        python = sys.executable
        click = seconds((python, "-c", "import click"), 9)
        orm = seconds((python, "-c", "import sqlalchemy.orm"), 9)
        tell("kb --help, s", seconds((*KB, "--help"), 9), click, "python -c 'import click'", 3)
        show = (*KB, "--db", str(starter), "claim", "show", "nk-cells-increase")
        tell("kb claim show, s", seconds(show, 9), orm, "python -c 'import sqlalchemy.orm'", 2)

        _run("--db", large, "init")
        subprocess.run(
            (*KB, "--db", str(large), "import", str(multiplied(bib, 10, folder / "large.bib"))),
            stderr=subprocess.DEVNULL,
            check=False,
        )
        many_claims(large, 20_000)
        for words in (("claims", "cortisol"), ("claims", "massage", "lowers", "stress", "hormones"),
                      ("citations", "immune", "function"), ("citations", "learning", "networks")):  # fmt: skip
            ours = seconds((*KB, "--db", str(large), *words), 5)
            small = seconds((*KB, "--db", str(starter), *words), 5)
            tell(f"kb {' '.join(words)}, large base, s", ours, small, "starter base", 1.5)


def _run(*words: object) -> None:
    subprocess.run((*KB, *map(str, words)), check=True, stderr=subprocess.DEVNULL)


def many_claims(path: Path, number: int) -> None:
    """Add made-up claims, with phrases and evidence, to a base that has citations."""
    from sqlalchemy import insert, select

    from kb.database import search
    from kb.database.engine import changing, open_base
    from kb.model.tables import Citation, Claim, Evidence, Phrase

    chance = random.Random(20_000)  # noqa: S311 - made-up test data
    with changing(open_base(path), "benchmark", recorded=False) as (session, _):
        texts = [*session.scalars(select(Phrase.text)), *session.scalars(select(Claim.statement))]
        words = sorted({word for text in texts for word in text.split()})
        citations = list(session.scalars(select(Citation.id).limit(2_000)))
        first = 1_000
        claims = [
            {
                "id": first + at,
                "key": f"made-up-{at}",
                "statement": " ".join(chance.choices(words, k=8)),
                "kind": "effect",
                "direction": "increase",
                "effect_size": "unknown",
                "cautions": [],
            }
            for at in range(number)
        ]
        session.execute(insert(Claim), claims)
        session.execute(
            insert(Phrase),
            [
                {"claim_id": first + at, "text": " ".join(chance.choices(words, k=6)), "opposite": False}
                for at in range(number)
                for _ in range(3)
            ],
        )
        session.execute(
            insert(Evidence),
            [
                {
                    "claim_id": first + at,
                    "citation_id": citation,
                    "stance": chance.choice(["supports", "mixed", "no-effect"]),
                    "match": "exact",
                    "effect": "unclear",
                    "comparison": "unclear",
                }
                for at in range(number)
                for citation in chance.sample(citations, 3)
            ],
        )
        search.rebuild(session)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
