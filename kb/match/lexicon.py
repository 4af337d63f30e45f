"""The words by which sentences say that something changes, how sure they are, and who says so.

English of every subject; what belongs to one subject stands in the labels and phrases of its base. Words are
listed as they stand in a dictionary and compared by their stems.
"""

from enum import Enum

from kb.language import stem
from kb.model.terms import Strength


class Change(Enum):
    """What a word says of the outcome it governs."""

    UP = "up"
    DOWN = "down"
    GOOD = "good"  # better for the person, whichever way the outcome goes
    BAD = "bad"
    SAME = "same"  # no difference
    ANY = "any"  # a change of no told direction: telling only where it is denied


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


_UP_VERBS = _stems(
    "increase raise boost elevate heighten enhance augment multiply stimulate strengthen "
    "amplify promote lift rev "
    "speed accelerate quicken double triple climb rise rose risen soar surge grow grew "
    "grown gain jump spike activate "
    "mobilise flood lengthen prolong extend reinforce deliver intensify expand invigorate "
    "fortify upregulate swell "
    "bolster hasten hurry kickstart supercharge maximise fuel spur jolt energise revive "
    "rouse sharpen deepen brighten buoy "
    "perk ramp nudge nourish replenish top spark release induce generate produce push send "
    "bring encourage foster "
    "facilitate propel drive pump circulate mobilize trigger delay raise feed pour"
)
_DOWN_VERBS = _stems(
    "reduce lower decrease cut curb drop fall fell fallen decline dip diminish lessen "
    "shrink shrank suppress inhibit "
    "blunt dampen weaken slow hinder hamper block dull quiet soothe ease relieve alleviate "
    "melt settle quell tame "
    "minimise shorten sink plunge slash interfere dissolve banish combat tumble halve "
    "deplete wane abate subside "
    "vanish disappear curtail mitigate lighten numb deaden downregulate restrain prevent "
    "protect ward guard shield "
    "fend stave avert remove flush clear eliminate rid purge wash cleanse detoxify rinse expel excrete cure "
    "cured heal calm erase stop stopped cease kill destroy trim dent mute wipe chase sweep "
    "squeeze shed drain loosen unwind "
    "unknot untangle spare save fight beat defeat deter repel soften comfort mend lose lost lack"
)
_GOOD_VERBS = _stems("improve help benefit support aid treat restore tune optimise assist")
_BAD_VERBS = _stems("worsen aggravate harm damage exacerbate impair disrupt disturb spoil")
_SAME_WORDS = _stems("unchanged unaffected unaltered")
_ANY_VERBS = _stems("affect change alter influence modify differ move")

VERBS: dict[str, Change] = (
    dict.fromkeys(_GOOD_VERBS, Change.GOOD)
    | dict.fromkeys(_BAD_VERBS, Change.BAD)
    | dict.fromkeys(_UP_VERBS, Change.UP)
    | dict.fromkeys(_DOWN_VERBS, Change.DOWN)
    | dict.fromkeys(_SAME_WORDS, Change.SAME)
    | dict.fromkeys(_ANY_VERBS, Change.ANY)
)
# Verbs of which the outcome may be the subject: cortisol fell, anxiety eases.
INTRANSITIVE = _stems(
    "increase climb rise rose risen soar surge grow grew grown jump spike double triple "
    "decrease drop fall fell fallen "
    "decline dip diminish lessen shrink shrank ease sink plunge tumble halve wane abate "
    "subside vanish disappear "
    "improve worsen lengthen shorten quicken accelerate slow multiply strengthen weaken go "
    "get come clear melt settle "
    "lift unchanged unaffected unaltered differ change stop"
)

# A verb with a word that follows it, directly or after its object: brings cortisol down.
PARTICLES: dict[tuple[str, str], Change] = {
    (stem(verb), stem(particle)): change
    for change, pairs in {
        Change.UP: "go-up went-up gone-up push-up step-up build-up bring-up send-soaring shoot-up pick-up "
        "get-moving "
        "move-faster flow-better flow-faster ramp-up turn-up perk-up coax-out drive-up "
        "switch-on turn-on fire-up whip-up hurry-along pick-up tick-up nudge-up give-lift "
        "give-boost get-going",
        Change.DOWN: "bring-down brought-down go-down went-down gone-down come-down came-down take-away "
        "took-away "
        "taken-away go-away went-away hold-back held-back hold-check keep-check held-check knock-out keep-away "
        "keep-bay keep-off keep-from kept-away dial-down take-edge took-edge take-out get-rid "
        "fight-off stop-getting "
        "stop-catching stop-from wear-off carry-away carried-away drive-down cut-down stop-you stop-me stop-us "
        "push-down drive-out draw-out draw-off mop-up wipe-out chase-away sweep-away "
        "squeeze-out see-off tone-down bring-relief "
        "hold-down send-packing sweat-out cut-back talk-down pull-down tick-down keep-down "
        "wear-down catch-fewer stop-getting",
        Change.SAME: "stay-as stayed-as stay-put stayed-put remain-as stay-same stayed-same remain-same "
        "close-nil "
        "stay-where leave-as left-as",
    }.items()
    for verb, particle in (pair.split("-") for pair in pairs.split())
}
FIRST_OF_PARTICLES = frozenset(verb for verb, _ in PARTICLES)

