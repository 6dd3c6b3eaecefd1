"""The review on the web: routes to what the desk does. Pages are rendered here, decisions come in as JSON."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from compare.errors import NewscompareError, Outdated, ReviewError
from compare.review import checks, handing, pages
from compare.review.desk import Data, Desk
from compare.review.guard import Guard, Rules, Sessions

Endpoint = Callable[[Request], Awaitable[Response]]
Action = Callable[[Desk, str, Data], dict[str, Any]]
"""Desk, reviewer and the request's object, to the answer's object."""


def application(desk: Desk, rules: Rules, reviewer: str) -> Guard:
    """The whole app, guarded. `reviewer` is who sits there until another name is given."""
    sessions = Sessions(reviewer)
    look = partial(_page, desk, sessions)
    act = partial(_action, desk, sessions)
    routes = [
        Route("/", look(pages.events)),
        Route("/carried", look(pages.carried)),
        Route("/agreement", look(pages.agreement)),
        Route("/journal", look(pages.journal)),
        Route("/e/{name}", look(pages.event)),
        Route("/e/{name}/reports", look(pages.reports)),
        Route("/e/{name}/{mode}/{file}", _download(desk, sessions)),
        Route("/static/{name}", _static(desk)),
        Route("/decisions.json", _export(desk, sessions, "json")),
        Route("/decisions.csv", _export(desk, sessions, "csv")),
        Route("/api/changes", _changes(desk)),
        Route("/api/decide", act(Desk.decide), methods=["POST"]),
        Route("/api/link", act(Desk.link), methods=["POST"]),
        Route("/api/undo", act(lambda d, who, data: d.turn(who, data, "undo")), methods=["POST"]),
        Route("/api/redo", act(lambda d, who, data: d.turn(who, data, "redo")), methods=["POST"]),
        Route("/api/carried", act(Desk.answer), methods=["POST"]),
        Route("/api/reviewer", _rename(desk, sessions), methods=["POST"]),
        Route("/api/import", _import(desk, sessions), methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), rules, sessions)


def _failed(error: NewscompareError) -> Response:
    status = 409 if isinstance(error, Outdated) else 400
    return JSONResponse({"error": str(error), "outdated": isinstance(error, Outdated)}, status)


def _page(desk: Desk, sessions: Sessions, render: pages.Render) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        if "token" in request.query_params:
            return RedirectResponse(request.url.path, 303)
        who = sessions.names[request.scope["session"]]
        try:
            text = await run_in_threadpool(render, desk, who, request.path_params.get("name", ""))
        except NewscompareError as error:
            return await _trouble(desk, who, error)
        return HTMLResponse(text)

    return endpoint


async def _trouble(desk: Desk, who: str, error: NewscompareError) -> Response:
    """A page that says what is wrong, in place of one that was to be looked at."""
    return HTMLResponse(await run_in_threadpool(pages.trouble, desk, who, str(error)), 404)


def _action(desk: Desk, sessions: Sessions, action: Action) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            data = _object(await request.body())
            who = _same_reviewer(data, sessions.names[request.scope["session"]])
            return JSONResponse(await run_in_threadpool(action, desk, who, data))
        except NewscompareError as error:
            return _failed(error)

    return endpoint


def _object(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise ReviewError("that is not JSON") from None
    if not isinstance(data, dict):
        raise ReviewError("a JSON object is expected")
    return data


def _same_reviewer(data: Data, name: str) -> str:
    """A decision is never put down to another reviewer than the page showed: two tabs share one session."""
    if data.get("reviewer") != name:
        raise Outdated(f"the reviewer is {name} now, by another tab: load the page again")
    return name


def _rename(desk: Desk, sessions: Sessions) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            name = checks.reviewer_name(_object(await request.body()).get("name"))
            await run_in_threadpool(desk.store.add_reviewer, name)
        except NewscompareError as error:
            return _failed(error)
        sessions.names[request.scope["session"]] = name
        return JSONResponse({"reviewer": name})

    return endpoint


def _import(desk: Desk, sessions: Sessions) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        form = "csv" if request.headers["content-type"].startswith("text/csv") else "json"
        try:
            text = (await request.body()).decode("utf-8-sig")
            who = sessions.names[request.scope["session"]]
            return JSONResponse(await run_in_threadpool(desk.take_in, who, text, form))
        except UnicodeDecodeError:
            return _failed(ReviewError("that file is not UTF-8 text; nothing was imported"))
        except NewscompareError as error:
            return _failed(error)

    return endpoint


def _changes(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        since = request.query_params.get("since", "0")
        if not since.isascii() or not since.isdigit() or len(since) > 15:
            return _failed(ReviewError("“since” must be a revision"))
        try:
            return JSONResponse(await run_in_threadpool(desk.changes, int(since)))
        except NewscompareError as error:
            return _failed(error)

    return endpoint


def _export(desk: Desk, sessions: Sessions, form: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            text = await run_in_threadpool(desk.export, form)
        except NewscompareError as error:
            return await _trouble(desk, sessions.names[request.scope["session"]], error)
        kind = "application/json" if form == "json" else "text/csv"
        return Response(text, media_type=kind, headers=_attachment(f"decisions.{form}"))

    return endpoint


def _download(desk: Desk, sessions: Sessions) -> Endpoint:
    """A report of an event with the decisions taken up, to keep as a file: it is never shown under our address."""

    async def endpoint(request: Request) -> Response:
        name, mode, file = (request.path_params[key] for key in ("name", "mode", "file"))
        try:
            content = await run_in_threadpool(handing.written, desk, name, mode, file)
        except NewscompareError as error:
            return await _trouble(desk, sessions.names[request.scope["session"]], error)
        return Response(content, media_type="application/octet-stream", headers=_attachment(file))

    return endpoint


def _attachment(file: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file}"'}


def _static(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        found = pages.static(request.path_params["name"], desk.sheets.given)
        if found is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})

    return endpoint
