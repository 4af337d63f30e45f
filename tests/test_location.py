"""Where the base is looked for: --db, KB_DB, the nearest configuration, the data folder; what is broken is told."""

from pathlib import Path

import pytest
from conftest import Kb

from kb.database.location import Location, locate
from kb.errors import KbError


def found(place: Path, db: str | None = None, **environment: str) -> Location:
    return locate(db, environment=environment, folder=place)


def test_each_way_comes_before_the_next(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
    assert found(place) == Location(place / "data/kb/kb.sqlite", False, "the user's data folder")
    place.joinpath("pyproject.toml").write_text('[tool.kb]\ndb = "project.sqlite"\n')
    assert found(place) == Location(place / "project.sqlite", True, str(place / "pyproject.toml"))
    place.joinpath("kb.toml").write_text('db = "own.sqlite"\n')
    assert found(place) == Location(place / "own.sqlite", True, str(place / "kb.toml"))
    assert found(place, KB_DB="environment.sqlite") == Location(place / "environment.sqlite", True, "KB_DB")
    assert found(place, "named.sqlite", KB_DB="environment.sqlite") == Location(place / "named.sqlite", True, "--db")


def test_the_configuration_of_the_nearest_folder_counts_and_is_relative_to_it(place: Path) -> None:
    deep = place / "a" / "b"
    deep.mkdir(parents=True)
    place.joinpath("kb.toml").write_text('db = "outer.sqlite"\n')
    assert found(deep).path == place / "outer.sqlite"
    place.joinpath("a", "pyproject.toml").write_text('[tool.kb]\ndb = "../inner.sqlite"\n')
    assert found(deep).path == place / "a" / "../inner.sqlite"


def test_a_byte_order_mark_does_not_matter(place: Path) -> None:
    place.joinpath("kb.toml").write_text('db = "own.sqlite"\n', encoding="utf-8-sig")
    assert found(place).path == place / "own.sqlite"


@pytest.mark.parametrize("text", ["[tool.other]\ndb = 'x'\n", "[project]\nname = 'x'\n", "tool = 'x'\n", ""])
def test_a_pyproject_that_says_nothing_of_kb_is_passed_by(place: Path, text: str) -> None:
    place.joinpath("pyproject.toml").write_text(text)
    assert not found(place).named


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("sqlite:///relative.sqlite", "relative.sqlite"),
        ("sqlite:////absolute.sqlite", "/absolute.sqlite"),
        ("sqlite:///with%20space.sqlite", "with space.sqlite"),
        ("100%.sqlite", "100%.sqlite"),
        ("a#b?c.sqlite", "a#b?c.sqlite"),
        ("/absolute", "/absolute"),
    ],
)
def test_addresses(place: Path, address: str, path: str) -> None:
    assert found(place, address).path == place / path


def test_home(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/writer")
    assert found(place, "~/kb.sqlite").path == Path("/home/writer/kb.sqlite")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("db = ", "This configuration file cannot be read"),
        ('db = " "', "The setting db is empty"),
        ("db = 3", "The setting db must be a path in quotation marks."),
        (b"db = '\xff'", "This configuration file cannot be read"),
        ("dbb = 'x.sqlite'", "There is no setting dbb for kb. Did you mean db?"),
        ("db = 'x.sqlite'\nchek = 1", "There is no setting chek for kb. Did you mean check?"),
    ],
)
def test_a_broken_configuration_is_told_with_its_path(place: Path, text: str | bytes, said: str) -> None:
    file = place / "kb.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(KbError) as problem:
        found(place)
    assert str(problem.value).startswith(f"{file}: {said}")


def test_a_path_with_signs_that_mean_something_in_an_address(kb: Kb, place: Path) -> None:
    name = "100% mine? #1 é.sqlite"
    assert kb("--db", name, "init", "--empty").status == 0
    assert kb("--db", name, "claim", "add", "a", "--statement", "A.").status == 0
    assert kb("--db", name, "claims", "--format", "lines").out == "a\tno-evidence\tnot rated\tnone\tA.\n"
    assert [path.name for path in place.iterdir()] == [name]


def test_the_first_use_makes_and_fills_the_base_and_says_so_in_one_line(
    process: Kb, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
    path = place / "data/kb/kb.sqlite"
    first = process("claims", "cortisol", "--format", "lines")
    assert first.status == 0
    assert first.err == f"Made a base with the starter claims at {path}\n2 claims.\n"
    assert first.out.splitlines()[0].startswith("cortisol-decreases\tmixed\tlow\t")
    assert process("claims", "cortisol", "--format", "lines").err == "2 claims.\n"


def test_db_may_stand_before_or_after_the_command(kb: Kb, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KB_DB")
    before, after = kb("--db", str(base), "claims"), kb("claims", "--db", str(base))
    assert before == after
    assert before.out.count("\n") == 13


def test_status_tells_what_named_the_base(kb: Kb, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KB_DB")
    base.with_name("kb.toml").write_text(f'db = "{base.name}"\n')
    out = kb("status").out
    assert f"Named by      {base.with_name('kb.toml')}\n" in out
    assert "Holds         13 claims, 67 citations, 156 evidence links, 47 concepts, 43 journals\n" in out
