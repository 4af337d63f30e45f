"""The words by which sentences say that something changes, and how sure they are: English of every subject.

What belongs to one subject stands in the labels and phrases of its base. Words are listed as they stand in a
dictionary and compared by their stems.
"""

from enum import Enum

from kb.language import stem
from kb.match.english.grammar import stems, words
from kb.model.terms import Strength


class Change(Enum):
    """What a word says of the outcome it governs."""

    UP = "up"
    DOWN = "down"
    GOOD = "good"  # better for the person, whichever way the outcome goes
    BAD = "bad"
    SAME = "same"  # no difference
    ANY = "any"  # a change of no told direction: telling only where it is denied

    @property
    def turned(self) -> "Change":
        """The contrary change."""
        return _CONTRARY.get(self, self)


_CONTRARY = {Change.UP: Change.DOWN, Change.DOWN: Change.UP, Change.GOOD: Change.BAD, Change.BAD: Change.GOOD}

_UP_VERBS = stems(
    "increase raise boost elevate heighten enhance augment multiply stimulate strengthen amplify promote lift rev "
    "speed accelerate quicken double triple quadruple climb rise soar surge grow gain jump spike activate mobilise "
    "flood lengthen prolong extend reinforce intensify expand invigorate fortify upregulate swell bolster hasten hurry "
    "kickstart supercharge maximise fuel spur jolt energise revive rouse sharpen deepen buoy perk ramp nudge "
    "nourish replenish top spark induce generate encourage foster facilitate propel pump circulate trigger raise feed "
    "inflate escalate skyrocket mount magnify widen broaden thicken potentiate sensitise provoke evoke elicit "
    "stoke rekindle reactivate prime awaken turbocharge enrich advance drive enlarge quicken peak "
    "rocket balloon mushroom leap bounce exacerbate aid double thrive flourish bloom rally rebound fire reward deliver "
    "bump treble hoist kindle recharge unleash summon jumpstart uplift hike jack juice fatten replenish toughen beef pep ratchet crank arm equip ready favour favor cultivate catalyse catalyze predispose "
    "transactivate overexpress outpace exceed accumulate recover regrow replenish"
)
_CAUSING_VERBS = stems(
    "cause produce create bring release push send pour secrete express lead result contribute breed account"
)
_DOWN_VERBS = stems(
    "reduce lower decrease cut curb drop fall decline dip diminish lessen shrink suppress inhibit blunt dampen weaken "
    "slow hinder hamper block dull quiet quieten soothe ease relieve alleviate melt settle quell tame minimise shorten "
    "sink plunge slash interfere dissolve banish combat tumble halve deplete wane abate subside vanish disappear "
    "curtail mitigate lighten numb deaden downregulate restrain prevent protect ward guard shield fend stave avert "
    "remove flush clear free expel eliminate rid purge wash cleanse detoxify detox rinse expel excrete cure heal calm erase stop cease "
    "kill destroy trim dent mute wipe chase sweep squeeze shed drain loosen unwind unknot untangle spare fight beat "
    "defeat deter repel soften comfort mend lose lack attenuate abolish abrogate repress retard impede obstruct "
    "undermine erode sap starve crush stifle smother squash thwart counter counteract neutralise neutralize eradicate "
    "extinguish dispel drown disperse scatter evaporate fade ebb slacken slump crash collapse contract narrow thin "
    "shave moderate temper cool relax unclench pacify placate assuage allay salve palliate tranquillise antagonise "
    "inactivate deactivate silence disable limit restrict constrain cap control manage bust battle tackle "
    "conquer offset outweigh discourage delay postpone stall arrest halt forestall preclude avoid escape evade "
    "cost rein dodge whittle chip knock hammer cripple paralyse disarm sap nip snuff wring compromise damp "
    "quieten steady slip slide sag hush lull sidestep unravel sluice ditch evict oust crumble deplete drag quench discharge flatten dwindle taper recede wither ameliorate plummet choke depress rob strangle deprive throttle hobble decimate murder assassinate slaughter zap annihilate obliterate massacre"
)
_GOOD_VERBS = stems(
    "brighten improve help benefit support aid treat restore tune optimise assist refresh rejuvenate renew repair "
    "rebuild balance nurture preserve maintain sustain safeguard perfect upgrade polish hone fix regulate normalise profit"
)
_BAD_VERBS = stems(
    "worsen aggravate harm damage exacerbate impair disrupt disturb spoil ruin wreck hurt degrade deteriorate inflame "
    "suffer sabotage destabilise injure derange jeopardise threaten endanger upset tax overtax strain irritate poison knacker devastate savage"
)
_SAME_WORDS = stems("unchanged unaffected unaltered plateau")
_ANY_VERBS = stems(
    "affect change alter influence modify differ move shift impact vary budge modulate touch shape respond react "
    "stir flinch"
)

