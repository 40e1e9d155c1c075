"""Names: what belongs to one person, judged by the last name."""

from __future__ import annotations

import pytest

from quoteverify.text.names import are_compatible_names, are_two_people, split_name


@pytest.mark.parametrize(
    "left,right",
    [
        ("Lindqvist", "Eva Lindqvist"),
        ("Gov. Tom Harrow", "Thomas Harrow"),
        ("T. Harrow", "Thomas Harrow"),
        ("Harrow’s", "Thomas Harrow Jr."),
        ("DR. OKAFOR", "Ngozi Okafor"),
        ("Orla O’Dowd", "O'Dowd"),
        ("van der Meer", "Joris van der Meer"),
        ("Van der Meer", "Joris van der Meer"),
        ("Van Dam", "Katrien van Dam"),
        ("Meer", "Joris van der Meer"),
        ("de la Fuente", "Rosa de la Fuente"),
        ("bin Rashid", "Saeed bin Rashid"),
        ("Al-Masri", "Huda al-Masri"),
        ("Masri", "Huda al-Masri"),
        ("Al Norden", "Norden"),
        ("Nora King", "King"),
        ("Mr. King", "Judge Tom King Jr."),
    ],
)
def test_names_of_one_person(left, right):
    """Titles, initials, nicknames, suffixes and a bare last name are no contradiction."""
    assert are_compatible_names(left, right)
    assert are_compatible_names(right, left)


@pytest.mark.parametrize(
    "left,right",
    [
        ("Harrow", "Harlow"),
        ("Tom Harrow", "Edith Harrow"),
        ("Okafor", "the ministry"),
        ("Katrien van der Meer", "Joris van der Meer"),
        ("Al Norden", "Edith Norden"),
        ("Van Norden", "Edith Norden"),
        ("Nora King", "Nora Okafor"),
        ("Nora King", "the King"),
    ],
)
def test_names_of_two_people(left, right):
    """Another last name, or another given name before the same one, is another person."""
    assert not are_compatible_names(left, right)


def test_a_title_alone_keeps_its_word():
    """Where nothing but a title is given, the title is the name."""
    assert split_name("the President") == (("the",), "president")
    assert split_name("") == ((), "")


@pytest.mark.parametrize(
    "left,right",
    [
        ("Tom Harrow", "Edith Harrow"),
        ("Le Pen", "Okafor"),
        ("mr. Harrow", "Okafor"),
        ("the governor", "the mayor"),
        ("Edith", "Tom Harrow"),
        ("王芳", "李明"),
    ],
)
def test_speakers_who_are_two_people(left, right):
    """Two names, or two bare offices, that do not go together are two people."""
    assert are_two_people(left, right)
    assert are_two_people(right, left)


@pytest.mark.parametrize(
    "left,right",
    [
        ("Harrow", "Tom Harrow"),
        ("the mayor", "Tom Harrow"),
        ("The White House", "Tom Harrow"),
        ("She", "Tom Harrow"),
        ("Tom", "Thomas Harrow"),
        ("Mayor", "Tom Harrow"),
        ("mrs. Okafor’s campaign", "Tom Harrow"),
        ("a witness", "the mayor"),
        ("", "Tom Harrow"),
    ],
)
def test_speakers_who_may_be_one(left, right):
    """A description, an office or a pronoun may be anybody."""
    assert not are_two_people(left, right)
    assert not are_two_people(right, left)
