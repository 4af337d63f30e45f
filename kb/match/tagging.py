"""What part of speech each word of a sentence is: the likeliest reading of the whole sentence.

A Viterbi search over tags. A word has a cost for each tag that it may have, and a pair of tags next to each other has
another. Beside the tag the search keeps how many clauses still lack their finite verb, so that "massage strokes help
lymph to circulate" has one verb and "people who nap sleep better" two. The costs are rules of thumb, not estimates.
"""

from collections.abc import Collection, Sequence
from enum import IntFlag, auto
from functools import cache
from typing import NamedTuple

from kb.language import stem as _stem
from kb.match import grammar, lexicon
from kb.match.other_verbs import is_form_of_other_verb
from kb.match.tokens import Token, lemma
from kb.match.verb_forms import VERB_STEMS, is_adverb, is_gerund, is_plural

# NN NS nouns, JJ adjective, RB adverb, DT determiner, PR pronoun, OB object pronoun, CD number, IN preposition, CC and/or,
# SU opens a clause, WP relative, TO, NG not, CM comma, ST stop; VB base form, VZ lowers, VD fell, VN lowered, VG lowering,
# BE HV DO MD auxiliaries.
FINITE = frozenset({"VB", "VZ", "VD", "BE", "HV", "DO", "MD"})
_HIGH = 2.6
_AGENT = 6
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
    TO VB,BE,HV,DO:0 RB:.9 NG:1.5
    VB,VZ,VD DT,OB,IN:0 NN,NS,JJ,PR,RB,CD:.3 TO,SU,ST,CC,CM,VN:.6 VG,WP:.8 NG:2.2 HV,BE,MD,DO:3.6 VB:2.2 VZ,VD:4.6
    VN IN,RB,ST,CM:.2 TO,CC,SU:.4 NN,NS:.6 DT,OB,PR,JJ,WP:1 CD,VG:1.2 VN:2 BE,HV,MD:1.8 VB,VZ,VD,DO:2
    VG DT,OB,PR,NN,NS,IN:.2 JJ,RB,CD,TO,CM,ST,CC,SU:.5 BE,MD,VZ:1 HV,VD,VN,VG:1.4 VB,DO:3
    BE VN,VG,JJ,NG,RB,DT,IN:.2 NN,NS,PR,CD,TO,SU,WP:.7 CC,CM,ST:1 BE:2 OB:2.4 HV,MD,DO,VB,VZ,VD:4
    HV VN,NG,DT,BE,RB:.1 NN,NS,JJ,CD,PR,TO:.4 OB,IN:1 CC,CM,ST,SU:1 VG:2 VB,VZ,VD,MD,DO,HV:4
    DO NG,VB,DT:.1 PR,NN,NS,RB,JJ,CD:.4 OB,HV,BE:.8 IN,CM,ST,CC,SU:.8 VZ,VD,VN,MD:4
    MD VB,BE,HV,NG,RB:0 DT,PR,NN,NS,JJ:.8 DO:.4 IN,CM,ST,CC:1 CD:1.5 VN,VG:3 VZ,VD,MD:5
    """
)

_BOTH = ("VB", "VD", "VN")
_WORDS: dict[str, dict[str, float]] = {}


def _set(words: str, **tags: float) -> None:
    for word in words.split():
        _WORDS[word] = tags


_set("a an the my your our their its every", DT=0.0)
_set("his another whose", DT=0.0, PR=1.2)
_set("her", DT=0.3, OB=0.4)
_set("this these those some any all both each either neither many few several", DT=0.1, PR=0.6)
_set("half such enough most much little", DT=0.3, PR=0.7, RB=0.6)
_set("more less fewer", DT=0.3, RB=0.4, PR=0.7)
_set("no", DT=0.0, RB=1.5)
_set("that", DT=0.9, WP=0.4, SU=0.3, PR=0.8)
_set("who which whom", WP=0.0)
_set("i he she we they everyone everybody anyone anybody someone somebody nobody nothing something anything", PR=0.0)
_set("everything none others", PR=0.0)
_set("it you there", PR=0.0, OB=0.3)
_set("there", PR=0.2, RB=0.3)
_set("me him us them itself themselves yourself himself herself myself ourselves", OB=0.0)
_set("one ones", CD=0.3, PR=0.4, NN=0.8)
_set("and or nor & plus", CC=0.0)
_set("but", CC=0.0, IN=1.2)
_set("yet", RB=0.3, CC=0.6)
_set("so", RB=0.4, SU=0.7, CC=0.7)
_set("because although though whereas unless whether lest wherever whenever", SU=0.0)
_set("if while when why how what where", SU=0.0)
_set("before after since until till as than once like", IN=0.1, SU=0.5)
_set("like", IN=0.2, VB=0.7)
_set("than", IN=0.1, SU=0.5, CC=1.2)
_set("once", RB=0.2, SU=0.5)
_set("up down out off on in over away back through along around about across", IN=0.1, RB=0.2)
_set("to", TO=0.0, IN=0.6)
_set("back", IN=0.5, RB=0.3, NN=0.5)
_set("not", NG=0.0)
_set("never", RB=0.0)
_set("hardly barely scarcely rarely seldom", RB=0.0, NG=0.3)
_set("please", RB=0.2, VB=1.0)
_set("worse better best worst", JJ=0.2, RB=0.3)
_set("people men women children mice feet data teeth police folk staff others", NS=0.0)
_set("will", MD=0.0, NN=2.5)
_set("may might can must could would should shall ought cannot", MD=0.0)
_set("need", VB=0.4, NN=0.6, MD=1.2)
_set("needs", VZ=0.4, NS=0.7)
_set("thanks", NS=0.0)
_set("cut put set let hit hurt shed spread read come run become overcome", VB=0.3, VD=0.6, VN=0.9)
_set("cut set hit run", VB=0.4, VD=0.6, VN=0.9, NN=0.8)
_set("lower slow clear free calm open dry clean warm cool quiet blunt", JJ=0.2, VB=0.6)
_set("better", JJ=0.2, RB=0.3, VB=3.0)
_set("left lay felt found saw wound", VD=0.2, VN=0.4, NN=3.0)
_set("further far later long well together", RB=0.1, JJ=0.6)
_set("fine right good bad low high free", JJ=0.0, NN=2.0)
_set("help", VB=0.3, NN=0.5)
_set("according thanks", IN=0.2, NN=1.0)
_set("compared", VN=0.0, VD=0.8)

_PAST: dict[str, dict[str, float]] = {}
for _verb in set(grammar.IRREGULAR.values()):
    _forms = [past for past, verb in grammar.IRREGULAR.items() if verb == _verb]
    for _place, _form in enumerate(_forms):
        if len(_forms) == 1:
            _PAST[_form] = {"VD": 0.2, "VN": 0.4}
        else:
            _PAST[_form] = {"VD": 0.1} if _place == 0 else {"VN": 0.1}

_MOSTLY_NOUNS = grammar.stems(
    "advance amount approach arm balance code contrast concentration cost cross date demand detail issue iron "
    "exercise experiment education experience export fear feature function head impact import information interest list loop "
    "massage matter model number order origin partner patch peak phase plant point position potential practice "
    "process program project question rate reason research risk root sample scale score sound stage state stem "
    "step stroke study substitute term test touch trend type unit value water week name damage flow grade effect control "
    "shift sleep taste train name age view store plan harm benefit document copy count group balance season nerve hand "
    "muscle oil burn breath figure form ring rest pain ache worry stress pressure press rub skin face body head back room air land"
)
_SELDOM_NOUNS = grammar.stems(
    "reduce raise ease improve lessen soothe relieve alleviate lower strengthen weaken stimulate enhance suppress "
    "prevent protect remove eliminate melt banish promote heighten worsen impair hinder hamper include become seem "
    "appear remain bring make take give get keep put let go come see find know say tell think believe suggest "
    "help fail hold carry keep seek need serve leave learn develop suffer enjoy receive undergo recover improve inhibit dissolve diminish calm elevate"
)
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "ic", "able", "ible", "less", "ary", "ish", "ant", "ent", "er", "est")
_AFTER_NOUN = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES
_SUBJECTS = frozenset({"NN", "NS", "JJ", "DT", "PR"})
_QUOTES = frozenset('“”"')
_HELPING = grammar.stems("help let")
_NOT_FINITE = frozenset({"be", "been", "being", "having"})
_NOMINATIVE = grammar.words("i you he she it we they")
_SPOKEN = grammar.stems("say believe insist maintain conclude suggest reckon write tell know think")
_REPORTING = (
    grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | grammar.stems("know think doubt mean believe feel")
)


class _State(NamedTuple):
    """How far a reading has come: its last tag, and what its clauses still lack."""

    tag: str
    lacking: int  # clauses that have no finite verb yet
    may: bool  # another finite verb may follow: after "and", or after a verb of saying
    awaits: bool  # an auxiliary waits for its base form: does massage …


class _Mark(IntFlag):
    """What a word is, beside its tag, that matters to what may follow or come before."""

    NONE = 0
    QUESTION = auto()  # the sentence asks
    INVERTED = auto()  # near the start of a question
    REPORTS = auto()
    SAID_THAT = auto()  # "that" after a verb of saying
    NOMINATIVE = auto()
    NOT_FINITE = auto()
    HELPED = auto()  # after "help" or "let", itself or with a pronoun between


_Path = tuple[str, "_Path | None"]


def tags_of(sentence: Sequence[Token], named: Collection[int] = ()) -> list[str]:
    """Return the tag of each token; `named` are the places of names of things."""
    best: dict[_State, tuple[float, _Path | None]] = {_State("ST", 1, False, False): (0.0, None)}
    asks = any(token.word == "?" for token in sentence[-3:])
    for at in range(len(sentence)):
        if sentence[at].word in _QUOTES:
            best = {state: (cost, ("ST", path)) for state, (cost, path) in best.items()}
            continue  # a mark of quotation parts nothing by itself
        marks = _marks(sentence, at, asks)
        candidates = _candidates(sentence, at, at in named)
        found: dict[_State, tuple[float, _Path | None]] = {}
        for state, (cost, path) in best.items():
            for tag, own in candidates.items():
                step, reached = _move(state, tag, marks)
                total = cost + own + step
                known = found.get(reached)
                if known is None or total < known[0]:
                    found[reached] = (total, (tag, path))
        best = found if len(found) <= _KEPT else dict(sorted(found.items(), key=lambda one: one[1][0])[:_KEPT])
    end = min(best, key=lambda state: best[state][0] + _left_open(state))
    path = best[end][1]
    tags: list[str] = []
    while path is not None:
        tag, path = path
        tags.append(tag)
    return tags[::-1]


def _marks(sentence: Sequence[Token], at: int, asks: bool) -> _Mark:
    token = sentence[at]
    marks = _Mark.NONE
    if asks:
        marks |= _Mark.QUESTION | (_Mark.INVERTED if at < _START else _Mark.NONE)
    if lemma(token) in _REPORTING:
        marks |= _Mark.REPORTS
    if token.word == "that" and at and lemma(sentence[at - 1]) in _REPORTING:
        marks |= _Mark.SAID_THAT
    if token.word in _NOMINATIVE:
        marks |= _Mark.NOMINATIVE
    if token.word in _NOT_FINITE:
        marks |= _Mark.NOT_FINITE
    if any(lemma(sentence[place]) in _HELPING for place in range(max(0, at - 2), at)):
        marks |= _Mark.HELPED
    return marks


def _left_open(state: _State) -> float:
    """Return what it costs to end a stretch with clauses that lack their verb."""
    return 1.0 * state.lacking + (0.4 if state.awaits else 0.0)


@cache
def _move(state: _State, tag: str, marks: _Mark) -> tuple[float, _State]:
    """Return what a tag costs after a reading, and the reading with it."""
    cost = _AFTER[state.tag].get(tag, _HIGH)
    if state.tag == "MD" and tag in _SUBJECTS and not marks & _Mark.QUESTION:
        cost += 2.0
    if tag == "ST":
        return cost + _left_open(state), _State("ST", 1, False, False)
    if tag in ("SU", "WP"):
        cost -= 0.6 if tag == "SU" and marks & _Mark.SAID_THAT else 0.0
        return cost, _State(tag, min(3, state.lacking + 1), state.may, False)
    if tag == "CC":
        return cost, _State(tag, state.lacking, True, state.awaits)
    if tag == "CM":
        return cost, _State(tag, state.lacking, True, False)
    if tag == "PR" and state.tag in ("NN", "NS", "PR") and marks & _Mark.NOMINATIVE:
        return cost, _State(tag, min(3, state.lacking + 1), state.may, state.awaits)  # the moment you drop off
    if tag == "VB" and (state.tag in ("TO", "MD", "DO") or state.awaits):
        return _base_form(state, cost, marks)
    if tag == "VB" and marks & _Mark.HELPED and state.tag in ("VZ", "VB", "VD", "VG", "VN", "OB", "PR", "NN", "NS"):
        return cost - 1.8, _State("VB", state.lacking, state.may, state.awaits)
    if tag in FINITE:
        return _finite(state, tag, cost, marks)
    return cost, _State(tag, state.lacking, state.may or (tag == "VN" and bool(marks & _Mark.REPORTS)), state.awaits)


def _base_form(state: _State, cost: float, marks: _Mark) -> tuple[float, _State]:
    may = state.may or bool(marks & _Mark.REPORTS)
    if state.tag == "TO":
        return cost, _State("VB", state.lacking, may, state.awaits)
    if marks & _Mark.QUESTION and state.tag not in ("MD", "DO"):
        cost -= 2.2  # does massage lower
    return cost, _State("VB", state.lacking, may, False)


def _finite(state: _State, tag: str, cost: float, marks: _Mark) -> tuple[float, _State]:
    _, lacking, may, awaits = state
    if state.tag == "TO" or marks & _Mark.NOT_FINITE or (tag in ("BE", "HV") and state.tag in ("MD", "HV", "BE")):
        pass  # goes on with what stands before it
    elif tag in ("BE", "HV") and awaits:
        awaits = False
    elif state.tag == "CC":
        cost += 0.2  # shares the subject of the verb before
    elif lacking:
        lacking -= 1
    elif may:
        cost, may = cost + 0.4, False
    else:
        cost += 3.2
    if marks & _Mark.INVERTED:
        cost -= 1.4 if tag in ("MD", "DO") else 1.2 if tag in ("BE", "HV") else 0.0
    may = may or bool(marks & _Mark.REPORTS)
    return cost, _State(tag, lacking, may, awaits or tag in ("MD", "DO"))


def _candidates(sentence: Sequence[Token], at: int, named: bool) -> dict[str, float]:
    token = sentence[at]
    word = token.word
    if not token.is_word:
        return {"CM": 0.0} if word == "," else {"ST": 0.0}
    if word in ("no", "longer") and "longer" in (word, sentence[at + 1].word if at + 1 < len(sentence) else ""):
        if word == "no" or (at and sentence[at - 1].word == "no"):
            return {"RB": 0.0}
    known = _WORDS.get(word)
    if known is not None:
        return known
    if word in grammar.BE:
        return {"BE": 0.0}
    if word in grammar.HAVE:
        return {"HV": 0.0}
    if word in grammar.DO:
        return {"DO": 0.0}
    if word in grammar.MODAL:
        return {"MD": 0.0}
    if word.isdigit():
        return {"CD": 0.0}
    if word in grammar.PREPOSITIONS:
        return {"IN": 0.0}
    if word in grammar.NEGATIONS:
        return {"NG": 0.0}
    if word in grammar.ADVERBS or is_adverb(word):
        return {"RB": 0.0, "JJ": 1.5}
    if word in grammar.DETERMINERS:
        return {"CD": 0.1, "DT": 0.3}
    if word in grammar.PRONOUNS:
        return {"PR": 0.2, "OB": 0.5}
    found = _open(word, lemma(token))
    if "VB" in found and at + 1 < len(sentence) and (lemma(token), sentence[at + 1].stem) in lexicon.PARTICLES:
        found = {**found, "VB": found["VB"] - 0.6}  # switch on, wash out
    if "VB" in found and at and sentence[at - 1].word in ("and", "or", ",") and lemma(token) in lexicon.VERBS:
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        if following is not None and following.is_word and following.word not in _AFTER_NOUN:
            found = {**found, "VB": found["VB"] - 0.4}  # clear toxins and support immune function
    if named:
        found = {tag: cost + (1.2 if tag in ("VB", "VZ") else 0.0) for tag, cost in found.items()}
        if not word.endswith(("ed", "ing")) and word not in grammar.IRREGULAR:
            found.setdefault("NS" if is_plural(word) else "NN", 0.2)
    if token.hyphenated:
        found = {tag: cost + (2.0 if tag in ("VB", "VZ", "VD") else 0.0) for tag, cost in found.items()}
        found["JJ"] = min(found.get("JJ", 9.0), 0.6)
    return found


def _open(word: str, stem: str) -> dict[str, float]:
    verbal = stem in VERB_STEMS or is_form_of_other_verb(word)
    past = _PAST.get(word)
    if past is not None and not is_plural(word):
        return dict(past)
    if word.endswith("ed") and len(word) > 3:
        adjective = word in lexicon.ADJECTIVES
        return (
            {"VD": 0.4, "VN": 0.3, "JJ": 0.6 if adjective else 1.2}
            if verbal or len(word) > 5
            else {"NN": 0.3, "VD": 1, "VN": 1}
        )
    if word.endswith("ings") and is_gerund(word[:-1]):
        return {"NS": 0.0}
    if is_gerund(word):
        return {"VG": 0.1 if verbal else 0.5, "NN": 0.7, "JJ": 1.2}
    if is_plural(word):
        if word.endswith("ers") and len(word) > _AGENT and _stem(word[:-3]) in VERB_STEMS:
            return {"NS": 0.0}  # sufferers, consumers
        if not verbal:
            return {"NS": 0.2, "VZ": 3.6, "NN": 2.0}
        if stem in _SELDOM_NOUNS or stem in _SPOKEN:
            return {"VZ": 0.2, "NS": 1.8}
        if stem in lexicon.INTRANSITIVE:
            return {"VZ": 0.2, "NS": 0.8}
        return {"NS": 0.4, "VZ": 2.2 if word in grammar.PLURALS else 1.3 if stem in _MOSTLY_NOUNS else 0.3}
    found: dict[str, float] = {}
    if word in lexicon.ADJECTIVES or (not verbal and word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 4):
        found["JJ"] = 0.3
        if not verbal and word.endswith(("ive", "ous", "ful", "able", "ible", "less")):
            return {"JJ": 0.2, "NN": 1.8}
    if verbal:
        found["VB"] = 1.6 if stem in _MOSTLY_NOUNS else 0.4
        found["NN"] = 1.8 if stem in _SELDOM_NOUNS else 0.4
    else:
        found["NN"] = 0.2
        found["VB"] = 4.2
        found.setdefault("JJ", 0.9)
    return found
