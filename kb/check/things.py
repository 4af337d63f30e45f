"""The values that checking works with: what a rule sees of a sentence, and what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kb.check.cues import beginning
from kb.draft import Draft, Sentence
from kb.language import words
from kb.match import ClaimMatch, TurnedDown
from kb.model.terms import ClaimKind, Polarity, Strength
from kb.query.on_file import ClaimOnFile, WorkOnFile
from kb.settings import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say of a sentence; `start` is the place in the draft's source that it points at.

    `suggestion` is what to do or to write instead. `keys` are the citation keys that it offers;
    `rewording` tells that it is a sentence to write instead. `milder` is for what is less grave than the rule is.
    """

    message: str
    suggestion: str | None = None
    claim: str | None = None
    citation: str | None = None
    start: int | None = None
    keys: tuple[str, ...] = ()
    rewording: bool = False
    milder: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Remark):
    """A remark, the rule that it comes from, and how grave it is."""

    rule: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Cited:
    """A work that a sentence cites: by a key, known (`work`) or not, or by quoting its title.

    `group` numbers the marks of the sentence; keys in one mark, or in marks side by side, share a number.
    `bare`: @key without brackets.
    """

    key: str
    start: int
    work: WorkOnFile | None = None
    by_title: bool = False
    group: int = 0
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A claim that a sentence makes, what the base says of it, and the works that are cited for it there."""

    match: ClaimMatch
    claim: ClaimOnFile
    cited: tuple[Cited, ...] = ()
    words: str = ""

    @property
    def says_so(self) -> bool:
        """Whether the sentence asserts the claim itself, however weakly."""
        return self.match.polarity is Polarity.SAME and self.match.strength is not Strength.NONE

    @property
    def is_effect(self) -> bool:
        """Whether the claim can be judged by evidence at all: advice cannot."""
        return self.claim.kind is not ClaimKind.ADVICE


@dataclass(frozen=True, slots=True)
class Situation:
    """A sentence with all that the rules need to judge it.

    `note` tells that it refers to a source in a way that kb cannot look up (a footnote, a link, a number, a name with
    a year), `cited_beside` that the next sentence, or a cell of its row, cites;
    `paragraph_works` are the keys of the works cited in its paragraph, `draft_works` those of the whole
    draft, `claim_works` those beside each claim; `first_claims` and `first_citations` what the draft says or cites
    here for the first time; `context` is the heading above and the sentence before; not `in_prose` is a citation, or
    a comment to kb, that stands outside any sentence.
    """

    sentence: Sentence
    made: tuple[Made, ...] = ()
    cited: tuple[Cited, ...] = ()
    concepts: tuple[str, ...] = ()
    relation: bool = False
    strength: Strength = Strength.NONE
    note: bool = False
    cited_beside: bool = False
    paragraph_works: frozenset[str] = frozenset()
    draft_works: frozenset[str] = frozenset()
    claim_works: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first_claims: frozenset[str] = frozenset()
    first_citations: frozenset[str] = frozenset()
    nearest_keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    context: str = ""
    in_prose: bool = True
    in_list_of_works: bool = False

    @property
    def text(self) -> str:
        """What the rules read of the sentence."""
        return beginning(self.sentence.text)

    @property
    def works(self) -> tuple[WorkOnFile, ...]:
        """The works on file that the sentence cites."""
        return tuple(one.work for one in self.cited if one.work is not None)


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence (or a place outside any sentence) and what was found; `text` is what a reader sees."""

    text: str
    start: int
    end: int
    strength: Strength
    made: tuple[Made, ...] = ()
    cited: tuple[Cited, ...] = ()
    findings: tuple[Finding, ...] = ()
    turned_down: tuple[TurnedDown, ...] = ()
    sentence: Sentence | None = None
    minor: int = 0  # findings less grave than what is shown


# What a finding is known by wherever it moves: rule, claim, citation, and the words of its sentence.
KnownBy = tuple[str, str | None, str | None, str]


def known_by(sentence: CheckedSentence, finding: Finding) -> KnownBy:
    """Return what this finding of this sentence is known by."""
    return finding.rule, finding.claim, finding.citation, " ".join(words(sentence.text))


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft after the check; `sentences` holds all of them in order, those without findings as well."""

    draft: Draft
    sentences: tuple[CheckedSentence, ...]
    silenced: int = 0
    known: int = 0  # findings that a baseline knows

    @property
    def findings(self) -> list[Finding]:
        """All findings in order."""
        return [finding for sentence in self.sentences for finding in sentence.findings]
