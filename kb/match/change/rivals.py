"""What else a sentence names that may bring a change about."""

import re
from itertools import pairwise

from kb.match.change.as_subject import has_object
from kb.match.change.relations import Relation
from kb.match.change.subjects import head_of, is_name, is_neutral, stands_for_another, tells
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.english.treatments import is_other_treatment, is_treating_oneself

NEW_PHRASE = grammar.PREPOSITIONS - {"of"}
PERSONS = grammar.words("i we you people doctors doctor scientists patients they")


def foreign_cause(one: Reading, clause: Clause, thing: Mention) -> str | None:
    """Return the cause that a phrase or a clause gives, where it is not a treatment: drops when you lie down."""
    for at in range(clause.start, min(clause.end, len(one.tokens))):
        name = one.tokens[at].word
        if name not in _BRINGS_IN_CAUSE or thing.first <= at < thing.last:
            continue
        if _is_of_the_others(one, clause.start, at):
            break
        if name == "with" and at and one.tokens[at - 1].stem in grammar.PEOPLE:
            continue  # women with breast cancer
        home = one.clause_at(at + 1)
        if name == "as" and (home is clause or home.kind != "sub"):
            continue
        is_clause = home is not clause and home.kind == "sub"
        if is_clause and home.verb is not None and one.tokens[home.verb.head].lemma in (_TELLING | _LOOKING):
            continue  # as one or two studies hint; when somebody held a probe to the artery
        end = home.end if is_clause else min(at + 6, len(one.tokens))
        phrase = []
        for place in range(at + 1, min(end, at + 8)):
            token = one.tokens[place]
            if token.word in (",", "and", "but", "than") or token.word in grammar.STOPS:
                break
            if not is_clause and (token.word in NEW_PHRASE or any(verb.first == place for verb in one.verbs)):
                break
            if is_name(one, one.tokens[place]):
                continue
            if one.tags[place] not in ("NN", "NS", "VG"):
                continue
            if token.word in lexicon.NOUNS:
                break  # credits it with a rise in serotonin
            if tells(token) and not any(mention.first <= place < mention.last for mention in one.mentions):
                phrase.append(token)
        telling = [token for token in phrase if not is_neutral(token)]
        if telling and (is_clause or telling[-1] is phrase[-1]):
            if name in ("with",) and at < clause.start + 1:
                continue
            return " ".join(token.word for token in telling)
    for home in one.clauses:
        state = _state_told(one, home, clause)
        if state is not None:
            return state
        if (
            home.kind == "sub"
            and home.parent is clause
            and home.opener in _OPENS_CONDITION
            and home.start <= clause.start + 1
            and not (home.verb is not None and one.tokens[home.verb.head].lemma in _LOOKING)
        ):
            telling = [
                one.tokens[at]
                for at in range(home.start, min(home.end, len(one.tokens)))
                if one.tags[at] in ("NN", "NS", "VG")
                and tells(one.tokens[at])
                and not is_neutral(one.tokens[at])
                and not thing.first <= at < thing.last
            ]
            if telling:
                return " ".join(token.word for token in telling[:3])
    return None


def _is_of_the_others(one: Reading, start: int, at: int) -> bool:
    """Tell whether a phrase says what was done with those compared: less anxious than those left with a magazine."""
    than = next((place for place in range(start, at) if one.tokens[place].word == "than"), None)
    return than is not None and any(token.stem in grammar.PEOPLE for token in one.tokens[than + 1 : than + 4])


def done_with_another(one: Reading, word: Word) -> bool:
    """Tell whether a passive says with which other treatment it is done: pain is treated with drugs."""
    following = one.tokens[word.last + 1 : word.last + 4]
    with_it = word.form == "passive" and bool(following) and following[0].word == "with"
    return with_it and any(is_other_treatment(token.word) for token in following)


def names_another_treatment(one: Reading) -> bool:
    """Tell whether a sentence speaks of another treatment, whatever it says of it."""
    named = {at for mention in one.mentions for at in range(mention.first, mention.last)}
    return any(
        one.tags[at] in ("NN", "NS", "VG") and at not in named and is_other_treatment(token.word)
        for at, token in enumerate(one.tokens)
    )


