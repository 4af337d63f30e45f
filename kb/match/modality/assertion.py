"""How surely a clause states what it says."""

import re
from collections.abc import Sequence

from kb.match.change.correlated import SIGNS, is_link
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Token
from kb.match.modality.attribution import is_attributed, sharing
from kb.match.modality.governing import governing
from kb.model.terms import Strength


def strength_of(one: Reading, word: Word) -> Strength:
    """Return how surely the words that carry a change state it; Strength.NONE where they are somebody else's."""
    clause = one.clause_at(word.token)
    if is_attributed(one, clause, word):
        return Strength.NONE
    found = _cues(one, one.own_tokens(clause, end=word.token + 1))
    found |= _trailing(one, clause, word)
    for before in sharing(one, clause):
        end = before.verb.head + 1 if before.verb else before.end
        found |= _cues(one, one.own_tokens(before, end=end))
    for outer, _ in governing(one, clause):
        found |= _cues(one, one.own_tokens(outer))
    for inner in one.clauses:
        if inner.parent is clause and inner.opener == "what" and inner.end <= word.token:
            found |= _cues(one, one.own_tokens(inner))
    shared = clause
    while not found and shared.kind == "shared" and shared.parent is not None and shared.parent.verb is not None:
        # Massage always calms the nerves and improves the circulation: the adverb goes for both.
        shared = shared.parent
        end = shared.verb.head if shared.verb is not None else shared.end
        found |= _cues(
            one,
            [at for at in one.own_tokens(shared, end=end) if one.tokens[at].word in _ADVERBS or _is_beyond(one, at)],
        )
    if _GOOD_CHANCE.search(one.text[: one.tokens[word.token].start]):
        found.add(Strength.PROBABLE)
    if _NO_DOUBT.search(one.text[: one.tokens[word.token].start]):
        found.add(Strength.ABSOLUTE)
    if _NOT_RULED_OUT.search(one.text):
        found.add(Strength.POSSIBLE)
    if _PROVEN.match(one.text) or _BEYOND_DOUBT.search(one.text[one.tokens[word.token].start :]):
        found.add(Strength.ABSOLUTE)
    if word.kind != "verb" and _is_label(one, clause):
        found |= _cues(one, list(range(clause.end, len(one.tokens))))  # lower blood pressure: a few studies suggest it
    weak = found - {Strength.ABSOLUTE}
    if weak:
        return min(weak, key=lexicon.STRENGTH_ORDER.index)
    return Strength.ABSOLUTE if found else Strength.PLAIN


