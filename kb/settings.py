"""What a person configured for `kb check`: `[tool.kb.check]` in pyproject.toml, `[check]` in kb.toml."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from kb.errors import InvalidInputError
from kb.language import joined, nearest


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    def reaches(self, least: "Severity") -> bool:
        """Tell whether this is as grave as `least`, or graver."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


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
        """Return the settings with what the command line says; a rule named there beats the configuration."""
        selected, ignored = frozenset(select), frozenset(ignore)
        return replace(
            self,
            select=selected or self.select,
            ignore=(self.ignore - selected) | ignored,
            fail_on=fail_on or self.fail_on,
            min_severity=min_severity or self.min_severity,
        )


def read_check_settings(folder: Path, rules: Collection[str]) -> CheckSettings:
    """Return the settings of the nearest file above `folder` that has any; `rules` are the names that there are.

    Raises InvalidInputError, with the path, for what cannot be read and for names that mean nothing.
    """
    for parent in (folder, *folder.parents):
        for name, tables in (("kb.toml", ()), ("pyproject.toml", ("tool", "kb"))):
            file = parent / name
            if file.is_file():
                settings = _table(file, tables)
                if settings is not None:
                    return _settings(settings, str(file), rules)
    return CheckSettings()


def _table(file: Path, tables: tuple[str, ...]) -> dict[str, Any] | None:
    import tomllib

    try:
        found: Any = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInputError(f"This configuration file cannot be read: {error}.", where=str(file)) from error
    for table in tables:
        found = found.get(table, {})
        if not isinstance(found, dict):
            return None
    for name in found:
        if name != "check" and nearest(name, ["check"], 1):
            raise InvalidInputError(f"There is no table {name}. Did you mean check?", where=str(file))
    check = found.get("check")
    if check is not None and not isinstance(check, dict):
        raise InvalidInputError("check must be a table, such as [check].", where=str(file))
    return check


_NAMES = ("select", "ignore", "severity", "fail-on", "min-severity")


def _settings(table: Mapping[str, Any], where: str, rules: Collection[str]) -> CheckSettings:
    values = {name.replace("_", "-"): value for name, value in table.items()}
    for name in values:
        if name not in _NAMES:
            raise InvalidInputError(f"There is no setting {name} for check. {_hint(name, _NAMES)}", where=where)
    graded = values.get("severity", {})
    if not isinstance(graded, dict):
        raise InvalidInputError('severity must be a table, such as {overstated = "error"}.', where=where)
    return CheckSettings(
        select=frozenset(_rule_list(values, "select", where, rules)),
        ignore=frozenset(_rule_list(values, "ignore", where, rules)),
        severities={known_rule(rule, rules, where): _severity(word, where) for rule, word in graded.items()},
        fail_on=_severity(values.get("fail-on", Severity.WARNING), where),
        min_severity=_severity(values.get("min-severity", Severity.SUGGESTION), where),
    )


def _rule_list(values: Mapping[str, Any], name: str, where: str, rules: Collection[str]) -> list[str]:
    listed = values.get(name, [])
    if isinstance(listed, str):
        listed = [one.strip() for one in listed.split(",")]
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise InvalidInputError(f'{name} must be a list of rules, such as ["overstated"].', where=where)
    return [known_rule(one, rules, where) for one in listed if one]


def known_rule(name: str, rules: Collection[str], where: str | None = None) -> str:
    """Return the name of the rule; raises InvalidInputError, with the nearest name, where there is none."""
    if name in rules:
        return name
    raise InvalidInputError(f"There is no rule {name}. {_hint(name, rules)}", where=where)


def _severity(word: Any, where: str) -> Severity:
    try:
        return Severity(word)
    except ValueError:
        raise InvalidInputError(
            f"{word} is no severity; there are {joined(map(str, Severity))}.", where=where
        ) from None


def _hint(name: str, known: Collection[str]) -> str:
    near = nearest(name, known)
    return f"Did you mean {joined(near, 'or')}?" if near else f"There are {joined(known)}."
