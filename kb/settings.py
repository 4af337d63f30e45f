"""What a person configured for `kb check`: `[tool.kb.check]` in pyproject.toml, `[check]` in kb.toml."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kb.database.configuration import configurations, hint, refuse_unknown
from kb.errors import InvalidInputError
from kb.language import joined
from kb.model.terms import Ordered

ALL = "all"  # stands for every rule, wherever a person names rules


class Severity(Ordered):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    def reaches(self, least: "Severity") -> bool:
        """Tell whether this is as grave as `least`, or graver."""
        return self.place <= least.place


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Which rules speak, how grave each is, what is shown, and from which severity on a check has failed.

    An empty `select` stands for all rules that are on unless somebody switches them off.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.WARNING
    min_severity: Severity = Severity.SUGGESTION

    def with_options(
        self,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        fail_on: Severity | None = None,
        min_severity: Severity | None = None,
    ) -> "CheckSettings":
        """Return the settings with what the command line says: rules selected there beat all that the file ignores."""
        selected, ignored = frozenset(select), frozenset(ignore)
        return replace(
            self,
            select=selected or self.select,
            ignore=ignored if selected else self.ignore | ignored,
            fail_on=fail_on or self.fail_on,
            min_severity=min_severity or self.min_severity,
        )


def read_check_settings(folder: Path, rules: Collection[str]) -> CheckSettings:
    """Return the settings of the nearest file above `folder` that has any; `rules` are the names that there are.

    Raises InvalidInputError, with the path, for names and values that mean nothing, and what `configurations` raises.
    """
    for file, settings in configurations(folder):
        table = settings.get("check")
        if table is None:
            continue
        if not isinstance(table, dict):
            raise InvalidInputError("check must be a table, such as [check].", where=str(file))
        return _settings(table, file, rules)
    return CheckSettings()


_NAMES = ("select", "ignore", "severity", "fail-on", "min-severity")


def _settings(table: Mapping[str, Any], file: Path, rules: Collection[str]) -> CheckSettings:
    where = str(file)
    values: dict[str, Any] = {}
    for written, value in table.items():
        name = written.replace("_", "-")
        if name in values:
            raise InvalidInputError(f"{name} is set twice, with a hyphen and with a low line.", where=where)
        values[name] = value
    refuse_unknown(values, _NAMES, file, "check")
    graded = values.get("severity", {})
    if not isinstance(graded, dict):
        raise InvalidInputError('severity must be a table, such as {overstated = "error"}.', where=where)
    return CheckSettings(
        select=frozenset(_rule_list(values, "select", where, rules)),
        ignore=frozenset(_rule_list(values, "ignore", where, rules)),
        severities={_one_rule(rule, rules, where): _severity(word, where) for rule, word in graded.items()},
        fail_on=_severity(values.get("fail-on", Severity.WARNING), where),
        min_severity=_severity(values.get("min-severity", Severity.SUGGESTION), where),
    )


def _rule_list(values: Mapping[str, Any], name: str, where: str, rules: Collection[str]) -> list[str]:
    listed = values.get(name, [])
    if isinstance(listed, str):
        listed = [listed]
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise InvalidInputError(f'{name} must be a list of rules, such as ["overstated"].', where=where)
    return named_rules(listed, rules, where)


def named_rules(listed: Iterable[str], rules: Collection[str], where: str | None = None) -> list[str]:
    """Return the rules that a person named, one or several (with commas) in a text; `all` may be among them.

    Raises InvalidInputError, with the nearest name, for one that there is not.
    """
    names = [name.strip() for some in listed for name in some.split(",") if name.strip()]
    for name in names:
        if name not in rules and name != ALL:
            raise InvalidInputError(f"There is no rule {name}. {hint(name, [*rules, ALL])}", where=where)
    return names


def _one_rule(name: str, rules: Collection[str], where: str) -> str:
    if name not in rules:
        raise InvalidInputError(f"There is no rule {name} to grade. {hint(name, rules)}", where=where)
    return name


def _severity(word: Any, where: str) -> Severity:
    try:
        return Severity(word)
    except ValueError:
        raise InvalidInputError(
            f"{word} is no severity; there are {joined(map(str, Severity))}.", where=where
        ) from None
