"""What the sentence before a list says of all its items: patients tell us:, please cancel if:, massage does not:."""

import re

from kb.match.english import grammar, lexicon
from kb.match.english.reading import Reading


def is_lead(lead: Reading, kind: str) -> bool:
    """Tell whether a sentence leads into a list: with a colon, or as a heading that says what its items are."""
    if lead.text.rstrip().endswith(":"):
        return True
    open_ended = bool(lead.tokens) and lead.tokens[-1].word in _AWAITING
    return kind in ("heading", "title") and (open_ended or tells_of_benefits(lead) or denies(lead))


def tells_of_benefits(lead: Reading) -> bool:
    """Tell whether a lead says that its items are what something does: benefits of massage, what it is good for."""
    words = [token.word for token in lead.tokens if token.is_word]
    told = not _BENEFITS.isdisjoint(words) and _UNWANTED.isdisjoint(words)
    return told and len(words) <= _LONGEST and not denies(lead)


def joined(lead: Reading, item: Reading, acting: str) -> tuple[str, int]:
    """Return the sentence that an item makes with what leads into it, and where the item begins in it.

    Of a list of benefits each item is what `acting`, the name of a thing or "it", does: less pain, eases pain.
    """
    before = lead.text.rstrip().removesuffix(":")
    if tells_of_benefits(lead):
        before = f"{acting} {_BRINGING.get(item.tags[0], 'brings')}".rstrip()
    before += " "
    return before + item.text[:1].lower() + item.text[1:], len(before)


_BENEFITS = grammar.words("benefits benefit advantages effects")
_UNWANTED = grammar.words("side adverse unwanted negative harmful no few little")
_AWAITING = grammar.words("with for against to from if have has")  # massage helps with; stay away if you have
_LONGEST = 14  # words
_BRINGING = {"VZ": "", "VB": "helps to", "VG": "works by"}


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
    said = " ".join(token.word for token in lead.tokens if token.is_word)
    return bool(_DENYING.search(said)) and not _BOTH.search(said)


_VERBAL = frozenset({"VB", "VZ", "VD", "VN", "VG"})
_TELLING = grammar.stems("say tell claim promise swear insist believe advertise boast")
_TALES = grammar.stems("claim promise myth belief slogan")
_DENYING = re.compile(
    r"(?:\b(?:not|cannot|never)|n't)(?: do| been (?:shown|proved|proven) to)?$"
    r"|\bno (?:\w+ ){0,2}(?:evidence|proof|sign)(?: \w+){0,2} that(?: \w+){0,3}$"
    r"|\bno (?:\w+ )?(?:benefits?|effects?)\b|^(?:\w+ ){0,3}(?:myths|misconceptions)\b"
)
_BOTH = re.compile(r"\b(?:facts?|truths?)\b")  # myths and facts