def _state_told(one: Reading, home: Clause, clause: Clause) -> str | None:
    """Return the state that a clause after "when" gives as the cause: multiply when people are tired."""
    verb = home.verb
    if home.kind != "sub" or home.parent is not clause or home.opener != "when" or verb is None:
        return None
    at = verb.head + 1
    if one.tokens[verb.head].word not in grammar.BE or at >= len(one.tokens) or one.tags[at] != "JJ":
        return None
    named = any(mention.first <= at < mention.last for mention in one.mentions)
    return None if named else one.tokens[at].word


_OF_THIS = grammar.words(
    "too also again afterwards afterward then soon within after following by during later next your more even likewise "
    "under hands fingers fingertips thumbs palms stroke strokes similarly both these this that those their her his my our immediately straight instantly group groups"
)
_USING = grammar.stems(
    "take try use drink eat swallow buy switch apply inject smoke chew practise practice join prescribe"
)
_TAKING_WORDS = grammar.words("taking given using receiving eating drinking")
_CONTROLS = grammar.words("control controls resting rested placebo sham waiting untreated")


def of_controls(one: Reading, relation: Relation) -> bool:
    """Tell whether a change is that of those who were not treated: fell with massage, and stayed level in the others."""
    clause = one.clause_at(relation.word.token)
    after = [one.tokens[at].word for at in one.own_tokens(clause, start=relation.word.last + 1)][:6]
    told = any(pair in _AMONG_CONTROLS for pair in pairwise(after)) or (
        not _IN_GROUP.isdisjoint(after[:2]) and not _UNTREATED.isdisjoint(after)
    )
    return told and clause.kind in ("shared", "coordinate")


_AMONG_CONTROLS = frozenset(
    (among, who)
    for among in ("the", "in", "among", "with", "for", "comparison", "waiting")
    for who in ("others", "controls", "control", "comparison", "rest")
)


_IN_GROUP = grammar.words("with in under among on after")
_UNTREATED = grammar.words("usual controls placebo sham untreated waiting comparison") | {"control"}


def rival_of(one: Reading, relation: Relation, thing: Mention) -> str | None:
    """Return what else a sentence names that may act, where the intervention would come from the sentences before."""
    clause = one.clause_at(relation.word.token)
    own = one.own_tokens(clause)
    for at in own:
        if one.tokens[at].word in _CONTROLS and not any(
            one.tokens[place].word in _SETS_BESIDE for place in range(max(0, at - 4), at)
        ):
            return one.tokens[at].word
    for other in one.clauses:
        if other.verb is None or (other is clause and not relation.thing_is_subject):
            continue
        near = other.parent is clause or clause.parent is other or other is clause
        if other.kind == "relative" and near and one.tokens[max(0, other.start - 1)].word == "who":
            if is_treating_oneself(one.tokens[other.verb.head].word):
                return one.tokens[other.verb.head].word  # students who exercised
            rival = _telling_after(one, other.verb.head - 1, other.end, thing)
            if rival is not None:
                return rival
        if other is not clause and near and one.tokens[other.verb.head].lemma in _USING and other.start < clause.start:
            rival = _telling_after(one, other.verb.head, other.end, thing)
            if rival is not None:
                return rival
    first, last = clause.subject
    for at in range(first, min(last, len(one.tokens))):
        person = at > first and one.tokens[at - 1].stem in grammar.PEOPLE
        if at > first and (one.tokens[at].word in _TAKING_WORDS or (one.tokens[at].word == "on" and person)):
            rival = _telling_after(one, at, last, thing)
            if rival is not None:
                return rival
    return None


def of_another_group(one: Reading, relation: Relation) -> bool:
    """Tell whether a change is that of a group that did something else: fell in the group that watched videos."""
    clause = one.clause_at(relation.word.token)
    return any(
        other.kind == "relative"
        and other.verb is not None
        and other.opener in ("that", "which", "who")
        and clause in (other, other.parent)
        and other.start > 1
        and one.tokens[other.start - 2].word in _GROUPS
        and one.tokens[other.verb.head].lemma in _PASTIMES
        and "than" not in {one.tokens[at].word for at in range(clause.start, other.start)}
        for other in one.clauses
    )


