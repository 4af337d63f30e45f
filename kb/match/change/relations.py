"""Which word of change governs a thing that a sentence names, and whether the thing is its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.match.change.as_object import FIGHT, cost_before, cost_given, is_in_the_subject, tells_its_measure
from kb.match.change.as_subject import MAKING, cost_after, is_borne
from kb.match.change.put_otherwise import harder_to
from kb.match.change.sayings import SAYINGS
from kb.match.english import grammar, lexicon
from kb.match.english.lexicon import Change
from kb.match.english.negations import negates
from kb.match.english.reading import Reading, Word, kept_for_each_claim
from kb.match.english.thesaurus import is_bad
from kb.match.english.tokens import Mention

_APPLYING = grammar.words("go goes applies apply holds")
_LIFTING = grammar.stems("lift")
_SHIFTING = grammar.stems("shift")
_NEW_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS | {"and", "or", ","}
_TIGHT = 2.4  # what is named by one word only must stand close to the change
_SHIELDING = grammar.stems("protect guard shield defend safeguard")


@dataclass(frozen=True, slots=True)
class Relation:
    """That a word of change governs a thing named in the sentence."""

    word: Word
    change: Change
    thing_is_subject: bool
    cost: float
    loose: bool = False  # the two only stand near each other


@kept_for_each_claim
def relations_of(one: Reading, mention: Mention) -> list[Relation]:
    """Return what is said to change a mention, the nearest in grammar first."""
    if mention.state is not None:
        return _of_state(one, mention)
    found = list(_plain_relations(one, mention))
    found.sort(key=lambda relation: relation.cost)
    return found


def _plain_relations(one: Reading, mention: Mention) -> Iterator[Relation]:
    for reached in (
        _acquired(one, mention),
        _because_of(one, mention),
        _goes_with(one, mention),
        _done_itself(one, mention),
    ):
        if reached is not None:
            yield reached
    for saying in SAYINGS:
        if not saying.needs or not one.present.isdisjoint(saying.needs):
            word = saying.find(one, mention)
            if word is not None:
                yield Relation(word, saying.change or word.change, saying.thing_is_subject, saying.cost)
    seconds = list(_second_particles(one))
    names = [
        other
        for other in one.mentions
        if other.last > other.first + 1 and other.concept != mention.concept and not other.weak and other.state is None
    ]
    for word in (*one.words, *seconds):
        if word.last < mention.first and any(w.token == word.token and w.last > mention.first for w in seconds):
            continue
        if mention.first <= word.token < mention.last or mention.first <= word.last < mention.last:
            continue
        if word.kind != "verb" and any(named.first <= word.token < named.last for named in names):
            continue  # fed birds survived: that they are fed is part of another name
        if one.tokens[word.token].word == "same" and one.tokens[word.token + 1 : word.token + 2]:
            if one.tokens[word.token + 1].word in _APPLYING:
                continue  # colds and flu: the same goes for these
        if word.token < mention.first:
            cost, subject = cost_before(one, mention, word), False
        else:
            cost, subject = cost_after(one, mention, word), True
            if cost is None and word.kind == "noun":
                cost, subject = cost_given(one, mention, word), False
        if cost is not None and subject and one.clause_at(word.token).kind == "relative":
            cost += 0.8  # cortisol, which rises under stress, is lower: the second is what the sentence is about
        if cost is not None and not (mention.weak and cost > _TIGHT):
            if mention.last <= word.last <= mention.last + 1 and word.last > word.token:
                cost -= 0.6  # sends cortisol down and serotonin up
            change = turned(one, mention, word)
            if subject and is_borne(one, word):
                change = change.turned  # far easier to bear
            if not subject and one.tokens[word.token].lemma in _SHIFTING and _is_bad(one, mention):
                change = Change.DOWN  # shifts the cold
            if word.kind == "verb" and one.tokens[word.token].lemma in _LIFTING and (subject or _is_bad(one, mention)):
                change = Change.GOOD  # anxiety lifts, and so does the mood
            yield Relation(word, change, subject and word.kind != "noun", cost)


def _is_bad(one: Reading, mention: Mention) -> bool:
    return is_bad(frozenset(token.stem for token in one.tokens[mention.first : mention.last]))


def loosely(one: Reading, mention: Mention) -> list[Relation]:
    """Return the word of change that stands nearest to a mention, where the grammar does not join the two."""
    if mention.state is not None:
        return []
    found = []
    for word in one.words:
        before = word.last < mention.first
        first, last = (word.last + 1, mention.first) if before else (mention.last, word.token)
        if last < first or last - first > _NEAR or is_in_the_subject(one, mention, word):
            continue
        if any(one.tokens[at].word in _PARTING for at in range(first, last)):
            continue
        if [token.word for token in one.tokens[first : first + 2]] == [",", "with"]:
            continue  # you wake up, with a headache
        if one.clause_at(word.token) is not one.clause_at(mention.first) or _goes_with_another(one, word, mention):
            continue
        if not before and any(one.tags[at] in ("NN", "NS", "OB") for at in range(word.token + 1, word.last)):
            continue  # cortisol keeps the cells from their work
        following = one.tags[word.last + 1] if word.last + 1 < len(one.tags) else ""
        if (
            word.kind == "adjective"
            and word.change is not Change.SAME
            and following in ("NN", "NS")
            and word.last + 1 != mention.first
        ):
            continue  # round the damaged area
        if word.kind == "verb" and one.tokens[word.token].lemma in lexicon.CAUSING:
            continue  # what it brings is named by another word
        if before and word.kind == "adjective" and any(one.tags[at] == "IN" for at in range(first, last)):
            continue  # does more for a stiff neck
        between = {one.tokens[at].word for at in range(first, last)}
        if before and "from" in between and not FIGHT.isdisjoint(between):
            continue  # takes strength away from the fight against it
        against = "against" in between
        if against and before and any(first <= other.first and other.last <= last for other in one.mentions):
            continue  # raises the defences against infection
        change = Change.DOWN if against else word.change  # arms the body against colds
        found.append(Relation(word, change, not before, 3.0 + 0.1 * (last - first), loose=True))
    return sorted(found, key=lambda relation: relation.cost)


def _goes_with_another(one: Reading, word: Word, mention: Mention) -> bool:
    """Tell whether a word of change stands right before another thing: raised cortisol, a drop in pain."""
    at = word.last + 1
    if word.kind == "noun" and at < len(one.tokens) and one.tokens[at].word in ("of", "in"):
        at += 1
    return word.kind != "verb" and any(other.first == at for other in one.mentions if other is not mention)


def _second_particles(one: Reading) -> Iterator[Word]:
    """Yield what a verb says of its second object: sends cortisol down and serotonin up."""
    for word in one.words:
        if word.last == word.token:
            continue
        stem = one.tokens[word.token].lemma
        for at in range(word.last + 2, min(word.last + 12, len(one.tokens))):
            if one.tokens[at].word in grammar.STOPS or any(verb.head == at for verb in one.verbs):
                break
            change = lexicon.PARTICLES.get((stem, one.tokens[at].stem))
            if change is not None and change is not word.change:
                yield Word(word.token, at, change, "verb", word.form)


def _of_state(one: Reading, mention: Mention) -> list[Relation]:
    """Return the relation that a state such as "calm" tells by itself, or with a word that governs it."""
    state = mention.state
    effort = harder_to(one, mention) if state is not None else None
    if state is not None and effort is not None:
        change = state if effort.change is Change.UP else state.turned
        return [Relation(effort, change, False, 0.2)]  # makes it harder to remember
    if state is None or _describes_a_thing(one, mention):
        return []
    acts = next((verb for verb in one.verbs if verb.head == mention.first), None)
    if acts is not None:
        if acts.form == "to" and any(
            token.lemma in _TEACHING for token in one.tokens[max(0, acts.first - 2) : acts.first]
        ):
            return []  # taught to relax
        subject = one.tokens[slice(*one.clause_at(acts.head).subject)]
        if subject and subject[-1].word in _MATTERS:
            return []  # until things have calmed down
        found = _plain_relations(one, mention)
        same = [relation for relation in found if relation.change is Change.SAME and relation.cost < _TIGHT]
        if same:
            return same[:1]  # lay awake exactly as long as before
        return [Relation(Word(mention.first, mention.first, state, "verb", acts.form), state, False, 1.0)]
    governed = [relation for relation in _plain_relations(one, mention) if relation.cost < 2.5]
    if governed:
        nearest = min(governed, key=lambda relation: relation.cost)
        change = nearest.change
        if change in (Change.SAME, Change.ANY):
            return [nearest]
        falls = change in (Change.DOWN, Change.BAD)
        return [Relation(nearest.word, state.turned if falls else state, nearest.thing_is_subject, nearest.cost)]
    clause = one.clause_at(mention.first)
    if clause.verb is None:
        return []
    reached = one.own_tokens(clause, end=mention.first)
    says = any(one.tokens[at].word in grammar.LINKING or one.tokens[at].lemma in _REACHING for at in reached)
    if not says:
        return []
    made = any(one.tokens[at].lemma in MAKING for at in reached)
    return [Relation(Word(mention.first, mention.first, state, "state"), state, not made, 1.0)]


def _describes_a_thing(one: Reading, mention: Mention) -> bool:
    """Tell whether a state is that of the thing named after it: the soothing pressure; not "a calmer mind"."""
    following = one.tokens[mention.last] if mention.last < len(one.tokens) else None
    if following is None or one.tags[mention.last] not in ("NN", "NS"):
        return False
    return (
        not grammar.may_be_people(following.word, following.stem)
        and following.word not in lexicon.NOUNS
        and following.word not in _OF_A_PERSON
    )


_MATTERS = grammar.words("things thing everything matters storm dust situation")
_TEACHING = grammar.stems("teach tell instruct ask train advise show learn try")
_OF_A_PERSON = grammar.words(
    "mind mood nerves nerve state frame disposition feeling feelings heart thoughts temper life"
)
_REACHING = grammar.stems(
    "leave make feel become get keep help fall stay remain report end come look sleep seem walk go grow turn wake"
)


def _done_itself(one: Reading, mention: Mention) -> Relation | None:
    """Return the relation of "massage detoxes you": the verb itself names the process that a claim is about."""
    if (
        mention.last > mention.first + 1
        or mention.weak
        or lexicon.VERBS.get(one.tokens[mention.first].lemma, Change.BAD) is Change.BAD
    ):
        return None
    verb = next((verb for verb in one.verbs if verb.head == mention.first), None)
    if verb is None or verb.form == "ing":
        return None
    if verb.form == "passive" and [token.word for token in one.tokens[verb.head + 1 : verb.head + 2]] != ["by"]:
        return None  # were discharged sooner
    return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 1.2)


def _acquired(one: Reading, mention: Mention) -> Relation | None:
    """Return the relation of "become hyperactive", "makes children hyperactive" and "get colds"."""
    before = one.tokens[mention.first - 1] if mention.first else None
    if before is None or before.word in lexicon.ADJECTIVES:
        return None
    if before.word in _NEW_NOUN and not (before.word == "her" and one.tags[mention.first] in ("JJ", "VN")):
        return None
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or one.clause_at(verb.head) is not one.clause_at(mention.first):
        return None
    stem, gap = one.tokens[verb.head].lemma, mention.first - verb.head - 1
    if one.tokens[verb.head].word in _CATCHING and mention.concept >= 0 and gap <= 2:
        word = Word(verb.head, verb.head, Change.UP, "verb", verb.form)
        return Relation(word, turned(one, mention, word), False, 2.2)
    given = [token.word for token in one.tokens[verb.head + 1 : mention.first]]
    if stem == "give" and 1 <= gap <= 3 and given[0] in _RECEIVING:
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    if stem in _BECOMING and gap <= 2 and one.tokens[verb.head + 1].word not in ("up", "down", "out"):
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    if (
        stem in ("make", "render", "turn", "drive")
        and 1 <= gap <= 4
        and not any(one.tokens[at].word in ("of", ",", "it") for at in range(verb.head + 1, mention.first))
    ):
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    return None


def _because_of(one: Reading, mention: Mention) -> Relation | None:
    """Return the relation of "are depressed because of it" and "is lonely from too much of it"."""
    if one.tags[mention.first] not in ("JJ", "VN"):
        return None
    verb = one.clause_at(mention.first).verb
    if verb is None or verb.head > mention.first + 1:
        return None
    linked = any(one.tokens[at].word in grammar.LINKING for at in range(max(0, mention.first - 4), mention.first))
    following = [token.word for token in one.tokens[mention.last : mention.last + 2]]
    if not linked or (following != ["because", "of"] and following[:1] != ["from"] and following != ["due", "to"]):
        return None
    return Relation(Word(mention.first - 1, mention.first - 1, Change.UP, "state"), Change.UP, True, 1.5)


def _goes_with(one: Reading, mention: Mention) -> Relation | None:
    """Return the relation of "is associated with depression": where nothing says which way, there is more of it."""
    at = mention.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ", "NN", "RB", "CC", "CM", "NS") and mention.first - at <= 8:
        if one.tokens[at].word in lexicon.ADJECTIVES or one.tokens[at].word in lexicon.NOUNS:
            return None  # linked to less depression
        at -= 1
    if at < 1 or one.tokens[at].word not in ("with", "to"):
        return None
    hand = [token.word for token in one.tokens[max(0, at - 3) : at]] == ["hand", "in", "hand"]
    linked = one.tokens[at - 1].lemma in lexicon.ASSOCIATED_STEMS
    linked = linked or (one.tokens[at - 1].word in ("go", "goes", "went") and one.tokens[at].word == "with")
    verb = one.clause_at(mention.first).verb
    linking = verb is not None and one.tokens[verb.head].lemma in _LINKING and verb.head < at - 1 <= verb.head + 6
    if not (hand or linked or linking):  # links homeworking to isolation
        return None
    if verb is not None and one.tokens[verb.head].lemma in _LOOKING_INTO:
        return None  # the link with it has been little studied
    after = one.tokens[mention.last].word if mention.last < len(one.tokens) else ""
    if after in lexicon.NOUNS:
        return None  # linked to stress relief
    # What is not linked to it changes it in neither way.
    unlinked = any(negates(one, place) for place in one.own_tokens(one.clause_at(mention.first), end=at - 1))
    change = Change.ANY if unlinked else Change.UP
    return Relation(Word(at - 1, at - 1, change, "state"), change, False, 1.3)


_LOOKING_INTO = grammar.stems("study examine investigate explore assess test consider")
_LINKING = grammar.stems("link tie connect associate")
_RECEIVING = grammar.words("you us me him her them people children")
_CATCHING = grammar.words("catch catches catching")  # "caught" mostly tells who had it
_BECOMING = grammar.stems("become grow turn go")


def turned(one: Reading, mention: Mention, word: Word) -> Change:
    """Return the change of a word as the verb above it leaves it: slows the removal, prevents the rise."""
    change = word.change
    if word.kind == "verb" and one.tokens[word.token].lemma in _SHIELDING and word.token < mention.first:
        gap = {one.tokens[at].word for at in range(word.token, mention.first)}
        change = change if gap & {"against", "from"} else Change.GOOD
    if change is Change.GOOD and word.token < mention.first and _is_against(one, word, mention):
        return Change.DOWN  # helps against colds, works well against them
    taking = _taking_away(one, word) if word.kind == "adjective" and change in _AMOUNT else None
    if taking is not None:
        return Change.DOWN if change is Change.UP else Change.UP  # gets rid of more plaque
    if word.kind == "noun" and _is_hampered(one, word):
        change = change.turned  # the removal of lactate was slowed
    above = _above(one, word)
    while above is not None:
        if above.change in (Change.DOWN, Change.BAD):
            change = change.turned if change is not Change.ANY else change
        above = _above(one, above)
    return change


def _is_hampered(one: Reading, word: Word) -> bool:
    """Tell whether a change is the subject of a verb that lessens it: the rise was blunted, the removal suffers."""
    clause = one.clause_at(word.token)
    verb = clause.verb
    if verb is None or not clause.subject[0] <= word.token < min(clause.subject[1], verb.first):
        return False
    stem = one.tokens[verb.head].lemma
    lessens = lexicon.VERBS.get(stem) in (Change.DOWN, Change.BAD)
    return lessens and stem not in _COMING_TO_NOTHING and (verb.form == "passive" or stem in _SUFFERING)


_SUFFERING = grammar.stems("suffer slow slacken weaken worsen deteriorate")
_COMING_TO_NOTHING = grammar.stems("lose erase wipe cancel stop")
_AMOUNT = (Change.UP, Change.DOWN)


def _is_against(one: Reading, word: Word, mention: Mention) -> bool:
    between = [token.word for token in one.tokens[word.last + 1 : mention.first]]
    return "against" in between and len(between) - between.index("against") <= 4 and "," not in between


def _taking_away(one: Reading, word: Word) -> Word | None:
    """Return the verb that takes away what an amount is told of: removes more of it, got rid of less."""
    if one.tokens[word.token].word not in ("more", "less", "fewer"):
        return None
    return next(
        (
            other
            for other in one.words
            if other.kind == "verb"
            and other.change is Change.DOWN
            and 0 < word.token - other.last <= 2
            and (other.last > other.token or one.tokens[other.token].lemma not in lexicon.INTRANSITIVE)
        ),
        None,
    )


def _above(one: Reading, word: Word) -> Word | None:
    """Return the verb of change that has another word of change as its object."""
    if word.kind == "verb" and one.clause_at(word.token).kind == "relative":
        of_rate = (other for other in one.words if tells_its_measure(one, other, one.clause_at(word.token)))
        return next((other for other in of_rate if other.kind == "verb"), None)
    if word.kind == "verb" and word.form not in ("ing", "bare", "to"):
        return None
    clause = one.clause_at(word.token)
    for other in reversed(one.words):
        if (
            other.kind not in ("verb", "noun")
            or one.tokens[other.token].lemma in lexicon.CAUSING
            or other.last >= word.token
            or other is word
        ):
            continue
        if one.clause_at(other.token) not in (clause, clause.parent) or one.clause_at(other.token).end < word.token:
            return None
        gap = [one.tokens[at].word for at in range(other.last + 1, word.token)]
        if word.kind == "verb":
            # stops cortisol rising, keeps cortisol from rising: but not "eases pain, raising serotonin"
            holding = one.tokens[other.token].lemma in _HOLDING
            fits = holding and len(gap) <= 5 and "," not in gap and "by" not in gap and word.form == "ing"
        elif word.kind == "adjective":
            return None
        else:
            fits = len(gap) <= 4 and not _PARTS_VERBS & set(gap)
            fits = fits or (gap[:1] == ["both"] and len(gap) <= _NEAR)  # impedes both the flow and the removal
        return other if fits else None
    return None


_NEAR = 8  # words between a thing and what may tell its change
_PARTING = grammar.STOPS | {";", ":", "than", "but", "unlike", "because", "although"}
_HOLDING = grammar.stems("stop prevent keep block halt avoid prohibit discourage deter save")
_PARTS_VERBS = grammar.words(", and with after by but or")
