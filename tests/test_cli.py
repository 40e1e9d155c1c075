from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys

import pandas as pd
import pytest

from quoteverify import Report
from quoteverify.cli import main

OPENS = 'Maria Lund said, "The bridge will open in the first week of May."'
AGREES = '"The bridge will open in the first week of May," Lund said.'
DENIES = 'Lund said: "The bridge will not open in the first week of May."'
RECORD = "LUND: Well, the bridge will open in the first week of May."


@pytest.fixture
def folder(tmp_path):
    """Return a folder with three articles and a record of what was said."""
    for name, text in {"a": OPENS, "b": AGREES, "c": DENIES, "record": RECORD}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_verify_prints_a_table(folder, capsys):
    """Two articles that agree give a table that says so, and exit code 0."""
    assert main(["verify", str(folder / "a.txt"), str(folder / "b.txt")]) == 0
    output = capsys.readouterr()
    assert "2 quotes in 2 documents: 2 verbatim, 0 paraphrased, 0 single-source" in output.out
    assert output.err == ""


def test_verify_writes_files(folder, capsys):
    """Each format can be written to a file beside what is printed."""
    options = []
    for name in ("json", "jsonl", "csv", "html", "annotations", "jsonld"):
        options += [f"--{name}", str(folder / f"out.{name}")]
    assert main(["verify", str(folder / "a.txt"), str(folder / "b.txt"), *options, "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    report = Report.from_json(folder / "out.json")
    assert (folder / "out.html").read_text(encoding="utf-8") == report.to_html()
    assert (folder / "out.csv").read_bytes().decode() == report.to_csv()


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "html", "annotations"])
def test_data_goes_to_standard_output(folder, capsys, form):
    """With a format, standard output holds that and nothing else."""
    assert main(["verify", str(folder / "a.txt"), str(folder / "b.txt"), "--format", form]) == 0
    text = capsys.readouterr().out
    if form == "json":
        assert len(Report.from_json(text).verdicts) == 2
    elif form == "csv":
        assert len(pd.read_csv(io.StringIO(text))) == 2
    elif form == "html":
        assert text.startswith("<!DOCTYPE html>")
    else:
        assert all(json.loads(line) for line in (text.splitlines() if form == "jsonl" else [text]))


def test_findings_change_the_exit_code(folder, capsys):
    """A finding that was named ends with exit code 1 and is counted on standard error."""
    paths = [str(folder / "a.txt"), str(folder / "c.txt")]
    assert main(["verify", *paths, "--quiet"]) == 0
    assert main(["verify", *paths, "--quiet", "--fail-on", "altered"]) == 1
    assert "altered: 2 of 2 quotes" in capsys.readouterr().err
    assert main(["verify", *paths, "--quiet", "--fail-on", "absent,single-source"]) == 0


def test_unread_input_is_no_silent_pass(folder, capsys):
    """An input that could not be read ends with exit code 2; the others are still processed."""
    (folder / "latin.txt").write_bytes("naïve".encode("latin-1"))
    paths = [str(folder / name) for name in ("a.txt", "b.txt", "latin.txt", "none.txt")]
    assert main(["verify", *paths]) == 2
    output = capsys.readouterr()
    assert "2 quotes in 2 documents" in output.out
    assert len(output.err.splitlines()) == 2
    assert "latin.txt: not UTF-8" in output.err
    assert main(["verify", *paths[:3], "--encoding", "latin-1", "--quiet"]) == 0


