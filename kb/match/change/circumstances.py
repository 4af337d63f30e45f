"""What else a sentence says around a change: what was looked at, where a thing is, which other treatment is named."""

from collections.abc import Collection

from kb.match.change.acting import only_says_when
from kb.match.change.put_otherwise import filled_with
from kb.match.change.relations import Relation
from kb.match.change.subjects import head_of
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.english.treatments import is_other_treatment
from kb.match.english.verbs import HELPING


def names_people(one: Reading, thing: Mention) -> bool:
    """Tell whether the word after a thing is for people: anxiety sufferers, pain patients."""
    at = thing.last
    if [token.word for token in one.tokens[at : at + 1]] in (["and"], ["or"]):
        at = next((other.last for other in one.mentions if other.first == at + 1), at)  # stress and anxiety sufferers
    return at < len(one.tokens) and one.tags[at] == "NS" and one.tokens[at].word in _WHO_SUFFER


def is_place(one: Reading, thing: Mention, relation: Relation | None) -> bool:
    """Tell whether a thing only says where, when or with what something is: more white cells in the blood."""
    start = thing.first
    while start and one.tags[start - 1] in ("DT", "JJ"):
        start -= 1
    if not start or one.tokens[start - 1].word not in _WHERE or filled_with(one, thing) is not None:
        return False
    if [token.word for token in one.tokens[max(0, start - 2) : start]] == ["out", "of"]:
        return True
    if one.tokens[start - 1].word == "into" and relation is not None and relation.word.kind == "verb":
        return True  # tips them into the blood
    reach = 6 if relation is not None and relation.change is Change.ANY else 3  # no effect of massage on these cells
    return relation is None or not start - reach <= relation.word.token < start


