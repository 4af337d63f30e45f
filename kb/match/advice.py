"""Advice for or against a thing, and whether a sentence gives it."""

from itertools import pairwise

from kb.match import grammar
from kb.match.reading import Reading
from kb.match.tokens import lemma

_HELPERS = grammar.MODAL | grammar.BE | grammar.DO
_OPENS_QUESTION = grammar.MODAL | grammar.DO | {"is"}

_AGAINST = grammar.stems(
    "avoid skip postpone cancel defer delay refrain abstain contraindicate reschedule rebook rearrange forgo "
    "forego forbid "
    "ban prohibit quit shun decline restrict limit eschew discourage"
)
_UNWISE = grammar.words(
    "unwise inadvisable contraindicated unsuitable inappropriate unsafe dangerous risky forbidden off-limits banned "
    "contraindication contraindications irresponsible reckless foolish unadvisable"
)
_UNDERGO = grammar.stems(
    "have go get come book bring receive recommend advise give offer drink take eat use attend massage undergo "
    "schedule "
    "perform visit touch consume serve swallow apply buy keep treat accept advisable wise ideal suitable "
    "appropriate try "
    "plant water sow prune deploy merge release ship appropriate make start do work suit safe fine"
)
_EXPERTS = grammar.words("doctor gp physician nurse midwife pharmacist oncologist specialist consultant")
_ASK = grammar.stems("ask check consult speak talk see ring call clearance permission advice")
_WAITING = grammar.words(
    "stay wait leave rest keep go remain hold put set call lay steer turn send give save move stop cut swap "
    "switch refuse"
)
_AWAY = grammar.words(
    "away until till home off duvet bed alone well better recovered out clear miss back wide later aside over another next"
)
_FINE = grammar.words(
    "safe fine harmless okay ok acceptable advisable recommended permitted allowed suitable welcome encouraged "
    "reasonable sensible"
)
_ORDERS = grammar.words("don't never shouldn't mustn't can't cannot oughtn't")


def advice_of(one: Reading) -> tuple[int, bool] | None:
    """Return where advice is given, and whether it is against the thing; None where the sentence gives none."""
    for at in range(len(one.tokens)):
        against = _dissuades(one, at)
        if against is not None:
            return at, against
    if one.question and any(lemma(token) in _UNDERGO for token in one.tokens) and _asks_leave(one):
        return 0, True
    for at in range(len(one.tokens)):
        if _permits(one, at):
            return at, False
    return None


def _asks_leave(one: Reading) -> bool:
    """Tell whether somebody asks what is allowed or wise: should I come, is it safe to; not "will massage prevent"."""
    words = [token.word for token in one.tokens]
    for at, word in enumerate(words[:6]):
        if word in _OPENS_QUESTION and at + 1 < len(words) and words[at + 1] in _ASKERS:
            return True
    return False


_ASKERS = grammar.words("i we you one someone anyone somebody people it my our your clients patients she he they")


