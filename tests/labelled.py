"""Sentences with the claims that they make, in lines such as

    Massage may ease pain. => pain-decreases same possible

Lines that follow each other are one draft; an empty line begins another; `# base: NAME` names the base. A claim's
key may be cut short. Nothing after the arrow: the sentence makes no claim. And sentences made of frames
(match_frames) with the names of what the starter base's claims are about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.draft import Sentence
from kb.match import Known, KnownClaim, KnownConcept, SentenceMatches, match_sentences
from kb.model.terms import ClaimKind, Direction

HERE = Path(__file__).parent
CASES = HERE / "match_cases"
_FRAMES = HERE / "match_frames"
_SEEDS = HERE.parent / "seeds"
DOWN = {
    "pain-decreases": ["pain", "back pain", "neck pain", "muscle soreness", "headaches"],
    "anxiety-decreases": ["anxiety", "stress", "worry", "nervousness"],
    "cortisol-decreases": ["cortisol", "cortisol levels", "stress hormones", "the stress hormone cortisol"],
}
UP = {
    "immune-function-improves": ["immune function", "immunity", "the immune system"],
    "blood-flow-increases": ["blood flow", "circulation", "the circulation"],
    "lymph-flow-increases": ["lymph flow", "the flow of lymph"],
    "nk-cells-increase": ["NK cell activity", "the number of natural killer cells"],
    "lymphocytes-increase": ["lymphocytes", "white blood cells"],
    "serotonin-dopamine-increase": ["serotonin", "dopamine"],
}


@dataclass(frozen=True)
class Case:
    """A sentence in its draft, and the claims that it makes: for each key, polarity and strength."""

    base: str
    before: tuple[str, ...]
    text: str
    claims: dict[str, tuple[str, str]]

    def found(self) -> dict[str, tuple[str, str]]:
        """What matching finds in the sentence."""
        matches = matched(self.base, (*self.before, self.text))[-1].matches
        return {match.key: (str(match.polarity), str(match.strength)) for match in matches}


def cases(name: str) -> Iterator[Case]:
    base = "starter"
    before: list[str] = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# base:"):
            base = line.removeprefix("# base:").strip()
        elif line.startswith("#"):
            continue
        elif not line.strip():
            before = []
        else:
            text, _, labels = (part.strip() for part in line.partition("=>"))
            yield Case(
                base, tuple(before), text, dict(_label(base, label) for label in labels.split(";") if label.strip())
            )
            before.append(text)


def frames(name: str, outcomes: dict[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the passages that the frames of a file make of each outcome, with the key of the claim on it."""
    lines = (_FRAMES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for key, things in outcomes.items():
        for thing in things:
            for frame in (line for line in lines if not line.startswith("#")):
                text = frame.format(o=thing, O=thing[0].upper() + thing[1:])
                yield key, tuple(part.strip() for part in text.split("|"))


def _label(base: str, label: str) -> tuple[str, tuple[str, str]]:
    start, polarity, strength = label.split()
    key = next(claim.key for claim in known(base).claims if claim.key.startswith(start))
    return key, (polarity, strength)


def matched(base: str, texts: tuple[str, ...]) -> list[SentenceMatches]:
    return match_sentences([sentence(text) for text in texts], known(base))


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text), tuple(range(len(text) + 1)), "sentence", 0, 0, ())


@cache
def known(base: str) -> Known:
    if base == "starter":
        claims = _read(_SEEDS / "claims.yaml")
        concepts = _read(_SEEDS / "concepts.yaml")
    else:
        path = CASES / f"{base}_base.yaml" if base == "mixed" else HERE / "drafts" / f"{base}_base.yaml"
        document = _read(path)
        claims = {record["key"]: record for record in document["claims"]}
        concepts = {record["key"]: record for record in document["concepts"]}
    rows = {key: row for row, key in enumerate(concepts, start=1)}
    return Known(
        concepts=[
            KnownConcept(row, key, _labels(concepts[key]), _broader(key, concepts, rows)) for key, row in rows.items()
        ],
        claims=[_claim(row, key, record, rows) for row, (key, record) in enumerate(claims.items(), start=1)],
    )


def _read(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return document


def _labels(concept: dict[str, Any]) -> tuple[str, ...]:
    return (concept["pref_label"], *(concept.get("alt_labels") or ()))


def _broader(key: str, concepts: dict[str, Any], rows: dict[str, int]) -> frozenset[int]:
    found = set()
    while (wider := concepts[key].get("broader")) is not None:
        found.add(rows[wider])
        key = wider
    return frozenset(found)


def _claim(row: int, key: str, record: dict[str, Any], rows: dict[str, int]) -> KnownClaim:
    linked = record.get("concepts") or {}

    def of(role: str) -> frozenset[int]:
        return frozenset(rows[concept] for concept in linked.get(role, ()))

    return KnownClaim(
        row=row,
        key=key,
        statement=record["statement"],
        kind=ClaimKind(record.get("kind", "effect")),
        direction=Direction(record.get("direction", "none")),
        interventions=of("intervention"),
        outcomes=of("outcome"),
        populations=of("population"),
        phrases=tuple(record.get("phrases") or ()),
        opposite_phrases=tuple(record.get("opposite_phrases") or ()),
        intervention=record.get("intervention"),
        outcome=record.get("outcome"),
    )
