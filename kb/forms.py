"""The forms in which people write claims, appraisals of works, and evidence: one list of fields for each.

The seeds, the editor's form and the options of the commands are all read by these lists. Pure.
"""

import datetime
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kb.errors import InvalidInputError
from kb.formats.yaml_text import Record
from kb.language import joined, nearest
from kb.model.terms import (
    Certainty,
    CertaintyDomain,
    ClaimKind,
    Comparison,
    ConceptRole,
    Direction,
    Effect,
    EffectSize,
    Match,
    NoticeKind,
    OutcomeType,
    Species,
    Stance,
    StudyDesign,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A field that holds text."""

    name: str
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that holds one of a closed list of words."""

    name: str
    help: str
    of: type[enum.StrEnum]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A field that holds a whole number, 0 or more."""

    name: str
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A field that holds a date, written 2026-08-31."""

    name: str
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """A field that holds a list of texts; `option` is the word for one of them on the command line."""

    name: str
    help: str
    option: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """A field that holds a list of small forms."""

    name: str
    help: str
    fields: tuple["Field", ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """A field that holds lists of keys under the roles that they play."""

    name: str
    help: str
    of: type[enum.StrEnum]
    required: bool = False


Field = Text | Choice | Number | Day | Texts | Records | Roles

CLAIM: tuple[Field, ...] = (
    Text("statement", "The claim in one sentence.", required=True),
    Text("topic", "The heading it is listed under."),
    Choice("kind", "An effect, a mechanism, or advice (a precaution); effect where nothing is said.", ClaimKind),
    Text("population", "Who it is about."),
    Text("intervention", "What is done."),
    Text("comparator", "What it is compared with."),
    Text("outcome", "What is measured."),
    Choice("direction", "Which way the outcome goes; none where nothing is said.", Direction),
    Choice("outcome_type", "What the outcome is worth to a person.", OutcomeType),
    Choice("certainty", "GRADE certainty of the evidence, as a person rated it.", Certainty),
    Text("certainty_basis", "Who or what the rating rests on."),
    Records(
        "certainty_reasons",
        "Why it was rated down.",
        (Choice("domain", "GRADE domain.", CertaintyDomain, required=True), Text("note", "What is wrong.")),
    ),
    Choice("effect_size", "Size of the effect; unknown where nothing is said.", EffectSize),
    Text("wording", "The wording to use in an article."),
    Texts("cautions", "What a writer must not get wrong.", "caution"),
    Texts("phrases", "Other wordings of the claim.", "phrase"),
    Texts("opposite_phrases", "Wordings of its opposite.", "opposite-phrase"),
    Roles("concepts", "Keys of the concepts it is about, by their role.", ConceptRole),
    Text("article_says", "What a popular article says of it."),
)

STUDY: tuple[Field, ...] = (
    Choice("study_design", "Design of the study.", StudyDesign),
    Choice("species", "What was studied.", Species),
    Number("participants", "Number of participants."),
    Text("population", "Who was studied."),
    Text("intervention", "What was done."),
    Text("comparator", "What it was compared with."),
    Text("study", "A name that all papers on the same study share; they have one vote together."),
    Texts("caveats", "What is doubtful in the record or the work.", "caveat"),
    Texts("checked", "Addresses of pages on which the record was seen.", "checked"),
    Day("retraction_checked", "When a list of retractions was last looked through for it."),
    Records(
        "notices",
        "Retractions and other notices.",
        (
            Choice("kind", "Kind of notice.", NoticeKind, required=True),
            Day("date", "Its date."),
            Text("reason", "Its reason."),
            Text("source", "Where it was published."),
        ),
    ),
)

EVIDENCE: tuple[Field, ...] = (
    Choice("stance", "What the work found about the claim.", Stance, required=True),
    Choice("match", "How the work's question fits the claim; exact where nothing is said.", Match),
    Choice("effect", "Which way the outcome went; unclear where nothing is said.", Effect),
    Choice("comparison", "What the result was compared with; unclear where nothing is said.", Comparison),
    Number("participants", "Number of participants behind this result."),
    Text("statistic", "The figures, as the work gives them."),
    Text("result", "The result in a sentence of your own."),
    Text("quote", "The work's own words."),
    Text("locator", "Where in the work: abstract, p. 12, Table 2."),
)

CONCEPT: tuple[Field, ...] = (
    Text("pref_label", "Its preferred name.", required=True),
    Texts("alt_labels", "Its other names.", "label"),
    Text("broader", "Key of the wider concept."),
)


@dataclass(slots=True)
class Problems:
    """What is wrong with a file, gathered so that a person sees all of it at once."""

    path: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, sentence: str) -> None:
        """Note a problem at a line."""
        self.found.append((line, sentence))

    def raise_if_any(self) -> None:
        """Raise InvalidInputError with every problem, one a line, where there are any."""
        if self.found:
            lines = [f"{self.path}:{line}: {sentence}" for line, sentence in sorted(self.found)]
            raise InvalidInputError("\n".join(lines))


def read_form(
    record: Any,
    fields: Sequence[Field],
    problems: Problems,
    *,
    line: int = 1,
    also: Sequence[str] = (),
    of: str = "",
) -> dict[str, Any]:
    """Return the values of the `fields` that the record gives; what is wrong goes into `problems`.

    `also` names fields that the caller reads itself, `of` says whose form it is.
    """
    whose = f"{of}: " if of else ""
    if not isinstance(record, Record):
        problems.add(line, f"{whose}a list of fields is wanted here (name: value, one a line).")
        return {}
    known = {one.name: one for one in fields}
    values = {}
    unreadable = set()
    for name, raw in record.items():
        at = record.lines[name]
        if name in also:
            continue
        if name not in known:
            near = nearest(name, [*known, *also], 1)
            hint = f" Did you mean {near[0]}?" if near else f" The fields are {joined(known)}."
            problems.add(at, f"{whose}there is no field {name}.{hint}")
            continue
        try:
            values[name] = _value(known[name], raw, problems, at, whose)
        except InvalidInputError as error:
            problems.add(at, f"{whose}{error.message}")
            unreadable.add(name)
    for name, one in known.items():
        if one.required and not values.get(name) and name not in unreadable:
            problems.add(record.lines.get(name, record.line), f"{whose}the field {name} is missing or empty.")
    return values


def _value(one: Field, raw: Any, problems: Problems, line: int, whose: str) -> Any:
    if isinstance(one, Records):
        return [
            read_form(item, one.fields, problems, line=line, of=f"{whose}{one.name}") for item in _list(one.name, raw)
        ]
    if isinstance(one, Roles):
        return _roles(one, raw)
    if isinstance(one, Texts):
        items = _list(one.name, raw)
        if not all(isinstance(item, str) for item in items):
            raise InvalidInputError(f"{one.name} must be a list of texts, each on its own line after a dash.")
        return [item for item in items if item]
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise InvalidInputError(f"{one.name} must be a single text.")
    return parse_value(one, raw)


def _list(name: str, raw: Any) -> list[Any]:
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise InvalidInputError(f"{name} must be a list, each item on its own line after a dash.")
    return raw


def _roles(one: Roles, raw: Any) -> dict[str, list[str]]:
    if raw is None:
        return {}
    roles = [role.value for role in one.of]
    if not isinstance(raw, Mapping) or any(role not in roles for role in raw):
        raise InvalidInputError(f"{one.name} must have lists under {joined(roles, 'or')}.")
    return {role: [str(key) for key in _list(role, keys)] for role, keys in raw.items()}


def parse_value(one: Field, raw: str) -> Any:
    """Return the value of a single-valued field as it is stored; None for an empty text.

    Raises InvalidInputError, a sentence, where it cannot be read.
    """
    raw = raw.strip()
    if not raw:
        return None
    if isinstance(one, Choice):
        try:
            return one.of(raw)
        except ValueError:
            words = [word.value for word in one.of]
            near = nearest(raw, words, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise InvalidInputError(f"{one.name} cannot be {raw}; it is one of {joined(words, 'or')}.{hint}") from None
    if isinstance(one, Number):
        digits = raw.replace(",", "").replace(" ", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 12):
            raise InvalidInputError(f"{one.name} must be a whole number, not {raw}.")
        return int(digits)
    if isinstance(one, Day):
        try:
            return datetime.date.fromisoformat(raw)
        except ValueError:
            raise InvalidInputError(f"{one.name} must be a date such as 2026-08-31, not {raw}.") from None
    return raw
