from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from quoteverify.markup import Mark, escape_attribute, mark_html, show_plain

MARKS = st.lists(
    st.builds(
        lambda start, length, is_alteration: Mark(start, start + length, "note", is_alteration),
        st.integers(-3, 20),
        st.integers(0, 6),
        st.booleans(),
    ),
    max_size=6,
)


@given(st.text(max_size=20), MARKS)
def test_marks_lose_and_add_no_text(text, marks):
    """Whatever is marked, the text between the tags is the text that was given."""
    html = mark_html(text, marks, tag="del")
    html = re.sub(r'<span class="qv-sr">.*?</span>', "", html)
    html = re.sub(r'<span class="qv-alt qv-gap".*?</span>', "", html)
    html = re.sub(r'<span class="qv-code"[^>]*>(.*?)</span>', r"⟨\1⟩", html)
    assert unescape(re.sub(r"</?del[^>]*>", "", html)) == show_plain(text)


@given(st.text(alphabet=st.characters(), max_size=20))
def test_attributes_hold(text):
    """No text ends the attribute it stands in."""
    value = escape_attribute(text)
    assert not set('"<>\n') & set(value)
    value.encode("utf-8")


def test_signs_with_a_shape_are_left():
    """The replacement and the object character are seen as they are; what is not seen is named."""
    text = "a\ufffd\ufffc\u200b"
    shown = mark_html(text, [], tag="del")
    assert shown.startswith("a\ufffd\ufffc<span")
    assert "U+200B zero width space" in shown
    assert show_plain(text) == "a\ufffd\ufffc⟨U+200B⟩"


def test_overlapping_marks_become_one():
    """Marks that overlap are one mark, an alteration if one of them is."""
    marks = [
        Mark(0, 4, "wording", is_alteration=False),
        Mark(2, 6, "number", is_alteration=True),
    ]
    html = mark_html("abcdefgh", marks, tag="ins")
    assert html.count("<ins") == 1
    assert 'class="qv-alt" title="wording, number"' in html


def test_ordinary_scripts_are_left_alone():
    """Joiners and direction marks of ordinary text are not written out."""
    for text in ("می‌خواهم", "👩‍🔬", "שלום\u200f", "naïve\n\ttab"):
        assert show_plain(text) == text
