from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

from quoteverify.exceptions import (
    DuplicateIdError,
    EmptyInputError,
    InputError,
    InputTypeError,
    PageLikeTextWarning,
    PathLikeTextWarning,
    RepeatedInputWarning,
    UnreadableInputError,
)
from quoteverify.load import load_documents
from quoteverify.records import Document
from quoteverify.settings import LoadSettings


def ids(documents):
    """Return the ids of *documents*."""
    return [document.id for document in documents]


def test_a_text_is_one_document():
    """A str is the text itself."""
    documents, skipped = load_documents("She said no.")
    assert documents == (Document("doc-1", "She said no."),)
    assert skipped == ()


def test_texts_are_numbered():
    """Texts of a list are numbered from 1 in their order."""
    documents, _ = load_documents(["one", "two"])
    assert [(document.id, document.text) for document in documents] == [
        ("doc-1", "one"),
        ("doc-2", "two"),
    ]


def test_mapping_keys_are_ids():
    """The keys of a mapping are the ids; the result is sorted by them."""
    assert ids(load_documents({"b": "two", "a": "one"})[0]) == ["a", "b"]


def test_records_keep_their_ids_and_fields():
    """A record with its text and id, as retrieval hands out, is one document and no two."""
    given = [{"id": "c-2", "text": "two"}, {"text": "one", "url": "https://a.example/"}]
    documents, skipped = load_documents(given)
    assert [(d.id, d.text, d.url) for d in documents] == [
        ("c-2", "two", None),
        ("doc-2", "one", "https://a.example/"),
    ]
    assert not skipped
    assert ids(load_documents({"id": "c-1", "text": "one"})[0]) == ["c-1"]


def test_a_record_without_text_is_skipped_with_its_id():
    """Nothing is lost in silence: the reason names the record and what its text is."""
    documents, (skipped,) = load_documents([{"id": "c-1", "text": None}, {"id": "c", "text": "x"}])
    assert ids(documents) == ["c"]
    assert "c-1" in skipped.input
    assert "nothing" in skipped.reason


def test_a_mapping_with_the_one_key_text_is_a_mapping_of_ids():
    """Without any other field "text" is an id like another."""
    assert ids(load_documents({"text": "one", "b": "two"})[0]) == ["b", "text"]


def test_mixed_iterables():
    """An iterable may mix all kinds, nested or lazy."""
    given = iter([Document("x", "text"), {"m": "text"}, ["one", "two"]])
    assert ids(load_documents(given)[0]) == ["doc-3", "doc-4", "m", "x"]


def test_folder(tmp_path):
    """Files of a folder are named by their path in it, hidden ones left out."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("two", encoding="utf-8")
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    (tmp_path / ".hidden").write_text("three", encoding="utf-8")
    assert ids(load_documents(tmp_path)[0]) == ["a.txt", "sub/b.txt"]


def test_line_ends_are_kept(tmp_path):
    """Not a character of a file is changed, line ends included."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\rthree\n")
    assert load_documents(path)[0][0].text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path, encoding):
    """A byte order mark names the encoding."""
    path = tmp_path / "a.txt"
    path.write_bytes("“Ja”, sa hun".encode(encoding))
    assert load_documents(path)[0][0].text == "“Ja”, sa hun"


def test_data_frame():
    """A data frame gives one document a row with what is known of it."""
    frame = pd.DataFrame(
        {
            "text": ["one", None, "three"],
            "id": ["a", "b", None],
            "publisher": ["Post", None, float("nan")],
            "published_at": pd.to_datetime(["2026-05-01", None, None]),
        }
    )
    documents, skipped = load_documents(frame)
    assert documents == (
        Document("a", "one", publisher="Post", published_at="2026-05-01T00:00:00"),
        Document("doc-3", "three"),
    )
    assert [(item.input, item.reason) for item in skipped] == [
        ("doc-2 (b)", "'text' holds nothing; expected text")
    ]


def test_data_frame_without_text():
    """A data frame without a text column is refused, and its columns are named."""
    with pytest.raises(InputError, match="no column 'text'; it has: body"):
        load_documents(pd.DataFrame({"body": ["one"]}))


def test_open_files():
    """An open file is read; one without a name is numbered."""
    assert load_documents(io.BytesIO(b"one"))[0] == (Document("doc-1", "one"),)
    assert load_documents(io.StringIO("two"))[0] == (Document("doc-1", "two"),)


