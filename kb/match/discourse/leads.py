"""What the sentence before a list says of all its items: patients tell us:, please cancel if:, massage does not:."""

import re

from kb.match.english import grammar, lexicon
from kb.match.english.reading import Reading


def is_lead(text: str) -> bool:
    """Tell whether a sentence leads into a list."""
    return text.rstrip().endswith(":")


def joined(lead: Reading, item: str) -> tuple[str, int]:
    """Return the sentence that an item makes with what leads into it, and where the item begins in it."""
    before = lead.text.rstrip().removesuffix(":") + " "
    return before + item[:1].lower() + item[1:], len(before)


def hands_over(lead: Reading) -> bool:
    """Tell whether a lead makes its items somebody's word: patients often tell us that:, the brochure promises:."""
    words = [token.word for token in lead.tokens]
    told = any(token.lemma in _TELLING and lead.tags[at] in _VERBAL for at, token in enumerate(lead.tokens))
    told = told or any(token.stem in _TALES for token in lead.tokens)
    research = any(token.stem in grammar.RESEARCH for token in lead.tokens)
    return told and not research and not {"i", "we"} & set(words[:2])


def only_may(lead: Reading) -> bool:
    """Tell whether a lead says that its items are only possible: a massage may:, it might also:."""
    words = [token.word for token in lead.tokens if token.is_word]
    return any(word in lexicon.POSSIBLE for word in words[-4:])


def denies(lead: Reading) -> bool:
    """Tell whether a lead denies its items: massage does not:, there is no evidence that it:."""
    return bool(_DENYING.search(" ".join(token.word for token in lead.tokens if token.is_word)))


_VERBAL = frozenset({"VB", "VZ", "VD", "VN", "VG"})
_TELLING = grammar.stems("say tell claim promise swear insist believe advertise boast")
_TALES = grammar.stems("claim promise myth belief slogan")
_DENYING = re.compile(
    r"(?:\b(?:not|cannot|never)|n't)(?: do| been (?:shown|proved|proven) to)?$"
    r"|\bno (?:\w+ ){0,2}(?:evidence|proof|sign)(?: \w+){0,2} that(?: \w+){0,3}$"
)
