"""The bench of the page, once over the small corpus: what it tells, not how fast it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from eval.bench_page import bench_page
from eval.errors import BenchmarkError
from tests.web.visits import QUESTION


def test_without_questions_there_is_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="nothing to measure"):
        bench_page(tmp_path, [])


def test_without_a_browser_it_says_what_is_missing(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BenchmarkError, match="needs Chromium"):
        bench_page(data_folder, [QUESTION])


@pytest.mark.usefixtures("browser")  # skips without one
def test_weight_and_times_are_told(data_folder: Path) -> None:
    # In a thread of its own, since Playwright runs in this one already.
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(bench_page, data_folder, [QUESTION], loads=1).result()
    assert 0 < told["page"]["transferred_kib"] <= 400
    assert told["page"]["ready_p50_ms"] == told["page"]["ready_max_ms"] > 0
    assert 0 < told["ask"]["first_content_max_ms"] <= told["ask"]["answer_max_ms"]