# Words that stand before the outcome, or after a form of "to be".
ADJECTIVES: dict[str, Change] = {
    stem(word): change
    for change, words in {
        Change.UP: "more higher greater stronger faster increased elevated raised extra enhanced longer "
        "additional "
        "boosted heightened richer sooner",
        Change.DOWN: "less fewer lower reduced decreased diminished smaller weaker slower shorter lowered "
        "milder "
        "relieved gone",
        Change.GOOD: "better improved healthier",
        Change.BAD: "worse poorer impaired",
        Change.SAME: "unchanged unaffected same similar identical unaltered",
    }.items()
    for word in words.split()
}
NOUNS: dict[str, Change] = {
    stem(word): change
    for change, words in {
        Change.UP: "rise increase gain boost surge lift growth elevation enhancement spike jump "
        "acceleration stimulation",
        Change.DOWN: "drop fall reduction decrease decline dip relief removal clearance elimination loss "
        "suppression "
        "inhibition prevention protection cut lowering",
        Change.GOOD: "improvement benefit help",
        Change.BAD: "worsening impairment harm deterioration",
        Change.ANY: "difference effect impact change influence",
    }.items()
    for word in words.split()
}
# Of these the change is that of the noun they govern: speeds up the removal, slows the decline.
REVERSING = {Change.UP: Change.DOWN, Change.DOWN: Change.UP}

NEGATIONS = frozenset(
    "not no never neither nor cannot without hardly barely scarcely nobody nothing none "
    "little don't doesn't didn't "
    "won't can't isn't wasn't aren't weren't hasn't haven't wouldn't couldn't shouldn't".split()
)
# Before these, "no" and "not" deny nothing: not only relieves, no doubt, nothing lowers it like …
NOT_NEGATING = frozenset("only just merely doubt question surprise wonder".split())

MODALS: dict[str, Strength] = {
    word: strength
    for strength, words in {
        Strength.POSSIBLE: "may might could can perhaps maybe possibly appears appear appeared seems seem seemed "
        "suggest suggests suggested suggesting potentially",
        Strength.PROBABLE: "probably likely presumably",
        Strength.ABSOLUTE: "proven proves prove proved always guarantees guarantee guaranteed undoubtedly certainly "
        "definitely invariably unquestionably cures cure cured eliminates eliminate",
        Strength.ASSOCIATED: ("associated linked correlated correlates correlate link links association tied tends"),
    }.items()
    for word in words.split()
}
STRENGTH_ORDER = (Strength.NONE, Strength.ASSOCIATED, Strength.POSSIBLE, Strength.PROBABLE, Strength.PLAIN)

# Who does research: what they are said to have found is stated, not merely attributed.
RESEARCH = _stems(
    "study trial review research researcher scientist meta-analysis analysis data evidence "
    "experiment author team "
    "investigator finding result literature report paper colleague sample doppler "
    "recording test measurement survey "
    "cochrane work difference one ones group arm condition"
)
PEOPLE = _stems(
    "people person you i we she he they patient participant volunteer woman women man men "
    "client guest infant baby "
    "adult child children student worker subject runner nurse athlete anyone everyone "
    "somebody others user sleeper "
    "drinker reader employee teenager adolescent parent mother body skin mind muscle neck shoulder back"
)
TREATMENT = _stems(
    "treatment session therapy intervention hour minute stroke appointment visit course "
    "technique therapist practice "
    "method approach procedure programme effect dose pill capsule supplement use sixty "
    "thirty hand kneading touch "
    "week day evening single regular weekly daily hers mine ours supplementation intake"
)
PRONOUNS = frozenset("it this that these those they them which who both".split())

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or but nor so yet as if when while is "
    "are was were be been being am "
    "has have had having do does did will would shall should can could may might must not "
    "no never it its they them "
    "their this that these those which who whom whose what there here then than too also "
    "even just only both either "
    "very quite rather still ever again once more most much many some any all each every "
    "own other another such same "
    "i me my we us our you your he him his she her one two three first also well now not "
    "during after before into "
    "over under about against between through within across per via up down out off "
    "because although though however "
    "moreover further furthermore besides indeed instead meanwhile nevertheless therefore "
    "thus hence like n't t s d ll "
    "ve re m don't doesn't didn't won't can't isn't cannot actually really simply "
    "certainly probably perhaps maybe "
    "possibly likely often sometimes usually always generally typically significantly "
    "markedly slightly reliably "
    "following around regarding depend depends reportedly apparently clearly feel feels "
    "felt get gets got become became becomes leave leaves left make makes made keep "
    "keeps kept let lets give gives gave given take takes took taken walk wake woke come "
    "came go goes went seem tend start "
    "began begin need want try receive received see seen saw find found show shown showed "
    "reported record recorded prove "
    "proven three four five six seven eight nine ten twelve twenty thirty forty fifty "
    "sixty ninety hundred several far near "
    "away back time times thing things lot bit way kind sort sold known called used able".split()
)
PREPOSITIONS = frozenset(
    "in on at for from by with during after before into over under among between within across to".split()
)
# Before the intervention these take it out of play: unlike massage, more than massage.
EXCLUDING = frozenset("unlike than without instead versus vs not except rather like".split())

# Attribution: the sentence says that somebody says so.
SAYING = _stems(
    "say said says claim claims believe believes believed think tell tells told promise "
    "promises warn warned read "
    "advertise argue insist swear assert maintain suppose imagine hear heard according supposedly allegedly "
    "rumour theory poster advert banner supporter enthusiast proponent advocate marketing brochure"
)
REPORTING = _stems(
    "show find found report demonstrate conclude record observe announce confirm reveal measure see saw note"
)

BARRIERS = frozenset(["but", "while", "whereas", "although", "though", "because", "yet", "however", ";", ":", "–", "—"])

HYPE_FREE_ANSWERS_YES = frozenset("yes yep indeed true absolutely definitely".split())
ANSWERS_NO = frozenset("no nope myth false untrue nonsense wrong".split())
