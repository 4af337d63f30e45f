"""Whether a clause denies what it says, who says it, and how surely: by the words that govern it."""

from collections.abc import Iterator

from kb.match import grammar, lexicon
from kb.match.clauses import Clause
from kb.match.lexicon import Change
from kb.match.reading import Reading, Word
from kb.match.tokens import Mention, lemma
from kb.model.terms import Strength

_BEFORE_PASSIVE = grammar.BE | {"been", "widely", "often"}
_SAYING_OR_BEING = grammar.SAYING | {"be"}
_SPREADING = grammar.SAYING | {"write"}

# Words that make a denial of what hangs on them.
_DISBELIEF = grammar.words(
    "myth nonsense untrue false unlikely doubtful unproven unfounded baseless misconception fallacy fiction lie wrong bogus rubbish "
    "mistaken misleading implausible impossible unsupported unsubstantiated disproved debunked refuted overblown hogwash "
    "erroneous incorrect bunk superstition contrary unwarranted fanciful invented unconvinced sceptical skeptical groundless "
    "thin weak scant slim flimsy shaky lacking missing meagre patchy-x unconfirmed undemonstrated folly disproven"
)
_FAILING = grammar.stems("fail refuse cease neglect")
_POWERLESS = grammar.words("unable incapable powerless useless ineffective unlikely unproven")
_SETTING_ASIDE = {("rather", "than"), ("instead", "of"), ("far", "from"), ("as", "opposed"), ("short", "of")}
_NOUN_NEGATORS = grammar.words("no little neither nothing none zero nor")
_COMPARED = grammar.words(
    "further more faster higher better lower less fewer sooner longer greater different effect change difference worse easier"
)


def governing(one: Reading, clause: Clause) -> Iterator[tuple[Clause, Clause]]:
    """Yield the clauses that a clause hangs on as what is said, thought or found, each with the one that it governs."""
    seen = 0
    while (parent := clause.parent) is not None and seen < 6:
        seen += 1
        if clause.kind == "that" or (clause.kind == "relative" and clause.opener and _is_cleft(one, clause)):
            yield parent, clause
        elif not (clause.kind == "shared" or (clause.kind == "relative" and not clause.opener)):
            return
        clause = parent


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
    if clause.kind == "shared" and clause.opener in ("nor",) and not _negated_verb(one, clause):
        count += 1
    if change is Change.SAME:
        count += 1
    return count % 2 == 1


def _negated_verb(one: Reading, clause: Clause) -> bool:
    return clause.verb is not None and any(_negates(one, at) for at in range(clause.start, clause.verb.head))


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
        count += _negated_after(one, clause, word, mention)
    before = one.tokens[mention.first - 1].word if mention.first else ""
    between = {one.tokens[at].word for at in range(word.last + 1, mention.first)}
    if word.kind == "verb" and (
        "neither" in between or (before == "no" and word.token < mention.first and word.change is not Change.DOWN)
    ):
        count += 1
    return count


def _subject_came_to_nothing(one: Reading, clause: Clause) -> int:
    """Tell whether the verb takes back the change that its subject names: the hoped-for drop failed to appear."""
    verb = clause.verb
    if verb is None:
        return 0
    rest = list(one.own_tokens(clause, start=verb.first))
    if any(lemma(one.tokens[at]) in _FAILING for at in rest):
        return 1
    negated = any(_negates(one, at) for at in range(verb.first, verb.head + 2) if at < len(one.tokens))
    comes = any(lemma(one.tokens[at]) in _COMING_TO_BE or one.tokens[at].word in _COMING_WORDS for at in rest[:6])
    return int(negated and comes)


_COMING_TO_BE = grammar.stems(
    "support bear confirm materialise appear emerge follow show see find observe detect replicate stand hold exist occur happen report "
    "reproduce establish note record demonstrate prove persist"
)
_COMING_WORDS = grammar.words("significant borne evident apparent there real true")


