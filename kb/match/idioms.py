"""Claims told by their own phrases, and the words that only their phrases use."""

from collections.abc import Sequence

from kb.match.english import grammar
from kb.match.english.reading import Reading


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
