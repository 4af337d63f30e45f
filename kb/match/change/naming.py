"""For what a thing is named in a sentence: for itself, to describe another, as the state that somebody is in."""

from kb.language import stem
from kb.match.change.correlated import SIGNS
from kb.match.change.put_otherwise import filled_with
from kb.match.change.subjects import THOSE, head_of
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention

_SUFFER = stem("suffer")
_BODY = frozenset({stem("body"), stem("bodies")})
_WHILE = grammar.words("when while if during with until unless")


def joined(one: Reading, mention: Mention, thing: Mention) -> bool:
    """Tell whether two things only stand side by side: massage and cortisol have been a popular pairing."""
    first, last = sorted((mention, thing), key=lambda each: each.first)
    between = [one.tokens[at].word for at in range(first.last, last.first)]
    near = range(max(0, first.first - 4), min(len(one.tokens), last.last + 8))
    # They go hand in hand, are inversely correlated.
    together = any(one.tokens[at].word == "hand" or (one.tokens[at].word in SIGNS) for at in near)
    return bool({"and", "or", ","} & set(between)) and len(between) <= 2 and not together


def is_hyphenated(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing is the first half of a word for another: infection-fighting white cells."""
    if thing.first and one.tokens[thing.first].hyphenated and one.tokens[thing.first - 1].word in ("post", "pre"):
        return True  # massage post-cold
    return (
        thing.last + 1 < len(one.tokens)
        and one.tokens[thing.last].hyphenated
        and any(mention.first == thing.last + 1 for mention in one.mentions)
    )


def is_of_a_vaccine(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing only says against what people are vaccinated: the flu shot."""
    at = thing.last
    if at >= len(one.tokens) or one.tokens[at].word not in _VACCINES:
        return False
    if [token.word for token in one.tokens[at + 1 : at + 2]] == ["up"]:
        return False  # the pressure shot up
    return one.tags[at] in ("NN", "NS") or (thing.first > 0 and one.tags[thing.first - 1] == "DT")


_VACCINES = grammar.words("shot shots jab jabs vaccine vaccines vaccination vaccinations")


def only_describes(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing stands before a noun that it describes: a pain clinic, infected tissue, the flu jab."""
    if thing.last >= len(one.tokens):
        return False
    following = one.tokens[thing.last]
    return (
        one.tags[thing.last] in ("NN", "NS")
        and following.word not in grammar.MEASURES
        and following.word not in lexicon.NOUNS
        and following.is_word
        and not thesaurus.is_of_body(following.word)  # aching shoulders
    )


def is_time_of(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing only says when: during the first days of an illness."""
    clause = one.clause_at(thing.first)
    if (
        clause.kind == "sub"
        and clause.opener in ("until", "till")
        and clause.subject[0] <= thing.first < clause.subject[1]
    ):
        return True  # leave it until the cold has cleared up
    first = max(0, thing.first - 7)
    before = [token.word for token in one.tokens[first : thing.first]]
    if "during" not in before or "of" not in before[-2:]:
        return False
    phrase = one.tags[first + before.index("during") : thing.first]
    return not {"VB", "VD", "VZ", "BE", "MD", "HV"}.intersection(phrase)


def names_a_season(one: Reading, mention: Mention) -> bool:
    """Tell whether a thing only says which time of the year is meant: in the cold and flu season."""
    at = mention.last
    while at < len(one.tokens) and one.tokens[at].word in ("and", "or", "flu", "cold", "colds"):
        at += 1
    return at < len(one.tokens) and one.tokens[at].word in _SEASONS


_SEASONS = grammar.words("season seasons pandemic epidemic outbreak wave")


def _is_inverted(one: Reading, thing: Mention) -> bool:
    """Tell whether a sentence begins with a condition without "if", before its comma: should you catch a cold, wait."""
    words = [token.word for token in one.tokens]
    return words[0] in ("should", "had") and not one.question and "," in words[thing.last :]


def _is_left_with(one: Reading, thing: Mention) -> bool:
    """Tell whether somebody is left with more or less of a thing: leaves people with less pain."""
    words = [token.word for token in one.tokens[max(0, thing.first - 7) : thing.first]]
    graded = next((at for at, word in enumerate(words) if word in _GRADED and words[at - 1 : at] == ["with"]), None)
    return graded is not None and any(stem(word) == _LEAVE or word == "left" for word in words[:graded])


_GRADED = grammar.words("less fewer more lower higher no")
_LEAVE = stem("leave")


def is_condition(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing is the state of those spoken of: people with pain, while she has a cold, if you are ill."""
    if is_time_of(one, thing):
        return True
    clause = one.clause_at(thing.first)
    if clause.kind == "sub" and clause.opener in _WHILE and one.tags[thing.first] not in ("VB", "VZ", "VD"):
        first, last = clause.subject
        if first <= thing.first < last and (one.tags[first] not in ("PR", "VG") or one.tokens[first].word in THOSE):
            return False  # serotonin rises, while that of cortisol falls
        subject = head_of(one, first, last)
        return subject is None or subject.stem in grammar.PEOPLE | _BODY or subject.word in grammar.PRONOUNS
    if filled_with(one, thing) is not None or thing.text in ("they", "it"):
        return False
    if _is_inverted(one, thing):
        return True
    if _is_left_with(one, thing):
        return False
    at = thing.first - 1
    listed = False
    before_verb = clause.verb is not None and thing.last == clause.verb.first
    while at >= clause.start and (
        one.tags[at] in ("DT", "JJ", "RB", "CD", "CM", "CC")
        or (thing.weak and at == thing.first - 1 and one.tags[at] == "NN")  # people with hay fever
        or one.tokens[at].word in grammar.MEASURES
        or (listed and one.tags[at] in ("NN", "NS"))
    ):
        if before_verb and one.tags[at] == "CM":
            return False  # in women with breast cancer, killer cells became
        listed = listed or one.tags[at] in ("CM", "CC")
        at -= 1
    if at >= clause.start and one.tokens[at].word == "from" and at and one.tokens[at - 1].lemma == _SUFFER:
        return clause.kind == "relative"  # those who suffer from tension
    if at < clause.start or one.tokens[at].word not in ("with", "without", "for", "in"):
        return False
    if one.tokens[at].word == "in" and at + 1 != thing.first:
        return False  # people in pain
    in_hand = at > 1 and [one.tokens[at - 2].word, one.tokens[at - 1].word] == ["in", "hand"]  # went hand in hand with
    return at > 0 and one.tokens[at - 1].stem in grammar.PEOPLE and not in_hand


def is_feared(one: Reading, mention: Mention) -> bool:
    """Tell whether a thing is only what somebody fears: less afraid of falling, feared a fall."""
    at = mention.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ", "CD"):
        at -= 1
    if at > 0 and one.tokens[at].word in ("of", "about"):
        return one.tokens[at - 1].stem in _FEARS
    return at >= 0 and one.tokens[at].lemma in _FEARING


_FEARS = grammar.stems(
    "fear fears afraid scared frightened terrified worry worried worries dread anxious nervous fearful"
)
_FEARING = grammar.stems("fear dread")
