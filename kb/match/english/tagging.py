"""What part of speech each word of a sentence is: the likeliest reading of the whole sentence.

A Viterbi search over tags. A word has a cost for each tag that it may have, and a pair of tags next to each other has
another. Beside the tag the search keeps how many clauses still lack their finite verb, so that "massage strokes help
lymph to circulate" has one verb and "people who nap sleep better" two. The costs are rules of thumb, not estimates.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from kb.match.english import grammar
from kb.match.english.tokens import Token
from kb.match.english.word_classes import candidates

# What the tags mean is said in word_classes.
FINITE = frozenset({"VB", "VZ", "VD", "BE", "HV", "DO", "MD"})
_HIGH = 2.6
_APART = 0.8  # a plural verb that stands apart from its plural subject
_KEPT = 12  # readings kept at each word
_START = 3  # an auxiliary so near the start of a question may stand before its subject


def _table(rows: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in rows.strip().splitlines():
        before, _, pairs = row.strip().partition(" ")
        costs = {}
        for pair in pairs.split():
            tags, _, cost = pair.partition(":")
            costs.update(dict.fromkeys(tags.split(","), float(cost)))
        for tag in before.split(","):
            found.setdefault(tag, {}).update(costs)
    return found


_AFTER = _table(
    """
    ST NN,NS,DT,PR,SU,RB,IN,CD,JJ:.4 CC,WP,NG,OB:.6 VG:.9 VB:1.3 TO,MD,DO,HV,BE:1.6 VN,VZ:2 VD:3.2 CM,ST:.3
    DT NN,NS,JJ:0 CD,VN:.5 VG:.7 RB,DT:1.2 IN,PR:2.4 CC,CM:2 BE,HV,MD,DO:3.4 VB,VZ,VD:5
    PR BE,HV,DO,MD,VB,VZ,VD:0 RB:.5 NG,WP,CC,CM,ST,IN,SU,TO:.9 VN:1.6 VG:2 JJ:2.2 DT,PR:2.4 NN,NS:4
    OB IN,ST,CM:.2 TO,RB,CC,SU:.5 VB,JJ:.7 DT:.9 VN,VG:1 NN,NS,WP:2 VZ,VD,BE,HV:4
    JJ NN,NS:0 JJ,CC:.6 ST,CM,IN:.7 TO,SU:.9 RB,VG,VN,WP:1.5 DT,PR:3 CD,MD,BE,HV,DO:2.6 VB,VZ,VD:4
    NN BE,IN,ST:0 HV,MD,CC,CM:.3 VZ,VD:.4 NN,NS,TO:.5 DO,RB,SU,WP:.8 VG:1.2 VN:1.2 VB:2.6 JJ,NG,CD:2.2 PR:2.4 DT,OB:3.6
    NS BE,IN,ST:0 HV,MD,CC,CM:.3 VB,VD:.4 TO:.5 DO,RB,SU,WP:.8 NN,NS,VG:1.5 VN:1.1 VZ:2.8 JJ,NG,CD:2.2 PR:2.2 DT,OB:3.4
    CD NN,NS:0 IN,CC,CM,ST:.4 JJ:.5 CD,RB,BE,HV:.9 VB,VZ,VD,MD,VN,WP:1.4
    IN DT,NN,NS:0 CD,PR,OB,JJ,VG:.3 WP,SU:.9 RB,IN,VN,NG:1.4 CC:2 CM,ST:1.2 VB,VZ,VD,BE,MD,DO,HV:4.6
    CC DT,PR,NN,NS,JJ,IN,RB,CD,SU:.3 VB,VZ,VD,NG,VG,TO,OB,WP:.5 VN,MD,DO,BE,HV:.7 CM:.6 CC:2
    CM DT,PR,NN,NS,JJ,IN,RB,CD,SU,CC,WP:.3 VG,VN,TO,NG:.6 VB,VZ,VD,BE,HV,MD,DO:.7 CM,ST:1
    SU PR,DT:0 NN,NS,JJ,CD:.3 RB,VG,NG,IN:.6 VN,TO,WP:1 OB:3 CM:1.2 BE,HV,MD,DO:1.8 VB,VZ,VD:2
    WP BE,HV,MD,VZ,VD,PR:.1 VB,DO,DT:.4 NN,NS,RB,NG,CD,JJ:.7 IN,CM,TO:1.6
    RB VN,RB,JJ,VZ,VB,VD,IN,CM,ST:.4 VG,SU,CC,BE,HV,MD,DO,TO,CD,NG:.6 DT,PR,OB:.8 NN,NS,WP:1.5
    NG VN,VB,VG,RB,JJ,DT,IN:.3 NN,NS,CD,BE,TO,PR,OB:.7 CM,ST,CC,SU:.9 HV,DO,MD:1.4 VZ,VD:3
    TO VB,BE,HV,DO:-.3 RB:.9 NG:1.5
    VB,VZ,VD DT,OB,IN:0 NN,NS,JJ,PR,RB,CD:.3 TO,SU,ST,CC,CM,VN:.6 VG,WP:.8 NG:2.2 HV,BE,MD,DO:3.6 VB:2.2 VZ,VD:4.6
    VN IN,RB,ST,CM:.2 TO,CC,SU:.4 NN,NS:.6 DT,OB,PR,JJ,WP:1 CD,VG:1.2 VN:2 BE,HV,MD:1.8 VB,VZ,VD,DO:2
    VG DT,OB,PR,NN,NS,IN:.2 JJ,RB,CD,TO,CM,ST,CC,SU:.5 BE,MD,VZ:1 HV,VD,VN,VG:1.4 VB,DO:3
    BE VN,VG,JJ,NG,RB,DT,IN:.2 NN,NS,PR,CD,TO,SU,WP:.7 CC,CM,ST:1 BE:2 OB:2.4 HV,MD,DO,VB,VZ,VD:4
    HV VN,NG,DT,BE,RB:.1 NN,NS,JJ,CD,PR,TO:.4 OB,IN:1 CC,CM,ST,SU:1 VG:2 VB,VZ,VD,MD,DO,HV:4
    DO NG,VB,DT:.1 PR,NN,NS,RB,JJ,CD:.4 OB,HV,BE:.8 IN,CM,ST,CC,SU:.8 VZ,VD,VN,MD:4
    MD VB,BE,HV,NG,RB:0 DT,PR,NN,NS,JJ:.8 DO:.4 IN,CM,ST,CC:1 CD:1.5 VN,VG:3 VZ,VD,MD:5
    """
)

# Auxiliaries that go on with another: has been, will do.
_GOES_ON = {"BE": ("MD", "HV", "BE"), "HV": ("MD", "HV", "BE"), "DO": ("MD",)}
_MAIN_VERBS = frozenset({"VB", "VZ", "VD"})
_HELPERS = frozenset({"MD", "DO", "NG", "RB"})
_SUBJECTS = frozenset({"NN", "NS", "JJ", "DT", "PR"})
_QUOTES = frozenset('“”"')
_LEADING = grammar.words("in for with at on after during within over by from to under through")
_SHORT_LEAD = 6  # words
_MAKING = grammar.stems("make help let")
_LET_WORK = grammar.stems("work feel sleep heal recover circulate flow run drain relax function multiply")
_SHORT_NAME = 5  # words
_HELPING = grammar.stems("help let")
_NEVER_FINITE = frozenset({"be", "been", "being", "having"})
_INVERTING = grammar.words("nor neither never rarely seldom hardly scarcely")
_NOMINATIVES = grammar.words("i you he she it we they")
_REPORTING = (
    grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | grammar.stems("know think doubt mean believe feel")
)


class _State(NamedTuple):
    """How far a reading has come: its last tag, and what its clauses still lack."""

    tag: str
    lacking: int  # clauses that have no finite verb yet
    may: bool  # another finite verb may follow: after "and", or after a verb of saying
    awaits: bool  # an auxiliary waits for its base form: does massage …
    many: bool = False  # the subject that waits for its verb is plural: strokes of massage …


# What a word is, beside its tag, that matters to what may follow or come before: bits of one number.
_QUESTION = 1  # the sentence asks
_INVERTED = 2  # near the start of a question
_REPORTS = 4
_SAID_THAT = 8  # "that" after a verb of saying
_NOMINATIVE = 16
_NOT_FINITE = 32
_LED = 128  # a phrase without a comma stands before it: in neck pain it may help
_HELPED = 64  # after "help" or "let", itself or with a pronoun between
_PAIRED = 256  # after "nor", where a verb of the same ending follows "neither": neither lowered nor raised


# The marks that each tag is weighed by; the others are left aside, so that few steps have to be worked out.
_MATTERS = (
    dict.fromkeys(("NN", "NS", "JJ", "DT"), _QUESTION)
    | dict.fromkeys(("VZ", "VD", "BE", "HV", "DO", "MD"), _INVERTED | _REPORTS | _NOT_FINITE | _PAIRED)
    | {
        "PR": _QUESTION | _NOMINATIVE | _LED,
        "SU": _SAID_THAT,
        "VN": _REPORTS,
        "VB": _QUESTION | _INVERTED | _REPORTS | _NOT_FINITE | _HELPED,
    }
)

_Path = tuple[str, "_Path | None"]


_STATES: list[_State] = []  # by their numbers: a number is looked up faster than what it stands for
_NUMBERS: dict[_State, int] = {}


def _number_of(state: _State) -> int:
    number = _NUMBERS.setdefault(state, len(_STATES))
    if number == len(_STATES):
        _STATES.append(state)
    return number


_BEGIN = _number_of(_State("ST", 1, False, False))


class _Steps(dict[int, tuple[float, int]]):
    """From each state, what a tag costs for a word with these marks, and the state after it: worked out once."""

    def __init__(self, tag: str, marks: int) -> None:
        self.tag, self.marks = tag, marks

    def __missing__(self, number: int) -> tuple[float, int]:
        cost, reached = _move(_STATES[number], self.tag, self.marks)
        step = self[number] = (cost, _number_of(reached))
        return step


@cache
def _steps(tag: str, marks: int) -> _Steps:
    return _Steps(tag, marks)


def tags_of(sentence: Sequence[Token], named: Collection[int] = ()) -> list[str]:
    """Return the tag of each token; `named` are the places of names of things."""
    best: dict[int, tuple[float, _Path | None]] = {_BEGIN: (0.0, None)}
    asks = any(token.word == "?" for token in sentence[-3:]) or (
        len(sentence) > 1 and sentence[0].word in _INVERTING and sentence[1].word in grammar.MODAL | grammar.DO
    )
    for at in range(len(sentence)):
        if sentence[at].word in _QUOTES:
            best = {state: (cost, ("ST", path)) for state, (cost, path) in best.items()}
            continue  # a mark of quotation parts nothing by itself
        marks = _marks(sentence, at, asks)
        found: dict[int, tuple[float, _Path | None]] = {}
        for tag, own in candidates(sentence, at, at in named).items():
            steps = _steps(tag, marks & _MATTERS.get(tag, 0))
            for state, (cost, path) in best.items():
                step, reached = steps[state]
                total = cost + own + step
                known = found.get(reached)
                if known is None or total < known[0]:
                    found[reached] = (total, (tag, path))
        best = found if len(found) <= _KEPT else dict(sorted(found.items(), key=lambda one: one[1][0])[:_KEPT])
    end = min(best, key=lambda state: best[state][0] + _left_open(_STATES[state]))
    path = best[end][1]
    tags: list[str] = []
    while path is not None:
        tag, path = path
        tags.append(tag)
    return tags[::-1]


def _marks(sentence: Sequence[Token], at: int, asks: bool) -> int:
    word = sentence[at].word
    marks = 0
    if asks:
        marks = _QUESTION | _INVERTED if at < _START else _QUESTION
    if sentence[at].lemma in _REPORTING:
        marks |= _REPORTS
    if word == "that" and at and sentence[at - 1].lemma in _REPORTING:
        marks |= _SAID_THAT
    if word in _NOMINATIVES:
        marks |= _NOMINATIVE | (_LED if _is_led(sentence, at) else 0)
    elif word in _NEVER_FINITE:
        marks |= _NOT_FINITE
    if any(one.lemma in _HELPING and one.word != "helping" for one in sentence[max(0, at - 2) : at]):
        marks |= _HELPED
    elif sentence[at].lemma in _LET_WORK and any(
        sentence[place].lemma in _MAKING for place in range(max(0, at - _SHORT_NAME), at)
    ):
        marks |= _HELPED  # made the immune system work
    if at and sentence[at - 1].word == "nor" and _is_paired(sentence, at):
        marks |= _PAIRED
    return marks


def _is_paired(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a word after "nor" has the ending of that after "neither": neither lowered it nor raised it."""
    ending = sentence[at].word[-2:]
    return any(
        sentence[place].word == "neither" and sentence[place + 1].word.endswith(ending) for place in range(at - 1)
    )


