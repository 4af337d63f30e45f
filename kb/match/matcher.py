"""Sentence by sentence through a draft: what is spoken of, and which claims are made."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.draft import Sentence
from kb.match import advice, grammar, idioms, lexicon
from kb.match.agents import (
    Agent,
    acting_of,
    agent_of,
    head_of,
    is_general,
    is_lessened,
    rival_of,
    stands_for_another,
    taken_up,
)
from kb.match.answers import answer_of
from kb.match.assertion import denied, is_real_effect, is_set_aside, is_sought, strength_of
from kb.match.clauses import Clause
from kb.match.context import Context
from kb.match.lexicon import Change
from kb.match.prepared import Prepared, ReadyClaim
from kb.match.presumption import presumed
from kb.match.reading import Reading, Word
from kb.match.relations import Relation, relations_of
from kb.match.things import ClaimMatch, SentenceMatches, TurnedDown
from kb.match.tokens import Mention, lemma, tokens
from kb.model.terms import Polarity, Strength

_QUOTE = re.compile(r"[“\"]([^”\"]{12,})[”\"]?|(?<!\w)[‘']([^‘]{14,}?)[’'](?!\w)")
_TRIED = 4  # how many ways of reading a change are tried for one mention


@dataclass(slots=True)
class _Found:
    """A sentence with what has been found in it so far."""

    sentence: Sentence
    reading: Reading
    matches: dict[int, ClaimMatch] = field(default_factory=dict)
    turned_down: dict[str, TurnedDown] = field(default_factory=dict)
    acted_on: set[str] = field(default_factory=set)  # the things of which the sentence itself says what acts
    opened: int = 0  # up to where it goes on with a quotation opened in a sentence before


class Matcher:
    """Goes through the sentences of one draft in order."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.context = Context()

    def run(self, sentences: Sequence[Sentence], title: str | None) -> list[SentenceMatches]:
        """Return what each sentence says."""
        read = [_Found(sentence, self._read(sentence.text)) for sentence in sentences]
        self.context.of_draft = self._topic_of_draft(read, title)
        _carry_quotations(read)
        return [self._match(number, one) for number, one in enumerate(read)]

    def _read(self, text: str) -> Reading:
        words = tokens(text)
        return Reading(text, words, self.prepared.mentions(words), text.rstrip("”\"') ").endswith("?"))

    def _topic_of_draft(self, read: Sequence[_Found], title: str | None) -> frozenset[int]:
        """Return the interventions that the draft is about: named in its title, or in a fifth of its sentences."""
        topic = self._interventions(self._read(title).mentions) if title else frozenset()
        counts: dict[int, int] = {}
        for one in read:
            named = self._interventions(one.reading.mentions)
            if one.sentence.kind == "title":
                topic |= named
            for row in named:
                counts[row] = counts.get(row, 0) + 1
        return topic | {row for row, count in counts.items() if count * 5 >= len(read) and count > 1}

    def _interventions(self, mentions: Iterable[Mention]) -> frozenset[int]:
        return frozenset(mention.concept for mention in mentions if mention.concept in self.prepared.by_intervention)

    def _match(self, number: int, one: _Found) -> SentenceMatches:
        if one.sentence.section != self.context.section:
            self.context.enter(one.sentence.section, heading=one.sentence.kind == "heading")
        reading = one.reading
        if reading.tokens:
            self._by_relation(one)
            self._by_phrase(one)
            self._presume(one)
            self._advise(one)
            if not one.matches:
                self._answer(number, one)
            self._move_on(number, one)
        matches = tuple(one.matches.values())
        concepts = dict.fromkeys(
            self.prepared.keys[m.concept] for m in reading.mentions if m.concept in self.prepared.keys
        )
        found = {match.key for match in matches}
        return SentenceMatches(
            matches=matches,
            strength=matches[0].strength if matches else self._plain_strength(one),
            turned_down=tuple(down for key, down in one.turned_down.items() if key not in found),
            concepts=tuple(concepts),
            relation=bool(reading.mentions and reading.words) and not reading.question,
        )

    def _plain_strength(self, one: _Found) -> Strength:
        reading = one.reading
        if reading.question or not reading.tokens:
            return Strength.NONE
        words = reading.words
        if not words:
            return Strength.PLAIN
        nobody = Mention(0, words[0].token, words[0].token, "")
        return Strength.NONE if denied(reading, words[0], nobody, words[0].change) else strength_of(reading, words[0])

    # What changes what

    def _by_relation(self, one: _Found) -> None:
        present = {other.concept for other in one.reading.mentions}
        set_aside: list[tuple[Mention, list[Relation]]] = []
        for mention in (*one.reading.mentions, *self._referring(one)):
            nearest = [ready for ready in self._nearest(mention) if ready.claim.row not in one.matches]
            relations = self._relations(one, mention) if nearest else []
            aside = [relation for relation in relations if is_set_aside(one.reading, relation.word)]
            if aside:
                # Far from easing the pain, it made it worse: what else is said of it comes first.
                set_aside.append((mention, aside))
                relations = [relation for relation in relations if relation not in aside]
                nearest = nearest if relations else []
            for ready in sorted(nearest, key=lambda ready: present.isdisjoint(ready.interventions)):
                self._try(one, ready, mention, relations)
        for mention, aside in set_aside:
            for ready in self._nearest(mention):
                if ready.claim.row not in one.matches:
                    self._try(one, ready, mention, aside)

    def _relations(self, one: _Found, mention: Mention) -> list[Relation]:
        relations = self._echo(one, mention) or relations_of(one.reading, mention)[:_TRIED]
        return relations or self._ellipsis(one, mention)

    def _try(self, one: _Found, ready: ReadyClaim, mention: Mention, relations: Sequence[Relation]) -> None:
        if not relations:
            self._turn_down(one, ready, f"nothing is said to change “{mention.text}”")
        for relation in relations:
            if self._judge(one, ready, mention, relation):
                return

    def _referring(self, one: _Found) -> list[Mention]:
        """Return the words that stand for the thing last spoken of: the count fell, these cells, raises their number."""
        context, words = self.context, one.reading.tokens
        within = self._referring_within(one.reading)
        if within:
            return within
        if not context.things or context.since_thing > 2:
            return []
        named = [m for m in one.reading.mentions if m.concept in self.prepared.by_outcome]
        if any(m.concept not in self.prepared.by_intervention for m in named):
            return []
        for at, token in enumerate(words):
            before = words[at - 1].word if at else ""
            generic = (token.word in _GENERIC and before in _POINTING) or (
                token.word == "them"
                and before == "of"
                and at > 1
                and words[at - 2].word in ("more", "fewer", "less", "many")
            )
            as_object = token.word in ("it", "them") and any(
                verb.head in (at - 1, at - 2) for verb in one.reading.verbs
            )
            if generic or as_object:
                return [Mention(concept, at, at + 1, token.word, weak=True) for concept in context.things]
        return []

    def _referring_within(self, reading: Reading) -> list[Mention]:
        """Return "it" or "them" after a verb where they stand for a thing named earlier in the sentence."""
        for at, token in enumerate(reading.tokens):
            if token.word in ("it", "them") and any(verb.head == at - 1 for verb in reading.verbs):
                earlier = [m for m in reading.mentions if m.last < at - 1 and m.concept in self.prepared.by_outcome]
                earlier = [m for m in earlier if not m.weak] or earlier
                if earlier:
                    return [Mention(earlier[-1].concept, at, at + 1, token.word, weak=True)]
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

    def _ellipsis(self, one: _Found, mention: Mention) -> list[Relation]:
        """Return the relation of "pain scores did not": the change told before, denied or confirmed."""
        reading = one.reading
        for at in range(mention.last, min(mention.last + 4, len(reading.tokens))):
            if reading.tokens[at].word in ("did", "does", "do", "didn't", "doesn't", "don't"):
                earlier = [word for word in reading.words if word.token < mention.first]
                at_end = not any(token.is_word and token.word != "not" for token in reading.tokens[at + 1 :])
                if earlier and at_end:
                    end = at + (reading.tokens[min(at + 1, len(reading.tokens) - 1)].word == "not")
                    return [Relation(Word(end, end, earlier[-1].change, "state"), earlier[-1].change, True, 2.0)]
        return []

    def _echo(self, one: _Found, mention: Mention) -> list[Relation]:
        """Return the relation of "So did the cortisol" and "Nor did the anxiety", by the change told before."""
        words, before = one.reading.tokens, self.context.before
        if before is None or len(words) < 3 or words[0].word not in ("so", "nor", "neither"):
            return []
        if words[1].word not in grammar.AUXILIARIES or mention.first > 8 or not before.words:
            return []
        told = before.words[0]
        was_denied = denied(before, told, Mention(0, told.token, told.token, ""), told.change)
        kind = "state" if (words[0].word == "so") is not was_denied else "noun"
        return [Relation(Word(1 if kind == "state" else 0, 1, told.change, kind), told.change, True, 0.5)]

    def _judge(self, one: _Found, ready: ReadyClaim, mention: Mention, relation: Relation) -> bool:
        """Take the claim up where the relation makes it; say why not where it does not."""
        reading = one.reading
        interventions = [m for m in reading.mentions if m.concept in ready.interventions and m is not mention]
        if is_sought(reading, relation.word):
            return self._turn_down(one, ready, "it is what is sought, not what is found")
        if _is_supposed(reading, relation.word):
            return self._turn_down(one, ready, "it is only supposed, not said")
        others = [
            m
            for m in reading.mentions
            if m.concept in self.prepared.by_outcome and m.concept not in ready.interventions
        ]
        agent, told = agent_of(reading, relation, interventions, mention, others)
        if agent is Agent.CONTEXT and (mention.text in one.acted_on or (mention.concept < 0 and mention.weak)):
            return self._turn_down(one, ready, "another agent is named for it")
        rival = rival_of(reading, relation, mention) if agent is Agent.CONTEXT else None
        if rival is not None:
            return self._turn_down(one, ready, f"what acts here is “{rival}”")
        if agent is Agent.CONTEXT and is_general(reading, relation):
            return self._turn_down(one, ready, "it says how things are in general, not what the intervention does")
        if agent is Agent.OTHER:
            return self._turn_down(one, ready, f"what acts here is “{told}”")
        if agent is Agent.CONTEXT and not self._supplied(one, ready, told):
            return self._turn_down(one, ready, "the intervention is neither in the sentence nor spoken of before it")
        stem = lemma(reading.tokens[relation.word.token])
        is_denied = self._denied(one, relation, mention)
        if relation.change is Change.ANY and not is_denied and is_real_effect(reading, relation.word):
            relation = Relation(relation.word, Change.SAME, relation.thing_is_subject, relation.cost)
        elif relation.change is Change.ANY and not is_denied:
            return self._turn_down(one, ready, "no direction is told")
        if ready.prevents and stem in _CURING:
            return self._turn_down(one, ready, "it speaks of curing it, not of preventing it")
        direction = ready.direction_of(stem, relation.change, mention.text)
        near = sorted(interventions, key=lambda m: abs(m.first - relation.word.token))
        acting = next((m for m in near if agent is Agent.INTERVENTION and m.text == told), None)
        if (
            acting is not None
            and direction is not None
            and relation.change not in (Change.ANY, Change.SAME)
            and is_lessened(reading, acting)
        ):
            direction = "opposite" if direction == "same" else "same"
        if direction is None:
            return self._turn_down(one, ready, "no direction is told")
        if direction == "opposite" and is_denied:
            return self._turn_down(one, ready, "it denies the opposite")
        polarity = Polarity.OPPOSITE if direction == "opposite" else Polarity.DENIED if is_denied else Polarity.SAME
        named = [interventions[0].text] if interventions else []
        matched = (*named, mention.text, reading.tokens[relation.word.token].word)
        self._add(one, ready, polarity, relation.word, matched, 0.95 if interventions else 0.8)
        if agent is Agent.INTERVENTION:
            one.acted_on.add(mention.text)
        return True

    def _denied(self, one: _Found, relation: Relation, mention: Mention) -> bool:
        change = relation.change
        if change is Change.ANY:
            return denied(one.reading, relation.word, mention, Change.ANY)
        return denied(one.reading, relation.word, mention, change)

    def _supplied(self, one: _Found, ready: ReadyClaim, told: str) -> bool:
        also_outcome = bool(self.context.topic & ready.interventions & self.prepared.by_outcome.keys())
        listed = one.sentence.kind in ("item", "cell")
        return self.context.supplies(ready.interventions, told, listed=listed, also_outcome=also_outcome)

    def _add(
        self, one: _Found, ready: ReadyClaim, polarity: Polarity, word: Word, matched: Sequence[str], score: float
    ) -> None:
        token = one.reading.tokens[word.token]
        one.matches[ready.claim.row] = ClaimMatch(
            claim=ready.claim.row,
            key=ready.claim.key,
            score=score,
            polarity=polarity,
            strength=self._strength(one, word, polarity),
            matched=tuple(dict.fromkeys(matched)),
            start=token.start,
            end=token.end,
        )

    def _strength(self, one: _Found, word: Word, polarity: Polarity) -> Strength:
        if polarity is Polarity.DENIED or one.reading.question or one.sentence.kind == "quotation":
            return Strength.NONE
        if self._quoted(one, word.token) or _is_asked(one.reading, one.reading.clause_at(word.token), word):
            return Strength.NONE
        return strength_of(one.reading, word)

    def _quoted(self, one: _Found, at: int) -> bool:
        place = one.reading.tokens[at].start
        if one.opened and place < one.opened:
            return True
        return any(quote.start() <= place < quote.end() for quote in _QUOTE.finditer(one.sentence.text))

    def _turn_down(self, one: _Found, ready: ReadyClaim, reason: str) -> bool:
        one.turned_down.setdefault(ready.claim.key, TurnedDown(ready.claim.key, 0.5, reason))
        return False

    def _presume(self, one: _Found) -> None:
        """Take up claims whose intervention and outcome are joined by words that no list has."""
        reading = one.reading
        for mention in reading.mentions:
            for ready in self._nearest(mention):
                down = one.turned_down.get(ready.claim.key)
                if ready.claim.row in one.matches or down is None or not down.reason.startswith("nothing is said"):
                    continue
                acting = [m for m in reading.mentions if m.concept in ready.interventions and m is not mention]
                acting = [m for m in acting_of(reading, acting) if not _is_of_another(reading, m)]
                found = presumed(reading, acting, mention) if acting and mention.state is None else None
                if found is None:
                    continue
                word, change = found
                is_denied = denied(reading, word, mention, change)
                polarity = Polarity.DENIED if is_denied else Polarity.SAME
                self._add(
                    one, ready, polarity, word, (acting[0].text, mention.text, reading.tokens[word.token].word), 0.6
                )

    # Idioms

    def _by_phrase(self, one: _Found) -> None:
        present = {token.stem for token in one.reading.tokens}
        for stem in present & self.prepared.by_phrase.keys():
            for ready, stems, text, opposite in self.prepared.by_phrase[stem]:
                if ready.claim.row not in one.matches and present.issuperset(stems):
                    place = idioms.place_of(one.reading, stems)
                    if place is not None:
                        self._idiom(one, ready, place, text, opposite)

    def _idiom(self, one: _Found, ready: ReadyClaim, place: tuple[int, int], text: str, opposite: bool) -> None:
        reading = one.reading
        first, last = place
        if any(
            m.first <= first < m.last and m.concept not in ready.outcomes | ready.interventions and m.last - m.first > 1
            for m in reading.mentions
        ):
            return
        word = Word(first, first, Change.GOOD, "verb", "finite")
        interventions = [mention for mention in reading.mentions if mention.concept in ready.interventions]
        thing = Mention(0, last, last + 1, reading.tokens[last].word)
        agent, told = agent_of(reading, Relation(word, Change.GOOD, False, 1.0), interventions, thing)
        if agent is Agent.OTHER or (agent is Agent.CONTEXT and not self._supplied(one, ready, told)):
            self._turn_down(
                one, ready, f"what acts here is “{told}”" if agent is Agent.OTHER else "no intervention is named"
            )
            return
        is_denied = denied(reading, word, thing, Change.GOOD)
        if opposite and is_denied:
            return
        polarity = Polarity.OPPOSITE if opposite else Polarity.DENIED if is_denied else Polarity.SAME
        named = [interventions[0].text] if interventions else []
        self._add(one, ready, polarity, word, (*named, text), 0.9 if interventions else 0.75)

    # Advice

    def _advise(self, one: _Found) -> None:
        reading = one.reading
        for ready in self.prepared.advice:
            condition = self._condition(reading, ready)
            named = any(m.concept in ready.interventions for m in reading.mentions)
            spoken_of = self.context.topic & ready.interventions and (
                (self.context.since_mention <= 1 and advice.is_short(reading))
                or any(token.stem in advice.APPOINTMENT for token in reading.tokens)
            )
            if condition is None or not (named or spoken_of):
                continue
            cue = advice.advice_of(reading)
            if cue is None:
                self._turn_down(one, ready, "no advice is given")
                continue
            at, against = cue
            polarity = Polarity.SAME if against is ready.dissuades or reading.question else Polarity.OPPOSITE
            self._add(one, ready, polarity, Word(at, at, Change.GOOD, "verb", "finite"), (condition,), 0.85)

    def _condition(self, reading: Reading, ready: ReadyClaim) -> str | None:
        """Return the words for whom the advice is meant; None where the sentence is not about them."""
        rows = ready.populations or ready.outcomes
        found = next((m.text for m in reading.mentions if m.concept in rows), None)
        if found is None and ready.populations:
            found = next((token.word for token in reading.tokens if token.stem in advice.ILL), None)
            found = found or ("coming down" if advice.is_coming_down(reading) else None)
        return found

    # Answers

    def _answer(self, number: int, one: _Found) -> None:
        """An answer makes the claims of what it answers: "That is a myth.", "It may, for a few weeks."."""
        reach = 2 if self.context.asked else 1
        if not self.context.last or number - self.context.last_sentence > reach or len(one.reading.tokens) > 20:
            return
        answer = answer_of(one.reading, asked=self.context.asked)
        if answer is None:
            return
        polarity, strength = answer
        for match in self.context.last:
            new = polarity if polarity is not Polarity.SAME else match.polarity
            if new is Polarity.DENIED and match.polarity is Polarity.DENIED and match.score > 0.7:
                continue
            told = strength if new is not Polarity.DENIED else Strength.NONE
            one.matches[match.claim] = ClaimMatch(
                match.claim, match.key, 0.7, new, told, match.matched, 0, len(one.sentence.text)
            )

    # What is spoken of next

    def _move_on(self, number: int, one: _Found) -> None:
        context = self.context
        named = self._interventions(one.reading.mentions)
        if named and one.sentence.kind in ("heading", "title"):
            context.of_section |= named
        context.name(named, self.prepared.by_outcome.keys())
        if not named - self.prepared.by_outcome.keys():
            if not named and (context.topic or one.matches):
                self._take_over(one)
            context.since_mention = min(context.since_mention + 1, 1) if one.matches else context.since_mention + 1
        things = [m.concept for m in one.reading.mentions if m.concept in self.prepared.by_outcome]
        if things:
            context.things, context.since_thing = tuple(dict.fromkeys(things))[-1:], 0
        context.since_thing += 1
        context.before = one.reading
        if one.matches:
            context.last, context.last_sentence = tuple(one.matches.values()), number
            context.asked = one.reading.question or any(token.word == "whether" for token in one.reading.tokens)

    def _take_over(self, one: _Found) -> None:
        """Note what else acts in a sentence, so that "it" in the next does not stand for the intervention."""
        if one.matches:
            self.context.other = None
            return
        if not self.context.topic:
            return
        clause = one.reading.clauses[0]
        if clause.verb is None:
            return
        used = taken_up(one.reading)
        if used is not None:
            self.context.take_over(used, acts=True)
            return
        head = head_of(one.reading, *clause.subject)
        if head is None or head.word in ("it", "they", "this", "that", "these", "those"):
            return
        outcome = any(
            m.first <= at < m.last
            for m in one.reading.mentions
            for at in range(*clause.subject)
            if m.concept in self.prepared.by_outcome
        )
        control = _CONTROL & {one.reading.tokens[at].word for at in range(*clause.subject)} and head.word in _GROUPS
        if control:
            self.context.take_over(head.word, acts=True)
        elif not stands_for_another(head) and not outcome:
            verb = lemma(one.reading.tokens[clause.verb.head])
            acts = clause.verb.form != "passive" and (verb in lexicon.VERBS or verb in _ACTING)
            self.context.take_over(head.word, acts=acts)


