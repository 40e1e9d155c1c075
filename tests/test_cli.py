from __future__ import annotations

import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from quoteverify import Report
from quoteverify.cli import main
from quoteverify.report import FORMATS

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


def test_findings_are_listed_where_no_table_is(folder, capsys):
    """Without a table a log says which quotes were found, each in one line, and counts the rest."""
    told = "".join(
        f"Lund said: “The bridge will not open in week {n} of May.”\n" for n in range(25)
    )
    (folder / "d.txt").write_text(told, encoding="utf-8")
    check = ["check", str(folder / "d.txt"), "--source", str(folder / "record.txt")]
    assert main([*check, "--fail-on", "reworded,absent", "--format", "jsonl"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "reworded: 25 of 25 quotes" in lines[0]
    assert lines[1].startswith("quoteverify:   d.txt: “The bridge will not open in week 0 of May.”")
    assert lines[21:] == ["quoteverify:   and 5 more"]
    main([*check, "--fail-on", "reworded"])
    assert len(capsys.readouterr().err.splitlines()) == 1


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


def test_a_file_given_twice(folder, capsys):
    """A file that was given twice is a warning, and no failure."""
    paths = [str(folder / "a.txt"), str(folder / "b.txt"), str(folder / "a.txt")]
    assert main(["verify", *paths]) == 0
    output = capsys.readouterr()
    assert "2 quotes in 2 documents" in output.out
    (line,) = output.err.splitlines()
    assert line.startswith("quoteverify: warning:")
    assert line.endswith("a.txt was given twice; it is read once")


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


def test_the_article_alone(folder, capsys):
    """A web page is read whole, or with --article without its menu."""
    story = "".join(
        f"<p>The council met on day {day} and spoke of the bridge.</p>" for day in "123"
    )
    page = folder / "page.html"
    page.write_text(
        f"<html><body><nav><a>Opinion: “Enough is enough for us all”</a></nav><article>{story}"
        f"<p>{OPENS}</p>{story}</article></body></html>",
        encoding="utf-8",
    )
    for options, number in (([], 2), (["--article"], 1)):
        assert main(["extract", str(page), "--format", "jsonl", *options]) == 0
        assert len(capsys.readouterr().out.splitlines()) == number


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


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "html", "annotations", "jsonld"])
def test_extract_in_every_format(folder, capsys, form):
    """Extraction has the formats of a report, on standard output alone."""
    assert main(["extract", str(folder / "a.txt"), "--format", form]) == 0
    output = capsys.readouterr()
    assert "The bridge will open" in output.out
    assert output.err == ""


def test_a_finding_that_needs_sources(folder, capsys):
    """To fail on what only sources can show, without sources, is warned about."""
    paths = [str(folder / "a.txt"), str(folder / "c.txt"), "--quiet"]
    assert main(["verify", *paths, "--fail-on", "absent,altered"]) == 1
    warning, found, *_ = capsys.readouterr().err.splitlines()
    assert "absent finds nothing without --source" in warning
    assert "altered: 2 of 2 quotes" in found


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_that_is_full(folder):
    """A full disk is one clear line and exit code 2."""
    command = [sys.executable, "-m", "quoteverify.cli", "extract", str(folder / "a.txt")]
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert found.returncode == 2
    (line,) = found.stderr.decode().splitlines()
    assert line.startswith("quoteverify: error: standard output cannot be written")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_option(shell, capsys):
    """The completion of each shell knows the commands and their options."""
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for word in ("verify", "check", "compare", "extract", "fail-on", "sources", "version"):
        assert word in script


