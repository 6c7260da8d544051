"""The pages of the server as HTML, with the blocks, the look and the charts of `wijkplan.report.page`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING

from wijkplan.language import current
from wijkplan.live import city
from wijkplan.live.address import Asked
from wijkplan.live.scene import scene
from wijkplan.live.served import version_of
from wijkplan.live.watched import Seen, Sound
from wijkplan.report.page import templating
from wijkplan.report.page.render.html import ink

if TYPE_CHECKING:
    from jinja2 import Environment


@functools.cache
def _environment() -> Environment:
    """The templates of this room, and behind them those of all pages."""
    from jinja2 import ChoiceLoader, PackageLoader

    shared = templating.environment()
    return shared.overlay(loader=ChoiceLoader([PackageLoader("wijkplan.live"), *filter(None, [shared.loader])]))


def _render(template: str, **values: object) -> str:
    values |= {"language": current(), "ink": ink, "fresh": map(str, count(1)).__next__}
    return _environment().get_template(template).render(values)


def style() -> str:
    """The look of all pages, and of the knobs."""
    return templating.style() + templating.source("wijkplan.live", "live.css")


def script() -> str:
    """What swaps results in place; the page works without it."""
    return templating.source("wijkplan.live", "live.js")


def plan(seen: Seen, sound: Sound, asked: Asked, file: str, *, folder: bool) -> str:
    """The page of a plan that was ``sound``, with what is wrong in its file now."""
    return _render("plan.html.j2", seen=seen, scene=scene(sound, asked, file), file=file, folder=folder)


def nothing_yet(seen: Seen, file: str) -> str:
    """What there is to say of a plan that was never sound since it is looked at."""
    return _render("nothing.html.j2", seen=seen, file=file)


def choice(plans: Mapping[str, Seen]) -> str:
    """The plans of a folder to choose from, and below them all wijken side by side."""
    newest_first = sorted(plans.items(), key=lambda pair: -pair[1].sound.plan.jaar if pair[1].sound else 0)
    found = [(name, seen.sound.title if seen.sound else name, seen.is_current) for name, seen in newest_first]
    return _render("choice.html.j2", plans=found, city=city.blocks(plans), version=version_of(plans))
