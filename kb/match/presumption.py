"""What a sentence says of an intervention and an outcome in words that no list has: puts the brakes on cortisol.

A sentence that has the intervention do something to the outcome nearly always says what the claim says. It is
presumed to, unless its verb is one of measuring, studying, offering and the like; what denies it is heeded.
"""

from collections.abc import Collection, Sequence

from kb.match import grammar, lexicon
from kb.match.clauses import Clause
from kb.match.lexicon import Change
from kb.match.reading import Reading, Word
from kb.match.tokens import Mention, lemma
from kb.match.verb_forms import Verb

_BE_OR_HAVE = grammar.BE | grammar.HAVE

_NEUTRAL = grammar.stems(
    "measure study test compare examine assess investigate look explore ask discuss describe consider review concern "
    "involve include mention offer book cost last begin start try seek want need specialise recommend pair "
    "combine know "
    "wonder happen depend target aim focus suit name define list search collect record monitor track report "
    "publish read "
    "write teach learn train practise meet visit run own buy sell pay charge live use apply plan prefer choose call "
    "understand explain stress think believe say tell claim suggest expect hope see hear listen show find mean "
    "contain consist represent remain seem appear become be have do relate depend differ vary evaluate analyse "
    "evaluate "
    "treat receive undergo attend require avoid follow precede complain suffer carry trust like love hate enjoy "
    "recruit enrol randomise assign advertise market promote discover invent matter count search mix associate "
    "link address cover deal cause question doubt dispute rely sit stand lie walk wait spend give get"
) - grammar.stems("give get see")
# With these a mild verb says something: is the answer to, has a part in, does nothing for, makes no dent in.
_DOING = grammar.stems(
    "do make put take keep give leave hold get set bring lay see work send turn play lend throw strike pack tell "
    "let come go"
)
_TELLING_NOUNS = grammar.words(
    "answer solution key thing match secret rescue friend way ally weapon lifesaver godsend must medicine "
    "training gift "
    "alternative comfort hand part role"
)
_SAMENESS = grammar.words("same level unchanged untouched unmoved regardless unaffected alike identical")


def presumed(one: Reading, interventions: Sequence[Mention], thing: Mention) -> tuple[Word, Change] | None:
    """Return where a sentence has an intervention act on a thing in words of its own; None where it does not."""
    for clause in one.clauses:
        verb = clause.verb
        if verb is None or (clause.kind == "sub" and clause.opener in ("if", "although", "though")):
            continue
        if not _joins(one, clause, verb, interventions, thing):
            continue
        if not _says_something(one, clause, verb):
            continue
        change = Change.SAME if one.has(one.own_tokens(clause), _SAMENESS) else Change.GOOD
        # What denies it may stand as late as right before the last of the two: makes no dent in cortisol.
        last = max(
            thing.first,
            *(mention.first for mention in interventions if one.clause_at(mention.first) is clause),
            verb.head + 1,
        )
        return Word(last - 1, last - 1, change, "noun"), change
    return None


def _joins(one: Reading, clause: Clause, verb: Verb, interventions: Collection[Mention], thing: Mention) -> bool:
    """Tell whether a clause has the intervention on the one side of its verb and the thing on the other."""
    first, last = clause.subject
    acting = [mention for mention in interventions if first <= mention.first < last]
    reached = _reached(one, clause, verb, thing)
    if acting and reached and thing.first > verb.head:
        return not any(one.tokens[at].word in ("for", "with", "who") for at in range(first, acting[0].first))
    around = [
        mention for mention in interventions if mention.first > verb.head and one.clause_at(mention.first) is clause
    ]
    brought = [
        mention
        for mention in around
        if one.tokens[mention.first - 1].word in _BRINGING or one.tokens[max(0, mention.first - 2)].word in _BRINGING
    ]
    if first <= thing.first < last and brought:
        return True
    return bool(brought) and reached and thing.first > verb.head


_PLACES = grammar.words(
    "clinics centres centers units wards trials studies researchers specialists experts charities patients "
    "questionnaires"
)
_BRINGING = grammar.words("by with after from following during under through to on upon of")


def _reached(one: Reading, clause: Clause, verb: Verb, thing: Mention) -> bool:
    following = one.tokens[thing.last] if thing.last < len(one.tokens) else None
    if following is not None and following.word.endswith("s") and following.word in _PLACES:
        return False
    if any(
        other.last < thing.first <= other.last + 3
        and other.first > verb.head
        and one.tokens[other.last].word in grammar.PREPOSITIONS
        for other in one.mentions
    ):
        return False  # the defences against infection: said of another thing
    if one.clause_at(thing.first) is clause:
        return not any(
            one.tokens[at].word in ("who", "than", "before", "without", "unlike")
            for at in range(verb.head + 1, thing.first)
        )
    home = one.clause_at(thing.first)
    return home.parent is clause and home.kind in ("that", "relative") and home.start - verb.head <= 4


def _says_something(one: Reading, clause: Clause, verb: Verb) -> bool:
    stem = lemma(one.tokens[verb.head])
    after = [one.tokens[at] for at in one.own_tokens(clause, start=verb.head + 1)]
    words = {token.word for token in after}
    if stem in _DOING:
        return len(after) > 1 and not words & _IDLE_OBJECTS
    if stem in ("be", "have") or one.tokens[verb.head].word in _BE_OR_HAVE:
        return bool(words & _TELLING_NOUNS) or any(token.word in lexicon.NOUNS for token in after)
    if stem in lexicon.VERBS and lexicon.VERBS[stem] is Change.ANY:
        return False
    return stem not in _NEUTRAL


_IDLE_OBJECTS = grammar.words(
    "look place account appointment note notes question questions measurements measurement measure sample "
    "samples decision "
    "sense mind interest study research view comparison attention list photo course class lesson time turns"
)
