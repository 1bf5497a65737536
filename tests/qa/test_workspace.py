import shutil
from pathlib import Path

import pytest

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from corpus.errors import PolicyQAError, UsageError
from corpus.settings import Settings
from index.encoders import DEFAULT_ENCODER, Encoder
from index.snapshots import build_snapshot, current_manifest
from qa.workspace import SAMPLE_LIBRARY, Workspace, prepare, with_flags


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def _hold(data: Path, *paths: Path) -> None:
    """Documents of its own for a data folder."""
    data.mkdir(parents=True, exist_ok=True)
    catalogue = Catalogue.open(data / FILE_NAME)
    ingest.add(catalogue, paths)
    catalogue.close()


def _files(data: Path) -> list[str]:
    catalogue = Catalogue.open(data / FILE_NAME, read_only=True)
    return sorted(Path(document.source_path).name for document in catalogue.documents())


def test_paths_alone_work_in_a_folder_named_by_their_hash(home: Path, policies: Path) -> None:
    workspace = Workspace.resolve(Settings(home=home, corpus=(policies,)))
    assert workspace.data.parent == home
    assert workspace.data.name.startswith("corpus-")
    assert workspace.roots == (policies,)


def test_the_hash_tells_paths_apart_but_not_their_order(home: Path, policies: Path) -> None:
    one, two = policies / "gansu.txt", policies / "lishui.txt"

    def folder(*paths: Path) -> Path:
        return Workspace.resolve(Settings(home=home, corpus=paths)).data

    assert folder(one, two) == folder(two, one)
    assert len({folder(one), folder(two), folder(one, two)}) == 3


def test_the_same_path_written_otherwise_is_the_same(home: Path, policies: Path) -> None:
    detour = policies / ".." / policies.name
    folders = {Workspace.resolve(Settings(home=home, corpus=(p,))).data for p in (policies, detour)}
    assert len(folders) == 1


def test_paths_with_a_data_folder_use_it_itself(home: Path, policies: Path) -> None:
    workspace = Workspace.resolve(Settings(data=home, corpus=(policies,)))
    assert workspace == Workspace(home, (policies,))


def test_without_paths_the_folders_own_documents_count(home: Path, policies: Path) -> None:
    _hold(home, policies / "gansu.txt")
    assert Workspace.resolve(Settings(data=home)) == Workspace(home, None)
    assert Workspace.resolve(Settings(home=home)) == Workspace(home, None)


def test_an_empty_folder_means_the_sample_library(home: Path) -> None:
    workspace = Workspace.resolve(Settings(home=home))
    assert workspace == Workspace(home / "library", (SAMPLE_LIBRARY,))
    assert SAMPLE_LIBRARY.is_dir()


def test_a_catalogue_without_documents_means_the_sample_library(home: Path) -> None:
    _hold(home)
    assert Workspace.resolve(Settings(home=home)).roots == (SAMPLE_LIBRARY,)


def test_resolving_creates_nothing(home: Path, policies: Path) -> None:
    Workspace.resolve(Settings(home=home))
    Workspace.resolve(Settings(data=home, corpus=(policies,)))
    assert not home.exists()


def test_a_data_folder_holds_exactly_the_given_paths(home: Path, policies: Path) -> None:
    _hold(home, policies / "gansu.txt", policies / "lishui.txt")
    paths = (policies / "lishui.txt", policies / "quzhou.txt")
    report = Workspace(home, paths).refresh(DEFAULT_ENCODER)
    assert _files(home) == ["lishui.txt", "quzhou.txt"]
    assert (len(report.added), len(report.unchanged), len(report.removed)) == (1, 1, 1)


def test_a_sound_folder_of_its_own_documents_stays_as_it_is(data: Path) -> None:
    before = current_manifest(data)
    assert prepare(Settings(data=data)) == data
    assert _files(data) == ["gansu.txt", "lishui.txt", "mianyang.txt", "quzhou.txt"]
    assert current_manifest(data) == before


def test_a_changed_file_gets_into_the_index(
    home: Path, policies: Path, tmp_path: Path, encoder: Encoder
) -> None:
    file = tmp_path / "plan.txt"
    shutil.copy(policies / "gansu.txt", file)
    _hold(home, file)
    before = build_snapshot(home, encoder).content
    file.write_text("甘肃省戈壁农业扶持意见\n一、新的目标\n到2030年面积翻番。", encoding="utf-8")
    prepare(Settings(data=home, corpus=(file,)))
    assert current_manifest(home).content != before


def test_an_unreadable_file_is_named_and_the_others_go_in(
    home: Path, policies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\xff\x00\xfe" * 50)
    prepare(Settings(data=home, corpus=(policies / "gansu.txt", broken)))
    assert _files(home) == ["gansu.txt"]
    assert [str(broken) in line for line in capsys.readouterr().err.splitlines()] == [True]


def test_a_path_that_does_not_exist_is_a_usage_error(home: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="missing"):
        prepare(Settings(data=home, corpus=(tmp_path / "missing",)))


def test_a_folder_without_documents_is_an_error(home: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(PolicyQAError):
        prepare(Settings(data=home, corpus=(empty,)))


def test_flags_win_over_settings() -> None:
    settings = Settings(data=Path("a"), corpus=(Path("b"),))
    changed = with_flags(settings, Path("c"), [Path("d"), Path("e")])
    assert (changed.data, changed.corpus) == (Path("c"), (Path("d"), Path("e")))
    assert with_flags(settings, None, None) == settings
