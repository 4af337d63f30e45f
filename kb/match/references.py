"""Words that stand for what was spoken of before: the count fell, raises their number, so did the others."""

from collections.abc import Sequence

from kb.match import grammar
from kb.match.context import Context
from kb.match.denials import denied
from kb.match.prepared import Prepared
from kb.match.reading import Reading, Word
from kb.match.relations import Relation
from kb.match.tokens import Mention, lemma

_GENERIC = grammar.words(
    "hormone hormones cells count counts level levels number numbers marker markers rate rates score scores "
    "figure figures"
)
_NAMING = grammar.stems("hormone cell marker")
_BARE = grammar.words("values readings scores levels counts numbers")
_POINTING_BACK = _BARE | _GENERIC | {"it", "they", "them"}
_POINTING = grammar.words("the this these that those their its same")
_DOING = grammar.words("did does do didn't doesn't don't")


def referring(reading: Reading, context: Context, prepared: Prepared) -> list[Mention]:
    """Return the words that stand for the thing last spoken of: the count fell, these cells, raises their number."""
    if not any(token.word in _POINTING_BACK for token in reading.tokens):
        return []
    within = _within(reading, prepared)
    if within or not context.things or context.since_thing > 2:
        return within
    named = [m for m in reading.mentions if m.concept in prepared.by_outcome]
    if any(m.concept not in prepared.by_intervention for m in named):
        return []
    places = [at for at in range(len(reading.tokens)) if _is_generic(reading, at)]
    places += [at for at in range(len(reading.tokens)) if _is_mover(reading, at) or _is_object(reading, at)]
    for at in places:
        concept = _meant(reading.tokens[at].stem, context.things, prepared)
        return [Mention(concept, at, at + 1, reading.tokens[at].word, weak=True)]
    return []


def _meant(noun: str, things: Sequence[int], prepared: Prepared) -> int:
    """Return the thing that a noun stands for: the last spoken of, or the last that the noun is part of the name of."""
    named_by_it = noun in _NAMING
    fitting = [concept for concept in things if named_by_it and noun in prepared.name_stems.get(concept, ())]
    return (fitting or list(things))[-1]


def _is_generic(reading: Reading, at: int) -> bool:
    """Tell whether a noun only points back: the count, these cells, more of them."""
    tokens = reading.tokens
    before = tokens[at - 1].word if at else ""
    if tokens[at].word in _BARE and (at == 0 or before == ","):
        return True
    if at + 1 < len(tokens) and tokens[at + 1].word == "of":
        return False  # the levels of something that is named
    if tokens[at].word in _GENERIC:
        return before in _POINTING
    return tokens[at].word == "them" and before == "of" and at > 1 and tokens[at - 2].word in _QUANTITIES


_QUANTITIES = grammar.words("more fewer less many")


def _is_mover(reading: Reading, at: int) -> bool:
    """Tell whether "it" is what moves: most studies find that it falls."""
    return reading.tokens[at].word in ("it", "they") and any(
        verb.first in (at + 1, at + 2) and verb.form == "finite" and _moves_alone(reading, verb.head)
        for verb in reading.verbs
    )


def _is_object(reading: Reading, at: int) -> bool:
    if reading.tokens[at].word not in ("it", "them"):
        return False
    governing = next((verb for verb in reading.verbs if verb.head in (at - 1, at - 2)), None)
    return governing is not None and lemma(reading.tokens[governing.head]) not in _LEAVING


_LEAVING = grammar.stems("help let give tell ask keep have make call put take book try know think say")


def _within(reading: Reading, prepared: Prepared) -> list[Mention]:
    """Return "it" or "them" after a verb where they stand for a thing named earlier in the sentence."""
    for at, token in enumerate(reading.tokens):
        if token.word in ("it", "them") and any(verb.head == at - 1 for verb in reading.verbs):
            earlier = [m for m in reading.mentions if m.last < at - 1 and m.concept in prepared.by_outcome]
            earlier = [m for m in earlier if not m.weak] or earlier
            if earlier:
                return [Mention(earlier[-1].concept, at, at + 1, token.word, weak=True)]
    return []


def _moves_alone(reading: Reading, head: int) -> bool:
    """Tell whether a verb of change stands without an object: it falls during the session."""
    token = reading.tokens[head]
    following = reading.tokens[head + 1] if head + 1 < len(reading.tokens) else None
    free = (
        following is None
        or not following.is_word
        or following.word in grammar.PREPOSITIONS
        or following.word in grammar.ADVERBS
    )
    return lemma(token) in _FALLING and free


_FALLING = grammar.stems(
    "fall rise drop climb decline increase decrease dip soar surge plunge tumble grow shrink subside"
)


def ellipsis(reading: Reading, mention: Mention) -> list[Relation]:
    """Return the relation of "pain scores did not": the change told before, denied or confirmed."""
    for at in range(mention.last, min(mention.last + 4, len(reading.tokens))):
        if reading.tokens[at].word in _DOING:
            earlier = [word for word in reading.words if word.token < mention.first]
            at_end = not any(token.is_word and token.word != "not" for token in reading.tokens[at + 1 :])
            if earlier and at_end:
                end = at + (reading.tokens[min(at + 1, len(reading.tokens) - 1)].word == "not")
                return [Relation(Word(end, end, earlier[-1].change, "state"), earlier[-1].change, True, 2.0)]
    return []


def echo(reading: Reading, before: Reading | None, mention: Mention) -> list[Relation]:
    """Return the relation of "So did the cortisol" and "Nor did the anxiety", by the change told before."""
    words = reading.tokens
    if before is None or len(words) < 3 or words[0].word not in ("so", "nor", "neither"):
        return []
    if words[1].word not in grammar.AUXILIARIES or mention.first > 8 or not before.words:
        return []
    told = before.words[0]
    was_denied = denied(before, told, Mention(0, told.token, told.token, ""), told.change)
    confirmed = (words[0].word == "so") is not was_denied
    # The words at the start are read so that "nor" denies the change and "so" does not.
    word = Word(1, 1, told.change, "state") if confirmed else Word(0, 1, told.change, "noun")
    return [Relation(word, told.change, True, 0.5)]
