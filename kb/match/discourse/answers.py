"""Answers: sentences that say yes, no or perhaps to the claims of the sentence before."""

import re

from kb.match.change.subjects import head_of, stands_for_another
from kb.match.english import grammar, lexicon
from kb.match.english.negations import negates
from kb.match.english.reading import Reading
from kb.match.modality.taking_back import IN_TIME
from kb.model.terms import Polarity, Strength

_AFTER_LONE_MODAL = grammar.PREPOSITIONS | {"do", "be", "well", "a", "the"}

_NO = grammar.words("no nope myth false untrue nonsense wrong sadly unfortunately alas")
_YES = grammar.words("yes yep indeed true absolutely definitely certainly quite")
_DENIALS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:is|was|are|were|'s) (?:just |simply |only )?(?:a |an |pure |all |sheer |plain )?(?:myth|nonsense|"
        r"untrue|false|wrong|fiction|fallacy|rubbish|misconception|bunk|wishful thinking|lie|mistake|mistaken|not "
        r"so|not true|not the case)\b",
        r"\b(?:no|little|not any|any|isn't|scant) (?:\w+ ){0,2}(?:evidence|proof|support|basis|sign|data)(?: "
        r"whatsoever| at all)? ?(?:(?:for|of|to) (?:that|this|it|either|any|either of|the (?:claim|idea|belief|"
        r"notion|theory)|support|back)\b|$)",
        r"\b(?:no|nothing) (?:\w+ )?(?:such|of the|of that) (?:\w+ )?(?:effect|change|difference|rise|fall|"
        r"benefit|kind|sort|thing|link|increase|decrease|drop|improvement)?\b",
        r"\b(?:nothing|no \w+)(?: \w+){0,5} (?:supports?|backs?|bears? out|confirms?|backed|supported|confirmed) "
        r"(?:it|that|this|(?:the|this|that|such a) (?:idea|claim|notion|belief|theory|promise|hope|view))\b",
        r"\bnothing (?:\w+ ){0,3}to (?:show|suggest|prove) (?:that )?(?:it|they|this) (?:does|do|did|can|will)\b",
        r"^(?:[a-z]+ ){0,4}(?:found|saw|reported|showed|detected) (?:no|little) (?:such )?(?:change|difference|"
        r"effect|benefit|rise|fall|improvement|drop|increase|reduction)s?(?: at all| either| whatsoever)?$",
        r"^(?:but |yet |however |again )?no (?:\w+ )?(?:change|difference|effect|benefit|rise|fall|improvement|drop|increase|"
        r"reduction|gain|decline)s? (?:was|were|has been|have been|could be) (?:seen|found|observed|detected|reported|noted|"
        r"recorded|evident|apparent)(?: (?:in|between) (?:the |either |any )?(?:\w+ ){0,2}(?:trial|study|group|arm|review|"
        r"experiment|patient|two)s?)?$",
        r"\bno (?:\w+ )?(?:experiments?|stud(?:y|ies)|trials?|tests?|research|evidence|proof|data) (?:that |which "
        r"|to )?(?:shows?|has shown|have shown|supports?|proves?|backs?|bears?) (?:either|it|this|that|any|them|"
        r"so)\b",
        r"\b(?:not one|not a single|no) (?:\w+ ){0,3}(?:trial|study|experiment|review)s?(?: \w+){0,4} (?:to )?(?:back|backs|"
        r"support|supports|bear|bears|show|shows|prove|proves|confirm|confirms)\b",
        r"\b(?:know|knew|aware) of no (?:\w+ ){0,2}(?:evidence|proof|trial|study|reason)\b",
        r"^(?:\w+ ){0,4}(?:neither|that|this|it|they|these|those|none|such)(?: \w+){0,2} (?:has|have) (?:never|not|yet to) "
        r"(?:\w+ )?(?:be|been) (?:shown|demonstrated|proved|proven|established|confirmed|replicated|seen|found)\b",
        r"^(?:\w+ ){0,3}neither (?:effect|claim|promise|idea|of (?:these|them|those)) (?:has|have|is|was|were|holds?|stands?|"
        r"survives?|survived|turned|proved|does|did|can|will|could)\b",
        r"\b(?:nobody|no one) has (?:ever |yet )?(?:shown|proved|demonstrated|found) (?:that|it|so|this)\b(?: (?:it|they) "
        r"(?:does|do|is|did|can)| in \w+.*)?$",
        r"^(?:it|they|that|this) (?:did|does|do) (?:absolutely )?nothing(?: at all| whatever)?"
        r"(?: (?:for|to) (?:it|them|that|those|these|either|you|me|us)\b.*)?$",
        r"^(?:\w+ ){1,7}(?:it|they) (?:does|do|did) (?:absolutely )?nothing(?: at all| whatever)?$",
        r"\bnot been shown to do (?:so|either|this|that|it)\b",
        r"\b(?:has|have|had|was|were) (?:never|not) (?:been able to )?(?:\w+ )?(?:confirm|back|support|reproduce|replicate|"
        r"repeat|borne)\w* (?:out )?(?:it|that|this|them|any|the (?:\w+ )?(?:increase|rise|fall|drop|effect|finding|result|"
        r"benefit|decrease|reduction))\b",
        r"\b(?:found|find|know of|knew of|seen|saw|aware of) no (?:\w+ )?(?:study|studies|trials?|evidence|papers?|"
        r"experiments?) (?:that |which |to )?(?:supports?|backs?|confirms?|shows?|bears?)\b",
        r"\b(?:do|does|did|could|can) not (?:\w+ )?(?:bear|back|support|confirm|find|replicate|agree|show) (?:\w+ "
        r")?(?:it|that|this|them|any|such)\b",
        r"\b(?:not|never|unable|failed)(?: \w+){0,3} (?:reproduce|replicate|confirm|repeat) (?:it|this|that|them|the (?:\w+ )?"
        r"(?:increase|rise|fall|drop|effect|finding|result|benefit|decrease|reduction))\b",
        r"\b(?:have|has) (?:never|not) (?:\w+ )?(?:been )?(?:properly |really |convincingly )?(?:shown|proved|proven|demonstrated|established|"
        r"confirmed|replicated|supported)$",
        r"\bnobody has (?:shown|proved|proven|found|demonstrated) (?:that|it|this|any)?$",
        r"\b(?:lend|lends|lent|give|gives|gave|offer|offers|offered) (?:\w+ ){0,3}(?:no|little) (?:support|"
        r"credence|weight)\b",
        r"^(?:not|hardly|never)(?: (?:at all|so|yet|really|quite|a bit|exactly|in the least|that \w+ \w+))*$",
        r"\bthe evidence (?:says|said|points|does not|is against|disagrees)\b.*(?:otherwise|other way|against|not)",
    )
)
_ELLIPSIS = re.compile(
    r"\b(?:(?:wo|ca|sha)n't|(?:did|does|do|has|have|will|can|was|were|is|could|would|are)(?: not|n't|not))(?: (?!the\b|a\b|an\b)\w+){0,2}$"
)


