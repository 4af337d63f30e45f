"""Figures that tell a change by themselves: from 5.8 to 3.9; 3.1 among the massaged and 4.4 among the others."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from kb.match.change.relations import Relation
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word

_FROM_TO = re.compile(r"\bfrom (\d+(?:\.\d+)?)(?: (?!to\b)[a-z%]+){0,3}%? to (\d+(?:\.\d+)?)", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]*\d)")
_CONTROLS = grammar.words(
    "control controls comparison rest rested resting others other usual waiting placebo sham quiet without unmassaged alone "
    "untreated sat lay read"
)
_MOVED = grammar.words("went gone moved changed shifted came")
_MEASURED = grammar.words(
    "average averaged mean median score scores scored rated level levels concentration concentrations"
)
_REACH = 8  # words from a figure to the group that it is told of


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float
    token: int
    treated: bool
    control: bool


def told_by_figures(one: Reading, interventions: Collection[int]) -> list[Relation]:
    """Return the change that figures tell, of the treated or beside those who were not; [] where they tell none."""
    change = _from_to(one) or _side_by_side(one, interventions)
    return [change] if change is not None else []


def _from_to(one: Reading) -> Relation | None:
    match = _FROM_TO.search(one.text)
    at = _token_at(one, match.start(1)) if match is not None else 0
    if match is None or not any(token.word in _MOVED for token in one.tokens[max(0, at - 5) : at]):
        return None  # from 15 to 183 women took part: a range tells no change
    if any(one.tokens[place].word in _CONTROLS for place in one.own_tokens(one.clause_at(at), end=at)):
        return None
    return _relation(at, float(match[1]), float(match[2]))


def _side_by_side(one: Reading, interventions: Collection[int]) -> Relation | None:
    if not any(token.word in _MEASURED for token in one.tokens):
        return None
    found = [
        _figure(one, float(match[1]), _token_at(one, match.start()), interventions)
        for match in _FIGURE.finditer(one.text)
    ]
    treated = next((figure for figure in found if figure.treated and not figure.control), None)
    control = next((figure for figure in found if figure.control and not figure.treated), None)
    if control is None:
        return None
    if treated is None:
        treated = next((figure for figure in found[:1] if _is_of_treated(one, figure, interventions)), None)
    if treated is None or treated is control:
        return None
    return _relation(treated.token, control.value, treated.value)


def _figure(one: Reading, value: float, at: int, interventions: Collection[int]) -> _Figure:
    end = at + 1
    while (
        end < len(one.tokens) and end - at <= _REACH and one.tokens[end].word not in ("and", "against", "versus", ";")
    ):
        end += 1
    counts_people = any(
        token.stem in grammar.PEOPLE for token in one.tokens[at + 1 : at + 3]
    )  # 40 women, 40 massaged men
    treated = not counts_people and any(m.concept in interventions and at < m.first < end for m in one.mentions)
    control = not counts_people and any(one.tokens[place].word in _CONTROLS for place in range(at, end))
    return _Figure(value, at, treated, control)


def _is_of_treated(one: Reading, figure: _Figure, interventions: Collection[int]) -> bool:
    """Tell whether a figure is told of the treated as its subject: the massaged children had 2.1 colds on average."""
    before = range(figure.token)
    named = any(mention.concept in interventions and mention.last <= figure.token for mention in one.mentions)
    return named and not any(one.tokens[at].word in _CONTROLS for at in before)


def _relation(at: int, before: float, after: float) -> Relation:
    change = Change.SAME if before == after else Change.UP if after > before else Change.DOWN
    return Relation(Word(at, at, change, "adjective"), change, True, 1.5)


def _token_at(one: Reading, place: int) -> int:
    return next((at for at, token in enumerate(one.tokens) if token.end > place), len(one.tokens) - 1)