def test_text_that_names_a_file(tmp_path):
    """A str that names an existing file is warned about, and taken as text."""
    path = tmp_path / "a.txt"
    path.write_text("one", encoding="utf-8")
    with pytest.warns(PathLikeTextWarning, match="names a file"):
        documents, _ = load_documents(str(path))
    assert documents[0].text == str(path)


@pytest.mark.parametrize(
    "given",
    ["artcle.txt", "my artcle.md", "./stories", "stories/monday", r"C:\stories", "~/monday.pdf"],
)
def test_text_that_looks_like_a_file(given):
    """A str that looks like the name of a file that is not there is warned about."""
    with pytest.warns(PathLikeTextWarning, match=r"there is none; to read a file, hand in pathlib"):
        documents, _ = load_documents(given)
    assert documents[0].text == given


def test_text_that_is_an_address():
    """An address is not fetched, and says so."""
    with pytest.warns(PathLikeTextWarning, match="nothing is fetched"):
        load_documents("https://example.org/monday.html")


PAGE = '<!DOCTYPE html><title>T</title><p>She said, "It floats."</p>'


@pytest.mark.parametrize(
    "given",
    [PAGE, "<html>\n<body>x", '<div class="a">One.</div>', "Two. <P>Three.</P>", {"a": PAGE}],
)
def test_text_that_is_a_page(given):
    """A page given as a str, alone or in a mapping, is warned about and keeps its tags."""
    with pytest.warns(PageLikeTextWarning, match=r"hand in its file as pathlib.Path"):
        documents, _ = load_documents(given)
    assert "<" in documents[0].text


def test_what_the_warning_of_a_page_advises():
    """The bytes of a page are read as a page; its open text file is warned about."""
    documents, _ = load_documents(io.BytesIO(PAGE.encode()))
    assert documents[0].text.strip().endswith('She said, "It floats."')
    with pytest.warns(PageLikeTextWarning):
        load_documents(io.StringIO(PAGE))


@pytest.mark.parametrize(
    "given",
    [
        "a < b and c > d, he said: <5 of them.",
        "<p> opens a paragraph in HTML.",
        "Nils <nils@example.org> wrote: “No.”",
        "A line.<br>Another line with <b>bold</b> words.",
        "<Anna> It floats.\n<Nils> It does.",
        "See the annex, report.pdf",
        "“Either/or,” she said.",
        "Read one/two and three. It is in monday.txt",
    ],
)
def test_ordinary_texts_are_not_suspected(given, recwarn):
    """Comparisons, addresses in angle brackets and file names in a sentence are text."""
    load_documents(given)
    assert not recwarn.list


@pytest.mark.parametrize("given", [None, 3, b"bytes", {"a": 3}, {3: "a"}, ["a", None], object()])
def test_wrong_types(given):
    """A thing of the wrong type raises an error that is also a TypeError."""
    with pytest.raises(InputTypeError) as caught:
        load_documents(given)
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize("given", [(), [], {}, iter(())])
def test_no_documents(given):
    """Nothing at all is an error, not an empty report."""
    with pytest.raises(EmptyInputError, match="no documents were given"):
        load_documents(given)


@pytest.mark.parametrize("given", ["", "  \n", {"a": ""}, [Document("a", "")]])
def test_only_empty_texts(given):
    """Nothing but empty texts is an error that says so."""
    with pytest.raises(EmptyInputError, match="the text is empty"):
        load_documents(given)


def test_an_empty_text_among_others():
    """An empty text among others is skipped and reported."""
    documents, skipped = load_documents({"a": "one", "b": ""})
    assert ids(documents) == ["a"]
    assert [item.input for item in skipped] == ["b"]


def test_duplicate_ids():
    """Two documents with one id are an error that names it."""
    with pytest.raises(DuplicateIdError, match="'a'"):
        load_documents([Document("a", "one"), {"a": "two"}])


