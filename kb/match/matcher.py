"""Sentence by sentence through a draft: what is spoken of, and which claims are made."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from kb.draft.draft import LONGEST_SENTENCE, Sentence
from kb.match import advice, grammar, idioms, leads, lexicon
from kb.match.agents import Agent, agent_of
from kb.match.answers import answer_of
from kb.match.assertion import loose_strength, strength_of
from kb.match.attribution import tells_of_beliefs
from kb.match.context import Context
from kb.match.denials import denied, is_disbelieved
from kb.match.figures import told_by_figures
from kb.match.found import Found, carry_quotations, is_quoted
from kb.match.lexicon import Change
from kb.match.likeness import Likeness
from kb.match.prepared import Prepared, ReadyClaim
from kb.match.reading import Reading, Word
from kb.match.references import (
    after_colon,
    echo,
    ellipsis,
    likewise,
    referring,
    shorter_names,
    so_too,
    substances,
    told_before,
)
from kb.match.relations import Relation, loosely, relations_of
from kb.match.rivals import names_another_treatment, of_controls, taken_up
from kb.match.signs import Place, Signs
from kb.match.subjects import head_of, stands_for_another
from kb.match.suppositions import is_asked, is_before_question
from kb.match.things import ClaimMatch, SentenceMatches, TurnedDown
from kb.match.tokens import Mention, first_words, tokens
from kb.match.weighing import candidates, weighed
from kb.model.terms import ClaimKind, Polarity, Strength


class Matcher:
    """Goes through the sentences of one draft in order."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.context = Context()
        self._lead: Reading | None = None  # the sentence that leads into the list whose items are read
        self._alike: Mapping[int, Likeness] = {}  # how much of each claim's wording the sentence uses
        self._hints: list[Mention] = []  # the words of it that are part of an intervention's name
        self._unread: list[Found] = []  # sentences of which it was not needed yet what they are about

    def run(self, sentences: Sequence[Sentence], title: str | None) -> list[SentenceMatches]:
        """Return what each sentence says."""
        read = [Found(sentence, self._read(sentence.text)) for sentence in sentences]
        self.context.of_draft, self.context.touched_on = self._topics_of_draft(read, title)
        self.context.on_subject = any(self._interventions(one.reading.mentions) for one in read)
        self.context.of_beliefs = tells_of_beliefs(title or "", *(one.sentence.text for one in read[:1]))
        carry_quotations(read)
        return [self._match(number, one) for number, one in enumerate(read)]

    def _read(self, text: str) -> Reading:
        words = first_words(tokens(text), LONGEST_SENTENCE)
        return Reading(text, words, self.prepared.mentions(words), text.rstrip("”\"') ").endswith("?"))

    def _topics_of_draft(self, read: Sequence[Found], title: str | None) -> tuple[frozenset[int], frozenset[int]]:
        """Return the interventions that the draft is about, and those that it comes back to.

        It is about what its title names, or a fifth of its sentences.
        """
        topic = self._interventions(self._read(title).mentions) if title else frozenset()
        if read and len(read[0].reading.tokens) <= 12:
            topic |= self._interventions(read[0].reading.mentions)  # most drafts begin with their title
        counts: dict[int, int] = {}
        for one in read:
            named = self._interventions(one.reading.mentions)
            if one.sentence.kind == "title":
                topic |= named
            for row in named:
                counts[row] = counts.get(row, 0) + 1
        about = topic | {row for row, count in counts.items() if count * 6 >= len(read) and count > 1}
        opening = [one for one in read if one.sentence.section == 0 and one.sentence.kind == "sentence"]
        named_first = [row for one in opening[:_OPENING] for row in self._interventions(one.reading.mentions)]
        about |= {row for row in named_first if named_first.count(row) > 1 and counts[row] * 25 >= len(read)}
        return about, frozenset(row for row, count in counts.items() if count * 25 >= len(read) and count > 1) - about

    def _interventions(self, mentions: Iterable[Mention]) -> frozenset[int]:
        return frozenset(mention.concept for mention in mentions if mention.concept in self.prepared.by_intervention)

    def _match(self, number: int, one: Found) -> SentenceMatches:
        if one.sentence.section != self.context.section:
            self.context.enter(one.sentence.section, heading=one.sentence.kind == "heading")
        reading = one.reading
        if one.sentence.kind != "item":
            self._lead = reading if leads.is_lead(one.sentence.text) else None
        if reading.tokens:
            meant = substances(reading, self.context) or shorter_names(reading, self.context, self.prepared)
            if meant:
                reading.mentions = sorted([*reading.mentions, *meant], key=lambda mention: mention.first)
            self._alike = self.prepared.vocabulary.alike(reading.tokens)
            self._hints = self.prepared.hinted(reading.tokens)
            self._by_weight(number, one)
            self._by_phrase(one)
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

    def _plain_strength(self, one: Found) -> Strength:
        reading = one.reading
        if reading.question or not reading.tokens:
            return Strength.NONE
        if not reading.mentions:
            return loose_strength(reading.tokens)
        words = reading.words
        if not words:
            return Strength.PLAIN
        nobody = Mention(0, words[0].token, words[0].token, "")
        return Strength.NONE if denied(reading, words[0], nobody, words[0].change) else strength_of(reading, words[0])

    # What changes what

    def candidates_of(self, number: int, one: Found) -> list[Signs]:
        """Return the signs for every claim that a sentence may make about the things that it names."""
        reading = one.reading
        things = [
            (mention, claims)
            for mention in (*reading.mentions, *referring(reading, self.context, self.prepared))
            if (claims := [ready for ready in self._nearest(mention) if self._may_act(reading, ready, mention)])
        ]
        things += self._by_wording(reading, {ready.claim.row for _, claims in things for ready in claims})
        if not things:
            return []
        self._catch_up()
        place = Place(
            one.sentence.kind, self.context.last_sentence == number - 1, self.context, self._alike, self._hints
        )
        read = [(mention, claims, self._relations(one, mention)) for mention, claims in things]
        return candidates(reading, read, self.prepared, place)

    def _by_wording(self, reading: Reading, named: Set[int]) -> list[tuple[Mention, list[ReadyClaim]]]:
        """Return the claims of which a sentence uses the wording without naming what they are about."""
        found = []
        acting = {mention.concept for mention in reading.mentions}
        taken = {at for mention in reading.mentions for at in range(mention.first, mention.last)}
        for row, likeness in self._alike.items():
            ready = self.prepared.by_row[row]
            if row in named or not likeness.is_enough(
                acts=not acting.isdisjoint(ready.interventions), one_of_few=ready.one_of_few
            ):
                continue
            at = min(likeness.places, key=lambda at: (at in taken, reading.tags[at] not in ("NN", "NS"), at))
            mention = Mention(min(ready.outcomes, default=0), at, at + 1, reading.tokens[at].word, alike=True)
            if ready.claim.kind is not ClaimKind.ADVICE and self._may_act(reading, ready, mention):
                found.append((likeness.weight, mention, ready))
        return [
            (mention, [ready])
            for weight, mention, ready in found
            if not any(other.interventions & ready.interventions and more > weight for more, _, other in found)
        ]

    def _may_act(self, reading: Reading, ready: ReadyClaim, thing: Mention) -> bool:
        """Tell whether the intervention is named in the sentence, or was spoken of before it."""
        if not self.context.topic.isdisjoint(ready.interventions) or any(
            mention.concept in ready.interventions and mention is not thing for mention in reading.mentions
        ):
            return True
        return self.context.on_subject and any(
            mention.concept in ready.interventions and not thing.first <= mention.first < thing.last
            for mention in self._hints
        )

    def _by_weight(self, number: int, one: Found) -> None:
        """Take up the claims for which most speaks."""
        for found in weighed(self.candidates_of(number, one)):
            signs = found.signs
            if found.polarity is None:
                self._turn_down(one, found.ready, found.reason, found.likely)
                continue
            lead = self._lead_of(one)
            polarity = Polarity.DENIED if lead is not None and leads.denies(lead) else found.polarity
            named = [mention.text for mention in signs.acting[:1]]
            change = [one.reading.tokens[signs.word.token].word] if signs.relation is not None else []
            self._add(one, found.ready, polarity, signs.word, (*named, signs.thing.text, *change), found.likely)
            if signs.relation is None or signs.relation.word.kind != "verb":
                one.unsaid[found.ready.claim.row] = signs.thing.text

    def _relations(self, one: Found, mention: Mention) -> list[Relation]:
        echoed = echo(one.reading, self.context.before, mention)
        if echoed and not any(word.kind in ("verb", "adjective") for word in one.reading.words):
            return echoed  # So did the release of stress hormones.
        relations = likewise(one.reading, self.context.before, mention)
        relations = relations or told_before(one.reading, mention) or relations_of(one.reading, mention) or echoed
        relations = [found for found in relations if not of_controls(one.reading, found)] or relations
        for find in (ellipsis, so_too, after_colon):
            relations = relations or find(one.reading, mention)
        if not relations and any(token.word.isdigit() for token in one.reading.tokens):
            relations = told_by_figures(one.reading, self.prepared.by_intervention.keys())
        return relations or loosely(one.reading, mention)

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

    def _supplied(self, one: Found, ready: ReadyClaim, told: str) -> bool:
        also_outcome = bool(self.context.topic & ready.interventions & self.prepared.by_outcome.keys())
        listed = one.sentence.kind in ("item", "cell")
        return self.context.supplies(ready.interventions, told, listed=listed, also_outcome=also_outcome)

    def _add(
        self, one: Found, ready: ReadyClaim, polarity: Polarity, word: Word, matched: Sequence[str], score: float
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

    def _strength(self, one: Found, word: Word, polarity: Polarity) -> Strength:
        if self.context.of_beliefs and one.sentence.kind == "heading":
            return Strength.NONE
        asked = one.reading.question and not is_before_question(one.reading, word)
        if polarity is Polarity.DENIED or asked or one.sentence.kind == "quotation":
            return Strength.NONE
        if is_quoted(one, word.token) or is_asked(one.reading, word):
            return Strength.NONE
        lead = self._lead_of(one)
        if lead is not None and leads.hands_over(lead):
            return Strength.NONE
        return strength_of(one.reading, word)

    def _turn_down(self, one: Found, ready: ReadyClaim, reason: str, likely: float = 0.5) -> None:
        one.turned_down.setdefault(ready.claim.key, TurnedDown(ready.claim.key, likely, reason))

    # Idioms

    def _by_phrase(self, one: Found) -> None:
        present = {token.stem for token in one.reading.tokens}
        for stem in sorted(present & self.prepared.by_phrase.keys()):
            for ready, stems, text, opposite in self.prepared.by_phrase[stem]:
                if ready.claim.row not in one.matches and present.issuperset(stems):
                    place = idioms.place_of(one.reading, stems)
                    if place is not None:
                        self._idiom(one, ready, place, text, opposite)

    def _idiom(self, one: Found, ready: ReadyClaim, place: tuple[int, int], text: str, opposite: bool) -> None:
        reading = one.reading
        first, last = place
        if any(
            m.first <= first < m.last and m.concept not in ready.outcomes | ready.interventions and m.last - m.first > 1
            for m in reading.mentions
        ):
            return
        word = Word(first, first, Change.GOOD, "verb", "finite")
        passive = next((verb for verb in reading.verbs if first <= verb.head <= last and verb.form == "passive"), None)
        if passive is not None:
            word = Word(passive.head, passive.head, Change.GOOD, "verb", "passive")  # moved by breathing
        interventions = [mention for mention in reading.mentions if mention.concept in ready.interventions]
        thing = Mention(0, last, last + 1, reading.tokens[last].word)
        agent, told = agent_of(reading, Relation(word, Change.GOOD, passive is not None, 1.0), interventions, thing)
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

    def _advise(self, one: Found) -> None:
        reading = one.reading
        for ready in self.prepared.advice:
            condition = stated = self._condition(reading, ready)
            if condition is None and ready.populations and self.context.since_condition <= 2:
                at_once = self.context.since_condition <= 1 and advice.puts_off(reading)
                condition = "until" if at_once or advice.is_of_recovery(reading) else None
            self.context.since_condition = 0 if condition is not None else self.context.since_condition + 1
            if condition is None:
                continue
            lead = self._lead_of(one)
            cue = advice.advice_of(reading) if ready.dissuades else advice.urged(reading)
            mentions = (*reading.mentions, *(lead.mentions if lead is not None else ()))
            named = any(m.concept in ready.interventions for m in mentions)
            spoken_of = self.context.topic & ready.interventions and (
                (self.context.since_mention <= 2 and (advice.is_short(reading) or lead is not None))
                or any(token.stem in advice.APPOINTMENT for token in reading.tokens)
                or (not ready.populations and self.context.since_mention <= 2 and self._uses_wording(ready, 2))
            )
            if stated is not None and self.context.topic & self.context.of_draft & ready.interventions:
                spoken_of = spoken_of or (cue is not None and cue[1] and advice.is_of_a_visit(reading))
            if not (named or spoken_of):
                continue
            told = [row for row, match in one.matches.items() if condition in match.matched and row not in one.unsaid]
            if any(self._prevents(row) for row in told):
                continue  # the flu is what it keeps away, not the state that somebody is in
            led = advice.advice_of(lead) if cue is None and lead is not None else None
            if led is not None:
                cue = (0, led[1])  # please ring us and cancel if: you have a fever
            if cue is None:
                self._turn_down(one, ready, "no advice is given")
                continue
            at, against = cue
            polarity = Polarity.SAME if against is ready.dissuades or reading.question else Polarity.OPPOSITE
            if polarity is Polarity.SAME and is_disbelieved(reading, at):
                polarity = Polarity.DENIED
            for row in [row for row, thing in one.unsaid.items() if thing == condition or self._prevents(row)]:
                one.matches.pop(row, None)  # no harm in a massage with a cold: nothing is said to prevent it
            self._add(one, ready, polarity, Word(at, at, Change.GOOD, "verb", "finite"), (condition,), 0.85)
            given = one.matches[ready.claim.row]
            if given.strength is Strength.ABSOLUTE:
                one.matches[ready.claim.row] = replace(given, strength=Strength.PLAIN)  # always best to wait

    def _lead_of(self, one: Found) -> Reading | None:
        """Return the sentence that leads into the list in which a sentence is an item."""
        return self._lead if self._lead is not one.reading else None

    def _prevents(self, row: int) -> bool:
        return any(ready.prevents for ready in self.prepared.claims if ready.claim.row == row)

    def _condition(self, reading: Reading, ready: ReadyClaim) -> str | None:
        """Return the words for whom the advice is meant; None where the sentence is not about them."""
        rows = ready.populations or ready.outcomes
        named = [mention for mention in reading.mentions if mention.concept in rows]
        if ready.populations and any(advice.is_lessened(reading, mention) for mention in named):
            return None
        found = named[0].text if named else None
        if found is None and ready.populations:
            found = advice.illness_of(reading)
        if found is None and not ready.populations and self._uses_wording(ready, 1):
            found = reading.tokens[self._alike[ready.claim.row].places[0]].word
        if found is None and not (ready.populations or ready.dissuades):
            names = self.prepared.names_of(ready.outcomes) - self.prepared.names_of(ready.interventions)
            nouns = (token for token, tag in zip(reading.tokens, reading.tags, strict=True) if tag in ("NN", "NS"))
            found = next((token.word for token in nouns if token.stem in names), None)
        return found

    def _uses_wording(self, ready: ReadyClaim, least: int) -> bool:
        """Tell whether a sentence uses so many words of a claim's wording that hardly another claim uses."""
        likeness = self._alike.get(ready.claim.row)
        return likeness is not None and len(likeness.places) >= least and likeness.weight >= 0.75 * least

    # Answers

    def _answer(self, number: int, one: Found) -> None:
        """An answer makes the claims of what it answers: "That is a myth.", "It may, for a few weeks."."""
        reach = 2 if self.context.asked else 1
        if not self.context.last or number - self.context.last_sentence > reach or len(one.reading.tokens) > 20:
            return
        answer = answer_of(one.reading, asked=self.context.asked)
        if answer is None:
            return
        polarity, strength = answer
        if polarity is Polarity.SAME and strength is not Strength.NONE and not self.context.asked:
            # "It may, for a few weeks." answers a question; after a statement it says something else of it.
            return
        for match in self.context.last:
            new = polarity if polarity is not Polarity.SAME or match.polarity is Polarity.DENIED else match.polarity
            if new is Polarity.DENIED and match.polarity is Polarity.DENIED and match.score > 0.7:
                continue
            told = strength if new is not Polarity.DENIED else Strength.NONE
            one.matches[match.claim] = ClaimMatch(
                match.claim, match.key, 0.7, new, told, match.matched, 0, len(one.sentence.text)
            )

    # What is spoken of next

    def _move_on(self, number: int, one: Found) -> None:
        context = self.context
        named = self._interventions(one.reading.mentions)
        if one.sentence.kind in ("heading", "title"):
            context.of_section |= named
            context.other_heads = names_another_treatment(one.reading)
        context.name(named, self.prepared.by_outcome.keys())
        context.hint(frozenset(mention.concept for mention in self._hints))
        if not named - self.prepared.by_outcome.keys():
            if not named and (context.topic or one.matches):
                self._unread.append(one)
        else:
            self._unread.clear()
            context.since_mention = min(context.since_mention + 1, 1) if one.matches else context.since_mention + 1
        things = [m.concept for m in one.reading.mentions if m.concept in self.prepared.by_outcome]
        many = {m.concept for m in one.reading.mentions if one.reading.tokens[m.last - 1].word.endswith("s")}
        context.plurals = (context.plurals - set(things)) | (many & set(things))
        acting = [concept for concept in things if concept in self.prepared.by_intervention]
        context.substance = acting[-1] if acting else context.substance
        if things:
            # What a claim was made of is what is still spoken of, not where: more white cells in the blood.
            changed = frozenset().union(*(self.prepared.by_row[row].outcomes for row in one.matches))
            things.sort(key=lambda concept: concept in changed)
            context.things, context.since_thing = (*context.things, *things)[-3:], 0
        elif one.matches:
            context.since_thing = 0  # the count fell: it is still what is spoken of
        context.since_thing += 1
        context.before = one.reading
        if one.matches:
            context.last, context.last_sentence = tuple(one.matches.values()), number
            context.made |= one.matches.keys()
            context.asked = one.reading.question or any(token.word == "whether" for token in one.reading.tokens)

    def _catch_up(self) -> None:
        """Note what the sentences since the last one that named an intervention are about, now that it matters."""
        for one in self._unread[-_BACK:]:
            self._take_over(one)
        self._unread.clear()

    def _take_over(self, one: Found) -> None:
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
        if head is None or head.word in _POINTING_BACK:
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
            verb = one.reading.tokens[clause.verb.head].lemma
            acts = clause.verb.form != "passive" and (verb in lexicon.VERBS or verb in _ACTING)
            self.context.take_over(head.word, acts=acts)


_OPENING = 6  # sentences before the first heading that tell what a draft is about
_BACK = 3  # what was spoken of more sentences ago is no longer meant
_CONTROL = grammar.words("another other control comparison remaining second rest")
_GROUPS = grammar.words("group groups controls others arm half")
_ACTING = grammar.stems("do make give help work get keep put be beat manage go send take")
_POINTING_BACK = grammar.words("it they this that these those")
