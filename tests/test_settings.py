"""The configuration of kb check: where it is found, what it may hold, and what is wrong with it."""

from pathlib import Path

import pytest

from kb.errors import KbError
from kb.settings import ALL, CheckSettings, Severity, read_check_settings

RULES = ("overstated", "uncited", "hype-word")


def _read(folder: Path, name: str, text: str) -> CheckSettings:
    (folder / name).write_text(text, encoding="utf-8")
    return read_check_settings(folder, RULES)


def test_without_a_file_all_is_as_it_comes(tmp_path: Path) -> None:
    settings = read_check_settings(tmp_path, RULES)
    assert settings.fail_on is Severity.WARNING
    assert settings.min_severity is Severity.SUGGESTION
    assert not settings.select
    assert not settings.ignore


@pytest.mark.parametrize(("name", "table"), [("kb.toml", "check"), ("pyproject.toml", "tool.kb.check")])
def test_a_file_sets_all_that_there_is(tmp_path: Path, name: str, table: str) -> None:
    text = f"""[{table}]\nselect = ["overstated"]\nignore = "uncited, hype-word"\nfail-on = "error"\n"""
    graded = f"""min_severity = "warning"\n[{table}.severity]\noverstated = "error"\n"""
    settings = _read(tmp_path, name, text + graded)
    assert settings == CheckSettings(
        select=frozenset({"overstated"}),
        ignore=frozenset({"uncited", "hype-word"}),
        severities={"overstated": Severity.ERROR},
        fail_on=Severity.ERROR,
        min_severity=Severity.WARNING,
    )


def test_the_nearest_file_that_speaks_of_check_counts(tmp_path: Path) -> None:
    (tmp_path / "kb.toml").write_text('[check]\nignore = ["uncited"]\n')
    below = tmp_path / "articles"
    below.mkdir()
    (below / "pyproject.toml").write_text('[tool.kb]\ndb = "other.sqlite"\n')
    assert read_check_settings(below, RULES).ignore == {"uncited"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[check]\nselect = ["overstatd"]', "There is no rule overstatd. Did you mean overstated?"),
        ('[check]\nselct = ["overstated"]', "There is no setting selct for check. Did you mean select?"),
        ('[check.severity]\noverstated = "fatal"', "fatal is no severity; there are error, warning and suggestion."),
        ('[check]\nfail-on = "never"', "never is no severity"),
        ("[check]\nignore = 3", "ignore must be a list of rules"),
        ('[check]\nseverity = "error"', "severity must be a table"),
        ("check = 1", "check must be a table"),
        ("[chek]\nignore = []", "There is no setting chek for kb. Did you mean check?"),
        ("dbb = 'x'", "There is no setting dbb for kb. Did you mean db?"),
        ("colour = 'red'", "There is no setting colour for kb. There are db and check."),
        ('[check]\nfail-on = "error"\nfail_on = "error"', "fail-on is set twice, with a hyphen and with a low line."),
        (
            '[check.severity]\nall = "error"',
            "There is no rule all to grade. There are overstated, uncited and hype-word.",
        ),
        ("[check", "This configuration file cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KbError) as caught:
        _read(tmp_path, "kb.toml", text)
    assert str(caught.value).startswith(str(tmp_path / "kb.toml"))
    assert told in str(caught.value)


def test_every_rule_may_be_named_in_a_list(tmp_path: Path) -> None:
    assert _read(tmp_path, "kb.toml", '[check]\nselect = "all"\nignore = ["all"]').ignore == {ALL}


def test_what_is_selected_beats_all_that_the_file_ignores() -> None:
    configured = CheckSettings(ignore=frozenset({ALL}))
    assert configured.with_options(["overstated"]).ignore == frozenset()
    assert configured.with_options([ALL], ["uncited"]).ignore == {"uncited"}
    assert configured.with_options(fail_on=Severity.ERROR).ignore == {ALL}


def test_the_command_line_beats_the_file() -> None:
    configured = CheckSettings(select=frozenset({"uncited"}), ignore=frozenset({"overstated", "hype-word"}))
    settings = configured.with_options(["overstated"], ["uncited"], Severity.SUGGESTION, Severity.ERROR)
    assert settings.select == {"overstated"}
    assert settings.ignore == {"uncited"}
    assert settings.fail_on is Severity.SUGGESTION
    assert settings.min_severity is Severity.ERROR
