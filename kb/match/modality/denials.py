"""Whether a clause denies what it says, by the words that govern it."""

import re
from collections.abc import Iterator

from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.negations import negates
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention

_SPREADING = grammar.SAYING | {"write"}
# Words that make a denial of what hangs on them.
_DISBELIEF = grammar.words(
    "myths fallacies misconceptions lies myth nonsense untrue false unlikely doubtful unproven unfounded baseless misconception fallacy fiction lie "
    "wrong bogus rubbish premature "
    "mistaken misleading implausible impossible unsupported unsubstantiated disproved debunked refuted overblown "
    "hogwash "
    "erroneous incorrect bunk superstition contrary unwarranted fanciful invented unconvinced sceptical "
    "skeptical groundless "
    "tale tales fairytale legend legends fable fables fib fibs hooey humbug "
    "thin weak scant slim flimsy shaky lacking missing meagre unconfirmed undemonstrated folly disproven"
)
_FAILING = grammar.stems("fail refuse cease neglect")
_POWERLESS = grammar.words("unable incapable powerless useless ineffective unlikely unproven")
_SETTING_ASIDE = {("rather", "than"), ("instead", "of"), ("far", "from"), ("as", "opposed"), ("short", "of")}
_NOUN_NEGATORS = grammar.words("no little neither nothing none zero nor")
_COMPARED = grammar.words(
    "further more faster higher better lower less fewer sooner longer greater different effect change difference "
    "worse easier"
)


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
    """Tell whether a relative clause says it all: nothing shows that …; it is massage that …."""
    parent = clause.parent
    return (
        parent is not None
        and parent.verb is not None
        and parent.start < len(one.tokens)
        and one.tokens[parent.start].word == "it"
    )


def denied(one: Reading, word: Word, mention: Mention, change: Change) -> bool:
    """Tell whether the change is said not to happen, or not to have been shown."""
    clause = one.clause_at(word.token)
    count = _own_negations(one, clause, word, mention)
    for outer, inner in governing(one, clause):
        count += _outer_negations(one, outer, inner)
    if clause.parent is not None and clause.kind == "sub" and clause.opener == "because" and clause.parent.verb is None:
        count += any(one.tokens[at].word == "not" for at in range(clause.parent.start, clause.start))
    elif _not_that_way(one, clause, word):
        count += 1
    if clause.kind == "shared" and clause.opener in ("nor",) and not _negated_verb(one, clause):
        count += 1
    if change is Change.SAME:
        count += 1
    if change is Change.ANY and any(
        one.tokens[at].word == "longer" and one.tokens[at - 1].word == "no"
        for at in range(max(1, word.token - 2), word.token)
    ):
        count += 1  # the counts no longer differed
    if count == 0 and (
        _no_evidence_before(one, word) or _nothing_left_of(one, word) or _CALLED_UNTRUE.search(one.text)
    ):
        count = 1
    return count % 2 == 1


def _not_that_way(one: Reading, clause: Clause, word: Word) -> bool:
    """Tell whether a change is only named as what does not come about: good for you, but not because it …, not by …ing."""
    first = clause
    while first.kind == "shared" and first.parent is not None:
        first = first.parent
    words = [token.word for token in one.tokens]
    if first.kind == "sub" and first.opener == "because":
        at = first.start - 1
        return words[max(0, at - 1) : at + 1] == ["not", "because"] or words[at : at + 1] == ["not"]
    by = next((at for at in range(word.token - 1, max(0, word.token - 8), -1) if words[at] == "by"), None)
    return by is not None and word.form == "ing" and words[by - 1] == "not"


def _no_evidence_before(one: Reading, word: Word) -> bool:
    """Tell whether the sentence begins by saying that nothing shows what follows: there is no proof, I fear, that …."""
    return bool(_NO_EVIDENCE.search(" ".join(token.word for token in one.tokens[: word.token])))


def _nothing_left_of(one: Reading, word: Word) -> bool:
    """Tell whether a change is said to be gone: next to nothing was left of the drop."""
    before = [token.word for token in one.tokens[max(0, word.token - 7) : word.token]]
    return word.kind == "noun" and "nothing" in before and bool({"left", "remains", "remained"} & set(before))