def _verb_group_negated(one: Reading, clause: Clause) -> int:
    if clause.verb is None:
        return 0
    return sum(_negates(one, at) for at in range(clause.verb.first, clause.verb.head + 1))


def _counts(one: Reading, clause: Clause, at: int, word: Word) -> int:
    """Tell whether a word before the change takes it back."""
    name = one.tokens[at].word
    if name in _POWERLESS:
        return 1
    if lemma(one.tokens[at]) in _FAILING and at < word.token and any(verb.head == at for verb in one.verbs):
        return 1
    if name in ("than", "of", "from", "to") and at and (one.tokens[at - 1].word, name) in _SETTING_ASIDE:
        return int(word.token - at <= 4 and word.form in ("ing", "", "finite", "bare"))
    if name == "without":
        return int((word.token - at <= 3 and word.kind != "verb") or (word.form == "ing" and word.token - at <= 3))
    if not _negates(one, at):
        return 0
    verb = clause.verb
    if name in ("no", "little", "neither", "none", "nothing", "nobody", "zero"):
        if verb is not None and at < verb.first:
            return int(not _praise(one, clause) and _is_subject_negator(one, clause, at))
        if word.kind == "verb":
            return int(word.token - at <= 7)
        # no greater, no effect: it must stand before the word itself, or before a measure of it
        return int(word.token - at <= 5 and not _other_noun(one, at, word.token))
    if (
        name in ("not", "never", "hardly", "barely", "scarcely", "rarely", "seldom", "nor")
        or name.endswith("n't")
        or name == "cannot"
    ):
        if verb is None:
            return int(word.token - at <= 6)
        in_group = verb.first - 1 <= at <= verb.head + 1
        near = word.token - at <= 3
        starts = at == clause.start
        apart = (
            name == "not"
            and at + 1 < len(one.tokens)
            and at < verb.first
            and one.tokens[at + 1].word not in ("only",)
            and not near
        )
        return int((in_group or near or (starts and not apart)) and not (apart and not in_group))
    return 0


def _is_subject_negator(one: Reading, clause: Clause, at: int) -> bool:
    """Tell whether "no" belongs to the subject itself: no trial shows; not "with no training, people …"."""
    before = one.tokens[at - 1].word if at > clause.start else ""
    return before not in grammar.PREPOSITIONS


def _other_noun(one: Reading, start: int, end: int) -> bool:
    return any(one.tokens[at].word in (",", "but", "and", "than") for at in range(start + 1, end))


def _praise(one: Reading, clause: Clause) -> bool:
    """Nothing lowers it like massage: the strongest praise, and no denial."""
    return any(
        one.tokens[at].word in ("like", "better", "quite", "beats", "compares", "rivals", "so", "such")
        for at in range(clause.start, min(clause.end, len(one.tokens)))
    )


def _negated_after(one: Reading, clause: Clause, word: Word, mention: Mention) -> int:
    """Count the denials that follow the verb: brings it down no further, moved it hardly at all, by no means."""
    last = min(clause.end, len(one.tokens))
    count = 0
    for at in range(word.token + 1, min(word.token + 12, last)):
        name = one.tokens[at].word
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if not clause.holds(at) or name in grammar.STOPS:
            break
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
    if inner.opener in ("why", "how", "where") or (
        outer.verb is not None and lemma(one.tokens[outer.verb.head]) in _FACTIVE
    ):
        return 0
    for at in one.own_tokens(outer):
        token = one.tokens[at]
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if (
            token.word in _DISBELIEF
            or token.word in _POWERLESS
            or (token.word == "yet" and following == "to")
            or (lemma(token) in grammar.DENYING and any(verb.head == at for verb in one.verbs))
            or (token.word in ("doubt", "doubts") and one.tokens[at - 1].word not in ("no", "without", "little") and at)
            or (
                token.word in ("stop", "stopped", "quit")
                and at + 1 < len(one.tokens)
                and lemma(one.tokens[at + 1]) in _SPREADING
            )
            or lemma(token) in _FAILING
        ) or _negates(one, at):
            count += 1
    return min(count, 1) if count != 2 else _both(one, outer)


