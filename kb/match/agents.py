"""Who or what is said to bring a change about: the intervention, something that stands for it, or something else."""

from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from kb.match import grammar, lexicon
from kb.match.clauses import Clause
from kb.match.context import REFERRING
from kb.match.lexicon import Change
from kb.match.reading import Reading
from kb.match.relations import MEASURES, Relation, relations_of
from kb.match.tokens import Mention, Token, lemma

_ADVERBS_AND_JOINTS = grammar.ADVERBS | grammar.CONJUNCTIONS
_BEFORE_SUBJECT = grammar.CONJUNCTIONS | {"that", "if", "then", "both", "not"}
_LEADING_ADVERBS = grammar.ADVERBS - {"all", "both"}
_NEW_PHRASE = grammar.PREPOSITIONS - {"of"}
_NO_CAUSE = grammar.PEOPLE | grammar.RESEARCH | grammar.TREATMENT
_OPENS_PHRASE = grammar.PREPOSITIONS | {"when", "while", "if"}
_OPENS_RELATIVE = grammar.RELATIVES | {"that"}
_SMALL_WORDS = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.AUXILIARIES | grammar.CONJUNCTIONS | grammar.ADVERBS


class Agent(Enum):
    """What stands where the cause of a change is named."""

    INTERVENTION = "the intervention"
    CONTEXT = "nothing of its own"  # a pronoun, people, a study, a session: what was spoken of before
    OTHER = "something else"


_EXCLUDING = grammar.words("unlike than without instead versus vs except besides excluding beyond")
_COMPARING = ({"compared", "with"}, {"compared", "to"}, {"rather", "than"}, {"instead", "of"}, {"relative", "to"})
# Those whom a change befalls, when these are the verb: nurses had less pain, patients reported fewer colds.
_UNDERGOING = grammar.stems(
    "have report experience feel show record see find note catch get suffer enjoy develop end finish observe come go become "
    "sleep fall remember receive score stay remain be describe register exhibit display notice measure say need take "
    "wake emerge live leave walk return stand use try contract visit choose undergo learn recover"
)
_BY_PHRASES = grammar.words("by")
_PHRASES = grammar.words(
    "by after with following during from through under when while if using via on because thanks because once as"
)
_OF_TIME = grammar.stems(
    "percent half third quarter fifth tenth end week month day minute hour year morning evening night afternoon night while time much lot "
    "amount degree point level baseline start beginning study trial winter summer spring autumn season age course "
    "treatment session moment average contrast way margin factor fold comparison mean little bit use lunch noon midday "
    "bedtime dinner breakfast surgery operation work group arm placebo control usual care rest general particular "
    "followup visit term run difference effect first last next birth admission dark"
)


def agent_of(
    one: Reading,
    relation: Relation,
    interventions: Collection[Mention],
    thing: Mention,
    others: Collection[Mention] = (),
) -> tuple[Agent, str]:
    """Return what brings about a change of `thing`, and the words that say so.

    `others` are the outcomes that the sentence names: where one of them acts, the intervention does not.
    """
    clause = one.clause_at(relation.word.token)
    counted = [mention for mention in interventions if not _set_apart(one, mention) and mention is not thing]
    counted = [mention for mention in counted if not _is_changed(one, mention)]
    if relation.thing_is_subject:
        return _of_subject(one, clause, relation, counted, thing)
    return _of_object(one, clause, relation, counted, thing, others)


