"""The base made ready for matching: names of concepts, and for each claim the words that carry its direction."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

from kb.match.base.likeness import Vocabulary
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.grammar import MEASURES
from kb.match.english.lexicon import Change
from kb.match.english.other_verbs import is_form_of_other_verb
from kb.match.english.tokens import Labels, Mention, Token, content_stems, is_of_another_name
from kb.match.things import KnownClaim
from kb.model.terms import Direction

_AFTER_NOUN = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.ADVERBS
_PRONOUNS_AND_DETERMINERS = grammar.DETERMINERS | grammar.PRONOUNS
_WINDOW = 5
_MOVING = grammar.stems(
    "push send release drain move carry shift draw squeeze pump mobilise loosen free dislodge force press drive "
    "unlock circulate bring coax set"
)
_LETTING_GO = grammar.stems("release unleash free loosen set let")
_HELD = grammar.stems("tension stress strain anxiety pain knot toxin pressure stiffness worry")
_HASTE = grammar.stems(
    "speed quicken hasten accelerate faster sooner earlier quicker easier hurry help aid quickly easily soon"
)
_OF_LENGTH = grammar.stems("shorten lengthen prolong extend shorter trim shave")
_DELAY = grammar.stems("delay postpone slow retard later slower harder stall defer push hold longer lengthen prolong")
_REMOVAL = re.compile(r"detox|cleans|removal|eliminat|clearance|purif|excretion", re.IGNORECASE)


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
    of_time: bool = False  # it is about how long it takes until something happens
    lasts: bool = False  # it is about how long something goes on: what is over sooner is shorter
    # Its statement tells the contrary of what its direction is of: wears away enamel, more erosion.
    turned: bool = False
    removes: bool = False  # it is about getting something out
    prevents: bool = False  # it is said to keep something from happening, not to cure it
    denies: bool = False  # it says itself that there is no effect: vaccines do not cause autism
    denies_any: bool = False  # it says that there is none either way: tea has no effect on weight
    # Outcomes of which less is meant where more is of the first: stress, for wellbeing.
    contrary: frozenset[int] = frozenset()
    good: Change = Change.UP  # what is good for the outcome
    # The base knows hardly another claim on its intervention: what is said of that is likely this.
    one_of_few: bool = False
    learn: "Callable[[ReadyClaim], None] | None" = None  # done when first needed
    learned: dict[str, str] = field(default_factory=dict)  # what verbs mean in the claim's own phrases

    def direction_of(self, stem: str, change: Change, thing: str) -> str | None:
        """Return "same" or "opposite" for a word of change; None for one that gives no direction."""
        if change in (Change.SAME, Change.ANY):
            return "same"
        if self.claim.direction is Direction.DECREASE and _REMOVAL.search(thing):
            change = change.turned  # more detox is fewer toxins
            stem = ""
        self.settle()
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
        up = self._goes_up(stem, change, thing) is not self.turned
        return "same" if up is (wanted is Direction.INCREASE) else "opposite"

    def settle(self) -> None:
        """Learn from the claim's own wording, if that was not needed until now."""
        if self.learn is not None:
            learn, self.learn = self.learn, None
            learn(self)

    def _goes_up(self, stem: str, change: Change, thing: str) -> bool:
        if (self.of_time or self.lasts) and stem in _OF_LENGTH:
            return change is Change.UP
        if self.lasts and stem in _HASTE:
            return False
        if self.of_time:
            if stem in _HASTE:
                return False
            if stem in _DELAY:
                return True
            if not TIME_WORDS.intersection(content_stems(thing)):
                # The event itself: what keeps it from happening lengthens the time to it.
                return change in (Change.DOWN, Change.BAD)
        if (self.removes and stem in _MOVING) or (stem in _LETTING_GO and _HELD.intersection(content_stems(thing))):
            return False
        if change is Change.GOOD:
            return self.good is Change.UP
        if change is Change.BAD:
            return self.good is Change.DOWN
        return change is Change.UP


@dataclass(slots=True)
class Bag:
    """A thing that a claim names only in its own words: found where all of its telling words stand close together."""

    number: int
    row: int
    stems: frozenset[str]
    needed: int
    partial: bool = False  # only the noun of a longer name: marks, for children's marks at school
    idle: frozenset[str] = frozenset()  # those of its words that name nothing alone: the night, of sleep at night