_FACTIVE = grammar.stems("realise mind forget care surprise")


def _both(one: Reading, outer: Clause) -> int:
    """I do not deny that: two negations are none; no evidence, and not likely: two are one."""
    names = [one.tokens[at] for at in one.own_tokens(outer)]
    denying = any(lemma(token) in grammar.DENYING or token.word in _DISBELIEF for token in names)
    return 0 if denying else 1


def _negates(one: Reading, at: int) -> bool:
    name = one.tokens[at].word
    following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
    before = one.tokens[at - 1].word if at else ""
    if name in ("isn't", "aren't", "don't", "doesn't", "didn't") and one.question:
        return False
    if name not in grammar.NEGATIONS and name not in ("little", "zero") and not name.endswith("n't"):
        return False
    if name == "no" and at == 0 and following == ",":
        return False  # No, it does not
    if name == "without" or (name == "little" and before in ("a", "the", "very") and before != "very"):
        return False
    if name == "little" and following not in (
        "to",
        "effect",
        "evidence",
        "difference",
        "or",
        "impact",
        "influence",
        "reason",
        "change",
        "proof",
        "support",
        "if",
        "benefit",
        "for",
        "use",
        "basis",
        "sign",
    ):
        return False
    return (
        following not in lexicon.NOT_NEGATING
        and not (name == "no" and following == "longer")
        and not (name in ("not", "no") and following == "to" and before == "or")
    )


def strength_of(one: Reading, word: Word, mention: Mention | None = None) -> Strength:
    """Return how surely the words that carry a change state it; Strength.NONE where they are somebody else's."""
    clause = one.clause_at(word.token)
    if _is_attributed(one, clause, word):
        return Strength.NONE
    found = _cues(one, clause, one.own_tokens(clause, end=word.token + 1), word)
    found |= _trailing(one, clause, word)
    current = clause
    while (
        current.kind == "shared"
        and current.parent is not None
        and current.verb is not None
        and _shares_auxiliaries(one, current)
    ):
        current = current.parent
        end = current.verb.head + 1 if current.verb else current.end
        found |= _cues(one, current, one.own_tokens(current, end=end), word)
    for outer, _ in governing(one, clause):
        found |= _cues(one, outer, one.own_tokens(outer), word)
    for inner in one.clauses:
        if inner.parent is clause and inner.opener == "what" and inner.end <= word.token:
            found |= _cues(one, inner, one.own_tokens(inner), word)
    if not found and clause.kind == "shared" and clause.parent is not None and clause.parent.verb is not None:
        # Massage always calms the nerves and improves the circulation: the adverb goes for both.
        adverbs = [
            at for at in one.own_tokens(clause.parent, end=clause.parent.verb.head) if one.tokens[at].word in _ADVERBS
        ]
        found |= _cues(one, clause.parent, adverbs, word)
    weak = found - {Strength.ABSOLUTE}
    if weak:
        return min(weak, key=lexicon.STRENGTH_ORDER.index)
    return Strength.ABSOLUTE if found else Strength.PLAIN


_ADVERBS = grammar.words(
    "always probably perhaps maybe possibly undoubtedly certainly definitely invariably likely presumably apparently"
)


def _shares_auxiliaries(one: Reading, clause: Clause) -> bool:
    """Tell whether a verb after "and" goes on with the "may" of the one before: may ease pain and improve sleep."""
    verb = clause.verb
    return (
        verb is not None
        and verb.first == verb.head
        and verb.form in ("bare", "ing")
        and one.tokens[verb.head].word not in grammar.AUXILIARIES
    )


