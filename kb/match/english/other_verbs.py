"""Common English verbs that say nothing of a change: only that a word may be a verb."""

from kb.match.english.grammar import words

# As they stand in a dictionary, and not as stems: to stem so many would cost more than to read a draft.
OTHER_VERBS = words(
    "abandon abide absorb abuse accelerate access accommodate accompany accomplish accord accumulate accuse ache "
    "achieve acknowledge acquire adapt address adhere adjust administer admire admit adopt adore advance afford aim "
    "alarm alert align allocate allot alternate amaze amount amuse anger annoy anticipate appeal applaud apply appoint "
    "approach approve arouse arrange articulate ascertain ascribe aspire assemble assign attach attain attempt attest "
    "automate await awaken bake bang bark base bathe beam befall beg behave belong bend betray bite bleed blend bless "
    "blink blossom board boil bombard boot border bother brace brag brew brush bully bump burst bury buzz calculate "
    "campaign capture cater cease celebrate challenge characterize chat cheat check cheer chew choose circle cite "
    "clarify clash classify cling clutch coach coat coax coincide collaborate comb combine commence comment commission "
    "commit communicate compete compile complain complement complete comply compose comprehend comprise compute "
    "conceal concede conceive concentrate concern conclude conduct confer configure confine confirm conform confound "
    "confuse congratulate conserve constitute construct consume contemplate contrast convene converge converse convey "
    "convince cook cooperate coordinate cope copy correct correspond corroborate couch crack crave creep criticise "
    "cross crouch crown crumble cry cultivate cure curl cushion damp dance dare dart dash date deal debate decay "
    "deceive decorate dedicate deduce define defy delegate delete deliver demand denote depart depict deploy deposit "
    "derive descend describe design designate desire detach detail detain devise devote devour diagnose dictate differ "
    "differentiate digest dilate dilute direct disagree disappoint discard discern disclose discuss disguise dislike "
    "dismantle display dissect distinguish distort distract distribute dive divert dodge dominate donate dread dream "
    "dress drip drown dry earn echo edit educate elaborate elect elucidate embark embed embody embrace emit emphasise "
    "emphasize employ emulate encode encompass encounter endorse enforce engage engineer engulf enlighten enlist "
    "enquire ensue ensure entail entertain entice entitle envisage envy equate erupt estimate evaluate evolve exceed "
    "excel exchange excite exclude excuse execute exempt exercise exert exhale exhibit expire explode exploit explore "
    "export expose extract face fascinate fasten favour feature fetch figure film finance finish fix flag flash flee "
    "flex flick float flock focus foil fold forgive form formulate fortify found frame freeze frighten frown frustrate "
    "fulfil fulfill function fund furnish fuss gallop gather gauge gaze giggle glance glare glide glow gossip grab "
    "grade graduate grant grasp graze greet grieve grind grip groan grumble guess guide gulp halve handle happen "
    "harbour harvest haul haunt head heap heat highlight hike hinge hire hover hug hum hunt identify ignite ignore "
    "illustrate image impact implant implement implicate impose impress imprint inch incline include incorporate incur "
    "infect infer infiltrate inflict inform infuse inhabit inhale inherit initiate inject innovate inoculate inquire "
    "insert inspect inspire install instruct integrate interact intercept interest interpret interrupt intervene "
    "interview introduce invade invoke iron irrigate isolate issue jog join joke judge juggle jump justify kick kiss "
    "kneel knit knock knot label land lap laud launch lean leap legislate lick lighten list litter load lobby locate "
    "lodge loom loop lull lurk manifest manipulate march mark marry marvel mask master mature mediate merge mess "
    "migrate mimic mind mingle mirror mislead mislay mistake misuse mock model modernise mop mould mourn mumble munch "
    "mutter nag name narrate navigate negotiate nibble nod nominate notify nudge number obey object oblige obscure "
    "observe obtain occupy offend omit operate oppose opt orbit order organise organize orient originate outlaw "
    "outline outlive outnumber outsell overcome overdo overestimate overhear overlap overlook oversee overshadow "
    "overstate overtake overwhelm owe pack paint pamper panic pant pardon park participate partner patch pause peel "
    "peer penalise penetrate perceive perish permeate permit perpetuate persevere persist persuade pertain phone "
    "phrase picture pilot pin pinch plead please plot pluck plug point polish poll ponder populate portray position "
    "possess pound practise praise pray precede predict prefer prepare preside press presume pretend prevail prick "
    "print probe proceed process proclaim profess programme prohibit project proliferate prolong pronounce prosper "
    "protest prove provoke publicise pull punch punish purchase pursue puzzle quantify quarrel query quit quote race "
    "rain rattle reach realise realize reason reassure recall recite recline reconcile reconsider reconsult recruit "
    "rectify redeem redirect refer reflect refine refrain refuel regain regard register regret regulate rehearse "
    "reign relay relish remark remedy remind reopen repay repeat replicate represent request require rescue research "
    "resemble resent reserve reside resign resist resolve resort respect restart resume retain retire retreat retrieve "
    "reunite revamp reverse revert revise revisit revive revolve rewrite rhyme ring rip ripple risk roam roar roast "
    "roll rotate round row ruffle rush sail sample satisfy savour saw scale scan scare schedule scold scoop scope "
    "score scowl scramble scrape scratch scream scribble scrub seal search season secure seduce seek seep segregate seize "
    "select separate sew shade shape share shave shelter shield shine ship shiver shock shoot shop shout shove "
    "shovel shower shriek shrug shudder shuffle shut sigh signal signify simplify simulate sip situate sketch ski skim "
    "slam slap slide slip smash smoke smooth snack snap snatch sneak sneeze sniff snore soak sob solve sort "
    "span spare spark specify speculate spell spill spin spit splash split spoil sponsor spot spray sprout squash "
    "squat stack staff stage stagger stain stalk stamp stare state steady steal steer stem stick sting stipulate stir "
    "stitch stock straighten stratify stray stream stretch stride strip strive stroll struggle stuff stumble stun "
    "submit subscribe substitute subtract sue suffice summarise summarize summon supervise surge surpass surprise "
    "surround survive suspend sustain swarm sway sweep swirl switch symbolise sympathise synthesise synthesize tackle "
    "tailor tap target taunt teem tease terminate terrify testify thank thaw tick tickle tidy tighten tilt tip tire "
    "tolerate top toss touch tour tow trace track transfer translate transmit transport trap treasure treat tremble "
    "trickle trip trot trouble truncate trundle tuck tug tune tweak twist type uncover underestimate undergo underlie "
    "underline undermine underpin underscore undertake undo unfold unite unlock unravel unveil update uphold urge use "
    "utilise utilize utter vacate validate value vanish venture verify view visualise voice volunteer vomit vow "
    "wander warm warrant waste watch wave weep weigh welcome whisper whistle widen wield wink wipe wish withdraw "
    "withhold withstand witness wobble wrap wrestle yawn yell zoom"
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
