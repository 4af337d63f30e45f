"""Everyday words for what claims are often about: the same thing in other words, and the state it stands for.

General English, as a thesaurus has it. A family is used where one of its members is the name of a concept of the
base, and only for words that are not the name of another.
"""

from collections.abc import Sequence
from functools import cache

from kb.language import stem
from kb.match.lexicon import Change

# Words for the same thing. The first is the head under which the others are found.
FAMILIES: tuple[str, ...] = (
    "pain ache aches aching sore soreness hurt hurts hurting painful discomfort agony tender tenderness achy "
    "twinge twinges cramp cramps spasm spasms stiffness throbbing headache headaches backache backaches "
    "toothache earache bellyache migraine migraines sciatica stiff_neck bad_back knots throb throbs throbbed "
    "twinged smarting nag nags nagged nagging niggle niggles niggling stinging sting pang pangs crick tightness",
    "massage masseur masseurs masseuse masseuses knead kneads kneaded kneading rub rubs rubbed rubbing strokes stroking "
    "stroked therapist_hands massaging "
    "effleurage petrissage tapotement shiatsu deep_tissue hot_stone pummel pummels pummelled pummelling back_rub foot_rub "
    "neck_rub shoulder_rub",
    "anxiety anxious anxiousness nervous nervousness worry worries worried fear fearful fearfulness jittery "
    "apprehension angst "
    "uneasy unease nerves dread fretful jitters panic jumpy panicky edgy worrying worriers fretting frets "
    "dreaded panics panicking terrified scared agitated agitation restlessness uptight jumpiness distress distressed "
    "trepidation foreboding nervy rattled nail-biting racing_mind racing_thoughts busy_mind restless_mind troubled_mind anxious_mind frayed_nerves worried_mind butterflies on_edge wound_up keyed_up frazzled panicked frightened frightening scary afraid bundle_of_nerves",
    "stress stressed stressful tense strain pressure_of_life overwrought frazzled stresses",
    "depression depressed depressive",
    "infection infections infected bug bugs virus viruses germ germs contagion ill illness illnesses sick "
    "runny_nose stuffy_nose blocked_nose sore_throat sore_throats coughs cough sneeze sneezes sneezing stomach_bug tummy_bug "
    "snuffles winter_bugs going_round sickbay sick_days laid_up "
    "sickness unwell sniffle sniffles lurgy coming_down_with comes_down_with come_down_with came_down_with "
    "falling_ill bed_with_flu laid_low pathogens microbes",
    "illness ill sick sickness unwell disease ailment ailments",
    "acute-illness ill sick unwell feverish febrile fever temperature flu contagious infectious shivery coughing",
    "sleep asleep slumber sleeping slept sleeps shut-eye",
    "falling-asleep get_to_sleep gets_to_sleep got_to_sleep getting_to_sleep drift_off drifts_off go_to_sleep "
    "going_to_sleep goes_to_sleep doze_off dozes_off fall_asleep drop_off",
    "nap doze dozed dozes dozing snooze snoozed siesta kip catnap",
    "coffee espresso espressos latte lattes cappuccino americano brew",
    "insomnia sleepless sleeplessness",
    "tiredness tired fatigue fatigued weary weariness exhaustion exhausted",
    "fatigue tired tiredness fatigued weary weariness exhaustion exhausted",
    "memory memories remember remembering recall recollection recollect retention memorise remembers remembered "
    "memorize memorised recalls recalled",
    "mood spirits cheer cheerfulness cheerful happier happiness",
    "happiness happy happier",
    "alertness alert attentive attention vigilance vigilant concentration concentrate awake wide_awake focus "
    "on_the_ball sharp perky",
    "circulation bloodflow flow_of_blood supply_of_blood",
    "lymph-flow lymph_fluid lymphatic_fluid",
    "immunity defence_system defense_system fighting_off_infection fight_off_infection fight_off_illness immune defences defenses immune_cells immune_defences immune_defenses",
    "immune-system defence_system defense_system fighting_off_infection fight_off_infection fight_off_illness defences defenses immune_cells",
    "inflammation inflammatory inflamed",
    "swelling swollen oedema edema puffiness",
    "toxins nasties muck sludge toxin toxic toxicants poisons impurities gunk pollutants",
    "weight heavier weigh",
    "obesity obese overweight",
    "appetite hungry hunger",
    "hunger hungry appetite",
    "strength strong stronger",
    "mortality death deaths die dies died dying",
    "death deaths die dies died dying mortality",
    "unemployment unemployed jobless joblessness",
    "employment jobs employed job",
    "poverty poor poverty-stricken",
    "inflation prices",
    "wages wage pay earnings salaries salary",
    "earnings wages pay income",
    "income incomes earnings",
    "profit profits profitable profitability",
    "sales sale sold sells",
    "crime crimes criminal offences",
    "productivity productive output",
    "lactate lactic",
    "bugs bug defects defect errors faults",
    "defects bugs bug defect errors faults flaws",
    "errors error mistakes bugs faults",
    "pests pest insects",
    "weeds weed",
    "growth grow grows grew growing",
    "yield yields harvest crop crops",
    "fertility fertile",
    "health healthy healthier",
    "blood-pressure hypertension",
    "headache headaches migraine migraines sciatica stiff_neck bad_back knots throb throbs throbbed twinged smarting",
    "traffic congestion jams",
    "pollution polluted smog",
    "learning learn learns learned",
    "creativity creative",
    "loneliness lonely",
    "confidence confident",
    "nausea nauseous queasy sickness",
    "dehydration dehydrated",
    "muscle-mass muscle",
    "digestion digest digestive",
    "constipation constipated",
    "violence violent aggression aggressive",
)