def _cues(one: Reading, clause: Clause, places: list[int], word: Word) -> set[Strength]:
    found = set()
    for at in places:
        name = one.tokens[at].word
        if name == "can" and [token.word for token in one.tokens[at + 1 : at + 3]] == ["be", "no"]:
            continue
        if name in lexicon.POSSIBLE and not (
            name in ("can", "may") and at and one.tokens[at - 1].word in ("the", "a", "in")
        ):
            found.add(Strength.POSSIBLE)
        elif name in lexicon.PROBABLE and not (
            at and one.tokens[at - 1].word in ("not", "less", "more", "as", "equally", "most", "least")
        ):
            found.add(Strength.PROBABLE)
        elif name in lexicon.ABSOLUTE:
            if not (at and one.tokens[at - 1].word in ("not", "never", "been", "n't") and name in ("always",)):
                found.add(Strength.ABSOLUTE)
        elif lemma(one.tokens[at]) in lexicon.POSSIBLE_STEMS and _is_cue_verb(one, at):
            found.add(Strength.POSSIBLE)
        elif lemma(one.tokens[at]) in lexicon.ASSOCIATED_STEMS or name in ("tend", "tends", "tended", "hand"):
            if _associates(one, at):
                found.add(Strength.ASSOCIATED)
        elif (name == "doubt" and at and one.tokens[at - 1].word in ("no", "without")) or (
            name == "fails" and at and one.tokens[at - 1].word == "never"
        ):
            found.add(Strength.ABSOLUTE)
        elif name in ("expected", "predicted"):
            found.add(Strength.PROBABLE)
    return found


def _is_cue_verb(one: Reading, at: int) -> bool:
    return one.tokens[at].word not in ("appearance", "connection")


def _associates(one: Reading, at: int) -> bool:
    following = [token.word for token in one.tokens[at + 1 : at + 6]]
    if one.tokens[at].word == "hand":
        return following[:2] == ["in", "hand"]
    if one.tokens[at].word.startswith("tend"):
        return following[:1] == ["to"]
    return bool({"to", "with", "between"} & set(following))


def _trailing(one: Reading, clause: Clause, word: Word) -> set[Strength]:
    """Return what an adverb or an aside after the verb weakens: eases pain, perhaps."""
    found = set()
    for at in one.own_tokens(clause, start=word.token + 1):
        name = one.tokens[at].word
        if name in ("perhaps", "maybe", "possibly", "apparently"):
            found.add(Strength.POSSIBLE)
        elif name in ("probably", "presumably"):
            found.add(Strength.PROBABLE)
        elif name in ("guaranteed", "undoubtedly", "definitely"):
            found.add(Strength.ABSOLUTE)
        elif (
            lemma(one.tokens[at]) in lexicon.ASSOCIATED_STEMS
            and _associates(one, at)
            and word.token < at
            and word.kind != "verb"
        ):
            found.add(Strength.ASSOCIATED)
    return found


def _is_attributed(one: Reading, clause: Clause, word: Word) -> bool:
    """Tell whether the words only report what somebody, who does no research, says or believes."""
    if _endorsed(one):
        return False
    if _says_itself(one, clause, word) or _according(one, clause, word):
        return True
    current = clause
    while (
        current.kind == "shared"
        and current.parent is not None
        and current.verb is not None
        and _shares_auxiliaries(one, current)
    ):
        current = current.parent
        if current.verb is not None and _says_itself(one, current, Word(current.end, current.end, word.change, "verb")):
            return True
    if any(_speaks(one, outer, inner) for outer, inner in governing(one, clause)):
        return True
    return _said_after(one, clause, word)


def _endorsed(one: Reading) -> bool:
    return any(
        token.word in ("believe", "agree", "rightly", "correctly")
        and (
            token.word in ("rightly", "correctly")
            or (
                at
                and one.tokens[at - 1].word == "i"
                and at + 1 < len(one.tokens)
                and one.tokens[at + 1].word in ("her", "him", "them", "it", "with")
            )
        )
        for at, token in enumerate(one.tokens)
    )