def _of_object(
    one: Reading,
    clause: Clause,
    relation: Relation,
    counted: Sequence[Mention],
    thing: Mention,
    others: Collection[Mention],
) -> tuple[Agent, str]:
    own = _acting_clause(one, clause, relation)
    first, last = own.subject
    leads = relation.word.form == "ing" and first <= relation.word.token < last
    last = min(last, relation.word.token) if last > first and not leads else last
    for mention in counted:
        if first <= mention.first < last and not _only_place(one, mention, first, counted):
            return Agent.INTERVENTION, mention.text
    if relation.word.form in ("ing", "to"):
        near = _gerund_agent(one, own, relation, counted)
        if near is not None:
            return Agent.INTERVENTION, near.text
    if own.verb is None:
        listed = next((mention for mention in counted if one.clause_at(mention.first) is own), None)
        if listed is not None:
            return Agent.INTERVENTION, listed.text
    subject = head_of(one, first, last)
    if subject is not None and (
        one.tokens[relation.word.token] is subject or subject in one.tokens[thing.first : thing.last]
    ):
        subject = None
    if subject is None and own.verb is None:
        subject = head_of(one, own.start, relation.word.token, verbless=True)
        if subject is not None and subject.start >= one.tokens[relation.word.token].start:
            subject = None
    if subject is not None and _praised(one, own):
        return Agent.CONTEXT, "it"
    acts = (
        own.verb is None
        or lemma(one.tokens[own.verb.head]) not in _UNDERGOING
        or relation.word.kind == "verb"
        or _agentive(one, own, relation)
    )
    if subject is not None and not stands_for_another(subject) and acts:
        named = _named_in_front(one, own, counted)
        if named is not None:
            return Agent.INTERVENTION, named.text
        passive = own.verb is not None and own.verb.form == "passive"
        by_means = relation.word.kind != "verb" and any(
            _by_means_of(one, mention) and mention.first > own.start and _same_frame(one, mention, own)
            for mention in counted
        )
        if not (passive or _research_noun(one, own) or by_means):
            return Agent.OTHER, subject.word
    if not acts or (own.verb is not None and lemma(one.tokens[own.verb.head]) in _UNDERGOING):
        befallen = next(
            (
                mention
                for mention in counted
                if one.clause_at(mention.first) is own and mention.first < relation.word.token
            ),
            None,
        )
        if befallen is not None:
            return Agent.INTERVENTION, befallen.text
    if subject is not None and _is_person(subject) and _changes_it(one, own, relation) and not counted:
        return Agent.OTHER, subject.word
    found = _in_phrases(one, own, counted, relation)
    if found is not None and not (
        subject is not None
        and subject.word in ("it", "they")
        and found.first > relation.word.token
        and not _by_means_of(one, found)
    ):
        return Agent.INTERVENTION, found.text
    foreign = (
        _foreign(one, own, relation, thing)
        if not acts or relation.word.kind in ("noun", "adjective") or relation.word.form == "passive"
        else None
    )
    if foreign:
        return Agent.OTHER, foreign
    return _earlier(one, own, counted, subject, others)


