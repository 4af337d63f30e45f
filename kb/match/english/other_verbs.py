"""Common English verbs that say nothing of a change: only that a word may be a verb."""

from kb.match.english.grammar import words

# As they stand in a dictionary, and not as stems: to stem so many would cost more than to read a draft.
OTHER_VERBS = words(
    "abandon abide absorb abuse accelerate access accommodate accompany accomplish accord accumulate accuse ache "
    "achieve acknowledge acquire adapt address adhere adjust administer admire admit adopt adore advance afford "
    "ail aim alarm alert align allocate allot alternate amaze amount amuse anger annoy answer anticipate apologise "
    "apologize appeal applaud apply appoint approach approve arouse arrange articulate ascertain ascribe aspire "
    "assemble assign attach attain attempt attest automate average await awaken bake bang bark base bathe beam "
    "befall beg behave belong bend bet betray bite blame bleed blend bless blink blossom board boil bombard boot "
    "border bother bounce brace brag brake brew bruise brush buckle budge bulge bully bump burst bury buzz "
    "calculate camp campaign capture care caress cater caution cease celebrate chafe challenge char characterize "
    "chat chatter cheat check cheer chew choose chop chuckle circle cite clank clap clarify clash classify cleanse "
    "clench click cling clip clog clutch clutter coach coat coax coincide collaborate collapse colour comb combine "
    "commence comment commission commit communicate commute compete compile complain complement complete "
    "comply compose comprehend compress comprise compute conceal concede conceive concentrate concern conclude "
    "condense conduct confer confess configure confine confirm confiscate conform confound confuse congest "
    "congratulate consent conserve constitute construct consult consume contemplate contradict contrast convene "
    "converge converse convey convince cook cooperate coordinate cope copy correct correspond corroborate couch "
    "cough cover crack cram crave crawl creak crease creep cringe criticise cross crouch crown crumble crunch cry "
    "cuddle cultivate cure curl curse cushion cycle dab damage damn damp dance dangle dare dart dash date dazzle "
    "deaden deal debate decay deceive decelerate declare decline declutter decode decorate dedicate deduce deepen "
    "defer define deflate defy dehydrate delay delegate delete delight deliver demand denote dent depart depict "
    "deploy deposit derive descend describe design designate desire despise detach detail detain deteriorate "
    "determine detoxify deviate devise devote devour diagnose dictate differ differentiate digest dilate dilute "
    "dim direct disagree disappear disappoint discard discern discharge disclose discourage discredit discuss "
    "disguise disinfect dislike dismantle disobey dispel disperse display dispose disrupt dissect distinguish "
    "distort distract distress distribute distrust dive divert dodge dominate donate dose double doubt download "
    "doze drag dread dream drench dress dribble drip drool droop drown dry dump dwell earn echo edit educate "
    "elaborate elect electrify elucidate embark embarrass embed embody embrace emit emphasise emphasize employ "
    "emulate encode encompass encounter endorse energise energize enforce engage engineer engulf enlighten enlist "
    "enquire ensue ensure entail entertain entice entitle envisage envy equate erode erupt escape estimate "
    "evaluate evaporate evolve exacerbate exaggerate exasperate exceed excel exchange excite exclude excrete "
    "excuse execute exempt exercise exert exfoliate exhale exhaust exhibit expand expire explode exploit explore "
    "export expose extend extract face faint fascinate fasten favour feature fetch fidget figure file film "
    "finance finish fix flag flap flare flash flatten flee flex flick flinch flip float flock flog flood flourish "
    "flutter focus foil fold forage force forget forgive form formulate fortify found frame freeze fret frighten "
    "frown frustrate fulfil fulfill fumble function fund furnish fuss gallop galvanise gargle gasp gather gauge "
    "gaze giggle glance glare gleam glide glisten glow gnaw gobble gossip grab grade graduate grant grasp graze "
    "greet grieve grind grip groan groom grope growl grumble guarantee guess guide gulp gush halve hand handcuff "
    "handle happen harass harbour harden harm harvest hasten haul haunt head heap heat hesitate hide highlight "
    "hike hinge hire hiss hoard hobble hoist holler honk hop hover howl huddle hug hum humidify hunt hurry hush "
    "hydrate hypnotise identify ignite ignore illustrate image imitate impact implant implement implicate imply "
    "impose impress imprint inch incline include incorporate incur infect infer infiltrate inflict inform infuse "
    "inhabit inhale inherit initiate inject innovate inoculate inquire insert inspect inspire install instruct "
    "insulate integrate intensify interact intercept interest interpret interrupt intervene interview intrigue "
    "introduce invade invest invigorate invoke iron irradiate irrigate irritate isolate issue itch jog join joke "
    "jostle judge juggle jump justify kick kiss knacker kneel knit knock knot knuckle label lament land lap lapse "
    "lather laud launch lay lean leap lecture legislate lick lighten limp linger list listen litter liven load "
    "loathe lobby locate lock lodge loom loop loosen lose lull lurch lure lurk magnify mail maim manifest "
    "manipulate march marinate mark marry marvel mask master mature maximise maximize meddle mediate meditate mend "
    "merge mess migrate mimic mind mingle minimise minimize mirror misjudge mislay mislead misread mistake "
    "mistrust misuse mix moan mobilise mobilize mock model modernise moisten moisturise mop mould mount mourn mow "
    "muddle multiply mumble munch mutter nag name nap narrate nauseate navigate neglect negotiate nestle neuter "
    "neutralise neutralize nibble nickname nod nominate normalise normalize notify nourish nudge number "
    "nurture obey object oblige obscure observe obtain occupy offend omit operate oppose opt orbit order organise "
    "organize orient originate outlaw outline outlive outnumber outsell outweigh overcome overdo overeat "
    "overestimate overhear overheat overlap overload overlook oversee oversell overshadow oversleep overstate "
    "overtake overwhelm owe oxidise pacify pack paddle paint pamper panic pant paralyse paralyze pardon park "
    "participate partner pat patch pause peak peck pedal peel peer penalise penetrate perceive perch perform "
    "perish permeate permit perpetuate persevere persist perspire persuade pertain pester phone photograph phrase "
    "picture pierce pile pilot pin pinch pinpoint placate plead please plot plough pluck plug plummet plunge point "
    "poison polish poll pollute ponder populate portray position possess pounce pound practise praise pray precede "
    "predict prefer prepare preserve preside press presume pretend prevail prick print probe proceed process "
    "proclaim profess profit programme prohibit project proliferate prolong pronounce prosper protest prove "
    "provoke prune pry publicise puff pull pulsate pummel punch puncture punish purchase purge purify purr pursue "
    "puzzle quadruple quantify quarrel quell quench query queue quicken quit quiver quote race rack rain ramble "
    "range ransack rattle ravage reach realise realize reap reason reassure rebook rebound rebuild recall recharge "
    "recite reckon recline recommend reconcile reconnect reconsider reconsult recruit rectify recuperate recycle "
    "redden redeem redirect refer refine reflect refrain refresh refuel refund refuse regain regard regenerate "
    "register regret regulate rehearse reign reinforce reinvigorate rejoice rejoin rejuvenate relapse relay relish "
    "reload remark remedy remember remind remove rent reopen reorder repair repay repeat replace replenish "
    "replicate reply represent repress reproduce request require reschedule rescue research resemble resent "
    "reserve reset reside resign resist resolve resort respect restart resume resurface retain retard retch retire "
    "retrain retreat retrieve reunite revamp reverse revert revise revisit revitalise revitalize revive revolt "
    "revolve rewrite rhyme ride ring riot rip ripple risk roam roar roast roll rot rotate round rouse row ruffle "
    "ruin rumble rush safeguard sag sail sample sanitise satisfy saturate saunter savour saw scald scale scan "
    "scare schedule scold scoop scope scorch score scour scowl scramble scrape scratch scream scribble scrub seal "
    "search season secure sedate seduce seek seep segregate seize select separate sew shade shampoo shape share "
    "shatter shave shelter shelve shield shine ship shiver shock shoot shop shorten shout shove shovel shower "
    "shriek shrivel shrug shudder shuffle shut sigh sign signal signify simmer simplify simulate sip situate "
    "sizzle sketch ski skim skimp skip slacken slam slap slash sleepwalk slice slide slim slip slouch slump smash "
    "smear smoke smooth smother smuggle snack snap snarl snatch sneak sneeze sniff snooze snore snub soak soar sob "
    "soften solidify solve soothe sort span spare spark spasm specify speculate spell spill spin spit splash split "
    "splurge spoil sponsor spot sprain spray sprinkle sprout spur squander squash squat squeak squeal squirm "
    "stabilise stabilize stack staff stage stagger stagnate stain stalk stall stamp standardise standardize stare "
    "starve state steady steal steer stem stick stifle sting stipulate stir stitch stock stoop stow straighten "
    "strangle strap stratify stray stream stretch stride strike strip strive stroll struggle strum strut stuff "
    "stumble stun subdue submit subscribe subside substitute subtract suck sue suffice sulk summarise summarize "
    "summon sunbathe supervise supply surge surpass surprise surround survive suspend sustain swab swallow swarm "
    "sway sweep sweeten swerve swig swirl switch swoon swot symbolise sympathise synthesise synthesize tabulate "
    "tackle tailor tally tamper tangle tap taper target taunt teach tease teem telephone tempt terminate terrify "
    "testify thank thaw thicken thrive throb throng thud thump thwart tick tickle tidy tighten tilt tingle "
    "tint tip tire titrate toddle toil tolerate top topple torment toss touch tour tow trace track trample "
    "transfer translate transmit transpire transport trap tread treasure treat treble trek tremble trickle trip "
    "triple trot trouble trudge truncate trundle tuck tug tumble tune tweak tweeze twist twitch type typify "
    "unblock unbutton uncover underestimate undergo underlie underline undermine underpin underscore undertake "
    "undo undress unfasten unfold unhook unite unload unlock unpack unplug unravel unroll unveil unwind update "
    "uphold urge use utilise utilize utter vacate vaccinate vacuum validate value vanish vaporise vary veer "
    "venture verify vibrate view visualise voice volunteer vomit vouch vouchsafe vow waddle wade wag wait waive "
    "wallow wander warm warn warp warrant waste watch wave waver weaken weave wed weep weigh welcome wheeze whine "
    "whip whirl whisk whisper whistle widen wield wilt wince wink wipe wish withdraw wither withhold withstand "
    "witness wobble wonder worsen worship wrap wreck wrench wrestle wriggle wrinkle yawn yearn yell yield zap zip "
    "zoom"
)


def is_form_of_other_verb(word: str) -> bool:
    """Tell whether a word is one of these verbs, or a regular form of one: infers, inferred, inferring."""
    return not OTHER_VERBS.isdisjoint(_bases(word))


def _bases(word: str) -> set[str]:
    found = {word}
    for ending, back in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("d", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending) + back
            found.add(base)
            if ending in ("ed", "ing") and base[-1:] == base[-2:-1]:
                found.add(base[:-1])
    return found