_CALLED_UNTRUE = re.compile(
    r"^\W*(?:\d+\W+)?(?:myths?(?: (?:number|no\.?|of|about)? ?[\w ]{1,25})?|fiction|false|untrue|wrong|myth-?\s?bust(?:ing|ers?|ed)|debunked|busted)\s*[:.–—]"
    r"|^\W*that\b.*\b(?:is|was)(?: simply| just| plainly)? (?:an? )?(?:old |common |popular )?"
    r"(?:myth|fiction|fable|nonsense|untrue|false|wrong|bunk|rubbish)\W*$"
    r"|\b(?:claim|idea|notion|belief|theory|suggestion|story|rumour|promise) that\b[^;]*\b(?:is|was) (?:\w+ )?"
    r"(?:(?:as|to be) )?(?:untrue|false|nonsense|baseless|unfounded|mistaken|incorrect|a myth|a fallacy)\b[^,;]*$"
    r"|\bwhat is (?:an? )?(?:\w+ )?(?:myth|tale|nonsense|untrue|false|wrong|fiction) is that\b"
    r"|\b(?:old )?(?:tale|story|claim|idea|belief|theory) that\b[^;]*\b(?:is|was) (?:\w+ )?(?:overblown|exaggerated|overstated)\b"
    r"|\b(?:disposed? of|exploded?|buried|demolish(?:ed|es)?|scotched|laid to rest) the (?:\w+ )?(?:belief|idea|myth|notion|claim|theory|tale)\b"
    r"|\b(?:wast(?:e|es|ed|ing)|throw(?:s|n|ing)? away) (?:of )?(?:(?:your|their|his|her|my|our|good) )?(?:money|time)\b"
    r"|\b(?:claim|idea|notion|belief|theory|suggestion|story|promise) that\b[^;]*\b(?:has|have) (?:little|no|hardly any|scant) "
    r"(?:\w+ )?(?:evidence|support|basis|science|foundation)\b",
    re.IGNORECASE,
)
_NO_EVIDENCE = re.compile(
    r"\byet to (?:see|find|meet|come across)\b.*\b(?:in which|where|that|showing)\b"
    r"|\b(?:no|(?<!a )little|scant|never any|not any|hardly any|without) (?:\w+ ){0,3}(?:evidence|proof|sign|indication|support|"
    r"basis)\b(?!.*\b(?:but|although|while)\b).*\bthat\b"
    r"|\b(?:no|not one|not a single|hardly any|never a) (?:\w+ ){0,3}(?:study|studies|trial|trials|paper|papers|experiment|"
    r"review|case|person|patient) (?:\w+ ){0,3}(?:in which|where|whose|showing)\b"
    r"|\b(?:no|not one|not a single) (?:(?:good|proper|large|decent|serious|careful|single|published) )?"
    r"(?:study|trial|paper|experiment|review) (?:\w+ ){0,7}(?:shows?|finds?|proves?|suggests?|"
    r"demonstrates?)\b(?!.*\b(?:but|although|while)\b)"
)


