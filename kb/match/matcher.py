"""Sentence by sentence through a draft: what is spoken of, and which claims are made."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

from kb.draft.draft import LONGEST_SENTENCE, Sentence
from kb.language import words as words_of
from kb.match import idioms
from kb.match.advice.advice import advice_of
from kb.match.advice.advising import advice_in
from kb.match.base.likeness import Likeness
from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.figures import told_by_figures
from kb.match.change.relations import Relation, loosely, relations_of
from kb.match.change.rivals import names_another_treatment, of_controls
from kb.match.change.suppositions import is_asked, is_before_question
from kb.match.discourse import leads
from kb.match.discourse.answers import answer_of, denies_at_once
from kb.match.discourse.context import Context
from kb.match.discourse.echoes import after_colon, echo, ellipsis, likewise, same_picture, so_too
from kb.match.discourse.references import referring, shorter_names, substances, told_before
from kb.match.discourse.topics import note_things, said_of, take_over, topics_of
from kb.match.efficacy import only_effects, told_as_working
from kb.match.english.clefts import unfolded
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention, first_words, tokens
from kb.match.found import Found, carry_quotations, is_quoted
from kb.match.modality.assertion import loose_strength, strength_of
from kb.match.modality.attribution import tells_of_beliefs
from kb.match.modality.denials import denied
from kb.match.signs import Place, Signs
from kb.match.statements import stated_within
from kb.match.things import ClaimMatch, SentenceMatches, TurnedDown
from kb.match.weighing import candidates, weighed
from kb.model.terms import ClaimKind, Polarity, Strength


class Matcher:
    """Goes through the sentences of one draft in order."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.context = Context()
        self._lead: Reading | None = None  # the sentence that leads into the list whose items are read
        self._alike: Mapping[int, Likeness] = {}  # how much of each claim's wording the sentence uses
        self._alluded: Mapping[int, Likeness] = {}  # how much of the words for what acts in each claim it uses
        self._hints: list[Mention] = []  # the words of it that are part of an intervention's name
        self._unread: list[Found] = []  # sentences of which it was not needed yet what they are about

    def run(self, sentences: Sequence[Sentence], title: str | None) -> list[SentenceMatches]:
        """Return what each sentence says."""
        read = [Found(sentence, self._read(sentence.text)) for sentence in sentences]
        about = topics_of(read, self._read(title) if title else None, self.prepared)
        self.context.of_draft, self.context.touched_on = about.main, about.touched_on
        self.context.on_subject = about.known
        self.context.of_beliefs = tells_of_beliefs(title or "", *(one.sentence.text for one in read[:1]))
        carry_quotations(read)
        return [self._match(number, one) for number, one in enumerate(read)]

    def _read(self, text: str) -> Reading:
        every = tokens(text)
        kept = first_words(every, LONGEST_SENTENCE)
        if len(kept) < len(every):
            text = text[: kept[-1].end]  # what looks for words in the text must not cost more either
        words = unfolded(kept)
        return Reading(text, words, self.prepared.mentions(words), text.rstrip("”\"') ").endswith("?"))

    def _match(self, number: int, one: Found) -> SentenceMatches:
        if one.sentence.section != self.context.section:
            self.context.enter(one.sentence.section, heading=one.sentence.kind == "heading")
        reading = one.reading
        if one.sentence.kind != "item":
            # Who should not have a massage, as a heading, gives the advice that its items are for.
            advises = one.sentence.kind == "heading" and advice_of(reading) is not None
            self._lead = reading if advises or leads.is_lead(reading, one.sentence.kind) else None
        if reading.tokens:
            meant = substances(reading, self.context) or shorter_names(reading, self.context, self.prepared)
            if meant:
                reading.mentions = sorted([*reading.mentions, *meant], key=lambda mention: mention.first)
            self._note_wording(reading)
            self._by_weight(number, one)
            self._by_phrase(one)
            self._advise(one)
            self._by_statement(one)
            if not one.matches:
                self._with_lead(number, one)
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

    def _note_wording(self, reading: Reading) -> None:
        self._alike = self.prepared.vocabulary.alike(reading.tokens)
        self._alluded = self.prepared.allusions.alike(reading.tokens)
        self._hints = self.prepared.hinted(reading.tokens)

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

    def candidates_of(self, number: int, one: Found, start: int = 0) -> list[Signs]:
        """Return the signs for every claim that a sentence may make about the things that it names from `start` on."""
        reading = one.reading
        things = [
            (mention, claims)
            for mention in (*reading.mentions, *referring(reading, self.context, self.prepared))
            if (claims := [ready for ready in self._nearest(mention) if self._may_act(reading, ready, mention)])
        ]
        things += only_effects(reading, self.prepared, self.context)
        things += self._by_wording(reading, {ready.claim.row for _, claims in things for ready in claims})
        things = [(mention, claims) for mention, claims in things if reading.tokens[mention.first].start >= start]
        if not things:
            return []
        self._catch_up()
        place = Place(
            one.sentence.kind,
            self.context.last_sentence == number - 1,
            self.context,
            self._alike,
            self._hints,
            self._alluded,
        )
        read = [(mention, claims, self._relations(one, mention)) for mention, claims in things]
        return candidates(reading, read, self.prepared, place)

    def _by_wording(self, reading: Reading, named: Set[int]) -> list[tuple[Mention, list[ReadyClaim]]]:
        """Return the claims of which a sentence uses the wording without naming what they are about."""
        found = []
        acting = {mention.concept for mention in reading.mentions}
        taken = {at for mention in reading.mentions for at in range(mention.first, mention.last)}
        of_what_acts = {
            at
            for mention in reading.mentions
            if mention.concept in self.prepared.by_intervention and not mention.weak
            for at in range(mention.first, mention.last)
        }
        for row, likeness in self._alike.items():
            ready = self.prepared.by_row[row]
            if row in named or not likeness.is_enough(
                acts=not acting.isdisjoint(ready.interventions), one_of_few=ready.one_of_few
            ):
                continue
            at = min(likeness.places, key=lambda at: (at in taken, reading.tags[at] not in ("NN", "NS"), at))
            if at in of_what_acts:
                continue  # a drainage massage
            mention = Mention(min(ready.outcomes, default=0), at, at + 1, reading.tokens[at].word, alike=True)
            if ready.claim.kind is not ClaimKind.ADVICE and self._may_act(reading, ready, mention):
                found.append((likeness.weight, mention, ready))
        return [
            (mention, [ready])
            for weight, mention, ready in found
            if not any(other.interventions & ready.interventions and more > weight for more, _, other in found)
        ]

    def _may_act(self, reading: Reading, ready: ReadyClaim, thing: Mention) -> bool:
        """Tell whether the intervention is named or alluded to in the sentence, or was spoken of before it."""
        if not self.context.topic.isdisjoint(ready.interventions) or any(
            mention.concept in ready.interventions and mention is not thing for mention in reading.mentions
        ):
            return True
        alluded = self._alluded.get(ready.claim.row)
        if alluded is not None and alluded.weight >= _ALLUDES and alluded.without(thing.first, thing.last):
            return True
        return self.context.on_subject and any(
            mention.concept in ready.interventions and not thing.first <= mention.first < thing.last
            for mention in self._hints
        )

    def _by_weight(self, number: int, one: Found, start: int = 0) -> None:
        """Take up the claims for which most speaks."""
        for found in weighed(self.candidates_of(number, one, start)):
            signs = found.signs
            if found.polarity is None:
                self._turn_down(one, found.ready, found.reason, found.likely)
                continue
            lead = self._lead_of(one)
            polarity = Polarity.DENIED if lead is not None and leads.denies(lead) else found.polarity
            named = [mention.text for mention in signs.acting[:1]]
            told = one.reading.tokens[signs.word.token]
            change = [told.word] if signs.relation is not None and told.is_word else []
            self._add(one, found.ready, polarity, signs.word, (*named, signs.thing.text, *change), found.likely)
            if signs.relation is None or signs.relation.word.kind != "verb":
                one.unsaid[found.ready.claim.row] = signs.thing.text

    def _with_lead(self, number: int, one: Found) -> None:
        """Read an item without a verb of its own together with what leads into the list: massage may help with: anxiety."""
        lead = self._lead_of(one)
        if lead is None or one.sentence.kind != "item" or any(verb.finite for verb in one.reading.verbs):
            return
        named = next((m.text for m in lead.mentions if m.concept in self.prepared.by_intervention), None)
        if named is None and names_another_treatment(lead):
            return
        text, start = leads.joined(lead, one.reading, named or "it")
        whole = Found(one.sentence, self._read(text))
        self._note_wording(whole.reading)
        self._by_weight(number, whole, start)
        for row, match in whole.matches.items():
            one.matches[row] = replace(match, start=0, end=len(one.sentence.text))

    def _relations(self, one: Found, mention: Mention) -> list[Relation]:
        echoed = echo(one.reading, self.context.before, mention)
        if echoed and not any(word.kind in ("verb", "adjective") for word in one.reading.words):
            return echoed  # So did the release of stress hormones.
        before = self.context.before
        relations = likewise(one.reading, before, mention) or same_picture(one.reading, before, mention)
        relations = relations or told_as_working(one.reading, mention)
        relations = relations or told_before(one.reading, mention) or relations_of(one.reading, mention) or echoed
        relations = [found for found in relations if not of_controls(one.reading, found)] or relations
        relations = relations or ellipsis(one.reading, before, mention)
        for find in (so_too, after_colon):
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
        if listed and self.context.other_heads:
            return False
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
        if _SO_THEY_SAY.search(one.reading.text):
            return Strength.NONE
        if is_quoted(one, word.token) or is_asked(one.reading, word):
            return Strength.NONE
        lead = self._lead_of(one)
        if lead is not None and leads.hands_over(lead):
            return Strength.NONE
        strength = strength_of(one.reading, word)
        only_may = lead is not None and leads.only_may(lead)
        return Strength.POSSIBLE if only_may and strength in (Strength.PLAIN, Strength.ABSOLUTE) else strength

    def _turn_down(self, one: Found, ready: ReadyClaim, reason: str, likely: float = 0.5) -> None:
        one.turned_down.setdefault(ready.claim.key, TurnedDown(ready.claim.key, likely, reason))

    def _by_statement(self, one: Found) -> None:
        """Take up the claim whose own statement a sentence is, word for word: whatever else it says, it says that."""
        ready = self.prepared.by_statement.get(tuple(words_of(one.sentence.text)))
        if ready is None:
            for ready, word, polarity in stated_within(one.reading, self.prepared, self._alike):
                told = one.matches.get(ready.claim.row)
                self._add(one, ready, polarity, word, told.matched if told else (ready.claim.statement,), 0.95)
            return
        told = one.matches.get(ready.claim.row)
        if told is None or told.polarity is not Polarity.SAME:
            word = one.reading.words[0] if one.reading.words else Word(0, 0, Change.ANY, "verb", "finite")
            self._add(one, ready, Polarity.SAME, word, (ready.claim.statement,), 1.0)

    # Idioms

    def _by_phrase(self, one: Found) -> None:
        present = {token.stem for token in one.reading.tokens}
        for stem in sorted(present & self.prepared.by_phrase.keys()):
            for ready, stems, text, opposite in self.prepared.by_phrase[stem]:
                place = None
                if ready.claim.row not in one.matches and present.issuperset(stems):
                    place = idioms.place_of(one.reading, stems)
                if place is None:
                    continue
                supplied = partial(self._supplied, one, ready)
                told = idioms.told_by(
                    one.reading, ready, idioms.Phrase(*place, text, opposite), self.prepared, supplied
                )
                if told is not None and told.polarity is None:
                    self._turn_down(one, ready, told.reason)
                elif told is not None and told.polarity is not None:
                    self._add(one, ready, told.polarity, told.word, (*told.named, text), 0.9 if told.named else 0.75)

    # Advice

    def _advise(self, one: Found) -> None:
        """Take up the advice that a sentence gives; what it only seems to say of an effect goes."""
        for given in advice_in(one, self._lead_of(one), self.prepared, self.context, self._alike):
            if given.polarity is None:
                self._turn_down(one, given.ready, "no advice is given")
                continue
            for row in [row for row, thing in one.unsaid.items() if given.replaces(row, thing, self.prepared)]:
                one.matches.pop(row, None)  # no harm in a massage with a cold: nothing is said to prevent it
            word = Word(given.place, given.place, Change.GOOD, "verb", "finite")
            self._add(one, given.ready, given.polarity, word, (given.condition,), 0.85)
            told = one.matches[given.ready.claim.row]
            if given.asked:
                one.matches[given.ready.claim.row] = replace(told, strength=Strength.NONE)
            elif told.strength is Strength.ABSOLUTE:
                one.matches[given.ready.claim.row] = replace(told, strength=Strength.PLAIN)  # always best to wait

    def _lead_of(self, one: Found) -> Reading | None:
        """Return the sentence that leads into the list in which a sentence is an item."""
        return self._lead if self._lead is not one.reading else None

    # Answers

    def _answer(self, number: int, one: Found) -> None:
        """An answer makes the claims of what it answers: "That is a myth.", "It may, for a few weeks.".

        Where it goes on, what it denied at first stays denied: "It does not; lactate is gone by itself".
        """
        answered = [match for match in self.context.last if not one.matches or match.claim in one.matches]
        goes_on = bool(one.matches)
        reach = 2 if self.context.asked else 1
        if not answered or number - self.context.last_sentence > reach or len(one.reading.tokens) > 20:
            return
        answer = answer_of(one.reading, asked=self.context.asked)
        if answer is None or (goes_on and not denies_at_once(one.reading)):
            return
        polarity, strength = answer
        if (
            polarity is Polarity.SAME
            and strength not in (Strength.NONE, Strength.ASSOCIATED)
            and not self.context.asked
        ):
            # "It may, for a few weeks." answers a question; after a statement it says something else of it.
            # A link that held is the one told before.
            return
        for match in answered:
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
        named = self.prepared.interventions_in(one.reading.mentions)
        if one.sentence.kind in ("heading", "title"):
            context.of_section |= named
            context.other_heads = names_another_treatment(one.reading)
        context.name(named, self.prepared.by_outcome.keys())
        context.subject = said_of(one.reading, context, self.prepared)
        context.hint(frozenset(mention.concept for mention in self._hints))
        if not named - self.prepared.by_outcome.keys():
            if not named and (context.topic or one.matches):
                self._unread.append(one)
        else:
            self._unread.clear()
            context.since_mention = min(context.since_mention + 1, 1) if one.matches else context.since_mention + 1
        note_things(one, context, self.prepared)
        context.before = one.reading
        if one.matches:
            context.last, context.last_sentence = tuple(one.matches.values()), number
            context.made |= one.matches.keys()
            context.asked = one.reading.question or any(token.word == "whether" for token in one.reading.tokens)

    def _catch_up(self) -> None:
        """Note what the sentences since the last one that named an intervention are about, now that it matters."""
        for one in self._unread[-_BACK:]:
            take_over(one, self.context, self.prepared)
        self._unread.clear()


_SO_THEY_SAY = re.compile(
    r"\bor so (?:they|people|some|the \w+|we are|i am|it is) (?:say|said|claim|told|insist)s?\b", re.IGNORECASE
)
_ALLUDES = 0.3  # the weight of a word for what acts that no more than three claims share
_BACK = 3  # what was spoken of more sentences ago is no longer meant