def test_files_of_one_name(tmp_path):
    """Files of one name in two folders are told apart by their paths."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")
    documents, _ = load_documents([tmp_path / "x" / "a.txt", tmp_path / "y"])
    assert ids(documents) == [f"{tmp_path}/x/a.txt", f"{tmp_path}/y/a.txt"]


def test_a_file_whose_longer_name_is_taken(tmp_path):
    """A source that was given as a document too is told apart from it."""
    path = tmp_path / "a.txt"
    path.write_text("one", encoding="utf-8")
    taken = ["a.txt", path.as_posix()]
    documents, _ = load_documents(path, role="source", taken_ids=taken)
    assert ids(documents) == [f"{path.as_posix()} (source)"]


def test_a_file_given_twice(tmp_path):
    """A file that was given twice is read once, and that is said."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    with pytest.warns(RepeatedInputWarning, match=r"a.txt was given twice; it is read once"):
        documents, skipped = load_documents([tmp_path, tmp_path / "a.txt"])
    assert ids(documents) == ["a.txt"]
    assert skipped == ()


def test_one_bad_file_of_many(tmp_path):
    """Each bad file is skipped with its reason; the others are read."""
    (tmp_path / "good.txt").write_text("one", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("naïve".encode("latin-1"))
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "long.txt").write_text("x" * 100, encoding="utf-8")
    documents, skipped = load_documents(
        [tmp_path, tmp_path / "none.txt"], settings=LoadSettings(max_file_bytes=50)
    )
    assert ids(documents) == ["good.txt"]
    reasons = {Path(item.input).name: item.reason for item in skipped}
    assert reasons["latin.txt"].startswith("not UTF-8 (byte 0xef at 2)")
    assert reasons["binary.txt"].startswith("binary")
    assert reasons["empty.txt"] == "there is no text in it"
    assert reasons["long.txt"].startswith("too large: 100 bytes; the limit is 50")
    assert reasons["none.txt"] == "there is no such file or folder"


def test_the_only_path_is_not_there(tmp_path):
    """The one path that was given and is not there raises an OSError of ours."""
    with pytest.raises(UnreadableInputError, match="no such file") as caught:
        load_documents(tmp_path / "none.txt")
    assert isinstance(caught.value, OSError)


def test_named_encoding(tmp_path):
    """An encoding that was named is used for what is not UTF-8."""
    path = tmp_path / "a.txt"
    path.write_bytes("“naïve”".encode("cp1252"))
    documents, _ = load_documents(path, settings=LoadSettings(encoding="windows-1252"))
    assert documents[0].text == "“naïve”"


def test_surrogate_pair_is_refused():
    """One character in two surrogate code points is refused; a lone surrogate is kept."""
    with pytest.raises(InputError, match="surrogate pair at 1"):
        load_documents("a\ud83d\ude00")
    assert load_documents("a\ud83d b")[0][0].text == "a\ud83d b"


def test_sources():
    """Sources have names of their own, may be none, and may not take a document's id."""
    assert ids(load_documents(["one"], role="source", taken_ids=["doc-1"])[0]) == ["source-1"]
    assert load_documents((), role="source") == ((), ())
    with pytest.raises(DuplicateIdError):
        load_documents({"a": "x"}, role="source", taken_ids=["a"])


def test_a_source_file_named_like_a_document(tmp_path):
    """A source file whose name a document has gets its path as its id."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    documents, _ = load_documents(tmp_path, role="source", taken_ids=["a.txt"])
    assert ids(documents) == [f"{tmp_path}/a.txt"]


def test_polars_frame():
    """A polars frame is read like a pandas one; a column that is no text is reported."""
    frame = pl.DataFrame({"id": ["a", "b"], "text": ["one", "two"], "title": ["T", None]})
    assert load_documents(frame)[0] == (Document("a", "one", title="T"), Document("b", "two"))
    numbers, skipped = load_documents([pl.DataFrame({"text": [1]}), "text"])
    assert ids(numbers) == ["doc-2"]
    assert skipped[0].reason == "'text' holds int; expected text"


def test_rows_of_a_frame_may_be_empty():
    """A row with an empty text is skipped and reported."""
    _, skipped = load_documents(pd.DataFrame({"text": ["one", " "]}))
    assert [(item.input, item.reason) for item in skipped] == [("doc-2", "the text is empty")]


def test_many_reasons_are_counted():
    """An error about many inputs names the first ones and counts the rest."""
    with pytest.raises(EmptyInputError, match="d4: the text is empty; and 3 more"):
        load_documents({f"d{number}": "" for number in range(8)})


def test_a_very_long_name_is_text():
    """A text that no file could be named is not looked up, or looked up in vain."""
    for text in ("x" * 5000, "a\0b", "y" * 1000):
        assert load_documents(text)[0][0].text == text
