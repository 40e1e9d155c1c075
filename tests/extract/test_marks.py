"""The marks of a paragraph, and the paragraphs that have none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.extract import extract_spans
from quoteverify.extract._marks import Mark, find_marks, find_next_mark
from quoteverify.extract._paired import MAX_MENDED_CHARS
from quoteverify.extract._pairs import _pair_in_one_pass, _pair_plainly
from quoteverify.records import Document
from quoteverify.text.marks import MARK_CHARACTERS

prose = st.text(alphabet=["a", "b", "7", " ", ".", "_", "’", "'", "'", *MARK_CHARACTERS])


@given(prose, st.integers(0, 20))
def test_what_is_passed_over_has_no_mark(text: str, start: int) -> None:
    """Before the next mark a paragraph has none; all are found whether or not it is known."""
    found = find_next_mark(text, start)
    assert found <= len(text)
    assert find_marks(text, start, found, first_mark=start) == []
    whole = find_marks(text, start, len(text), first_mark=start)
    assert find_marks(text, start, len(text), first_mark=found) == whole


def test_an_apostrophe_in_a_word_is_passed_over() -> None:
    """The first mark of a paragraph is none of its apostrophes."""
    text = "It isn’t the crew's boat, ‘Gull’."
    assert find_next_mark(text, 0) == text.index("‘")


marks = st.lists(
    st.tuples(st.sampled_from(["“", "”", '"', "«", "»", "„", "''"]), st.sampled_from([1, 2, 3]))
).map(
    lambda kinds: [Mark(at * 9, at * 9 + 1, style, side) for at, (style, side) in enumerate(kinds)]
)


@given(marks)
def test_plain_pairs_are_those_of_the_whole_reading(found: list[Mark]) -> None:
    """Where each mark closes the one before, reading them one level in another gives the same."""
    plain = _pair_plainly(found)
    segments, opened = _pair_in_one_pass(found)
    if plain is not None:
        assert plain == [pair for segment in segments for pair in segment.pairs]
        assert opened is None
        assert not any(segment.is_odd for segment in segments)


def test_a_text_without_breaks_is_paired_once() -> None:
    """A mark of the wrong kind is mended in a paragraph, not in a whole text on one line."""
    odd, sea = "“We sail,’ said Oda. ", "The sea was calm all day. "
    for size, expected in ((9, ["We sail,", "Yes."]), (2 * MAX_MENDED_CHARS // len(sea), ["Yes."])):
        quotes = extract_spans(Document("doc", odd + sea * size + "“Yes.”"))
        assert [quote.text for quote in quotes] == expected
