"""The signs for and against a sentence's making one claim, and the names by which they are weighed."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from kb.match.signs.candidate import Candidate
from kb.match.signs.of_agent import of_agent, of_rivals
from kb.match.signs.of_change import of_change
from kb.match.signs.of_sentence import of_base, of_context, of_sentence, of_unnamed
from kb.match.signs.of_thing import of_thing
from kb.match.signs.of_words import of_words


class Signs(Candidate):
    """What speaks for and against a sentence's making one claim, by one mention of what the claim is about."""

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Each sign once, in the order in which they are told."""
        return tuple(dict.fromkeys(_signs_of(self)))

    @property
    def names(self) -> tuple[str, ...]:
        """Return what the signs are weighed by: the case, each sign by the two halves of it, and the words."""
        who, how = self.case
        return (f"{who}-{how}", *self.weighed(self.signs), *of_words(self))

    def weighed(self, signs: Iterable[str]) -> Iterator[str]:
        """Yield the names by which signs are weighed: what counts, and how much, differs from case to case."""
        for sign in signs:
            for half in self.case:
                yield f"{half}/{sign}"


def _signs_of(candidate: Candidate) -> Iterator[str]:
    for of_part in (of_thing, of_change, of_agent, of_rivals, of_sentence):
        yield from of_part(candidate)
    yield from of_context(candidate) if not candidate.acting else of_base(candidate)
    if candidate.case[0] != "named":
        yield from of_unnamed(candidate)
    if candidate.ready.one_of_few:
        yield "one-of-few"
    if candidate.ready.claim.row in candidate.place.context.made:
        yield "made-before"
