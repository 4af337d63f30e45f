"""The signs in a sentence for and against its making a claim about something that it names.

Each is a name; `weights` says how much it counts. A sign that starts with "-" speaks of what stands in the way, and has
its sentence for a person there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.language import stem
from kb.match.base.likeness import Likeness
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.base.wording import COMMON_NOUNS
from kb.match.change.agents import Agent, acting_of, agent_of, described_by
from kb.match.change.circumstances import (
    ORGANS,
    acts_at_another_time,
    another_treatment,
    body_fights,
    is_place,
    is_sample,
    is_where_another_is,
    names_people,
    only_defines,
    only_looked_at,
    only_measured,
    only_presupposed,
    sets_another_in_its_place,
    subject_left_out,
    tells_no_outcome,
)
from kb.match.change.naming import (
    is_condition,
    is_hyphenated,
    is_of_a_vaccine,
    is_time_of,
    joined,
    names_a_season,
    only_describes,
)
from kb.match.change.relations import Relation
from kb.match.change.rivals import happens_anyway, is_by_itself, is_general, rival_of
from kb.match.change.suppositions import is_of_another, is_supposed, is_what_it_does
from kb.match.discourse.context import Context
from kb.match.discourse.references import MAY_POINT
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.modality.assertion import is_real_effect, is_sought
from kb.match.modality.denials import denied, is_set_aside
from kb.match.modality.taking_back import taken_back
from kb.match.things import ClaimMatch
from kb.model.terms import ClaimKind

_MEANS = grammar.stems(
    "treatment session therapy intervention hour minute stroke technique method approach procedure programme dose pill "
    "capsule supplement touch pressure kneading rub movement regime course"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: what kind it is, whether the one before it makes a claim, and what was spoken of."""

    kind: str
    goes_on: bool
    context: Context
    alike: Mapping[int, Likeness]
    hints: Sequence[Mention]