_PASSIVE_SAYING = grammar.words(
    "thought believed said supposed reputed claimed rumoured rumored alleged touted marketed advertised billed sold promoted "
    "hyped credited held purported hoped assumed presumed regarded considered"
)
_CLAIMING = grammar.stems("claim promise advertise boast credit tout swear insist allege vow pledge preach hype praise")
_RESEARCHERS = grammar.stems(
    "study trial review research researcher scientist author team investigator paper analysis meta evidence experiment data "
    "finding result report survey professor academic epidemiologist economist literature"
)
_OWN_SAYING = grammar.words(
    "promise promises promised claim claims claimed purport purports vow vows pledge pledges profess professes"
)


def _says_itself(one: Reading, clause: Clause, word: Word) -> bool:
    """Is thought to, promises to, is sold as something that; fans claim less pain, credit it with curing."""
    verb = clause.verb
    if (
        verb is not None
        and verb.form != "passive"
        and verb.head < word.token
        and lemma(one.tokens[verb.head]) in _CLAIMING
    ):
        subject = [one.tokens[at] for at in range(clause.subject[0], min(clause.subject[1], len(one.tokens)))]
        if not any(token.stem in _RESEARCHERS or token.word in ("i", "we") for token in subject):
            return True
    for at in one.own_tokens(clause, end=word.token):
        name = one.tokens[at].word
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        before = {one.tokens[place].word for place in range(max(0, at - 4), at)}
        if name in _PASSIVE_SAYING and following in ("to", "as", "with", "for", "by") and before & (_BEFORE_PASSIVE):
            return True
        if name in _OWN_SAYING and following in ("to",):
            return True
    return False


def _according(one: Reading, clause: Clause, word: Word) -> bool:
    for at, token in enumerate(one.tokens):
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if token.word == "according" and following == "to":
            source = one.tokens[at + 2 : at + 8]
            return not any(one.stem in grammar.RESEARCH or one.word.isdigit() for one in source)
        if (
            token.word in ("supposedly", "allegedly", "reputedly", "reportedly", "purportedly")
            and one.clause_at(at) is clause
        ):
            return True
        if (token.word in ("story", "theory", "saying", "idea") and following in ("goes", "runs")) or (
            token.word == "word" and following in ("is", "has")
        ):
            return True
        if token.word == "theory" and at and one.tokens[at - 1].word == "in":
            return True
    return False


def _speaks(one: Reading, outer: Clause, inner: Clause) -> bool:
    """Tell whether a governing clause makes what it governs somebody's word for it."""
    noun = next((one.tokens[at] for at in range(inner.start - 2, max(-1, inner.start - 5), -1) if at >= 0), None)
    if (
        noun is not None
        and noun.stem in grammar.SAYING_NOUNS
        and not any(verb.head == inner.start - 2 for verb in one.verbs)
        and one.tokens[max(0, inner.start - 1)].word == "that"
    ):
        return True
    if outer.verb is None:
        return False
    speaking = next(
        (
            verb
            for verb in reversed(one.verbs)
            if outer.start <= verb.head < inner.start and one.clause_at(verb.head) is outer
        ),
        outer.verb,
    )
    subject = [one.tokens[at] for at in range(outer.subject[0], min(outer.subject[1], len(one.tokens)))]
    stem = lemma(one.tokens[speaking.head])
    if one.tokens[outer.verb.head].word in ("read", "heard") or (
        stem == "have"
        and outer.verb.head + 1 < len(one.tokens)
        and one.tokens[outer.verb.head + 1].word in ("read", "heard")
    ):
        return True
    if stem not in grammar.SAYING:
        return (
            any(token.stem in grammar.SAYING_NOUNS and token.stem not in grammar.RESEARCH for token in subject)
            and stem in _SAYING_OR_BEING
        )
    research = any(token.stem in _RESEARCHERS for token in subject)
    of_themselves = (
        inner.verb is not None
        and one.tokens[inner.subject[0]].word in ("they", "their")
        and inner.subject[1] - inner.subject[0] <= 2
    )
    if of_themselves and stem in _TELLING and any(token.stem in _TAKING_PART for token in subject):
        return False  # patients said that they slept better: their own report
    mine = any(token.word in ("i", "we") for token in subject) and outer.verb.form == "finite"
    if stem in _BELIEVING:
        return not mine or "used" in {one.tokens[at].word for at in range(outer.start, outer.verb.head)}
    if mine:
        return any(
            one.tokens[at].word in ("used", "been", "are", "were") for at in range(outer.start, outer.verb.head + 1)
        ) or _to_say(one, outer)
    return not research


