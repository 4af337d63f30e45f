"""What is said to do harm to those whom advice is for: it makes them feel worse, it slows their recovery."""

from kb.match.english import grammar
from kb.match.english.reading import Reading


def harms(one: Reading) -> tuple[int, bool] | None:
    """Return where a sentence says that a thing harms the ill, and whether it does (False: it says that it does not)."""
    words = [token.word for token in one.tokens]
    for at in range(len(words)):
        if _worsens(one, at) or any(words[at : at + len(phrase)] == phrase for phrase in _PHRASES):
            return at, grammar.NEGATIONS.isdisjoint(words[max(0, at - 4) : at])
    return None


def _worsens(one: Reading, at: int) -> bool:
    token = one.tokens[at]
    if token.lemma in _OVERTAXING:
        return one.tags[at] in _VERBS
    for verbs, told in _HARMING:
        if token.lemma in verbs:
            after = range(at + 1, min(at + 1 + _REACH, len(one.tokens)))
            found = next((place for place in after if one.tokens[place].word in told), None)
            if found is not None and all(
                one.tags[place] not in ("NN", "NS") or one.tokens[place].word in _ILLNESS | {"body"}
                for place in range(at + 1, found)
            ):
                return True
    return False


_REACH = 6  # words
_VERBS = ("VB", "VZ", "VD", "VG", "MD")
_ILLNESS = grammar.words(
    "symptoms symptom illness sickness cold flu fever infection infections virus bug condition congestion things"
)
_HARMING = (
    (grammar.stems("make leave feel end"), grammar.words("worse iller sicker rougher poorlier")),
    (grammar.stems("worsen aggravate exacerbate intensify prolong lengthen spread"), _ILLNESS | {"it", "recovery"}),
    (grammar.stems("slow delay hinder hamper draw drag set"), grammar.words("recovery healing")),
    (grammar.stems("take draw divert sap drain rob"), grammar.words("strength energy resources")),
    (grammar.stems("work act"), grammar.words("against")),
    (grammar.stems("wear"), grammar.words("out")),
    (grammar.stems("put place"), grammar.words("strain burden stress load")),
)
_OVERTAXING = grammar.stems("overtax overwhelm overload overburden overstrain")
_PHRASES = (
    ["more", "harm", "than", "good"],
    ["too", "much", "for"],
    ["a", "lot", "of", "a", "body"],
    ["a", "lot", "of", "your", "body"],
    ["a", "lot", "of", "the", "body"],
)
