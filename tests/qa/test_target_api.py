from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from qa.assistant import Assistant
from tests.qa.clients import client_of, listed


@pytest.fixture(scope="module")
def client(assistant: Assistant) -> Iterator[TestClient]:
    with client_of(assistant) as client:
        yield client


def targets(client: TestClient, **wanted: Any) -> list[dict[str, Any]]:
    return listed(client, "targets", wanted)


def test_without_filters_all_targets_are_listed(client: TestClient) -> None:
    assert {target["place"] for target in targets(client)} >= {"绵阳", "丽水"}


def test_targets_are_verbatim(client: TestClient) -> None:
    for target in targets(client):
        stored = client.get(f"/api/documents/{target['document_id']}").json()["text"]
        assert stored[target["start"] : target["end"]] == target["text"]


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        ({"place": "Mianyang", "indicator": "产业规模"}, {120 * 10**8, 500 * 10**8}),
        ({"indicator": "产业规模", "min": "500亿"}, {500 * 10**8}),
        ({"indicator": "产业规模", "max": "100亿元"}, {80 * 10**8}),
        ({"indicator": "产业规模", "by": 2027}, {120 * 10**8, 80 * 10**8}),
        ({"indicator": "产业规模", "year": 2030}, {500 * 10**8}),
        ({"indicator": "产业规模", "status": "draft"}, {80 * 10**8}),
        ({"indicator": "产业规模", "level": "province"}, set()),
        ({"place": "丽水", "kind": "level", "indicator": "产业规模"}, {80 * 10**8}),
    ],
)
def test_filters_narrow_the_list(
    client: TestClient, wanted: dict[str, Any], values: set[int]
) -> None:
    assert {target["canonical_value"] for target in targets(client, **wanted)} == values


def test_empty_parameters_restrict_nothing(client: TestClient) -> None:
    blank = dict.fromkeys(
        ("place", "level", "year", "by", "indicator", "min", "max", "kind", "status"), ""
    )
    assert targets(client, **blank) == targets(client)


@pytest.mark.parametrize(
    ("wanted", "status"),
    [({"min": "viel"}, 400), ({"min": "5%", "max": "500亿元"}, 400), ({"level": "planet"}, 422),
     ({"colour": "red"}, 422)],
)  # fmt: skip
def test_a_wrong_parameter_is_told(client: TestClient, wanted: dict[str, str], status: int) -> None:
    reply = client.get("/api/targets", params=wanted)
    assert (reply.status_code, "error" in reply.json()) == (status, True)
