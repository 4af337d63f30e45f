"""Makes the base ready for matching: what each claim is about and by which words it goes."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from kb.language import stem as stem_of
from kb.language import words
from kb.match.base.own_things import OwnThings
from kb.match.base.plain_statements import plain
from kb.match.base.prepared import LASTING, TIME_WORDS, Prepared, ReadyClaim
from kb.match.base.wording import (
    COMMON_NOUNS,
    NEVER_ALONE,
    OF_ANY_NAME,
    SAYS_NOTHING,
    advised_of,
    first_part,
    own_words,
    parts_of,
    phrase_stems,
)
from kb.match.change.relations import Relation, relations_of
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading
from kb.match.english.tokens import Labels, Mention, content_stems, tokens
from kb.match.english.treatments import COMES_AS, SWALLOWED
from kb.match.modality.denials import denied
from kb.match.things import Known, KnownClaim
from kb.model.terms import ClaimKind, Direction

_LIGHT = grammar.stems("get make give go take put come let keep help do")
_OF_VERBS = grammar.words("up on off out down away back")
_PARTICLES = grammar.PREPOSITIONS | grammar.ADVERBS
_RELIEVING = grammar.stems("relieve ease soothe cure heal treat alleviate prevent protect combat fight remedy")
_REMOVING = grammar.stems("remove removal clear clearance eliminate elimination rid flush excrete expel")
_PREVENTING = grammar.stems("prevent prevention protect ward avert")


def prepare(known: Known) -> Prepared:
    """Make the base ready."""
    return _Preparation(known).run()


class _Preparation:
    def __init__(self, known: Known) -> None:
        self.known = known
        used = {row for claim in known.claims for row in (*claim.interventions, *claim.outcomes)}
        wider = {row for concept in known.concepts if concept.row in used for row in concept.broader}
        narrower = {concept.row for concept in known.concepts if concept.broader & used}
        self.prepared = Prepared(
            Labels(known.concepts, used | wider | narrower),
            [],
            keys={concept.row: concept.key for concept in known.concepts},
            broader={concept.row: concept.broader for concept in known.concepts},
        )
        self.broader = {concept.row: concept.broader for concept in known.concepts}
        self.narrower: dict[int, set[int]] = {}
        for concept in known.concepts:
            for wide in (*concept.broader, concept.row):
                self.narrower.setdefault(wide, set()).add(concept.row)
        self.labels = {concept.row: concept.labels for concept in known.concepts}
        self.label_stems = {
            concept.row: frozenset(stem for label in concept.labels for stem in content_stems(label))
            for concept in known.concepts
        }
        self.prepared.name_stems = self.label_stems
        self.by_name: dict[frozenset[str], set[int]] = {}
        for concept in known.concepts:
            for label in concept.labels:
                for name in (label, first_part(label) or label):
                    self.by_name.setdefault(frozenset(content_stems(name)), set()).add(concept.row)
        self.by_name.pop(frozenset(), None)
        self.own = OwnThings(self.prepared)

    def run(self) -> Prepared:
        for claim in self.known.claims:
            self._add(claim)
        self.prepared.name_stems = {**self.label_stems, **self.own.stems}
        self.prepared.own_labels = self.own.labels(self.known.concepts)
        self._tighten_bags()
        self._name_by_one_word()
        self._name_by_another()
        self._name_interventions()
        for ready in self.prepared.claims:
            ready.learn = self._learn
            ready.one_of_few = self._is_one_of_few(ready)
        return self.prepared

    def _is_one_of_few(self, ready: ReadyClaim) -> bool:
        by_intervention = self.prepared.by_intervention
        rows: set[int] = set()
        for row in ready.interventions:
            rows.update(other.claim.row for other in by_intervention[row])
            if len(rows) > _FEW:
                return False
        return True

    def _add(self, claim: KnownClaim) -> None:
        acting: list[str] = []
        changed: list[str] = []
        advised: list[str] = []
        statement = tuple(words(claim.statement))
        if not (claim.interventions or claim.outcomes or claim.kind is ClaimKind.ADVICE):
            claim = replace(claim, statement=plain(claim.statement))
        if not claim.interventions or not (claim.outcomes or claim.kind is ClaimKind.ADVICE):
            acting, changed = parts_of(claim, self.prepared.labels)
            advised = advised_of(claim) if claim.kind is ClaimKind.ADVICE and not claim.interventions else []
            acting = [] if advised else acting
            if claim.kind is ClaimKind.ADVICE and not (claim.interventions or acting or advised):
                acting = [claim.statement]
        interventions = self._with_narrower(claim.interventions or self._concepts_named(acting))
        outcomes = self._with_narrower(claim.outcomes or self._concepts_named(changed[:1]))
        if not claim.interventions:
            interventions |= self.own.advised(advised) if advised else self.own.acting(acting)
        if not claim.outcomes:
            own = self.own.changed(changed[:1])
            sharing = (ready for row in own for ready in self.prepared.by_outcome.get(row, ()))
            others = {row for ready in sharing for row in ready.outcomes if row > 0}
            if not outcomes or not others or outcomes & others:
                outcomes |= own  # cramps and soreness are pains, but two concepts of this base
        ready = ReadyClaim(claim, interventions, outcomes, self._with_narrower(claim.populations))
        intervention_names = self._names(claim.interventions or ready.interventions)
        outcome_names = self._names(claim.outcomes or ready.outcomes)
        self._take_wording(ready, intervention_names, outcome_names)
        self.prepared.claims.append(ready)
        self.prepared.by_row[claim.row] = ready
        self.prepared.by_statement.setdefault(statement, ready)
        for row in ready.interventions:
            self.prepared.by_intervention.setdefault(row, []).append(ready)
        self._take_vocabulary(ready, intervention_names)
        if claim.kind is ClaimKind.ADVICE:
            self.prepared.advice.append(ready)
            return
        for row in ready.outcomes:
            self.prepared.by_outcome.setdefault(row, []).append(ready)
            self.prepared.distances[claim.row, row] = min(
                (self._distance(row, wide) for wide in claim.outcomes), default=0
            )
        for opposite, phrases in ((False, ready.phrases), (True, ready.reversed_phrases)):
            for stems, text in phrases:
                self.prepared.by_phrase.setdefault(stems[0], []).append((ready, stems, text, opposite))

    def _take_vocabulary(self, ready: ReadyClaim, intervention_names: frozenset[str]) -> None:
        claim = ready.claim
        named = [label for row in ready.outcomes for label in self.labels.get(row, ())]
        texts = (claim.statement, *claim.phrases, *claim.opposite_phrases, *named, *filter(None, [claim.outcome]))
        self.prepared.vocabulary.add(claim.row, ready.outcomes, texts, intervention_names)
        acting = [label for row in ready.interventions for label in self.labels.get(row, ())]
        texts = (claim.statement, *claim.phrases, *acting, *filter(None, [claim.intervention]))
        left_out = SAYS_NOTHING | ready.same | self._names(ready.outcomes)
        self.prepared.allusions.add(claim.row, ready.interventions, texts, left_out)

    def _learn(self, ready: ReadyClaim) -> None:
        """Note verbs that mean the contrary in the claim's own phrases: massage releases toxins."""
        if ready.claim.direction is Direction.NONE and ready.claim.kind is not ClaimKind.ADVICE:
            self._take_direction_told(ready)
        ready.turned = self._is_told_turned(ready)
        for meant, texts in (
            ("same", (ready.claim.statement, *ready.claim.phrases)),
            ("opposite", ready.claim.opposite_phrases),
        ):
            for text in texts:
                if any(word in grammar.NEGATIONS or word in _TURNING for word in text.lower().split()):
                    continue  # blood pressure falls when you eat less salt
                words = tokens(text)
                one = Reading(text, words, self.prepared.mentions(words), False)
                for mention in one.mentions:
                    if mention.concept not in ready.outcomes or mention.state is not None:
                        continue
                    for relation in relations_of(one, mention)[:1]:
                        stem = words[relation.word.token].lemma
                        own = relation.change is relation.word.change and relation.word.kind == "verb"
                        if own and ready.direction_of(stem, relation.change, mention.text) not in (meant, None):
                            ready.learned.setdefault(stem, meant)

    def _take_direction_told(self, ready: ReadyClaim) -> None:
        """Take the direction from the statement where nobody entered one; it may say that there is no effect."""
        for one, mention, relation in self._changes_stated(ready):
            up = {Change.UP: True, Change.DOWN: False, Change.GOOD: ready.good is Change.UP}.get(relation.change)
            up = ready.good is not Change.UP if relation.change is Change.BAD else up
            is_denied = denied(one, relation.word, mention, relation.change)
            if up is None and not is_denied:
                continue
            direction = Direction.DECREASE if up is False else Direction.INCREASE
            ready.claim, ready.denies = replace(ready.claim, direction=direction), is_denied
            ready.denies_any = up is None
            return
        if not grammar.NEGATIONS.isdisjoint(words(ready.claim.statement)):
            ready.denies = True  # homeopathy is no better than placebo

    def _is_told_turned(self, ready: ReadyClaim) -> bool:
        """Tell whether the statement names the contrary of what its direction is of: wears away enamel, more erosion."""
        if ready.claim.outcomes or ready.claim.direction is Direction.NONE:
            return False
        for _, _, relation in self._changes_stated(ready):
            if relation.word.kind == "verb" and relation.change in (Change.UP, Change.DOWN):
                return (relation.change is Change.UP) is not (ready.claim.direction is Direction.INCREASE)
        return False

    def _changes_stated(self, ready: ReadyClaim) -> Iterator[tuple[Reading, Mention, Relation]]:
        """Yield the change that a claim's statement tells of each outcome that it names, the nearest in grammar."""
        words = tokens(ready.claim.statement)
        one = Reading(ready.claim.statement, words, self.prepared.mentions(words), False)
        for mention in one.mentions:
            if mention.concept in ready.outcomes:
                for relation in relations_of(one, mention)[:1]:
                    yield one, mention, relation

    def _names(self, rows: Iterable[int]) -> frozenset[str]:
        found: set[str] = set()
        own = self.own.stems
        for row in rows:
            found |= self.label_stems.get(row, frozenset()) or own.get(row, frozenset())
        return frozenset(found)

    def _take_wording(
        self, ready: ReadyClaim, intervention_names: frozenset[str], outcome_names: frozenset[str]
    ) -> None:
        claim = ready.claim
        names = intervention_names | outcome_names
        ready.same = own_words((claim.statement, *claim.phrases), names)
        ready.opposite = own_words(claim.opposite_phrases, names)
        own = not claim.interventions
        every_name = names | self._names(ready.outcomes)
        ready.phrases = phrase_stems(claim.phrases, intervention_names, every_name, own=own)
        ready.reversed_phrases = phrase_stems(claim.opposite_phrases, intervention_names, every_name, own=own)
        # Adult-onset diabetes is no time: what the thing is mostly called decides.
        named = claim.outcomes or {row for row in ready.outcomes if row in self.labels}
        first_names = {stem for row in named for stem in content_stems(self.labels[row][0])} or outcome_names
        ready.of_time = bool(first_names & TIME_WORDS)
        ready.lasts = not ready.of_time and bool(first_names & LASTING)
        ready.removes = bool(_REMOVING.intersection(content_stems(claim.statement)))
        ready.prevents = bool(_PREVENTING.intersection(content_stems(claim.statement)))
        ready.good = self._good(ready, outcome_names)
        if claim.direction is not Direction.NONE and claim.kind is not ClaimKind.MECHANISM:
            called = {row: frozenset(content_stems(self.labels[row][0])) for row in ready.outcomes & self.labels.keys()}
            self.prepared.first_names |= called
            worse = {row for row, stems in called.items() if thesaurus.is_bad(stems)}
            better = Change.GOOD in _changes_told(claim) or not claim.outcomes  # gives tired people more energy
            if better and ready.good is Change.UP and claim.direction is Direction.INCREASE and worse != ready.outcomes:
                ready.contrary = frozenset(worse)
        said = set(words(claim.statement))
        warnings = [words(text) for text in (claim.statement, *claim.phrases)]
        ready.dissuades = bool(said & _DISSUADING) or any(
            text[:1] and text[0] in _WARNING and not _SAVE_WITH.intersection(text) for text in warnings
        )

    def _good(self, ready: ReadyClaim, outcome_names: frozenset[str]) -> Change:
        """Return which way is good for the outcome, by the claim's own words, or by what the thing is."""
        claim = ready.claim
        up = claim.direction is not Direction.DECREASE
        if ready.of_time:
            return Change.DOWN
        if claim.kind is not ClaimKind.MECHANISM:
            labels = tuple(label for row in claim.outcomes for label in self.labels[row])
            named = {
                stem_of(word) for word, _ in thesaurus.everyday_words(labels)
            }  # knees hurt less: they have less pain
            bad = thesaurus.is_bad(outcome_names)
            if claim.direction is Direction.NONE:
                return Change.DOWN if bad else Change.UP  # helps with coughs; disrupts sleep
            said = _changes_told(claim, named | _HAVING_IT if bad else named)
            if Change.GOOD in said and Change.BAD not in said:
                return Change.UP if up else Change.DOWN
            if Change.BAD in said and Change.GOOD not in said:
                return Change.DOWN if up else Change.UP
            if bad or _SAID_OF_BAD.intersection(words(claim.outcome or claim.statement)):
                return Change.DOWN
            if not up and _RELIEVING.intersection(content_stems(claim.statement)):
                return Change.DOWN  # what is relieved is bad
        return Change.UP

    def _concepts_named(self, texts: Sequence[str]) -> frozenset[int]:
        """Return the concepts whose names are what a claim's own words say that it is about."""
        named: set[int] = set()
        for text in texts:
            stems = frozenset(content_stems(text))
            # Magnesium supplements are magnesium, the level of cortisol is cortisol.
            named.update(self.by_name.get(stems) or self.by_name.get(stems - OF_ANY_NAME) or ())
        return frozenset(named)

    def _tighten_bags(self) -> None:
        """Let no word name an outcome alone that is also in the names of another thing: the heat of a heat pump."""
        users: dict[str, set[int]] = {}
        for row in {*self.prepared.by_outcome, *self.prepared.by_intervention}:
            for stem in self._names([row]):
                users.setdefault(thesaurus.canonical(stem), set()).add(row)
        kin = {row: {row} for row in self.prepared.by_outcome}
        for ready in self.prepared.claims:
            for row in ready.outcomes:
                kin.setdefault(row, {row}).update(ready.outcomes)
        for bag in {bag.number: bag for bags in self.prepared.bags.values() for bag in bags}.values():
            if bag.partial or bag.needed > 1 or len(bag.stems) == 1 or bag.row not in self.prepared.by_outcome:
                continue
            shared = frozenset(stem for stem in bag.stems if users.get(stem, set()) - kin[bag.row])
            bag.idle |= shared
            if bag.idle == bag.stems:
                bag.idle, bag.needed = frozenset(), 2

    def _with_narrower(self, rows: Iterable[int]) -> frozenset[int]:
        return frozenset(narrow for row in rows for narrow in self.narrower.get(row, {row}))

    def _distance(self, row: int, outcome: int) -> int:
        """Return by how many steps a concept is narrower than an outcome; a large number where it is not."""
        if row == outcome:
            return 0
        if outcome not in self.broader.get(row, ()):
            return 99
        return len(self.broader[row]) - len(self.broader.get(outcome, ()))

    def _name_by_one_word(self) -> None:
        """Let a thing be named by one word of its names, where that word is in the names of no other thing."""
        users: dict[str, set[int]] = {}
        for row in self.prepared.by_outcome:
            for stem in self.label_stems.get(row, ()):
                users.setdefault(stem, set()).add(row)
        told = {ready.claim.row: self._told_alone(ready) for ready in self.prepared.claims}
        tellers: dict[str, set[int]] = {}
        for row, counts in told.items():
            for stem in counts:
                tellers.setdefault(stem, set()).add(row)
        outcomes_of = {ready.claim.row: ready.claim.outcomes for ready in self.prepared.claims}
        for ready in self.prepared.claims:
            if ready.claim.kind is ClaimKind.ADVICE:
                continue
            counts = told[ready.claim.row]
            for row in ready.claim.outcomes:
                family = self.narrower.get(row, {row}) | set(self.broader.get(row, ())) | set(ready.claim.outcomes)
                for stem in self.label_stems.get(row, ()):
                    idle = (
                        stem in _NUMBERS
                        or stem in lexicon.VERBS
                        or stem in lexicon.ADJECTIVES
                        or len(stem) < 2
                        or stem in NEVER_ALONE
                        or (stem in _LIGHT and not self._particles_of(row, stem))
                    )
                    distinct = (
                        stem not in COMMON_NOUNS and stem not in lexicon.NOUNS and users.get(stem, set()) <= family
                    )
                    # The phrases of this claim, and of no other on something else, say it so.
                    by_phrase = stem in counts and all(
                        outcomes_of[other] & ready.claim.outcomes or told[other][stem] * 2 <= counts[stem]
                        for other in tellers[stem]
                    )
                    idle = idle or stem in _PARTICLES
                    if not idle and (distinct or by_phrase) and row not in self.prepared.weak.setdefault(stem, []):
                        self.prepared.weak[stem].append(row)
                        if stem in _LIGHT:
                            self.prepared.particles[row, stem] = self._particles_of(row, stem)

    def _particles_of(self, row: int, verb: str) -> frozenset[str]:
        """Return the particles that a light verb has in the names of a thing: up, of "giving up smoking"."""
        named = [words(label) for label in self.labels[row]]
        pairs = {(stem_of(one), following) for label in named for one, following in pairwise(label)}
        return frozenset(following for one, following in pairs if one == verb and following in _OF_VERBS)

    def _name_by_another(self) -> None:
        """Let an outcome go by the name of another thing where the claim's phrases name it no other way."""
        for ready in self.prepared.claims:
            outcomes = ready.claim.outcomes
            names = self._names(outcomes)
            if not outcomes or ready.claim.kind is ClaimKind.ADVICE:
                continue
            for text in ready.claim.phrases:
                named = self.prepared.labels.mentions(tokens(text))
                if any(mention.concept in ready.outcomes for mention in named):
                    continue
                for mention in named:
                    foreign = (
                        mention.concept not in ready.interventions and mention.concept not in self.prepared.by_outcome
                    )
                    if foreign and mention.state is None and names.issuperset(content_stems(mention.text)):
                        self.prepared.aliases.setdefault(mention.concept, set()).update(outcomes)

    def _name_interventions(self) -> None:
        """Note other ways to name an intervention: its words in another order, the noun of its name, what is broader."""
        users: dict[str, list[int]] = {}
        direct = {row for ready in self.prepared.claims for row in ready.claim.interventions}
        for row in self.prepared.by_intervention:
            telling = self.label_stems.get(row, frozenset())
            if row not in direct:  # a chair is not yet a chair massage, a cat is one that somebody owns
                telling = frozenset(stem_of(words(label)[-1]) for label in self.labels.get(row, ()) if words(label))
            for one in telling:
                users.setdefault(one, []).append(row)
        changed = {stem for row in self.prepared.by_outcome for stem in self._names([row])}
        for one, rows in users.items():
            if one in changed:
                continue  # the heat of a heat pump is also that of the heating bill
            claims = [{ready.claim.row for ready in self.prepared.by_intervention[row]} for row in rows]
            if set.intersection(*claims) and one not in SAYS_NOTHING:
                self.prepared.hints[one] = frozenset(rows)
        for row in self.prepared.by_intervention:
            own = [names for label in self.labels.get(row, ()) if len(names := words(label)) > 1]
            wider = [words(label) for wide in self.broader.get(row, ()) for label in self.labels.get(wide, ())]
            for label in self.labels.get(row, ()):
                stems = frozenset(map(thesaurus.canonical, content_stems(label)))
                if len(stems) > 1:
                    self.own.add_bag(row, stems, len(stems), partial=True)  # cheese made from raw milk
            nouns = {stem_of(names[-1]) for names in (*own, *wider) if len(names[-1]) > 2}
            if SWALLOWED & self.label_stems.get(row, frozenset()):
                nouns |= COMES_AS
            self.prepared.short_names[row] = frozenset(nouns - COMMON_NOUNS - NEVER_ALONE - lexicon.VERBS.keys())

    def _told_alone(self, ready: ReadyClaim) -> dict[str, int]:
        """Return how many of a claim's phrases use each word of its outcome's names outside the names themselves."""
        counts: dict[str, int] = {}
        names = self._names(ready.claim.outcomes)
        for text in (ready.claim.statement, *ready.claim.phrases):
            sentence = tokens(text)
            mentions = self.prepared.labels.mentions(sentence)
            if any(mention.concept in ready.outcomes and not mention.everyday for mention in mentions):
                continue
            named = {at for m in mentions for at in range(m.first, m.last)}
            for stem in {token.stem for at, token in enumerate(sentence) if at not in named and token.stem in names}:
                counts[stem] = counts.get(stem, 0) + 1
        return counts


def _changes_told(claim: KnownClaim, names: Set[str] = frozenset()) -> set[lexicon.Change | None]:
    """Return the changes that the verbs of a claim's statement and phrases tell, those left out that name the thing."""
    stems = {stem for text in (claim.statement, *claim.phrases) for stem in content_stems(text)}
    return {lexicon.VERBS.get(stem) for stem in stems - names}


_SAID_OF_BAD = grammar.words("bad poor dry sore itchy sensitive problem problems trouble disorder symptom symptoms")
_NUMBERS = grammar.stems("one two three four five six seven eight nine ten first second half")
_FEW = 2
_TURNING = grammar.words("unchanged unaffected same less fewer without little slower slowly hardly barely")
_HAVING_IT = grammar.stems("hurt suffer ache")  # what is bad: it says who has it, and no harm done to it
_WARNING = grammar.words("avoid skip postpone no never")
_SAVE_WITH = grammar.words("without unless")
_DISSUADING = grammar.words("avoid not skip postpone leave stop wait never without limit refrain")
