"""Code in Markdown is nobody's speech; what a fence without a language sets off may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteverify.extract import extract_spans
from quoteverify.extract._code import mask_code
from quoteverify.records import Document


def list_quotes(text: str) -> list[str]:
    """Return the words of each quote."""
    return [quote.text for quote in extract_spans(Document("a", text))]


@pytest.mark.parametrize(
    "text, quotes",
    [
        ('Run `toast("bread and jam")` first. “We did,” said Oda.', ["We did,"]),
        ('```python\nsay("no more")\n\nsay("at all")\n```\n“Yes,” said Oda.', ["Yes,"]),
        ('~~~ sh\necho "no more"\n~~~\n', []),
        ("```\n“No more,” said Oda.\n```\nMo said “yes, more”.", ["No more,", "yes, more"]),
        ('```js\nlog("no")\n\n“We left it open,” said Oda.', ["no", "We left it open,"]),
        ("Oda wrote ``not now'' and `not ever' there, `no'.", ["not now", "not ever", "no"]),
        ('“Use `say("no")` there,” said Oda.', ['Use `say("no")` there,']),
    ],
)
def test_marks_in_code_quote_nobody(text, quotes):
    """Inline code and fences with a language have no quotes; a fence itself is no mark."""
    assert list_quotes(text) == quotes


@given(st.text(alphabet="`~'\"“”a py\n", max_size=60))
def test_a_mask_changes_marks_alone(text):
    """Every place stays what it was, and what is no mark stays as it is."""
    masked = mask_code(text)
    assert len(masked) == len(text)
    assert all(new in (old, "·") for old, new in zip(text, masked, strict=True))
    assert all(old == new for old, new in zip(text, masked, strict=True) if old in "a py\n~")
