"""The small words and the common verbs of English, by which a sentence falls into clauses, and who does things."""

from kb.language import stem


def stems(words: str) -> frozenset[str]:
    """Return the stems of words written in one string."""
    return frozenset(stem(word) for word in words.split())


def words(text: str) -> frozenset[str]:
    """Return the words of one string."""
    return frozenset(text.split())


# Past forms that no stemmer joins to their verb.
IRREGULAR = {
    past: verb
    for verb, pasts in {
        "rise": "rose risen", "fall": "fell fallen", "bring": "brought", "take": "took taken", "give": "gave given",
        "grow": "grew grown", "go": "went gone goes", "come": "came", "make": "made", "keep": "kept", "leave": "left",
        "hold": "held", "send": "sent", "tell": "told", "say": "said", "think": "thought", "know": "knew known",
        "see": "saw seen", "lead": "led", "mean": "meant", "run": "ran", "sleep": "slept",
        "wake": "woke woken", "draw": "drew drawn", "drive": "drove driven", "fight": "fought", "catch": "caught",
        "buy": "bought", "begin": "began begun", "become": "became", "write": "wrote written", "speak": "spoke spoken",
        "lose": "lost", "win": "won", "pay": "paid", "meet": "met", "sit": "sat", "stand": "stood", "wear": "wore worn",
        "eat": "ate eaten", "drink": "drank drunk", "choose": "chose chosen", "break": "broke broken",
        "shrink": "shrank shrunk", "sink": "sank sunk", "sweep": "swept", "spend": "spent", "build": "built",
        "deal": "dealt", "teach": "taught", "seek": "sought", "understand": "understood", "feel": "felt",
        "find": "found", "get": "got gotten", "beat": "beaten", "throw": "threw thrown", "lie": "lay lain",
        "swell": "swollen", "spring": "sprang sprung", "weave": "wove woven", "forget": "forgot forgotten",
        "undergo": "underwent undergone", "overcome": "overcame", "shake": "shook shaken", "swear": "swore sworn",
        "hear": "heard", "read": "reads", "blow": "blew blown", "bear": "bore borne", "weaken": "weakens",
        "wind": "wound", "fly": "flew flown", "ride": "rode ridden", "undo": "undid undone", "shed": "sheds",
        "die": "dying dies died", "do": "does did done", "have": "has had", "slow": "slowed", "ebb": "ebbed",
        "tear": "tore torn", "steal": "stole stolen", "freeze": "froze frozen", "free": "freed freed", "hide": "hid hidden", "bite": "bit bitten",
        "ring": "rang rung", "sing": "sang sung", "swim": "swam swum", "stick": "stuck", "strike": "struck stricken",
        "swing": "swung", "cling": "clung", "creep": "crept", "dig": "dug", "feed": "fed", "flee": "fled",
        "forgive": "forgave forgiven", "forbid": "forbade forbidden", "hang": "hung", "kneel": "knelt", "lend": "lent",
        "light": "lit", "mistake": "mistook mistaken", "sell": "sold", "shine": "shone", "shoot": "shot", "slide": "slid",
        "spin": "spun", "spit": "spat", "spoil": "spoilt", "stride": "strode", "strive": "strove striven", "sting": "stung",
        "undertake": "undertook undertaken", "weep": "wept", "bleed": "bled", "breed": "bred", "burn": "burnt",
        "learn": "learnt", "dream": "dreamt", "smell": "smelt", "leap": "leapt", "lean": "leant", "bend": "bent",
        "bind": "bound", "arise": "arose arisen", "awake": "awoke awoken", "withdraw": "withdrew withdrawn",
        "withstand": "withstood", "uphold": "upheld", "overtake": "overtook overtaken", "rebuild": "rebuilt",
        "mislead": "misled", "foresee": "foresaw foreseen", "misunderstand": "misunderstood", "outgrow": "outgrew outgrown",
        "sew": "sewed sewn", "prove": "proved proven", "sow": "sowed sown", "mow": "mowed mown",
        "show": "showed shown", "shave": "shaved shaven", "wring": "wrung", "spread": "spreads",
    }.items()
    for past in pasts.split()
}  # fmt: skip

