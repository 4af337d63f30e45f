"""Sentence by sentence through a draft: what is spoken of, and which claims are made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.draft import Sentence
from kb.match import lexicon
from kb.match.agents import REFERRING, Agent, agent_of, cited_speaker
from kb.match.lexicon import Change
from kb.match.prepared import Prepared, ReadyClaim
from kb.match.relations import Relation, Word, change_words, relation_of, strength_of
from kb.match.things import ClaimMatch, SentenceMatches, TurnedDown
from kb.match.tokens import Mention, Token, tokens
from kb.model.terms import Polarity, Strength

_DENIALS = re.compile(
    r"\b(?:no|not|without|little|isn't|aren't|any)\b[^.;:]{0,40}?\b(?:evidence|proof|trial|trials|study|studies|data|research)\b"
    r"[^.;:]{0,30}\b(?:that|show|shows|shown|find|finds|found|for|to)\b"
    r"|\b(?:not|never|n't|hardly|yet to)\b (?:\w+ ){0,3}(?:shown|proven|proved|established|demonstrated|been found"
    r"|confirmed)\b"
    r"|\b(?:no one|nobody|no-one|none) (?:\w+ ){0,2}(?:shown|proved|proven|found|demonstrated)\b"
    r"|\b(?:myth|nonsense|untrue|a lie|false|misconception|unlikely)\b"
    r"|\b(?:could|can|did|do)(?: not|n't|not) find (?:anything|any)\b"
    r"|^not because\b|\bno (?:support|basis)\b|\bstop (?:telling|saying|claiming|writing)\b",
    re.IGNORECASE,
)
_PLAIN_QUOTE = re.compile(r"[“\"]([^”\"]{25,})[”\"]")


@dataclass(slots=True)
class _Context:
    """What a draft is speaking of at this point."""

    topic: frozenset[int] = frozenset()
    of_draft: frozenset[int] = frozenset()
    last: tuple[ClaimMatch, ...] = ()
    last_sentence: int = -10
    last_asked: bool = False
    since_mention: int = 99
    things: tuple[int, ...] = ()
    since_thing: int = 99
    section: int = -1
    paragraph: int = -1


@dataclass(slots=True)
class _Read:
    """A sentence as it was read."""

    sentence: Sentence
    tokens: list[Token]
    words: list[Word]
    mentions: list[Mention]
    question: bool
    denied: re.Match[str] | None
    found: dict[int, ClaimMatch] = field(default_factory=dict)
    turned_down: dict[str, TurnedDown] = field(default_factory=dict)


class Matcher:
    """Goes through the sentences of one draft in order."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.context = _Context()

    def run(self, sentences: Sequence[Sentence], title: str | None) -> list[SentenceMatches]:
        """Return what each sentence says."""
        read = [self._read(sentence) for sentence in sentences]
        self.context.of_draft = self._topic_of_draft(read, title)
        return [self._match(number, one) for number, one in enumerate(read)]

    def _read(self, sentence: Sentence) -> _Read:
        words = tokens(sentence.text)
        return _Read(
            sentence=sentence,
            tokens=words,
            words=change_words(words),
            mentions=self.prepared.mentions(words),
            question=sentence.text.rstrip("”\"') ").endswith("?"),
            denied=_DENIALS.search(sentence.text),
        )

    def _topic_of_draft(self, read: Sequence[_Read], title: str | None) -> frozenset[int]:
        """Return the interventions that the draft is about: named in its title, or in a fifth of its sentences."""
        topic: set[int] = set()
        if title:
            topic |= {m.concept for m in self.prepared.mentions(tokens(title)) if self._is_intervention(m)}
        counts: dict[int, int] = {}
        for one in read:
            named = {mention.concept for mention in one.mentions if self._is_intervention(mention)}
            if one.sentence.kind == "title":
                topic |= named
            for row in named:
                counts[row] = counts.get(row, 0) + 1
        topic |= {row for row, count in counts.items() if count * 5 >= len(read) and count > 1}
        return frozenset(topic)

    def _is_intervention(self, mention: Mention) -> bool:
        return mention.concept in self.prepared.by_intervention

    def _match(self, number: int, one: _Read) -> SentenceMatches:
        context = self.context
        if one.sentence.section != context.section:
            context.section = one.sentence.section
            context.topic, context.since_mention = context.of_draft, 1
            context.last = ()
            context.since_thing = 1 if one.sentence.kind != "heading" else context.since_thing
        self._by_relation(one)
        self._by_phrase(one)
        self._by_vocabulary(one)
        self._advice(one)
        if not one.found:
            self._answer(number, one)
        self._move_on(number, one)
        matches = tuple(one.found.values())
        concepts = dict.fromkeys(self.prepared.keys[m.concept] for m in one.mentions if m.concept in self.prepared.keys)
        found = {match.key for match in matches}
        return SentenceMatches(
            matches=matches,
            strength=matches[0].strength if matches else self._plain_strength(one),
            turned_down=tuple(down for key, down in one.turned_down.items() if key not in found),
            concepts=tuple(concepts),
            relation=bool(one.words) and not one.question,
        )

    def _plain_strength(self, one: _Read) -> Strength:
        if one.question or one.denied or not one.tokens:
            return Strength.NONE
        return strength_of(one.tokens, one.words[0].token if one.words else len(one.tokens) - 1)

    # What changes what

    def _by_relation(self, one: _Read) -> None:
        for mention in (*one.mentions, *self._referring(one)):
            for ready in self._nearest(mention):
                if ready.claim.row in one.found:
                    continue
                words = [*one.words, *self._own_words(one, ready)]
                relation = relation_of(one.tokens, mention, words)
                if relation is None:
                    relation = self._ellipsis(one, mention, words)
                if relation is None:
                    self._turn_down(one, ready, "nothing is said to change it")
                    continue
                self._judge(one, ready, mention, relation, words)

    def _referring(self, one: _Read) -> list[Mention]:
        """Return the words that stand for the thing last spoken of: the count fell, raises their number."""
        things = self.context.things
        if not things or self.context.since_thing > 2:
            return []
        if any(mention.concept in self.prepared.by_outcome for mention in one.mentions):
            named = {m.concept for m in one.mentions if m.concept in self.prepared.by_outcome}
            if not all(self._is_intervention(m) for m in one.mentions if m.concept in named):
                return []
        for at, token in enumerate(one.tokens):
            before = one.tokens[at - 1].word if at else ""
            generic = token.word in _GENERIC and before in (
                "the",
                "this",
                "these",
                "that",
                "those",
                "their",
                "its",
                "same",
            )
            as_object = (
                token.word in ("it", "them")
                and at
                and (
                    one.tokens[at - 1].stem in lexicon.VERBS
                    or before in ("left", "made", "kept", "leaves", "makes", "brought", "brings")
                )
            )
            if generic or as_object:
                return [Mention(concept, at, at + 1, token.word) for concept in things]
        return []

    def _nearest(self, mention: Mention) -> list[ReadyClaim]:
        """Return the claims about what is named; of claims on the same intervention only those that name it closest."""
        claims = self.prepared.by_outcome.get(mention.concept, [])
        distances = self.prepared.distances

        def nearer(ready: ReadyClaim) -> bool:
            own = distances[ready.claim.row, mention.concept]
            return any(
                other.interventions & ready.interventions and distances[other.claim.row, mention.concept] < own
                for other in claims
            )

        return [ready for ready in claims if not nearer(ready)]

    def _own_words(self, one: _Read, ready: ReadyClaim) -> list[Word]:
        """Return the words of the sentence that only this claim's phrases use for a change."""
        known = {word.token for word in one.words}
        return [
            Word(at, at, Change.GOOD, "verb")
            for at, token in enumerate(one.tokens)
            if at not in known and token.is_word and (token.stem in ready.same or token.stem in ready.opposite)
        ]

    def _ellipsis(self, one: _Read, mention: Mention, words: Sequence[Word]) -> Relation | None:
        """Return the relation of "pain scores did not": the change told before, denied or confirmed."""
        for at in range(mention.last, min(mention.last + 4, len(one.tokens))):
            if one.tokens[at].word in ("did", "does", "do", "didn't", "doesn't", "don't"):
                earlier = [word for word in words if word.token < mention.first]
                at_end = at + 3 >= len([token for token in one.tokens if token.is_word]) or at + 2 >= len(one.tokens)
                if earlier and at_end:
                    negated = one.tokens[at].word.endswith("n't") or (
                        at + 1 < len(one.tokens) and one.tokens[at + 1].word == "not"
                    )
                    return Relation(earlier[-1], earlier[-1].change, negated, True)
        return None

    def _judge(
        self, one: _Read, ready: ReadyClaim, mention: Mention, relation: Relation, words: Sequence[Word]
    ) -> None:
        interventions = [
            other for other in one.mentions if other.concept in ready.interventions and other is not mention
        ]
        objects = [other for other in interventions if self._is_changed(one, other)]
        agent, told = agent_of(
            one.tokens, relation.word, words, interventions, mention, relation.thing_is_subject, objects
        )
        if agent is Agent.OTHER:
            self._turn_down(one, ready, f"it speaks of {told}")
            return
        if agent is Agent.CONTEXT and not self._in_context(one, ready, told):
            self._turn_down(one, ready, "the intervention is neither in the sentence nor spoken of before it")
            return
        direction = ready.direction_of(one.tokens[relation.word.token].stem, relation.change)
        if relation.reversed and direction is not None:
            direction = "opposite" if direction == "same" else "same"
        undirected = relation.change is Change.ANY and not (relation.denied or one.denied)
        if direction is None or undirected:
            self._turn_down(one, ready, "no direction is told")
            return
        polarity = self._polarity(one, relation, direction)
        if polarity is None:
            self._turn_down(one, ready, "it denies the opposite")
            return
        named = [interventions[0].text] if interventions else []
        matched = (*named, mention.text, one.tokens[relation.word.token].word)
        score = 0.95 if interventions else 0.8
        self._add(one, ready, polarity, relation.word.token, matched, score)

    def _is_changed(self, one: _Read, mention: Mention) -> bool:
        """Tell whether the sentence says that this thing itself is changed, as the object of a verb."""
        relation = relation_of(one.tokens, mention, one.words)
        return relation is not None and not relation.thing_is_subject and relation.word.kind == "verb"

    def _polarity(self, one: _Read, relation: Relation, direction: str) -> Polarity | None:
        denied = relation.denied or one.denied is not None
        if direction == "opposite":
            return None if denied else Polarity.OPPOSITE
        return Polarity.DENIED if denied else Polarity.SAME

    def _add(
        self,
        one: _Read,
        ready: ReadyClaim,
        polarity: Polarity,
        at: int,
        matched: Sequence[str],
        score: float,
    ) -> None:
        token = one.tokens[at]
        one.found[ready.claim.row] = ClaimMatch(
            claim=ready.claim.row,
            key=ready.claim.key,
            score=score,
            polarity=polarity,
            strength=self._strength(one, at, polarity),
            matched=tuple(dict.fromkeys(matched)),
            start=token.start,
            end=token.end,
        )

    def _strength(self, one: _Read, at: int, polarity: Polarity) -> Strength:
        if polarity is Polarity.DENIED or one.question or one.sentence.kind == "quotation":
            return Strength.NONE
        if self._quoted(one, at) or cited_speaker(one.tokens, at):
            return Strength.NONE
        return strength_of(one.tokens, at)

    def _quoted(self, one: _Read, at: int) -> bool:
        place = one.tokens[at].start
        return any(quote.start(1) <= place < quote.end(1) for quote in _PLAIN_QUOTE.finditer(one.sentence.text))

    def _turn_down(self, one: _Read, ready: ReadyClaim, reason: str) -> None:
        one.turned_down.setdefault(ready.claim.key, TurnedDown(ready.claim.key, 0.5, reason))

    def _in_context(self, one: _Read, ready: ReadyClaim, told: str) -> bool:
        spoken_of = self.context.topic & ready.interventions
        if told in REFERRING and not ready.interventions & self.prepared.by_outcome.keys():
            return False
        if spoken_of and not (spoken_of & self.prepared.by_outcome.keys() and told not in _STANDS_FOR):
            near = self.context.since_mention <= (4 if told in lexicon.PRONOUNS else 3)
            return near or one.sentence.kind in ("item", "cell")
        return False

    # Idioms

    def _by_phrase(self, one: _Read) -> None:
        present = {token.stem for token in one.tokens}
        for stem in present & self.prepared.by_phrase.keys():
            for ready, stems, text in self.prepared.by_phrase[stem]:
                known = ready.claim.row in one.found or ready.claim.key in one.turned_down
                if not known and present.issuperset(stems):
                    self._idiom(one, ready, stems, text)

    def _idiom(self, one: _Read, ready: ReadyClaim, stems: Sequence[str], text: str) -> None:
        others = {
            at
            for mention in one.mentions
            if mention.concept not in ready.outcomes and mention.last - mention.first > 1
            for at in range(mention.first, mention.last)
        }
        places: list[int] = []
        for stem in stems:
            after = places[-1] if places else -1
            at = next(
                (at for at, token in enumerate(one.tokens) if at > after and token.stem == stem and at not in others),
                None,
            )
            if at is None:
                return
            places.append(at)
        first, last = places[0], places[-1]
        if last - first > 2 * len(stems) + 4:
            return
        self._idiom_at(one, ready, first, last, text)

    def _idiom_at(self, one: _Read, ready: ReadyClaim, first: int, last: int, text: str) -> None:
        word = Word(first, last, Change.GOOD, "verb")
        interventions = [mention for mention in one.mentions if mention.concept in ready.interventions]
        thing = Mention(0, last, last + 1, one.tokens[last].word)
        agent, told = agent_of(one.tokens, word, [word], interventions, thing, False)
        if agent is Agent.OTHER or (agent is Agent.CONTEXT and not self._in_context(one, ready, told)):
            self._turn_down(one, ready, f"it speaks of {told}" if agent is Agent.OTHER else "no intervention")
            return
        relation = Relation(word, Change.GOOD, self._idiom_denied(one, first), False)
        polarity = self._polarity(one, relation, "same")
        if polarity is not None:
            named = [interventions[0].text] if interventions else []
            self._add(one, ready, polarity, last, (*named, text), 0.9 if interventions else 0.75)

    def _idiom_denied(self, one: _Read, first: int) -> bool:
        return any(
            token.word in lexicon.NEGATIONS or token.word.endswith("n't")
            for token in one.tokens[max(0, first - 5) : first]
        )

    def _by_vocabulary(self, one: _Read) -> None:
        """Claims of which the sentence uses two words that no other claim on the same thing uses."""
        hits: dict[int, tuple[ReadyClaim, list[int]]] = {}
        for at, token in enumerate(one.tokens):
            for ready in self.prepared.by_vocabulary.get(token.stem, ()):
                hits.setdefault(ready.claim.row, (ready, []))[1].append(at)
        for row, (ready, places) in hits.items():
            distinct = {one.tokens[at].stem for at in places}
            if row in one.found or ready.claim.key in one.turned_down or len(distinct) < 2:
                continue
            if not (distinct & ready.same) or places[-1] - places[0] > 9:
                continue
            if not any(mention.concept in ready.interventions for mention in one.mentions):
                continue
            text = " ".join(one.tokens[at].word for at in places)
            self._idiom_at(one, ready, min(places), max(places), text)

    # Advice

    def _advice(self, one: _Read) -> None:
        for ready in self.prepared.advice:
            condition: list[Mention | Token] = [m for m in one.mentions if m.concept in ready.populations]
            if ready.populations and not condition:
                condition += [token for token in one.tokens if token.stem in _ILL]
            intervention = [m for m in one.mentions if m.concept in ready.interventions]
            spoken_of = self.context.topic & ready.interventions and any(
                token.stem in _APPOINTMENT for token in one.tokens
            )
            if not condition or not (intervention or spoken_of):
                continue
            cue = _advice_cue(one.tokens)
            if cue is None:
                self._turn_down(one, ready, "no advice is given")
                continue
            at, against = cue
            polarity = Polarity.SAME if against is ready.dissuades else Polarity.OPPOSITE
            first = condition[0]
            self._add(one, ready, polarity, at, (first.text if isinstance(first, Mention) else first.word,), 0.85)

    # Answers

    def _answer(self, number: int, one: _Read) -> None:
        """An answer makes the claims of what it answers: "That is a myth.", "It may, for a few weeks."."""
        if not self.context.last or number - self.context.last_sentence > 1 or len(one.tokens) > 18 or one.question:
            return
        answer = _answer_of(one.tokens)
        if answer is None:
            return
        polarity, strength = answer
        if polarity is Polarity.SAME and not self.context.last_asked:
            # "It may, for a few weeks." answers a question; after a statement it says something else of it.
            return
        for match in self.context.last:
            new = polarity if polarity is not Polarity.SAME else match.polarity
            if new is Polarity.DENIED and match.polarity is Polarity.DENIED:
                continue
            one.found[match.claim] = ClaimMatch(
                match.claim, match.key, 0.7, new, strength if new is not Polarity.DENIED else Strength.NONE,
                match.matched, 0, len(one.sentence.text),
            )  # fmt: skip

    # What is spoken of next

    def _move_on(self, number: int, one: _Read) -> None:
        context = self.context
        named = frozenset(mention.concept for mention in one.mentions if self._is_intervention(mention))
        if named:
            context.topic, context.since_mention = named | (context.topic & context.of_draft), 0
        elif one.found:
            context.since_mention = min(context.since_mention + 1, 1)
        else:
            context.since_mention += 1
        things = [m.concept for m in one.mentions if m.concept in self.prepared.by_outcome]
        if things:
            # What was named last, and what was named with it: serotonin and dopamine.
            context.things, context.since_thing = tuple(dict.fromkeys(things))[-1:], 0
        context.since_thing += 1
        if one.found:
            context.last, context.last_sentence = tuple(one.found.values()), number
            context.last_asked = one.question
        context.paragraph = one.sentence.paragraph


