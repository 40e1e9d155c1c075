from __future__ import annotations

import io
import os
import shutil
import sys
import threading
import zlib
from pathlib import Path

import pytest

from quoteverify.exceptions import RepeatedInputWarning
from quoteverify.load import load_documents
from quoteverify.records import Document
from quoteverify.settings import LoadSettings


def make_pdf(*pages, extra=b"", trailer=b""):
    """Return a PDF with one line of text for each string of each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = b" T* ".join(b"(%s) Tj" % line.encode("latin-1") for line in lines)
        stream = zlib.compress(b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % shown)
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(head + b"\nstream\n" + stream + b"\nendstream")
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate([*objects, *([extra] if extra else [])], start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def read(tmp_path, name, content, **settings):
    """Write a file, load it beside a good one, and return its documents and the reasons."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "zz-good.txt").write_text("good", encoding="utf-8")
    documents, skipped = load_documents(folder, settings=LoadSettings(**settings))
    assert documents[-1].text == "good"
    return documents[:-1], [item.reason for item in skipped]


PAGE = b"""<!DOCTYPE html><html lang="de-AT"><head><title>Kites &amp; wind</title>
<meta property="og:site_name" content="Sky Post">
<meta property="article:published_time" content="2026-05-01">
<link rel="canonical" href="https://example.org/kites">
<script>var a = "not a quote";</script><style>p { content: "nor this" }</style></head>
<body><nav>Home</nav><h1>Kites</h1>
<p>She   said, <q>It <em>flies</em></q>.<br>Then
she left.</p><blockquote><p>A long way up.</p></blockquote>
<table><tr><td>one</td><td>two</td></tr></table><pre>  kept
 as is</pre><p>unclosed
</body></html>"""


def test_html_keeps_all_that_is_seen(tmp_path):
    """A page keeps every paragraph that a reader could see, and no script or style."""
    (document,), _ = read(tmp_path, "kites.html", PAGE)
    assert document.text.split("\n\n") == [
        "Home",
        "Kites",
        "She said, “It flies”.\nThen she left.",
        "> A long way up.",
        "one",
        "two",
        "  kept\n as is",
        "unclosed",
    ]


def test_html_block_quotes_hang_together(tmp_path):
    """The paragraphs of a block quote are one block, each of them on one line."""
    page = b"<p>Oda wrote:<blockquote><p>The kiln<br>is hot.<p>The clay is wet.</blockquote>So."
    (document,), _ = read(tmp_path, "a.html", page)
    assert document.text == "Oda wrote:\n\n> The kiln is hot.\n>\n> The clay is wet.\n\nSo."


def test_html_for_readers_without_scripts(tmp_path):
    """What a page shows to a reader without scripts is read; in its head it is no text."""
    page = (
        b"<html><head><noscript><style>p { color: red }</style></noscript></head><body>"
        b"<noscript><p>Ivo said, <q>It sank.</q></p></noscript><p>More.</p></body></html>"
    )
    (document,), _ = read(tmp_path, "a.html", page)
    assert document.text == "Ivo said, “It sank.”\n\nMore."


def test_html_tells_of_itself(tmp_path):
    """Title, publisher, date, address and language are taken from the page."""
    (document,), _ = read(tmp_path, "kites.html", PAGE)
    assert document.title == "Kites & wind"
    assert document.publisher == "Sky Post"
    assert document.published_at == "2026-05-01"
    assert document.url == "https://example.org/kites"
    assert document.language == "de"


def test_html_charset(tmp_path):
    """A declared charset is used for a page that is not UTF-8; an unknown one is refused."""
    page = '<html><meta charset="windows-1252"><p>“So”</p>'.encode("cp1252")
    (document,), _ = read(tmp_path, "a.html", page)
    assert document.text == "“So”"
    (tmp_path / "b.html").write_bytes(page.replace(b"windows-1252", b"martian-1252"))
    _, skipped = load_documents([tmp_path / "b.html", "text"])
    assert skipped[0].reason.startswith("not UTF-8")


def test_html_article_alone(tmp_path):
    """On request the article alone is read, without what stands around it."""
    story = "".join(
        f"<p>The kite festival of the year {year} drew some thousand people to the long beach, "
        "and the wind was fair all day, said the people who came.</p>"
        for year in range(2001, 2009)
    )
    page = (
        f"<html><body><nav><a href='/'>Home page</a></nav><article>{story}</article></body></html>"
    )
    (document,), _ = read(tmp_path, "a.html", page.encode(), html_text="article")
    assert "2005" in document.text
    assert "Home page" not in document.text
    # A quote goes on into the next paragraph only over an empty line.
    assert document.text.count("\n\n") == 7


