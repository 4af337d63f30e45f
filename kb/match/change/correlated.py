"""Links that say which way they go: inversely correlated, a negative association between the two."""

from kb.match.english import grammar, lexicon
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention

SIGNS = {
    word: change
    for change, words in {
        Change.DOWN: "inversely negatively inverse negative",
        Change.UP: "positively directly positive",
    }.items()
    for word in words.split()
}
LINKS = grammar.words(
    "relationship relation correlation association link connection relationships relations correlations associations "
    "links connections"
)
_NEAR = 3  # words between the sign and the link


def correlated(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "inversely correlated with" and "a negative association between": there is less of the one."""
    for at, token in enumerate(one.tokens):
        change = SIGNS.get(token.word)
        if change is None or one.clause_at(at) is not one.clause_at(mention.first):
            continue
        near = range(max(0, at - _NEAR), min(len(one.tokens), at + _NEAR + 1))
        link = next((place for place in near if is_link(one, place)), None)
        if link is not None and not mention.first <= link < mention.last:
            return Word(link, link, change, "state")
    return _with_how_much(one, mention)


def _with_how_much(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "anxiety correlated with the number of sessions": the more of these, the more of it."""
    verb = one.clause_at(mention.first).verb
    if verb is None or verb.first < mention.last or not one.tokens[verb.head].word.startswith("correlate"):
        return None
    after = [token.word for token in one.tokens[verb.head + 1 : verb.head + 5]]
    much = after[:1] == ["with"] and not _HOW_MUCH.isdisjoint(after) and "of" in after
    return Word(verb.head, verb.head, Change.UP, "state") if much else None


_HOW_MUCH = grammar.words("number amount frequency dose duration length intensity hours")


def linked_to(one: Reading, mention: Mention) -> Word | None:
    """Return the noun of "no link between massage and pain" and "has nothing to do with pain": no direction is told, but it can be denied."""
    for at in range(max(0, mention.first - _FAR), mention.first - 1):
        if one.tokens[at].word in LINKS and one.tokens[at + 1].word in ("between", "with", "to"):
            between = one.tokens[at + 1 : mention.first]
            if not any(token.word in grammar.STOPS or token.word == "," for token in between):
                return Word(at, at, Change.ANY, "noun")
        if [token.word for token in one.tokens[at : at + 4]] == ["nothing", "to", "do", "with"]:
            return Word(at + 2, at + 2, Change.ANY, "noun")
    return None


_FAR = 10  # words between the noun and the second of the two things


def is_link(one: Reading, at: int) -> bool:
    """Tell whether a word says that two things go together; a relative is none."""
    token = one.tokens[at]
    if token.word in ("relative", "relatives", "relatively"):
        return False
    return token.lemma in lexicon.ASSOCIATED_STEMS or token.word in LINKS
