"""Fits the weights of the signs (kb/match/weights.py): `python benchmarks/fit_weights.py [--write] [-v] [-w]`.

Logistic regression with a penalty on large weights, on tests/drafts/tune and tests/match_cases; nothing is ever fitted
on tests/drafts/measure. Prints precision and recall of sentences that the weights were not fitted on, by turns
(cross-validation by draft); -v lists what is wrong there, -w the weights.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from matching import bases, drafts

from kb.database.engine import reading
from kb.draft import Sentence, read_draft
from kb.match import Known
from kb.match.base.preparation import prepare
from kb.match.found import Found
from kb.match.matcher import Matcher
from kb.match.signs import Signs
from kb.match.weighing import beside
from kb.query.matching import known_claims

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "kb" / "match" / "weights.py"
PENALTY, ROUNDS, FOLDS = 3.0, 400, 8


@dataclass
class Row:
    """One way of reading a sentence as a claim, and whether it makes that claim."""

    draft: str
    sentence: tuple[str, int]
    key: str
    text: str
    names: tuple[str, ...]
    made: bool
    shown: str


class _Recorder(Matcher):
    """Notes the signs for every claim that a sentence may make."""

    def candidates_of(self, number: int, one: Found, start: int = 0) -> list[Signs]:
        found = super().candidates_of(number, one, start)
        self.noted.setdefault(number, []).extend(found)
        return found

    noted: dict[int, list[Signs]]


def main() -> None:
    rows, without = _rows()
    print(f"{len(rows)} readings of {len({row.sentence for row in rows})} sentences; {without} labels have none")
    names = sorted({name for row in rows for name in row.names})
    held: dict[int, float] = {}
    groups = sorted({row.draft for row in rows})
    for fold in range(FOLDS):
        left_out = set(groups[fold::FOLDS])
        weights = _fit([row for row in rows if row.draft not in left_out], names)
        held |= {at: _score(weights, row) for at, row in enumerate(rows) if row.draft in left_out}
    best = _best(rows, held)
    total = without + sum(rows[at].made for at in best)
    for threshold in (-0.5, 0.0, 0.5, 1.0):
        taken = [at for at in best if held[at] >= threshold]
        right = sum(rows[at].made for at in taken)
        print(f"threshold {threshold:4}: precision {right / len(taken):.3f}, recall {right / total:.3f}")
    if "-v" in sys.argv:
        for at in sorted(best):
            if (held[at] >= 0) != rows[at].made:
                row = rows[at]
                signs = list(dict.fromkeys(name.partition("/")[2] or name for name in row.names))
                told = "MISSED" if row.made else "WRONG "
                print(f"{held[at]:5.1f} {told} {row.key} “{row.shown}” {row.text}\n        {signs}")
    weights = _fit(rows, names)
    counts = Counter(name for row in rows for name in row.names)
    if "-w" in sys.argv:
        for name in sorted(names, key=lambda name: weights[name]):
            print(f"{weights[name]:6.2f} {counts[name]:5} {name}")
    if "--write" in sys.argv:
        _write({name: weight for name, weight in weights.items() if abs(weight) >= 0.05 or name == "bias"})


def _rows() -> tuple[list[Row], int]:
    """Return the readings of all labelled sentences, and how many labels no reading goes with."""
    rows: list[Row] = []
    without = 0
    for draft, sentences, known, title, wanted in _labelled():
        matcher = _Recorder(prepare(known))
        matcher.noted = {}
        found = matcher.run(sentences, title)
        for number, keys in wanted.items():
            signs = matcher.noted.get(number, [])
            without += len(
                keys - {one.ready.claim.key for one in signs} - {match.key for match in found[number].matches}
            )
            made = [one for one in signs if one.ready.claim.key in keys]
            for one in signs:
                key = one.ready.claim.key
                others = [other for other in made if other.ready.claim.key != key]
                names = (*one.names, *beside(one, others))
                rows.append(
                    Row(draft, (draft, number), key, sentences[number].text, names, key in keys, one.thing.text)
                )
    return rows, without


def _labelled() -> Iterator[tuple[str, Sequence[Sentence], Known, str | None, dict[int, set[str]]]]:
    with tempfile.TemporaryDirectory() as folder:
        engines = bases(Path(folder))
        for path, labels in drafts("tune"):
            draft = read_draft(path)
            with reading(engines[labels["base"]]) as session:
                known = known_claims(session, [sentence.text for sentence in draft.sentences])
            places: dict[str, list[int]] = {}
            for number, sentence in enumerate(draft.sentences):
                places.setdefault(sentence.text, []).append(number)
            wanted = {}
            for label in labels["sentences"]:
                if places.get(label["text"]):
                    wanted[places[label["text"]].pop(0)] = {claim["key"] for claim in label["claims"]}
            yield path.name, draft.sentences, known, draft.title, wanted
    yield from _cases()


def _cases() -> Iterator[tuple[str, Sequence[Sentence], Known, str | None, dict[int, set[str]]]]:
    sys.path.insert(0, str(ROOT / "tests"))
    from labelled import CASES, cases, known, sentence

    for file in sorted(CASES.glob("*.txt")):
        passages: dict[tuple[str, int], tuple[list[Any], dict[int, set[str]]]] = {}
        passage = 0
        for case in cases(file.name):
            passage += not case.before
            texts, wanted = passages.setdefault((case.base, passage), ([], {}))
            wanted[len(texts)] = set(case.claims)
            texts.append(case.text)
        for (base, number), (texts, wanted) in passages.items():
            yield f"{file.name} {number}", [sentence(text) for text in texts], known(base), None, wanted


def _fit(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Return the weights; of several readings of a claim in a sentence, the one that speaks most for it counts."""
    weights = _regress(rows, names)
    for _ in range(2):
        best = _best(rows, {at: _score(weights, row) for at, row in enumerate(rows)})
        weights = _regress([rows[at] for at in sorted(best)], names)
    return weights


