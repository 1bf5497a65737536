"""``GET /api/duties`` over the whole chain: files, snapshot, assistant, route."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus.catalogue import FILE_NAME, Catalogue
from corpus.ingest import add
from index.encoders import Encoder
from index.snapshots import build_snapshot, open_snapshot
from qa.assistant import Assistant
from tests.qa.clients import client_of, listed

PLAN = (
    "---\ntitle: 绵阳市行动方案\nplace: 绵阳\nlevel: city\n---\n\n一、任务\n"
    "（一）智慧农业。推广智能农机。（市农业农村局牵头，市科技局配合）\n"
    "（二）数据平台。汇聚各类数据。（责任单位：市发改委、市科学技术局）\n"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("duties")
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    catalogue = Catalogue.open(folder / FILE_NAME)
    assert add(catalogue, [folder / "plan.md"]).refused == []
    build_snapshot(folder, encoder)
    snapshot = open_snapshot(folder, encoder)
    with client_of(Assistant(snapshot.catalogue, snapshot.index)) as client:
        yield client


def duties(client: TestClient, **wanted: Any) -> list[dict[str, Any]]:
    return listed(client, "duties", wanted)


def test_without_filters_all_duties_are_listed_verbatim(client: TestClient) -> None:
    found = duties(client)
    assert [duty["department"] for duty in found] == [
        "市农业农村局", "市科技局", "市发改委", "市科学技术局",
    ]  # fmt: skip
    stored = client.get(f"/api/documents/{found[0]['document_id']}").json()["text"]
    for duty in found:
        assert stored[duty["start"] : duty["end"]] == duty["department"]
        assert stored[duty["note_start"] : duty["note_end"]] == duty["note"]


@pytest.mark.parametrize(
    ("wanted", "departments"),
    [
        ({"department": "市科技局"}, ["市科技局", "市科学技术局"]),
        ({"department": ["发展改革委", "农业农村局"]}, ["市农业农村局", "市发改委"]),
        ({"role": "lead"}, ["市农业农村局"]),
        ({"role": ["participant", "shared"], "task": "农业"}, ["市科技局"]),
        ({"place": "Mianyang", "role": "participant"}, ["市科技局"]),
        ({"place": "成都"}, []),
    ],
)
def test_filters_narrow_the_list(
    client: TestClient, wanted: dict[str, Any], departments: list[str]
) -> None:
    assert [duty["department"] for duty in duties(client, **wanted)] == departments


def test_empty_parameters_restrict_nothing(client: TestClient) -> None:
    assert duties(client, place="", department="", role="", task="") == duties(client)


@pytest.mark.parametrize("wanted", [{"role": "chief"}, {"indicator": "产业规模"}])
def test_a_wrong_parameter_is_told(client: TestClient, wanted: dict[str, str]) -> None:
    reply = client.get("/api/duties", params=wanted)
    assert reply.status_code == 422
    assert next(iter(wanted)) in reply.json()["error"]
