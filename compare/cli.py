"""The command line. Exit codes are the constants below; docs/command-line.md describes every option."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from compare.errors import InputError, NewscompareError

DONE = 0
FOUND = 1
"""Only with --exit-code: discrepancies of the asked severity exist."""
WRONG = 2
"""Wrong usage or configuration, or no readable input."""
INCOMPLETE = 3
"""Done, but some input could not be read or some report not written; both are named on stderr. It wins over FOUND."""

SEVERITIES = ("conflict", "difference", "variant")
FORMATS = ("json", "html", "pdf", "csv", "md", "docx", "tei", "annotations", "all")
"""What compare.report can write; written out here so that a wrong one is told before anything is imported."""
LEVELS = ("11-13", "14-16", "17+")
TIMES = (20, 45, 90)
HANDOUTS = ("pdf", "html", "docx")
"""Ages, minutes and formats of `handout`, as compare.report.handout has them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Errors are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except NewscompareError as error:
        print(f"newscompare: {error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("newscompare: stopped", file=sys.stderr)
        return 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, instead of printing the usage first."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"newscompare: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    from compare import __version__

    top = Parser(
        prog="newscompare", description="Shows how several outlets tell the same event differently.", allow_abbrev=False
    )
    top.add_argument("--version", action="version", version=f"newscompare {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)

    report = _command(commands, "report", report_command, "read, compare and write the reports: the main job")
    _paths(report)
    _writing(report)

    show = _command(commands, "show", show_command, "the same in the terminal, side by side")
    _paths(show)
    show.add_argument("--width", type=_width, metavar="N", help="columns to use; the terminal's own when not given")
    show.add_argument("--all", action="store_true", help="show variants too, and statements that differ in nothing")

    handout = _command(commands, "handout", handout_command, "write a worksheet for a class, and the teacher's key")
    _lesson(handout)

    review = _command(commands, "review", review_command, "go through the differences in the browser, on this machine")
    review.add_argument("folder", metavar="OUT", help="folder that `newscompare report` wrote")
    review.add_argument("--port", type=_port, default=0, metavar="N", help="port; a free one when not given")
    review.add_argument("--no-open", action="store_true", help="print the address and open no browser")
    review.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="another address; needs --token")
    review.add_argument(
        "--token", default="", metavar="T", help="what others must know to get in, 16 characters or more"
    )
    review.add_argument("--reviewer", default="", metavar="NAME", help="who reviews; the login name when not given")

    config = _command(commands, "config", config_command, "print the settings in force, as a file that --config takes")
    outlets = _command(
        commands, "outlets", outlets_command, "list the outlets that are recognised, or say why files are"
    )
    outlets.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to explain the outlet of")
    demo = _command(commands, "demo", demo_command, "the main job on the five articles that come with the program")
    _writing(demo)
    for one in (report, show, handout, review, config, outlets, demo):
        one.add_argument("--config", metavar="FILE", help="settings; changes only what the file names")
    return top


def _lesson(to: argparse.ArgumentParser) -> None:
    to.add_argument("path", metavar="PATH", help="comparison.json, a folder that `report` wrote, or articles")
    to.add_argument("--together", action="store_true", help="take all articles as one event")
    to.add_argument("-o", "--output", default="handout", metavar="DIR", help="folder to write to (default: handout)")
    to.add_argument("--level", choices=LEVELS, default="14-16", help="age of the class (default: 14-16)")
    to.add_argument("--time", type=int, choices=TIMES, default=45, help="minutes of the lesson (default: 45)")
    to.add_argument("--seed", type=int, default=1, metavar="N", help="another number gives another sheet (default: 1)")
    to.add_argument(
        "--format",
        dest="formats",
        type=lambda text: _listed(text, HANDOUTS),
        default=HANDOUTS,
        metavar="LIST",
        help=f"what to write, of {', '.join(HANDOUTS)}",
    )
    _decisions(to)


def _command(
    commands: argparse._SubParsersAction[Parser], name: str, function: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", allow_abbrev=False)
    made.set_defaults(command=function)
    return made


def _paths(to: argparse.ArgumentParser) -> None:
    to.add_argument("paths", nargs="+", metavar="PATH", help="article, folder of articles or glob; - is standard input")
    to.add_argument("--together", action="store_true", help="compare all inputs as one event")


def _writing(to: argparse.ArgumentParser) -> None:
    to.add_argument("-o", "--output", default="out", metavar="DIR", help="folder to write to (default: out)")
    to.add_argument(
        "--format", dest="formats", type=_formats, metavar="LIST", help=f"what to write, of {', '.join(FORMATS)}"
    )
    to.add_argument("--brief", action="store_true", help="a briefing of one page: the main differences")
    _decisions(to)
    to.add_argument("--open", action="store_true", help="open the result in the browser")
    to.add_argument("--quiet", action="store_true", help="print nothing but errors")
    to.add_argument(
        "--exit-code",
        nargs="?",
        const="conflict",
        choices=SEVERITIES,
        metavar="SEVERITY",
        help="exit with 1 when there are discrepancies of this severity (default: conflict) or a graver one",
    )


def _decisions(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--decisions",
        choices=("kept", "all", "none"),
        default="all",
        help="of a reviewed folder: only what was kept, all with the decisions shown (default), or none of them",
    )


def _formats(text: str) -> tuple[str, ...]:
    return _listed(text, FORMATS)


def _listed(text: str, allowed: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    wrong = [part for part in chosen if part not in allowed]
    if wrong or not chosen:
        raise argparse.ArgumentTypeError(
            f"unknown format {', '.join(wrong) or '(none)'}; allowed: {', '.join(allowed)}"
        )
    return chosen


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 40 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"a number from 40 to 1000, not {text}")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 65535:
        raise argparse.ArgumentTypeError(f"a number from 1 to 65535, not {text}")
    return int(text)


def report_command(options: argparse.Namespace) -> int:
    """`newscompare report`."""
    return _report(options, options.paths, together=options.together)


def demo_command(options: argparse.Namespace) -> int:
    """`newscompare demo`."""
    from compare.resources import resource

    return _report(options, [str(resource("seeds"))], together=False)


def _report(options: argparse.Namespace, paths: Sequence[str], *, together: bool) -> int:
    from dataclasses import replace

    from compare.config import load
    from compare.job import run
    from compare.terminal import progress_bar, summary

    settings = load(options.config)
    if options.brief:
        settings = replace(settings, report=replace(settings.report, brief=True))
    with progress_bar(sys.stderr, quiet=options.quiet) as progress:
        done = run(
            paths,
            options.output,
            settings,
            together=together,
            formats=options.formats,
            decisions=options.decisions,
            progress=progress,
        )
    if not options.quiet:
        print(summary(done))
    _warn(f"{u.location}: {u.reason}" for u in done.unread)
    _warn(done.unwritten)
    if options.open:
        import webbrowser

        webbrowser.open((done.folder / "index.html").resolve().as_uri())
    if done.unread or done.unwritten:
        return INCOMPLETE
    graver = SEVERITIES[: SEVERITIES.index(options.exit_code) + 1] if options.exit_code else ()
    return FOUND if any(d.severity in graver for c in done.comparisons for d in c.discrepancies) else DONE


def show_command(options: argparse.Namespace) -> int:
    """`newscompare show`."""
    from compare.config import load
    from compare.job import comparable, nothing_to_compare
    from compare.models import Unread
    from compare.pipeline import compare, group, read
    from compare.terminal import progress_bar, show

    settings = load(options.config)
    unread: list[Unread] = []
    with progress_bar(sys.stderr, quiet=False) as progress:
        versions = read(options.paths, settings, unread=unread, progress=progress)
    if not versions:
        raise InputError("", nothing_to_compare(unread))
    tasks = comparable(group(versions, settings, together=options.together))
    for _, event in tasks:
        show(compare(event, settings=settings, unread=unread), sys.stdout, width=options.width, everything=options.all)
    if not tasks:
        print("No event has more than one version here: nothing to compare.")
    _warn(f"{u.location}: {u.reason}" for u in unread)
    return INCOMPLETE if unread else DONE


def handout_command(options: argparse.Namespace) -> int:
    """`newscompare handout`."""
    from compare.config import load
    from compare.lesson import write_lessons

    done = write_lessons(
        options.path,
        options.output,
        load(options.config),
        level=options.level,
        minutes=options.time,
        seed=options.seed,
        formats=options.formats,
        together=options.together,
        decisions=options.decisions,
    )
    for file in done.files:
        print(file)
    _warn(f"{u.location}: {u.reason}" for u in done.unread)
    _warn(done.unwritten)
    return INCOMPLETE if done.unread or done.unwritten else DONE


def review_command(options: argparse.Namespace) -> int:
    """`newscompare review`."""
    from compare.review.serve import serve

    settings = None
    if options.config:
        from compare.config import load

        settings = load(options.config)
    serve(
        options.folder,
        port=options.port,
        host=options.host,
        token=options.token,
        reviewer=options.reviewer,
        open_browser=not options.no_open,
        settings=settings,
    )
    return DONE


def config_command(options: argparse.Namespace) -> int:
    """`newscompare config`."""
    from compare.config import dump, load

    print(dump(load(options.config)), end="")
    return DONE


def _warn(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"newscompare: {line}", file=sys.stderr)


def outlets_command(options: argparse.Namespace) -> int:
    """`newscompare outlets`."""
    from compare.config import load

    settings = load(options.config)
    if not options.paths:
        for outlet in settings.outlets:
            print(f"{outlet.name:28s} {'agency' if outlet.agency else '':8s} {', '.join(outlet.domains)}".rstrip())
        return DONE
    from compare.models import Unread
    from compare.pipeline import read
    from compare.terminal import progress_bar

    unread: list[Unread] = []
    with progress_bar(sys.stderr, quiet=False) as progress:
        versions = read(options.paths, settings, unread=unread, progress=progress)
    for version in versions:
        print(f"{version.location}: {version.outlet or 'unknown outlet'}")
        for claim in version.claims:
            if claim.field == "outlet":
                print(f"    {claim.value}, by {claim.basis}: {claim.evidence}")
    _warn(f"{u.location}: {u.reason}" for u in unread)
    return INCOMPLETE if unread else DONE
