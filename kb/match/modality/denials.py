"""Whether a clause denies what it says, by the words that govern it."""

import re

from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.negations import negates
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.modality.governing import DISBELIEF, FAILING, POWERLESS, governing, outer_negations
from kb.match.modality.untrue import CALLED_UNTRUE, CLEFT, no_evidence_before, nothing_left_of

_SETTING_ASIDE = {("rather", "than"), ("instead", "of"), ("far", "from"), ("as", "opposed"), ("short", "of")}


_NOUN_NEGATORS = grammar.words("no little neither nothing none zero nor")


_COMPARED = grammar.words(
    "further more faster higher better lower less fewer sooner longer greater different effect change difference "
    "worse easier"
)


def denied(one: Reading, word: Word, mention: Mention, change: Change) -> bool:
    """Tell whether the change is said not to happen, or not to have been shown."""
    if _NOTHING_ELSE_WILL.search(one.text):
        return False
    clause = one.clause_at(word.token)
    count = _own_negations(one, clause, word, mention)
    if count == 0 and (_is_excepted(one, word, mention) or _is_not_by_it(one)):
        return True
    for outer, inner in governing(one, clause):
        count += outer_negations(one, outer, inner)
    if clause.parent is not None and clause.kind == "sub" and clause.opener == "because" and clause.parent.verb is None:
        count += any(one.tokens[at].word == "not" for at in range(clause.parent.start, clause.start))
    elif _not_that_way(one, clause, word):
        count += 1
    count += _but_not_that(one, clause)
    if clause.opener == "nor" and not _negated_verb(one, clause):
        inverted = one.tokens[clause.start].word in grammar.AUXILIARIES  # nor did it remove them
        count += clause.kind == "shared" or inverted
    if change is Change.SAME:
        count += 1
    if change is Change.ANY and any(
        one.tokens[at].word == "longer" and one.tokens[at - 1].word == "no" and not negates(one, at - 1)
        for at in range(max(1, word.token - 2), word.token)
    ):
        count += 1  # the counts no longer differed
    if count == 0 and _is_only_said_denied(one, word):
        count = 1  # I cannot find, for all that, that it gets infants to sleep any sooner
    if count == 0 and (no_evidence_before(one, word) or nothing_left_of(one, word) or CALLED_UNTRUE.search(one.text)):
        count = 1
    return count % 2 == 1 or bool(CLEFT.search(one.text))


def _is_excepted(one: Reading, word: Word, mention: Mention) -> bool:
    """Tell whether "not" stands right before a thing that shares its verb with another: reduces pain but not anxiety."""
    at = mention.first - 1
    while at > word.last and one.tags[at] in ("DT", "JJ"):
        at -= 1
    if at <= word.last + 1 or one.tokens[at].word != "not":
        return False
    return one.tokens[at - 1].word in ("but", "and", ",")


def _is_not_by_it(one: Reading) -> bool:
    """Tell whether a sentence ends with what it was not done by: was lowered by rest, not by massage."""
    return bool(_NOT_BY.search(one.text))


_NOT_BY = re.compile(r"\bby [^,;]+,? (?:and |but )?not by [^,;]+$", re.IGNORECASE)
# If a massage does not make it better, nothing will.
_NOTHING_ELSE_WILL = re.compile(r"^if\b.*(?:\bnot|n['’]t)\b.*\bnothing (?:will|can|does|would)\b", re.IGNORECASE)


def _is_only_said_denied(one: Reading, word: Word) -> bool:
    """Tell whether "any sooner", "any better" or "at all" stands at a change that something before it denies."""
    at = word.token
    near = [token.word for token in one.tokens[at - 1 : word.last + 1]] if at else []
    if "any" not in near[:1] and not any(
        one.tokens[place].word == "any" and one.tokens[place + 1].word in _COMPARED
        for place in range(word.last + 1, min(word.last + 8, len(one.tokens) - 1))
    ):
        return False
    if one.question or any(token.word in ("if", "whether") for token in one.tokens[:at]):
        return False
    return any(negates(one, place) for place in range(at))