def _is_led(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a short phrase stands before a subject without a comma: in neck pain it may help."""
    return 1 < at <= _SHORT_LEAD and sentence[0].word in _LEADING and all(token.word != "," for token in sentence[:at])


def _left_open(state: _State) -> float:
    """Return what it costs to end a stretch with clauses that lack their verb."""
    return 1.4 * state.lacking + (0.4 if state.awaits else 0.0)


def _move(state: _State, tag: str, marks: int) -> tuple[float, _State]:
    """Return what a tag costs after a reading, and the reading with it."""
    cost = _AFTER[state.tag].get(tag, _HIGH)
    if state.tag in _MAIN_VERBS:
        if tag == "BE" and marks & _NOT_FINITE:
            cost -= 3.0  # to avoid being
        elif tag in ("VZ", "VD") and state.lacking:
            cost -= 2.4  # nothing I read persuaded me
        elif tag in ("BE", "HV", "DO", "MD") and state.lacking:
            cost -= 2.6  # what they know is
    if state.tag == "MD" and tag in _SUBJECTS and not marks & _QUESTION:
        cost += 2.0
    if state.tag == "NG" and state.awaits and tag in ("NN", "NS", "JJ"):
        cost += 1.0  # does not lower it or raise it
    if tag == "ST":
        return cost + _left_open(state), _State("ST", 1, False, False)
    if tag in ("SU", "WP"):
        cost -= 0.6 if tag == "SU" and marks & _SAID_THAT else 0.0
        # Companies that rent out greenery promise: the subject that waits is still plural.
        return cost, _State(tag, min(3, state.lacking + 1), state.may, False, state.many and state.lacking > 0)
    if tag == "CC":
        return cost, _State(tag, state.lacking, True, state.awaits, state.many)
    if tag == "CM":
        return cost, _State(tag, state.lacking, True, state.awaits, state.many)  # it does not, however, lower
    both = state.tag == "CC" and tag == "NN" and state.lacking > 0  # massage and rest lower it
    many = tag == "NS" or both or (state.many and state.lacking > 0)
    if tag == "VB" and state.many and state.lacking and state.tag == "NN":
        cost -= _AFTER["NN"]["VB"] - _AFTER["NS"]["VB"] - _APART  # strokes of massage draw
    if tag == "PR" and marks & _NOMINATIVE and state.tag == "CC" and state.lacking:
        cost += 0.6  # the throbbing stops and I can: seldom the second of two subjects
    if tag == "PR" and marks & _LED and state.lacking == 1 and state.tag in ("NN", "NS"):
        return max(0.0, cost - 1.6), _State(tag, 1, state.may, state.awaits)
    if tag == "PR" and state.tag in ("NN", "NS", "PR") and marks & _NOMINATIVE:
        return cost, _State(tag, min(3, state.lacking + 1), state.may, state.awaits)  # the moment you drop off
    if tag == "PR" and marks & _NOMINATIVE and state.tag == "IN":
        cost += 1.2  # before we begin: the word before opens a clause
    elif tag == "PR" and marks & _NOMINATIVE and not state.lacking and not state.may:
        cost += 0.8 if state.tag in _MAIN_VERBS else 0.0  # gives you shade
        return cost, _State(tag, 1, state.may, state.awaits)  # I would rather you did
    if tag == "VB" and (state.tag in ("TO", "MD", "DO") or state.awaits):
        return _base_form(state, cost, marks)
    if tag == "VB" and marks & _HELPED and state.tag in ("VZ", "VB", "VD", "VG", "VN", "OB", "PR", "NN", "NS"):
        return cost - 1.8, _State("VB", state.lacking, state.may, state.awaits)
    if tag == "VD" and state.tag == "OB" and state.lacking:
        cost -= 1.5  # three of them told me
    if tag in FINITE:
        return _finite(state, tag, cost, marks)
    may = state.may or (tag == "VN" and bool(marks & _REPORTS))
    return cost, _State(tag, state.lacking, may, state.awaits, many)


def _base_form(state: _State, cost: float, marks: int) -> tuple[float, _State]:
    may = state.may or bool(marks & _REPORTS)
    if state.tag == "TO":
        return cost, _State("VB", state.lacking, may, state.awaits)
    if marks & _QUESTION and state.tag not in ("MD", "DO", "CC"):
        cost -= 2.2  # does massage lower
    elif state.tag in _HELPERS:
        cost -= 0.6  # does not clear
    return cost, _State("VB", state.lacking, may, False)


def _finite(state: _State, tag: str, cost: float, marks: int) -> tuple[float, _State]:
    _, lacking, may, awaits, many = state
    if state.tag == "TO" or marks & _NOT_FINITE or (tag in _GOES_ON and state.tag in _GOES_ON[tag]):
        awaits = awaits and tag not in _GOES_ON  # goes on with what stands before it
    elif tag in ("BE", "HV") and awaits:
        awaits = False
    elif state.tag == "CC":
        cost += 0.2  # shares the subject of the verb before
    elif lacking:
        lacking, may = lacking - 1, False
    elif may:
        cost, may = cost + 0.4, False
    else:
        cost += 3.2
    if marks & _PAIRED:
        cost -= 1.5
    if marks & _INVERTED:
        cost -= 1.4 if tag in ("MD", "DO") else 1.2 if tag in ("BE", "HV") else 0.0
    may = may or bool(marks & _REPORTS)
    return cost, _State(tag, lacking, may, awaits or tag in ("MD", "DO"), many and lacking > 0)
