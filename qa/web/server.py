"""The web application: REST routes, document pages, static files, chat, in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from corpus.settings import Settings
from qa.web import api, downloads, feedback, maintain, pages
from qa.web.chat import ChatPage
from qa.web.conversation import Replies
from qa.web.security import SecurityHeaders, script_tags
from qa.web.startup import Startup

STATIC = Path(__file__).parent / "static"
# Fonts of the reader's own machine: nothing is fetched.
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif")

# The page appears once its words and styles have come; after 3 s in any case. The stylesheet
# itself is linked, because Gradio rewrites the selectors of what it is given here.
_HIDDEN_UNTIL_READY = """
html:not([data-ready]) .gradio-container { opacity: 0; animation: appear 0s 3s forwards; }
@keyframes appear { to { opacity: 1; } }
"""

# Gradio puts them into the page when it starts, in this order.
STYLES = ("chat", "answer", "filters", "viewer", "feedback")
SCRIPTS = (
    "conversation", "filters", "copy", "chat", "citations", "viewer", "tables", "export",
    "feedback", "frame",
)  # fmt: skip
_HEAD = "".join(
    (
        *(f'<link rel="stylesheet" href="ui/{name}.css">' for name in STYLES),
        *(f'<script src="ui/{name}.js"></script>' for name in SCRIPTS),
    )
)

_DOCS = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Policy QA API</title>
<link rel="stylesheet" href="ui/swagger/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="ui/swagger/swagger-ui-bundle.js"></script><script src="ui/docs.js"></script>
</body></html>"""


def create_app(
    settings: Settings, startup: Startup, on_start: Callable[[], None] | None = None
) -> FastAPI:
    """The application for ``settings``, answering with the assistant of ``startup``.

    ``on_start`` is called once when the server starts to serve; it must return at once.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if on_start is not None:
            on_start()
        yield
        startup.flush()

    app = FastAPI(
        title="Policy QA",
        description="Questions to policy documents, answered with verbatim, cited passages.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    api.install_error_handlers(app)
    app.include_router(feedback.routes(startup))
    app.include_router(maintain.routes(settings, startup))
    app.include_router(api.routes(startup))
    replies = Replies(startup)
    app.include_router(pages.routes(startup))
    app.include_router(downloads.routes(startup, replies))
    _mount_static(app)
    _mount_chat(app, startup, replies)
    template = Path(gr.__file__).parent / "templates" / "frontend" / "index.html"
    # No origin may call from another site; a portal embeds the page in a frame instead. This
    # also switches off Gradio's own rule, which reflects any origin.
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(
        SecurityHeaders,
        tags=script_tags(template),
        frame_ancestors=settings.frame_ancestors,
    )
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    return app


def _mount_static(app: FastAPI) -> None:
    """Our own files, and the API's documentation without any outside file."""

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(_DOCS)

    @app.get("/manifest.json", include_in_schema=False)
    def manifest() -> JSONResponse:
        return JSONResponse({"name": "Policy QA", "start_url": ".", "display": "browser"})

    @app.get("/embed.js", include_in_schema=False)
    def embed() -> FileResponse:
        return FileResponse(STATIC / "embed.js", media_type="text/javascript")

    app.mount("/ui/swagger", StaticFiles(packages=[("fastapi_offline", "static")]))
    app.mount("/ui", StaticFiles(directory=STATIC))


def _mount_chat(app: FastAPI, startup: Startup, replies: Replies) -> None:
    """The Gradio chat at the root, without analytics, history, footer or anything outside."""
    gr.mount_gradio_app(
        app,
        ChatPage(startup, replies).blocks,
        path="/",
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        enable_monitoring=False,
        show_error=False,
        max_file_size="1kb",
        theme=_theme(),
        css=_HIDDEN_UNTIL_READY,
        head=_HEAD,
    )


def _theme() -> gr.themes.Base:
    """Blue-grey on quiet neutrals; every pair of text and ground has a contrast of 4.5 or more."""
    return gr.themes.Default(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=list(FONTS),
        font_mono=["ui-monospace", "monospace"],
    ).set(
        button_primary_background_fill="#17558f",
        button_primary_background_fill_hover="#104272",
        button_primary_text_color="#ffffff",
        button_primary_background_fill_dark="#8ec3f5",
        button_primary_background_fill_hover_dark="#b4d8f9",
        button_primary_text_color_dark="#0c1a28",
        body_background_fill="#f5f6f8",
        body_background_fill_dark="#12161c",
    )