def _best(rows: Sequence[Row], scores: dict[int, float]) -> set[int]:
    best: dict[tuple[tuple[str, int], str], int] = {}
    for at, score in scores.items():
        place = (rows[at].sentence, rows[at].key)
        if place not in best or score > scores[best[place]]:
            best[place] = at
    return set(best.values())


def _regress(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Return the weights by gradient descent with Adagrad's steps (Duchi and others, 2011)."""
    index = {name: at for at, name in enumerate(names)}
    data = [([index[name] for name in row.names] + [len(names)], float(row.made)) for row in rows]
    weights = [0.0] * (len(names) + 1)
    against = {at for at, name in enumerate(names) if name.partition("/")[2].startswith("-")}
    squares = [1e-6] * (len(names) + 1)
    for _ in range(ROUNDS):
        slopes = [PENALTY * weight for weight in weights[:-1]] + [0.0]
        for places, made in data:
            error = 1 / (1 + exp(-sum(weights[at] for at in places))) - made
            for at in places:
                slopes[at] += error
        for at, slope in enumerate(slopes):
            squares[at] += slope * slope
            weights[at] -= 0.5 * slope / squares[at] ** 0.5
            if at in against:
                weights[at] = min(weights[at], 0.0)
    return dict(zip((*names, "bias"), weights, strict=True))


def _score(weights: dict[str, float], row: Row) -> float:
    return weights["bias"] + sum(weights[name] for name in row.names)


def _write(weights: dict[str, float]) -> None:
    lines = [f'    "{name}": {weights[name]:.2f},' for name in sorted(weights)]
    TARGET.write_text(_HEAD + "\n".join(lines) + "\n}\n", encoding="utf-8")


_HEAD = '''"""How much each sign counts (kb/match/signs). Written by `python benchmarks/fit_weights.py --write`.

The sum of the weights of a sentence's signs is the logarithm of the odds that the sentence makes the claim.
"""

# More than even odds: a false alarm annoys more than a claim that goes unnoticed.
THRESHOLD = 1.0

WEIGHTS: dict[str, float] = {
'''


if __name__ == "__main__":
    main()
