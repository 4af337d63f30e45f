"""Which advice of the base a sentence gives: for whom it is meant, and whether it is for or against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.match.advice import advice, conditions
from kb.match.advice.harms import harms
from kb.match.base.likeness import Likeness
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.naming import names_a_season
from kb.match.change.subjects import head_of
from kb.match.change.suppositions import is_asked
from kb.match.discourse.context import Context
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.found import Found
from kb.match.modality.governing import is_disbelieved
from kb.model.terms import Polarity


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice that a sentence may give: where, for whom, and which way; `polarity` is None where it gives none."""

    ready: ReadyClaim
    condition: str
    place: int = 0
    polarity: Polarity | None = None
    asked: bool = False

    def replaces(self, row: int, thing: str, prepared: Prepared) -> bool:
        """Tell whether a claim of which no verb tells was only read out of the words for whom the advice is meant."""
        return thing == self.condition or prepared.by_row[row].prevents


def advice_in(
    one: Found, lead: Reading | None, prepared: Prepared, context: Context, alike: Mapping[int, Likeness]
) -> Iterator[Advice]:
    """Yield the advice of the base that a sentence speaks of; `lead` is what leads into the list that it is an item of."""
    for ready in prepared.advice:
        heard = _Heard(one, lead, ready, prepared, context, alike.get(ready.claim.row))
        condition = heard.condition()
        advised = heard.advice(condition) if condition is not None else None
        if advised is not None:
            yield advised


class _Heard:
    """A sentence, heard for one piece of advice of the base."""

    def __init__(
        self,
        one: Found,
        lead: Reading | None,
        ready: ReadyClaim,
        prepared: Prepared,
        context: Context,
        likeness: Likeness | None,
    ) -> None:
        self.one, self.reading, self.lead = one, one.reading, lead
        self.ready, self.prepared, self.context, self.likeness = ready, prepared, context, likeness
        self.stated = _condition(self.reading, ready, prepared, likeness)
        if self.stated is not None and one.sentence.kind in ("heading", "title"):
            context.head_with(ready.claim.row)
        # Whether the heading, or what the draft begins with, tells for whom all that follows is meant.
        self.headed = ready.claim.row in context.conditions_of_section | context.conditions_of_draft

    @cached_property
    def harm(self) -> tuple[int, bool] | None:
        """Where the sentence says that the thing harms those whom the advice is for; looked for only where it matters."""
        return harms(self.reading) if self.ready.dissuades and self.ready.populations else None

    def condition(self) -> str | None:
        """Return the words for whom the advice is meant, here or just before, and note it; None where nobody is."""
        row = self.ready.claim.row
        since = self.context.since_condition.get(row, _LONG_AGO)
        since = min(since, 1) if self.headed else since
        found = self.stated
        if found is None and self.ready.populations and since <= 2:
            at_once = since <= 1 and (conditions.puts_off(self.reading) or self.harm is not None)
            goes_on = at_once or conditions.is_of_recovery(self.reading)
            found = _SPOKEN_OF if goes_on else conditions.still_of_illness(self.reading)
        self.context.since_condition[row] = 0 if found is not None else since + 1
        return found

    def advice(self, condition: str) -> Advice | None:
        """Return what is said to those for whom the advice is meant; None where it is of something else."""
        cue = self._cue()
        if not self._is_of_it(cue) or _is_prevented(self.one, condition, self.prepared):
            return None
        led = advice.advice_of(self.lead) if cue is None and self.lead is not None else None
        if led is not None:
            cue = (0, led[1])  # please ring us and cancel if: you have a fever
        if cue is None:
            return Advice(self.ready, condition)
        at, against = cue
        told_whether = self.reading.tokens[at].word == "whether"
        word = Word(at, at, Change.GOOD, "verb", "finite")
        asked = self.reading.question or told_whether or is_asked(self.reading, word)
        polarity = Polarity.SAME if against is self.ready.dissuades or asked else Polarity.OPPOSITE
        if polarity is Polarity.SAME and is_disbelieved(self.reading, at):
            polarity = Polarity.DENIED
        told = self.reading.tokens[at].word if condition == _SPOKEN_OF else condition
        return Advice(self.ready, told, at, polarity, asked)

    def _cue(self) -> tuple[int, bool] | None:
        """Return where the sentence advises, and whether against it."""
        cue = advice.advice_of(self.reading) if self.ready.dissuades else advice.urged(self.reading)
        if cue is None and self.likeness is not None and self.likeness.covered >= _AS_ADVISED:
            urged = advice.urged(self.reading)
            if urged is not None and not urged[1]:
                cue = (urged[0], self.ready.dissuades)  # sit down now and then
        return cue or self.harm

    def _is_of_it(self, cue: tuple[int, bool] | None) -> bool:
        """Tell whether the sentence is about the thing that the advice is on."""
        context, interventions = self.context, self.ready.interventions
        mentions = (*self.reading.mentions, *(self.lead.mentions if self.lead is not None else ()))
        if any(mention.concept in interventions for mention in mentions):
            return True
        if _is_hardly_told(self.reading, self.ready, self.likeness):
            return False
        if _is_spoken_of(self.reading, self.ready, context, self.likeness, led=self.lead is not None):
            return True
        on_subject = self.headed and not interventions.isdisjoint(context.of_draft | context.touched_on)
        if on_subject or (self.stated is not None and context.topic & context.of_draft & interventions):
            if cue is not None and cue[1] and conditions.is_of_a_visit(self.reading):
                return True
        harmful = self.harm is not None and cue == self.harm and not context.topic.isdisjoint(interventions)
        return harmful and context.since_mention <= 2 and _stands_for_it(self.reading, cue)