def _but_not_that(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause is what is not so, set against what is: evidence that it eases pain, but none that it …."""
    while clause.kind == "shared" and clause.parent is not None:
        clause = clause.parent
    before = [token.word for token in one.tokens[max(0, clause.start - 3) : clause.start]]
    if clause.parent is not None and clause.parent.opener == "but" and before[-2:] == ["none", "that"]:
        return True
    return before[-1:] == ["that"] and before[:2] in (["but", "not"], ["but", "none"], ["and", "not"], ["and", "none"])


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


def denied_anywhere(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause says that what it speaks of is not so, in whichever of its words."""
    count = 0
    if _praise(one, clause):
        return False
    for at in one.own_tokens(clause):
        name = one.tokens[at].word
        if (
            (name in _SAMENESS and not (name == "same" and one.tags[at + 1 : at + 2] in (["NN"], ["NS"])))
            or name in POWERLESS
            or (name in DISBELIEF and not (name == "wrong" and one.tags[at + 1 : at + 2] in (["NN"], ["NS"])))
            or one.tokens[at].lemma in FAILING
            or negates(one, at)
        ):
            count += 1
    for outer, inner in governing(one, clause):
        count += outer_negations(one, outer, inner)
    return count > 0


def denies_over(one: Reading, clause: Clause) -> bool:
    """Tell whether the verb that a clause without an opener hangs on is denied: did not change the count as much as."""
    parent = clause.parent
    return (
        parent is not None
        and not clause.opener
        and clause.kind == "relative"
        and (_verb_group_negated(one, parent) > 0 or _names_no_change(one, parent))
    )


def _names_no_change(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause says that there is no change: found no gain in the hours they slept."""
    return any(
        one.tokens[at].word == "no" and any(token.word in lexicon.NOUNS for token in one.tokens[at + 1 : at + 3])
        for at in one.own_tokens(clause)
    )


_SAMENESS = grammar.words(
    "same unchanged untouched unmoved regardless unaffected alike identical nil nothing none vanished disappeared evaporated"
)


def _negated_verb(one: Reading, clause: Clause) -> bool:
    return clause.verb is not None and any(negates(one, at) for at in range(clause.start, clause.verb.head))


def _own_negations(one: Reading, clause: Clause, word: Word, mention: Mention) -> int:
    count = 0
    start = clause.start
    places = list(one.own_tokens(clause, start, word.token + 1))
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
    paired = any(one.tokens[at].word == "nor" for at in places)
    for at in places:
        if paired and one.tokens[at].word == "neither" and clause.verb is not None and at > clause.verb.head:
            continue  # neither less pain nor lower cortisol: one denial
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
        not between.isdisjoint(("neither", "none"))
        or (mention.text == "neither" and mention.first > word.token)
        or (before == "no" and word.token < mention.first)
    ):
        count += 1
    return count


def _subject_came_to_nothing(one: Reading, clause: Clause) -> int:
    """Tell whether the verb takes back the change that its subject names: the hoped-for drop failed to appear."""
    verb = clause.verb
    if verb is None:
        return 0
    rest = list(one.own_tokens(clause, start=verb.first))
    if any(one.tokens[at].lemma in FAILING or one.tokens[at].word in DISBELIEF | POWERLESS for at in rest[:6]):
        return 1
    if any(_is_no_more(one, at) for at in rest[:6]):
        return 1
    negated = any(negates(one, at) for at in range(verb.first, verb.head + 2) if at < len(one.tokens))
    negated = negated or any(
        one.tokens[at].word == "yet" and one.tokens[at + 1].word == "to" for at in rest if at + 1 < len(one.tokens)
    )
    comes = any(one.tokens[at].lemma in _COMING_TO_BE or one.tokens[at].word in _COMING_WORDS for at in rest[:6])
    comes = comes or one.tokens[verb.head].lemma in lexicon.VERBS  # the rise was not blunted
    return int(negated and comes)


def _is_no_more(one: Reading, at: int) -> bool:
    """Tell whether a change is said to be no larger than another: the drop was no bigger than that after a rest."""
    words = [token.word for token in one.tokens[at : at + _REACH_OF_THAN]]
    return words[:1] == ["no"] and "than" in words[2:] and words[1] in _SIZES


_REACH_OF_THAN = 8  # words: no greater with massage of the back than with rest


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
    if name in POWERLESS:
        return 1
    if one.tokens[at].lemma in FAILING and at < word.token and any(verb.head == at for verb in one.verbs):
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


_TURNED_ROUND = 5  # words: in none of the trials did
_SCARCELY = grammar.words("hardly barely scarcely")


def _is_subject_negator(one: Reading, clause: Clause, at: int) -> bool:
    """Tell whether "no" belongs to the subject itself: no trial shows; not "with no training, people …"."""
    before = one.tokens[at - 1].word if at > clause.start else ""
    if before in grammar.PREPOSITIONS and clause.verb is not None:
        # In none of them did massage clear it: what is turned round is denied.
        after = range(at + 1, min(at + _TURNED_ROUND, clause.verb.head))
        return any(one.tokens[place].word in grammar.DO and one.tags[place] == "DO" for place in after)
    return before not in grammar.PREPOSITIONS


def _other_noun(one: Reading, start: int, end: int) -> bool:
    return any(one.tokens[at].word in (",", "but", "and", "than") for at in range(start + 1, end))


def _praise(one: Reading, clause: Clause) -> bool:
    """Nothing lowers it like massage: the strongest praise, and no denial."""
    places = range(clause.start, min(clause.end, len(one.tokens)))
    if not any(negates(one, at) for at in places):
        return False
    if any([t.word for t in one.tokens[at : at + 3]] == ["as", "well", "as"] for at in places):
        return True  # nothing wards it off as well as a massage
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


def is_set_aside(one: Reading, word: Word) -> bool:
    """Tell whether a change is only named to be set aside: far from easing the pain, it …."""
    return any(
        (one.tokens[at - 1].word, one.tokens[at].word) in _SETTING_ASIDE
        and one.clause_at(at) is one.clause_at(word.token)
        for at in range(max(1, word.token - 3), word.token)
    )


_NEGATIVE_NOUNS = grammar.words("no little neither none nothing nobody zero")


_NEGATIVE_ADVERBS = grammar.words("yet not never hardly barely scarcely rarely seldom nor")


_PRAISING = grammar.words("like better quite beats compares rivals so such")


_NO_PRAISE_AFTER = grammar.words("any no")  # neither was any better
