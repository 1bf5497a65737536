"""What tests of several packages share."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.settings import Settings
from index.encoders import Encoder, load_encoder
from qa.workspace import SAMPLE_LIBRARY, prepare


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default encoder, loaded once."""
    return load_encoder()


@pytest.fixture(scope="session")
def library_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogue and index of the sample library; test processes side by side share one."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with FileLock(shared / "library.lock"):
        return prepare(Settings(data=shared / "library", corpus=(SAMPLE_LIBRARY,)))