VERBS: dict[str, Change] = (
    dict.fromkeys(_CAUSING_VERBS, Change.UP)
    | dict.fromkeys(_GOOD_VERBS, Change.GOOD)
    | dict.fromkeys(_UP_VERBS, Change.UP)
    | dict.fromkeys(_DOWN_VERBS, Change.DOWN)
    | dict.fromkeys(_BAD_VERBS, Change.BAD)
    | dict.fromkeys(_SAME_WORDS, Change.SAME)
    | dict.fromkeys(_ANY_VERBS, Change.ANY)
)
VERBS[stem("up")] = Change.UP
CAUSING = _CAUSING_VERBS
# Verbs of which the outcome may be the subject: cortisol fell, anxiety eases.
INTRANSITIVE = stems(
    "hurry increase climb rise soar surge grow jump spike double triple quadruple decrease drop fall decline dip diminish "
    "lessen shrink ease sink plunge tumble halve wane abate subside vanish disappear improve worsen lengthen shorten "
    "quicken accelerate slow multiply strengthen weaken go get come clear melt settle lift unchanged unaffected "
    "unaltered differ change stop escalate mount peak skyrocket rocket leap swell expand intensify deepen sharpen "
    "suffer fade ebb dwindle taper recede slump crash collapse cease vary budge move shift plateau rebound rally "
    "recover "
    "brighten loosen soften relax heal deteriorate lighten widen narrow contract thin moderate dissolve "
    "evaporate run flow "
    "slip slide sag crumble stream rush course circulate plummet accumulate thrive flourish bloom lag suffer return rest stay remain balloon bounce inch "
    "creep respond react stir flinch"
)
# What these change stands after "of" or "from": rids the body of toxins, protects you against colds, keeps you from …
TAKING_AWAY_FROM = stems(
    "rid cleanse clear free purge relieve protect shield guard defend spare cure drain strip deplete prevent stop"
)