def _is_hardly_told(reading: Reading, ready: ReadyClaim, likeness: Likeness | None) -> bool:
    """Tell whether one word of the claim's wording is all that speaks of for whom or when the advice is meant."""
    if ready.populations or any(mention.concept in ready.outcomes for mention in reading.mentions):
        return False
    return not _uses_wording(likeness, 2)


def _is_spoken_of(
    reading: Reading, ready: ReadyClaim, context: Context, likeness: Likeness | None, *, led: bool
) -> bool:
    """Tell whether the advice is on what was spoken of just before."""
    if context.topic.isdisjoint(ready.interventions):
        return False
    lately = context.since_mention <= 2
    return (
        (lately and (conditions.is_short(reading) or led))
        or any(token.stem in conditions.APPOINTMENT for token in reading.tokens)
        or (lately and not ready.populations and _uses_wording(likeness, 2))
    )


def _stands_for_it(reading: Reading, cue: tuple[int, bool] | None) -> bool:
    """Tell whether what does harm is what was spoken of: it may make things worse, having one draws out the cold."""
    head = head_of(reading, *reading.clause_at(cue[0]).subject) if cue is not None else None
    return head is not None and (head.word in _POINTING or head.stem in grammar.TREATMENT)


_POINTING = grammar.words("it this that one having")


def _is_prevented(one: Found, condition: str, prepared: Prepared) -> bool:
    """Tell whether the sentence says that it keeps the condition away: nobody is in that state."""
    return any(
        condition in match.matched and row not in one.unsaid and prepared.by_row[row].prevents
        for row, match in one.matches.items()
    )


def _condition(reading: Reading, ready: ReadyClaim, prepared: Prepared, likeness: Likeness | None) -> str | None:
    """Return the words for whom the advice is meant; None where the sentence is not about them."""
    rows = ready.populations or ready.outcomes
    named = [mention for mention in reading.mentions if mention.concept in rows]
    if ready.populations:
        meant_otherwise = (names_a_season, conditions.is_warded, conditions.is_of_staff)
        named = [mention for mention in named if not any(tell(reading, mention) for tell in meant_otherwise)]
    if ready.populations and any(conditions.speaks_of_less(reading, mention) for mention in named):
        return None
    if named:
        return named[0].text
    if ready.populations:
        return conditions.illness_of(reading)
    if likeness is not None and _uses_wording(likeness, 1):
        return next((reading.tokens[at].word for at in likeness.places if _may_be_condition(reading, at)), None)
    if ready.dissuades:
        return None
    names = prepared.names_of(ready.outcomes) - prepared.names_of(ready.interventions)
    nouns = (token for token, tag in zip(reading.tokens, reading.tags, strict=True) if tag in ("NN", "NS"))
    return next((token.word for token in nouns if token.stem in names), None)


def _may_be_condition(reading: Reading, at: int) -> bool:
    """Tell whether a word may say when or for whom; not "never" and "stay"."""
    late = reading.tags[at] == "RB" and reading.tokens[at].word not in _PLACES
    return (late or reading.tags[at] in ("NN", "NS", "JJ", "VG")) and reading.tokens[at].word not in grammar.NEGATIONS


_PLACES = grammar.words("out off away down up over back")
_SPOKEN_OF = ""  # for whom it is meant was told in a sentence before
_LONG_AGO = 99
_AS_ADVISED = 0.8  # of a phrase of the claim: what is urged is what it advises


def _uses_wording(likeness: Likeness | None, least: int) -> bool:
    """Tell whether a sentence uses so many words of a claim's wording that hardly another claim uses."""
    return likeness is not None and len(likeness.places) >= least and likeness.weight >= 0.75 * least
