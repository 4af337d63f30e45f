"""Models and migrations agree, constraints and all; migrations go up, down and up again with data; upgrade keeps it."""

import re
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from conftest import Kb, dump, raw
from sqlalchemy import create_engine

from kb.database.engine import changing, engine_for, newest_revision, open_base, without_foreign_keys
from kb.database.migrate import configuration, is_ours, upgrade
from kb.model.tables import Base


def schema(path: Path) -> dict[str, str]:
    """The CREATE statement of each table and index as SQLite reports it, white space aside."""
    with raw(path) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            name: _parts(sql)
            for name, sql in found
            if "_search" not in name and name != "alembic_version" and not name.startswith("sqlite_")
        }


def _parts(sql: str) -> str:
    """The statement with its columns and constraints in one order, since their order means nothing."""
    one_line = " ".join(sql.split()).replace("( ", "(").replace(" )", ")")
    head, _, body = one_line.partition(" (")
    parts, depth, part = [], 0, ""
    for character in body.removesuffix(")"):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += character
    return head + "\n  " + "\n  ".join(sorted([*parts, part.strip()]))


def test_models_and_migrations_agree_to_the_last_constraint(unfilled: Path, tmp_path: Path) -> None:
    modelled = tmp_path / "modelled.sqlite"
    engine = create_engine(f"sqlite:///{modelled}")
    Base.metadata.create_all(engine)
    engine.dispose()
    assert schema(unfilled) == schema(modelled)


def test_alembic_sees_no_difference(unfilled: Path) -> None:
    with engine_for(unfilled).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_has_a_name(unfilled: Path) -> None:
    for name, sql in schema(unfilled).items():
        for part in sql.splitlines()[1:]:
            if re.search(r"\b(CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY)\b", part):
                assert part.strip().startswith("CONSTRAINT "), (name, part)


def migrated(path: Path, way: str, revision: str) -> None:
    with changing(without_foreign_keys(engine_for(path)), "test", recorded=False) as (session, _):
        getattr(command, way)(configuration(session.connection()), revision)


def test_down_to_nothing_and_up_again(base: Path) -> None:
    before = schema(base)
    migrated(base, "downgrade", "base")
    assert schema(base) == {}
    migrated(base, "upgrade", "head")
    assert schema(base) == before


def test_each_revision_down_and_up_with_data_keeps_it(base: Path) -> None:
    before, index = dump(base), re.compile(r"-- (claim|citation)_search")
    migrated(base, "downgrade", "0001")
    assert dump(base) == index.split(before)[0].rstrip("\n") + _after_index(before)
    upgrade(base)
    assert dump(base) == before


def _after_index(dumped: str) -> str:
    """What follows the tables of the search index in a dump."""
    sections = re.split(r"(?m)^(?=-- )", dumped)
    kept = [section for section in sections if section and "_search" not in section.splitlines()[0]]
    before = re.split(r"(?m)^-- (?:claim|citation)_search", dumped)[0]
    return "\n" + "".join(kept)[len(before) :].rstrip("\n")


def older(base: Path) -> None:
    migrated(base, "downgrade", "0001")


def test_an_older_base_is_refused_until_it_is_upgraded(base: Path, kb: Kb) -> None:
    before = dump(base)
    older(base)
    result = kb("claims")
    assert (result.status, result.out) == (3, "")
    assert result.err == (
        f"The base at {base} is of an older revision (0001; this kb needs {newest_revision()}). "
        "Run kb upgrade; it copies the base aside first.\n"
    )
    result = kb("upgrade")
    copy = base.with_name("kb.sqlite.before-upgrade-from-0001")
    assert (result.status, result.out) == (0, "")
    assert result.err == (
        f"The base as it was (revision 0001): {copy}\nUpgraded {base} to revision {newest_revision()}.\n"
    )
    assert dump(base) == before
    with raw(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert connection.execute("SELECT count(*) FROM evidence").fetchall() == [(156,)]


def test_a_second_upgrade_from_the_same_revision_overwrites_no_copy(base: Path, kb: Kb) -> None:
    older(base)
    kb("upgrade")
    first = base.with_name("kb.sqlite.before-upgrade-from-0001").read_bytes()
    older(base)
    kb("upgrade")
    assert base.with_name("kb.sqlite.before-upgrade-from-0001").read_bytes() == first
    assert base.with_name("kb.sqlite.before-upgrade-from-0001-2").exists()


def test_an_upgrade_of_a_base_that_is_up_to_date_does_nothing(base: Path, kb: Kb) -> None:
    before = base.read_bytes()
    result = kb("upgrade")
    assert result.err == f"The base at {base} is up to date (revision {newest_revision()}).\n"
    assert base.read_bytes() == before
    assert [path.name for path in base.parent.iterdir()] == ["kb.sqlite"]


def test_a_base_of_a_newer_kb_is_refused_by_every_command(base: Path, kb: Kb) -> None:
    with raw(base) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for args in (["claims"], ["upgrade"], ["claim", "add", "a", "--statement", "A."]):
        result = kb(*args)
        assert result.status == 3
        assert result.err == (
            f"The base at {base} was made by a newer kb (revision 9999; this one knows {newest_revision()}). "
            "Install the newer kb to use it.\n"
        )


def test_an_upgrade_that_breaks_off_leaves_the_base_as_it_was(base: Path) -> None:
    older(base)
    with raw(base) as connection:
        connection.execute("CREATE TABLE claim_search_terms (in_the_way)")
    before = dump(base, aside=("history", "change"))
    with pytest.raises(Exception, match="claim_search_terms"):
        upgrade(base)
    assert dump(base, aside=("history", "change")) == before


def test_a_migration_that_remakes_a_table_takes_no_children_with_it(base: Path) -> None:
    """SQLite alters a table by dropping it; with foreign keys on, that would remove what refers to it."""
    before = dump(base)
    with changing(without_foreign_keys(open_base(base)), "test", recorded=False) as (session, _):
        connection = session.connection()
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(claim)")]
        connection.exec_driver_sql("CREATE TABLE aside AS SELECT * FROM claim")
        [sql] = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'claim'").one()
        connection.exec_driver_sql("DROP TABLE claim")
        connection.exec_driver_sql(sql)
        names = ", ".join(columns)
        connection.exec_driver_sql(f"INSERT INTO claim ({names}) SELECT {names} FROM aside")  # noqa: S608 - our names
        connection.exec_driver_sql("DROP TABLE aside")
    assert dump(base) == before
