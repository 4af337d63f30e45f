"""The words that tell whether a full stop ends a sentence; abbreviations are without their last stop."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set; lists of words read better so than one to a line."""
    return frozenset(text.split())


NEVER_LAST = words(
    """e.g eg i.e ie vs cf viz fig figs tab tabs eq eqs eqn eqns dr drs prof profs mr mrs ms messrs mme
    approx ca incl excl resp p pp ibid n.b q.v s.v subsp p.s"""
)
ABBREVIATIONS_BEFORE_NUMBERS = words(
    """no nos nr art arts vol vols ed eds suppl app ref refs sect sec secs ch chap chaps para paras pt pts
    fol fols obs expt expts exps c n op jan feb mar apr jun jul aug sept sep oct nov dec tbl"""
)
# Names of journals, ranks and places; as small words ("exp", "arch") they are words like any other.
ABBREVIATIONS_WHEN_CAPITAL = words(
    """rev hon gen col sgt capt lt st ste mt ft trans transl univ dept assn assoc int natl intl j proc ann
    arch am eur br clin exp med intern psychol physiol neurosci biol chem immunol endocrinol rehabil phys ther
    nurs sci res acad comp complement altern syst aust can scand engl jan feb mar apr jun jul aug sept
    sep oct nov dec pharmacol oncol epidemiol"""
)
SOMETIMES_LAST = words(
    """al etc inc ltd co corp llc plc gmbh bros jr sr esq ph.d phd m.d md m.sc b.sc ba ma d.phil r.n min
    mins max hr hrs h wk wks mo mos yr yrs d wt ht temp avg est dept sp spp spec diff a.m p.m i.v i.m
    s.c p.o b.i.d t.i.d q.d u.s u.k u.s.a e.u d.c b.c a.d n.d"""
)
NAMED_BY_A_LETTER = words(
    """vitamin vitamins hepatitis influenza type group groups grade class stage phase table appendix figure
    panel plan part arm cohort condition experiment study session protein kinase interleukin
    immunoglobulin"""
)
OPENING_WORDS = words(
    """a after again all also although among an and another any are as at because before both but by can
    compared despite did do does due during each even every few finally first five following for four
    from further furthermore given he hence her here his how however i if in indeed instead into is it
    its later many maybe more moreover most much my neither nevertheless no none nor not now of often on
    once one only or other others our overall participants patients people perhaps previous rather
    research researchers results scientists second see several she similarly since so some still studies
    such taken ten that the their then there therefore these they third this those three through thus to
    together today two under unfortunately unlike until was we were what when whenever where whereas
    whether which while who whose why will with within without yet you your"""
)