# States that are the contrary of a thing, or the thing itself: calm is the contrary of anxiety.
STATES: dict[Change, dict[str, str]] = {
    Change.DOWN: {
        "anxiety": "quiet_mind quieter_mind clearer_head peace_of_mind at_ease ease_of_mind at_peace laid_back "
        "peaceful calm calmer calmed calms serene relaxed soothed carefree untroubled tranquil "
        "peaceful reassured relaxing calming "
        "unruffled untroubled unflustered tranquillity serenity calmly unworried soothing composed relaxation relax relaxes unwind unwinds destress",
        "stress": "at_ease chilled relaxed unstressed relaxing relax relaxes unwind unwinds destress",
        "pain": "painless painkiller painkilling",
        "insomnia": "well-rested",
        "alertness": "half_asleep dopey drowsy sleepy groggy drowsier sleepier dozy",
        "memory": "forget forgetful forgets forgetting forgetfulness",
        "mood": "gloomy gloomier sadder sad glum miserable grumpy irritable",
        "happiness": "sad sadder unhappy miserable",
        "depression": "cheerful happier cheered",
        "unemployment": "employed employment jobs",
        "employment": "unemployed unemployment jobless joblessness",
        "sleep": "sleepless sleeplessness",
        "fatigue": "refreshed energetic rested energised",
        "tiredness": "refreshed energetic rested",
        "weight": "slimmer lighter thinner",
        "immunity": "vulnerable",
        "hunger": "full sated satiety fuller",
        "appetite": "full sated satiety fuller",
        "poverty": "affluence prosperity",
        "inflammation": "anti-inflammatory",
    },
    Change.UP: {
        "pain": "sorer achier",
        "detoxification": "cleanse cleanses purify purifies detoxify detoxifies detoxified detoxifying detoxes "
        "detoxing",
        "mood": "happier cheerier cheered cheer cheers cheers_up",
        "happiness": "happier",
        "strength": "stronger",
        "weight": "heavier",
    },
}

# Things of which more is worse, whatever it is that is said of them.
BAD_THINGS = (
    "pain ache anxiety stress worry infection illness disease cold flu sickness fever toxin waste poison swelling "
    "inflammation fatigue tiredness insomnia depression death mortality risk harm injury damage error bug defect fault "
    "unemployment poverty inflation crime violence pollution congestion debt obesity cancer diabetes "
    "hypertension nausea "
    "headache migraine symptom loss failure accident suicide addiction dependence hunger malnutrition anaemia "
    "pest weed "
    "blight mould mildew slug aphid erosion drought soreness tension nervousness cortisol latency delay bleeding scar "
    "allergy asthma cough relapse outage downtime crash regression vulnerability breach conflict loneliness dementia"
)


# Parts of the body that ache, where one of these stands before them: a bad back, a stiff neck.
_ACHING = frozenset(
    "bad stiff sore tight aching achy painful dodgy creaky tender tense knotted tired-out niggling troublesome".split()
)
_BODY = frozenset(
    "back neck shoulder shoulders knee knees hip hips joint joints muscle muscles calf calves leg legs foot feet head "
    "hamstring hamstrings thigh thighs spine elbow wrist wrists arm arms hand hands".split()
)


def is_aching(before: str, word: str) -> bool:
    """Tell whether two words name a pain without the word: a bad back."""
    return before in _ACHING and word in _BODY


def is_of_body(word: str) -> bool:
    """Tell whether a word names a part of the body that may ache."""
    return word in _BODY


def feels_better(words: Sequence[str]) -> bool:
    """Tell whether words begin with a part of the body that is better: your neck feels so much looser."""
    if not words or words[0] not in _BODY or words[1:2] not in (["feel"], ["feels"], ["felt"], ["feeling"]):
        return False
    return any(word in ("better", "looser", "freer", "easier", "lighter") for word in words[2:5])


@cache
def _families() -> dict[str, tuple[str, ...]]:
    return {head: tuple(rest) for head, *rest in (family.split() for family in FAMILIES)}


@cache
def _states() -> dict[str, tuple[tuple[str, Change], ...]]:
    found: dict[str, list[tuple[str, Change]]] = {}
    for change, heads in STATES.items():
        for head, listed in heads.items():
            found.setdefault(head, []).extend((word, change) for word in listed.split())
    return {head: tuple(pairs) for head, pairs in found.items()}


def same_as(head: str) -> tuple[str, ...]:
    """Return the everyday words for a thing with this name."""
    return _families().get(head) or _families().get(head.removesuffix("s"), ())


def states_of(head: str) -> tuple[tuple[str, Change], ...]:
    """Return the words for a state of the thing with this name, each with the change that it is."""
    return _states().get(head) or _states().get(head.removesuffix("s"), ())


@cache
def _bad_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in BAD_THINGS.split())


def is_bad(stems: frozenset[str]) -> bool:
    """Tell whether a thing with these words in its names is one of which less is better."""
    return bool(stems & _bad_stems())


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for family in FAMILIES:
        head, *rest = family.split()
        for word in (head, *rest):
            heads = found.setdefault(stem(word), [])
            if stem(head) not in heads:
                heads.append(stem(head))
    return {member: tuple(heads) for member, heads in found.items()}


def canonical(word_stem: str) -> str:
    """Return the stem of the head of a word's family, or the stem itself: headaches are a family of their own."""
    heads = _heads().get(word_stem)
    return word_stem if heads is None or word_stem in heads else heads[0]


def canonicals(word_stem: str) -> tuple[str, ...]:
    """Return the heads of all families of a word: a headache is also a pain; the stem itself where it has none."""
    return _heads().get(word_stem) or (word_stem,)
