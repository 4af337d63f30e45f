"""The words that deny, where they do: "no" before a noun, but not "no longer" or "not only"."""

from kb.match.english import grammar, lexicon
from kb.match.english.reading import Reading


def negates(one: Reading, at: int) -> bool:
    """Tell whether the word at a place denies."""
    name = one.tokens[at].word
    following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
    before = one.tokens[at - 1].word if at else ""
    if name in ("isn't", "aren't", "don't", "doesn't", "didn't") and one.question:
        return False
    if one.question and _asks_if_not(one, at):
        return False
    if name == "yet" and following == "to" and before in grammar.HAVE:
        return True  # has yet to be shown
    if name not in grammar.NEGATIONS and name not in ("little", "zero") and not name.endswith("n't"):
        return False
    if name == "no" and following in (",", "."):
        return False  # and no, it does not
    if name == "no" and at + 1 < len(one.tokens) and one.tokens[at + 1].hyphenated:
        return False  # no-dig gardening
    if name == "no" and following == "more" and one.tokens[at + 2 : at + 3] and one.tokens[at + 2].word == ",":
        return False  # a handful of trials, no more, found it
    if name == "nothing" and following == "the":
        return False  # if there is nothing the matter with you
    if name == "without" or (name == "little" and before in ("a", "the", "very") and before != "very"):
        return False
    if name == "little" and following not in _AFTER_LITTLE:
        return False
    if name == "little" and [token.word for token in one.tokens[at + 2 : at + 3]] == ["no"]:
        return False  # little or no effect: one denial
    if name == "no" and following == "less":
        after = [token.word for token in one.tokens[at + 2 : at + 4]]
        # no less cortisol, hurt no less, no less than the others did; but: no less than thirty, no less a man than
        return after[:1] not in (["a"], ["an"]) and not (after[:1] == ["than"] and one.tags[at + 3 : at + 4] == ["CD"])
    doubts = following == "doubt" and (name == "not" or name.endswith("n't"))  # I do not doubt; there is no doubt
    return (
        (doubts or following not in lexicon.NOT_NEGATING or name == "neither")
        and not (name == "no" and following == "longer" and not _compared(one, at + 2) and not _is_linked(one, at + 2))
        and not (name in ("not", "no") and following == "to" and before == "or")
    )


def _asks_if_not(one: Reading, at: int) -> bool:
    """Tell whether a question only expects to hear yes: won't it do harm, do they not make it worse."""
    name = one.tokens[at].word
    if name.endswith("n't"):
        inverted = one.tags[at + 1 : at + 2] in (["PR"], ["DT"]) or (at == 0 and one.tags[1:2] in (["NN"], ["NS"]))
        return inverted and (at == 0 or one.tokens[at - 1].word in _OPENING)
    if name != "not" or one.tokens[0].word not in grammar.DO | grammar.MODAL | grammar.BE | grammar.HAVE:
        return False
    return 1 < at <= _SHORT_SUBJECT and one.tags[at + 1 : at + 2] in (["VB"], ["VN"], ["VG"], ["BE"])


_OPENING = grammar.words(", and but so then why")
_SHORT_SUBJECT = 5  # words


def _compared(one: Reading, at: int) -> bool:
    """Tell whether "than" stands there: slept no longer than the others."""
    return at < len(one.tokens) and one.tokens[at].word == "than"


def _is_linked(one: Reading, at: int) -> bool:
    """Tell whether two things are said to go together there: the two were no longer related."""
    return at < len(one.tokens) and one.tokens[at].lemma in lexicon.ASSOCIATED_STEMS


_AFTER_LITTLE = grammar.words(
    "to effect evidence difference or impact influence reason change proof support if benefit for use basis sign"
)