def denied_anywhere(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause says that what it speaks of is not so, in whichever of its words."""
    count = 0
    if _praise(one, clause):
        return False
    for at in one.own_tokens(clause):
        name = one.tokens[at].word
        if (
            (name in _SAMENESS and not (name == "same" and one.tags[at + 1 : at + 2] in (["NN"], ["NS"])))
            or name in _POWERLESS
            or name in _DISBELIEF
            or one.tokens[at].lemma in _FAILING
            or negates(one, at)
        ):
            count += 1
    for outer, inner in governing(one, clause):
        count += _outer_negations(one, outer, inner)
    return count > 0


def denies_over(one: Reading, clause: Clause) -> bool:
    """Tell whether the verb that a clause without an opener hangs on is denied: did not change the count as much as."""
    parent = clause.parent
    return (
        parent is not None and not clause.opener and clause.kind == "relative" and _verb_group_negated(one, parent) > 0
    )


_SAMENESS = grammar.words(
    "same unchanged untouched unmoved regardless unaffected alike identical nil nothing none vanished disappeared evaporated"
)


def _negated_verb(one: Reading, clause: Clause) -> bool:
    return clause.verb is not None and any(negates(one, at) for at in range(clause.start, clause.verb.head))


def _own_negations(one: Reading, clause: Clause, word: Word, mention: Mention) -> int:
    count = 0
    start = clause.start
    places = one.own_tokens(clause, start, word.token + 1)
    if clause.kind == "shared":
        first, last = clause.subject
        subject_words = {one.tokens[at].word for at in range(first, min(last, len(one.tokens)))}
        none = bool({"no", "nobody", "none", "neither", "nothing"} & subject_words)
        if none and clause.opener != "nor":
            count += not _praise(one, clause)
        if (
            clause.verb is not None
            and clause.verb.form in ("bare", "ing")
            and clause.parent is not None
            and clause.opener != "but"
        ):
            count += _verb_group_negated(one, clause.parent)
    in_subject = False
    for at in places:
        found = _counts(one, clause, at, word)
        if found and clause.verb is not None and at < clause.verb.first and one.tokens[at].word in _NOUN_NEGATORS:
            found, in_subject = (0 if in_subject else found), True  # neither … nor …: one denial
        count += found
    if word.kind in ("noun", "adjective") and clause.verb is not None and word.token < clause.verb.first:
        count += _subject_came_to_nothing(one, clause)
    if word.kind == "verb":
        count += _negated_after(one, clause, word)
    before = one.tokens[mention.first - 1].word if mention.first else ""
    between = {one.tokens[at].word for at in range(word.last + 1, mention.first)}
    if word.kind == "verb" and (
        "neither" in between
        or (mention.text == "neither" and mention.first > word.token)
        or (before == "no" and word.token < mention.first and word.change is not Change.DOWN)
    ):
        count += 1
    return count


def _subject_came_to_nothing(one: Reading, clause: Clause) -> int:
    """Tell whether the verb takes back the change that its subject names: the hoped-for drop failed to appear."""
    verb = clause.verb
    if verb is None:
        return 0
    rest = list(one.own_tokens(clause, start=verb.first))
    if any(one.tokens[at].lemma in _FAILING or one.tokens[at].word in _DISBELIEF | _POWERLESS for at in rest[:6]):
        return 1
    if any(_is_no_more(one, at) for at in rest[:6]):
        return 1
    negated = any(negates(one, at) for at in range(verb.first, verb.head + 2) if at < len(one.tokens))
    negated = negated or any(
        one.tokens[at].word == "yet" and one.tokens[at + 1].word == "to" for at in rest if at + 1 < len(one.tokens)
    )
    comes = any(one.tokens[at].lemma in _COMING_TO_BE or one.tokens[at].word in _COMING_WORDS for at in rest[:6])
    return int(negated and comes)


def _is_no_more(one: Reading, at: int) -> bool:
    """Tell whether a change is said to be no larger than another: the drop was no bigger than that after a rest."""
    words = [token.word for token in one.tokens[at : at + 3]]
    return words[:1] == ["no"] and words[2:] == ["than"] and words[1] in _SIZES


_SIZES = grammar.words("larger bigger greater more better stronger steeper deeper faster longer higher")
_COMING_TO_BE = grammar.stems(
    "support bear confirm materialise appear emerge follow show see find observe detect replicate stand hold "
    "exist occur happen report "
    "reproduce establish note record demonstrate prove persist"
)
_COMING_WORDS = grammar.words("significant borne evident apparent there real true")


def _verb_group_negated(one: Reading, clause: Clause) -> int:
    if clause.verb is None:
        return 0
    return sum(negates(one, at) for at in range(clause.verb.first, clause.verb.head + 1))


def _counts(one: Reading, clause: Clause, at: int, word: Word) -> int:
    """Tell whether a word before the change takes it back."""
    name = one.tokens[at].word
    if name in _POWERLESS:
        return 1
    if one.tokens[at].lemma in _FAILING and at < word.token and any(verb.head == at for verb in one.verbs):
        return 1
    if name in ("than", "of", "from", "to") and at and (one.tokens[at - 1].word, name) in _SETTING_ASIDE:
        return int(word.token - at <= 4 and word.form in ("ing", "", "finite", "bare"))
    if name == "without":
        return int((word.token - at <= 3 and word.kind != "verb") or (word.form == "ing" and word.token - at <= 3))
    if not negates(one, at):
        return 0
    verb = clause.verb
    if name in _NEGATIVE_NOUNS:
        if verb is not None and at < verb.first:
            return int(not _praise(one, clause) and _is_subject_negator(one, clause, at))
        if word.kind == "verb":
            return int(word.token - at <= 7)
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if lexicon.NOUNS.get(following) is Change.ANY and word.token - at <= _FAR:
            return 1  # no influence on the clearance of lactate
        # no greater, no effect: it must stand before the word itself, or before a measure of it
        return int(word.token - at <= 5 and not _other_noun(one, at, word.token))
    if name == "nor" and at == clause.start and at + 1 < len(one.tokens):
        if one.tokens[at + 1].word in grammar.AUXILIARIES:
            return 1  # nor will massage protect you
    if name in _NEGATIVE_ADVERBS or name.endswith("n't") or name == "cannot":
        if verb is None:
            return int(word.token - at <= 6)
        in_group = verb.first - 1 <= at <= verb.head + 1
        reach = 7 if name in _SCARCELY and one.tokens[at + 1].word in ("any", "anything", "a") else 3
        near = word.token - at <= reach  # hardly anything of that drop
        starts = at == clause.start
        apart = (
            name == "not"
            and at + 1 < len(one.tokens)
            and at < verb.first
            and one.tokens[at + 1].word not in ("only", "one", "a", "once")
            and not near
        )
        return int((in_group or near or (starts and not apart)) and not (apart and not in_group))
    return 0


_FAR = 12
_NOBODY = grammar.words("nothing nobody")
_SCARCELY = grammar.words("hardly barely scarcely")


def _is_subject_negator(one: Reading, clause: Clause, at: int) -> bool:
    """Tell whether "no" belongs to the subject itself: no trial shows; not "with no training, people …"."""
    before = one.tokens[at - 1].word if at > clause.start else ""
    return before not in grammar.PREPOSITIONS


def _other_noun(one: Reading, start: int, end: int) -> bool:
    return any(one.tokens[at].word in (",", "but", "and", "than") for at in range(start + 1, end))


def _praise(one: Reading, clause: Clause) -> bool:
    """Nothing lowers it like massage: the strongest praise, and no denial."""
    places = range(clause.start, min(clause.end, len(one.tokens)))
    if not any(negates(one, at) for at in places):
        return False
    return any(
        one.tokens[at].word in _PRAISING and not (at and one.tokens[at - 1].word in _NO_PRAISE_AFTER) for at in places
    )


def _negated_after(one: Reading, clause: Clause, word: Word) -> int:
    """Count the denials that follow the verb: brings it down no further, moved it hardly at all, by no means."""
    last = min(clause.end, len(one.tokens))
    count = 0
    for at in range(word.token + 1, min(word.token + 12, last)):
        name = one.tokens[at].word
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if not clause.holds(at) or name in grammar.STOPS:
            break
        if name == "no" and one.tokens[at - 1].word in ("and", "but") and following == "more":
            break  # …, and no more than that
        if name in ("and", "but") and following in _SCARCELY | {"not"}:
            break  # by a third in one group and hardly at all in the other
        if name in _NOBODY and at == word.token + 1 and word.change is not Change.SAME:
            count += 1  # adds nothing to it, makes nobody lonely
        if name == "no" and (
            following in _COMPARED or one.tokens[at + 1].word in lexicon.ADJECTIVES
            if at + 1 < len(one.tokens)
            else False
        ):
            count += 1
        elif (
            name in ("hardly", "barely", "scarcely", "little")
            and one.tokens[at - 1].word not in ("a", "very")
            and following not in ("by",)
            and not any(other.token == at + 1 for other in one.words)
        ):
            count += name != "little" or at + 1 >= last or following in (".", ",", "if", "or")
        elif name == "not" and following in ("at", "one") and at + 2 < len(one.tokens):
            count += 1
    return count


def _outer_negations(one: Reading, outer: Clause, inner: Clause) -> int:
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
    for at in one.own_tokens(outer, start=_participle_before(one, outer, inner)):
        token = one.tokens[at]
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if (
            (token.word in _DISBELIEF and not (token.word == "contrary" and one.tokens[at - 1].word == "the"))
            or token.word in _POWERLESS
            or (token.word in ("yet", "remains", "remain") and following == "to")
            or (token.lemma in grammar.DENYING and any(verb.head == at for verb in one.verbs))
            or (
                token.word in ("doubt", "doubts")
                and one.tokens[at - 1].word not in ("no", "without", "little", "beyond")
                and at
            )
            or (
                token.word in ("stop", "stopped", "quit")
                and at + 1 < len(one.tokens)
                and one.tokens[at + 1].lemma in _SPREADING
            )
            or token.lemma in _FAILING
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
    return sum(_outer_negations(one, outer, inner) for outer, inner in governing(one, clause)) % 2 == 1


_NO_SURPRISE = grammar.words("surprising surprised surprise astonished amazed astonishing remarkable unusual uncommon")
_FACTIVE = grammar.stems("realise mind forget care surprise")


def _both(one: Reading, outer: Clause) -> int:
    """I do not deny that: two negations are none; no evidence, and not likely: two are one."""
    names = [one.tokens[at] for at in one.own_tokens(outer)]
    denying = any(token.lemma in grammar.DENYING or token.word in _DISBELIEF for token in names)
    return 0 if denying else 1


def is_set_aside(one: Reading, word: Word) -> bool:
    """Tell whether a change is only named to be set aside: far from easing the pain, it …."""
    return any(
        (one.tokens[at - 1].word, one.tokens[at].word) in _SETTING_ASIDE
        and one.clause_at(at) is one.clause_at(word.token)
        for at in range(max(1, word.token - 3), word.token)
    )


_NEGATIVE_NOUNS = grammar.words("no little neither none nothing nobody zero")
_NEGATIVE_ADVERBS = grammar.words("not never hardly barely scarcely rarely seldom nor")
_PRAISING = grammar.words("like better quite beats compares rivals so such")
_NO_PRAISE_AFTER = grammar.words("any no")  # neither was any better