def test_nothing_to_read(tmp_path, capsys):
    """A path that is not there is one clear line and exit code 2."""
    assert main(["verify", str(tmp_path / "none.txt")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("quoteverify: error:")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["verify"],
        ["verify", "a.txt", "--fail-on", "verified"],
        ["verify", "a.txt", "--format", "docx"],
        ["check", "a.txt"],
        ["compare", "one"],
    ],
)
def test_wrong_usage(arguments, capsys):
    """Wrong usage ends with exit code 2 and says what is known."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: quoteverify" in capsys.readouterr().err


def test_wrong_settings(folder, capsys):
    """A wrong setting, and a file that cannot be written, are one clear line and exit code 2."""
    settings = folder / "settings.toml"
    settings.write_text("[match]\nscore_cutoff = 7\n", encoding="utf-8")
    assert main(["verify", str(folder / "a.txt"), "--settings", str(settings)]) == 2
    assert "score_cutoff = 7; expected" in capsys.readouterr().err
    assert main(["verify", str(folder / "a.txt"), "--json", str(folder / "no" / "x.json")]) == 2
    written = capsys.readouterr().err
    assert "cannot be written" in written
    assert "cannot read" not in written


def test_settings_are_used(folder, capsys):
    """Settings of a file are those that the report records."""
    settings = folder / "settings.toml"
    settings.write_text("[match]\nscore_cutoff = 0.7\n", encoding="utf-8")
    main(["verify", str(folder / "a.txt"), "--settings", str(settings), "--format", "json"])
    assert Report.from_json(capsys.readouterr().out).settings.match.score_cutoff == 0.7


def test_standard_input(folder, capsys, monkeypatch):
    """A dash reads standard input, under the name stdin."""
    stream = io.TextIOWrapper(io.BytesIO(AGREES.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["verify", "-", str(folder / "a.txt")]) == 0
    assert "2 verbatim" in capsys.readouterr().out


def test_compare(capsys):
    """Two wordings are explained; an alteration can end with exit code 1."""
    wordings = ["We will close in May.", "We will not close in May."]
    assert main(["compare", *wordings]) == 0
    assert "{+not+}" in capsys.readouterr().out
    assert main(["compare", *wordings, "--fail-on", "altered", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["edits"][0]["is_alteration"]


def test_extract(folder, capsys):
    """The quotes of documents are listed with their speakers."""
    (folder / "empty.txt").write_text("", encoding="utf-8")
    paths = [str(folder / "a.txt"), str(folder / "empty.txt")]
    assert main(["extract", *paths, "--format", "jsonl"]) == 2
    output = capsys.readouterr()
    assert json.loads(output.out)["speaker"] == "Maria Lund"
    assert "empty.txt: there is no text in it" in output.err
    assert main(["extract", str(folder)]) == 2
    assert "Maria Lund" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_option(shell, capsys):
    """The completion of each shell knows the commands and their options."""
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for word in ("verify", "check", "compare", "extract", "fail-on", "sources", "version"):
        assert word in script


def test_bash_completes(capsys):
    """Bash itself completes commands and options with the script."""
    main(["completion", "bash"])
    script = capsys.readouterr().out
    ask = 'COMP_WORDS=(quoteverify "$@"); COMP_CWORD=$#; _quoteverify; echo "${COMPREPLY[@]}"'
    for words, expected in ((["ve"], "verify"), (["check", "--fa"], "--fail-on")):
        command = ["bash", "-c", f"{script}\n{ask}", "bash", *words]
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert found.split() == [expected]


def test_version_and_help(capsys):
    """The version and the help are printed; each command's help has examples."""
    for arguments, said in (
        (["--version"], "quoteverify 0."),
        (["--help"], "Exit codes"),
        (["verify", "--help"], "examples:"),
        (["check", "--help"], "examples:"),
        (["compare", "--help"], "examples:"),
        (["extract", "--help"], "examples:"),
    ):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 0
        assert said in capsys.readouterr().out


def test_reader_that_stops(folder):
    """A reader that stops early, such as head, ends the command without a traceback."""
    command = f"{sys.executable} -m quoteverify.cli verify {folder} --format json | head -c 1"
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert found.stdout == "{"
    assert "Traceback" not in found.stderr


def test_output_that_cannot_show_a_character(folder):
    """A terminal that cannot show a character gets its number."""
    (folder / "a.txt").write_text('Ann Li said, "Größe zählt für uns alle hier."', "utf-8")
    command = [sys.executable, "-m", "quoteverify.cli", "extract", str(folder / "a.txt")]
    found = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert b"Gr\\xf6\\xdfe" in found.stdout


def test_hooks_are_commands_that_run(root, folder):
    """Each hook for pre-commit is a command line that takes file names."""
    entries = re.findall(r"entry: quoteverify (.+)", (root / ".pre-commit-hooks.yaml").read_text())
    assert len(entries) == 2
    for entry in entries:
        sources = [f"--source={folder / 'none.txt'}"] if "check" in entry else []
        main([*entry.split(), *sources, str(folder / "a.txt"), str(folder / "b.txt")])


def test_check_against_a_record(folder):
    """A quote that stands in the record passes; an altered one does not."""
    record = str(folder / "record.txt")
    fail_on = ["--fail-on", "altered,absent", "--quiet"]
    assert main(["check", str(folder / "a.txt"), "--sources", record, *fail_on]) == 0
    assert main(["check", str(folder / "c.txt"), "--sources", record, *fail_on]) == 1


def test_several_sources_follow_one_option(folder):
    """All files after --source are sources: none of them is checked as a draft."""
    paths = [str(folder / name) for name in ("a.txt", "record.txt", "b.txt")]
    draft, *records = paths
    assert main(["check", draft, "--source", *records, "--json", str(folder / "r.json")]) == 0
    found = json.loads((folder / "r.json").read_text("utf-8"))
    roles = {document["id"]: document["role"] for document in found["documents"]}
    assert roles == {"a.txt": "document", "b.txt": "source", "record.txt": "source"}


def test_unread_source_is_no_silent_pass(folder, capsys):
    """A source that could not be read ends with exit code 2."""
    source = str(folder / "none.txt")
    assert main(["check", str(folder / "a.txt"), "--sources", source, "--fail-on", "absent"]) == 2
    assert "none.txt" in capsys.readouterr().err


def test_interrupted(folder, monkeypatch):
    """An interrupted command ends with the code that shells know, without a traceback."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("quoteverify.pipeline.verify_quotes", interrupt)
    assert main(["verify", str(folder)]) == 130


def test_a_file_given_twice_is_no_failure(folder, capsys):
    """A file that is named twice was read; the run says so and succeeds."""
    path = str(next(folder.glob("*.txt")))
    assert main(["verify", path, path]) == 0
    assert "read already" in capsys.readouterr().err
