"""Advice for or against a thing, and whether a sentence gives it."""

from itertools import pairwise

from kb.match.advice.cues import DISSUADING, PERMITTING, is_order
from kb.match.english import grammar
from kb.match.english.reading import Reading

_HELPERS = grammar.MODAL | grammar.BE | grammar.DO
_OPENS_QUESTION = grammar.MODAL | grammar.DO | {"is"}

AGAINST = grammar.stems(
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
    "plant water sow prune feed deploy merge release ship appropriate make start do work suit safe fine "
    "train exercise run swim play"
)
_EXPERTS = grammar.words("doctor gp physician nurse midwife pharmacist oncologist specialist consultant")
_ASK = grammar.stems("ask check consult speak talk see ring call clearance permission advice")
_AHEAD = grammar.words("first before beforehand whether prior okay ok safe")
_WAITING = grammar.words(
    "sit stay wait leave rest keep go remain hold put set call lay steer turn send give save move stop cut swap "
    "switch refuse"
)
_AWAY = grammar.words(
    "away until till home off duvet bed alone well better recovered out clear miss back wide later aside over another next way"
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
    if one.question and any(token.lemma in _UNDERGO for token in one.tokens) and _asks_leave(one):
        return 0, True
    words = [token.word for token in one.tokens]
    for at, word in enumerate(words):
        after = words[at + 1 :]
        asked = after[2:] if after[:2] == ["or", "not"] else after
        if word == "whether" and asked[1:2] and asked[1] in _ALLOWED:
            return at, True  # tells whether you should have one
    for at in range(len(one.tokens)):
        if _permits(one, at):
            return at, False
    return None


def urged(one: Reading) -> tuple[int, bool] | None:
    """Return where a sentence tells somebody to do a thing, and whether it warns of it; None where it does neither.

    For advice to do something: a belt should be worn, buckle up, nobody should ride without one.
    """
    advised = advice_of(one)
    if advised is not None:
        at, against = advised
        without = any(token.word in ("without", "unless") for token in one.tokens[at:])
        return at, against is not without
    words = [token.word for token in one.tokens]
    for at, word in enumerate(words):
        if word in _DUTY and any(tag in ("VB", "BE") for tag in one.tags[at + 1 : at + 4]):
            if _TAKEN_BACK.isdisjoint(words[at : at + 3]):
                return at, False
        elif one.tokens[at].lemma == "need" and not _NOBODY.isdisjoint(words[max(0, at - 3) : at + 2]):
            return at, True  # nobody needs a belt; there is no need
        elif one.tags[at] == "VB" and word not in _NO_ORDER and not one.question:
            if is_order(words, at) or one.tags[:at] == ["RB"]:
                return at, False
    return None


_ALLOWED = grammar.words("should can may must ought could")
_DUTY = grammar.words("should must ought")
_NOBODY = grammar.words("nobody no not n't don't needn't none")
_TAKEN_BACK = grammar.words("not never n't no have")


def _asks_leave(one: Reading) -> bool:
    """Tell whether somebody asks what is allowed or wise: should I come, is it safe to; not "will massage prevent"."""
    words = [token.word for token in one.tokens]
    for at, word in enumerate(words[:6]):
        if (
            word in _OPENS_QUESTION
            and at + 1 < len(words)
            and (
                words[at + 1] in _ASKERS
                or one.tokens[at + 1].stem in grammar.PEOPLE
                or (
                    words[at + 1] in grammar.DETERMINERS
                    and one.tokens[at + 2 : at + 3]
                    and one.tokens[at + 2].stem in grammar.PEOPLE
                )
            )
        ):
            return True
    return False


_ASKERS = grammar.words("i we you one someone anyone somebody people it my our your clients patients she he they")


def _dissuades(one: Reading, at: int) -> bool | None:
    """Return whether a word dissuades (True) or says that one need not be dissuaded (False); None where neither."""
    words = [token.word for token in one.tokens]
    if one.tokens[at].lemma in AGAINST and _narrates(one, at):
        return None
    if (one.tokens[at].lemma in AGAINST and words[at] != "quite") or words[at] in _UNWISE:
        before = words[max(0, at - 4) : at] if words[at - 1 : at] != [","] else []  # no massage, rebook
        if before[-2:] == ["reason", "to"]:
            return not {"no", "not", "any"} & set(before)  # a bad cough is a reason to cancel
        return _NOT_AGAINST.isdisjoint(before)  # do not skip; no need to cancel; not unsafe
    if words[at] == "wait" and at == 0 and not _UNTIL.isdisjoint(words):
        return True
    if _orders_not_to(one, at) or _asks_an_expert(one, at) or _stops(one, at):
        return True
    if words[at] in _WAITING and is_order(words, at) and not _AWAY.isdisjoint(words[at + 1 : at + 9]):
        far = not _FAR_FROM.isdisjoint(words[at + 2 : at + 7])  # keep those well clear of any pipe
        held = words[at] == "keep" and words[at + 1] not in _KEEPING and not far  # keep calm and stay at home
        need = {"no", "needn't"} & set(words[max(0, at - 3) : at]) or "not" in words[max(0, at - 2) : at]
        return None if held else not need
    found = next((cue for cue in DISSUADING if cue.fits(words, at)), None)
    if found is not None:
        return found.against
    return True if _forbids(one, at) else None


def _orders_not_to(one: Reading, at: int) -> bool:
    """Tell whether a word forbids: don't book, patients should not be massaged; not "we did not come"."""
    words = [token.word for token in one.tokens]
    before = words[at - 1] if at else ""
    if words[at : at + 2] == ["not", "to"] and any(
        token.lemma in _ASKING_NOT for token in one.tokens[max(0, at - 4) : at]
    ):
        return any(token.lemma in _UNDERGO for token in one.tokens[at + 2 : at + 6])
    apart = words[at - 3 : at] == ["in", "any", "case"] and at > 3 and words[at - 4] in grammar.MODAL
    if words[at] not in _ORDERS and not (words[at] == "not" and (before in _HELPERS or before in _BEFORE_NOT or apart)):
        return False
    helper = at - (words[at] == "not")
    if (before in ("do", "does") and helper and words[helper - 1] in _NOT_ORDERED) or before == "does":
        return False  # they do not keep you awake
    if (
        before in ("will", "would")
        and at > 1
        and one.tags[at - 2] == "NN"
        and one.tokens[at - 2].stem not in grammar.PEOPLE
    ):
        return False  # massage will not make you feel better
    undergone = any(
        one.tokens[place].lemma in _UNDERGO and not (place == at + 1 and before in grammar.BE)
        for place in range(at + 1, min(at + 6, len(words)))
    )
    orders = words[at] in ("don't", "never") or (words[at] == "not" and before == "do")
    first = at - (words[at] == "not")
    begins = first == 0 or words[first - 1] in _BEGINS
    begins = begins or (words[first - 1] == "," and words[0] in _OPENS_CONDITION)
    if orders and begins and one.tags[at + 1 : at + 2] in (["VB"], ["NN"]) and words[at + 1] not in _NO_ORDER:
        return True  # never exercise with a fever
    if (
        orders
        and begins
        and one.tags[at + 1 : at + 2] in (["RB"], ["JJ"])
        and one.tags[at + 2 : at + 3] in ([], ["IN"])
    ):
        return True  # on insulin, do not fast
    if words[at] == "never" and not begins and before not in _WHO_NEVER:
        return False  # many never go home again
    return undergone and before not in _TELLS_NOT_ORDERS


def _asks_an_expert(one: Reading, at: int) -> bool:
    if one.tokens[at].word not in _EXPERTS or _AHEAD.isdisjoint(token.word for token in one.tokens):
        return False  # see a doctor if it lasts
    return any(token.lemma in _ASK for token in one.tokens[max(0, at - 6) : at])


def _stops(one: Reading, at: int) -> bool:
    """Tell whether a word orders somebody to stop doing or taking it."""
    words = [token.word for token in one.tokens]
    if words[at] not in ("stop", "cut", "limit", "quit") or not is_order(words, at):
        return False
    return any(
        token.lemma in _UNDERGO or token.word in ("out", "down", "back") for token in one.tokens[at + 1 : at + 4]
    )


def _forbids(one: Reading, at: int) -> bool:
    """Tell whether "no" or "nobody" lays down a rule: no massage until you are well, nobody should have one."""
    words = [token.word for token in one.tokens]
    after = words[at + 1 : at + 10]
    if words[at] in ("nobody", "none"):
        undergone = any(token.lemma in _UNDERGO for token in one.tokens[at + 1 : at + 7])
        if undergone and not {"my", "our"}.isdisjoint(after):
            return True  # nobody with a fever gets on my table
        there = any(pair in _BEING_THERE for pair in pairwise(after))
        far = there or after[:1] == ["with"]  # nobody with a fever should be massaged
        return (undergone or there) and not {"should", "ought", "must"}.isdisjoint(after[: 6 if far else 2])
    if words[at] != "no" or not after or after[0] in _NO_ADVICE:
        return False
    if at and one.tokens[at - 1].lemma in _TAKING and (at == 1 or words[at - 2] in _URGED):
        return True  # should take no coffee after lunch
    begins = at <= 1 or words[at - 1] in _BEGINS or (words[at - 1] == "," and "rule" in words[:at])
    return (begins and not _CONDITIONS.isdisjoint(after[:6])) or not {"until", "till", "rule"}.isdisjoint(after)


def _narrates(one: Reading, at: int) -> bool:
    """Tell whether a verb only tells what somebody did: she cancelled the week."""
    return one.tokens[at].word.endswith("ed") and any(
        verb.head == at and verb.form == "finite" and verb.first == at for verb in one.verbs
    )


def _permits(one: Reading, at: int) -> bool:
    words = [token.word for token in one.tokens]
    if words[at] in _FINE:
        return {"not", "never", "isn't", "no"}.isdisjoint(words[max(0, at - 4) : at])
    if one.tokens[at].lemma == "invit" and "come" in words[at:]:
        return True
    if any(cue.fits(words, at) for cue in PERMITTING) or _is_free_to(one, at):
        return True
    if words[at] in ("harm", "danger", "risk", "problem") and "no evidence" in " ".join(words[:at]):
        return True
    return one.tokens[at].lemma in ("get", "have", "book", "tri") and at == 0 and "to" in words


def _is_free_to(one: Reading, at: int) -> bool:
    """Tell whether somebody is told to have it, or that they may, whatever their state: you should get one when ill."""
    words = [token.word for token in one.tokens]
    if words[at] not in ("should", "can", "may") or words[at - 1 : at] not in (["you"], ["clients"], ["patients"]):
        return False
    taken = any(one.tokens[place].lemma in _HAVING_IT for place in range(at + 1, min(at + 4, len(words))))
    limits = [word for place, word in enumerate(words) if words[place - 1 : place + 1] != ["even", "if"]]
    return taken and _BUT_NOT.isdisjoint(limits)


_HAVING_IT = grammar.stems("have get book receive enjoy")
_BUT_NOT = grammar.words("not never only unless until after once before cannot n't too however if")
_BEING_THERE = {("be", "on"), ("be", "in"), ("be", "near"), ("be", "at"), ("come", "near"), ("lie", "on")}
_WHO_NEVER = grammar.words("should must can may will we i you therapists please")
_ASKING_NOT = grammar.stems("ask beg advise tell urge request want prefer like")
_NOT_AGAINST = grammar.words("need needs nobody reason not no never don't needn't isn't")
_BEFORE_NOT = grammar.words("please better best do is are reasons")
_BEGINS = grammar.words("please : ; – so then and but")
_OPENS_CONDITION = grammar.words("if when while with until after for")
_TAKING = grammar.stems("take have drink eat use do")
_URGED = grammar.words("should must to please ought better")
_NO_ORDER = grammar.words("worry forget be expect mind despair panic think know hesitate believe let ask get")
_NOT_ORDERED = grammar.words("they it these those")
_TELLS_NOT_ORDERS = grammar.words("did does was were had has have would could")
_NO_ADVICE = grammar.words("need harm reason evidence problem trial study doubt wonder one")
_CONDITIONS = grammar.words("if when while with after until for")
_UNTIL = grammar.words("before after until till for")
_KEEPING = grammar.words("away off clear to it")
_FAR_FROM = grammar.words("clear away off out way")