def _carry_quotations(read: Sequence[_Found]) -> None:
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


_CURING = grammar.stems("cure heal treat recover relieve ease remedy treatment soothe shorten comfort alleviate")
_CONTROL = grammar.words("another other control comparison remaining second rest")
_GROUPS = grammar.words("group groups controls others arm half")
_ACTING = grammar.stems("do make give help work get keep put be beat manage go send take")
_GENERIC = grammar.words(
    "hormone hormones cells count counts level levels number numbers marker markers rate rates score scores figure figures"
)
_POINTING = grammar.words("the this these that those their its same")


def _is_asked(reading: Reading, clause: Clause, word: Word) -> bool:
    """Tell whether a change is only asked about: whether massage lowers it, to see if, in order to."""
    current: Clause | None = clause
    steps = 0
    while current is not None and steps < 4:
        if current.opener == "whether":
            return True
        if current.opener == "if" and current.parent is not None and current.parent.verb is not None:
            verb = lemma(reading.tokens[current.parent.verb.head])
            if verb in _ASKING and current.start > current.parent.verb.head:
                return True
        current = current.parent if current.kind in ("that", "shared", "coordinate") else None
        steps += 1
    return any(
        token.word == "whether" and at < word.token and reading.clause_at(at + 1) is clause
        for at, token in enumerate(reading.tokens)
    )


_BUSINESS = grammar.words(
    "therapist therapists clinic clinics parlour parlor parlours school schools student students chair chairs table tables oil oils gun guns client "
    "clients practitioner practitioners industry business room rooms voucher vouchers appointment appointments shop drinker drinkers"
)


def _is_of_another(reading: Reading, mention: Mention) -> bool:
    """Tell whether a thing is named only to say which other thing is meant: a massage therapist."""
    return mention.last < len(reading.tokens) and reading.tokens[mention.last].word in _BUSINESS


def _is_supposed(reading: Reading, word: Word) -> bool:
    """Tell whether a change stands under an "if" that the rest takes as not so: if it did, every hospital would."""
    clause = reading.clause_at(word.token)
    if clause.kind != "sub" or clause.opener != "if" or clause.parent is None:
        return False
    at_all = any(
        reading.tokens[at].word == "all" and reading.tokens[at - 1].word == "at" for at in reading.own_tokens(clause)
    )
    return at_all or any(
        reading.tokens[at].word in ("would", "wouldn't", "might", "should") for at in reading.own_tokens(clause.parent)
    )


_ASKING = grammar.stems(
    "ask wonder know see test examine investigate study explore determine assess find learn check tell question"
)
