"""The base made ready for matching: names of concepts, and for each claim the words that carry its direction."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.language import STOP_WORDS
from kb.language import stem as stem_of
from kb.match import lexicon
from kb.match.lexicon import Change
from kb.match.relations import change_words
from kb.match.things import Known, KnownClaim
from kb.match.tokens import Labels, Mention, Token, content_stems, tokens
from kb.model.terms import ClaimKind, Direction

# Words of a phrase that say nothing of its claim.
_IDLE = frozenset(
    stem
    for word in "people person body thing way lot get make give go work help keep help let put take come feel look "
    "best well good more most less part plan high low level amount number increase decrease".split()
    for stem in content_stems(word)
)
# How much there is of a thing, or who has it: no change by itself.
_MEASURES = frozenset(
    stem_of(word)
    for word in (
        *lexicon.FUNCTION_WORDS,
        *"level amount number count score rate share activity risk chance episode cell body level muscle "
        "health regular massaged treatment positive extra directly".split(),
    )
)
_NEGATIVE = frozenset("not no never unchanged unaffected same just fine".split())
_WINDOW = 5


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
    dissuades: bool = False
    vocabulary: frozenset[str] = frozenset()

    def direction_of(self, stem: str, change: Change) -> str | None:
        """Return "same" or "opposite" for a word of change; None for one that gives no direction."""
        if stem in self.same and stem not in self.opposite:
            return "same"
        if stem in self.opposite and stem not in self.same and stem not in lexicon.VERBS:
            return "opposite"
        if change in (Change.SAME, Change.ANY):
            return "same"
        wanted = self.claim.direction
        if change in (Change.GOOD, Change.BAD):
            if self.claim.kind is ClaimKind.MECHANISM:
                change = Change.UP if change is Change.GOOD else Change.DOWN
            else:
                return "same" if change is Change.GOOD else "opposite"
        if wanted is Direction.NONE:
            return None
        up = wanted is Direction.INCREASE
        return "same" if (change is Change.UP) is up else "opposite"


@dataclass(slots=True)
class _Bag:
    """A thing that a claim names only in its own words: found where all of its telling words stand close together."""

    row: int
    stems: frozenset[str]
    head: str


@dataclass(slots=True)
class Prepared:
    """All that matching looks up."""

    labels: Labels
    claims: list[ReadyClaim]
    distances: dict[tuple[int, int], int] = field(default_factory=dict)
    weak: dict[str, list[tuple[int, frozenset[str]]]] = field(default_factory=dict)
    by_outcome: dict[int, list[ReadyClaim]] = field(default_factory=dict)
    by_intervention: dict[int, list[ReadyClaim]] = field(default_factory=dict)
    advice: list[ReadyClaim] = field(default_factory=list)
    by_phrase: dict[str, list[tuple[ReadyClaim, tuple[str, ...], str]]] = field(default_factory=dict)
    indefinite: tuple[str, ...] = ()  # names that need their article: a cold
    by_vocabulary: dict[str, list[ReadyClaim]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    bags: dict[str, list[_Bag]] = field(default_factory=dict)

    def mentions(self, sentence: Sequence[Token]) -> list[Mention]:
        """Return everything that a sentence names, from left to right."""
        found = self.labels.mentions(sentence)
        stems = [token.stem for token in sentence]
        present = set(stems)
        for stem in present & self.bags.keys():
            for bag in self.bags[stem]:
                if bag.stems <= present:
                    mention = _bag_mention(bag, sentence, stems)
                    if mention is not None:
                        found.append(mention)
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
            for row, own in self.weak[token.stem]:
                alone = (
                    following is None
                    or not following.is_word
                    or following.word in lexicon.FUNCTION_WORDS
                    or following.stem in lexicon.VERBS
                    or following.stem in own
                    or following.word.endswith(("ing", "s"))
                )
                if alone:
                    weak.append(Mention(row, at, at + 1, token.word, weak=True))
        return weak


def _bag_mention(bag: _Bag, sentence: Sequence[Token], stems: Sequence[str]) -> Mention | None:
    for at, stem in enumerate(stems):
        if stem != bag.head:
            continue
        near = range(max(0, at - _WINDOW - len(bag.stems)), min(len(stems), at + _WINDOW))
        if bag.stems <= {stems[place] for place in near}:
            return Mention(
                bag.row, at, at + 1, " ".join(sentence[place].word for place in near if stems[place] in bag.stems)
            )
    return None


def prepare(known: Known) -> Prepared:
    """Make the base ready."""
    broader = {concept.row: concept.broader | {concept.row} for concept in known.concepts}
    narrower: dict[int, set[int]] = {}
    for row, wider in broader.items():
        for wide in wider:
            narrower.setdefault(wide, set()).add(row)
    prepared = Prepared(Labels(known.concepts), [], keys={concept.row: concept.key for concept in known.concepts})
    prepared.indefinite = tuple(
        label for concept in known.concepts for label in concept.labels if label.startswith(("a ", "an "))
    )
    own_names = _OwnNames(prepared)
    concepts = {concept.row: concept.broader for concept in known.concepts}
    label_stems = {
        concept.row: {stem for label in concept.labels for stem in content_stems(label)} for concept in known.concepts
    }
    for claim in known.claims:
        ready = ReadyClaim(
            claim,
            _with_narrower(claim.interventions, narrower) or own_names.intervention(claim),
            _with_narrower(claim.outcomes, narrower) or own_names.outcome(claim),
            _with_narrower(claim.populations, narrower),
        )
        names = set().union(*(label_stems.get(row, set()) for row in (*claim.interventions, *ready.outcomes)))
        intervention_names = set().union(*(label_stems.get(row, set()) for row in claim.interventions))
        _take_wording(
            ready, names | own_names.stems(ready), intervention_names | own_names.stems(ready, of="intervention")
        )
        prepared.claims.append(ready)
        if claim.kind is ClaimKind.ADVICE:
            prepared.advice.append(ready)
            continue
        for row in ready.outcomes:
            prepared.by_outcome.setdefault(row, []).append(ready)
            prepared.distances[claim.row, row] = min(
                (_distance(row, outcome, concepts) for outcome in claim.outcomes), default=0
            )
        for row in ready.interventions:
            prepared.by_intervention.setdefault(row, []).append(ready)
        for stems, text in ready.phrases:
            prepared.by_phrase.setdefault(
                min(stems, key=lambda one: (known.frequencies.get(one, 0), -len(one))), []
            ).append((ready, stems, text))
    _name_by_one_word(prepared, label_stems)
    return prepared


def _distance(row: int, outcome: int, broader: dict[int, frozenset[int]]) -> int:
    """Return by how many steps a concept is narrower than an outcome; a large number where it is not."""
    if row == outcome:
        return 0
    if outcome not in broader.get(row, ()):
        return 99
    return len(broader[row]) - len(broader.get(outcome, ()))


def _name_by_one_word(prepared: Prepared, label_stems: dict[int, set[str]]) -> None:
    """Let a claim's outcome be named by one word of its names, where its phrases do so and no other claim's do."""
    words = {ready.claim.row: _own_words_of_phrases(prepared, ready) for ready in prepared.claims}
    users: dict[str, list[ReadyClaim]] = {}
    for ready in prepared.claims:
        for stem in words[ready.claim.row]:
            users.setdefault(stem, []).append(ready)
    adjectival = {stem for concept_labels in prepared.indefinite for stem in content_stems(concept_labels)}
    for ready in prepared.claims:
        counts = words[ready.claim.row]
        alone = {
            stem
            for stem in counts
            if all(
                other is ready
                or other.claim.outcomes & ready.claim.outcomes
                or words[other.claim.row][stem] * 3 <= counts[stem]
                for other in users[stem]
            )
        }
        ready.vocabulary = frozenset(alone)
        for row in ready.claim.outcomes:
            for stem in label_stems.get(row, set()) & alone:
                elsewhere = any(
                    stem in stems for other, stems in label_stems.items() if other not in ready.claim.outcomes
                )
                changes = stem in lexicon.VERBS or stem in lexicon.ADJECTIVES
                if counts[stem] >= (3 if elsewhere else 1) and not changes and stem not in adjectival:
                    prepared.weak.setdefault(stem, []).append((row, ready.same))
        for stem in alone:
            if ready.claim.kind is not ClaimKind.ADVICE:
                prepared.by_vocabulary.setdefault(stem, []).append(ready)


def _own_words_of_phrases(prepared: Prepared, ready: ReadyClaim) -> dict[str, int]:
    """Return how many of a claim's phrases use each telling word outside the names of things."""
    counts: dict[str, int] = {}
    for text in (ready.claim.statement, *ready.claim.phrases):
        sentence = tokens(text)
        named = {at for mention in prepared.labels.mentions(sentence) for at in range(mention.first, mention.last)}
        telling = {
            token.stem
            for at, token in enumerate(sentence)
            if at not in named
            and token.is_word
            and token.word not in STOP_WORDS
            and token.word not in lexicon.FUNCTION_WORDS
            and token.stem not in _IDLE
        }
        for stem in telling:
            counts[stem] = counts.get(stem, 0) + 1
    return counts


