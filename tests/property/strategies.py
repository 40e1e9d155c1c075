"""The hypothesis strategies that the laws share."""

from __future__ import annotations

from hypothesis import strategies as st

from quoteverify.records import Document

MARKS = "\"“”„«»‘’'‹›「」"
"""Marks of several conventions, paired or not."""

WORDS = (
    "the",
    "a",
    "harbour",
    "bridge",
    "will",
    "not",
    "never",
    "close",
    "open",
    "ten",
    "10",
    "12.5",
    "$5bn",
    "over",
    "budget",
    "council",
    "we",
    "they",
    "said",
    "it's",
    "don't",
    "colour",
    "color",
    "Lund",
    "Mr.",
    "Ödegård",
    "naïve",
    "co-operate",
)
"""Words with numbers, negations, names, contractions and spelling variants among them."""

characters = st.characters(exclude_categories=())
"""Any code point: surrogates, controls and unassigned ones too."""

texts = st.text(characters, max_size=200)
"""Any text, however hostile."""

words = st.sampled_from(WORDS)

wordings = st.lists(words, min_size=1, max_size=12).map(" ".join)
"""What might stand inside quotation marks: one to twelve words."""

_pieces = st.one_of(
    wordings,
    st.sampled_from(tuple(MARKS)),
    st.sampled_from((" ", "\n", "\n\n", ", ", ". ", "... ", "…", " [sic] ", " — ")),
    wordings.map("“{}”".format),
    wordings.map('"{}"'.format),
    wordings.map("“{},” said Mary Lund. ".format),
)

marked_texts = st.lists(_pieces, max_size=20).map("".join)
"""Prose with quotation marks in it, well formed or not."""

document_texts = st.one_of(texts, marked_texts)

document_ids = st.text("abc-", min_size=1, max_size=4)

documents = st.builds(Document, id=document_ids, text=document_texts)

document_lists = st.lists(documents, min_size=1, max_size=5, unique_by=lambda d: d.id)
"""Several documents with distinct ids."""