def acting_of(one: Reading, interventions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that a sentence does not set apart: not those after "unlike" or "than"."""
    return [mention for mention in interventions if not _set_apart(one, mention) and not _is_changed(one, mention)]


def _is_changed(one: Reading, mention: Mention) -> bool:
    """Tell whether the sentence says that this thing itself is changed: it brings about nothing there."""
    for relation in relations_of(one, mention)[:1]:
        if relation.word.kind != "verb" or relation.thing_is_subject:
            continue
        leads = relation.word.form == "ing" and one.clause_at(mention.first).subject[0] == relation.word.token
        following = one.tokens[mention.last].word if mention.last < len(one.tokens) else ""
        return not (leads and following != ",")
    return False


_STAND_INS = grammar.words("therapist hands thumbs fingers someone those many most few some several half")
_PERSONS = grammar.words("i we you people doctors doctor scientists patients they")


def _is_person(subject: Token) -> bool:
    bodily = subject.stem in grammar.PEOPLE and subject.word not in grammar.PRONOUNS and subject.word not in _STAND_INS
    return subject.word in _ACTING_PERSONS or bodily


def _changes_it(one: Reading, clause: Clause, relation: Relation) -> bool:
    """Tell whether the subject itself brings the change about: you can lower it; not "you feel less of it"."""
    verb = clause.verb
    return (
        relation.word.kind == "verb"
        and relation.word.form != "passive"
        and verb is not None
        and verb.head == relation.word.token
    )


def _named_in_front(one: Reading, clause: Clause, counted: Sequence[Mention]) -> Mention | None:
    """Return the intervention that a heading-like start names: Foot massage – a treat that calms."""
    first = one.clauses[0]
    if (
        first.verb is not None
        or first is clause
        or (one.clause_at(clause.start - 1 if clause.start else 0).verb is not None and clause.kind != "relative")
    ):
        return None
    return next((mention for mention in counted if first.start <= mention.first < first.end), None)


def _agentive(one: Reading, clause: Clause, relation: Relation) -> bool:
    """Has an effect on, shows no benefit for, gets the blood moving: the subject acts although the verb is mild."""
    if relation.word.kind == "state":
        return lemma(one.tokens[clause.verb.head]) in ("leav", "make", "keep") if clause.verb else False
    if relation.word.kind == "noun" and relation.word.token < len(one.tokens):
        verb = lemma(one.tokens[clause.verb.head]) if clause.verb else ""
        return verb in ("have", "be", "show", "get", "take") and one.tokens[relation.word.token].stem in _EFFECTS
    if relation.word.kind == "adjective":
        stem = one.tokens[relation.word.token].word
        return (
            stem in lexicon.FOR_ADJECTIVES
            and relation.word.token + 1 < len(one.tokens)
            and one.tokens[relation.word.token + 1].word in ("for", "at")
        )
    return False


_EFFECTS = grammar.stems(
    "effect impact influence benefit boost lift help aid relief cure remedy treatment boon tonic blessing"
)


def _research_noun(one: Reading, clause: Clause) -> bool:
    subject = one.tokens[clause.subject[0] : clause.subject[1]]
    return any(token.stem in grammar.RESEARCH for token in subject[:3])


def _same_frame(one: Reading, mention: Mention, clause: Clause) -> bool:
    return one.clause_at(mention.first) is clause


def _acting_clause(one: Reading, clause: Clause, relation: Relation) -> Clause:
    """Return the clause whose subject acts: that above in "helps lymph circulate"."""
    current = clause
    if current.parent is not None and current.parent.verb is not None and current.kind in ("that", "relative"):
        parent_verb = lemma(one.tokens[current.parent.verb.head])
        if parent_verb in _LETTING and current.start == current.parent.verb.head + 1:
            return current.parent
    return current


_LETTING = grammar.stems("help make let see watch have keep get")


def _only_place(one: Reading, mention: Mention, start: int, counted: Sequence[Mention]) -> bool:
    """Tell whether the intervention only modifies another agent: the price of massage, a bath before the massage."""
    before = [one.tokens[at].word for at in range(start, mention.first)]
    if "before" in before[-3:] or "without" in before[-3:]:
        return True
    return False


def _gerund_agent(one: Reading, clause: Clause, relation: Relation, counted: Sequence[Mention]) -> Mention | None:
    """Return what acts in "people use massage to ease pain" and "reducing pain with massage"."""
    for mention in counted:
        if clause.start <= mention.first < relation.word.token and one.clause_at(mention.first) is clause:
            between = {one.tokens[at].word for at in range(mention.last, relation.word.token)}
            if not between & {"but", ";"}:
                return mention
    return None


def _praised(one: Reading, clause: Clause) -> bool:
    """No pill lifts it quite like this: said of what was spoken of."""
    first = one.tokens[clause.subject[0]].word if clause.subject[0] < len(one.tokens) else ""
    rest = {one.tokens[at].word for at in one.own_tokens(clause, start=clause.subject[1])}
    return first in ("no", "nothing", "few", "none", "little") and bool(rest & {"like", "better", "than"})


def _of_subject(
    one: Reading, clause: Clause, relation: Relation, counted: Sequence[Mention], thing: Mention
) -> tuple[Agent, str]:
    by = _by_agent(one, clause, relation)
    if by is not None:
        first, last = by
        for mention in counted:
            if first <= mention.first < last:
                return Agent.INTERVENTION, mention.text
        head = head_of(one, first, last)
        if head is not None and stands_for_another(head, keep=False):
            pass
        elif head is not None and head.stem not in _OF_TIME and not head.word.isdigit():
            return Agent.OTHER, head.word
    found = _in_phrases(one, clause, counted, relation)
    if found is not None:
        return Agent.INTERVENTION, found.text
    first, last = clause.subject
    for mention in counted:
        if first <= mention.first < last:
            return Agent.INTERVENTION, mention.text
    foreign = _foreign(one, clause, relation, thing)
    if foreign:
        return Agent.OTHER, foreign
    return _earlier(one, clause, counted, None, ())


def _by_agent(one: Reading, clause: Clause, relation: Relation) -> tuple[int, int] | None:
    for at in range(relation.word.token + 1, min(relation.word.token + 8, len(one.tokens))):
        name = one.tokens[at].word
        if name in grammar.STOPS or name in ("but", "and", "while", "because", "although"):
            return None
        if name == "by":
            end = next(
                (
                    place
                    for place in range(at + 1, len(one.tokens))
                    if not one.tokens[place].is_word or one.tokens[place].word in _NEW_PHRASE
                ),
                len(one.tokens),
            )
            return at + 1, end
    return None


def _in_phrases(one: Reading, clause: Clause, counted: Sequence[Mention], relation: Relation) -> Mention | None:
    """Return the intervention in a phrase such as "after a course of", or in a clause that goes with this one."""
    for mention in counted:
        home = one.clause_at(mention.first)
        if home is clause and (_by_means_of(one, mention) or clause.verb is None):
            return mention
        shared_condition = (
            home.kind == "sub"
            and home.parent is not None
            and home.parent.kind in ("coordinate", "shared")
            and home.parent.parent is clause
        )
        goes_with = shared_condition or (
            home.kind in ("sub", "relative", "aside")
            and (
                home.parent is clause
                or (home.parent is clause.parent and clause.kind != "main")
                or _covers(clause, home)
            )
        )
        if goes_with and home.opener not in ("although", "though", "whereas", "because"):
            return mention
        if home.kind == "sub" and clause.parent is home:
            return mention
        if (
            clause.kind == "shared"
            and home is clause.parent
            and home.verb is not None
            and mention.first < home.verb.first
        ):
            return mention
        if (
            clause.kind == "relative"
            and clause.parent is home
            and mention.first < clause.start
            and clause.verb is not None
            and one.clause_at(relation.word.token) is clause
        ):
            return mention
        if clause.kind in ("that",) and home is clause.parent and _by_means_of(one, mention):
            return mention
    return None


def _covers(clause: Clause, home: Clause) -> bool:
    return (
        home.start < clause.start
        and home.parent is not None
        and home.parent.start <= clause.start < home.parent.end
        and clause.kind == "main"
    )


_MEANS = grammar.words(
    "after with by through from during following in of to under on were was are is who been got over using received via for upon followed accompanied accompanying give gave given receive having among had have get gets between whether for"
)
_BEFORE_NAME = grammar.words(
    "a an the her his my your our their this these that weekly regular daily single third first second course session "
    "sessions minutes minute hours hour weeks several few some more gentle deep light repeated one each every being having one "
    "two three four five six eight ten twelve twenty thirty forty moderate pressure series programme program block month "
    "months use effects effect firm good full body half long short brief of monthly little bit slow extra frequent vigorous "
    "professional proper real occasional recent tissue hand foot back neck whole infant who people women men patients were had "
    "arm group groups massaged any either evening morning afternoon late early taking drinking using eating cup cups glass "
    "large small high low dose doses supplements supplement tablets pills"
)


def _by_means_of(one: Reading, mention: Mention) -> bool:
    """Tell whether a phrase such as "after a course of" brings the thing in."""
    for at in range(mention.first - 1, max(-1, mention.first - 9), -1):
        word = one.tokens[at].word
        if word in _MEANS:
            return True
        if word not in _BEFORE_NAME and not word.isdigit() and not word.endswith(("ly", "ed", "ing")):
            return at >= 0 and one.tokens[at].word in _MEANS
    return False


def _set_apart(one: Reading, mention: Mention) -> bool:
    """Tell whether the sentence sets the thing apart: unlike massage, more than with massage, not massage."""
    before = [one.tokens[at].word for at in range(max(0, mention.first - 3), mention.first)]
    if before[-2:] and any(set(before[-2:]) >= pair for pair in _COMPARING):
        return True
    if "or" in before and "without" in before:
        return False  # with or without
    if any(word in _EXCLUDING for word in before[-2:]) or (before[:1] == ["than"] and before[-1:] != [","]):
        return True
    return before[-1:] == ["not"] and not (
        mention.first >= 2 and one.tokens[mention.first - 2].word in grammar.AUXILIARIES
    )


def _foreign(one: Reading, clause: Clause, relation: Relation, thing: Mention) -> str | None:
    """Return the cause that a phrase or a clause gives, where it is not a treatment: drops when you lie down."""
    for at in range(clause.start, min(clause.end, len(one.tokens))):
        name = one.tokens[at].word
        if (
            name not in ("when", "while", "by", "during", "after", "if", "with", "following", "once", "as")
            or thing.first <= at < thing.last
        ):
            continue
        home = one.clause_at(at + 1)
        if name == "as" and (home is clause or home.kind != "sub"):
            continue
        is_clause = home is not clause and home.kind == "sub"
        end = home.end if is_clause else min(at + 6, len(one.tokens))
        phrase = []
        for place in range(at + 1, min(end, at + 8)):
            token = one.tokens[place]
            if token.word in (",", "and", "but", "than") or token.word in grammar.STOPS:
                break
            if not is_clause and token.word in _NEW_PHRASE:
                break
            if _tells(token) and not thing.first <= place < thing.last:
                phrase.append(token)
        telling = [token for token in phrase if not _is_neutral(token)]
        if telling and (is_clause or telling[-1] is phrase[-1]):
            if name in ("with",) and at < clause.start + 1:
                continue
            return " ".join(token.word for token in telling)
    for home in one.clauses:
        if (
            home.kind == "sub"
            and home.parent is clause
            and home.opener in ("when", "while", "if", "after", "once", "whenever", "as")
            and home.start <= clause.start + 1
        ):
            telling = [
                one.tokens[at]
                for at in range(home.start, min(home.end, len(one.tokens)))
                if _tells(one.tokens[at]) and not _is_neutral(one.tokens[at]) and not thing.first <= at < thing.last
            ]
            if telling:
                return " ".join(token.word for token in telling[:3])
    return None


def _is_neutral(token: Token) -> bool:
    return (
        token.stem in _OF_TIME
        or token.word.isdigit()
        or token.stem in _NO_CAUSE
        or token.word in MEASURES
        or token.word in lexicon.ADJECTIVES
        or token.word in grammar.PRONOUNS
    )


def _earlier(
    one: Reading, clause: Clause, counted: Sequence[Mention], subject: Token | None, others: Collection[Mention]
) -> tuple[Agent, str]:
    """Return what an earlier clause of the sentence names as the one that acts."""
    told = subject.word if subject is not None else ""
    for other in _before(one, clause):
        first, last = other.subject
        if other.verb is None:
            last = min(other.end, clause.start)
        for mention in counted:
            if first <= mention.first < last or (
                other.start <= mention.first < other.end
                and mention.first < clause.start
                and one.clause_at(mention.first) is other
            ):
                return Agent.INTERVENTION, mention.text
        head = head_of(one, first, last)
        if (
            head is not None
            and stands_for_another(head) is False
            and other.verb is not None
            and other.kind != "that"
            and told in ("it", "they", "this", "which", "that", "them")
        ):
            return Agent.OTHER, head.word
    if told in ("it", "they", "which") and not counted:
        between = [
            mention
            for mention in others
            if mention.last <= min(clause.start, clause.subject[0]) and one.clause_at(mention.first) is not clause
        ]
        if between:
            return Agent.OTHER, between[-1].text
    if subject is None or told in ("it", "they", "this"):
        for mention in counted:
            if mention.first < clause.start and one.clause_at(mention.first).kind != "relative":
                return Agent.INTERVENTION, mention.text
    return Agent.CONTEXT, told


def _before(one: Reading, clause: Clause) -> Iterator[Clause]:
    for other in reversed(one.clauses):
        if (
            other is not clause
            and other.start <= clause.start
            and other.verb is not None
            and other.verb.head < (clause.verb.head if clause.verb else clause.start + 1)
        ):
            yield other


def _tells(token: Token) -> bool:
    return token.is_word and token.word not in _SMALL_WORDS and not token.word.endswith("ly")


def head_of(one: Reading, start: int, end: int, *, verbless: bool = False) -> Token | None:
    """Return the noun of a subject: the last telling word before its first preposition, leading phrases skipped."""
    at = start
    tokens = one.tokens
    pronoun = _pronoun_before(one, start, end)
    if pronoun is not None:
        return pronoun
    while at < end and (
        tokens[at].word in _BEFORE_SUBJECT or not tokens[at].is_word or tokens[at].word in _LEADING_ADVERBS
    ):
        at += 1
    skipped = at
    while skipped < end and tokens[skipped].word in _OPENS_PHRASE:
        comma = next((place for place in range(skipped, end) if tokens[place].word == ","), None)
        if comma is None:
            return None
        skipped = comma + 1
        while skipped < end and tokens[skipped].word in _ADVERBS_AND_JOINTS:
            skipped += 1
    at = skipped
    head: Token | None = None
    if (
        at < end
        and tokens[at].word.endswith("ing")
        and any(verb.head == at and verb.form == "ing" for verb in one.verbs)
    ):
        return tokens[at]
    for place in range(at, end):
        token = tokens[place]
        if not one.clause_at(place).holds(place) or (token.word in _OPENS_RELATIVE and head is not None):
            break
        if token.word in grammar.PREPOSITIONS and head is not None:
            if token.word == "of" and (head.word in MEASURES or head.stem in _PARTS):
                head = None
                continue
            break
        if token.word in ("to",) and head is not None:
            break
        if token.word == "," and head is not None and not verbless:
            break
        if head is not None and any(verb.first == place for verb in one.verbs) and not token.word.endswith("ing"):
            break
        if token.word in grammar.PRONOUNS and head is None:
            head = token
        elif token.word in lexicon.ADJECTIVES and token.word not in ("help",):
            continue
        elif _tells(token) and not token.word.isdigit():
            head = token
    return head


def _pronoun_before(one: Reading, start: int, end: int) -> Token | None:
    """Return the pronoun that stands as the subject right before the verb, its adverbs left aside."""
    for at in range(end - 1, start - 1, -1):
        token = one.tokens[at]
        if token.word in ("it", "they", "you", "i", "we", "he", "she"):
            before = one.tokens[at - 1].word if at > start else ""
            return None if before in grammar.PREPOSITIONS else token
        if token.word not in grammar.ADVERBS and not token.word.endswith("ly"):
            return None
    return None


_PARTS = grammar.stems(
    "hour minute course session lot kind sort type amount use cup glass dose bit pair series combination number rest week month group majority drip drop stream course range bout spell"
)


_RESULTS = grammar.stems(
    "effect benefit improvement difference change reduction increase rise fall drop gain decline growth decrease relief impact"
)


def stands_for_another(head: Token, *, keep: bool = True) -> bool:
    """Tell whether a noun names no cause of its own: a pronoun, people, a study, a session."""
    del keep
    return (
        head.word in grammar.PRONOUNS
        or head.word in MEASURES
        or head.stem in _NO_CAUSE
        or head.word.isdigit()
        or head.stem in grammar.SAYING_NOUNS
        or head.stem in _RESULTS
        or head.word in REFERRING
    )


_OF_THIS = grammar.words(
    "too also again afterwards afterward then soon within after following by during later next your more even likewise "
    "similarly both these this that those their her his my our immediately straight instantly group groups"
)


_USING = grammar.stems(
    "take try use drink eat swallow buy switch apply inject smoke chew practise practice join prescribe"
)
_CONTROLS = grammar.words("control controls resting rested placebo sham waiting untreated")


def rival_of(one: Reading, relation: Relation, thing: Mention) -> str | None:
    """Return what else a sentence names that may act, where the intervention would come from the sentences before."""
    clause = one.clause_at(relation.word.token)
    own = one.own_tokens(clause)
    for at in own:
        if one.tokens[at].word in _CONTROLS and not any(
            one.tokens[place].word in ("than", "with", "to", "versus", "and", "from", "of")
            for place in range(max(0, at - 4), at)
        ):
            return one.tokens[at].word
    for other in one.clauses:
        if other.verb is None or (other is clause and not relation.thing_is_subject):
            continue
        near = other.parent is clause or clause.parent is other or other is clause
        if other.kind == "relative" and near and one.tokens[max(0, other.start - 1)].word == "who":
            rival = _telling_after(one, other.verb.head - 1, other.end, thing)
            if rival is not None:
                return rival
        if other is not clause and near and lemma(one.tokens[other.verb.head]) in _USING and other.start < clause.start:
            rival = _telling_after(one, other.verb.head, other.end, thing)
            if rival is not None:
                return rival
    first, last = clause.subject
    for at in range(first, min(last, len(one.tokens))):
        if one.tokens[at].word in ("taking", "given", "using", "on", "receiving", "eating", "drinking") and at > first:
            rival = _telling_after(one, at, last, thing)
            if rival is not None:
                return rival
    return None


def _telling_after(one: Reading, start: int, end: int, thing: Mention) -> str | None:
    for at in range(start + 1, min(end, start + 7, len(one.tokens))):
        token = one.tokens[at]
        if (
            _tells(token)
            and not _is_neutral(token)
            and not thing.first <= at < thing.last
            and not token.word.endswith(("ing", "ed"))
        ):
            if (
                lemma(token) not in lexicon.VERBS
                and lemma(token) not in grammar.REPORTING
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
    used = subject is not None and subject.word in _WHO_USES and lemma(one.tokens[verb.head]) in _USING
    if not (there or used):
        return None
    head = head_of(one, verb.head + 1, clause.end)
    if head is None or stands_for_another(head) or _is_neutral(head) or head.stem in _VAGUE:
        return None
    return head.word


_VAGUE = grammar.stems(
    "evidence doubt reason need question way place plenty chance harm proof sense thing room theory sign trial study"
)


_LESS = grammar.words(
    "less lower fewer reduced reducing lowering decreasing cutting stopping avoiding quitting lack without low insufficient "
    "decreased deficient missing skipping removing blocking falling limiting restricting declining banning"
)
_LACK = grammar.words("deficiency deficit shortage withdrawal deprivation loss lack absence reduction abstinence")


def is_lessened(one: Reading, mention: Mention) -> bool:
    """Tell whether it is the want of the thing that acts: less cortisol, a lack of vitamin D, caffeine withdrawal."""
    before = [one.tokens[at].word for at in range(max(0, mention.first - 4), mention.first)]
    following = one.tokens[mention.last].word if mention.last < len(one.tokens) else ""
    falling = next((word for word in one.words if mention.last <= word.token <= mention.last + 2), None)
    if falling is not None and falling.change is Change.DOWN and one.clause_at(mention.first).kind == "sub":
        return True
    close = [
        word
        for word in before
        if word not in ("of", "in", "the", "levels", "your", "their", "out", "down", "on", "amounts", "a")
    ]
    return following in _LACK or (
        bool(close) and (close[-1] in _LESS or (close[-1] in _LACK and before[-1:] in (["of"], ["in"])))
    )


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
    verb = clause.verb
    if relation.word.kind == "adjective" and (verb is None or one.tokens[verb.head].word not in ("is", "are")):
        return False
    if verb is None or verb.first != verb.head or clause.kind == "that":
        return False
    form = one.tokens[verb.head].word
    if form.endswith("ed") or form in grammar.IRREGULAR or form in ("cut", "put", "set", "hit"):
        return False
    if any(
        one.tokens[at].word in ("probably", "perhaps", "maybe", "possibly", "likely", "typically")
        for at in one.own_tokens(clause)
    ):
        return False
    return not any(one.tokens[at].word in _OF_THIS or one.tokens[at].word == "as" for at in one.own_tokens(clause))


_ACTING_PERSONS = _PERSONS - {"they"}
_WHO_USES = grammar.PRONOUNS | _PERSONS