# What may stand for a thing that is itself sometimes an outcome: it, the hormone.
_GENERIC = frozenset(
    "hormone hormones cells count counts level levels number numbers marker markers rate rates score scores".split()
)
_STANDS_FOR = frozenset("it this that they these hormone hormones substance drug cells".split())
_ILL = lexicon._stems("sick ill unwell fever feverish febrile temperature contagious infectious flu cough shivery")
_APPOINTMENT = lexicon._stems("appointment session booking treatment table therapist visit come")
_AGAINST = lexicon._stems(
    "avoid skip postpone cancel defer delay refrain abstain contraindicated reschedule rebook rearrange unwise forgo"
)


def _advice_cue(sentence: Sequence[Token]) -> tuple[int, bool] | None:
    """Return where advice is given, and whether it is against the thing; None where the sentence gives none."""
    words = [token.word for token in sentence]
    for at, token in enumerate(sentence):
        following = words[at + 1 : at + 6]
        if token.stem in _AGAINST:
            no_need = "need" in words[max(0, at - 4) : at] and "no" in words[max(0, at - 5) : at]
            return at, not no_need
        ordered = token.word in ("don't", "never", "shouldn't", "mustn't", "isn't") or (
            token.word == "not" and at and words[at - 1] in ("do", "should", "must", "please", "is", "better")
        )
        if ordered and any(word in following[:3] for word in _UNDERGO):
            return at, True
        if token.word == "put" and "off" in following:
            return at, True
        if (token.word == "hold" and "off" in following) or (
            token.word == "miss" and "give" in words[max(0, at - 4) : at]
        ):
            return at, True
        if token.word == "idea" and {"bad", "poor"} & set(words[max(0, at - 3) : at]):
            return at, True
        if token.word in ("doctor", "gp", "physician", "nurse") and {
            "ask",
            "check",
            "consult",
            "speak",
            "talk",
            "see",
        } & set(words[max(0, at - 5) : at]):
            return at, True
        if token.word in ("stay", "wait", "leave", "rest") and any(
            word in words[at:]
            for word in (
                "away",
                "until",
                "till",
                "home",
                "off",
                "duvet",
                "bed",
                "alone",
                "well",
                "next",
                "better",
                "recovered",
            )
        ):
            return at, True
    for at, token in enumerate(sentence):
        if token.word in ("safe", "fine") or (token.word == "means" and words[max(0, at - 2) : at] == ["by", "all"]):
            return at, False
    return None


