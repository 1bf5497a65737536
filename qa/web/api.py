"""The REST routes of the contract. Errors are ``{"error": one clear line}``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.errors import PolicyQAError, UnknownDocumentError
from qa.feedback import FeedbackError
from qa.web.bodies import (
    AnswerBody,
    AskBody,
    DocumentsBody,
    DutiesBody,
    DutiesQuery,
    ErrorBody,
    FiltersBody,
    HitsBody,
    SearchBody,
    TargetsBody,
    TargetsQuery,
)
from qa.web.startup import NotReadyError, Startup

_ERRORS: dict[int | str, dict[str, Any]] = {
    422: {"model": ErrorBody, "description": "The request breaks a limit or has a wrong field"},
    503: {"model": ErrorBody, "description": "The documents are still being prepared"},
}


def routes(startup: Startup) -> APIRouter:
    """The routes of the contract over the assistant of ``startup``."""
    router = APIRouter()

    @router.post("/api/ask", response_model=AnswerBody, responses=_ERRORS, tags=["questions"])
    def ask(body: AskBody) -> dict[str, Any]:
        """Answers a question with verbatim, cited passages, or says that nothing was found."""
        history = [{"question": turn.question, "answer": turn.answer} for turn in body.history]
        answer = startup.assistant().ask(body.question, history, _filters(body.filters))
        startup.record(body.question, answer)
        return answer.to_json()

    @router.post("/api/search", response_model=HitsBody, responses=_ERRORS, tags=["questions"])
    def search(body: SearchBody) -> dict[str, Any]:
        """The best passages for a query, without an answer."""
        hits = startup.assistant().search(body.query, body.k, _filters(body.filters))
        return {"hits": [_without_number(hit.to_json()) for hit in hits]}

    @router.get("/api/documents", response_model=DocumentsBody, responses=_ERRORS,
                tags=["documents"])  # fmt: skip
    def documents() -> dict[str, Any]:
        """The metadata of every document."""
        return {"documents": startup.assistant().documents()}

    missing: dict[int | str, dict[str, Any]] = {
        404: {"model": ErrorBody, "description": "No document with this id"}
    }

    @router.get("/api/documents/{document_id}", responses=_ERRORS | missing, tags=["documents"])
    def document(document_id: str) -> dict[str, Any]:
        """One document: metadata, stored text and outline."""
        return startup.assistant().document(document_id)

    refused: dict[int | str, dict[str, Any]] = {
        400: {"model": ErrorBody, "description": "An amount that cannot be read"}
    }

    @router.get("/api/targets", response_model=TargetsBody, responses=_ERRORS | refused,
                tags=["targets"])  # fmt: skip
    def targets(wanted: Annotated[TargetsQuery, Query()]) -> dict[str, Any]:
        """The quantified targets of all documents, each with its verbatim clause."""
        return {"targets": startup.assistant().targets(wanted.to_filter())}

    @router.get("/api/duties", response_model=DutiesBody, responses=_ERRORS, tags=["duties"])
    def duties(wanted: Annotated[DutiesQuery, Query()]) -> dict[str, Any]:
        """Which department is responsible for what, each with the note that says so."""
        return {"duties": startup.assistant().duties(wanted.to_filter())}

    @router.get("/healthz", tags=["operation"])
    def healthz() -> dict[str, str]:
        """The process lives."""
        return {"status": "ok"}

    @router.get("/readyz", responses={503: {"model": ErrorBody}}, tags=["operation"])
    def readyz() -> JSONResponse:
        """200 when questions can be answered; until then 503 with how far the start is."""
        status = startup.status
        if status.state == "ready":
            return JSONResponse({"status": "ready", "documents": status.documents})
        try:
            startup.assistant()
        except NotReadyError as error:
            progress = {"stage": status.stage, "done": status.done, "total": status.total}
            body = {"error": str(error), "status": status.state, **progress}
            return JSONResponse(body, 503)
        return JSONResponse({"status": "ready", "documents": startup.status.documents})

    @router.api_route("/api/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
                      include_in_schema=False)  # fmt: skip
    def unknown(path: str) -> JSONResponse:
        return JSONResponse({"error": f"there is no /api/{path} for this method"}, 404)

    return router


def _filters(body: FiltersBody) -> dict[str, Any]:
    """The request's filters as the assistant takes them."""
    return body.model_dump(mode="json")


def _without_number(hit: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in hit.items() if key != "number"}


def install_error_handlers(app: FastAPI) -> None:
    """Makes every error of the routes one ``{"error": line}``."""

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        line = f"{where}: {first['msg']}" if where else str(first["msg"])
        return JSONResponse({"error": line}, 422)

    @app.exception_handler(HTTPException)
    def refused(_: Request, error: HTTPException) -> JSONResponse:
        return JSONResponse({"error": str(error.detail)}, error.status_code)

    @app.exception_handler(PolicyQAError)
    def failed(_: Request, error: PolicyQAError) -> JSONResponse:
        if isinstance(error, UnknownDocumentError):
            return JSONResponse({"error": str(error)}, 404)
        waits = isinstance(error, NotReadyError | FeedbackError)
        return JSONResponse({"error": str(error)}, 503 if waits else 400)
