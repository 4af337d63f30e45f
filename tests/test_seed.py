"""The seeds: the starter base holds all of them; faults in the files are told all at once, with path and line."""

import shutil
from pathlib import Path

import pytest
from conftest import Kb, dump, raw

from kb.database.engine import engine_for
from kb.database.migrate import make_base
from kb.errors import InvalidInputError
from kb.resources import folder
from kb.seed import FILES, load_starter_base


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder("seeds"), tmp_path / "seeds"))


def replaced(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in the file; return the line at which it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(seeds: Path) -> list[str]:
    path = seeds.parent / "kb.sqlite"
    with pytest.raises(InvalidInputError) as problem:
        make_base(path, lambda engine: load_starter_base(engine, seeds))
    assert not path.exists()
    assert [left.name for left in seeds.parent.iterdir()] == ["seeds"]
    return str(problem.value).replace(f"{seeds}/", "").splitlines()


def test_the_starter_base_holds_everything(base: Path) -> None:
    with raw(base) as connection:
        for table, number in {"claim": 13, "citation": 67, "evidence": 156, "concept": 47}.items():
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchall() == [(number,)]  # noqa: S608 - our names
        assert connection.execute("SELECT count(*) FROM history").fetchall() == [(0,)]


def test_every_file_of_the_seeds_is_read() -> None:
    assert sorted(path.name for path in folder("seeds").iterdir()) == sorted(FILES)


def test_loading_twice_gives_the_same_base(starter: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    make_base(again, load_starter_base)
    assert dump(again, aside=()) == dump(starter, aside=())


FAULTS = (
    ("claims.yaml", "direction: increase", "direction: up", "nk-cells-increase: direction cannot be up; "
     "it is one of increase, decrease or none."),
    ("claims.yaml", "outcome_type: surrogate", "outcome_typ: surrogate", "nk-cells-increase: there is no field "
     "outcome_typ. Did you mean outcome_type?"),
    ("concepts.yaml", "broader: massage-therapy", "broader: massage-terapy", "there is no concept massage-terapy. "
     "Did you mean massage-therapy?"),
    ("evidence.yaml", "hernandezreif2005natural:", "hernandezreif2005naturall:", "there is no citation "
     "hernandezreif2005naturall. Did you mean hernandezreif2005natural?"),
    ("evidence.yaml", "stance: supports", "stance: agrees", "nk-cells-increase, hernandezreif2005naturall: stance "
     "cannot be agrees; it is one of supports, mixed, no-effect, disputes or background."),
    ("left_out.yaml", "jump2006impact:", "ang2012randomized:", "ang2012randomized is in citations.bib, "
     "so it is not left out."),
    ("studies.yaml", "participants: 120", "participants: many", "ang2012randomized: participants must be a whole "
     "number, not many."),
    ("studies.yaml", "arroyomorales2009exercise:", "arroyomorales2009exercize:", "there is no citation "
     "arroyomorales2009exercize. Did you mean arroyomorales2009exercise?"),
)  # fmt: skip


def test_every_fault_of_every_file_is_told_at_once(seeds: Path) -> None:
    expected = []
    for file, right, wrong, said in FAULTS:
        line = replaced(seeds / file, right, wrong)
        # An unknown broader concept is told where the concept begins.
        begins = (
            1 + seeds.joinpath(file).read_text().splitlines().index("swedish-massage:") if "broader" in wrong else 0
        )
        expected.append(f"{file}:{begins or line}: {said}")
    assert sorted(faults(seeds)) == sorted(expected)


def test_faults_of_the_bib_file_come_with_its_lines(seeds: Path) -> None:
    bib = seeds / "citations.bib"
    text = bib.read_text(encoding="utf-8")
    lines = text.count("\n")
    bib.write_text(text + "\n@article{ang2012randomized, title = {Again}}\n@article{open2001, title = {\n")
    told = faults(seeds)
    assert [line.split(":")[:2] for line in told] == [
        ["citations.bib", str(lines + 2)],
        ["citations.bib", str(lines + 3)],
    ]
    assert "ang2012randomized stands twice" in told[0]


def test_a_file_that_is_no_yaml_and_one_that_is_missing_are_told_together(seeds: Path) -> None:
    seeds.joinpath("concepts.yaml").write_text("massage: [\n")
    seeds.joinpath("studies.yaml").unlink()
    told = faults(seeds)
    assert any(line.startswith("concepts.yaml:2: This cannot be read: ") for line in told)
    assert "studies.yaml: There is no such file." in told


def test_a_list_where_fields_are_wanted(seeds: Path) -> None:
    seeds.joinpath("evidence.yaml").write_text("nk-cells-increase:\n  - ang2012randomized\n")
    assert faults(seeds) == ["evidence.yaml:1: nk-cells-increase: a list of works is wanted here."]
    seeds.joinpath("evidence.yaml").write_text("- nk-cells-increase\n")
    assert faults(seeds) == ["evidence.yaml:1: a list of keys is wanted here, each with its fields under it."]


def test_a_broader_concept_that_goes_round_is_told(seeds: Path) -> None:
    replaced(seeds / "concepts.yaml", "massage-therapy:\n", "massage-therapy:\n  broader: swedish-massage\n")
    assert faults(seeds)[0].endswith("massage-therapy: its broader concepts lead back to itself.")


def test_the_caveats_are_there_to_be_read(base: Path, kb: Kb) -> None:
    shown = " ".join(kb("citation", "show", "arroyomorales2009exercise").out.split())
    assert (
        "Caveats - Rescued: year deduced from volume 23, which another article of this journal dates to 2009" in shown
    )
    assert "Retraction looked up 2026-08-08; no notice on file" in shown
    assert "Retraction not checked" in " ".join(kb("citation", "show", "hinds2004blood").out.split())
    assert engine_for(base).dialect.name == "sqlite"