BE = words("be is are was were been being am isn't aren't wasn't weren't 're 'm")
HAVE = words("have has had having haven't hasn't hadn't 've")
DO = words("do does did don't doesn't didn't")
MODAL = words(
    "will would shall should can could may might must won't wouldn't shan't shouldn't can't couldn't mightn't mustn't "
    "cannot ought need needn't 'll 'd"
)
AUXILIARIES = BE | HAVE | DO | MODAL
DETERMINERS = words(
    "a an the my your his her its our their this these those some any no every each another such what which whose "
    "several many few much more less fewer most all both either neither enough half one two three four five six seven "
    "eight nine ten twelve twenty thirty forty fifty sixty hundred"
)
PREPOSITIONS = words(
    "according of in on at for from by with during after before into onto over under among between within across "
    "to through "
    "throughout against about towards toward upon near beside besides behind beyond around without despite like unlike "
    "via per than following regarding until till since off out up down along inside outside as versus vs amid "
    "because-of"
)
CONJUNCTIONS = words("and or but nor yet so &")
SUBORDINATORS = words(
    "because although though while whereas when whenever if unless whether once since until till after before as "
    "that which who whom whose where why how than so lest provided wherever what"
)
# These open a clause only where a verb follows before the sentence or its next comma ends.
DOUBTFUL_SUBORDINATORS = words("so what how whose provided where")
RELATIVES = words("who which that whose whom where")
PRONOUNS = words(
    "i you he she it we they me him us them this that these those who which one ones both all some many others none "
    "everyone everybody anyone anybody someone somebody nobody something anything everything nothing there here hers "
    "mine ours yours theirs each either neither such most few several more what less much"
)
SUBJECT_PRONOUNS = words(
    "i you he she it we they who this that there these those everyone everybody anyone somebody people"
)
NEGATIONS = words(
    "not no never neither nor cannot without hardly barely scarcely nobody nothing none rarely seldom n't"
)
ADVERBS = words(
    "also even just only still really always never often sometimes ever quite rather very too so almost nearly "
    "well soon "
    "then now once again already perhaps maybe too instead thus hence however therefore moreover furthermore indeed "
    "meanwhile nevertheless nonetheless likewise otherwise much far yet all both together alone straight not hardly "
    "barely scarcely seldom somewhat altogether further later afterwards afterward thereby actually further else "
    "twice long already better best no longer"
)
STOPS = words('; : – — ( ) “ ” " ? !')

# Verbs of saying: what follows is somebody's word for it.
SAYING = stems(
    "say claim believe promise warn swear advertise argue insist swear assert maintain suppose imagine allege "
    "contend boast "
    "tout preach hype repute assume fancy reckon credit advise hold"
) | stems("tell hear think rumour rumor promote market pitch bill hope expect trust vow pledge feel fear")
PAYING = stems("pay spend")
SAYING_NOUNS = stems(
    "claim belief theory poster advert advertisement banner supporter enthusiast proponent advocate marketing brochure "
    "promise rumour rumor notion idea hypothesis myth assertion slogan folklore tradition promoter fan believer "
    "hope suggestion assumption argument leaflet salesman blurb critic lore legend wisdom website sign flyer "
    "label ad blurb slogan headline tabloid magazine menu page influencer guru"
)
# What research does: passed on, it is stated.
REPORTING = stems(
    "show find report demonstrate conclude record observe announce confirm reveal measure see note establish document "
    "detect prove discover indicate describe identify know recognise recognize recognise learn notice remark add"
)
SUGGESTING = stems("suggest hint imply suspect speculate theorise hypothesise propose seem appear guess wonder")
DENYING = stems("doubt deny dispute refute disprove debunk reject dismiss question contradict challenge disagree rebut")

COMMON_VERBS = (SAYING | SUGGESTING | REPORTING | DENYING) | stems(
    "make take get give go come keep let put leave hold bring send set turn run become remain stay seem appear "
    "look feel "
    "find show know want need try use work call ask talk speak write read sit stand lie walk play move live die sleep "
    "wake eat drink buy sell pay spend cost offer provide receive undergo have book cancel visit attend start "
    "begin end "
    "finish stop continue carry follow lead mean cause create allow enable require involve include contain consist "
    "depend rely rest sit meet teach learn train exercise test try study examine investigate compare measure assess "
    "track monitor recruit assign randomise enrol divide ask invite collect sample treat massage rub knead "
    "stroke press "
    "catch contract develop suffer experience enjoy endure recover hurt ache sting burn smell taste sound serve "
    "act play "
    "perform function behave respond react adapt reach arrive leave return enter join pass cross hit touch miss fail "
    "succeed win manage happen occur arise emerge exist persist last travel drift circulate flow spread leak seep "
    "breathe sweat rise laugh cry smile sing wear wash cook bake grow plant water sow dig prune cut open close build "
    "make ship deploy code review refactor earn employ hire fire dismiss tax subsidise charge vote govern rule "
    "rent own "
    "borrow lend invest save trade import export matter count weigh age change vary differ shift convert "
    "transform turn "
    "replace swap switch contribute account explain owe attribute link tie associate correlate relate connect couple "
    "think agree accept consider expect plan intend decide choose prefer like love hate fear worry relax rest settle "
    "help support assist protect serve beat outperform rival match equal exceed surpass lag trail enough lack "
    "drop pull push draw drag throw pick fill empty pour soak absorb drain filter store hold produce secrete release "
    "make bind block attack destroy kill live patrol guard defend enter linger fade wear pay hang fit fall think mean "
    "plateau stall revert recede return spike tell welcome thank suit book charge describe clean discuss mention "
    "cite quote "
    "publish print post appear deserve recommend advise urge encourage prescribe forbid ban warn swallow supplement "
    "tend pool assay struggle manage churn fuel serve rank score rate register log claim attract draw earn fetch "
    "yield render prompt bear boast pose"
)
# Forms in -s that are nearly always plural nouns.
PLURALS = words(
    "levels scores counts rates cells results studies trials effects changes benefits nerves muscles hands needs forms "
    "types numbers amounts shifts samples tests measures reports claims books calls plants claims drinks leaves "
    "researchers scientists patients days weeks hours minutes months years times ways things markers differences "
    "treatments sessions massages signs risks gains drops losses symptoms outcomes answers reasons questions costs "
    "prices wages taxes rents sales views colds aches pains screens naps lights shots doses pills supplements groups "
    "controls participants volunteers infants babies students states points parts kinds cases arms legs"
)

