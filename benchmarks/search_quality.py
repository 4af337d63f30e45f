"""How well `kb citations QUERY` finds evidence for real claims: `python benchmarks/search_quality.py FOLDER`.

FOLDER holds SciFact (Wadden and others 2020): corpus.jsonl and claims_train.jsonl. The claims are searched as they
stand. Prints nDCG@10 and recall@10 over the claims with evidence, and the time of a query.
"""

import json
import math
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import insert

from kb.database import search
from kb.database.engine import changing, open_base, reading
from kb.database.migrate import make_base
from kb.model.tables import Citation


def main(folder: Path) -> None:
    works = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    claims = [json.loads(line) for line in (folder / "claims_train.jsonl").read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "scifact.sqlite"
        make_base(path, lambda _: None)
        with changing(open_base(path), "benchmark", recorded=False) as (session, _):
            rows = [
                {
                    "id": work["doc_id"],
                    "key": f"work{work['doc_id']}",
                    "folded_key": f"work{work['doc_id']}",
                    "type": "article",
                    "title": work["title"],
                    "abstract": " ".join(work["abstract"]),
                    "source": "",
                    "caveats": [],
                    "checked": [],
                }
                for work in works
            ]
            session.execute(insert(Citation), rows)
            search.rebuild(session)
        with reading(open_base(path)) as session:
            gains, recalls = [], []
            started = time.perf_counter()
            wanted = [claim for claim in claims if claim["evidence"]]
            for claim in wanted:
                relevant = {int(number) for number in claim["evidence"]}
                hits, _ = search.find(session, search.CITATIONS, claim["claim"], limit=10)
                found = [hit.row in relevant for hit in hits]
                gain = sum(1 / math.log2(place + 2) for place, right in enumerate(found) if right)
                ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(relevant))))
                gains.append(gain / ideal)
                recalls.append(sum(found) / len(relevant))
            milliseconds = 1000 * (time.perf_counter() - started) / len(wanted)
    print(
        f"nDCG@10 {sum(gains) / len(gains):.3f}  recall@10 {sum(recalls) / len(recalls):.3f}  "
        f"({len(wanted)} claims with evidence, {len(works)} works, {milliseconds:.1f} ms a query)"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
