"""A sentence as clauses: each with its verb, what stands before it and what stands after it.

A shallow reading, by the small words and the forms of verbs. It need not be right in everything: what matters is
which subject a verb belongs to, which verb governs another, and where the reach of a negation or a "may" ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.match.english import grammar
from kb.match.english.lookahead import SPEAKING_NOUNS, THINKING, Lookahead, is_adverb_or_negation
from kb.match.english.tokens import Token
from kb.match.english.verb_forms import Verb
from kb.match.english.verbs import HELPING

_PREPOSITIONS_AND_COMMA = grammar.PREPOSITIONS | {","}

_STOPS_AND_JOINTS = grammar.STOPS | grammar.CONJUNCTIONS


@dataclass(slots=True)
class Clause:
    """A clause: its tokens, its verb, where its subject stands, and the clause that it hangs on."""

    start: int
    end: int
    kind: str  # main, coordinate (its own subject), shared (the subject of the clause before), sub, relative, that
    parent: "Clause | None" = None
    verb: Verb | None = None
    subject: tuple[int, int] = (0, 0)
    opener: str = ""
    antecedent: tuple[int, int] = (0, 0)  # of a relative clause: what it is said of
    embedded: bool = False  # shares the subject of a clause set within another
    holes: list[tuple[int, int]] = field(default_factory=list)  # clauses set within it

    def holds(self, at: int) -> bool:
        """Tell whether a token belongs to this clause itself."""
        return self.start <= at < self.end and not any(first <= at < last for first, last in self.holes)


def clauses_of(sentence: Sequence[Token], verbs: Sequence[Verb], tags: Sequence[str]) -> list[Clause]:
    """Return the clauses of a sentence with these verbs and tags, outer ones first."""
    return _Reader(sentence, verbs, tags).read()


_SET_WITHIN = frozenset({"sub", "relative", "that", "aside"})


class _Reader:
    def __init__(self, sentence: Sequence[Token], verbs: Sequence[Verb], tags: Sequence[str]) -> None:
        self.sentence = sentence
        self.tags = tags
        self.starts = {verb.first: verb for verb in verbs if verb.finite}
        self.ahead = Lookahead(sentence, self.starts)
        self.done: list[Clause] = []
        self.open: list[Clause] = []
        self.joint: int | None = None  # the last "and" or comma since the clause's verb

    def read(self) -> list[Clause]:
        self._begin(0, "main")
        at = 0
        while at < len(self.sentence):
            verb = self.starts.get(at)
            if verb is not None:
                self._verb(verb)
                at = verb.head + 1
                continue
            self._word(at)
            at += 1
        while self.open:
            self._close(len(self.sentence))
        return sorted(self.done, key=lambda clause: clause.start)

    def _begin(self, start: int, kind: str, parent: Clause | None = None, opener: str = "") -> Clause:
        clause = Clause(start, len(self.sentence), kind, parent, opener=opener)
        clause.subject = (start, start)
        self.open.append(clause)
        self.done.append(clause)
        self.joint = None
        return clause

    def _close(self, end: int) -> Clause:
        clause = self.open.pop()
        clause.end = end
        if self.open and (clause.embedded or clause.kind in _SET_WITHIN):
            self.open[-1].holes.append((clause.start, end))
        return clause

    @property
    def top(self) -> Clause:
        return self.open[-1]

    def _word(self, at: int) -> None:
        word = self.sentence[at].word
        if at in self.ahead.marks:
            return
        if word in _STOPPING:
            self._stop(at, word)
        elif word in ("(", ")"):
            self._bracket(at, word)
        elif word == ",":
            self._comma(at)
        elif word in _JOINING:
            if self.ahead.parts(at, word) and self.top.verb is not None and not self.ahead.contrasts_within(at):
                while len(self.open) > 1 and self.top.kind in ("sub", "relative", "that"):
                    self._close(at)
                self._new_main(at + 1, word)
            else:
                self.joint = at
        elif word in grammar.SUBORDINATORS:
            self._subordinator(at, word)

    def _new_main(self, start: int, opener: str = "") -> None:
        shared = start in self.starts or (
            start < len(self.sentence)
            and is_adverb_or_negation(self.sentence[start].word)
            and self.ahead.adverbs_then_verb(start)
        )
        before = self.top
        while self.open:
            self._close(start)
        clause = self._begin(start, "shared" if shared else "coordinate", before, opener)
        if shared:
            clause.subject = before.subject

    def _stop(self, at: int, word: str) -> None:
        if (
            word in ("–", "—")
            and any(token.word == word for token in self.sentence[at + 1 :])
            and self.top.verb is None
        ):
            return
        if word in ("“", "”", '"', "?", "!") and self.top.verb is None:
            return
        if word in (":",) and self.top.verb is None:
            self.top.subject = (self.top.start, at)
        before = self.top
        while self.open:
            self._close(at)
        self._begin(at + 1, "main", before, word)

    def _bracket(self, at: int, word: str) -> None:
        if word == "(":
            end = next(
                (place for place in range(at, len(self.sentence)) if self.sentence[place].word == ")"),
                len(self.sentence),
            )
            if any(at < start < end for start in self.starts):
                self._begin(at + 1, "aside", self.top, "(")
        elif len(self.open) > 1 and any(clause.kind == "aside" for clause in self.open):
            while self.top.kind != "aside":
                self._close(at)
            self._close(at)

    def _comma(self, at: int) -> None:
        if self.top.kind == "relative" and self.top.verb is not None and not any(start > at for start in self.starts):
            if self._waiting() is None:
                self.joint = at
                return  # which helps to reduce stress, anxiety and pain: a list, and no end
        outer = self._waiting()
        if (
            outer is not None
            and self.top.verb is not None
            and (self.top.embedded or self.top.kind in ("sub", "relative"))
        ):
            while self.top is not outer and self.open[-2] is not outer:
                self._close(at + 1)
        while (
            len(self.open) > 1
            and (self.top.embedded or self.top.kind in ("sub", "relative"))
            and self.top.verb is not None
        ):
            # The comma ends a clause set inside or before another that still waits for its verb.
            outer = self.open[-2]
            if outer.verb is None or self.top.opener in ("which", "who", "where", "whose"):
                self._close(at + 1)
                if outer.verb is None:
                    if not self.ahead.tells_something(
                        outer.start, outer.end if outer.end < at else self.done_start(outer)
                    ):
                        outer.subject = (at + 1, at + 1)
                    break
            else:
                break
        self.joint = at

    def done_start(self, outer: Clause) -> int:
        return outer.holes[0][0] if outer.holes else outer.end

    def _subordinator(self, at: int, word: str) -> None:
        if word == "though" and self.tags[at] == "RB":
            return
        if word in _OR_PREPOSITION:
            if self.tags[at] != "SU" or not self.ahead.subject_and_verb(at + 1):
                return
        elif word in grammar.DOUBTFUL_SUBORDINATORS and not self._clause_follows(at):
            return
        if word in _THAT_OR_RELATIVE:
            self._that_or_relative(at, word)
            return
        if word in ("as", "than", "so", "once") and not self.ahead.subject_and_verb(at + 1):
            return
        if self.top.kind in ("sub", "relative") and self.top.verb is not None:
            self._close(at)
        self._begin(at + 1, "sub", self.top, word)

    def _clause_follows(self, at: int) -> bool:
        """Tell whether "what" or "how" opens a clause, and not only a phrase: what a mess."""
        return self.ahead.verb_before_comma(at + 1) and (
            self.top.verb is not None or at == self.top.start or self.ahead.two_verbs(at)
        )

    def _that_or_relative(self, at: int, word: str) -> None:
        before = self.sentence[at - 1] if at else None
        told = self.tags[at] == "SU" and self.top.verb is not None and self.top.verb.head == at - 1
        if word == "that" and (
            self.tags[at] in ("DT", "PR")
            or not (self.ahead.verb_before_comma(at + 1) or (told and self.ahead.two_verbs(at)))
        ):
            return
        if (
            word == "that"
            and (before is None or before.word in _PREPOSITIONS_AND_COMMA)
            and not (at == 0 and self.ahead.two_verbs(at))
            and not self.ahead.after_aside(at, self.top.verb)
        ):
            return
        if word == "that" and self.top.verb is None and at == self.top.start and self.ahead.two_verbs(at):
            self._begin(at + 1, "that", self.top, word)  # that it raises immunity has not been shown
            return
        speaks = (
            self._goes_on_telling(at)
            or self.ahead.after_aside(at, self.top.verb)
            or (
                self.ahead.governs_that(at, self.top.verb)
                if self.top.verb is not None
                else word == "that" and before is not None and before.stem in SPEAKING_NOUNS
            )
        )
        if speaks or (word in ("how", "why", "what", "where") and self.top.verb is not None):
            self._begin(at + 1, "that", self.top, word)
            return
        if before is None and word == "what" and self.sentence[-1].word != "?" and self.ahead.two_verbs(at):
            self._begin(at + 1, "relative", self.top, word)
            return
        if word in ("what", "how", "why") or (before is None and word != "that"):
            return
        self._begin_subject(at)
        relative = self._begin(at + 1, "relative", self.top, word)
        relative.subject = (at + 1, at + 1)

    def _goes_on_telling(self, at: int) -> bool:
        """Tell whether "that" opens a second thing that is said: shows that it eases pain and that it lifts the mood."""
        if self.sentence[at].word != "that" or self.tags[at] != "SU" or self.sentence[at - 1].word not in ("and", "or"):
            return False
        told = next((clause for clause in reversed(self.open) if clause.kind == "that" and clause.verb), None)
        if told is None or told.parent is None:
            return False
        while self.top is not told.parent:
            self._close(at)
        return True

    def _begin_subject(self, at: int) -> None:
        """Begin a clause at "and" where its subject has a relative clause: …, and people who try it report …."""
        if (
            self.joint is None
            or self.top.verb is None
            or self.joint <= self.top.verb.head
            or self.sentence[self.joint].word == ","
        ):
            return
        ahead: list[int] = []
        for place in range(at + 1, len(self.sentence)):
            if self.sentence[place].word in _STOPS_AND_JOINTS:
                break
            if place in self.starts:
                ahead.append(place)
        if len(ahead) >= 2:
            before, start = self.top, self.joint + 1
            self._close(start)
            self._begin(start, "coordinate", before, "and")

    def _verb(self, verb: Verb) -> None:
        clause = self.top
        if clause.verb is None and self.ahead.is_contact_clause(clause.start, verb):
            self._complement(verb, kind="relative", start=verb.first - 1)
            return
        if clause.verb is None:
            self._give(clause, verb)
            return
        if self.ahead.ends_contact_clause(verb):
            self._complement(verb, kind="relative", start=verb.first - 1)
            return
        if self.joint is not None and self.joint >= clause.verb.head:
            if not self.ahead.own_subject(self.joint + 1, verb.first):
                self._share(verb, self.joint)
                return
            if verb.form == "bare":
                self._share(verb, self.joint)
                return
            outer = self._waiting()
            last = not any(start > verb.first for start in self.starts)
            if outer is not None and (self.sentence[self.joint].word == "," or (last and clause.opener == "whose")):
                self._back_to(outer, verb)
                return
            self._coordinate(verb, self.joint + 1)
            return
        outer = self._waiting()
        if outer is not None:
            self._back_to(outer, verb)
        elif self.sentence[clause.verb.head].lemma in _WITHOUT_THAT or verb.form == "bare":
            self._complement(verb)
        else:
            self._complement(verb, kind="relative", start=self.ahead.pronoun_start(verb))

    def _give(self, clause: Clause, verb: Verb) -> None:
        clause.verb = verb
        if verb.form == "bare" and clause.kind != "shared":
            verb.form = "finite"  # the cells, which fight viruses, go up: it shares nothing with the verb before
        if clause.kind == "relative":
            clause.antecedent = (clause.parent.subject[0] if clause.parent else 0, clause.start - 1)
            if clause.parent is not None and clause.parent.verb is not None:
                clause.antecedent = (clause.parent.verb.head + 1, clause.start - 1)
        if clause.kind == "relative" and not self.ahead.own_subject(clause.start, verb.first):
            clause.subject = clause.antecedent
        elif clause.kind != "shared":
            clause.subject = (clause.subject[0], verb.first)
        self.joint = None

    def _waiting(self) -> Clause | None:
        """Return the innermost outer clause that has no verb yet."""
        return next((clause for clause in reversed(self.open[:-1]) if clause.verb is None), None)

    def _back_to(self, outer: Clause, verb: Verb) -> None:
        start = verb.first
        while (
            start > self.top.start + 1
            and self.tags[start - 1] == "RB"
            and _is_early_adverb(self.sentence[start - 1].word)
        ):
            start -= 1  # people who are jittery always walk out calmer
        while self.top is not outer:
            self._close(start)
        self._give(outer, verb)

    def _share(self, verb: Verb, joint: int) -> None:
        while self.top.kind == "sub" and len(self.open) > 1 and not self._agrees(verb):
            self._close(joint)  # it helps only if you drink and is not free
        before = self.top
        self._close(joint)
        clause = self._begin(joint + 1, "shared", before)
        clause.embedded = before.embedded or before.kind in _SET_WITHIN
        clause.verb = verb
        clause.subject = before.subject
        self.joint = None

    def _agrees(self, verb: Verb) -> bool:
        """Tell whether a verb may have the subject of the innermost clause: not "you is"."""
        subject = [self.sentence[at].word for at in range(*self.top.subject)]
        singular = self.sentence[verb.first].word.removesuffix("n't") in _SINGULAR or self.tags[verb.first] == "VZ"
        return not (singular and len(subject) == 1 and subject[0] in _MANY)

    def _coordinate(self, verb: Verb, start: int) -> None:
        before = self.top
        kind = "that" if before.kind == "that" else "coordinate"
        parent = before.parent if before.kind == "that" else before
        self._close(start)
        clause = self._begin(start, kind, parent)
        clause.opener = "and"
        clause.verb = verb
        clause.subject = (start, verb.first)
        self.joint = None

    def _complement(self, verb: Verb, kind: str = "that", start: int | None = None) -> None:
        """Studies show massage lowers …: what is shown, without "that"."""
        outer = self.top
        if start is None:
            start = outer.verb.head + 1 if outer.verb else outer.start
        clause = self._begin(start, kind, outer)
        clause.verb = verb
        clause.subject = (start, verb.first)
        if outer.kind == "relative" and not self.ahead.own_subject(start, verb.first):
            clause.subject = outer.antecedent
        self.joint = None


def _is_early_adverb(word: str) -> bool:
    """Tell whether an adverb stands before its verb rather than after one: always, probably."""
    return word in _EARLY_ADVERBS


_EARLY_ADVERBS = grammar.words(
    "always never often usually probably certainly definitely undoubtedly sometimes rarely seldom also still even generally "
    "typically invariably"
)


_WITHOUT_THAT = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | THINKING | HELPING
_SINGULAR = grammar.words("is has does")
_MANY = grammar.words("you we they i")
_STOPPING = frozenset({";", ":", "–", "—", "“", "”", '"', "?", "!"})
_JOINING = grammar.words("and or nor but yet so &")
_THAT_OR_RELATIVE = grammar.words("that which what how who whom whose where why")
_OR_PREPOSITION = grammar.words("since until till after before as than once like")
