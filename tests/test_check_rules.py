"""Every rule speaks of what it is for, and of nothing else."""

from pathlib import Path

import pytest

from kb.check import check_draft
from kb.check.example_parts import MARKER, Example
from kb.check.examples import EXAMPLES
from kb.check.rules import RULES
from kb.check.things import Finding
from kb.database.engine import open_base, reading
from kb.draft import read_draft
from kb.query.claims import show_claims
from kb.settings import Severity

_TOLD = [(rule, one) for rule, (told, _) in EXAMPLES.items() for one in told]
_QUIET = [(rule, one) for rule, (_, quiet) in EXAMPLES.items() for one in quiet]


def _judged(rule: str, example: Example) -> list[Finding]:
    assert example.situation is not None
    return [RULES[rule].finding(remark) for remark in RULES[rule].judge(example.situation)]


def findings_of(rule: str, example: Example, base: Path) -> list[Finding]:
    if example.situation is not None:
        return _judged(rule, example)
    with reading(open_base(base)) as session:
        checked = check_draft(session, read_draft(Path("-"), example.text.encode()))
    return [one for one in checked.findings if one.rule == rule]


def _name(value: object) -> str:
    return value.text[:50] if isinstance(value, Example) else str(value)


def test_the_rules_are_those_with_examples() -> None:
    assert set(RULES) == set(EXAMPLES)
    assert all(told and quiet for told, quiet in EXAMPLES.values())


@pytest.mark.parametrize("rule", EXAMPLES)
def test_no_example_is_shown_twice_without_what_makes_the_difference(rule: str) -> None:
    shown = [(one.text, one.where) for some in EXAMPLES[rule] for one in some]
    assert len(set(shown)) == len(shown)


def test_the_rules_of_the_design_with_their_severities() -> None:
    designed = {
        "unknown-citation": "error",
        "retracted-citation": "error",
        "disputed-claim": "error",
        "reversed-direction": "error",
        "overstated": "warning",
        "contrary-citation": "warning",
        "unrelated-citation": "warning",
        "one-sided": "warning",
        "narrow-evidence": "warning",
        "indirect-evidence": "warning",
        "surrogate-outcome": "warning",
        "uncited": "suggestion",
        "hype-word": "suggestion",
        "unknown-claim": "suggestion",
    }
    assert {name: str(RULES[name].severity) for name in designed} == designed
    assert [name for name, rule in RULES.items() if not rule.on] == ["unknown-claim"]


@pytest.mark.parametrize(("rule", "example"), _TOLD, ids=_name)
def test_a_rule_speaks(starter: Path, rule: str, example: Example) -> None:
    found = findings_of(rule, example, starter)
    assert found
    for one in found:
        assert one.message.endswith((".", "?"))
        assert one.suggestion is None or one.suggestion.endswith((".", "?"))


@pytest.mark.parametrize(("rule", "example"), _QUIET, ids=_name)
def test_a_rule_is_silent(starter: Path, rule: str, example: Example) -> None:
    assert findings_of(rule, example, starter) == []


@pytest.mark.parametrize(("rule", "example"), [one for one in _TOLD if one[1].situation], ids=_name)
def test_only_one_rule_tells_how_strong_a_wording_is(starter: Path, rule: str, example: Example) -> None:
    gravest = ("disputed-claim", "reversed-direction", "indirect-evidence", "overstated")
    told = [name for name in gravest if findings_of(name, example, starter)]
    assert len(told) <= 1, rule


def test_the_suggested_wordings_are_themselves_left_alone(starter: Path) -> None:
    with reading(open_base(starter)) as session:
        statements = [one.claim.statement for one in show_claims(session)]
        told = check_draft(session, read_draft(Path("-"), "\n\n".join(statements).encode())).findings
        wordings = [one.suggestion or "" for one in told if one.rewording]
        assert len(wordings) == 12
        again = check_draft(session, read_draft(Path("-"), "\n\n".join(wordings).encode())).findings
    assert [one for one in again if one.severity is not Severity.SUGGESTION] == []


def test_a_correction_is_less_grave_than_a_retraction() -> None:
    retracted, corrected = EXAMPLES["retracted-citation"][0][:2]
    assert [one.severity for one in _judged("retracted-citation", retracted)] == [Severity.ERROR]
    assert [one.severity for one in _judged("retracted-citation", corrected)] == [Severity.WARNING]


def test_a_surrogate_is_told_with_the_words_that_promise() -> None:
    (found,) = _judged("surrogate-outcome", EXAMPLES["surrogate-outcome"][0][0])
    assert "fewer colds" in found.message
    assert found.claim == MARKER.key
