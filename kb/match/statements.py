"""A claim's own statement, word for word within a sentence: studies suggest that it is so, it is untrue that it is."""

from collections.abc import Iterator, Mapping, Sequence

from kb.language import words
from kb.match.base.likeness import Likeness
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.suppositions import is_supposed
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.modality.denials import denied
from kb.match.modality.taking_back import taken_back
from kb.model.terms import ClaimKind, Polarity


def stated_within(
    one: Reading, prepared: Prepared, alike: Mapping[int, Likeness]
) -> Iterator[tuple[ReadyClaim, Word, Polarity]]:
    """Yield each claim whose statement stands in a sentence, the word that tells it, and whether it is said or denied."""
    for row, likeness in alike.items():
        ready = prepared.by_row[row]
        if likeness.covered < 1 or ready.claim.kind is ClaimKind.ADVICE:
            continue
        place = _place_of(one, words(ready.claim.statement))
        if place is None:
            continue
        head = next((verb.head for verb in one.verbs if place <= verb.head), place)
        word = next((word for word in one.words if word.token == head), Word(head, head, Change.ANY, "verb", "finite"))
        if is_supposed(one, word):
            continue
        said = Mention(min(ready.outcomes, default=0), word.token, word.token + 1, "")
        is_denied = denied(one, word, said, Change.UP) or taken_back(one, word)
        ready.settle()
        is_denied = is_denied is not (ready.denies or ready.denies_any)  # a statement that denies says so by itself
        yield ready, word, Polarity.DENIED if is_denied else Polarity.SAME


def _place_of(one: Reading, statement: Sequence[str]) -> int | None:
    """Return where words stand side by side in a sentence; None where they do not."""
    places = [at for at, token in enumerate(one.tokens) if token.is_word]
    said = [one.tokens[at].word for at in places]
    for at in range(len(said) - len(statement) + 1):
        if said[at : at + len(statement)] == statement:
            return places[at]
    return None