def is_where_another_is(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing only says where another that is named right before it is: white blood cells in circulation."""
    start = thing.first - 1
    within = start > 0 and one.tokens[start].word in ("in", "into") and thing.last == thing.first + 1
    return within and any(other.last == start and other.concept != thing.concept for other in one.mentions)


def is_sample(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing is only what was taken to measure something else: the women gave blood."""
    verb = one.clause_at(thing.first).verb
    given = verb is not None and one.tokens[verb.head].lemma in _SAMPLING and verb.head < thing.first <= verb.head + 2
    drawn_there = [token.word for token in one.tokens[thing.last : thing.last + 1]] in (["to"], ["into"], ["towards"])
    return given and one.tokens[thing.first].word in _SAMPLED and thing.last == thing.first + 1 and not drawn_there


def only_presupposed(one: Reading, thing: Mention, relation: Relation | None) -> bool:
    """Tell whether a change only describes what something else is said of: a good circulation keeps you warm."""
    if relation is None or relation.word.kind != "adjective" or relation.word.last + 1 != thing.first:
        return False
    clause = one.clause_at(thing.first)
    first, last = clause.subject
    verb = clause.verb
    if verb is None or not first <= thing.first < last or not first <= relation.word.token:
        return False
    if one.tokens[verb.first - 1].word == "," and one.tags[verb.first] == "VD":
        return False  # reduced anxiety, improved sleep
    good_for = one.tokens[verb.head].word in grammar.BE and any(
        token.word in ("help", "good", "important", "vital", "key")
        for token in one.tokens[verb.head + 1 : verb.head + 5]
    )
    return good_for or (verb.form != "passive" and one.tokens[verb.head].lemma not in _COMING_ABOUT)


def acts_at_another_time(one: Reading, told: str, acting: Collection[Mention]) -> bool:
    """Tell whether all that acts only says when a remedy does: does water flush them out after a massage?"""
    remedy = is_other_treatment(told) or told in _DRINKS
    return remedy and bool(acting) and all(only_says_when(one, mention) for mention in acting)


def body_fights(one: Reading, word: Word) -> bool:
    """Tell whether it is the body that fights, helped by nothing: while your body is fighting off a cold."""
    clause = one.clause_at(word.token)
    if one.tokens[word.token].lemma not in FIGHTING or word.form == "bare":
        return False
    if any(token.word == "from" for token in one.tokens[max(0, word.token - 2) : word.token]):
        return True  # takes the body's strength away from the fight
    head = head_of(one, *clause.subject)
    above = clause.parent.verb if clause.parent is not None else None
    helped = clause.kind != "sub" and above is not None and one.tokens[above.head].lemma in HELPING
    goes_on = word.token > 0 and one.tokens[word.token - 1].word in grammar.BE | {"'re", "'m"}
    somebody = head is not None and goes_on and head.word in grammar.PRONOUNS - {"it", "this", "that"}
    return head is not None and (head.stem in ORGANS or somebody) and not helped


def only_defines(one: Reading, clause: Clause, outcomes: Collection[int], relation: Relation | None) -> bool:
    """Tell whether a sentence only says what a thing is: serotonin is a messenger that …."""
    verb = clause.verb
    told = relation is not None and relation.word.kind != "state"
    if verb is None or told or one.tokens[verb.head].word not in grammar.BE:
        return False
    first, last = clause.subject
    named = any(first <= mention.first < last and mention.concept in outcomes for mention in one.mentions)
    return named and [token.word for token in one.tokens[verb.head + 1 : verb.head + 2]] in (["a"], ["an"], ["the"])


def subject_left_out(one: Reading, word: Word, kind: str) -> bool:
    """Tell whether a sentence begins with its verb, so that its subject is what was spoken of: Eases pain."""
    verb = one.clauses[0].verb
    if verb is None or one.question or one.clause_at(word.token) is not one.clauses[0]:
        return False
    adverbs = all(
        tag == "RB" or not token.is_word for tag, token in zip(one.tags[: verb.first], one.tokens, strict=False)
    )
    goes_on = kind == "item" and one.tags[verb.first] == "VB"  # massage does not: ease pain
    return adverbs and (goes_on or one.tags[verb.first] in ("VZ", "BE", "MD", "HV", "VD"))


def another_treatment(one: Reading, word: Word, named: Collection[Mention], own_names: frozenset[str]) -> bool:
    """Tell whether a sentence names another treatment, and not only to set it beside this one."""
    own = one.clause_at(word.token)
    for at, token in enumerate(one.tokens):
        if token.stem in own_names or one.tags[at] not in ("NN", "NS", "VG") or not is_other_treatment(token.word):
            continue
        if at + 1 < len(one.tokens) and one.tokens[at + 1].word in _PLACES:
            continue  # the tea lounge
        if token.word == "run" and at and one.tokens[at - 1].word in ("long", "short"):
            continue  # in the short run
        if _is_background(one, at) or (len(named) > 1 and _is_exertion_before(one, at)):
            continue
        home = one.clause_at(at)
        if home is not own and (home.kind == "coordinate" or own.kind == "coordinate"):
            continue
        before = {one.tokens[place].word for place in range(max(0, at - 4), at)}
        told_of = any(mention.first <= at < mention.last for mention in named)
        undergone = token.stem in _UNDERGONE and head_of(one, *home.subject) is not token
        compared = token.word in _SHAM and bool(before & _SETTING_AGAINST)
        if not told_of and not undergone and not compared and not before & _SETTING_BESIDE:
            return True
    return False


def _is_exertion_before(one: Reading, at: int) -> bool:
    """Tell whether hard exercise is only what comes first: after hard cycling, massage slowed it."""
    before = [token.word for token in one.tokens[max(0, at - 3) : at]]
    return one.tokens[at].stem in _EXERTION and not {"after", "following", "with"}.isdisjoint(before)


_EXERTION = grammar.stems("exercise cycling running run ride race training workout gym sport swimming match rowing")


def _is_background(one: Reading, at: int) -> bool:
    """Tell whether another treatment is only what a thing comes after, or how people are: soreness after training."""
    words = [token.word for token in one.tokens[max(0, at - 4) : at]]
    if words[-1:] == ["after"] or words[-2:] in (["after", "the"], ["after", "a"]):
        noun = at - 2 if words[-1] == "after" else at - 3
        return any(mention.first <= noun < mention.last or mention.last == noun + 1 for mention in one.mentions)
    if words[-1:] == ["of"] and words[-2:-1] in (["use"], ["need"], ["doses"], ["dose"], ["lack"]):
        return True
    home = one.clause_at(at)
    noun = home.start - 2 if home.opener else home.start - 1
    of_people = home.kind == "relative" and noun > 0 and one.tokens[noun].stem in grammar.PEOPLE
    return of_people and one.tokens[noun - 1].word in grammar.PREPOSITIONS


def sets_another_in_its_place(one: Reading) -> bool:
    """Tell whether a sentence says that something else was done: a course was held instead, by contrast."""
    words = [token.word for token in one.tokens]
    return any(
        words[max(0, at - 1) : at + 2][-2:] == ["by", "contrast"]
        or ("instead" in words[max(0, at - 1) : at + 1] and words[at + 1 : at + 2] != ["of"])
        for at in range(len(words))
    )


def tells_no_outcome(one: Reading, clause: Clause, relation: Relation | None) -> bool:
    """Tell whether the verb says what was looked at and not what came of it: is about, was scored, was the endpoint."""
    verb = clause.verb
    if verb is None:
        return False
    head = one.tokens[verb.head]
    if verb.form == "passive" and head.word == "thought":
        return False  # it is thought to ease them
    following = [token.word for token in one.tokens[verb.head + 1 : verb.head + 5]]
    if head.word in grammar.BE:
        about = following[:1] == ["about"] or bool(_LOOKED_AT.intersection(following))
        return relation is None and about
    if relation is not None and head.lemma in grammar.PAYING:
        return False  # spent less on heating
    if (
        relation is not None
        and head.lemma in _GETTING
        and verb.head < relation.word.token
        and relation.word.kind == "adjective"
    ):
        return False  # the muscles receive more blood
    return head.lemma in _NEUTRAL or (verb.form == "passive" and head.lemma in _MEASURED)


_GETTING = grammar.stems("receive carry attract draw")
_DRINKS = grammar.words("water drinking fluids fluid glass")
_SAMPLING = grammar.stems("give take draw donate collect test")
_SAMPLED = grammar.words("blood urine saliva hair")
_COMING_ABOUT = grammar.stems(
    "be follow result come occur happen appear emerge seem remain stay last circulate show run flow reach stream go get "
    "move rise enter pass arrive surge pour return report have feel find see take"
)


def only_looked_at(one: Reading, thing: Mention, relation: Relation | None) -> bool:
    """Tell whether a thing is only what somebody set out to measure or describe: we wanted to compare the pain of both."""
    if relation is not None:
        return False
    before = [verb for verb in one.verbs if verb.head < thing.first and one.clause_at(verb.head).holds(thing.first)]
    return bool(before) and before[-1].form == "to" and one.tokens[before[-1].head].lemma in _NEUTRAL


def only_measured(one: Reading, thing: Mention, relation: Relation | None) -> bool:
    """Tell whether a thing is only what was measured: eight experiments tested recall after a nap."""
    if relation is not None:
        return False
    return any(
        verb.form == "finite"
        and one.tokens[verb.head].lemma in _MEASURING
        and 0 < thing.first - verb.head <= 4
        and one.clause_at(verb.head).holds(thing.first)
        for verb in one.verbs
    )


_MEASURING = grammar.stems("measure test compare examine assess investigate study record monitor evaluate analyse")
FIGHTING = grammar.stems("fight combat battle attack")
ORGANS = grammar.stems("body bodies liver kidney kidneys heart organ organs system glands")
_NEUTRAL = grammar.stems(
    "measure study test compare examine assess investigate look explore ask discuss describe consider review concern "
    "involve include mention offer book cost last begin start try seek want need specialise recommend pair combine "
    "wonder happen depend target aim focus suit name define list search collect record monitor track publish read "
    "write teach learn train practise meet visit run own buy sell pay charge live use apply plan prefer choose call "
    "understand explain hear listen contain consist represent relate differ vary evaluate analyse receive undergo "
    "attend require avoid follow precede complain suffer carry trust like love hate recruit enrol randomise assign "
    "advertise market promote discover invent matter count mix address cover deal question rely sit stand lie walk "
    "wait spend draw answer think enter postpone skip cancel allow spread"
)
# What people are having done to them anyway, unless it is the subject: calmer before surgery, during radiotherapy.
_UNDERGONE = grammar.stems("surgery chemotherapy radiotherapy infusion injection vaccination")
_WHERE = grammar.words("in from into within through at on for with during against")
_SHAM = grammar.words("placebo placebos sham")
_SETTING_AGAINST = grammar.words("and or against versus over")
_PLACES = grammar.words("lounge room rooms table house bar shop mat clinic ward nurse teacher cup")
_WHO_SUFFER = grammar.words("sufferers patients victims survivors clinics specialists")
_SETTING_BESIDE = grammar.words("unlike than without instead not nor compared to before awaiting undergoing receiving")
_MEASURED = grammar.stems("take draw score rate sample assay count tally log chart")
_LOOKED_AT = grammar.words("outcome outcomes endpoint endpoints subject topic topics theme focus question questions")