# A verb with a word that follows it, directly or after its object: brings cortisol down.
PARTICLES: dict[tuple[str, str], Change] = {
    (stem(verb), stem(particle)): change
    for change, pairs in {
        Change.UP: "move-towards move-toward set-free put-up help-way speed-way wake-up travel-faster circulate-faster drain-faster stream-faster go-up put-on pile-on push-up step-up build-up bring-up send-soaring send-racing send-rocketing send-skyrocketing send-climbing send-rising send-surging shoot-up pick-up get-moving get-going set-going keep-going set-motion put-motion keep-moving "
        "move-faster flow-better flow-faster ramp-up turn-up perk-up coax-out drive-up switch-on turn-on fire-up "
        "whip-up "
        "hurry-along tick-up nudge-up give-lift give-boost nudge-upward nudge-upwards edge-up inch-up creep-up move-up "
        "speed-up top-up kick-start set-off bring-about lead-to result-in contribute-to give-rise rev-up keep-up "
        "come-back keep-alert keep-awake keep-high send-up heat-up draw-up prop-up shore-up free-up open-up stir-up "
        "add-to make-for trend-up trend-upward trend-upwards push-higher send-higher push-upward crank-up dial-up "
        "move-along push-along carry-along sweep-along coax-back coax-into get-into put-into bring-into pump-into send-into "
        "drag-into plunge-into tip-into sink-into slide-into slip-into stream-into rush-into rush-to course-through surge-into surge-through stream-to flow-into "
        "let-loose let-out coax-along coax-from "
        "push-into draw-into draw-to nudge-along help-along get-pumping get-flowing kick-off come-quicker run-quicker move-quicker flow-quicker come-faster "
        "bulk-up pile-up scale-up work-faster work-better run-better run-faster run-smoother",
        Change.DOWN: "send-plummeting send-tumbling send-plunging send-falling send-crashing keep-clear finish-off let-up get-out bring-down go-down come-down take-away go-away hold-back save-on clean-of hold-check keep-check keep-control bring-control get-control keep-away "
        "filter-out let-go press-out break-down keep-bay keep-off keep-from knock-out dial-down take-edge take-out get-rid fight-off hold-off keep-out carry-out rinse-out "
        "wear-off carry-away drive-down cut-down push-down drive-out draw-out draw-off mop-up wipe-out chase-away "
        "sweep-away squeeze-out see-off tone-down hold-down carry-off rub-out knead-out press-out push-out wring-out flush-away sweep-out sweep-off wash-off "
        "draw-away lead-away drive-away move-out work-loose loosen-grip lose-grip clear-away drop-away send-packing sweat-out cut-back talk-down pull-down "
        "tick-down "
        "save-from spare-from rescue-from keep-down wear-down melt-away push-back knock-back calm-down slow-down tail-off die-down fall-away drop-off "
        "fall-off flush-out wash-away wash-out beat-back ward-off fend-off stave-off drain-away ebb-away edge-down "
        "inch-down creep-down weigh-down drag-down work-out iron-out rub-away rub-out clean-out clear-out take-down "
        "make-disappear make-vanish put-end put-stop do-away bring-end trend-down trend-downward nudge-down "
        "nudge-downward "
        "nudge-downwards scale-back rein-in get-down knock-down put-sleep wear-away take-off push-lower "
        "send-down dry-up stamp-out root-out weed-out phase-out shake-off hold-bay "
        "stay-clear steer-clear keep-small keep-low "
        "keep-free leave-free throw-off turn-down switch-off shut-down lay-low put-off run-down clamp-down "
        "put-action work-against put-brakes put-brake slam-brakes bear-down screen-out move-away hold-up",
        Change.SAME: "do-nothing do-little stay-as stay-put remain-as stay-same remain-same close-nil stay-where leave-as stay-flat "
        "remain-flat stay-unchanged hold-steady stay-steady remain-steady remain-stable stay-stable leave-untouched "
        "leave-unchanged leave-where hold-stable remain-constant stay-constant stay-level be-flat leave-alone",
        Change.GOOD: "lend-hand give-helping do-something do-anything do-more do-lot do-much work-wonders do-wonders do-good work-magic "
        "sort-out give-hand keep-best keep-shape keep-fettle keep-healthy keep-fit",
        Change.BAD: "get-way wreak-havoc play-havoc take-toll get-worse",
    }.items()
    for verb, particle in (pair.split("-") for pair in pairs.split())
}
FIRST_OF_PARTICLES = frozenset(verb for verb, _ in PARTICLES)