def _is_label(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause is only what stands before a colon: fewer colds: it may help here too."""
    following = next((other for other in one.clauses if other.opener == ":" and other.start > clause.start), None)
    return clause.start == 0 and clause.verb is None and following is not None and clause.end <= following.start


def loose_strength(sentence: Sequence[Token]) -> Strength:
    """Return how surely a sentence that names nothing known is put, by its words alone."""
    words = {token.word for token in sentence}
    if words & lexicon.POSSIBLE:
        return Strength.POSSIBLE
    if words & lexicon.PROBABLE:
        return Strength.PROBABLE
    return Strength.ABSOLUTE if words & lexicon.ABSOLUTE else Strength.PLAIN


_PROVEN = re.compile(r"\W*(?:clinically |scientifically |medically )?proven\s*[:–—]", re.IGNORECASE)
_BEYOND_DOUBT = re.compile(r", as (?:has|have) (?:\w+ )?been (?:proven|proved|shown|established) beyond", re.IGNORECASE)
_NOT_RULED_OUT = re.compile(
    r"\b(?:cannot|can['’]t|could not|couldn['’]t) be (?:ruled out|excluded|dismissed)\b", re.IGNORECASE
)
_NO_DOUBT = re.compile(
    r"\b(?:no|not the slightest) doubt (?:whatever|whatsoever|at all|about it),? that\b", re.IGNORECASE
)
_GOOD_CHANCE = re.compile(
    r"\b(?:(?:good|fair|every|strong|decent) chance (?:that )?\w|(?:the )?chances are)", re.IGNORECASE
)
_PERCEIVING = grammar.words("see read hear watch tell")
_ADVERBS = grammar.words(
    "always probably perhaps maybe possibly undoubtedly certainly definitely invariably likely presumably apparently"
)


def _cues(one: Reading, places: list[int]) -> set[Strength]:
    found = set()
    leading = 0
    if [token.word for token in one.tokens[:2]] == ["as", "for"]:
        leading = next((at for at, token in enumerate(one.tokens) if token.word == ","), 0)  # as for the link with …
    for at in places:
        if at < leading:
            continue
        name = one.tokens[at].word
        if name == "can" and [token.word for token in one.tokens[at + 1 : at + 3]] == ["be", "no"]:
            continue
        if name in ("can", "may", "could") and at + 1 < len(one.tokens) and one.tokens[at + 1].word in _PERCEIVING:
            continue  # anyone can see that
        if name in lexicon.POSSIBLE and any(
            token.word in ("surprise", "surprised") for token in one.tokens[at + 1 : at + 4]
        ):
            continue  # it may not surprise you that it rose
        if name == "thought" and at and one.tokens[at - 1].word not in ("was", "were", "been"):
            if one.tokens[at + 1 : at + 2] and one.tokens[at + 1].word == "to":
                found.add(Strength.POSSIBLE)
        if name == "possible" and one.tokens[at + 1 : at + 2] and one.tokens[at + 1].word == "that":
            found.add(Strength.POSSIBLE)
        if name == "certain" and one.tokens[at + 1 : at + 2] and one.tokens[at + 1].word == "that":
            found.add(Strength.ABSOLUTE)
        if name in lexicon.POSSIBLE and not (
            name in ("can", "may") and at and one.tokens[at - 1].word in ("the", "a", "in")
        ):
            found.add(Strength.POSSIBLE)
        elif name in lexicon.PROBABLE and not (at and one.tokens[at - 1].word in _UNDOES_LIKELY):
            found.add(Strength.PROBABLE)
        elif name in lexicon.ABSOLUTE:
            if any(mention.first <= at < mention.last for mention in one.mentions):
                continue  # a job guarantee
            if not (at and one.tokens[at - 1].word in ("not", "never", "been", "n't") and name in ("always",)):
                found.add(Strength.ABSOLUTE)
        elif one.tokens[at].lemma in lexicon.POSSIBLE_STEMS and _is_cue_verb(one, at):
            found.add(Strength.POSSIBLE)
        elif is_link(one, at) or name in _ASSOCIATING:
            if _associates(one, at):
                found.add(Strength.ASSOCIATED)
        elif at and ((one.tokens[at - 1].word, name) in _SURE or _is_beyond(one, at)):
            found.add(Strength.ABSOLUTE)
        elif name in ("expected", "predicted"):
            found.add(Strength.PROBABLE)
    return found


_GOING = grammar.words("go goes went")
_ASSOCIATING = _GOING | {"tend", "tends", "tended", "hand"}


def _is_cue_verb(one: Reading, at: int) -> bool:
    return one.tokens[at].word not in ("appearance", "connection")


def _is_beyond(one: Reading, at: int) -> bool:
    """Tell whether a word is the doubt of "beyond any doubt"."""
    before = {token.word for token in one.tokens[max(0, at - 3) : at]}
    return one.tokens[at].word in ("doubt", "question", "dispute") and bool(before & {"beyond", "without"})


def _associates(one: Reading, at: int) -> bool:
    following = [token.word for token in one.tokens[at + 1 : at + 6]]
    if one.tokens[at].word == "hand":
        return following[:2] == ["in", "hand"]
    if at and one.tokens[at - 1].word in SIGNS:
        return True  # were inversely correlated
    if one.tokens[at].word in _GOING:
        if following[:1] in (["together"], ["along"]):
            following = following[1:]
        return following[:1] == ["with"] and following[1:2] not in (["it"], ["them"])
    if one.tokens[at].word.startswith("tend"):
        return following[:1] == ["to"]
    if one.tokens[at].word == "related" and at and one.tags[at - 1] in ("NN", "NS"):
        return False  # proteins related to inflammation
    return bool({"to", "with", "between"} & set(following))


def _trailing(one: Reading, clause: Clause, word: Word) -> set[Strength]:
    """Return what an adverb or an aside after the verb weakens: eases pain, perhaps."""
    found = set()
    for at in one.own_tokens(clause, start=word.token + 1):
        name = one.tokens[at].word
        if one.tokens[at + 1 : at + 2] and one.tokens[at + 1].word in _GIVES_THE_REASON:
            continue  # slowed it, apparently by pressing on the vessels
        if name in ("perhaps", "maybe", "possibly", "apparently"):
            found.add(Strength.POSSIBLE)
        elif name in ("probably", "presumably"):
            found.add(Strength.PROBABLE)
        elif name in ("guaranteed", "undoubtedly", "definitely"):
            found.add(Strength.ABSOLUTE)
        elif (name == "hand" and _associates(one, at)) or (
            is_link(one, at)
            and _associates(one, at)
            and word.token < at
            and word.kind != "verb"
            and any(one.tokens[place].word in grammar.BE for place in range(max(0, at - 3), at))
        ):
            found.add(Strength.ASSOCIATED)
    return found


_GIVES_THE_REASON = grammar.words("by because through due since via")
_SURE = {("no", "doubt"), ("without", "doubt"), ("never", "fails"), ("without", "fail"), ("every", "time"),
         ("beyond", "doubt"), ("beyond", "dispute"), ("beyond", "question"), ("without", "question"), ("without", "exception")}  # fmt: skip
_REAL = grammar.words(
    "large big small real clear strong significant marked moderate modest beneficial positive favourable "
    "favorable powerful "
    "lasting immediate measurable noticeable dramatic profound slight useful good great remarkable considerable "
    "definite striking"
)


def is_real_effect(one: Reading, word: Word) -> bool:
    """Tell whether an effect is said to be there, and is not only studied: had a large effect on."""
    if word.kind != "noun":
        return False
    clause = one.clause_at(word.token)
    before = one.tokens[max(0, word.token - 3) : word.token]
    studied = any(token.word in ("of", "on", "into") for token in before[1:])
    if studied and any(token.stem in grammar.RESEARCH for token in before):
        return False  # trials of its effect on immunity are few
    return clause.verb is not None and one.has(one.own_tokens(clause), _REAL)


def is_sought(one: Reading, word: Word) -> bool:
    """Tell whether a change is what somebody is looking for, or has learned to do: they turn to it for relief."""
    clause = one.clause_at(word.token)
    if word.form == "to" and any(token.word in _SKILLED for token in one.tokens[max(0, word.token - 3) : word.token]):
        return True  # our therapists are trained to treat pain
    if word.kind == "noun" and word.token and one.tokens[word.token - 1].word in ("seeking", "wanting", "needing"):
        return True  # people seeking relief from it
    if word.kind != "noun" or clause.verb is None or one.tokens[clause.verb.head].lemma not in _SEEKING:
        return False
    return any(one.tokens[at].word == "for" for at in range(max(clause.verb.head, word.token - 3), word.token))


_SKILLED = grammar.words("trained qualified licensed licenced certified")
_SEEKING = grammar.stems("turn seek look use try come go ask want hope need choose visit book long pay search")
_UNDOES_LIKELY = grammar.words("not less more as equally least")
