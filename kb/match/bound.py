"""Which way a sentence makes a claim to which a person has bound it: that it is spoken of need not be found out."""

from collections.abc import Sequence
from dataclasses import replace

from kb.draft import Sentence
from kb.match.base.preparation import prepare
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.relations import Relation, loosely, relations_of
from kb.match.change.suppositions import is_asked
from kb.match.english import grammar
from kb.match.english.clefts import unfolded
from kb.match.english.lexicon import Change
from kb.match.english.negations import negates
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention, tokens
from kb.match.matcher import Matcher
from kb.match.modality.assertion import strength_of
from kb.match.modality.denials import denied
from kb.match.modality.governing import DISBELIEF, FAILING, POWERLESS
from kb.match.things import ClaimMatch, Known
from kb.model.terms import Polarity, Strength

_DOUBT = grammar.words(
    "whether unknown unclear uncertain unsure doubt doubts doubted doubting disputed questioned contested if "
    "same unchanged unaffected untouched"
)


def match_bound(bound: Sequence[tuple[Sentence, str]], known: Known) -> list[ClaimMatch]:
    """Return the match of each sentence with the claim of the key that it is bound to.

    The sentence is read as if it followed the claim's own statement. Where it is not told which way it goes, and
    something in it may take the claim back, its strength is none, so that nobody is accused of having said it.
    """
    prepared = prepare(known)
    ready = {one.claim.key: one for one in prepared.by_row.values()}
    told: list[Sentence] = []
    for number, (sentence, key) in enumerate(bound):
        statement = ready[key].claim.statement
        offsets = tuple(range(len(statement)))
        told.append(
            Sentence(statement, 0, len(statement), offsets, "sentence", section=number, paragraph=number, citations=())
        )
        told.append(replace(sentence, section=number, paragraph=number))
    found = Matcher(prepared).run(told, None)[1::2]
    return [
        next((match for match in one.matches if match.key == key), None)
        or _by_its_words(sentence, ready[key], prepared, one.strength)
        for (sentence, key), one in zip(bound, found, strict=True)
    ]


def _by_its_words(sentence: Sentence, ready: ReadyClaim, prepared: Prepared, strength: Strength) -> ClaimMatch:
    words = unfolded(tokens(sentence.text))
    one = Reading(sentence.text, words, prepared.mentions(words), sentence.text.rstrip("”\"') ").endswith("?"))
    match = ClaimMatch(ready.claim.row, ready.claim.key, 1.0, Polarity.SAME, strength, (), 0, 0)
    if not words:
        return match
    for mention in one.mentions:
        if ready in prepared.by_outcome.get(mention.concept, ()):
            for relation in (relations_of(one, mention) or loosely(one, mention))[:1]:
                return _told_of(one, ready, mention, relation, match)
    return replace(match, strength=Strength.NONE) if _may_take_back(one, ready) else match


def _told_of(one: Reading, ready: ReadyClaim, mention: Mention, relation: Relation, match: ClaimMatch) -> ClaimMatch:
    """Return what is told of the claim's own outcome."""
    word = relation.word
    direction = ready.direction_of(one.tokens[word.token].lemma, relation.change, mention.text)
    reverse = (direction == "opposite") is not (mention.concept in ready.contrary)
    match = replace(match, start=one.tokens[word.token].start, end=one.tokens[word.last].end)
    if denied(one, word, mention, relation.change):
        polarity = Polarity.SAME if reverse else Polarity.DENIED  # “did not rise” denies the opposite alone
        return replace(match, polarity=polarity, strength=Strength.NONE)
    unsaid = direction is None or relation.change is Change.ANY or one.question or is_asked(one, word)
    strength = Strength.NONE if unsaid or _is_doubted(one) else strength_of(one, word)
    return replace(match, polarity=Polarity.OPPOSITE if reverse else Polarity.SAME, strength=strength)


def _may_take_back(one: Reading, ready: ReadyClaim) -> bool:
    changes = {ready.direction_of(one.tokens[word.token].lemma, word.change, "") for word in one.words}
    unchanged = any(word.change in (Change.SAME, Change.ANY) for word in one.words)
    return one.question or _is_doubted(one) or "opposite" in changes or unchanged


def _is_doubted(one: Reading) -> bool:
    """Tell whether anything in the sentence denies or doubts, whatever it governs."""
    return not one.present.isdisjoint(_DOUBT | DISBELIEF | POWERLESS) or any(
        negates(one, at) or token.lemma in FAILING for at, token in enumerate(one.tokens)
    )