@pytest.mark.parametrize(
    "words,expected",
    [
        (["ve"], "verify"),
        (["check", "--fa"], "--fail-on"),
        (["verify", "--format", "an"], "annotations"),
        (["compare", "--format", ""], "table json jsonl csv html"),
        (["check", "--fail-on", "abs"], "absent"),
        (["compare", "--fail-on", ""], "altered"),
        (["completion", "z"], "zsh"),
    ],
)
def test_bash_completes(capsys, words, expected):
    """Bash itself completes commands, options and their values with the script."""
    main(["completion", "bash"])
    script = capsys.readouterr().out
    ask = 'COMP_WORDS=(quoteverify "$@"); COMP_CWORD=$#; _quoteverify; echo "${COMPREPLY[@]}"'
    command = ["bash", "-c", f"{script}\n{ask}", "bash", *words]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert found.split() == expected.split()


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    "typed,expected",
    [("quoteverify ve", "verify"), ("quoteverify check a --format an", "annotations")],
)
def test_fish_completes(capsys, typed, expected):
    """Fish itself completes commands and values with the script."""
    main(["completion", "fish"])
    script = capsys.readouterr().out
    command = ["fish", "-c", f"{script}\ncomplete -C '{typed}'"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert expected in [line.split("\t")[0] for line in found.splitlines()]


class BadStream:
    """Standard output on a file, which fails as it is told to."""

    def __init__(self, file, error):
        self.file = file
        self.error = error

    def write(self, text):
        """Fail."""
        raise self.error

    def fileno(self):
        """Return the number of the file."""
        return self.file.fileno()


@pytest.mark.parametrize(
    "error,code,said",
    [
        (BrokenPipeError(), 0, ""),
        (OSError(28, "No space left on device"), 2, "standard output cannot be written: No space"),
    ],
)
def test_output_that_fails(folder, capsys, monkeypatch, error, code, said):
    """A reader that has gone is no error; any other failure to write is one clear line."""
    with (folder / "out").open("w") as file:
        monkeypatch.setattr(sys, "stdout", BadStream(file, error))
        assert main(["extract", str(folder / "a.txt")]) == code
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == bool(said)


def test_run_as_a_module(monkeypatch, capsys):
    """The command line runs by the module's name too."""
    monkeypatch.setattr(sys, "argv", ["quoteverify", "--version"])
    monkeypatch.delitem(sys.modules, "quoteverify.cli.__main__", raising=False)
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("quoteverify.cli", run_name="__main__")
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("quoteverify 0.")


def test_the_package_runs_as_a_module():
    """`python -m quoteverify` is the command line, exit code and all."""
    command = [sys.executable, "-m", "quoteverify"]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("quoteverify 0.")
    assert subprocess.run([*command, "verify"], capture_output=True, check=False).returncode == 2


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
        sources = [f"--source={folder / 'record.txt'}"] if "check" in entry else []
        for other, code in (("b.txt", 0), ("c.txt", 1)):
            paths = [str(folder / "a.txt"), str(folder / other)]
            assert main([*entry.split(), *sources, *paths]) == code


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
    assert "given twice" in capsys.readouterr().err


def test_altered_among_copies(tmp_path, capsys):
    """A number that differs between two copies of one text is found, though copies do not count."""
    story = (
        "“The wall will be {} metres high by the end of the year,” said Ida Holt on Monday. "
        + (
            "The council of Norwick meets again in the old hall next week to hear the engineers. "
            * 3
        )
    )
    for name, height in (("a.txt", "1.5"), ("b.txt", "15")):
        (tmp_path / name).write_text(story.format(height), encoding="utf-8")
    assert main(["verify", str(tmp_path), "--quiet", "--fail-on", "altered"]) == 1
    assert "altered: 2 of 2 quotes" in capsys.readouterr().err


def test_reports_left_in_the_folder(folder, capsys, monkeypatch):
    """A second run over a folder leaves out the reports of the first, and fails for none."""
    monkeypatch.chdir(folder)
    options = [f"--{name}=out.{name}" for name in FORMATS]
    assert main(["verify", ".", "--quiet", *options]) == 0
    first = Report.from_json(folder / "out.json")
    capsys.readouterr()
    assert main(["verify", ".", "--quiet", *options]) == 0
    assert Report.from_json(folder / "out.json") == first
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"quoteverify: warning: out.{name} is a report of quoteverify, not a document; left out"
        for name in sorted(FORMATS)
    ]


@pytest.mark.parametrize("name", ["html", "json", "csv"])
def test_a_report_handed_in_by_name(folder, capsys, name):
    """A report that is named as a document is refused, with exit code 2."""
    report = folder / f"out.{name}"
    assert main(["verify", str(folder), "--quiet", f"--{name}={report}"]) == 0
    assert main(["verify", str(folder / "a.txt"), str(report), "--quiet"]) == 2
    assert "out." + name + ": a report of quoteverify, not a document" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["", " ", ",", ", ,"])
def test_fail_on_nothing_is_wrong_usage(capsys, value):
    """A list that names no finding, such as an unset variable, does not pass silently."""
    with pytest.raises(SystemExit) as stopped:
        main(["verify", "a.txt", "--fail-on", value])
    assert stopped.value.code == 2
    assert "names nothing; known: altered" in capsys.readouterr().err


def test_a_dash_is_no_file_to_write(tmp_path, monkeypatch, capsys):
    """`--json -` says how to get JSON on standard output, and writes no file of that name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Ann Li said, “It rained.”", encoding="utf-8")
    assert main(["verify", "a.txt", "--json", "-"]) == 2
    assert "--format json" in capsys.readouterr().err
    assert not (tmp_path / "-").exists()