def test_html_without_article(tmp_path):
    """A page without an article is reported, with the setting that reads all of it."""
    _, reasons = read(tmp_path, "a.html", b"<html><body></body></html>", html_text="article")
    assert "html_text" in reasons[0]


def test_markdown_is_read_as_text(tmp_path):
    """Signs of Markdown go, and so do titles of links and code, in which marks are no quotes."""
    text = """---
title: "x"
---
# The *Kite*

She said, "It **flies** [well](https://example.org/a_(b) "a title")."

> A block.

```python
print("no quote")
```

[1]: https://example.org "another title"
<!-- "a comment" --> Use `make` \\*now\\* ![pic](p.png).
"""
    (document,), _ = read(tmp_path, "a.md", text.encode())
    assert document.title == "The Kite"
    assert document.text.split("\n\n") == [
        "The Kite",
        'She said, "It flies well."',
        "> A block.",
        "\n Use make *now* pic.\n",
    ]


@pytest.mark.parametrize("sign", ["**a ", "```a\n", "<!-- ", "[a](", "[", "*a ", "_a ", "`", "<a "])
def test_hostile_markdown_costs_its_length(tmp_path, sign):
    """Signs that are left open a hundred thousand times are read in one pass."""
    documents, _ = load_documents({"good": "x"})
    (tmp_path / "a.md").write_text("x " + sign * 100_000, encoding="utf-8")
    documents, _ = load_documents(tmp_path)
    assert documents[0].text.startswith("x")


def test_json_lines(tmp_path):
    """Each line is a document; a bad line costs itself alone."""
    lines = (
        '{"text": "one", "id": "a", "publisher": "Post"}\n\nnot json\n[1]\n{"text": "two"}\n{}\n'
    )
    documents, reasons = read(tmp_path, "a.jsonl", lines.encode())
    assert [(item.id, item.text) for item in documents] == [("a", "one"), ("a.jsonl:5", "two")]
    assert documents[0].publisher == "Post"
    assert reasons[0].startswith("not JSON")
    assert reasons[1] == "a JSON list; expected an object with a text"
    assert reasons[2] == "'text' holds nothing; expected text"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path, delimiter):
    """Each row is a document, whatever separates the columns and however long the text."""
    long_text = "word " * 50_000
    rows = [["body", "name"], ['"a ""b"" c"', "x"], [f'"{long_text}"', ""]]
    content = "\n".join(delimiter.join(row) for row in rows).encode()
    documents, _ = read(tmp_path, "a.csv", content, text_column="body", id_column="name")
    assert [item.id for item in documents] == ["a.csv:2", "x"]
    assert documents[1].text == 'a "b" c'


@pytest.mark.parametrize(
    "content, ids, lost",
    [
        ('id,text\n1,"unclosed', [], ["a.csv:1"]),
        ('id,text\n1,closed\n2,"unclosed\n3,swallowed\n', ["a.csv:1 (1)"], ["a.csv:2"]),
        ('id,text\n1,"two\nlines"\n2,a 6" pipe\n', ["1", "2"], []),
    ],
)
def test_csv_with_an_unclosed_mark(tmp_path, content, ids, lost):
    """A row whose quotation mark is never closed is skipped with a reason; the others are read."""
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    documents, skipped = load_documents(
        [tmp_path / "a.csv", Document("other", "Text.")], role="source"
    )
    assert [item.input for item in skipped] == lost
    assert len(documents) == len(ids) + 1
    assert all("never closed" in item.reason for item in skipped)


def test_csv_without_text_column(tmp_path):
    """A table without a text column is reported with the columns it has."""
    _, reasons = read(tmp_path, "a.csv", b"a,b\n1,2\n")
    assert reasons == ["no column 'text' (load.text_column); it has: a, b"]


def test_pdf_pages(tmp_path):
    """A PDF is read page after page, and each place knows its page."""
    content = make_pdf(["First line", "second line"], ["On page two"])
    (document,), _ = read(tmp_path, "a.pdf", content)
    assert document.text == "First line\nsecond line\n\nOn page two"
    assert document.page_starts == (0, 24)
    assert document.text[24:] == "On page two"
    assert document.find_page(document.text.index("two")) == 2
    assert document.find_page(0) == 1


def test_pdf_mends_cut_words(tmp_path):
    """A word cut at a line's end is whole again; one that has its hyphen elsewhere keeps it."""
    content = make_pdf(["An exam-", "ple of a well-", "known rule, well-known."])
    (document,), _ = read(tmp_path, "a.pdf", content)
    assert document.text == "An example of a well-known rule, well-known."