class Signs:
    """What speaks for and against a sentence's making one claim, by one mention of what the claim is about.

    `case` is whether the intervention is named, and how the change is told; `signs` are what speaks for and
    against; `agent` is what acts, `told` the word that says so, `acting` where the sentence names the
    intervention itself.
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
        self.clause = self._own_clause()
        self.word = relation.word if relation is not None else self._presumed_word()
        self.agent, self.told = self._agent()
        self.rank += 2 * (self.agent is Agent.OTHER) + (relation is None or relation.loose)
        self.case = ("named" if self.acting else "spoken-of", self._how_joined())
        self.signs = tuple(dict.fromkeys(self._all()))

    def _names_more(self, hint: Mention) -> bool:
        """Tell whether a word of the intervention's name is part of the name of another: foam rolling, and massage."""
        return any(
            other.first <= hint.first < other.last
            and other.concept not in self.ready.interventions
            and not other.weak
            and not self._is_short_for_it(other)
            for other in self.one.mentions
        )

    def _is_short_for_it(self, other: Mention) -> bool:
        """Tell whether the name of an outcome is the end of the intervention's: lymph drainage, done by hand."""
        stems = {self.one.tokens[at].stem for at in range(other.first, other.last)}
        return other.concept in self.prepared.by_outcome and stems <= self._own_names()

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

    @property
    def names(self) -> tuple[str, ...]:
        """Return what the signs are weighed by: the case, and each sign by the two halves of it."""
        who, how = self.case
        return (f"{who}-{how}", *self.weighed(self.signs))

    def weighed(self, signs: Iterable[str]) -> Iterator[str]:
        """Yield the names by which signs are weighed: what counts, and how much, differs from case to case."""
        for sign in signs:
            for half in self.case:
                yield f"{half}/{sign}"

    def _all(self) -> Iterator[str]:
        yield from (*self._of_thing(), *self._of_change(), *self._of_agent(), *self._of_rivals(), *self._of_sentence())
        yield from self._of_context() if not self.acting else self._of_base()
        if self.ready.one_of_few:
            yield "one-of-few"
        if self.ready.claim.row in self.place.context.made:
            yield "made-before"

    def _of_base(self) -> Iterator[str]:
        if self.ready.interventions & self.place.context.of_draft:
            yield "of-draft"

    def _how_joined(self) -> str:
        if self.thing.alike:
            return "alike"
        if self.relation is None:
            return "presumed"
        return "loose" if self.relation.loose else "told"

    def _of_thing(self) -> Iterator[str]:
        thing, one = self.thing, self.one
        yield from self._of_wording()
        if thing.alike:
            yield "alike-untold" if self.relation is None else "alike-loose" if self.relation.loose else "alike-told"
        elif thing.effect is not None:
            yield "thing-effect"
        elif thing.concept < 0:
            yield "thing-own-words"
        elif thing.weak and thing.text in MAY_POINT:
            yield "thing-pointed-at"
        elif thing.weak:
            yield "thing-by-one-word"
            if self._is_common_word():
                yield f"-common-word-{self.relation.word.kind if self.relation is not None else 'untold'}"
        elif thing.everyday:
            yield "thing-everyday"
        if thing.text in ("it", "they", "them"):
            yield "thing-pronoun" if self.relation is not None else "-pronoun-unmoved"
        if only_describes(one, thing):
            yield "-describes-another"
        if any(mention.first == thing.last and mention.concept in self.ready.interventions for mention in one.mentions):
            yield "-names-the-treatment"
        if names_people(one, thing) or self._names_another():
            yield "-part-of-a-name"
        if self._done_to_another() or self._tells_what_another_is():
            yield "-said-of-another"
        if self._is_quality():
            yield "-is-a-quality"
        if only_defines(one, self.clause, self.ready.outcomes, self.relation):
            yield "-only-defined"
        if is_sample(one, thing):
            yield "-is-a-sample"
        if is_place(one, thing, self.relation):
            where = self._is_common_word() or is_where_another_is(one, thing)
            yield "-is-a-common-place" if where else "-is-a-place"
        if is_hyphenated(one, thing) or names_a_season(one, thing) or is_of_a_vaccine(one, thing):
            yield "-part-of-a-name"
        if is_condition(one, thing):
            yield "-is-a-condition"
            if is_time_of(one, thing) or (self.relation is not None and self.relation.word.kind == "adjective"):
                yield "-as-somebody-is"
        if any(one.tokens[at].word == "than" for at in range(max(0, thing.first - 8), thing.first)):
            yield "-after-than"
        if self.prepared.distances.get((self.ready.claim.row, thing.concept), 0) > 0:
            yield "thing-narrower"

    def _is_common_word(self) -> bool:
        """Tell whether a thing goes by one word that names many things: blood, for the flow of it."""
        thing = self.thing
        alone = thing.weak and thing.last == thing.first + 1
        return alone and self.one.tokens[thing.first].stem in COMMON_NOUNS

    def _of_wording(self) -> Iterator[str]:
        """Yield how much else of the claim's wording the sentence uses."""
        likeness = self.place.alike.get(self.ready.claim.row)
        if likeness is None:
            return
        others = likeness.without(self.thing.first, self.thing.last)
        if others:
            yield f"wording-{min(others, 3)}"
        if likeness.weight >= 0.9:
            yield f"wording-own-{min(int(likeness.weight + 0.1), 3)}"
        if likeness.covered >= 0.5:
            yield "wording-half"
        if likeness.covered >= 0.8:
            yield "wording-most"

    def _names_another(self) -> bool:
        """Tell whether a thing only describes another that is named right after it: tension headaches."""
        return any(
            mention.first == self.thing.last
            and mention.concept in self.prepared.by_outcome
            and self.one.tags[mention.first] in ("NN", "NS")
            and mention.concept not in self.ready.outcomes
            for mention in self.one.mentions
        )

    def _done_to_another(self) -> bool:
        """Tell whether a thing is a verb that has another thing as its subject: the ache in her back is soothed."""
        thing, verb = self.thing, self.clause.verb
        if not thing.everyday or verb is None or verb.head != thing.first or verb.form != "passive":
            return False
        first, last = self.clause.subject
        return any(
            first <= mention.first < last
            and mention.concept in self.prepared.by_outcome
            and mention.concept not in self.ready.outcomes
            for mention in self.one.mentions
        )

    def _tells_what_another_is(self) -> bool:
        """Tell whether a thing stands in what another is called after a comma: killer cells, the troops of immunity."""
        one, at = self.one, self.thing.first - 1
        while at > 0 and one.tags[at] in ("DT", "JJ") and one.tokens[at].word != ",":
            at -= 1
        if at < 1 or one.tokens[at].word not in ("of", "in"):
            return False
        while at > 0 and one.tags[at] in ("IN", "NN", "NS", "JJ", "DT"):
            at -= 1
        if one.tokens[at].word != "," or one.tags[at + 1] != "DT":
            return False
        return any(
            mention.last == at
            and mention.concept in self.prepared.by_outcome
            and mention.concept not in self.ready.outcomes
            for mention in one.mentions
        )

    def _is_quality(self) -> bool:
        """Tell whether a thing is what the intervention itself is said to be: massage can be painful."""
        one, verb = self.one, self.clause.verb
        if verb is None or one.tags[self.thing.first] != "JJ" or self.relation is not None:
            return False
        first, last = self.clause.subject
        return one.tokens[verb.head].word in grammar.BE and any(first <= m.first < last for m in self.acting)

    def _of_change(self) -> Iterator[str]:
        relation, one = self.relation, self.one
        if self.thing.state is not None:
            yield "change-state"
        if relation is None:
            near = any(one.clause_at(word.token) is self.clause for word in one.words)
            yield "-change-elsewhere" if near else "-no-change"
            return
        yield f"change-{relation.word.kind}"
        if relation.cost >= 1.5:
            yield "change-far"
        if relation.cost >= 2.3:
            yield "change-farther"
        if relation.thing_is_subject:
            yield "change-of-subject"
        told = denied(one, relation.word, self.thing, relation.change) or taken_back(one, relation.word)
        if relation.change is Change.ANY and not told:
            yield "change-real" if is_real_effect(one, relation.word) else "-no-direction"
        if only_presupposed(one, self.thing, relation):
            yield "-only-presupposed" if not self.acting else "-presupposed"
        if self._goes_against():
            yield "-goes-against"
        if is_sought(one, relation.word):
            yield "-sought"
        if is_supposed(one, relation.word):
            yield "-supposed"
        if is_what_it_does(one, self.thing):
            yield "-what-it-does"

    def _goes_against(self) -> bool:
        """Tell whether it would be the contrary of the claim: rare, where nothing in the sentence names what acts."""
        relation, one = self.relation, self.one
        if relation is None or relation.change in (Change.SAME, Change.ANY):
            return False
        told = self.ready.direction_of(one.tokens[relation.word.token].lemma, relation.change, self.thing.text)
        return told == "opposite" and not denied(one, relation.word, self.thing, relation.change)

    def _of_agent(self) -> Iterator[str]:
        one = self.one
        if self.agent is Agent.INTERVENTION:
            yield "agent-named"
            if any(one.clause_at(m.first) is one.clause_at(self.word.token) for m in self.acting):
                yield "agent-in-clause"
        elif self.agent is Agent.OTHER:
            yield "-agent-other"
            if self.set_apart:
                yield "-set-apart"
            if self._is_known(self.told):
                yield "-agent-known"
            if one.clause_at(self.word.token).kind == "relative":
                yield "-agent-other-described"
            if self.acting and not any(one.clause_at(m.first) is one.clause_at(self.word.token) for m in self.acting):
                yield "-agent-other-apart"
                if all(one.clause_at(m.first).kind == "coordinate" and m.first > self.word.token for m in self.acting):
                    yield "-agent-of-another-clause"
        elif self.told in ("it", "they", "this", "that", "which"):
            yield "agent-pronoun"
        elif stem(self.told) in ORGANS:
            yield "-agent-body"
        elif not self.told:
            yield "agent-pronoun" if subject_left_out(one, self.word, self.place.kind) else "agent-none"
        elif stem(self.told) in _MEANS:
            yield "agent-treatment"
        elif stem(self.told) in grammar.RESEARCH:
            yield "agent-research"
        else:
            yield "agent-person"

    def _of_rivals(self) -> Iterator[str]:
        """Yield what else may act, and how near the intervention stands."""
        one = self.one
        if self.agent is not Agent.INTERVENTION and self.relation is not None:
            if self.agent is Agent.OTHER and acts_at_another_time(one, self.told, self.acting):
                yield "-acts-at-another-time"
            if rival_of(one, self.relation, self.thing) is not None:
                yield "-rival"
            if is_general(one, self.relation):
                yield "-general"
            if happens_anyway(one, self.relation):
                yield "-anyway"
        own = any(one.clause_at(m.first) is one.clause_at(self.word.token) for m in self.acting)
        if self.relation is not None and not own and is_by_itself(one, self.relation):
            yield "-anyway"
        if self._of_another_thing():
            yield "-said-of-another"
        if self.relation is not None and body_fights(one, self.word):
            yield "-body-fights"
        if self.relation is None and self.acting and not self._together():
            yield "-other-clause"
        if any(joined(one, mention, self.thing) for mention in self.acting):
            yield "-joined"
        if self.acting and all(mention.hint for mention in self.acting):
            yield "-agent-hinted"
            if not self.place.context.topic & self.ready.interventions:
                yield "-agent-hinted-only"
        elif self.acting and all(mention.weak for mention in self.acting):
            yield "agent-pointed-at"
        if any(mention.everyday for mention in self.acting):
            yield "agent-everyday"
        if another_treatment(one, self.word, (self.thing, *self.acting), self._own_names()):
            yield "-another-treatment"
        if not self.acting and self._another_known():
            yield "-another-known"

    def _is_known(self, told: str) -> bool:
        """Tell whether what acts is a concept of the base that no claim on this outcome is about."""
        return any(
            told == self.one.tokens[mention.last - 1].word
            and not mention.weak
            and mention.concept not in self.prepared.by_outcome
            and mention.concept not in self.ready.interventions
            for mention in self.one.mentions
        )

    def _of_another_thing(self) -> bool:
        """Tell whether the change is only what another thing is described by: white cells that fight infection."""
        things = [m for m in self.one.mentions if m.concept in self.prepared.by_outcome and m not in self.acting]
        at = described_by(self.one, self.one.clause_at(self.word.token), things)
        return at is not None and any(m.first <= at < m.last and m is not self.thing for m in things)

    def _together(self) -> bool:
        clause = self.one.clause_at(self.thing.first)
        for mention in self.acting:
            home = self.one.clause_at(mention.first)
            if home is clause or home.parent is clause or clause.parent is home:
                return True
        return False

    def _another_known(self) -> bool:
        """Tell whether the sentence names what another claim is about, so that what was spoken of before hardly acts."""
        prepared = self.prepared
        return any(
            mention.concept in prepared.by_intervention
            and mention.concept not in prepared.by_outcome
            and not mention.weak
            and not mention.everyday
            and mention.concept not in self.ready.interventions
            for mention in self.one.mentions
        )

    def _own_names(self) -> frozenset[str]:
        return self.prepared.names_of(self.ready.interventions)

    def _of_sentence(self) -> Iterator[str]:
        one = self.one
        if one.question:
            yield "question"
        if not any(verb.finite for verb in one.verbs):
            yield "-verbless" if self.relation is None else "verbless"
        if tells_no_outcome(one, self.clause, self.relation) or only_looked_at(one, self.thing, self.relation):
            yield "-neutral-verb"
        if only_measured(one, self.thing, self.relation):
            yield "-only-measured"
        if self.place.kind in ("heading", "title", "item", "cell"):
            yield f"in-{self.place.kind}"
        clause = one.clause_at(self.word.token)
        if clause.kind in ("sub", "relative"):
            yield f"in-{clause.kind}-clause"
        if self.ready.claim.kind is ClaimKind.MECHANISM:
            yield "mechanism"
        if self.place.goes_on:
            yield "goes-on"
        words = {token.word for token in one.tokens}
        as_well = any(
            one.tokens[at].word == "well" and one.tokens[at - 1].word == "as" for at in range(1, len(one.tokens))
        )
        if words & _ALSO or as_well:
            yield "also"
        if words & _YOURS:
            yield "yours"
        if words & _COMPARED:
            yield "compared"
        if words & _HEDGES:
            yield "hedged"
        if not self.acting and sets_another_in_its_place(one):
            yield "-in-its-place"
        if words & _SPANS:
            yield "for-a-time"
        if any(token.stem in _TREATED for token in one.tokens):
            yield "treatment-spoken-of"
        if any(tag == "VD" for tag in one.tags) or words & {"was", "were", "had", "did"}:
            yield "past"

    def _acts_in(self, match: ClaimMatch) -> bool:
        return not self.prepared.by_row[match.claim].interventions.isdisjoint(self.ready.interventions)

    def _of_context(self) -> Iterator[str]:
        context = self.place.context
        spoken = context.topic & self.ready.interventions
        if context.hinted & self.ready.interventions:
            yield "word-of-its-name-before"
        if not spoken:
            yield "-not-spoken-of"
            return
        if context.subject & self.ready.interventions and self.told in ("", "it", "they", "this", "that", "which"):
            yield "subject-goes-on"
        if spoken & context.of_draft:
            yield "of-draft"
        elif spoken & context.of_section:
            yield "of-section"
        elif spoken & context.touched_on:
            yield "touched-on"
        if context.since_mention <= 1:
            yield "just-named"
        elif context.since_mention <= 3:
            yield "named-lately"
        elif context.since_mention > 6:
            yield "-named-long-ago"
        if self.place.goes_on and any(self._acts_in(match) for match in context.last):
            yield "goes-on-with-it"
        if context.other_heads:
            yield "-other-treatment-heads"
        session = any(token.stem in _MEANS and token.stem not in _TIMES for token in self.one.tokens)
        if context.other is not None and not session and (context.other_acts or self.told in context.other_pronouns):
            yield "-other-spoken-of"
        if spoken & self.prepared.by_outcome.keys():
            yield "also-outcome"


_HEDGES = grammar.words("may might can could probably perhaps likely possibly seems seem appears appear")
_SPANS = grammar.words(
    "afterwards afterward hour hours minutes days while session sessions short-lived briefly straight"
)
_TIMES = grammar.stems("hour minute course movement")
_ALSO = grammar.words("also too either likewise")
_YOURS = grammar.words("you your yours")
_COMPARED = grammar.words("than compared versus control controls comparison group groups arm")
_TREATED = grammar.stems(
    "treatment session appointment therapist masseur hands fingertips fingers thumbs palms strokes table couch course programme"
)
_SAMENESS = grammar.words(
    "same level unchanged untouched unmoved regardless unaffected alike identical nil nothing none"
)
