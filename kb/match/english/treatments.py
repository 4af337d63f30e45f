"""What people do for their health, beside what a base knows: where one of these acts, the intervention may not."""

from kb.language import stem
from kb.match.english.grammar import stems, words

_TREATMENTS = stems(
    "exercise exercises jog jogging walk walks walking swim swimming yoga pilates tai meditation "
    "acupuncture acupressure needle needles reflexology chiropractor chiropractic osteopath physiotherapy sauna steam bath "
    "hypnosis diet dieting vitamin vitamins supplement supplements herb herbs herbal tea drug drugs tablet tablets pill "
    "pills medicine medication medicines aspirin paracetamol ibuprofen painkiller painkillers steroid steroids antibiotic "
    "antibiotics vaccine vaccines vaccination jab jabs injection injections surgery infusion hydrocortisone prednisone "
    "garlic ginger ginseng echinacea zinc probiotic probiotics turmeric cannabis alcohol wine caffeine coffee nap naps "
    "heat ice sunlight sunshine music laughter counselling hand-washing washing soap stretching chemotherapy "
    "class classes bicycle bike pedalling treadmill valerian chamomile cryotherapy flotation reiki aromatherapy "
    "hydrotherapy psychotherapy cbt cognitive imagery biofeedback prayer singing dance dancing bath baths morphine opioid opioids nicotine "
    "smoking nicotine tobacco magnesium lavender lamp pets cat cats dog dogs "
    "radiotherapy insulin statin statins placebo gym hug hugs cuddle cuddles"
)
# Their stems are those of other words: the mind, the train, in the long run.
_BY_THE_WORD = words("mindfulness behavioural behavioral fasting cycling cupping training running run runs")
_EXERTING = stems("train run cycle fast")


def is_other_treatment(word: str) -> bool:
    """Tell whether a lower-case word names something that people do for their health."""
    return word in _BY_THE_WORD or stem(word) in _TREATMENTS


def is_treating_oneself(verb: str) -> bool:
    """Tell whether a form of a verb says that somebody does such a thing: people who train."""
    return is_other_treatment(verb) or stem(verb) in _EXERTING


# Words in the names of what people swallow, and what such a thing comes as: vitamin D is also "the tablets".
SWALLOWED = stems(
    "vitamin mineral zinc magnesium iron calcium selenium iodine omega oil extract acid probiotic herb supplement tablet "
    "capsule pill drug medicine melatonin creatine caffeine protein powder statin aspirin ibuprofen paracetamol "
    "antibiotic valerian echinacea ginkgo ginseng turmeric curcumin collagen lozenge"
)
COMES_AS = stems("supplement tablet capsule pill powder drop sachet lozenge gummy")
