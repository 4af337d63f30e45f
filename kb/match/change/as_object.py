"""How far a word of change is from having what stands after it as its object."""

from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.grammar import MEASURES
from kb.match.english.lexicon import Change
from kb.match.english.lookahead import QUOTES
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention

_BETWEEN_VERBS = grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.ADVERBS | {",", "not"}
_IN_LISTS = grammar.DETERMINERS | {"of", ",", "and", "or", "in", "as", "well"}
_STOPS_AND_PREPOSITIONS = grammar.STOPS | grammar.PREPOSITIONS
_REACH_BEFORE = 16  # how far a verb may stand before its object, in words
_BLOCKING = grammar.words(
    "after before during than by following until till despite without like unlike versus vs regarding about "
    "since per via "
    "when if while through among between as"
)
_GIVING = grammar.stems("give get receive need have take provide offer lend deserve feel see show enjoy find")


def cost_before(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return how far a word of change is from governing what stands after it; None where it does not."""
    gap = one.tokens[word.last + 1 if word.last < mention.first else word.token + 1 : mention.first]
    names = [token.word for token in gap]
    if len(gap) > _REACH_BEFORE or any(name in grammar.STOPS and name not in QUOTES for name in names):
        return None
    if word.change is Change.SAME and word.kind == "adjective" and "," in names:
        return None  # in the same survey, …
    if names[:2] == [",", "with"]:
        return None  # you wake up, with a runny nose
    home = one.clause_at(mention.first)
    if (
        one.clause_at(word.token) is not home
        and not _raised_and_lowered(one, word, home)
        and not _helped(one, mention, word)
    ):
        # pushes back the moment you drop off
        event = (
            home.parent is one.clause_at(word.token)
            and home.kind in ("relative", "that")
            and home.verb is not None
            and mention.first <= home.verb.head < mention.last
        )
        if event and word.kind == "verb" and home.start - word.last <= 5:
            return 2.0
        if _is_measure_at_which(one, mention, word, home):
            return 1.3
        return 1.5 if _is_number_of_those_who(one, mention, word, home) else None
    if word.kind == "adjective":
        return _adjective_before(one, mention, word, names)
    if is_in_the_subject(one, mention, word):
        return None
    if word.kind == "noun":
        return _noun_before(one, word, names)
    return _verb_before(one, mention, word, names)


def is_in_the_subject(one: Reading, mention: Mention, word: Word) -> bool:
    """Tell whether a gerund is the subject of the verb before the thing: feeding pigeons spreads disease."""
    home = one.clause_at(mention.first)
    return (
        word.form == "ing"
        and home.verb is not None
        and home.subject[0] <= word.token < home.subject[1]
        and word.token < home.verb.first <= home.verb.head < mention.first
    )


def _is_number_of_those_who(one: Reading, mention: Mention, word: Word, home: Clause) -> bool:
    """Tell whether a number is changed of those who get a thing: did not lower the number of people who caught a cold."""
    if home.kind != "relative" or home.parent is not one.clause_at(word.token) or home.verb is None:
        return False
    stem = one.tokens[home.verb.head].lemma
    gets = stem in _GETTING and 0 < mention.first - home.verb.head <= 4
    numbered = [token.word for token in one.tokens[word.last + 1 : home.start]]
    return (gets or home.verb.head == mention.first) and "of" in numbered and not _NUMBERS.isdisjoint(numbered)


def _is_measure_at_which(one: Reading, mention: Mention, word: Word, home: Clause) -> bool:
    """Tell whether a measure of what a thing does is changed: doubles the speed at which lymph flows."""
    if home.verb is None or one.tokens[home.verb.head].lemma in lexicon.VERBS:
        return False  # raises the rate at which it is cleared: what happens to it is told there
    return mention.last <= home.verb.first and tells_its_measure(one, word, home)


def tells_its_measure(one: Reading, word: Word, relative: Clause) -> bool:
    """Tell whether a word changes the measure of what is told in a clause: lowers the rate at which it is cleared."""
    if relative.kind != "relative" or relative.parent is not one.clause_at(word.token):
        return False
    before = [token.word for token in one.tokens[word.last + 1 : relative.start]]
    at_which = before[-1:] == ["which"] and before[-2:-1] in (["at"], ["with"], ["in"], ["on"])
    return at_which and not MEASURES.isdisjoint(before) and len(before) <= 6


_NUMBERS = grammar.words("number numbers proportion share percentage rate count total")
_GETTING = grammar.stems("get catch have develop suffer report contract need use experience feel show face")


def _raised_and_lowered(one: Reading, word: Word, home: Clause) -> bool:
    """Tell whether a verb shares the object of the verb after it: raises nor lowers the count."""
    if (
        home.kind != "shared"
        or home.parent is not one.clause_at(word.token)
        or home.verb is None
        or word.kind != "verb"
    ):
        return False
    between = [one.tokens[at].word for at in range(word.last + 1, home.verb.head)]
    return len(between) <= 3 and all(name in _BETWEEN_VERBS for name in between)


def _helped(one: Reading, mention: Mention, word: Word) -> bool:
    """Tell whether the mention is the subject of a verb that the word lets happen: helps lymph circulate."""
    clause = one.clause_at(mention.first)
    return (
        clause.kind in ("that", "relative")
        and clause.parent is one.clause_at(word.token)
        and clause.verb is not None
        and clause.verb.form in ("bare", "finite")
        and clause.start == word.last + 1
        and word.kind == "verb"
        and word.change is not Change.UP
    )


def _adjective_before(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    adjective = one.tokens[word.token].word
    if adjective in _OF_EASE and "to" in names[:3]:
        return 0.8
    likely = [at for at, name in enumerate(names[:3]) if name in ("likely", "prone", "apt", "liable", "susceptible")]
    if likely and len(names) - likely[0] <= 5:
        return 0.7
    compared = next((at for at, name in enumerate(names[:6]) if name in ("for", "at", "in")), None)
    if adjective in lexicon.FOR_ADJECTIVES and names[:1] in (["than"], ["to"]) and compared is not None:
        return 0.9
    if adjective in lexicon.FOR_ADJECTIVES and names[:1] in (["for"], ["against"], ["at"]):
        return 0.6 + 0.1 * len(names) if _list_of_things(one, word.last + 2, mention.first) else None
    if word.change is Change.SAME or _is_of_a_study(one, word):
        return None
    if names[:1] in (["on"], ["for"]) and len(names) <= 4 and _is_paid(one, word):
        return 0.8
    if adjective in lexicon.PREDICATE_ONLY and word.change is not Change.GOOD:
        return None
    if names[:2] == [",", "and"] or any(name in _BLOCKING or name in _PARTS_ADJECTIVE for name in names):
        return None
    return 0.1 * len(names) if _list_of_things(one, word.last + 1, mention.first) else None


def _is_paid(one: Reading, word: Word) -> bool:
    """Tell whether an amount is one of money: spent less on heating, pay more for power."""
    return any(token.lemma in grammar.PAYING for token in one.tokens[max(0, word.token - 5) : word.token])


def _is_of_a_study(one: Reading, word: Word) -> bool:
    """Tell whether an adjective praises or measures a study: in the one good trial, attacks were no rarer."""
    at = word.last + 1
    return at < len(one.tokens) and one.tokens[at].stem in _STUDIES


_STUDIES = grammar.stems("trial study experiment review paper survey analysis evidence research")


def _list_of_things(one: Reading, start: int, end: int) -> bool:
    """Tell whether only modifiers, measures and other things of the same list stand in between."""
    named = {at for mention in one.mentions for at in range(mention.first, mention.last)}
    modifiers = 0
    heads = {verb.head for verb in one.verbs if verb.form != "ing"}
    for at in range(start, end):
        token = one.tokens[at]
        if at in heads or lexicon.ADJECTIVES.get(token.word) in (Change.UP, Change.DOWN):
            return False
        if at in named or token.word in MEASURES or token.word in _IN_LISTS:
            continue
        modifiers += 1
    return modifiers <= 2


def _noun_before(one: Reading, word: Word, names: list[str]) -> float | None:
    if any(token.word == "than" for token in one.tokens[max(0, word.token - 3) : word.token]):
        return None  # better than no treatment for pain
    linked = names[:1] and names[0] in _AFTER_CHANGE
    if not linked and names and names[0].isdigit():
        linked = any(name in ("in", "of") for name in names[:4])
    if not linked:
        later = next((at for at, name in enumerate(names) if name in ("in", "on", "of", "to")), None)
        if later is None or later > 6 or (any(name in _BLOCKING for name in names[:later]) and "between" not in names):
            return None
    if any(name in _BLOCKING_NOUNS or name in ("with", "who") for name in names):
        return None
    if any(
        word.token < verb.head < word.token + len(names) + 1 and verb.form in ("finite", "passive")
        for verb in one.verbs
    ):
        return None
    return 0.5 + 0.1 * len(names)


def _verb_before(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    for at in range(word.last + 1, mention.first):
        if any(verb.first == at and verb.form in ("to", "ing") and _takes_over(one, verb.head) for verb in one.verbs):
            return None
    verb = one.tokens[word.token].lemma
    if "," in names and word.form == "ing" and one.clause_at(word.token).subject[0] + 2 >= word.token:
        return None  # by lowering cortisol, massage …
    if names and names[0] in _PREPOSITIONS and not _takes(verb, names[0], word):
        return None
    out_of = names[:1] == ["of"] and one.tokens[word.last].word == "out" and word.last > word.token
    if out_of and verb not in _STAYING:
        return None  # lets it out of a stiff neck: that is only where it comes from
    if "from" in names and not FIGHT.isdisjoint(names):
        return None  # takes strength away from the fight against it
    if "against" in names and verb not in _TAKING["against"] and word.last == word.token:
        return None
    for number, name in enumerate(names):
        if name in _BLOCKING and not (name in ("as", "like", "about") and number == 0 and verb in _TAKES_ABOUT):
            return None
        if name in ("with", "for") and number > 1 and verb not in _TAKES_WITH:
            return None
        if name == "from" and verb not in lexicon.TAKING_AWAY_FROM and verb not in _KEEPING:
            return None
    taken_from = verb in lexicon.TAKING_AWAY_FROM and not {"of", "from", "against"}.isdisjoint(names)
    if word.form == "passive" and not taken_from:
        return None  # what is helped is the subject, except for "rid of" and "protected from"
    return 1.0 + 0.15 * len(names) + (0.5 if verb in lexicon.CAUSING else 0)


FIGHT = grammar.words("fight battle struggle")
_STAYING = grammar.stems("keep stay get")
_MOVING_ALONE = grammar.stems("go come run work move flow stay remain rise")


def _takes(verb: str, preposition: str, word: Word) -> bool:
    """Tell whether a verb governs its object by this preposition: protects against, leads to, interferes with."""
    if word.last > word.token:
        return verb not in _MOVING_ALONE
    if word.form == "passive":
        return True
    return verb in _TAKING.get(preposition, frozenset())


_PREPOSITIONS = grammar.PREPOSITIONS - {"like", "about", "out", "off", "up", "down", "along"}
_TAKING = {
    "with": grammar.stems("help interfere deal cope assist aid fill flood support do work fight mess meddle tamper"),
    "to": lexicon.CAUSING | grammar.stems("add give do help put bring"),
    "in": grammar.stems("result aid help assist improve reduce"),
    "against": grammar.stems("protect guard shield defend fight ward work act help battle safeguard"),
    "from": lexicon.TAKING_AWAY_FROM | grammar.stems("keep stop save"),
    "on": grammar.stems("act work cut crack clamp"),
    "of": grammar.stems("rid cure clear cleanse relieve purge free dispose get"),
    "at": grammar.stems("chip eat nibble"),
    "into": grammar.stems("cut eat"),
    "for": grammar.stems("do make account work help benefit"),
}
_TAKES_WITH = grammar.stems("help interfere deal cope assist aid fill flood send support do work good")
_TAKES_ABOUT = grammar.stems("bring worry")
_KEEPING = grammar.stems("keep stop save remove release recover flush wash clear expel take get draw")


def _takes_over(one: Reading, head: int) -> bool:
    """Tell whether a verb between a word of change and a thing has the thing as its own object."""
    stem = one.tokens[head].lemma
    return stem in lexicon.VERBS or stem not in _TRANSPARENT


# Verbs that only bring one to the thing: keeps you from getting sick, stops you catching a cold.
_TRANSPARENT = grammar.stems(
    "get catch have feel become be contract develop fall suffer come go pick experience take make form build"
)


_JOINING = grammar.words("but and or yet")


def cost_given(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return the cost for "gives your immune system a lift"."""
    gap = [one.tokens[at].word for at in range(mention.last, word.token)]
    if (
        len(gap) > 6
        or not any(name in grammar.DETERMINERS for name in gap)
        or any(name in _STOPS_AND_PREPOSITIONS or name == "," for name in gap)
    ):
        return None
    joined = not _JOINING.isdisjoint(gap)
    if joined and any(mention.last < verb.head < word.token for verb in one.verbs):
        return None  # reduced anxiety but had no effect on pain
    giving = any(one.tokens[at].lemma in _GIVING for at in range(max(0, mention.first - 5), word.token))
    return 0.8 if giving else None


_BLOCKING_NOUNS = _BLOCKING - {"between", "among"}
_OF_EASE = grammar.words("harder easier quicker hard easy impossible")
_PARTS_ADJECTIVE = grammar.words("with for in to that on")
_AFTER_CHANGE = grammar.words("in of from against to on for upon between")
