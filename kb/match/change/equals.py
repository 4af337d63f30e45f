"""Ways to say that nothing is different: as before, as many as the others, no effect on how often."""

from kb.language import stem
from kb.match.english import grammar, lexicon
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention


def as_before(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "the cells carried on as before" and "stayed exactly as it was": nothing changed."""
    tokens = one.tokens
    clause = one.clause_at(mention.first)
    for at in range(mention.last, min(mention.last + 12, len(tokens))):
        if tokens[at].word in grammar.STOPS or one.clause_at(at) is not clause:
            break
        if [token.word for token in tokens[at : at + 2]] in (["as", "before"], ["as", "ever"]):
            return Word(at, at, Change.SAME, "adjective")
        if tokens[at].word in REGARDLESS and tokens[at - 1].word in ("on", "along"):
            return Word(at, at, Change.SAME, "adjective")  # they carry on regardless
        if tokens[at].word == "as" and [token.word for token in tokens[at + 1 : at + 3]] in _AS_IF_NOTHING:
            return Word(at, at, Change.SAME, "adjective")  # as though nothing had happened
        if tokens[at].word == "as" and [token.word for token in tokens[at + 1 : at + 4]] in _AS_IT_DID_BEFORE:
            return Word(at, at, Change.SAME, "adjective")
        if (
            tokens[at].word in ("as", "where", "what")
            and [token.word for token in tokens[at + 1 : at + 3]] in _AS_IT_WAS
            and one.tags[at + 3 : at + 4] not in (["VN"], ["VG"])  # where it was meant to improve it
        ):
            return Word(at, at, Change.SAME, "adjective")
    return None


REGARDLESS = grammar.words("regardless unperturbed undisturbed unmoved")
_AS_IF_NOTHING = (["if", "nothing"], ["though", "nothing"])


def equal(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "just as many colds", "every bit as anxious as" and "much the same cortisol as"."""
    tokens = one.tokens
    for at in range(max(0, mention.first - 5), mention.first):
        word, following = tokens[at].word, tokens[at + 1].word
        if word == "as" and at and tokens[at - 1].word in ("half", "twice", "times", "third", "quarter", "such"):
            return None
        if mention.state is not None and [t.word for t in tokens[mention.last : mention.last + 2]] in _LIKE_A_THING:
            return None  # as calm as a lake
        if word == "as" and at and tokens[at - 1].word in ("do", "does", "did"):
            continue  # does as much for it as tablets
        after = [token.word for token in tokens[at + 2 : at + 3]]
        if word == "as" and at + 1 == mention.first and at and tokens[at - 1].word in _DEGREES:
            if [token.word for token in tokens[mention.last : mention.last + 1]] in (
                ["afterwards"],
                ["afterward"],
                ["after"],
            ):
                return Word(at, at, Change.SAME, "adjective")  # every bit as anxious afterwards
        if word == "as" and following in lexicon.FOR_ADJECTIVES and after in (["for"], ["at"]):
            continue  # just as bad for the enamel as the other kind
        if word == "as" and following not in _NO_EQUALS:
            before = tokens[at - 1].word if at else ""
            later = _without_as_well([token.word for token in tokens[mention.last : mention.last + 6]])
            quantity = following in ("many", "much", "few", "little", "often")
            if (quantity and (before in ("just", "bit", "about", "quite", "least") or "as" in later)) or (
                at + (5 if following == "likely" else 3) >= mention.first and "as" in later and not quantity
            ):
                return Word(at, at, Change.SAME, "adjective")
        if word in ALIKE and (following in grammar.MEASURES or at + 1 == mention.first):
            return Word(at, at, Change.SAME, "adjective")  # equal numbers of infections
        if word == "equally" and at + 1 == mention.first and one.tags[at + 1] in ("JJ", "VN", "NN"):
            return Word(at, at, Change.SAME, "adjective")  # both groups were equally depressed
        if word == "equally" and following in ("many", "much", "few", "often"):
            return Word(at, at, Change.SAME, "adjective")
        if (
            word == "same"
            and at
            and tokens[at - 1].word == "the"
            and {"as", "whether", "with"}
            & set(_without_as_well([token.word for token in tokens[mention.last : mention.last + 6]]))
        ):
            return Word(at, at, Change.SAME, "adjective")
    for at in range(mention.last, min(mention.last + 7, len(tokens) - 1)):
        if _is_done_as_much(one, mention, at):
            # It improves endurance as much as tablets do, but as much as a placebo did is no better than that.
            inactive = not _INACTIVE.isdisjoint(token.word for token in tokens[at : at + 7])
            return Word(at, at, Change.SAME, "adjective") if inactive else None
        just_as_much = at == mention.last and [token.word for token in tokens[at : at + 3]] in _AS_MUCH
        if just_as_much and any(verb.head == mention.first for verb in one.verbs):
            return Word(at, at, Change.SAME, "adjective")  # they hurt just as much as before
        if tokens[at].word == "equally" or [token.word for token in tokens[at : at + 3]] in _AS_OFTEN:
            return Word(at, at, Change.SAME, "adjective")
    if _as_soon(one, mention) is not None:
        return _as_soon(one, mention)
    for at in range(mention.last, min(mention.last + 5, len(tokens) - 1)):
        after = [token.word for token in tokens[at + 2 : at + 10]]
        link = at - 1
        while link > mention.last and tokens[link].word in _DEGREES:
            link -= 1
        if tokens[at].word == "as" and at > mention.last and tokens[link].word in grammar.LINKING and "as" in after:
            return Word(at, at, Change.SAME, "adjective")  # colds were as common in the one as in the other
    return None


def no_different(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "levels were no different" and "found it no different from that after a rest"."""
    clause = one.clause_at(mention.first)
    for at in range(mention.last + 1, min(mention.last + _NEAR, len(one.tokens))):
        if not one.tokens[at - 1].is_word or one.clause_at(at) is not clause:
            return None
        if one.tokens[at].word == "different" and one.tokens[at - 1].word in ("no", "not"):
            if not _ANY_OTHER.isdisjoint(token.word for token in one.tokens[at + 2 : at + 4]):
                return None  # no different from any other hormone
            return Word(at, at, Change.ANY, "adjective")
    return None


_NEAR = 7  # words
_ANY_OTHER = grammar.words("any other others")


def just_as_many(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "as for colds, they caught just as many": the number of what was named before is the same."""
    for at in range(mention.last, min(mention.last + _FAR, len(one.tokens) - 2)):
        if one.tokens[at].word in grammar.STOPS:
            return None
        degree = [token.word for token in one.tokens[at : at + 3]]
        if degree[:2] != ["just", "as"]:
            continue
        if not _EITHER_WAY.isdisjoint(token.word for token in one.tokens[at + 3 : at + 4]):
            return Word(at + 1, at + 1, Change.SAME, "adjective")  # went on just as long whether or not it was done
        if degree[2] not in ("many", "much"):
            continue
        counts = at and any(verb.head == at - 1 for verb in one.verbs)
        names_another = one.tags[at + 3 : at + 4] in (["NN"], ["NS"], ["JJ"])
        return Word(at + 1, at + 1, Change.SAME, "adjective") if counts and not names_another else None
    return None


_EITHER_WAY = grammar.words("whether with without either regardless afterwards")
_FAR = 16  # words from what is counted to "just as many"


def _is_done_as_much(one: Reading, mention: Mention, at: int) -> bool:
    """Tell whether "as much as" compares two that both change a thing: it improves endurance as much as tablets do."""
    words = [token.word for token in one.tokens[at : at + 7]]
    if words[:1] != ["as"] or words[1:2] not in (["much"], ["well"]) or "as" not in words[2:4]:
        return False
    return any(
        word.kind == "verb" and word.change is not Change.SAME and 0 < mention.first - word.last <= 4
        for word in one.words
    )


_INACTIVE = grammar.words("placebo sham rest resting control controls usual nothing without before ever dummy")


def _as_soon(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "fell asleep just as fast as", "took exactly as long to drop off as" and "worked as well as"."""
    tokens = one.tokens
    verbal = any(verb.head == mention.first for verb in one.verbs)
    for at in range(max(0, mention.first - 4), min(mention.last + 5, len(tokens) - 2)):
        if tokens[at].word != "as" or mention.first <= at < mention.last or one.tags[at + 1] not in ("RB", "JJ"):
            continue
        if [token.word for token in tokens[at + 1 : at + 3]] == ["long", "as"] and tokens[at - 1].word not in _DEGREES:
            continue  # as long as it is the slow kind
        exactly = at > 0 and tokens[at - 1].word in _DEGREES - {"almost", "nearly"}
        before = tokens[at - 1].word if at else ""
        if before in ("half", "twice", "times", "third", "quarter") or tokens[at + 1].word in _NO_EQUALS - {
            "well",
            "long",
            "soon",
        }:
            continue
        again = [place for place in range(at + 2, min(at + 10, len(tokens))) if tokens[place].word == "as"]
        if again and (exactly or (verbal and tokens[at + 1].word in ("long", "fast", "quickly", "often", "soon"))):
            return Word(at, at, Change.SAME, "adjective")
    return None


def _without_as_well(words: list[str]) -> list[str]:
    return words[: words.index("well") - 1] if "well" in words and words[words.index("well") - 1] == "as" else words


_LIKE_A_THING = (["as", "a"], ["as", "an"], ["as", "the"])
_AS_IT_WAS = (
    ["they", "always"],
    ["it", "always"],
    ["she", "always"],
    ["he", "always"],
    ["it", "was"],
    ["they", "were"],
    ["it", "had"],
    ["they", "had"],
    ["if", "nothing"],
)
ALIKE = grammar.words("equal similar identical comparable")
_AS_IT_DID_BEFORE = (["it", "did", "before"], ["they", "did", "before"], ["it", "always", "did"])
_DEGREES = grammar.words("just exactly quite almost nearly about every bit")
_AS_OFTEN = (["exactly", "as", "often"], ["just", "as", "often"], ["as", "often", "as"], ["just", "as", "before"])

_AS_MUCH = (["just", "as", "much"], ["just", "as", "badly"], ["as", "much", "as"], ["no", "less", "than"])

_NO_EQUALS = grammar.words("well soon long a an the far part they it we i")


def effect_on_how(one: Reading, mention: Mention) -> Word | None:
    """Return the noun of "makes no difference to how anxious they are" and "has no effect on how fast they heal"."""
    for at in range(max(0, mention.first - 8), mention.first - 1):
        follows = [token.word for token in one.tokens[at + 1 : at + 3]]
        if lexicon.NOUNS.get(one.tokens[at].word) is Change.ANY and follows in _ON_HOW:
            return Word(at, at, Change.ANY, "noun")
    return None


_ON_HOW = (["on", "how"], ["to", "how"], ["in", "how"], ["upon", "how"])


def with_and_without(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "slept five hours with the juice and without it": it is the same either way."""
    clause = one.clause_at(mention.first)
    if any(word.kind == "verb" and clause.holds(word.token) for word in one.words):
        return None  # it did not budge, with or without massage
    for at in range(mention.last, len(one.tokens)):
        if one.tokens[at].word == "with":
            after = [token.word for token in one.tokens[at + 1 : at + 7]]
            if "without" in after and after[after.index("without") - 1] in ("and", "or"):
                return Word(at, at, Change.SAME, "adjective")
    return None


def groups_differ(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "for influenza the two groups did not differ"."""
    verb = one.clause_at(mention.first).verb
    if verb is None or one.tokens[verb.head].lemma != _DIFFER or verb.head < mention.last:
        return None
    first = max(mention.last, one.clause_at(mention.first).subject[0])
    groups = any(one.tokens[at].word in _GROUPS for at in range(first, verb.first))
    return Word(verb.head, verb.head, Change.ANY, "verb", verb.form) if groups else None


_DIFFER = stem("differ")
_GROUPS = grammar.words("groups arms both two halves teams women men patients")
