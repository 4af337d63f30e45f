"""A claim that a sentence may make: one mention of what it is about, the change told of it, and what acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.match.base.likeness import Likeness
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.agents import Agent, acting_of, agent_of
from kb.match.change.naming import is_condition, only_describes
from kb.match.change.relations import Relation
from kb.match.change.suppositions import is_of_another, is_only_set_aside
from kb.match.discourse.context import Context
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.modality.denials import is_set_aside


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: what kind it is, whether the one before it makes a claim, and what was spoken of."""

    kind: str
    goes_on: bool
    context: Context
    alike: Mapping[int, Likeness]
    hints: Sequence[Mention]
    alluded: Mapping[int, Likeness]


class Candidate:
    """One way in which a sentence may make one claim.

    `case` is whether the intervention is named, alluded to by words that the claim has for it, or was spoken of before,
    and how the change is told; `agent` is what acts, `told` the word
    that says so, `acting` where the sentence names the intervention itself; `clause` holds what the claim is about,
    and `word` tells its change, or stands where a change would be told. What has a higher `rank` is read later.
    """

    def __init__(
        self,
        one: Reading,
        ready: ReadyClaim,
        thing: Mention,
        relation: Relation | None,
        prepared: Prepared,
        place: Place,
        rank: int = 0,
    ) -> None:
        self.one = one
        self.ready = ready
        self.thing = thing
        self.relation = relation
        self.prepared = prepared
        self.place = place
        # Far from raising the flow, massage cuts it: what is set aside is read last.
        pronoun = thing.text in ("it", "they", "them")
        self.aside = is_condition(one, thing) or only_describes(one, thing)
        self.rank = rank + pronoun + self.aside + 2 * (relation is not None and is_set_aside(one, relation.word))
        named = [m for m in one.mentions if m.concept in ready.interventions and m is not thing]
        named = named or [
            m
            for m in place.hints
            if m.concept in ready.interventions
            and not thing.first <= m.first < thing.last
            and not self._names_more(m)
            and one.tags[m.first] in ("NN", "NS", "VG")
        ]
        self.acting = [m for m in acting_of(one, named) if not is_of_another(one, m)]
        self.set_apart = bool(named) and not self.acting  # when compared with massage, swaddling soothes
        self.only_aside = bool(named) and all(is_only_set_aside(one, m) for m in named)
        self.clause = self._own_clause()
        self.word = relation.word if relation is not None else self._presumed_word()
        self.agent, self.told = self._agent()
        self.rank += 2 * (self.agent is Agent.OTHER) + (relation is None or relation.loose)
        self.alluded = place.alluded.get(ready.claim.row)
        allusion = self.alluded is not None and not named and place.context.topic.isdisjoint(ready.interventions)
        self.case = ("named" if self.acting else "alluded-to" if allusion else "spoken-of", self._how_joined())

    @property
    def own_names(self) -> frozenset[str]:
        """The stems of the words by which the intervention is named."""
        return self.prepared.names_of(self.ready.interventions)

    def _names_more(self, hint: Mention) -> bool:
        """Tell whether a word of the intervention's name goes with another's: foam rolling, for massage; ibuprofen syrup."""
        return any(
            other.first <= hint.first <= other.last
            and other.concept not in self.ready.interventions
            and not other.weak
            and not self._is_short_for_it(other)
            for other in self.one.mentions
        )

    def _is_short_for_it(self, other: Mention) -> bool:
        """Tell whether the name of an outcome is the end of the intervention's: lymph drainage, done by hand."""
        stems = {self.one.tokens[at].stem for at in range(other.first, other.last)}
        return other.concept in self.prepared.by_outcome and stems <= self.own_names

    def _agent(self) -> tuple[Agent, str]:
        others = [
            mention
            for mention in self.one.mentions
            if mention.concept in self.prepared.by_outcome and mention.concept not in self.ready.interventions
        ]
        relation = self.relation or Relation(self.word, self.word.change, False, 9.0)
        return agent_of(self.one, relation, self.acting, self.thing, others)

    def _own_clause(self) -> Clause:
        clause = self.one.clause_at(self.thing.first)
        return clause.parent if clause.verb is None and clause.parent is not None else clause

    def _presumed_word(self) -> Word:
        """Return the place where a change would stand that is told in words that no list has."""
        head = self.clause.verb.head if self.clause.verb is not None else self.thing.first - 1
        acting = [mention.first for mention in self.acting if self.one.clause_at(mention.first) is self.clause]
        # What denies it may stand as late as right before the last of the two: makes no dent in cortisol.
        last = max(self.thing.first, head + 1, *acting[:1])
        same = any(
            self.one.tokens[at].word in _SAMENESS and self.one.tags[at + 1 : at + 2] not in (["NN"], ["NS"])
            for at in self.one.own_tokens(self.clause)
        )
        return Word(last - 1, last - 1, Change.SAME if same else Change.GOOD, "noun")

    def _how_joined(self) -> str:
        if self.thing.alike:
            return "alike"
        if self.relation is None:
            return "presumed"
        return "loose" if self.relation.loose else "told"


_SAMENESS = grammar.words(
    "same level unchanged untouched unmoved regardless unaffected alike identical nil nothing none"
)