_GROUPS = grammar.words("group groups arm half ones those")
_PASTIMES = grammar.stems("watch read listen rest sit chat play wait talk walk exercise stretch lie sleep")


def _telling_after(one: Reading, start: int, end: int, thing: Mention) -> str | None:
    for at in range(start + 1, min(end, start + 7, len(one.tokens))):
        token = one.tokens[at]
        if (
            tells(token)
            and not is_neutral(token)
            and not thing.first <= at < thing.last
            and not token.word.endswith(("ing", "ed"))
        ) and (
            token.lemma not in lexicon.VERBS
            and token.lemma not in grammar.REPORTING
            and token.word not in grammar.IRREGULAR
        ):
            return token.word
    return None


def taken_up(one: Reading) -> str | None:
    """Return what a sentence has somebody use or has there be: I took an aspirin; there is also a sauna."""
    clause = one.clauses[0]
    verb = clause.verb
    if verb is None:
        return None
    subject = head_of(one, *clause.subject)
    there = clause.start < len(one.tokens) and one.tokens[clause.start].word == "there"
    used = subject is not None and subject.word in _WHO_USES and one.tokens[verb.head].lemma in _USING
    if not (there or used):
        return None
    head = head_of(one, verb.head + 1, clause.end)
    if head is None or stands_for_another(head) or is_neutral(head) or head.stem in _VAGUE:
        return None
    return head.word


_VAGUE = grammar.stems(
    "evidence doubt reason need question way place plenty chance harm proof sense thing room theory sign trial study"
)
_LESS = grammar.words(
    "less lower fewer reduced reducing lowering decreasing cutting stopping avoiding quitting lack without low "
    "insufficient "
    "decreased deficient missing skipping removing blocking falling limiting restricting declining banning"
)
_LACK = grammar.words("deficiency deficit shortage withdrawal deprivation loss lack absence reduction abstinence")


def is_lessened(one: Reading, mention: Mention) -> bool:
    """Tell whether it is the want of the thing that acts: less cortisol, a lack of vitamin D, caffeine withdrawal."""
    if mention.last < len(one.tokens) and one.tokens[mention.last].stem in grammar.PEOPLE:
        return False  # fewer of the massaged patients
    before = [one.tokens[at].word for at in range(max(0, mention.first - 4), mention.first)]
    following = one.tokens[mention.last].word if mention.last < len(one.tokens) else ""
    falling = next((word for word in one.words if mention.last <= word.token <= mention.last + 2), None)
    if (
        falling is not None
        and falling.change is Change.DOWN
        and one.clause_at(mention.first).kind == "sub"
        and one.tokens[falling.token].lemma in lexicon.INTRANSITIVE
        and not has_object(one, falling)
    ):
        return True
    if before[-2:] == ["with", "no"]:
        return True  # with no screens after nine
    named = before[:-1] if before[-1:] in (["the"], ["a"]) else before
    if _is_done_away_with(one, mention) or tuple(named[-2:]) in _BANNING:
        return True  # after the vaccine was withdrawn, the ban on pesticides
    close = [word for word in before if word not in _OVERLOOKED]
    if close and close[-1] in lexicon.ADJECTIVES and before[-1:] == ["on"]:
        return False  # rated their pain lower on massage days
    return following in _LACK or (
        bool(close)
        and (
            (close[-1] in _LESS and "in" not in before[before.index(close[-1]) :])
            or (close[-1] in _LACK and before[-1:] in (["of"], ["in"]))
        )
    )


def _is_done_away_with(one: Reading, mention: Mention) -> bool:
    """Tell whether a subordinate clause has the thing taken out of use: after the vaccine was withdrawn."""
    clause = one.clause_at(mention.first)
    verb = clause.verb
    return (
        clause.kind in ("sub", "relative")
        and verb is not None
        and verb.form == "passive"
        and clause.subject[0] <= mention.first < min(clause.subject[1], verb.first)
        and (
            one.tokens[verb.head].word in _DONE_AWAY_WITH
            or tuple(token.word for token in one.tokens[verb.head : verb.head + 2]) in _TAKEN_AWAY
        )
        and not any(one.tokens[at].word in ("not", "n't", "never") for at in range(verb.first, verb.head))
    )


