"""Ways to say that something changes, has ceased or is as before, without a verb of change: how each is found."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.match.change import ceased, correlated, equals, put_otherwise
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention


@dataclass(frozen=True, slots=True)
class Saying:
    """A way to say that something has ceased, never was, or is as before: how it is found, and what it says."""

    find: Callable[[Reading, Mention], Word | None]
    change: Change | None  # None: that of the word
    thing_is_subject: bool
    cost: float
    needs: frozenset[str] = frozenset()  # one of these words is in it, if any are named: without them, none looks


_LEAVING = frozenset({"leave", "leaves", "leaving", "left"})
_AS = frozenset({"as"})
SAYINGS = (
    Saying(correlated.correlated, None, False, 0.0, frozenset(correlated.SIGNS) | {"correlated", "correlates"}),
    Saying(correlated.linked_to, Change.ANY, False, 0.4, correlated.LINKS | {"nothing"}),
    Saying(ceased.no_longer, Change.DOWN, True, 0.0, frozenset({"longer", "any", "anymore"})),
    Saying(ceased.never_had, Change.DOWN, False, 0.6),
    Saying(ceased.not_one, Change.DOWN, False, 0.6, frozenset({"not", "zero"})),
    Saying(ceased.hardly_so, Change.DOWN, True, 0.6, ceased.NOT_SO),
    Saying(ceased.not_as_much, Change.DOWN, True, 0.1, frozenset({"as", "so"})),
    Saying(ceased.did_not_hurt, Change.DOWN, True, 0.6),
    Saying(ceased.went, Change.DOWN, True, 0.4, frozenset({"went", "gone", "goes"})),
    Saying(ceased.free_of, Change.DOWN, False, 0.6, frozenset({"free", "without"})),
    Saying(put_otherwise.a_multiple, None, False, 0.2, _AS | {"half"}),
    Saying(put_otherwise.gets_going, Change.UP, False, 0.2),
    Saying(equals.equal, Change.SAME, False, 0.2, _AS | equals.ALIKE | {"equally", "same", "less"}),
    Saying(equals.no_different, Change.ANY, True, 0.4, frozenset({"different"})),
    Saying(equals.just_as_many, Change.SAME, True, 0.9, frozenset({"just"})),
    Saying(equals.effect_on_how, Change.ANY, False, 0.4, frozenset({"how"})),
    Saying(equals.with_and_without, Change.SAME, True, 0.5, frozenset({"without"})),
    Saying(equals.groups_differ, Change.ANY, False, 0.6, frozenset({"differ", "differed"})),
    Saying(put_otherwise.rated, None, False, 0.3, put_otherwise.LESS_OR_MORE),
    Saying(put_otherwise.helps_for, Change.GOOD, False, 1.2, put_otherwise.AGAINST),
    Saying(put_otherwise.works_for, Change.GOOD, False, 0.8, frozenset({"work", "works", "worked", "working"})),
    Saying(put_otherwise.in_what_is_eased, Change.DOWN, False, 1.0, frozenset({"that", "which"})),
    Saying(put_otherwise.which_it_changes, None, False, 1.9, frozenset({"that", "which"})),
    Saying(put_otherwise.the_more_the, None, False, 0.2, frozenset({"the"})),
    Saying(put_otherwise.responds_well, Change.GOOD, True, 0.5),
    Saying(put_otherwise.made_to, None, False, 0.1, frozenset({"to"})),
    Saying(put_otherwise.harder_to, None, False, 0.2, frozenset({"to"})),
    Saying(put_otherwise.reaches_a_level, None, True, 0.4, grammar.MEASURES),
    Saying(put_otherwise.leaves_the_body, None, True, 0.4, _LEAVING),
    Saying(put_otherwise.filled_with, Change.UP, False, 0.2, frozenset({"with"})),
    Saying(equals.as_before, Change.SAME, True, 0.3, _AS | {"where", "what"} | equals.REGARDLESS),
)
