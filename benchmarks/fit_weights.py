"""Fits the weights of the signs (kb/match/weights.txt): `python benchmarks/fit_weights.py [--write] [-v] [-w]`.

Logistic regression with a penalty on large weights, on tests/drafts/tune and the sentences of tests/match_*; nothing is
ever fitted on tests/drafts/measure. Prints, for the drafts, precision and recall where the weights were not fitted, by
turns (cross-validation by draft); -v lists what is wrong there, -w the weights. It needs scipy: pip install ".[fit]".
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from matching import bases, drafts
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kb.database.engine import reading
from kb.draft import Sentence, read_draft
from kb.match import Known, KnownClaim
from kb.match.base.preparation import prepare
from kb.match.base.prepared import Prepared
from kb.match.found import Found
from kb.match.matcher import Matcher
from kb.match.signs import Signs
from kb.match.weighing import THRESHOLD, beside, is_excluded
from kb.model.terms import ClaimKind, Direction
from kb.query.matching import known_claims

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import labelled  # noqa: E402 (it lies beside the tests)

TARGET = ROOT / "kb" / "match" / "weights.txt"
FOLDS = 8
# A word says less than a sign, and there are many: it must be seen often, and in many bases, to count at all.
SIGN_PENALTY, WORD_PENALTY = 6.0, 10.0
SEEN, IN_BASES = 12, 8
# How much a sentence counts beside one of a draft: a case was written with care, of a frame there are many alike.
_CASE, _FRAME, _ONE_LINE = 3.0, 0.6, 0.6


@dataclass
class Row:
    """One way of reading a sentence as a claim, and whether it makes that claim."""

    base: str
    share: float  # how much it counts beside a sentence of a draft
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


class Fit:
    """The readings as a matrix, with a column for each name that counts and one for the bias."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.names = _names_that_count(rows)
        places = {name: at for at, name in enumerate(self.names)}
        columns = [[*(places[name] for name in set(row.names) & places.keys()), len(places)] for row in rows]
        ends = np.cumsum([0, *map(len, columns)])
        self.table = csr_matrix(
            (np.ones(ends[-1]), np.concatenate(columns), ends), shape=(len(rows), len(self.names) + 1)
        )
        self.share = np.array([row.share for row in rows])
        self.made = np.array([float(row.made) for row in rows])
        self.penalty = np.array([WORD_PENALTY if _is_word(name) else SIGN_PENALTY for name in self.names] + [0.0])
        # A sign that is called one against a claim never speaks for it.
        self.bounds = [(None, 0.0 if name.partition("/")[2].startswith("-") else None) for name in self.names]

    def weights(self, chosen: Any) -> Any:
        """Return the weights; of several readings of a claim in a sentence, the one that speaks most for it counts."""
        found = self._regress(chosen)
        for _ in range(2):
            found = self._regress(self.best(chosen, self.table[chosen] @ found))
        return found

    def best(self, chosen: Any, scores: Any) -> Any:
        """Return of the chosen readings the one for each claim in each sentence that has the highest score."""
        best: dict[tuple[tuple[str, int], str], tuple[float, int]] = {}
        for at, score in zip(chosen, scores, strict=True):
            place = (self.rows[at].sentence, self.rows[at].key)
            if place not in best or score > best[place][0]:
                best[place] = (score, at)
        return np.array(sorted(at for _, at in best.values()))

    def _regress(self, chosen: Any) -> Any:
        """Return the weights that make the readings likeliest (L-BFGS-B: Byrd and others, 1995)."""
        table, made, share = self.table[chosen], self.made[chosen], self.share[chosen]

        def loss(weights: Any) -> tuple[float, Any]:
            score = table @ weights
            unlikely = (share * np.logaddexp(0, np.where(made, -score, score))).sum()
            slope = table.T @ (share * (1 / (1 + np.exp(-score)) - made))
            return unlikely + (self.penalty * weights**2).sum() / 2, slope + self.penalty * weights

        start = np.zeros(table.shape[1])
        return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*self.bounds, (None, None)]).x


def main() -> None:
    rows, without = _rows()
    print(f"{len(rows)} readings of {len({row.sentence for row in rows})} sentences; {without} labels have none")
    fit = Fit(rows)
    weighed = np.array([not is_excluded(row.names) for row in rows])
    every = np.arange(len(rows))
    held = np.full(len(rows), -9.0)
    groups = sorted({row.draft for row in rows})
    for fold in range(FOLDS):
        left_out = set(groups[fold::FOLDS])
        out = np.array([row.draft in left_out for row in rows])
        held[out & weighed] = fit.table[out & weighed] @ fit.weights(every[~out & weighed])
    best = fit.best(every[fit.share == 1], held[fit.share == 1])
    total = without + fit.made[best].sum()
    for threshold in (0.0, 0.5, THRESHOLD, THRESHOLD + 0.2):
        taken = best[held[best] >= threshold]
        right = fit.made[taken].sum()
        print(f"threshold {threshold:4}: precision {right / len(taken):.3f}, recall {right / total:.3f}")
    if "-v" in sys.argv:
        for at in best:
            if (held[at] >= THRESHOLD) != rows[at].made:
                row = rows[at]
                signs = list(dict.fromkeys(name.partition("/")[2] or name for name in row.names))
                told = "MISSED" if row.made else "WRONG "
                print(f"{held[at]:5.1f} {told} {row.key} “{row.shown}” {row.text}\n        {signs}")
    weights = dict(zip((*fit.names, "bias"), map(float, fit.weights(every[weighed])), strict=True))
    if "-w" in sys.argv:
        counts = Counter(name for row in rows for name in row.names)
        for name in sorted(weights, key=lambda name: weights[name]):
            print(f"{weights[name]:6.2f} {counts[name]:5} {name}")
    if "--write" in sys.argv:
        _write({name: weight for name, weight in weights.items() if abs(weight) >= 0.05 or name == "bias"})