# Words that stand before the outcome, or after a form of "to be".
ADJECTIVES: dict[str, Change] = {
    word: change
    for change, listed in {
        Change.UP: "more higher greater stronger faster increased elevated raised extra enhanced longer additional "
        "boosted heightened richer sooner quicker larger bigger deeper brisker fuller steeper upward harder denser "
        "heavier livelier fresh freer added sharper keener abundant double earlier brighter plentiful warmer "
        "taller sorer",
        Change.DOWN: "sluggish feeble listless less fewer lower reduced decreased diminished smaller weaker slower shorter lowered milder "
        "relieved gone lighter rarer suppressed blunted attenuated dampened duller lessened downward scarcer looser "
        "softer decreased depleted low thinner absent easier lesser free",
        Change.GOOD: "better improved healthier calmer good beneficial useful helpful effective superior kinder "
        "smoother steadier "
        "marvellous marvelous brilliant fantastic terrific amazing invaluable unbeatable robust healthy balanced excellent great wonderful optimal efficient restored useless ineffective powerless worthless unhelpful",
        Change.BAD: "worst foul filthy vile lousy worse poorer impaired bad harmful detrimental damaging disrupted inferior damaged worsened",
        Change.SAME: "unchanged unaffected same similar identical unaltered comparable equal stable flat constant "
        "indistinguishable steady equivalent alike unmoved untouched undiminished",
    }.items()
    for word in listed.split()
}
# These change what they are said to be good or bad for, and stand after "to be": massage is good for pain.
FOR_ADJECTIVES = words(
    "better worse worst good bad beneficial useful helpful effective harmful detrimental damaging great wonderful "
    "excellent ideal perfect "
    "useless ineffective powerless worthless unhelpful superb superior inferior marvellous marvelous brilliant fantastic terrific amazing invaluable unbeatable"
)
# Never before a noun: of these the predicate alone tells a change.
PREDICATE_ONLY = words(
    "useless ineffective powerless worthless unhelpful good bad low free great fresh healthy sluggish feeble listless gone same effective useful helpful similar stable equal "
    "steady flat constant comparable absent easier alike harder earlier identical balanced wonderful excellent optimal "
    "marvellous marvelous brilliant fantastic terrific amazing invaluable unbeatable efficient robust beneficial harmful detrimental damaging"
)
NOUNS: dict[str, Change] = {
    form: change
    for change, listed in {
        Change.UP: "rise increase gain boost surge lift growth elevation enhancement spike jump acceleration "
        "stimulation "
        "booster promoter stimulant stimulator enhancer hit rush burst activation augmentation upregulation "
        "induction promotion increment upswing uptick upturn climb escalation amplification intensification release "
        "bump nudge leg-up push kick-start spurt expansion mobilisation strengthening speed-up doubling raiser "
        "improver fix kick jolt shot accelerator upsurge production leap",
        Change.DOWN: "drop fall reduction decrease decline dip relief removal clearance departure elimination loss suppression "
        "inhibition prevention protection cut lowering alleviation attenuation depletion downturn slump collapse "
        "cure remedy antidote blocker inhibitor suppressor reliever killer buster shield barrier defence defense "
        "resistance "
        "dive dent tumble easing abatement remission disappearance cessation excretion cleansing purge "
        "diminution shrinkage slowdown "
        "restriction limitation weapon armour safeguard repellent flush blockade curb slowing reducer plunge deterrent",
        Change.GOOD: "improvement benefit help support aid boon treatment tonic blessing friend ally "
        "effectiveness efficacy",
        Change.BAD: "worsening impairment harm deterioration damage disruption aggravation detriment enemy toll",
        Change.ANY: "advantage difference effect impact change influence effects shift alteration movement variation",
        Change.SAME: "similarity stability",
    }.items()
    for word in listed.split()
    for form in (word, word + "s")
}
# Nouns that change what is named before them, as one who acts: an immune booster, a painkiller.
AGENT_NOUNS = words(
    "booster enhancer stimulant stimulator promoter blocker inhibitor suppressor reliever killer buster reducer cure "
    "remedy fix improver raiser accelerator tonic antidote"
)

# Before these, "no" and "not" deny nothing: not only relieves, no doubt, nothing lowers it like …
NOT_NEGATING = words(
    "else only just merely simply doubt question surprise wonder matter least mention secret wonder exception less"
)

ABSOLUTE = words(
    "proven proves prove proved always guarantees guarantee guaranteed guaranteeing undoubtedly certainly definitely "
    "invariably unquestionably cures cure cured curing eliminates eliminate eliminated eliminating eradicates "
    "eradicate "
    "indisputably undeniably unfailingly absolutely completely totally surely banishes conclusively incontrovertibly "
    "undisputed irrefutable definitive conclusive indisputable undeniable unequivocally infallibly never-fails"
)
PROBABLE = words("probably likely presumably doubtless plausibly likelihood probability")
POSSIBLE = words(
    "may might could can perhaps maybe possibly potentially conceivably arguably seemingly apparently can't-say"
)
POSSIBLE_STEMS = stems("appear seem suggest hint imply suspect speculate theorise hypothesise propose")
ASSOCIATED_STEMS = stems("associate link correlate tie relate connect couple")
# What a thing may be called that both acts and is acted on: the hormone.
SUBSTANCES = words("hormone hormones substance drug steroid molecule compound chemical")
STRENGTH_ORDER = (Strength.NONE, Strength.ASSOCIATED, Strength.POSSIBLE, Strength.PROBABLE, Strength.PLAIN)