def _with_narrower(rows: Iterable[int], narrower: dict[int, set[int]]) -> frozenset[int]:
    return frozenset(narrow for row in rows for narrow in narrower.get(row, {row}))


def _take_wording(ready: ReadyClaim, names: set[str], intervention_names: set[str]) -> None:
    claim = ready.claim
    same = {stem for text in (claim.statement, *claim.phrases) for stem in content_stems(text)}
    opposite = {
        stem
        for text in claim.opposite_phrases
        if not _NEGATIVE.intersection(text.lower().split())
        for stem in content_stems(text)
    }
    ready.same = frozenset(same - names - _IDLE - _MEASURES)
    ready.opposite = frozenset(opposite - names - _IDLE - _MEASURES)
    phrases = []
    for text in claim.phrases:
        stems = tuple(dict.fromkeys(stem for stem in content_stems(text) if stem not in intervention_names | _IDLE))
        if len(stems) >= 2 and not names.issuperset(stems):
            phrases.append((stems, text))
    ready.phrases = tuple(phrases)
    ready.dissuades = any(
        word in ("avoid", "not", "skip", "postpone", "leave", "stop", "wait", "never", "without")
        for word in claim.statement.lower().split()
    ) or any(phrase.lower().startswith(("do not", "avoid", "skip", "postpone")) for phrase in claim.phrases)


