"""Changes that are not said to happen: asked about, supposed, or of a thing that only names another."""

import re

from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention

_ASKING = grammar.stems(
    "ask wonder know see test examine investigate study explore determine assess find learn check tell question"
)


# What somebody set out to show is not yet shown.
_HOPED_TO_SHOW = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|aim(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|tr(?:y|ies|ied|ying)|wish(?:es|ed)?|set out) "
    r"to (?:show|prove|demonstrate|confirm|establish|find out) (?:that|if|whether)\b[^;:.]*$",
    re.IGNORECASE,
)
_IN_ORDER_TO = ["in", "order", "to"]
_AIMS = grammar.words("purpose aim aims objective objectives goal goals")


def is_asked(reading: Reading, word: Word) -> bool:
    """Tell whether a change is only asked about: whether massage lowers it, to see if, in order to."""
    clause = reading.clause_at(word.token)
    first = clause.start
    if _HOPED_TO_SHOW.search(reading.text[: reading.tokens[word.token].start]):
        return True
    aims = [at for at in range(2, word.token + 1) if [t.word for t in reading.tokens[at - 2 : at + 1]] == _IN_ORDER_TO]
    if aims and not any(reading.tokens[at].word in (",", ";") for at in range(aims[-1], word.token)):
        return True
    if clause.opener == "if" and first >= 2 and reading.tokens[first - 2].lemma in _ASKING:
        return True
    if any(token.word in _AIMS for token in reading.tokens[:8]) and any(
        token.word in ("to", "included", "include", "were", "was") for token in reading.tokens[1:14]
    ):
        return True
    current: Clause | None = clause
    steps = 0
    while current is not None and steps < 4:
        if current.opener == "whether":
            return True
        if current.opener == "if" and current.parent is not None and current.parent.verb is not None:
            verb = reading.tokens[current.parent.verb.head].lemma
            if verb in _ASKING and current.start > current.parent.verb.head:
                return True
        current = current.parent if current.kind in ("that", "shared", "coordinate") else None
        steps += 1
    return any(
        token.word == "whether" and at < word.token and reading.clause_at(at + 1) is clause
        for at, token in enumerate(reading.tokens)
    )


def is_before_question(reading: Reading, word: Word) -> bool:
    """Tell whether only what follows is asked: it is proven that massage helps, so why …?"""
    if reading.tokens[0].word in _ASKS or reading.tokens[0].word in grammar.AUXILIARIES:
        return False
    return any(
        reading.tokens[at].word in _ASKS
        and reading.tokens[at - 1].word in _BEFORE_ASKING
        and reading.tokens[at - 2].word in ",;:–—"
        for at in range(max(2, word.last + 1), len(reading.tokens))
    )


_ASKS = grammar.words("why what how who when where which whose")
_BEFORE_ASKING = grammar.words("so but and then , ; : – —")


def is_supposed(reading: Reading, word: Word) -> bool:
    """Tell whether a change stands under an "if" that the rest takes as not so: if it did, every hospital would."""
    clause = reading.clause_at(word.token)
    if reading.tokens[0].word == "had" and not reading.question and _WOULD_HAVE.search(reading.text):
        return True  # had it lowered cortisol, the trial would have been news
    while clause.kind in ("that", "shared", "relative") and not clause.opener and clause.parent is not None:
        clause = clause.parent  # if it makes babies sleep
    if clause.kind != "sub" or clause.opener != "if" or clause.parent is None:
        return False
    at_all = any(
        reading.tokens[at].word == "all" and reading.tokens[at - 1].word == "at" for at in reading.own_tokens(clause)
    )
    return at_all or any(
        reading.tokens[at].word in ("would", "wouldn't", "might", "should") for at in reading.own_tokens(clause.parent)
    )


_WOULD_HAVE = re.compile(r",.*\b(?:would|might|could) have\b", re.IGNORECASE)


def is_what_it_does(reading: Reading, thing: Mention) -> bool:
    """Tell whether a sentence only names the question: what massage does to cortisol, how it relates to sleep."""
    words = [token.word for token in reading.tokens[: thing.first]]
    if "what" in words:
        after = words[len(words) - words[::-1].index("what") :]
        doing = [at for at, word in enumerate(after) if word in ("does", "do", "did", "done")]
        return bool(doing) and "to" in after[doing[-1] :][-4:] and not {",", "is", "was"}.intersection(after)
    clause = reading.clause_at(thing.first)
    return clause.opener == "how" and words[-1:] == ["to"] and clause.kind != "main"


_BUSINESS = grammar.words(
    "therapist therapists clinic clinics parlour parlor parlours school schools student students chair chairs "
    "table tables "
    "oil oils gun guns client clients practitioner practitioners industry business room rooms voucher vouchers "
    "appointment "
    "appointments shop drinker drinkers"
)


def is_of_another(reading: Reading, mention: Mention) -> bool:
    """Tell whether a thing is named only to say which other thing is meant: a massage therapist."""
    traded = reading.tokens[mention.last].word in _BUSINESS | _TRADE if mention.last < len(reading.tokens) else False
    return traded and not _is_finite_verb(reading, mention.last)


def _is_finite_verb(reading: Reading, at: int) -> bool:
    """Tell whether a word carries its clause: a higher wage costs jobs, where "wage costs" is no name."""
    return any(verb.head == at and verb.form == "finite" for verb in reading.verbs)


def is_only_set_aside(reading: Reading, mention: Mention) -> bool:
    """Tell whether a thing is named only for its trade, or as what there was none of: massage prices, without massage."""
    end = mention.last
    if end < len(reading.tokens) and reading.tokens[end].word in _TRADE and not _is_finite_verb(reading, end):
        return True
    before = [token.word for token in reading.tokens[max(0, mention.first - 2) : mention.first]]
    compared = any(token.word in ("than", "as", "with") for token in reading.tokens)
    return "without" in before and not compared and before[-1] not in BEYOND_DOUBT


BEYOND_DOUBT = grammar.words("doubt question exception fail")  # what stands after "without" there
_TRADE = grammar.words(
    "price prices cost costs fee fees salon salons parlour parlours parlor parlors market trade industry business shop shops"
)
