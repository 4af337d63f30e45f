"""How well kb check finds the claims of labelled drafts: `python benchmarks/matching.py [tune|measure] [-v]`.

Precision, recall and F1 of (sentence, claim), the accuracy of polarity and strength among the claims found, and
false alarms per 100 sentences without a claim. Rules are tuned on `tune` only; -v lists what is wrong there.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Engine

from kb.database.engine import open_base, reading
from kb.draft import read_draft
from kb.match import match_sentences
from kb.query.matching import known_claims

DRAFTS = Path(__file__).parent.parent / "tests" / "drafts"


@dataclass
class Tally:
    """What was right and wrong."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    polarity: int = 0
    strength: int = 0
    quiet: int = 0
    false_alarms: int = 0
    unaligned: int = 0
    told: list[str] = field(default_factory=list)


def bases(folder: Path) -> dict[str, Engine]:
    """Make the starter base and the bases on other subjects."""
    from kb.database.migrate import make_base
    from kb.seed import load_starter_base

    make_base(folder / "starter.sqlite", load_starter_base)
    names = ["starter"]
    for path in sorted(DRAFTS.glob("*_base.yaml")):
        name = path.name.removesuffix("_base.yaml")
        make_base(folder / f"{name}.sqlite", partial(load_made_up, path=path))
        names.append(name)
    return {name: open_base(folder / f"{name}.sqlite") for name in names}


def load_made_up(engine: Engine, path: Path) -> None:
    """Fill a base with made-up claims on another subject (concepts and claims: what matching needs)."""
    from kb import edit, forms
    from kb.database import search
    from kb.database.engine import changing
    from kb.formats.yaml_text import read_yaml

    document = read_yaml(path.read_text(encoding="utf-8"), str(path))
    problems = forms.Problems(str(path))

    def form(record: Any, fields: Any) -> dict[str, Any]:
        if "suggested_wording" in record:
            record["wording"] = record.pop("suggested_wording")
            record.lines["wording"] = record.line
        return forms.read_form(record, fields, problems, also=("key",))

    concepts = {record["key"]: form(record, forms.CONCEPT) for record in document["concepts"]}
    claims = {record["key"]: form(record, forms.CLAIM) for record in document["claims"]}
    problems.raise_if_any()
    with changing(engine, "test", recorded=False) as (session, _):
        edit.add_concepts(session, concepts)
        for key, values in claims.items():
            edit.add_claim(session, key, values)
        search.rebuild(session)


def drafts(half: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each draft of a half with its labels."""
    for labels in sorted((DRAFTS / half).glob("*.labels.yaml")):
        stem = labels.name.removesuffix(".labels.yaml")
        draft = next(file for file in labels.parent.glob(f"{stem}.*") if file != labels)
        yield draft, yaml.safe_load(labels.read_text(encoding="utf-8"))


def tally(half: str, engines: dict[str, Engine]) -> Tally:
    """Compare what kb finds with the labels."""
    sums = Tally()
    for path, labels in drafts(half):
        draft = read_draft(path)
        with reading(engines[labels["base"]]) as session:
            known = known_claims(session, [sentence.text for sentence in draft.sentences])
        found = match_sentences(draft.sentences, known, draft.title)
        by_text: dict[str, list[Any]] = {}
        for sentence, matches in zip(draft.sentences, found, strict=True):
            by_text.setdefault(sentence.text, []).append(matches)
        for label in labels["sentences"]:
            same = by_text.get(label["text"])
            if not same:
                sums.unaligned += 1
                sums.told.append(f"{path.name}: not read as one sentence: {label['text']}")
                continue
            _compare(sums, path.name, label, same.pop(0) if len(same) > 1 else same[0])
    return sums


def _compare(sums: Tally, name: str, label: dict[str, Any], matches: Any) -> None:
    wanted = {claim["key"]: claim for claim in label["claims"]}
    got = {match.key: match for match in matches.matches}
    sums.quiet += not wanted
    sums.false_alarms += bool(got and not wanted)
    for key in wanted.keys() - got.keys():
        sums.missed += 1
        why = next((down.reason for down in matches.turned_down if down.key == key), "not considered")
        sums.told.append(f"{name}: MISSED {key} ({why}): {label['text']}")
    for key in got.keys() - wanted.keys():
        sums.wrong += 1
        sums.told.append(f"{name}: WRONG {key} {got[key].matched}: {label['text']}")
    for key in got.keys() & wanted.keys():
        sums.found += 1
        for part in ("polarity", "strength"):
            right = getattr(got[key], part) == wanted[key][part]
            setattr(sums, part, getattr(sums, part) + right)
            if not right:
                told = f"{part} {getattr(got[key], part)}, not {wanted[key][part]}"
                sums.told.append(f"{name}: {told}: {key}: {label['text']}")


def main() -> None:
    halves = [word for word in sys.argv[1:] if not word.startswith("-")] or ["tune", "measure"]
    with tempfile.TemporaryDirectory() as folder:
        engines = bases(Path(folder))
        for half in halves:
            sums = tally(half, engines)
            precision = sums.found / max(1, sums.found + sums.wrong)
            recall = sums.found / max(1, sums.found + sums.missed)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            alarms = 100 * sums.false_alarms / max(1, sums.quiet)
            print(
                f"{half:8} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  "
                f"polarity {sums.polarity / max(1, sums.found):.3f}  "
                f"strength {sums.strength / max(1, sums.found):.3f}  "
                f"false alarms per 100 quiet sentences {alarms:.1f}  ({sums.found + sums.missed} labels, "
                f"{sums.unaligned} sentences not aligned)"
            )
            if "-v" in sys.argv and half == "tune":
                print("\n".join(sums.told))


if __name__ == "__main__":
    main()
