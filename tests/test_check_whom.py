"""Of whom a sentence speaks: of one person, of animals and cells, of one group of people."""

import pytest

from kb.check import whom


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("After the massage my neck no longer ached.", "no longer ached"),
        ("I slept for nine hours after it.", "slept"),
        ("The massage calmed her.", "calmed"),
        ("Magnesium gave me a stomach ache.", "gave"),
        ("She said that her pain fell afterwards.", "fell"),
        ("“My pain was gone,” he said.", "was gone"),
    ],
)
def test_one_person(text: str, words: str) -> None:
    assert whom.tells_of_one_person(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He found that massage therapy raised cortisol.", "raised"),
        ("She told us that massage therapy removed toxins.", "removed"),
        ("Her book showed that massage prevented colds.", "prevented"),
        ("He later wrote that massage raised cortisol.", "raised"),
        ("In her latest study, massage raised cortisol.", "raised"),
        ("She treated ten women, and cortisol fell.", "fell"),
        ("A doctor told me that massage removed toxins.", "removed"),
        ("According to her, massage lowered cortisol.", "lowered"),
        ("He felt that massage lowered cortisol.", "lowered"),
        ("Massage eases his pain.", "eases"),
        ("Massage has eased her pain.", "has eased"),
        ("Massage lowered cortisol.", "lowered"),
    ],
)
def test_not_one_person(text: str, words: str) -> None:
    assert not whom.tells_of_one_person(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "In rats, massage lowers cortisol.",
        "Mice that were stroked had less cortisol.",
        "In a mouse model it lowers cortisol.",
        "It lowers cortisol in the rat.",
        "Animal experiments say so.",
        "It raises the number of cells in vitro.",
        "Rat pups that are licked release less of it.",
    ],
)
def test_animals_and_cells(text: str) -> None:
    assert whom.speaks_of_the_laboratory(text)


@pytest.mark.parametrize(
    "text",
    [
        "Massage therapy lowers cortisol in dog owners.",
        "Massage therapy lowers cortisol in horse riders.",
        "It lowers cortisol in people who ride horses.",
        "It lowers cortisol in owners of large dogs.",
        "It lowers cortisol in animal lovers.",
        "It lowers cortisol in sheep farmers.",
        "It lowers cortisol, and not only in mice.",
        "Walk the dog, and cortisol falls.",
        "It lowers cortisol in vivo.",
    ],
)
def test_people(text: str) -> None:
    assert not whom.speaks_of_the_laboratory(text)


def test_groups() -> None:
    groups = ["women with breast cancer", "10 people with lymphedema and 12 healthy people"]
    assert whom.names_a_group("After breast surgery cells rose.", groups)
    assert whom.names_a_group("In lymphoedema it moves.", groups)
    assert not whom.names_a_group("People who are healthy feel better with treatment.", groups)
