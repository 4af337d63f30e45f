"""What is told of a writer's instructions to kb: silencings that silence nothing, keys that are not there."""

from collections.abc import Callable, Collection, Mapping, Sequence

from kb.check.instructions import Binding, Silencing
from kb.check.things import Remark, Situation
from kb.draft import Directive, Draft, Sentence
from kb.language import joined
from kb.settings import ALL

# The comment, the rule, and what it says of it.
Told = list[tuple[Directive, str, Remark]]


class Silence:
    """The silencings of a draft, and which of them were of use."""

    def __init__(self, silencings: Sequence[Silencing]) -> None:
        self.silencings = silencings
        self.count = 0
        self._used: set[tuple[tuple[int, ...], str]] = set()
        # Comments that are for the same places speak as one.
        self._rules: dict[tuple[int, ...], set[str]] = {}
        self._over: dict[int, list[tuple[int, ...]]] = {}
        for silencing in silencings:
            if silencing.places not in self._rules:
                self._rules[silencing.places] = set()
                for place in silencing.places:
                    self._over.setdefault(place, []).append(silencing.places)
            self._rules[silencing.places].update(silencing.rules)

    def covers(self, place: int, rule: str) -> bool:
        """Tell whether a finding of this rule at this place is silenced; note that the silencing was of use."""
        covered = False
        for places in self._over.get(place, ()):
            for name in (rule, ALL):
                if name in self._rules[places]:
                    self._used.add((places, name))
                    covered = True
        self.count += covered
        return covered

    def was_of_use(self, silencing: Silencing, name: str) -> bool:
        """Tell whether a rule that a silencing names was silenced where it stands."""
        return (silencing.places, name) in self._used


def of_silencings(silence: Silence, rules: Sequence[str], nearest: Callable[[str, Sequence[str]], list[str]]) -> Told:
    """Return what is to be told of the silencings, after all findings were asked about."""
    told: Told = []
    for silencing in silence.silencings:
        directive = silencing.directive
        of_use = False
        for name in silencing.rules:
            if silence.was_of_use(silencing, name):
                of_use = True
            elif name in rules or name == ALL:
                what = (
                    "This comment silences nothing"
                    if name == ALL
                    else f"This comment silences {name}, which is not told"
                )
                where = " here" if silencing.places else ", because there is no sentence beside or below it"
                told.append(_said(directive, "unused-ignore", f"{what}{where}.", "Take it out."))
            else:
                near = nearest(name, rules)
                hint = f"Did you mean {joined(near, 'or')}?" if near else "kb check --explain all lists the rules."
                told.append(_said(directive, "unused-ignore", f"There is no rule {name}.", hint))
        if of_use and silencing.directive.reason is None:
            suggestion = f"Write why: kb: ignore {directive.arguments or ALL}: the reason."
            told.append(_said(directive, "ignore-without-reason", "This silencing gives no reason.", suggestion))
    return told


def of_bindings(
    bindings: Sequence[Binding], unknown: Collection[str], nearest_claims: Mapping[str, Sequence[str]]
) -> Told:
    """Return what is to be told of the bindings: `unknown` keys are not in the base, and may be meant for others."""
    told: Told = []
    for binding in bindings:
        message = suggestion = ""
        if not binding.key:
            message, suggestion = "This comment names no claim.", "Write kb: claim KEY."
        elif binding.key in unknown:
            near = nearest_claims.get(binding.key, ())
            message = f"There is no claim {binding.key} in the base."
            suggestion = f"Did you mean {joined(near, 'or')}?" if near else "See kb claims for those on file."
        elif not binding.sentences:
            message = f"There is no sentence beside or below this comment to bind to {binding.key}."
            suggestion = "Put it in the sentence or on the line before it."
        if message:
            told.append(_said(binding.directive, "unknown-binding", message, suggestion))
    return told


def _said(directive: Directive, rule: str, message: str, suggestion: str) -> tuple[Directive, str, Remark]:
    return directive, rule, Remark(message, suggestion, start=directive.start)


def place_of(directive: Directive, draft: Draft) -> Situation:
    """Return the place of a comment as what findings are told of."""
    return outside(draft, directive.start, directive.end)


def outside(draft: Draft, start: int, end: int) -> Situation:
    """Return a place outside any sentence; its text is that of the source."""
    text = draft.source[start:end]
    offsets = tuple(range(start, end))
    return Situation(Sentence(text, start, end, offsets, "sentence", 0, 0, ()), in_prose=False)