@dataclass(slots=True)
class Prepared:
    """All that matching looks up."""

    labels: Labels
    claims: list[ReadyClaim]
    by_row: dict[int, ReadyClaim] = field(default_factory=dict)
    distances: dict[tuple[int, int], int] = field(default_factory=dict)
    weak: dict[str, list[int]] = field(default_factory=dict)
    particles: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)  # without which a verb names nothing
    by_outcome: dict[int, list[ReadyClaim]] = field(default_factory=dict)
    by_intervention: dict[int, list[ReadyClaim]] = field(default_factory=dict)
    advice: list[ReadyClaim] = field(default_factory=list)
    by_statement: dict[tuple[str, ...], ReadyClaim] = field(default_factory=dict)
    by_phrase: dict[str, list[tuple[ReadyClaim, tuple[str, ...], str, bool]]] = field(default_factory=dict)
    short_names: dict[int, frozenset[str]] = field(default_factory=dict)  # nouns that may stand for an intervention
    hints: dict[str, frozenset[int]] = field(default_factory=dict)  # interventions by single words of their names
    name_stems: dict[int, frozenset[str]] = field(default_factory=dict)
    first_names: dict[int, frozenset[str]] = field(default_factory=dict)  # of outcomes, by what they are mostly called
    keys: dict[int, str] = field(default_factory=dict)
    broader: dict[int, frozenset[int]] = field(default_factory=dict)  # of each concept, all that are broader
    bags: dict[str, list[Bag]] = field(default_factory=dict)
    # Outcomes that a claim's phrases name by the name of another thing: melatonin, for that of the body.
    aliases: dict[int, set[int]] = field(default_factory=dict)
    own_labels: Labels | None = None  # everyday words for what only the claims' own words name
    vocabulary: Vocabulary = field(default_factory=Vocabulary)  # the wording of what is changed
    allusions: Vocabulary = field(default_factory=Vocabulary)  # the wording of what acts

    def mentions(self, sentence: Sequence[Token]) -> list[Mention]:
        """Return everything that a sentence names, from left to right."""
        found = self.labels.mentions(sentence)
        stems = [token.stem for token in sentence]
        present = set(stems)
        if self.bags:
            same = [thesaurus.canonicals(stem) for stem in stems]
            hits: dict[int, int] = {}
            bags: dict[int, Bag] = {}
            for stem in self.bags.keys() & {one for meant in same for one in meant}:
                for bag in self.bags[stem]:
                    hits[bag.number] = hits.get(bag.number, 0) + 1
                    bags[bag.number] = bag
            named = {mention.concept for mention in found}
            acting = [one for one in found if one.concept in self.by_intervention]
            # What acts is found first: none of its words is part of what is changed.
            for number in sorted(bags, key=lambda number: bags[number].row not in self.by_intervention):
                bag = bags[number]
                if hits[number] < bag.needed or (bag.row in named and bag.row >= 0):
                    continue
                taken = self._words_of_what_acts(bag.row, acting) if acting else frozenset()
                mention = _bag_mention(bag, sentence, same, taken)
                if mention is not None and bag.row in self.by_intervention and not bag.partial:
                    acting += [mention] if mention.in_one_piece else []
                if mention is not None and not self._parted(mention, bag, found, same):
                    found.append(mention)
        if self.aliases:
            found += [
                Mention(row, mention.first, mention.last, mention.text, weak=True)
                for mention in found
                for row in self.aliases.get(mention.concept, ())
            ]
        if self.own_labels is not None:
            found += [
                mention
                for mention in self.own_labels.mentions(sentence)
                if mention.everyday and (mention.state is None or mention.concept in self.by_outcome)
            ]
        if present & self.weak.keys():
            found += self._weak_mentions(sentence, found)
        found = [mention for mention in found if not _is_of_the_body(mention, sentence)]
        return sorted(found, key=lambda mention: (mention.first, mention.last))

    def _words_of_what_acts(self, outcome: int, acting: Iterable[Mention]) -> frozenset[int]:
        """Return the places of the words that name what acts on an outcome in a claim of the base."""
        rows = {row for ready in self.by_outcome.get(outcome, ()) for row in ready.interventions}
        return frozenset(at for one in acting if one.concept in rows for at in range(one.first, one.last))

    def _parted(self, mention: Mention, bag: Bag, named: Iterable[Mention], meant: Sequence[tuple[str, ...]]) -> bool:
        """Tell whether an intervention stands between the words of a thing: drainage massage shifts lymph."""
        return any(
            mention.first < other.first
            and other.last < mention.last
            and other.concept in self.by_intervention
            and bag.stems.isdisjoint(one for at in range(other.first, other.last) for one in meant[at])
            for other in named
        )

    def interventions_in(self, sentence: Iterable[Mention]) -> frozenset[int]:
        """Return the interventions among what a sentence names."""
        return frozenset(mention.concept for mention in sentence if mention.concept in self.by_intervention)

    def names_of(self, rows: Iterable[int]) -> frozenset[str]:
        """Return the words of the names of some things, as stems."""
        return frozenset().union(*(self.name_stems.get(row, frozenset()) for row in rows))

    def hinted(self, sentence: Sequence[Token]) -> list[Mention]:
        """Return the words of a sentence that are part of an intervention's name: phones, for a phone ban."""
        return [
            Mention(row, at, at + 1, token.word, weak=True, hint=True)
            for at, token in enumerate(sentence)
            for row in sorted(self.hints.get(token.stem, ()))
        ]

    def _weak_mentions(self, sentence: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
        """Return things named by one word of their name, where no other noun makes it something else."""
        covered = {at for mention in found for at in range(mention.first, mention.last)}
        weak = []
        for at, token in enumerate(sentence):
            if at in covered or token.stem not in self.weak or is_of_another_name(sentence, at):
                continue
            following = sentence[at + 1] if at + 1 < len(sentence) else None
            if following is not None and (
                following.word in _OTHER_SENSES or (following.start == token.end and following.word not in _ENDING)
            ):
                continue  # a blood count, the blood–brain barrier
            alone = (
                following is None
                or not following.is_word
                or following.word in _AFTER_NOUN
                or following.word in MEASURES
                or following.word in _PRONOUNS_AND_DETERMINERS
                or following.stem in lexicon.VERBS
                or (following.lemma in grammar.COMMON_VERBS and following.word not in grammar.PLURALS)
                or following.word in lexicon.NOUNS
                or following.word in _PARTICLES
                or is_form_of_other_verb(following.word)
                or following.word in lexicon.ADJECTIVES
            )
            if alone:
                weak += [
                    Mention(row, at, at + 1, token.word, weak=True)
                    for row in self.weak[token.stem]
                    if (row, token.stem) not in self.particles
                    or any(one.word in self.particles[row, token.stem] for one in sentence[at + 1 : at + 5])
                ]
        return weak


def _is_of_the_body(mention: Mention, sentence: Sequence[Token]) -> bool:
    """Tell whether tension or strain is that of the body, and no state of mind: muscle tension, a body under stress."""
    before = sentence[mention.first - 1].word if mention.first else ""
    after = [token.word for token in sentence[mention.last : mention.last + 4]]
    inside = after[1:] if after[:1] in (["in"], ["from"], ["around"], ["on"]) else []  # tension in the neck
    bodily = before == "under" or any(thesaurus.is_of_body(word) or word in _OF_MUSCLES for word in (before, *inside))
    return sentence[mention.first].word in _STRAINED and mention.last == mention.first + 1 and bodily


_STRAINED = grammar.words("tension strain stress")
_OF_MUSCLES = grammar.words("muscle muscles muscular bodily body system tissue mechanical shear")


def _bag_mention(
    bag: Bag, sentence: Sequence[Token], meant: Sequence[tuple[str, ...]], taken: Set[int]
) -> Mention | None:
    """Return the closest place where enough of a thing's words stand together, none of those that are `taken`."""
    stems = [next((one for one in ones if one in bag.stems), "") for ones in meant]
    places = [at for at, stem in enumerate(stems) if stem and at not in taken]
    best: tuple[int, int, int] | None = None
    for number, first in enumerate(places):
        end = min(first + _WINDOW + len(bag.stems), _clause_end(sentence, first))
        near = [at for at in places[number:] if at <= end]
        if len({stems[at] for at in near}) >= bag.needed and not bag.idle.issuperset(stems[at] for at in near):
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
    amount = next((at for at in (first + 1, last - 1) if first < at < last and sentence[at].word in _AMOUNTS), None)
    if amount is not None:  # uses fewer bags, leaves the victims less afraid: what is between them is the change
        first = next(at for at in range(amount + 1, last + 1) if stems[at] in bag.stems)
    return Mention(bag.row, first, last + 1, words, weak=bag.partial or best[0] < len(bag.stems))


_AMOUNTS = grammar.words("less more fewer")


def _clause_end(sentence: Sequence[Token], start: int) -> int:
    """Return where what stands at `start` ends for certain: before ", and" or a semicolon."""
    for at in range(start + 1, len(sentence) - 1):
        if sentence[at].word == ";" or (sentence[at].word == "," and sentence[at + 1].word in _NEXT_CLAUSE):
            return at
    return len(sentence)


_NEXT_CLAUSE = grammar.words("and but while whereas although so because")


# With these a word such as "blood" is another thing: a blood count, a blood test.
_OTHER_SENSES = grammar.words(
    "count counts test tests sample samples pressure sugar cell cells clot clots bank banks vessel vessels type "
    "types donor group groups "
    "relations brother money bath orange"
)


_ENDING = frozenset(",;:.!?)”’\"'")
_PARTICLES = grammar.words("back away along around onward onwards")


TIME_WORDS = grammar.stems("latency onset time delay lag wait")
LASTING = grammar.stems("duration length days weeks")