class _OwnNames:
    """The things of claims that have no concepts: read off their own fields, or off their statement."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.next_row = -1
        self.known: dict[frozenset[str], int] = {}
        self.stems_of: dict[int, frozenset[str]] = {}

    def intervention(self, claim: KnownClaim) -> frozenset[int]:
        """Return the row for what brings the change about."""
        return self._row(_first_part(claim.intervention) or _part(claim, 0), head_alone=True)

    def outcome(self, claim: KnownClaim) -> frozenset[int]:
        """Return the row for what is changed."""
        return self._row(_first_part(claim.outcome) or _part(claim, 1), head_alone=False)

    def stems(self, ready: ReadyClaim, of: str = "both") -> set[str]:
        """Return the stems of the names that were read off the claim itself."""
        rows = ready.interventions if of == "intervention" else ready.interventions | ready.outcomes
        return {stem for row in rows if row < 0 for stem in self.stems_of[row]}

    def _row(self, text: str | None, *, head_alone: bool) -> frozenset[int]:
        stems = [stem for stem in content_stems(text or "") if stem not in _IDLE]
        if not stems:
            return frozenset()
        wanted = frozenset(stems)
        row = self.known.get(wanted)
        if row is None:
            row = self.known[wanted] = self.next_row
            self.next_row -= 1
            self.stems_of[row] = wanted
            head = stems[-1]
            # "under the blanket" is the weighted blanket: a name of two words is known by its noun.
            needed = frozenset([head]) if head_alone and len(stems) == 2 else wanted
            self.prepared.bags.setdefault(head, []).append(_Bag(row, needed, head))
        return frozenset([row])


def _first_part(text: str | None) -> str | None:
    """Return a text up to its first "in", "by" or "as": what is measured, without how."""
    if text is None:
        return None
    return re.split(r"\s(?:in|by|as|from|measured|when|during)\s|[,(;]", text, maxsplit=1)[0]


def _part(claim: KnownClaim, which: int) -> str | None:
    """Return what stands before (0) or after (1) the verb of the statement, or of a phrase where it has none."""
    for text in (claim.statement, *claim.phrases):
        parts = _split(text)
        if parts and content_stems(parts[0]) and content_stems(parts[1]):
            return _first_part(parts[which])
    return None


_PLAIN_VERBS = re.compile(
    r"\b(?:makes?|causes?|leads? to|results? in|keeps?|gives?|means?|lets?|"
    r"(?:is|are) (?:linked|tied|related) to|(?:is|are) associated with)\b"
)


def _split(statement: str) -> tuple[str, str] | None:
    plain = _PLAIN_VERBS.search(statement)
    if plain:
        return statement[: plain.start()], statement[plain.end() :]
    sentence = tokens(statement)
    verbs = [word for word in change_words(sentence) if word.kind == "verb" and word.token > 0]
    if not verbs:
        return None
    verb = verbs[0]
    return statement[: sentence[verb.token].start], statement[sentence[verb.token].end :]
