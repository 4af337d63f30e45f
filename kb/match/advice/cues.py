"""Words that give advice where others stand near them: bad idea, give it a miss, wait until you are well."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.match.english import grammar

_BEFORE_ORDER = grammar.words(
    "should must please better to and , then just rather ought do or ; : – simply therapist you we would us"
)


def is_order(words: Sequence[str], at: int) -> bool:
    """Tell whether a word stands where an order does: first, or after "please", "should" and the like."""
    return at == 0 or words[at - 1] in _BEFORE_ORDER


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that gives advice where others stand near it; `against` is what it then says of the thing."""

    words: frozenset[str]
    against: bool | None
    before: frozenset[str]  # one of these stands among the last `reach_before` words
    reach_before: int
    after: frozenset[str]  # one of these stands among the next `reach_after` words
    reach_after: int
    unless_before: frozenset[str]  # none of these stands among the last three words
    unless_after: frozenset[str]  # none of these stands among the next six
    ordered: bool  # it is an order, and not the first word

    def fits(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the word at a place is this cue."""
        if words[at] not in self.words or (self.ordered and not (at and is_order(words, at))):
            return False
        if self.before and self.before.isdisjoint(words[max(0, at - self.reach_before) : at]):
            return False
        if self.after and self.after.isdisjoint(words[at + 1 : at + 1 + self.reach_after]):
            return False
        clear = self.unless_before.isdisjoint(words[max(0, at - 3) : at])
        return clear and self.unless_after.isdisjoint(words[at + 1 : at + 7])


def _cue(
    words: str,
    against: bool | None = True,
    *,
    before: str = "",
    reach_before: int = 5,
    after: str = "",
    reach_after: int = 6,
    unless_before: str = "",
    unless_after: str = "",
    ordered: bool = False,
) -> Cue:
    listed = grammar.words
    return Cue(
        listed(words),
        against,
        listed(before),
        reach_before,
        listed(after),
        reach_after,
        listed(unless_before),
        listed(unless_after),
        ordered,
    )


_FAR = 1_000  # words: anywhere in the sentence
WELL = "well better recovered gone passed clear healthy free"
_NOT_TO_COME = "put stay miss wait rebook reschedule"
DISSUADING = (
    _cue("reason reasons excuse", False, before="no not never", reach_before=3, after=_NOT_TO_COME, reach_after=3),
    _cue("reason reasons", after=_NOT_TO_COME, reach_after=3),
    _cue("nor", after="wise sensible safe advisable"),
    _cue(
        "not no never hardly",
        after="time moment day good right wise idea place",
        reach_after=4,
        unless_after="harm reason evidence long",
    ),
    _cue("no", after="should must ought", unless_after="reason evidence harm doubt problem need one"),
    _cue("tempted", before="not don't never", reach_before=3),
    _cue("recommended advised advisable safe", before="not isn't never", reach_before=2),
    _cue("idea", before="bad poor", reach_before=3, unless_before="not no"),
    _cue("idea", False, before="bad poor", reach_before=3),
    _cue("rule rules ruled", after="out", reach_after=1, unless_before="not no never"),
    _cue("miss", before="give"),
    _cue("leave", after="alone out", reach_after=4, ordered=True),
    _cue("against", before="warn warns warned caution cautions cautioned", reach_before=8),
    _cue("much", before="too", reach_before=1, after="body system", reach_after=4, unless_before="not never"),
    _cue("more", after="take handle cope bear", reach_after=5, unless_before="no not never"),
    _cue("put", after="off", reach_after=4, ordered=True),
    _cue("out off", before="is are", reach_before=1, after=". ; , – — !", reach_after=1),
    _cue("while", before="not", reach_before=1, after="ill unwell sick", reach_after=5),
    _cue("mix", before="not don't never", reach_before=3),
    _cue("wait", before="should must please better", reach_before=3),
    _cue("last", before="make keep have your drink"),
    _cue("think", after="twice", reach_after=1),
    _cue("business place", before="no", reach_before=1, after="in on near with", reach_after=1),
    _cue("wrong", after="thing time moment place", reach_after=1, unless_before="nothing not no"),
    _cue("no", after="given offered", reach_after=6, unless_after="reason evidence harm doubt problem advice help"),
    _cue("belongs belong", before="nobody none", reach_before=6),
    _cue("belong welcome", before="not doesn't don't isn't"),
    _cue("ring call rebook rearrange reschedule", unless_before="if", ordered=True),
    _cue("keep", after="off", reach_after=1, ordered=True),
    _cue("once", before="back return rebook wait again", reach_before=_FAR, after=WELL),
    _cue("keep limit confine restrict", after="morning", reach_after=7),
    _cue("best", after="left avoided postponed put deferred", reach_after=2),
    _cue("for", before="not", reach_before=1, after="people those anyone everyone patients women men", reach_after=1),
    _cue("resume", before="before until", reach_before=4),
    _cue("another", before="move shift push", reach_before=6, after="day week time date", reach_after=1),
    _cue("until till", before="should must please ought best", reach_before=_FAR, after=WELL),
)
PERMITTING = (
    _cue(
        "time moment", before="very perfect ideal best right", reach_before=1, after="have get book come", reach_after=3
    ),
    _cue(
        "thing ticket",
        before="just very",
        reach_before=2,
        after="for when if",
        reach_after=1,
        unless_before="not never isn't",
    ),
    _cue("need needs want wants", before="just", reach_before=3),
    _cue("right", before="all", reach_before=1, unless_before="not never isn't"),
    _cue("means", before="all", reach_before=1),
    _cue("safely", before="can may could", reach_before=2, unless_before="not never cannot"),
    _cue("come", before="do", reach_before=1),
    _cue("come", before="to", reach_before=1, after="in", reach_after=1, unless_before="not never"),
    _cue("come book", after="same", reach_after=9, unless_before="would"),
    _cue("harm danger risk problem", before="no little", reach_before=3),
    _cue("wrong", before="nothing", reach_before=4),
    _cue("ahead", before="go", reach_before=1),
    _cue("can may", after="still", reach_after=4),
    _cue("still", after="can may", reach_after=4),
    _cue("all", after="day", reach_after=1, before="can may", reach_before=_FAR),
)