_THE_ANSWER_IS = re.compile(
    r"^(?:the|my|our) (?:\w+ )?answer (?:to (?:that|this) )?(?:is|was) (?:(?:a|simply) )?(?:(?:clear|simple|firm|definite|resounding|cautious) )?"
)
_SENT_NOTHING = re.compile(r"\b(?:sent|gave|sends|gives|sold|kept|collected|published|supplied|provided) (?:us )?no\b")


_LOOKING = grammar.stems("measure test examine investigate record count ask mention")
_SHORT_ANSWER = 9  # words


def answer_of(one: Reading, *, asked: bool = False) -> tuple[Polarity, Strength] | None:
    """Return what a sentence answers to the claims before it; None where it is no answer."""
    words = [token.word for token in one.tokens if token.is_word]
    if not words or one.question or one.text.startswith("What no ") or words[0] == "say":
        return None  # what no massage can do is …: it says itself what is meant; say so, and we stop
    if len(words) <= _SHORT_ANSWER and any(one.tokens[verb.head].lemma in _LOOKING for verb in one.verbs):
        return None  # the team did not measure either
    joined = _THE_ANSWER_IS.sub("", " ".join(words))
    words = joined.split() or words
    if joined in _FLAT_DENIALS:
        return Polarity.DENIED, Strength.NONE
    if _SENT_NOTHING.search(joined):
        return None
    if (words[0] in _NO and len(words) <= 7 and not _is_none_of_another(one)) or any(
        pattern.search(joined) for pattern in _DENIALS
    ):
        return Polarity.DENIED, Strength.NONE
    pronoun = words[0] in _POINTING_BACK or (
        words[0] in ("the", "others", "another", "most", "many")
        and ("one" in words[:4] or "ones" in words[:4] or not _other_subject(one))
    )
    first = _first_part(one)
    short = (_ELLIPSIS.search(joined) and len(words) < 13) or _ELLIPSIS.search(first)
    if pronoun and short and not _says_another(words):
        return Polarity.DENIED, Strength.NONE
    if (
        re.search(
            r"\b(?:say|says|said|claim|insist|think|believe|swear) (?:it|that it|they|so|as much|yes)(?: (?:does|"
            r"do|did|will|can))?\b",
            joined,
        )
        and len(words) < 12
        and not {"i", "we", "there"} & set(words[:3])
        and not any(token.stem in grammar.RESEARCH for token in one.tokens[:3])
    ):
        return Polarity.SAME, Strength.NONE
    if asked and not _is_none_of_another(one):
        answer = _reply(words, joined)
        if answer is not None:
            return answer
    answer = _left_short(one) or _of_link(joined)
    if answer is not None:
        return answer
    if len(words) > 10 or _new_statement(one):
        return None
    if words[0] in _FIRST_OF_ANSWERS:
        for word in words[:3]:
            if word in lexicon.PROBABLE:
                return Polarity.SAME, Strength.PROBABLE
            if word in lexicon.POSSIBLE and (
                words[0] in ("perhaps", "maybe", "possibly") or _stands_alone(words, word)
            ):
                return Polarity.SAME, Strength.POSSIBLE
    if (words[0] in _YES and words[0] not in ("quite",)) or re.search(
        r"^(?:it|they|that|this) (?:really |certainly |indeed )?(?:does|did|do|is|will|works|is true|has)(?: "
        r"indeed| too)?$",
        joined,
    ):
        return Polarity.SAME, Strength.PLAIN
    return None


