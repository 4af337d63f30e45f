"""The clauses that what is said hangs on, and whether they take it back: no evidence that, is a myth, I doubt, was not shown."""

import re
from collections.abc import Iterator

from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.negations import negates
from kb.match.english.reading import Reading

_SPREADING = grammar.SAYING | {"write"}


# Words that make a denial of what hangs on them.
DISBELIEF = grammar.words(
    "myths fallacies misconceptions lies myth nonsense untrue false unlikely doubtful unproven unfounded baseless misconception fallacy fiction lie "
    "wrong bogus rubbish premature "
    "mistaken misleading implausible impossible unsupported unsubstantiated disproved debunked refuted overblown "
    "hogwash "
    "erroneous incorrect bunk superstition contrary unwarranted fanciful invented unconvinced sceptical "
    "skeptical groundless "
    "tale tales fairytale legend legends fable fables fib fibs hooey humbug "
    "thin weak scant slim flimsy shaky lacking missing meagre unconfirmed undemonstrated folly disproven"
)


_BEYOND = grammar.words("without beyond")  # beyond any doubt
FAILING = grammar.stems("fail refuse cease neglect")


POWERLESS = grammar.words("unable incapable powerless useless ineffective unhelpful worthless unlikely unproven")


def governing(one: Reading, clause: Clause) -> Iterator[tuple[Clause, Clause]]:
    """Yield the clauses that a clause hangs on as what is said, thought or found, each with the one that it governs."""
    seen = 0
    while clause.parent is not None and seen < 6:
        seen += 1
        parent = clause.parent
        if clause.kind == "that":
            yield parent, clause
            clause = parent
        elif clause.kind == "shared" or (clause.kind == "relative" and not clause.opener):
            clause = parent
        elif clause.kind == "relative" and _is_cleft(one, clause):
            yield parent, clause
            clause = parent
        else:
            return


def _is_cleft(one: Reading, clause: Clause) -> bool:
    """Tell whether a relative clause says it all: it is massage that …; massage is the only thing that …."""
    parent = clause.parent
    if parent is None or parent.verb is None or parent.start >= len(one.tokens):
        return False
    between = [token.word for token in one.tokens[parent.verb.head + 1 : clause.start]]
    named = one.tokens[parent.verb.head].word in grammar.BE and 0 < len(between) <= _LONGEST_NAME
    return one.tokens[parent.start].word == "it" or (named and not _ANYTHING.isdisjoint(between))


_LONGEST_NAME = 5  # words: the one and only thing
_ANYTHING = grammar.words("thing things one remedy treatment therapy")


def outer_negations(one: Reading, outer: Clause, inner: Clause) -> int:
    """Count what the governing clause takes back: no evidence that, is a myth, I doubt, has not been shown."""
    count = 0
    amount = inner.opener == "how" and (
        one.tokens[inner.start].word in ("many", "much")
        or (inner.start > 1 and one.tokens[inner.start - 2].word in ("on", "to"))  # no bearing on how fast
    )
    if (inner.opener in ("why", "how", "where") and not amount) or (
        outer.verb is not None and one.tokens[outer.verb.head].lemma in _FACTIVE
    ):
        return 0
    if any(one.tokens[at].word in _NO_SURPRISE for at in one.own_tokens(outer)):
        return 0  # it is not surprising that
    if [token.word for token in one.tokens[outer.start : outer.start + 3]] == ["so", "much", "for"]:
        return 1  # so much for the theory that
    if _FEW_DOUBT.search(one.text):
        return 0
    for at in one.own_tokens(outer, start=_participle_before(one, outer, inner)):
        token = one.tokens[at]
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if (
            (token.word in DISBELIEF and not (token.word == "contrary" and one.tokens[at - 1].word == "the"))
            or token.word in POWERLESS
            or (token.word in ("yet", "remains", "remain") and following == "to")
            or (token.lemma in grammar.DENYING and any(verb.head == at for verb in one.verbs))
            or (
                token.word in ("doubt", "doubts")
                and at
                and one.tokens[at - 1].word not in ("no", "little")
                and _BEYOND.isdisjoint(before.word for before in one.tokens[max(0, at - 4) : at])
            )
            or (
                token.word in ("stop", "stopped", "quit")
                and at + 1 < len(one.tokens)
                and one.tokens[at + 1].lemma in _SPREADING
            )
            or token.lemma in FAILING
        ) or negates(one, at):
            count += 1
    return min(count, 1) if count != 2 else _both(one, outer)


def _participle_before(one: Reading, outer: Clause, inner: Clause) -> int | None:
    """Return where ", suggesting that" begins: what was denied before it is another matter."""
    at = inner.start - 2
    apart = at > outer.start + 1 and one.tags[at] == "VG" and one.tokens[at - 1].word == ","
    return at if apart else None


def is_disbelieved(one: Reading, at: int) -> bool:
    """Tell whether what is said at a place is called untrue or unsupported: it is a myth that, no basis for the rule that."""
    clause = one.clause_at(at)
    return sum(outer_negations(one, outer, inner) for outer, inner in governing(one, clause)) % 2 == 1


_FEW_DOUBT = re.compile(r"^few (?:[\w-]+ ){0,4}(?:doubt|deny|dispute|question)s?\b", re.IGNORECASE)
_NO_SURPRISE = grammar.words("surprising surprised surprise astonished amazed astonishing remarkable unusual uncommon")


_FACTIVE = grammar.stems("realise mind forget care surprise")


def _both(one: Reading, outer: Clause) -> int:
    """I do not deny that: two negations are none; no evidence, and not likely: two are one."""
    names = [one.tokens[at] for at in one.own_tokens(outer)]
    denying = any(t.lemma in grammar.DENYING or t.word in DISBELIEF or t.word == "doubt" for t in names)
    return 0 if denying else 1