# Who does research: what they are said to have found is stated, not merely attributed.
RESEARCH = stems(
    "study trial review research researcher scientist meta-analysis metaanalysis analysis data evidence experiment "
    "author team investigator finding result literature report paper colleague sample doppler recording test "
    "measurement survey cochrane work difference ones group arm condition condition experimenter academic economist "
    "professor physiologist ultrasound scanner camera probe instrument thermography biopsy laboratory lab "
    "university science statistic record observation overview dataset cohort "
    "film image imaging photograph comparison assay figure number estimate meta regression model swab scan questionnaire rating"
)
PEOPLE = stems(
    "person people you i we she he they patient participant volunteer woman women man men client guest infant baby "
    "adult child children student worker subject runner nurse athlete anyone everyone somebody others user sleeper "
    "drinker reader employee teenager adolescent parent mother body skin mind muscle neck shoulder back leg arm "
    "feet foot "
    "hand limb brain doctor customer friend sufferer mouse mice rat animal dog rabbit pupil recipient tissue member "
    "player cyclist swimmer mum dad wife husband sister brother neighbour colleague family life owner tenant resident "
    "citizen farmer gardener grower developer programmer engineer household company firm organism those someone many "
    "most few some several all half third none pensioner smoker veteran driver commuter kid girl boy offender prisoner"
)
_ENDING_LIKE_PEOPLE = ("ers", "ors", "ists", "ians", "ees")
_NO_PEOPLE = words(
    "shoulders fingers tempers receptors sensors fibers waters computers letters papers flowers rivers towers dinners "
    "winters summers borders factors orders colors monitors errors doors floors numbers markers layers trees knees "
    "degrees bees fees cancers ulcers disorders tumors tremors others chambers filters boosters triggers offers"
)


def may_be_people(word: str, word_stem: str) -> bool:
    """Tell whether a noun names people: nurses, or by its form others who do something, such as porters."""
    return word_stem in PEOPLE or (word.endswith(_ENDING_LIKE_PEOPLE) and word not in _NO_PEOPLE)


TREATMENT = stems(
    "treatment session therapy intervention hour minute stroke appointment visit course technique therapist practice "
    "method approach procedure programme effect dose pill capsule supplement use hand touch week day evening single "
    "regular weekly daily hers mine ours supplementation intake application habit policy measure step strategy "
    "benefit answer reason result idea thing way part secret point month year night morning afternoon winter summer "
    "thumb finger table couch masseur masseuse elbow palm touch "
    "knead stroking pressure rub movement rhythm ritual season time programme package regime regimen routine "
    "tablet cup glass serving portion drug remedy product it"
)
LINKING = BE | words(
    "remain remains remained stay stays stayed feel feels felt become becomes became get gets got seem seems "
    "seemed appear "
    "appears appeared look looks looked grow grew turn turned prove proved left leave leaves make makes made "
    "keep keeps kept render "
    "feeling making leaving getting becoming staying keeping"
)
# How much there is of a thing; no thing of its own.
MEASURES = words(
    "level levels amount amounts number numbers count counts score scores rate rates concentration "
    "concentrations share "
    "activity activities frequency intensity severity risk risks episodes episode chance chances symptoms "
    "symptom quality "
    "quantity volume value values incidence prevalence likelihood probability odds degree measures markers "
    "ratings rating "
    "feelings feeling sense state function performance production supply release output circulating perceived self "
    "reported readings reading days cases attacks bouts spells speed onset length duration size percentage "
    "proportion flow inflow outflow secretion "
    "perception sensation burden toll time killing power strength capacity ability total mean average median"
)
