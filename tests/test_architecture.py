"""The shape of the code base that README and design promise."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("corpus", "index", "qa", "eval")
MODULES = sorted(
    path
    for name in PACKAGES
    for path in (ROOT / name).rglob("*.py")
    if "__pycache__" not in str(path)
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Imports go one way: each package may use those before it.
MAY_IMPORT = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "qa": {"corpus", "index", "qa"},
    "eval": {"corpus", "index", "qa", "eval"},
}
MAX_LINES = 260


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    assert _imported(path) & {*PACKAGES, "app"} <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", [*MODULES, *TESTS, ROOT / "app.py"], ids=_id)
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_nothing_unpickles(path: Path) -> None:
    assert not _imported(path) & {"pickle", "dill", "joblib", "shelve", "marshal"}


def test_packages_import_without_heavy_libraries() -> None:
    """The page is served before the encoder is loaded, so nothing heavy may come with it."""
    code = (
        "import sys, app, corpus.ingest, qa.answer\n"
        "heavy = ('torch', 'sentence_transformers', 'faiss', 'jieba')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
