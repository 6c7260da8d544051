"""Where the pages of plans go: below one folder, in the folders that the plans have below theirs."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from wijkplan.files.discovery import repository_of
from wijkplan.report.page.forms import ENDINGS, Form

CITY = "index"
Reader: TypeAlias = Literal["bewoners", "opdrachtgever"]
"""For whom a page is."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where pages go, from the folder of the pages."""

    base: Path
    """The folder below which the plans stand."""
    form: Form

    def page(self, plan: Path, reader: Reader) -> PurePosixPath:
        """Where the page of a plan goes: ``2026/soesterkwartier-bewoners.html``."""
        below = PurePosixPath(Path(os.path.relpath(plan, self.base)).as_posix())
        return below.with_name(f"{below.stem}-{reader}{ENDINGS[self.form]}")

    @property
    def city(self) -> PurePosixPath:
        """Where the page of all wijken goes."""
        return PurePosixPath(CITY + ENDINGS[self.form])

    def named(self, plan: Path) -> str:
        """What a page calls the file of a plan: from the root of its repository, or else as it was named.

        Pages are public: they do not say where on a computer that is.
        """
        if root := repository_of(Path(os.path.abspath(plan)).parent):
            return Path(os.path.relpath(plan, root)).as_posix()
        if plan.is_absolute() or ".." in plan.parts:
            return Path(os.path.relpath(plan, self.base)).as_posix()
        return plan.as_posix()


def base_of(named: Iterable[Path]) -> Path:
    """The folder that all files and folders that were named have in common.

    Raises:
        ValueError: there is none, on a system with several drives.
    """
    folders = [Path(os.path.abspath(path)) for path in named]
    return Path(os.path.commonpath([folder if folder.is_dir() else folder.parent for folder in folders]))


def same_page(places: Places, plans: Iterable[Path], reader: Reader) -> tuple[Path, Path] | None:
    """Two plans that cannot both have their page: to some systems ``a.yaml``, ``a.yml`` and ``A.yaml`` give one."""
    seen: dict[str, Path] = {}
    for plan in plans:
        page = unicodedata.normalize("NFC", places.page(plan, reader).as_posix()).casefold()
        if (other := seen.setdefault(page, plan)) is not plan:
            return other, plan
    return None
