"""Phrases that bring in what acts, or set it apart: after a course of, by the hands of, unlike massage."""

from kb.match.change.relations import Relation
from kb.match.change.rivals import NEW_PHRASE
from kb.match.change.suppositions import BEYOND_DOUBT
from kb.match.english import grammar
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention

_EXCLUDING = grammar.words("unlike than without instead versus vs except besides excluding beyond")
_COMPARING = ({"compared", "with"}, {"compared", "to"}, {"rather", "than"}, {"instead", "of"}, {"relative", "to"})


_MEANS = grammar.words(
    "after with by through from during following in of to under on were was are is who been got over using "
    "received via for upon followed accompanied accompanying give gave given receive having among had have get "
    "gets between whether for"
)
_BEFORE_NAME = grammar.words(
    "a an the her his my your our their this these that weekly regular daily single third first second course session "
    "sessions minutes minute hours hour weeks several few some more gentle deep light repeated one each every "
    "being having one "
    "two three four five six eight ten twelve twenty thirty forty moderate pressure series programme program "
    "block month "
    "months use effects effect firm good full body half long short brief of monthly little bit slow extra "
    "frequent vigorous "
    "professional proper real occasional recent tissue hand foot back neck whole infant who people women men "
    "patients were had "
    "arm group groups massaged any either evening morning afternoon late early taking drinking using eating cup "
    "cups glass "
    "large small high low dose doses supplements supplement tablets pills"
)


def by_means_of(one: Reading, mention: Mention) -> bool:
    """Tell whether a phrase such as "after a course of" brings the thing in."""
    for at in range(mention.first - 1, max(-1, mention.first - 9), -1):
        word = one.tokens[at].word
        if word in _MEANS:
            return True
        if word not in _BEFORE_NAME and not word.isdigit() and not word.endswith(("ly", "ed", "ing")):
            return at >= 0 and one.tokens[at].word in _MEANS
    return False


def set_apart(one: Reading, mention: Mention) -> bool:
    """Tell whether the sentence sets the thing apart: unlike massage, more than with massage, not massage."""
    before = [one.tokens[at].word for at in range(max(0, mention.first - 3), mention.first)]
    if before[-2:] and any(set(before[-2:]) >= pair for pair in _COMPARING):
        return True
    if {"or", "without"} <= set(before) or {"than", "before"} <= set(before):
        return False  # with or without; fewer than before the massage
    if one.tokens[0].word == "unlike" and all(token.word != "," for token in one.tokens[: mention.first]):
        return True  # unlike a regular bedtime, a nap …
    if before[-2:-1] == ["without"] and before[-1] in BEYOND_DOUBT:
        return False
    if any(word in _EXCLUDING for word in before[-2:]) or (before[:1] == ["than"] and before[-1:] != [","]):
        return True
    if before[-2:] == ["not", "by"]:
        return True  # by rest, not by massage
    if "without" in before[-2:]:
        return True  # without any massage
    return before[-1:] == ["not"] and not (
        mention.first >= 2 and one.tokens[mention.first - 2].word in grammar.AUXILIARIES
    )


def by_agent(one: Reading, relation: Relation) -> tuple[int, int] | None:
    """Return the first and last token of what a "by" after the change names; None where there is none."""
    for at in range(relation.word.token + 1, min(relation.word.token + 8, len(one.tokens))):
        name = one.tokens[at].word
        if name in grammar.STOPS or name in ("but", "and", "while", "because", "although"):
            return None
        if name == "by":
            end = next(
                (
                    place
                    for place in range(at + 1, len(one.tokens))
                    if not one.tokens[place].is_word or one.tokens[place].word in NEW_PHRASE
                ),
                len(one.tokens),
            )
            return at + 1, end
    return None
