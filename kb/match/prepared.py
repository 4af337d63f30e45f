"""The base made ready for matching: names of concepts, and for each claim the words that carry its direction."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kb.language import words
from kb.match import grammar, lexicon, thesaurus
from kb.match.lexicon import Change
from kb.match.reading import Reading
from kb.match.relations import MEASURES, relations_of
from kb.match.things import Known, KnownClaim
from kb.match.tokens import Labels, Mention, Token, content_stems, lemma, tokens
from kb.match.wording import own_words, parts_of, phrase_stems, thing_stems
from kb.model.terms import ClaimKind, Direction

_AFTER_NOUN = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.ADVERBS
_PARTICLES = grammar.PREPOSITIONS | grammar.ADVERBS
_PRONOUNS_AND_DETERMINERS = grammar.DETERMINERS | grammar.PRONOUNS

_WINDOW = 5
_REMOVING = grammar.stems("remove removal clear clearance eliminate elimination rid flush excrete expel")
_MOVING = grammar.stems(
    "push send release drain move carry shift draw squeeze pump mobilise loosen free dislodge force press drive unlock circulate bring coax"
)
_PREVENTING = grammar.stems("prevent prevention protect ward avert")
_HASTE = grammar.stems(
    "speed quicken hasten accelerate faster sooner earlier quicker easier hurry help aid quickly easily soon"
)
_DELAY = grammar.stems("delay postpone slow retard later slower harder stall defer push hold longer lengthen prolong")
_REMOVAL = re.compile(r"detox|cleans|removal|eliminat|clearance|purif|excretion", re.IGNORECASE)
_TIME_WORDS = grammar.stems("latency onset time delay duration lag wait")


@dataclass(slots=True)
class ReadyClaim:
    """A claim with the things it is about as rows of concepts, and its own words for which way they go."""

    claim: KnownClaim
    interventions: frozenset[int]
    outcomes: frozenset[int]
    populations: frozenset[int]
    same: frozenset[str] = frozenset()
    opposite: frozenset[str] = frozenset()
    phrases: tuple[tuple[tuple[str, ...], str], ...] = ()
    reversed_phrases: tuple[tuple[tuple[str, ...], str], ...] = ()
    dissuades: bool = False
    of_time: bool = False
    removes: bool = False  # it is about getting something out
    prevents: bool = False  # it is said to keep something from happening, not to cure it
    good: Change = Change.UP  # what is good for the outcome
    learn: "Callable[[ReadyClaim], None] | None" = None  # done when first needed
    learned: dict[str, str] = field(default_factory=dict)  # what verbs mean in the claim's own phrases

    def direction_of(self, stem: str, change: Change, thing: str) -> str | None:
        """Return "same" or "opposite" for a word of change; None for one that gives no direction."""
        if change in (Change.SAME, Change.ANY):
            return "same"
        if self.claim.direction is Direction.DECREASE and _REMOVAL.search(thing):
            change = change.turned  # more detox is fewer toxins
            stem = ""
        if self.learn is not None:
            learn, self.learn = self.learn, None
            learn(self)
        learned = self.learned.get(stem)
        if learned is not None:
            return learned
        if stem in self.same and stem not in self.opposite and stem not in lexicon.VERBS:
            return "same"
        if stem in self.opposite and stem not in self.same and stem not in lexicon.VERBS:
            return "opposite"
        wanted = self.claim.direction
        if wanted is Direction.NONE:
            return None
        up = self._goes_up(stem, change, thing)
        return "same" if up is (wanted is Direction.INCREASE) else "opposite"

    def _goes_up(self, stem: str, change: Change, thing: str) -> bool:
        if self.of_time:
            if stem in _HASTE:
                return False
            if stem in _DELAY:
                return True
            if not _TIME_WORDS.intersection(content_stems(thing)):
                # The event itself: what keeps it from happening lengthens the time to it.
                return change in (Change.DOWN, Change.BAD)
        if self.removes and stem in _MOVING:
            return False
        if change is Change.GOOD:
            return self.good is Change.UP
        if change is Change.BAD:
            return self.good is Change.DOWN
        return change is Change.UP


@dataclass(slots=True)
class _Bag:
    """A thing that a claim names only in its own words: found where all of its telling words stand close together."""

    number: int
    row: int
    stems: frozenset[str]
    needed: int


@dataclass(slots=True)
class Prepared:
    """All that matching looks up."""

    labels: Labels
    claims: list[ReadyClaim]
    distances: dict[tuple[int, int], int] = field(default_factory=dict)
    weak: dict[str, list[int]] = field(default_factory=dict)
    by_outcome: dict[int, list[ReadyClaim]] = field(default_factory=dict)
    by_intervention: dict[int, list[ReadyClaim]] = field(default_factory=dict)
    advice: list[ReadyClaim] = field(default_factory=list)
    by_phrase: dict[str, list[tuple[ReadyClaim, tuple[str, ...], str, bool]]] = field(default_factory=dict)
    by_vocabulary: dict[str, list[ReadyClaim]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    bags: dict[str, list[_Bag]] = field(default_factory=dict)
    own_rows: frozenset[int] = frozenset()
    # Outcomes that a claim's phrases name by the name of another thing: melatonin, for that of the body.
    aliases: dict[int, set[int]] = field(default_factory=dict)
    own_states: dict[str, list[tuple[int, Change]]] = field(default_factory=dict)

    def mentions(self, sentence: Sequence[Token]) -> list[Mention]:
        """Return everything that a sentence names, from left to right."""
        found = self.labels.mentions(sentence)
        stems = [token.stem for token in sentence]
        present = set(stems)
        if self.bags:
            same = [thesaurus.canonical(stem) for stem in stems]
            hits: dict[int, int] = {}
            bags: dict[int, _Bag] = {}
            for stem in self.bags.keys() & same:
                for bag in self.bags[stem]:
                    hits[bag.number] = hits.get(bag.number, 0) + 1
                    bags[bag.number] = bag
            for number, bag in bags.items():
                mention = _bag_mention(bag, sentence, same) if hits[number] >= bag.needed else None
                if mention is not None:
                    found.append(mention)
        if self.aliases:
            found += [
                Mention(row, mention.first, mention.last, mention.text, weak=True)
                for mention in found
                for row in self.aliases.get(mention.concept, ())
            ]
        if self.own_states:
            for at, token in enumerate(sentence):
                for row, change in self.own_states.get(token.word, ()):
                    found.append(Mention(row, at, at + 1, token.word, state=change, everyday=True))
        if present & self.weak.keys():
            found += self._weak_mentions(sentence, found)
        return sorted(found, key=lambda mention: (mention.first, mention.last))

    def _weak_mentions(self, sentence: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
        """Return things named by one word of their name, where no other noun makes it something else."""
        covered = {at for mention in found for at in range(mention.first, mention.last)}
        weak = []
        for at, token in enumerate(sentence):
            if at in covered or token.stem not in self.weak:
                continue
            following = sentence[at + 1] if at + 1 < len(sentence) else None
            alone = (
                following is None
                or not following.is_word
                or following.word in _AFTER_NOUN
                or following.word in MEASURES
                or following.word in _PRONOUNS_AND_DETERMINERS
                or following.stem in lexicon.VERBS
                or (lemma(following) in grammar.COMMON_VERBS and following.word not in grammar.PLURALS)
                or following.word in lexicon.NOUNS
                or following.word in lexicon.ADJECTIVES
            )
            if alone:
                weak += [Mention(row, at, at + 1, token.word, weak=True) for row in self.weak[token.stem]]
        return weak


def _bag_mention(bag: _Bag, sentence: Sequence[Token], stems: Sequence[str]) -> Mention | None:
    """Return the closest place where enough of a thing's words stand together."""
    places = [at for at, stem in enumerate(stems) if stem in bag.stems]
    best: tuple[int, int, int] | None = None
    for number, first in enumerate(places):
        near = [at for at in places[number:] if at - first <= _WINDOW + len(bag.stems)]
        if len({stems[at] for at in near}) >= bag.needed:
            distinct: set[str] = set()
            last = first
            for at in near:
                if stems[at] not in distinct:
                    distinct.add(stems[at])
                    last = at
            score = (len(distinct), first - last)
            if best is None or score > (best[0], best[1] - best[2]):
                best = (len(distinct), first, last)
    if best is None:
        return None
    _, first, last = best
    words = " ".join(sentence[at].word for at in range(first, last + 1) if stems[at] in bag.stems)
    return Mention(bag.row, first, last + 1, words, weak=best[0] < len(bag.stems))


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
        self.next_row = -1
        self.bag_count = 0
        self.stems_of_own: dict[int, frozenset[str]] = {}
        self.own: dict[frozenset[str], int] = {}

    def run(self) -> Prepared:
        for claim in self.known.claims:
            self._add(claim)
        self._name_by_one_word()
        self._name_by_another()
        for ready in self.prepared.claims:
            ready.learn = self._learn
        self.prepared.own_rows = frozenset(self.own.values())
        return self.prepared

    def _add(self, claim: KnownClaim) -> None:
        acting: list[str] = []
        changed: list[str] = []
        if not claim.interventions or not (claim.outcomes or claim.kind is ClaimKind.ADVICE):
            acting, changed = parts_of(claim)
        ready = ReadyClaim(
            claim,
            self._with_narrower(claim.interventions) or self._own_row(acting, acting=True),
            self._with_narrower(claim.outcomes) or self._own_row(changed[:1], acting=False),
            self._with_narrower(claim.populations),
        )
        intervention_names = self._names(claim.interventions or ready.interventions)
        outcome_names = self._names(claim.outcomes or ready.outcomes)
        self._take_wording(ready, intervention_names, outcome_names)
        self.prepared.claims.append(ready)
        for row in ready.interventions:
            self.prepared.by_intervention.setdefault(row, []).append(ready)
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

    def _learn(self, ready: ReadyClaim) -> None:
        """Note verbs that mean the contrary in the claim's own phrases: massage releases toxins."""
        for meant, texts in (
            ("same", (ready.claim.statement, *ready.claim.phrases)),
            ("opposite", ready.claim.opposite_phrases),
        ):
            for text in texts:
                if any(
                    word in grammar.NEGATIONS or word in ("unchanged", "unaffected", "same")
                    for word in text.lower().split()
                ):
                    continue
                words = tokens(text)
                one = Reading(text, words, self.prepared.mentions(words), False)
                for mention in one.mentions:
                    if mention.concept not in ready.outcomes or mention.state is not None:
                        continue
                    for relation in relations_of(one, mention)[:1]:
                        stem = lemma(words[relation.word.token])
                        own = relation.change is relation.word.change and relation.word.kind == "verb"
                        if own and ready.direction_of(stem, relation.change, mention.text) not in (meant, None):
                            ready.learned.setdefault(stem, meant)

    def _names(self, rows: Iterable[int]) -> frozenset[str]:
        found: set[str] = set()
        own = self.stems_of_own
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
        ready.phrases = phrase_stems(claim.phrases, intervention_names, names, own=own)
        ready.reversed_phrases = phrase_stems(claim.opposite_phrases, intervention_names, names, own=own)
        ready.of_time = bool(outcome_names & _TIME_WORDS)
        ready.removes = bool(_REMOVING.intersection(content_stems(claim.statement)))
        ready.prevents = bool(_PREVENTING.intersection(content_stems(claim.statement)))
        ready.good = self._good(ready, outcome_names)
        first_words = [text.lower().split()[:1] for text in (claim.statement, *claim.phrases)]
        said = set(claim.statement.lower().replace(".", " ").split())
        ready.dissuades = bool(
            said & {"avoid", "not", "skip", "postpone", "leave", "stop", "wait", "never", "without", "limit", "refrain"}
        ) or any(word in (["avoid"], ["skip"], ["postpone"], ["no"], ["never"]) for word in first_words)

    def _good(self, ready: ReadyClaim, outcome_names: frozenset[str]) -> Change:
        """Return which way is good for the outcome, by the claim's own words, or by what the thing is."""
        claim = ready.claim
        up = claim.direction is not Direction.DECREASE
        if ready.of_time:
            return Change.DOWN
        mechanism = claim.kind is ClaimKind.MECHANISM
        if not mechanism:
            said = {
                lexicon.VERBS.get(stem) for text in (claim.statement, *claim.phrases) for stem in content_stems(text)
            }
            if Change.GOOD in said and Change.BAD not in said:
                return Change.UP if up else Change.DOWN
            if Change.BAD in said and Change.GOOD not in said:
                return Change.DOWN if up else Change.UP
            if thesaurus.is_bad(outcome_names):
                return Change.DOWN
        return Change.UP

    def _own_row(self, texts: Sequence[str], *, acting: bool) -> frozenset[int]:
        """Return the row of a thing that only the claim's own words name, in one wording or several."""
        row: int | None = None
        for text in texts:
            stems = [thesaurus.canonical(stem) for stem in thing_stems(text)]
            wanted = frozenset(stems)
            if not wanted:
                continue
            if row is None:
                row = self.own.get(wanted)
                if row is not None:
                    continue
                row = self.own[wanted] = self.next_row
                self.stems_of_own[row] = wanted
                self.next_row -= 1
            if not acting and len(stems) == 1:
                for word, change in thesaurus.states_of(" ".join(words(text)).split()[-1]):
                    self.prepared.own_states.setdefault(word, []).append((row, change))
            # "under the blanket" is the weighted blanket: a name of two words is known by its noun.
            kept = wanted if len(stems) == 1 or not acting else frozenset(stems[-1:] if len(stems) == 2 else stems[-3:])
            needed = len(kept) if len(kept) < 3 and acting else -(-len(kept) // 2) if not acting else len(kept) - 1
            self.bag_count += 1
            bag = _Bag(self.bag_count, row, kept, max(1, needed))
            for stem in kept:
                self.prepared.bags.setdefault(stem, []).append(bag)
        return frozenset() if row is None else frozenset([row])

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
                    idle = stem in lexicon.VERBS or stem in lexicon.ADJECTIVES or len(stem) < 2 or stem in _NEVER_ALONE
                    distinct = (
                        stem not in _COMMON_NOUNS and stem not in lexicon.NOUNS and users.get(stem, set()) <= family
                    )
                    # The phrases of this claim, and of no other on something else, say it so.
                    by_phrase = stem in counts and all(
                        outcomes_of[other] & ready.claim.outcomes or told[other][stem] * 2 <= counts[stem]
                        for other in tellers[stem]
                    )
                    idle = idle or stem in _PARTICLES
                    if not idle and (distinct or by_phrase) and row not in self.prepared.weak.setdefault(stem, []):
                        self.prepared.weak[stem].append(row)

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

    def _told_alone(self, ready: ReadyClaim) -> dict[str, int]:
        """Return how many of a claim's phrases use each word of its outcome's names outside the names themselves."""
        counts: dict[str, int] = {}
        names = self._names(ready.claim.outcomes)
        for text in (ready.claim.statement, *ready.claim.phrases):
            sentence = tokens(text)
            named = {at for m in self.prepared.labels.mentions(sentence) for at in range(m.first, m.last)}
            for stem in {token.stem for at, token in enumerate(sentence) if at not in named and token.stem in names}:
                counts[stem] = counts.get(stem, 0) + 1
        return counts


_NEVER_ALONE = grammar.stems("body hormone happy happiness child adult natural") | frozenset(
    stem for word in MEASURES for stem in content_stems(word)
)
# Nouns that many names share and that name nothing alone.
_COMMON_NOUNS = grammar.stems(
    "cell blood body level count number system function response activity health disease condition state muscle skin "
    "water food time rate work drug drink product substance chemical head arm back chest season common natural free "
    "hormone brain market young people adult child worker price code test page user perceived trait seasonal urinary "
    "circulating peripheral salivary serum reward resistance happiness minute hour night own local low "
    "metabolic toxic acute painful viral psychological happy feeling hands-on killer poison type quality balance "
    "supply drainage velocity vessel node circulation-x speed light pressure life home house line point field"
)