def _is_none_of_another(one: Reading) -> bool:
    """Tell whether "no" belongs to a noun that names no effect: no adjustment was made for multiple testing."""
    if one.tokens[0].word != "no" or not one.verbs:
        return False
    last = one.verbs[0].first
    named = one.tokens[1:last]
    if not named or not all(token.is_word for token in named):
        return False
    if any(token.word in lexicon.NOUNS for token in named):
        return _is_of_something_else(one, last)
    if any(token.stem in grammar.RESEARCH for token in named) and _tells_of_something_else(one):
        return True
    return not any(token.word in _PROOF or token.stem in grammar.RESEARCH for token in named)


def _tells_of_something_else(one: Reading) -> bool:
    """Tell whether the verb has an object that is no effect: no trial reported deaths."""
    start = one.verbs[0].head + 1
    nouns = [token for token, tag in zip(one.tokens[start:], one.tags[start:], strict=True) if tag in ("NN", "NS")]
    return bool(nouns) and not any(token.word in lexicon.NOUNS or token.word in _PROOF for token in nouns)


def _is_of_something_else(one: Reading, start: int) -> bool:
    """Tell whether a change is said to be of what was not spoken of: no increase was found in heart rate."""
    words = [token for token in one.tokens[start:] if token.is_word]
    if not any(token.word in ("in", "of", "for") for token in words):
        return False
    return words[-1].stem not in grammar.RESEARCH | grammar.PEOPLE and words[-1].word not in _GROUPS


