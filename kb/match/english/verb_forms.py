"""What a verb of a sentence is, and the forms by which words are told to be verbs."""

from dataclasses import dataclass

from kb.match.english import grammar, lexicon

VERB_STEMS = (
    grammar.COMMON_VERBS
    | grammar.stems(" ".join(grammar.IRREGULAR.values()))
    | lexicon.VERBS.keys()
    | lexicon.FIRST_OF_PARTICLES
)


@dataclass(slots=True)
class Verb:
    """A verb with its auxiliaries: its first token, the one that carries the meaning, and its form."""

    first: int
    head: int
    form: str  # finite, passive, to, ing, bare (a base form that may share the auxiliaries of one before it)

    @property
    def finite(self) -> bool:
        """Tell whether it can carry a clause."""
        return self.form in ("finite", "passive", "bare")


def is_adverb(word: str) -> bool:
    """Tell whether a word ends like an adverb and is one."""
    return word.endswith("ly") and len(word) > 4 and word not in _LIKE_ADVERBS


def is_plural(word: str) -> bool:
    """Tell whether a word has the form of a plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in ("does", "as", "its", "his")


_LIKE_ADVERBS = grammar.words("supply apply rely family reply multiply imply comply")


def is_gerund(word: str) -> bool:
    """Tell whether a word has the form of "reducing": not "bring"."""
    return word.endswith("ing") and word not in _NO_GERUNDS


_NO_GERUNDS = grammar.words(
    "bring sing swing ring cling sting fling string spring wring thing king wing something anything nothing everything "
    "morning evening during"
)
