from __future__ import annotations

import pytest

from quoteverify.exceptions import SettingsError, UnreadableInputError
from quoteverify.settings import LoadSettings, Settings


def test_dictionary_round_trip():
    """Settings survive the way through dictionaries."""
    settings = Settings(load=LoadSettings(max_file_bytes=7, encoding="cp1252"))
    assert Settings.from_dict(settings.to_dict()) == settings


def test_toml_file(tmp_path):
    """A table per stage sets what it names; the rest keeps its default."""
    path = tmp_path / "quoteverify.toml"
    path.write_text("[match]\nscore_cutoff = 0.7\n", encoding="utf-8")
    assert Settings.from_toml(path).match.score_cutoff == 0.7
    assert Settings.from_toml(path).load == LoadSettings()


def test_pyproject_table(tmp_path):
    """In a project file the tables stand under tool.quoteverify."""
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.quoteverify.load]\nmax_file_bytes = 9\n", encoding="utf-8")
    assert Settings.from_toml(path).load.max_file_bytes == 9
    path.write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    assert Settings.from_toml(path) == Settings()


@pytest.mark.parametrize(
    "text,said",
    [
        ("[match]\nscore_cutof = 0.7", "match.score_cutof"),
        ("[mach]\nscore_cutoff = 0.7", "mach"),
        ("match = 3", "a table"),
        ("[match]\nscore_cutoff = 7", "from 0.0 to 1.0"),
        ('[load]\nencoding = "martian"', "an encoding"),
        ('[load]\ntext_column = ""', "a name"),
        ("[match]\nhas_reworded = 1", "true or false"),
        ("[match", "a TOML file"),
    ],
)
def test_wrong_settings(tmp_path, text, said):
    """A wrong setting raises an error that names it and what was expected."""
    path = tmp_path / "quoteverify.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        Settings.from_toml(path)


@pytest.mark.parametrize(
    "values,said",
    [
        ({"html_text": "some"}, "expected one of: all, article"),
        ({"text_column": ""}, "expected a name"),
        ({"loaders": ("",)}, "expected a list of names"),
        ({"encoding": 7}, "an encoding that Python knows"),
    ],
)
def test_wrong_load_settings(values, said):
    """A setting of how inputs are read outside its range says what was expected."""
    with pytest.raises(SettingsError, match=said):
        LoadSettings(**values)


def test_missing_settings_file(tmp_path):
    """A settings file that is not there raises the error for unreadable inputs."""
    with pytest.raises(UnreadableInputError):
        Settings.from_toml(tmp_path / "none.toml")
