"""A sentence with what has been found in it so far, and the quotations that it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.draft import Sentence
from kb.match.english.reading import Reading
from kb.match.things import ClaimMatch, TurnedDown

_QUOTE = re.compile(r"[“\"]([^”\"]{12,})[”\"]?|(?<!\w)[‘']([^‘]{14,}?)[’'](?!\w)")


@dataclass(slots=True)
class Found:
    """A sentence with what has been found in it so far."""

    sentence: Sentence
    reading: Reading
    matches: dict[int, ClaimMatch] = field(default_factory=dict)
    unsaid: dict[int, str] = field(default_factory=dict)  # for claims that no verb tells, the thing they are about
    turned_down: dict[str, TurnedDown] = field(default_factory=dict)
    opened: int = 0  # up to where it goes on with a quotation opened in a sentence before


def carry_quotations(read: Sequence[Found]) -> None:
    """Let a quotation that a sentence opens go on in the next ones of its paragraph, until it is closed."""
    paragraph, is_open = -1, False
    for one in read:
        text = one.sentence.text
        if one.sentence.paragraph != paragraph:
            paragraph, is_open = one.sentence.paragraph, False
        if is_open:
            closing = min((at for at in (text.find("”"), text.find('"')) if at >= 0), default=-1)
            one.opened = len(text) if closing < 0 else closing
        for character in text:
            if character == "“" or (character == '"' and not is_open):
                is_open = True
            elif character in '”"':
                is_open = False


def is_quoted(one: Found, at: int) -> bool:
    """Tell whether a token stands in a quotation of some length."""
    place = one.reading.tokens[at].start
    if one.opened and place < one.opened:
        return True
    return any(quote.start() <= place < quote.end() for quote in _QUOTE.finditer(one.sentence.text))