_GROUPS = grammar.words("group groups arm arms two both either them one")


_PROOF = grammar.words("proof evidence sign trace reason basis doubt")


def _says_another(words: list[str]) -> bool:
    """Tell whether a sentence ends with what was not done, and that is no proof: the method is not described."""
    return words[-1].endswith(("ed", "en")) and words[-1] not in _PROVEN


_PROVEN = grammar.words(
    "proven proved confirmed established demonstrated supported replicated seen reproduced observed"
)


def denies_at_once(one: Reading) -> bool:
    """Tell whether a sentence denies what was said before in a short clause of its own, and then goes on."""
    short = _left_short(one)
    return short is not None and short[0] is Polarity.DENIED


def _left_short(one: Reading) -> tuple[Polarity, Strength] | None:
    """Return what "it does", "they can" or "it will not" says, where it stands for a whole clause."""
    words = [token.word for token in one.tokens]
    for at in range(1, len(words)):
        apart = 1 + (words[at - 1] in grammar.ADVERBS or words[at - 1].endswith("ly"))  # it actually can
        if words[at - apart] not in _STANDING_IN or at < apart or not _is_short_form(words[at]):
            continue
        negated = words[at].endswith("n't") or words[at] == "cannot" or words[at + 1 : at + 2] in (["not"], ["n't"])
        end = at + 1 + (words[at + 1 : at + 2] in (["not"], ["n't"]))
        adverb = words[end] if end < len(words) and words[end] in lexicon.PROBABLE | lexicon.POSSIBLE else ""
        end += bool(adverb)
        following = words[end] if end < len(words) else "."
        if following not in _AFTER_SHORT:
            continue
        before = [word for word in words[: at - apart] if word.isalpha()]
        if len(before) > _LONGEST_LEAD or "if" in before or "as" in before or "than" in before:
            continue
        if negated or any(negates(one, place) for place in range(at - apart)):
            return Polarity.DENIED, Strength.NONE
        if adverb in lexicon.PROBABLE or words[at - 2 : at - 1] == ["probably"]:
            return Polarity.SAME, Strength.PROBABLE
        hedge = words[at - 1] if apart == 2 else ""  # it possibly does
        if hedge in lexicon.PROBABLE:
            return Polarity.SAME, Strength.PROBABLE
        suggested = hedge in lexicon.POSSIBLE or any(
            token.lemma in lexicon.POSSIBLE_STEMS for token in one.tokens[: at - apart]
        )
        possible = suggested or words[at] in lexicon.POSSIBLE
        return Polarity.SAME, Strength.POSSIBLE if possible else Strength.PLAIN
    return None


_LINK = r"(?:link|association|connection|relationship|correlation|relation)"
_LINK_GONE = re.compile(
    rf"\b(?:the|this|that) (?:\w+ )?{_LINK}\b(?: \w+){{0,3}} (?:disappeared|vanished|went away|faded|(?:did|does) not (?:hold|persist|"
    rf"survive)|was no longer)\b|\b(?:there (?:was|is)|found|saw) no (?:such |clear |significant |similar )?{_LINK}\b(?! between)"
    r"|\b(?:it|this|that) was no longer (?:statistically )?significant\b"
)
_LINK_HELD = re.compile(
    rf"\b(?:the|this|that|such a|a similar|the same) (?:\w+ )?{_LINK}\b(?: \w+){{0,2}} (?:held|holds|remained|persisted|stood|was (?:also )?"
    r"(?:seen|found|strongest|stronger|there)|did not (?:go away|disappear|vanish|change))\b"
)