def _is_word(name: str) -> bool:
    return ":" in name


def _names_that_count(rows: Sequence[Row]) -> list[str]:
    seen: Counter[str] = Counter()
    bases: dict[str, set[str]] = {}
    for row in rows:
        for name in set(row.names):
            seen[name] += 1
            bases.setdefault(name, set()).add(row.base)
    return sorted(name for name in seen if not _is_word(name) or (seen[name] >= SEEN and len(bases[name]) >= IN_BASES))


@dataclass
class Passage:
    """Sentences that follow each other, and for those that are labelled the claims that they make."""

    base: str
    share: float
    name: str
    sentences: Sequence[Sentence]
    known: Known
    title: str | None
    wanted: dict[int, set[str]]
    asked: str | None = None  # the one claim that the labels are about


def _rows() -> tuple[list[Row], int]:
    """Return the readings of all labelled sentences, and how many labels no reading goes with."""
    rows: list[Row] = []
    without = 0
    prepared: dict[int, Prepared] = {}
    for one in (*_drafts(), *_cases(), *_frames(), *_statements()):
        matcher = _Recorder(prepared.setdefault(id(one.known), prepare(one.known)))
        matcher.noted = {}
        found = matcher.run(one.sentences, one.title)
        for number, keys in one.wanted.items():
            signs = [
                signs
                for signs in matcher.noted.get(number, [])
                if one.asked is None or signs.ready.claim.key == one.asked
            ]
            without += one.share == 1 and len(
                keys - {each.ready.claim.key for each in signs} - {match.key for match in found[number].matches}
            )
            made = [each for each in signs if each.ready.claim.key in keys]
            for each in signs:
                key = each.ready.claim.key
                names = (*each.names, *beside(each, [other for other in made if other.ready.claim.key != key]))
                place, text = (one.name, number), one.sentences[number].text
                rows.append(Row(one.base, one.share, one.name, place, key, text, names, key in keys, each.thing.text))
    return rows, without


def _drafts() -> Iterator[Passage]:
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
            yield Passage(labels["base"], 1.0, path.name, draft.sentences, known, draft.title, wanted)


def _cases() -> Iterator[Passage]:
    for file in sorted(labelled.CASES.glob("*.txt")):
        passages: dict[tuple[str, int], tuple[list[Sentence], dict[int, set[str]]]] = {}
        passage = 0
        for case in labelled.cases(file.name):
            passage += not case.before
            sentences, wanted = passages.setdefault((case.base, passage), ([], {}))
            wanted[len(sentences)] = set(case.claims)
            sentences.append(labelled.sentence(case.text))
        for (base, number), (sentences, wanted) in passages.items():
            yield Passage(base, _CASE, f"{file.name} {number}", sentences, labelled.known(base), None, wanted)


def _frames() -> Iterator[Passage]:
    """Yield the plain sentences of every build; there are many of each, and together they count as a few."""
    known = labelled.known("starter")
    for name, outcomes in (("down", labelled.DOWN), ("up", labelled.UP), *_OTHER_FRAMES):
        for said in ("same", "denied", "opposite") if name in ("down", "up") else ("",):
            for number, (key, texts) in enumerate(labelled.frames(f"{name}_{said}".rstrip("_"), outcomes)):
                wanted = {len(texts) - 1: set() if name.endswith("none") else {key}}
                sentences = [labelled.sentence(text) for text in texts]
                yield Passage("starter", _FRAME, f"{name} {said} {number}", sentences, known, None, wanted, key)


_EVERY = labelled.DOWN | labelled.UP
_OTHER_FRAMES = [
    *((f"before_{said}", labelled.DOWN) for said in ("same", "denied", "none")),
    ("silent_none", _EVERY),
]


def _statements() -> Iterator[Passage]:
    """Yield what is said of claims of one line, each the only one of its base."""
    read = yaml.safe_load((labelled.HERE / "match_statements.yaml").read_text(encoding="utf-8"))
    for statement, group in ((statement, said_of) for said_of in read for statement in said_of["statements"]):
        claim = KnownClaim(row=1, key="own", statement=statement, kind=ClaimKind.EFFECT, direction=Direction.NONE)
        known = Known((), (claim,))
        for said in ("same", "denied", "opposite", "silent"):
            for text in group.get(said, []):
                wanted = {0: set() if said == "silent" else {"own"}}
                name = f"{group['statements'][0]}: {text}"
                yield Passage("one line", _ONE_LINE, name, [labelled.sentence(text)], known, None, wanted)


def _write(weights: dict[str, float]) -> None:
    lines = [f"{name}\t{weights[name]:.2f}\n" for name in sorted(weights)]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