def _dissuades(one: Reading, at: int) -> bool | None:
    words = [token.word for token in one.tokens]
    word = words[at]
    before = words[max(0, at - 5) : at]
    following = words[at + 1 : at + 7]
    if lemma(one.tokens[at]) in _AGAINST and _narrates(one, at):
        return None
    if lemma(one.tokens[at]) in _AGAINST or word in _UNWISE:
        negated = _NOT_AGAINST & set(before[-4:])
        # Do not skip; no need to cancel; not unsafe.
        return not negated
    if word in _ORDERS or (word == "not" and before[-1:] and (before[-1] in _HELPERS or before[-1] in _BEFORE_NOT)):
        told = bool(before) and before[-1] in _TELLS_NOT_ORDERS
        undergone = any(
            lemma(one.tokens[place]) in _UNDERGO and not (place == at + 1 and before[-1:] and before[-1] in grammar.BE)
            for place in range(at + 1, min(at + 6, len(words)))
        )
        if undergone and not told:
            return True
    if word == "nor" and following[:1] == ["is"] and {"wise", "sensible", "safe", "advisable"} & set(following):
        return True
    if (
        word in ("not", "no", "never", "hardly")
        and _NOT_THE_TIME & set(following[:4])
        and not {"harm", "reason", "evidence"} & set(following)
    ):
        return None if "long" in following else True
    if word == "idea" and {"bad", "poor"} & set(before[-3:]):
        return not {"not", "no"} & set(before)
    if word in _EXPERTS and any(lemma(one.tokens[place]) in _ASK for place in range(max(0, at - 6), at)):
        return True
    ordered = not before or before[-1] in _BEFORE_ORDER
    if (
        word in ("stop", "cut", "limit", "quit")
        and ordered
        and any(
            lemma(one.tokens[place]) in _UNDERGO or one.tokens[place].word in ("out", "down", "back")
            for place in range(at + 1, min(at + 4, len(words)))
        )
    ):
        return True
    if (
        word in ("rule", "rules", "ruled")
        and following[:1] == ["out"]
        and not {"not", "no", "never"} & set(before[-3:])
    ):
        return True
    if word == "wait" and at == 0 and {"before", "after", "until", "till", "for"} & set(words):
        return True
    if word == "miss" and "give" in before:
        return True
    if word == "mix" and {"not", "don't", "never"} & set(before[-3:]):
        return True
    if word == "wait" and {"should", "must", "please", "better"} & set(before[-3:]):
        return True
    if word == "keep" and following[:1] and following[0] not in ("away", "off", "clear", "to", "it"):
        return None
    if word in _WAITING and _AWAY & set(following) and ordered:
        return not {"no", "needn't"} & set(before[-3:]) and "not" not in before[-2:]
    if word == "no" and at <= 1 and following[:1] and following[0] not in _NO_ADVICE:
        return True if _CONDITIONS & set(following) else None
    if word == "last" and {"make", "keep", "have", "your", "drink"} & set(before):
        return True
    if word == "think" and following[:1] == ["twice"]:
        return True
    if (
        word in ("nobody", "none")
        and {"should", "ought", "must"} & set(following[:2])
        and any(lemma(token) in _UNDERGO for token in one.tokens[at + 1 : at + 7])
    ):
        return True
    if word in ("belong", "welcome") and {"not", "doesn't", "don't", "isn't"} & set(before):
        return True
    if word in ("ring", "call", "rebook", "rearrange", "reschedule") and ordered and at and "if" not in before[-2:]:
        return True
    if word == "keep" and following[:1] == ["off"] and ordered:
        return True
    if (
        word == "once"
        and _RECOVERED & set(following)
        and {"back", "return", "rebook", "wait", "again"} & set(words[:at])
    ):
        return True
    if (
        word == "no"
        and {"until", "till", "rule"} & set(words[at + 1 : at + 10])
        and following[:1]
        and following[0] not in _NO_ADVICE
    ):
        return True
    if word in ("keep", "limit", "confine", "restrict") and "morning" in words[at + 1 : at + 8]:
        return True
    if word == "best" and {"left", "avoided", "postponed"} & set(following[:2]):
        return True
    if (
        word in ("until", "till")
        and _RECOVERED & set(following)
        and {"should", "must", "please", "ought", "best"} & set(words[:at])
    ):
        return True
    return None


def _narrates(one: Reading, at: int) -> bool:
    """Tell whether a verb only tells what somebody did: she cancelled the week."""
    return one.tokens[at].word.endswith("ed") and any(
        verb.head == at and verb.form == "finite" and verb.first == at for verb in one.verbs
    )


def _permits(one: Reading, at: int) -> bool:
    words = [token.word for token in one.tokens]
    word = words[at]
    before = words[max(0, at - 4) : at]
    following = words[at + 1 : at + 5]
    if word == "right" and before[-1:] == ["all"]:
        return not {"not", "never", "isn't"} & set(before)
    if word in _FINE:
        return not {"not", "never", "isn't", "no"} & set(before)
    if word == "means" and before[-2:] == ["by", "all"]:
        return True
    if word in ("harm", "danger", "risk", "problem") and (
        {"no", "little"} & set(before[-3:]) or "no evidence" in " ".join(words[:at])
    ):
        return True
    if word == "wrong" and "nothing" in before:
        return True
    if lemma(one.tokens[at]) == "invit" and "come" in words[at:]:
        return True
    if word == "ahead" and before[-1:] == ["go"]:
        return True
    if (word in ("can", "may") and "still" in following) or (word == "still" and {"can", "may"} & set(following)):
        return True
    if word == "all" and following[:1] == ["day"] and {"can", "may"} & set(words[:at]):
        return True
    return lemma(one.tokens[at]) in ("get", "have", "book", "tri") and at == 0 and "to" in words