_EFFECT = r"(?:effect|advantage|difference|benefit|gain|fall|drop|rise|reduction|increase|improvement|gap)s?"
_HARDLY_ANY = (
    r"(?:close|next|as good as|practically|virtually|almost|nearly|more or less)(?: to)? (?:nothing|nil|zero|none)"
)
_EFFECT_GONE = re.compile(
    rf"\b(?:the|that|this|any|its) (?:[\w-]+ ){{0,2}}{_EFFECT}\b(?: in (?:adults|children|patients|women|men))?(?: \w+)? (?:(?:all but|almost|"
    r"practically|largely|nearly|had|has|have|simply) ){0,2}(?:vanish(?:ed|es)?|disappear(?:ed|s)?|evaporat(?:ed|es)|melt(?:ed|s) away|"
    rf"faded(?: away)?|(?:shrank|shrinks|shrunk|fell|dwindled) to (?:almost |practically |virtually |next to )?(?:nothing|nil|zero)|"
    rf"(?:is|was|are|were|proved|proves)(?: \w+)? (?:gone|{_HARDLY_ANY}|negligible|no longer significant))\b"
    rf"|^between group {_EFFECT} (?:\w+ ){{0,4}}(?:is|was|are|were)(?: \w+)? (?:{_HARDLY_ANY}|negligible)\b"
    rf"|\b(?:no|little|almost nothing of that|hardly any) (?:[\w-]+ ){{0,2}}{_EFFECT} (?:[\w-]+ ){{0,4}}(?:is|was|were|are) left\b"
)


def _of_link(joined: str) -> tuple[Polarity, Strength] | None:
    """Return what is said of a link or an effect told before: it held in girls, the advantage all but vanished.

    What is gone a month later was there: it wore off, and nothing is denied.
    """
    if _LINK_GONE.search(joined) or (_EFFECT_GONE.search(joined) and not IN_TIME.search(joined)):
        return Polarity.DENIED, Strength.NONE
    return (Polarity.SAME, Strength.ASSOCIATED) if _LINK_HELD.search(joined) else None


def _is_short_form(word: str) -> bool:
    return word.removesuffix("n't") in _SHORT or word in ("won't", "can't", "cannot")


_STANDING_IN = grammar.words("it they this")
_SHORT = grammar.words("does do did can could will would may might")
_AFTER_SHORT = grammar.words(". ! ; : , – — and but provided if when although though for because so either at ”")
_LONGEST_LEAD = 12  # words before it: two small trials in women with breast cancer found that


def _first_part(one: Reading) -> str:
    """Return the words up to the first mark: It does not: your kidneys see to that."""
    words = []
    for token in one.tokens:
        if not token.is_word:
            break
        words.append(token.word)
    return " ".join(words)


