"""Claims told by their own phrases, and the words that only their phrases use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.language import stem as stem_of
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.agents import Agent, agent_of
from kb.match.change.circumstances import ORGANS, another_treatment, only_presupposed
from kb.match.change.relations import Relation
from kb.match.change.rivals import is_general
from kb.match.change.suppositions import is_supposed
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.modality.denials import denied
from kb.model.terms import Polarity


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a claim where it stands in a sentence: its first and last token; whether it says the reverse."""

    first: int
    last: int
    text: str
    opposite: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase tells of its claim: which way, by which word, what is named as acting; or why it tells nothing."""

    word: Word
    polarity: Polarity | None
    named: tuple[str, ...] = ()
    reason: str = ""


def place_of(one: Reading, wanted: Sequence[str], covered: frozenset[int] = frozenset()) -> tuple[int, int] | None:
    """Return where the stems of a phrase stand in order and close together; None where they do not."""
    stems = [token.stem for token in one.tokens]
    for start in (at for at, stem in enumerate(stems) if stem == wanted[0] and at not in covered):
        places = [start]
        for stem in wanted[1:]:
            reach = range(places[-1] + 1, min(places[-1] + 6, len(stems)))
            following = next((at for at in reach if stems[at] == stem and at not in covered), None)
            if following is None or _cut(one, places[-1], following):
                break
            places.append(following)
        if len(places) == len(wanted) and places[-1] - places[0] <= 2 * len(wanted) + 3:
            return places[0], places[-1]
    return None


def _cut(one: Reading, first: int, last: int) -> bool:
    return any(
        one.tokens[at].word in grammar.STOPS or one.tokens[at].word in ("but", "because") for at in range(first, last)
    )


def told_by(
    one: Reading, ready: ReadyClaim, phrase: Phrase, prepared: Prepared, supplied: Callable[[str], bool]
) -> Told | None:
    """Return what a sentence tells by a phrase of a claim; None where the phrase means something else there.

    `supplied` tells whether what was spoken of before acts, given the word that stands for it.
    """
    within = (m for m in one.mentions if m.first <= phrase.first < m.last and m.last - m.first > 1)
    if any(mention.concept not in ready.outcomes | ready.interventions for mention in within):
        return None
    word = _carrying(one, phrase)
    thing = Mention(0, phrase.last, phrase.last + 1, one.tokens[phrase.last].word)
    acting = [mention for mention in one.mentions if mention.concept in ready.interventions]
    if is_supposed(one, word):
        return Told(word, None, reason="it is only supposed, not said")
    if word.form == "to" and any(token.lemma in _WANTING for token in one.tokens[max(0, word.token - 2) : word.token]):
        return Told(word, None, reason="it is what is sought, not what is found")  # if you want to boost immunity
    reason = _acted_otherwise(one, word, thing, acting, supplied) or (
        "" if acting else _not_said_of_it(one, word, phrase, prepared.names_of(ready.interventions))
    )
    if reason:
        return Told(word, None, reason=reason)
    is_denied = denied(one, word, thing, Change.GOOD)
    if phrase.opposite and is_denied:
        return None
    polarity = Polarity.OPPOSITE if phrase.opposite else Polarity.DENIED if is_denied else Polarity.SAME
    return Told(word, polarity, tuple(mention.text for mention in acting[:1]))


_WANTING = grammar.stems("want wish hope try need like aim seek wants")


def _carrying(one: Reading, phrase: Phrase) -> Word:
    """Return the verb that carries a phrase: its own, or the passive in it."""
    verbs = [verb for verb in one.verbs if phrase.first <= verb.head <= phrase.last]
    passive = next((verb for verb in verbs if verb.form == "passive"), None)
    if passive is not None:
        return Word(passive.head, passive.head, Change.GOOD, "verb", "passive")  # moved by breathing
    to = any(verb.head == phrase.first and verb.form == "to" for verb in verbs)
    main = next((verb for verb in verbs if verb.finite), None)
    if main is not None and not to:
        return Word(main.head, main.head, Change.GOOD, "verb", main.form)
    return Word(phrase.first, phrase.first, Change.GOOD, "verb", "to" if to else "finite")


def _acted_otherwise(
    one: Reading, word: Word, thing: Mention, acting: Sequence[Mention], supplied: Callable[[str], bool]
) -> str:
    """Return why the intervention does not act, or an empty text where it does."""
    agent, told = agent_of(one, Relation(word, Change.GOOD, word.form == "passive", 1.0), acting, thing)
    if agent is Agent.OTHER or stem_of(told) in ORGANS or (agent is Agent.CONTEXT and not supplied(told)):
        return "no intervention is named" if agent is Agent.CONTEXT and not told else f"what acts here is “{told}”"
    return ""


def _not_said_of_it(one: Reading, word: Word, phrase: Phrase, own_names: frozenset[str]) -> str:
    """Return why a phrase is hardly said of an intervention that only the sentences before name."""
    if another_treatment(one, word, (), own_names):
        return "another treatment is named that may act"
    moved = next((w for w in one.words if phrase.first <= w.token <= phrase.last and w.kind == "verb"), None)
    if moved is not None and is_general(one, Relation(moved, moved.change, phrase.first < moved.token, 1.0)):
        return "it says how things are in general, not what the intervention does"
    if one.tags[phrase.first] == "JJ":
        described = Word(phrase.first, phrase.first, Change.GOOD, "adjective")
        told_of = Mention(0, phrase.first + 1, phrase.last + 1, phrase.text)
        if only_presupposed(one, told_of, Relation(described, Change.GOOD, False, 1.0)):
            return f"“{phrase.text}” only says what something else is said of"
    return ""