def is_done_by_nobody(one: Reading, mention: Mention) -> bool:
    """Tell whether a subordinate clause has nobody do it: spread faster where nobody wore masks."""
    clause = one.clause_at(mention.first)
    return clause.opener in ("where", "when", "if", "while") and any(
        one.tokens[at].word in ("nobody", "no-one", "none") for at in range(*clause.subject) if at < mention.first
    )


_DONE_AWAY_WITH = grammar.words(
    "withdrawn banned removed abolished outlawed scrapped discontinued prohibited forbidden"
)
_TAKEN_AWAY = frozenset(
    {
        *(("taken", off) for off in ("out", "away", "down", "off")),
        *((shut, "off") for shut in ("switched", "turned", "shut")),
        *((shut, "down") for shut in ("shut", "closed", "torn", "cut")),
        ("phased", "out"),
        ("given", "up"),
    }
)
_BANNING = frozenset({("ban", "on"), ("bans", "on"), ("ban", "of"), ("withdrawal", "of"), ("abolition", "of")})


def happens_anyway(one: Reading, relation: Relation) -> bool:
    """Tell whether a change is said to come about whatever is done: cortisol drops all morning anyway."""
    if not relation.thing_is_subject:
        return False
    clause = one.clause_at(relation.word.token)
    return says_whatever(one) or any(one.tokens[at].word in _ANYWAY for at in one.own_tokens(clause) if at)


def is_by_itself(one: Reading, relation: Relation) -> bool:
    """Tell whether a change is said to need nobody: leaves the muscle by itself."""
    clause = one.clause_at(relation.word.token)
    words = [one.tokens[at].word for at in one.own_tokens(clause)]
    return relation.thing_is_subject and not _BY_ITSELF.isdisjoint(pairwise(words))


_BY_ITSELF = frozenset({("by", "itself"), ("by", "themselves"), ("its", "own"), ("own", "accord")})


def says_whatever(one: Reading) -> bool:
    """Tell whether a sentence says that it is so whatever is done: falls through the morning whatever one does."""
    return bool(_WHATEVER.search(one.text))


_WHATEVER = re.compile(
    r"\bwhatever (?:one|you|we|they|people|anyone|she|he|i) (?:do|does|did|have|has|had)\b", re.IGNORECASE
)
_ANYWAY = grammar.words("anyway anyhow accord")
_ANYHOW = grammar.words("accord anyway regardless whatever")


def is_general(one: Reading, relation: Relation) -> bool:
    """Tell whether a sentence without any agent says how things are: circulation slows; not "cortisol fell"."""
    if (
        not relation.thing_is_subject
        or relation.word.kind not in ("verb", "adjective")
        or relation.word.form not in ("finite", "")
    ):
        return False
    if one.tokens[0].word in ("so", "nor", "neither"):
        return False
    clause = one.clause_at(relation.word.token)
    if any(one.tokens[at].word in _ANYHOW for at in one.own_tokens(clause) if at):
        return True  # it falls of its own accord
    verb = clause.verb
    if relation.word.kind == "adjective" and (verb is None or one.tokens[verb.head].word not in ("is", "are")):
        return False
    if verb is None or verb.first != verb.head or clause.kind == "that":
        return False
    form = one.tokens[verb.head].word
    if form.endswith("ed") or form in grammar.IRREGULAR or form in ("cut", "put", "set", "hit"):
        return False
    if any(one.tokens[at].word in _HEDGING for at in one.own_tokens(clause)):
        return False
    return not any(one.tokens[at].word in _OF_THIS or one.tokens[at].word == "as" for at in one.own_tokens(clause))


_WHO_USES = grammar.PRONOUNS | PERSONS
_LOOKING = grammar.stems(
    "hold point measure test look check scan put place set compare weigh examine count pool film track ask"
)
_TELLING = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING
_BRINGS_IN_CAUSE = grammar.words("when while by during after if with following once as")
_OPENS_CONDITION = grammar.words("when while if after once whenever as")
_SETS_BESIDE = grammar.words("than with to versus and from of")
_OVERLOOKED = grammar.words("of in the levels your their out down on amounts a")
_HEDGING = grammar.words("probably perhaps maybe possibly likely typically")