def is_short(one: Reading) -> bool:
    """Tell whether a sentence does no more than say for whom: those with a fever should wait; leave it for now."""
    if any(
        token.word in _PUTTING_OFF and one.tokens[at + 1 : at + 2] and one.tokens[at + 1].word in ("it", "one", "them")
        for at, token in enumerate(one.tokens)
    ):
        return True
    return len(one.tokens) <= 12 and any(token.word in ("wait", "should", "stay", "not") for token in one.tokens)


def is_of_a_visit(one: Reading) -> bool:
    """Tell whether a sentence has somebody not come, without saying to what: stay at home, cancel your slot."""
    words = [token.word for token in one.tokens]
    pairs = set(pairwise(words))
    return bool(pairs & _NOT_COMING) or any(lemma(token) in _CANCELLING for token in one.tokens)


_CANCELLING = grammar.stems("cancel postpone rebook reschedule")
_NOT_COMING = frozenset(
    {
        ("at", "home"),
        ("stay", "home"),
        ("stay", "away"),
        ("keep", "away"),
        ("go", "without"),
        ("cold", "home"),
        ("in", "bed"),
    }
    | {
        ("put", "off"),
        ("miss", "out"),
        ("move", "it"),
        ("not", "come"),
        ("don't", "come"),
        ("ring", "me"),
        ("ring", "us"),
    }
)


def is_of_recovery(one: Reading) -> bool:
    """Tell whether somebody is to wait to be well: until you are better, once it has passed, clear of it."""
    words = [token.word for token in one.tokens]
    return any(
        word in ("until", "till", "once", "clear", "after") and {*_RECOVERED, "it"} & set(words[at + 1 : at + 8])
        for at, word in enumerate(words)
    )


def puts_off(one: Reading) -> bool:
    """Tell whether a sentence speaks of putting an appointment off: should I cancel, ring them and move it."""
    words = {token.word for token in one.tokens}
    if words & _OF_MONEY:
        return False
    return any(lemma(token) in _AGAINST for token in one.tokens) or bool(
        {"move", "shift"} & words and {"it", "booking"} & words
    )


def is_coming_down(one: Reading) -> bool:
    """Tell whether somebody is said to be falling ill: coming down with something, under the weather."""
    words = " ".join(token.word for token in one.tokens)
    return any(phrase in words for phrase in _FALLING_ILL)


ILL = grammar.stems(
    "sick ill unwell fever feverish febrile temperature contagious infectious flu cough coughing shivery vomiting"
)
APPOINTMENT = grammar.stems(
    "treat appointment session booking book rebook treatment table therapist visit come hands-on chair couch"
)


_NOT_AGAINST = grammar.words("need needs nobody reason not no never don't needn't isn't")
_BEFORE_NOT = grammar.words("please better best do is are")
_TELLS_NOT_ORDERS = grammar.words("did does was were had has have would could")
_NOT_THE_TIME = grammar.words("time moment day good right wise idea place")
_BEFORE_ORDER = grammar.words(
    "should must please better to and , then just rather ought do or ; : – simply therapist you we"
)
_NO_ADVICE = grammar.words("need harm reason evidence problem trial study doubt wonder one")
_CONDITIONS = grammar.words("if when while with after until for")
_OF_MONEY = grammar.words("charge charged charges fee fees free pay refund cost costs")
_RECOVERED = grammar.words("well better recovered gone passed clear healthy free")
_PUTTING_OFF = grammar.words("leave postpone skip avoid cancel put")
_FALLING_ILL = frozenset(
    {
        "down with",
        "under the weather",
        "not feeling well",
        "feel rotten",
        "feeling rotten",
        "off colour",
        "feel poorly",
        "feeling poorly",
        "'re poorly",
        "are poorly",
        "is poorly",
        "am poorly",
    }
)