_REPLIES: tuple[tuple[str, Polarity, Strength], ...] = (
    (
        r"^(?:we|i|nobody|no one)(?: (?:simply|just|really|still))?(?: (?:do not|don't|cannot|can't))? (?:know|knows|say|tell)"
        r"(?: yet| for sure| for certain| really)?$|^(?:it|that|this) (?:is|remains) (?:(?:not|un)(?: yet)? ?(?:known|clear)|an open question)$",
        Polarity.SAME,
        Strength.NONE,
    ),
    # Hardly, not "hardly a day goes by without that question".
    (r"^(?:no|nope|not|never|sadly|alas|unfortunately|hardly(?! an? )|unlikely)\b", Polarity.DENIED, Strength.NONE),
    (
        r"^(?:it|they|that|massage|this) (?:does|do|did|will|can|has|is|would|could)(?: not|n't)\b",
        Polarity.DENIED,
        Strength.NONE,
    ),
    (
        r"^(?:it|they|this) (?:doesn't|don't|didn't|won't|can't|cannot|couldn't|wouldn't|hasn't|isn't)\b",
        Polarity.DENIED,
        Strength.NONE,
    ),
    (
        r"^(?:nobody|no one|nothing|none)(?: \w+){0,5}$|^(?:there is (?:no|little)|there's (?:no|little)|not as far)\b",
        Polarity.DENIED,
        Strength.NONE,
    ),
    (r"^(?:we|i) (?:doubt|do not think|don't think)\b", Polarity.DENIED, Strength.NONE),
    (
        r"^(?:perhaps|maybe|possibly|it (?:may|might|could|can)|they (?:may|might|could|can)|some (?:studies|"
        r"trials|evidence)|that is possible|quite possibly|there is some)\b",
        Polarity.SAME,
        Strength.POSSIBLE,
    ),
    (
        r"^(?:a little|slightly|somewhat|a bit|a touch)\b.*\b(?:perhaps|maybe|possibly)\b|^(?:it|they) (?:do|does) seem\b|"
        r"^(?:\w+ ){0,9}(?:it|they) (?:may|might|could|can)$",
        Polarity.SAME,
        Strength.POSSIBLE,
    ),
    (
        r"^(?:a little|slightly|somewhat|a bit|a touch)\b|^(?:\w+ ){1,4}(?:it|they) (?:will|does|do|did|is|are)$",
        Polarity.SAME,
        Strength.PLAIN,
    ),
    (
        r"^(?:it|they) (?:seems?|appears?)\b|^(?:studies|trials|the evidence) suggests?\b|\bsuggest (?:so|it does|"
        r"that it does)\b",
        Polarity.SAME,
        Strength.POSSIBLE,
    ),
    (r"\b(?:it|they) (?:can|may|might|could) do (?:so|this|that)\b", Polarity.SAME, Strength.POSSIBLE),
    (r"\b(?:it|they) probably (?:will|would|does|do)$", Polarity.SAME, Strength.PROBABLE),
    (
        r"^(?:probably|very likely|most likely|quite likely|in all likelihood|it probably|they probably)\b",
        Polarity.SAME,
        Strength.PROBABLE,
    ),
    (r"^(?:without (?:a )?doubt|undoubtedly|definitely|absolutely|guaranteed)\b", Polarity.SAME, Strength.ABSOLUTE),
    (
        r"^(?:yes|yep|indeed|certainly|sure|it can and)\b|^(?:it does|they do|it did|it will)(?: (?:indeed|too|and|but|for|in|"
        r"at|so|if|when)\b.*)?$",
        Polarity.SAME,
        Strength.PLAIN,
    ),
)


def _reply(words: list[str], joined: str) -> tuple[Polarity, Strength] | None:
    """Return what the answer to a question says by its first words."""
    if len(words) > 18:
        return None
    return next(((polarity, strength) for pattern, polarity, strength in _REPLIES if re.search(pattern, joined)), None)


def _other_subject(one: Reading) -> bool:
    clause = one.clauses[0]
    head = head_of(one, *clause.subject) if clause.verb is not None else None
    return head is not None and (not stands_for_another(head) or head.word in _WHY)


_WHY = grammar.words("reason reasons cause causes mechanism mechanisms explanation")


def _stands_alone(words: list[str], modal: str) -> bool:
    """It may, for a few weeks; it might be: no verb of its own follows."""
    following = words[words.index(modal) + 1 : words.index(modal) + 2]
    return not following or following[0] in _AFTER_LONE_MODAL


def _new_statement(one: Reading) -> bool:
    return len([verb for verb in one.verbs if verb.finite]) > 2


_FLAT_DENIALS = frozenset(
    {
        "probably not",
        "perhaps not",
        "possibly not",
        "almost certainly not",
        "forget it",
        "far from it",
        "no chance",
        "of course not",
        "i doubt it",
        "not likely",
        "unlikely",
        "not so",
        "nor is it",
        "it is not",
        "alas not",
    }
)
_POINTING_BACK = grammar.words("it that this they he she these those")
_FIRST_OF_ANSWERS = grammar.words("it they that perhaps maybe probably possibly likely quite very almost yes")