def _to_say(one: Reading, outer: Clause) -> bool:
    return outer.verb is not None and any(
        one.tokens[at].word == "told" for at in range(outer.verb.first, outer.verb.head + 1)
    )


_TAKING_PART = grammar.stems(
    "participant patient volunteer nurse woman women man men student subject worker infant mother child children adult"
)
_TELLING = grammar.stems("say state")
_BELIEVING = grammar.stems("believe think hope suppose imagine expect trust fancy reckon assume feel")


def _is_aside(one: Reading, head: int) -> bool:
    """Tell whether "he says" stands between commas before the word."""
    before, after = one.tokens[max(0, head - 3) : head], one.tokens[head + 1 : head + 2]
    spoken = lemma(one.tokens[head]) in grammar.SAYING and any(
        token.word in ("he", "she", "they", "we're") or token.word in ("fans", "supporters") for token in before
    )
    return spoken and any(token.word == "," for token in before) and bool(after) and after[0].word == ","


def _said_after(one: Reading, clause: Clause, word: Word) -> bool:
    """Tell whether a speaker follows: …, fans insist; …, or so they claim; …, said its owner."""
    for later in one.clauses:
        aside = later.verb is not None and later.verb.head < word.token and _is_aside(one, later.verb.head)
        if aside:
            return True
        if later is clause or later.start <= word.token or later.verb is None or later.kind == "that":
            continue
        head = later.verb.head
        if lemma(one.tokens[head]) not in grammar.SAYING or (
            head + 1 < len(one.tokens) and one.tokens[head + 1].word in ("that", "it")
        ):
            continue
        comma = later.start and any(
            one.tokens[at].word in (",", "”", '"') for at in range(max(word.token, later.start - 2), head)
        )
        rest = one.tokens[later.start :]
        if comma and not any(token.stem in _RESEARCHERS for token in rest) and len(rest) <= 14:
            return True
    return False


_REAL = grammar.words(
    "large big small real clear strong significant marked moderate modest beneficial positive favourable favorable powerful "
    "lasting immediate measurable noticeable dramatic profound slight useful good great remarkable considerable definite striking"
)


def is_real_effect(one: Reading, word: Word) -> bool:
    """Tell whether an effect is said to be there, and is not only studied: had a large effect on."""
    if word.kind != "noun":
        return False
    clause = one.clause_at(word.token)
    return clause.verb is not None and one.has(one.own_tokens(clause), _REAL)


def is_set_aside(one: Reading, word: Word) -> bool:
    """Tell whether a change is only named to be set aside: far from easing the pain, it …."""
    return any(
        (one.tokens[at - 1].word, one.tokens[at].word) in _SETTING_ASIDE
        and one.clause_at(at) is one.clause_at(word.token)
        for at in range(max(1, word.token - 3), word.token)
    )


def is_sought(one: Reading, word: Word) -> bool:
    """Tell whether a change is what somebody is looking for: they turn to it for relief."""
    clause = one.clause_at(word.token)
    if word.kind != "noun" or clause.verb is None or lemma(one.tokens[clause.verb.head]) not in _SEEKING:
        return False
    return any(one.tokens[at].word == "for" for at in range(max(clause.verb.head, word.token - 3), word.token))


_SEEKING = grammar.stems("turn seek look use try come go ask want hope need choose visit book long pay search")
