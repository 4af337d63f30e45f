"""What a draft is speaking of at each point: which thing "it" or "the treatment" stands for."""

from collections.abc import Set
from dataclasses import dataclass, field

from kb.match.english import grammar, lexicon
from kb.match.english.reading import Reading
from kb.match.things import ClaimMatch


@dataclass(slots=True)
class Context:
    """What was spoken of up to a sentence."""

    topic: frozenset[int] = frozenset()
    of_draft: frozenset[int] = frozenset()
    touched_on: frozenset[int] = frozenset()  # what the draft comes back to, without being about it
    of_section: frozenset[int] = frozenset()
    last: tuple[ClaimMatch, ...] = ()
    last_sentence: int = -10
    named_last: frozenset[int] = frozenset()  # the interventions of the last sentence that named any
    hinted: frozenset[int] = frozenset()  # interventions of whose names a sentence just before used a word
    subject: frozenset[int] = frozenset()  # the interventions that the last sentence was said of
    since_hint: int = 99
    since_mention: int = 99
    other_heads: bool = False  # the section's heading names another treatment
    made: set[int] = field(default_factory=set)  # the claims that were made so far
    asked: bool = False  # whether the last claims were made by a question
    # What acted in the sentence before, where it was nothing that the base knows.
    other: str | None = None
    other_acts: bool = False
    other_pronouns: frozenset[str] = frozenset()
    before: Reading | None = None  # the sentence before: "So did the cortisol."
    things: tuple[int, ...] = ()
    plurals: frozenset[int] = frozenset()  # those of them that were last named by a plural
    substance: int | None = None  # the last thing named that may act and is itself changed: the hormone
    since_thing: int = 99
    # For each claim that advises, how many sentences ago somebody was said to be in the state that it is about.
    since_condition: dict[int, int] = field(default_factory=dict)
    conditions_of_section: frozenset[int] = frozenset()  # those claims that its heading speaks of the state for
    conditions_of_draft: frozenset[int] = frozenset()
    on_subject: bool = False  # the draft names an intervention that the base knows
    of_beliefs: bool = False  # the draft is about what people believe: its headings are theirs
    section: int = -1

    def supplies(self, interventions: frozenset[int], told: str, *, listed: bool, also_outcome: bool) -> bool:
        """Tell whether what was spoken of before is one of the interventions, given the word that stands for it."""
        spoken_of = self.topic & interventions
        if not spoken_of:
            return False
        if self.other is not None and (self.other_acts or told in self.other_pronouns):
            return False
        if told in lexicon.SUBSTANCES and not also_outcome:
            return False
        if also_outcome and told not in _STANDS_FOR:
            return False
        if spoken_of & (self.of_draft | self.of_section):
            return self.since_mention <= 6 or listed
        # A thing that the draft only touches on is soon no longer spoken of.
        return self.since_mention <= (3 if told else 2) or listed

    def enter(self, section: int, *, heading: bool) -> None:
        """Begin a section: only what the whole draft is about is still spoken of."""
        self.section = section
        self.topic, self.since_mention = self.of_draft | self.touched_on, 1
        self.of_section = frozenset()
        self.last = ()
        self.other = None
        self.hinted = frozenset()
        self.other_heads = False
        self.conditions_of_section = frozenset()
        self.since_thing = self.since_thing if heading else 1

    def head_with(self, claim: int) -> None:
        """Note that a heading, or what the draft begins with, speaks of the state that a claim's advice is for."""
        if self.before is None:
            self.conditions_of_draft |= {claim}
        self.conditions_of_section |= {claim}

    def hint(self, interventions: frozenset[int]) -> None:
        """Note of which interventions a sentence uses words of the name, for the next few sentences."""
        self.since_hint = 0 if interventions else self.since_hint + 1
        self.hinted = interventions or (self.hinted if self.since_hint <= 2 else frozenset())

    def take_over(self, other: str, *, acts: bool) -> None:
        """Note that a sentence is about something else: "it" may stand for that from now on."""
        self.other = other
        self.other_acts = acts
        plural = other.endswith("s") and not other.endswith("ss")
        self.other_pronouns = _PLURAL if plural else _SINGULAR

    def name(self, interventions: frozenset[int], outcomes: Set[int]) -> None:
        """Take up what a sentence names; `outcomes` are things that are also changed by others."""
        kept = self.of_draft | self.of_section | self.touched_on
        acting = interventions - outcomes
        if not acting:
            # Cortisol fell: it may act in its turn, but what it was said of is still spoken of.
            self.topic |= interventions
            return
        self.topic, self.since_mention = interventions | (self.topic & kept), 0
        self.other_heads = False
        self.named_last = acting
        self.other = None


_SINGULAR = grammar.words("it this that which")
_PLURAL = grammar.words("they these those them which")
# What may stand for a thing that is itself sometimes an outcome: it, the hormone.
_STANDS_FOR = grammar.words("it this that they these hormone hormones substance drug cells chemical molecule")