def test_pdf_with_password(tmp_path):
    """A PDF under a password is reported as such."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32)
    key = b"/Encrypt 6 0 R /ID [<00><00>]"
    _, reasons = read(tmp_path, "a.pdf", make_pdf(["secret"], extra=lock, trailer=key))
    assert reasons == ["protected by a password"]


def test_pdf_without_text(tmp_path):
    """A PDF without text is reported, with what to do."""
    _, reasons = read(tmp_path, "a.pdf", make_pdf([]))
    assert "OCR" in reasons[0]


def test_damaged_pdf(tmp_path):
    """A PDF that breaks off is reported."""
    _, reasons = read(tmp_path, "a.pdf", b"%PDF-1.4\n%broken")
    assert reasons[0].startswith("a damaged PDF")


@pytest.mark.parametrize(
    "module,name,content,extra",
    [
        ("pypdfium2", "a.pdf", b"%PDF-1.4\n", "pdf"),
        ("trafilatura", "a.html", b"<html><p>text", "html"),
    ],
)
def test_missing_extras_are_named(tmp_path, monkeypatch, module, name, content, extra):
    """Without an extra the reason says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    _, reasons = read(tmp_path, name, content, html_text="article")
    assert f"pip install 'quoteverify[{extra}]'" in reasons[0]


@pytest.mark.parametrize(
    "name,content,said",
    [
        ("a.txt", b"%PDF-1.4\n", "named .txt, but its content is PDF"),
        ("a.txt", b"<!DOCTYPE html><p>x", "named .txt, but its content is HTML"),
        ("a.md", b"\n<html><p>x", "named .md, but its content is HTML"),
        ("a.pdf", b"plain text", "named .pdf, but its content is not PDF"),
        ("a.html", b"%PDF-1.4\n", "named .html, but its content is PDF"),
        ("a.docx", b"PK\x03\x04rest", "a ZIP container"),
        ("a.doc", b"\xd0\xcf\x11\xe0rest", "an old Office file"),
        ("a.rtf", b"{\\rtf1 x}", "rich text"),
        ("a.gz", b"\x1f\x8brest", "compressed"),
        ("a.png", b"\x89PNGrest", "a picture"),
        ("a.json", b'{"a": 1}', "JSON; expected JSON lines"),
        ("a.bin", bytes(range(32)), "binary"),
        ("noname", b"\xff\xfe\xfd", "not UTF-16"),
    ],
)
def test_files_that_are_not_read(tmp_path, name, content, said):
    """Each file that is not read gives one clear line, and the others are read."""
    documents, reasons = read(tmp_path, name, content)
    assert documents == ()
    assert len(reasons) == 1
    assert said in reasons[0]
    assert "\n" not in reasons[0]


def test_rows_of_two_files_of_one_name(tmp_path):
    """Rows of two files of one name are told apart by the paths of the files."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jsonl").write_text('{"text": "t"}', encoding="utf-8")
    documents, _ = load_documents([tmp_path / "x" / "a.jsonl", tmp_path / "y" / "a.jsonl"])
    assert [item.id for item in documents] == [
        f"{tmp_path}/x/a.jsonl:1",
        f"{tmp_path}/y/a.jsonl:1",
    ]


def test_an_empty_folder(tmp_path):
    """A folder without files is reported."""
    _, skipped = load_documents([tmp_path, "text"])
    assert skipped[0].reason == "the folder holds no files"


def test_standard_input_of_any_kind():
    """What comes without a name is read as what it is."""
    page = io.BytesIO(b"<html><title>Kites</title><p>one<p>two")
    (document,), _ = load_documents(page)
    assert (document.text, document.title) == ("one\n\ntwo", "Kites")
    for content, said in ((b"\x89PNG", "a picture"), (b"", "no text"), (b"x" * 20, "larger than")):
        _, skipped = load_documents(
            [io.BytesIO(content), "text"], settings=LoadSettings(max_file_bytes=19)
        )
        assert said in skipped[0].reason


def test_open_file_that_needs_an_extra(monkeypatch):
    """An open file that needs a package which is not there is skipped, with what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    _, skipped = load_documents([io.BytesIO(make_pdf(["One."])), "text"])
    assert "pip install 'quoteverify[pdf]'" in skipped[0].reason


@pytest.mark.parametrize("name,expected", [(3, "doc-1"), ("<stdin>", "stdin"), ("a.txt", "a.txt")])
def test_name_of_an_open_file(name, expected):
    """An open file is called by its name; a number is none, and standard input has its own."""
    stream = io.BytesIO(b"one")
    stream.name = name
    documents, _ = load_documents(stream)
    assert documents[0].id == expected