_UNDERGO = frozenset("have go get come book bring receive recommended advised advisable".split())


def _answer_of(sentence: Sequence[Token]) -> tuple[Polarity, Strength] | None:
    words = [token.word for token in sentence if token.is_word]
    if not words:
        return None
    joined = " ".join(words)
    first = words[0]
    if first in lexicon.ANSWERS_NO or re.search(
        r"\b(?:is|was) (?:a |an |pure )?(?:myth|nonsense|untrue|false|wrong)\b", joined
    ):
        return Polarity.DENIED, Strength.NONE
    if re.search(r"\bno (?:\w+ )?(?:evidence|proof) (?:for|of) (?:that|this|it|either)\b", joined):
        return Polarity.DENIED, Strength.NONE
    if re.search(
        r"\bnothing of (?:the|that) (?:kind|sort)\b|\bnot been shown to do (?:so|either|this|that|it)\b", joined
    ):
        return Polarity.DENIED, Strength.NONE
    if (
        re.search(r"\b(?:did|does|do|has|have|will|can|was|were|is)(?: not|n't|not)\b(?: \w+){0,2}$", joined)
        and len(words) < 13
    ):
        return Polarity.DENIED, Strength.NONE
    tells_more = any(token.stem in lexicon.VERBS or token.stem in lexicon.NOUNS for token in sentence)
    for word in words[:3] if not tells_more else ():
        strength = lexicon.MODALS.get(word)
        if strength in (Strength.POSSIBLE, Strength.PROBABLE) and (
            first in ("it", "they", "perhaps", "maybe", "probably", "possibly", "that", "likely")
        ):
            return Polarity.SAME, strength
    if first in lexicon.HYPE_FREE_ANSWERS_YES:
        return Polarity.SAME, Strength.PLAIN
    if re.search(r"\bsay (?:it|that it|they) (?:does|do|did|will)\b", joined):
        return Polarity.SAME, Strength.NONE
    return None