def test_a_table_given_twice(tmp_path):
    """The rows of a table that was given twice are read once."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one", "id": "a"}\n{"text": "two"}\n', encoding="utf-8")
    with pytest.warns(
        RepeatedInputWarning, match=r"a.jsonl was given twice; it is read once"
    ) as told:
        documents, skipped = load_documents([path, path])
    assert [item.id for item in documents] == ["a", "a.jsonl:2"]
    assert skipped == ()
    assert len(told) == 1


def test_output_of_a_command(tmp_path):
    """A named pipe, as a shell makes for the output of a command, is read to its end."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("piped",))
    writer.start()
    documents, _ = load_documents(path)
    writer.join()
    assert [item.text for item in documents] == ["piped"]


def test_a_pipe_in_a_folder(tmp_path):
    """A named pipe that merely lies in a folder is reported, not waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    documents, skipped = load_documents(tmp_path)
    assert [item.id for item in documents] == ["a.txt"]
    assert [item.reason for item in skipped] == ["not a regular file"]


def test_a_pipe_without_end(tmp_path):
    """No more is read of a pipe than a file may hold."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"x" * 30,))
    writer.start()
    _, skipped = load_documents([path, "text"], settings=LoadSettings(max_file_bytes=29))
    writer.join()
    assert skipped[0].reason == "too large; the limit is 29 bytes (load.max_file_bytes)"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark(tmp_path, encoding):
    """Text of two bytes a letter is refused with a guess at its encoding, and read if named."""
    content = "She said, “The dam is old.”".encode(encoding)
    _, (reason,) = read(tmp_path, "a.txt", content)
    assert reason.endswith(f"if it is {encoding} without its mark, name that (--encoding)")
    documents, _ = load_documents(
        tmp_path / "folder" / "a.txt", settings=LoadSettings(encoding=encoding)
    )
    assert documents[0].text == "She said, “The dam is old.”"


def test_binary_gets_no_guess(tmp_path):
    """Bytes with NULs here and there are called binary, whatever encoding was named."""
    for settings in ({}, {"encoding": "latin-1"}):
        _, (reason,) = read(tmp_path, "a.txt", bytes(range(256)) * 2, **settings)
        assert reason == "binary, not text (it holds NUL bytes)"
        shutil.rmtree(tmp_path / "folder")


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html></html>',
        b"<!-- a page --><HEAD><title>Kites</title></HEAD>",
        b'\n<div class="story"><p>He said so.</p></div>',
        b"<script>var a = 'one two three';</script>",
    ],
)
def test_pages_and_pieces_of_pages_named_text(tmp_path, content):
    """A page, or a piece of one, that is named as plain text is refused: its tags hold marks."""
    _, reasons = read(tmp_path, "a.txt", content)
    assert reasons == ["named .txt, but its content is HTML; rename it"]


def test_text_and_markdown_may_begin_with_a_sign(tmp_path):
    """A text that begins with a bracket is a text, and Markdown may begin with a tag."""
    for name, content in (
        ("a.txt", b"<3 is what she wrote."),
        ("b.txt", b"<insert headline here> He said so."),
        ("c.md", b'<p align="center">\n\nKites'),
    ):
        documents, reasons = read(tmp_path, name, content)
        assert (len(documents), reasons) == (1, [])
        shutil.rmtree(tmp_path / "folder")


def test_a_row_without_text_is_named_by_its_place(tmp_path):
    """A row that is skipped is named by file and number, and by its id if it has one."""
    (tmp_path / "a.csv").write_text('id,text\nfirst,one\nsecond,""\n', encoding="utf-8")
    _, skipped = load_documents(tmp_path / "a.csv")
    assert [item.input for item in skipped] == ["a.csv:2 (second)"]


def test_what_is_no_file():
    """A device is reported, not waited for."""
    _, skipped = load_documents([Path(os.devnull), "text"])
    assert skipped[0].reason == "not a regular file"


@pytest.mark.parametrize("call", ["is_dir", "open"])
def test_no_permission(tmp_path, monkeypatch, call):
    """A path that may not be looked at is reported with the system's reason."""
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")

    def refuse(self, *_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, call, refuse)
    _, skipped = load_documents([path, "text"])
    assert skipped[0].reason == "Permission denied"


def test_wrong_named_encoding(tmp_path):
    """A file that is not in the encoding that was named is reported."""
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd"[2:] + b"\x81")
    _, skipped = load_documents([tmp_path, "text"], settings=LoadSettings(encoding="cp1252"))
    assert skipped[0].reason.startswith("not CHARMAP") or "0x81" in skipped[0].reason


def test_a_row_that_swallows_the_next_is_skipped(tmp_path):
    """A mark that closes only in the next row loses neither in silence."""
    path = tmp_path / "rows.csv"
    path.write_text(
        'id,text\n1,"Lund said ""no"" to me\n2,"He said ""yes""."\n3,fine\n', encoding="utf-8"
    )
    documents, skipped = load_documents(path)
    assert [document.id for document in documents] == ["3"]
    assert [item.input for item in skipped] == ["rows.csv:1"]
