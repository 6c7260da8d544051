"""Headings that skip no level: who reads with their ears walks from heading to heading."""

from __future__ import annotations

from dataclasses import replace

from wijkplan.report.page.blocks import Block, Callout, Document, Fold, Heading


def stepped(document: Document) -> Document:
    """The same document; a heading of level 3 before there is one of level 2 becomes one, an empty one is left out."""
    return replace(document, blocks=_stepped(document.blocks, under=False)[0])


def _stepped(blocks: tuple[Block, ...], *, under: bool) -> tuple[tuple[Block, ...], bool]:
    """The blocks, and whether there is a heading of level 2 above what follows."""
    kept: list[Block] = []
    for block in blocks:
        match block:
            case Heading(text) if not text.strip():
                continue
            case Heading(text, level):
                kept.append(Heading(text, level if under else 2))
                under = True
            case Fold() | Callout():
                inner, under = _stepped(block.blocks, under=under)
                kept.append(replace(block, blocks=inner))
            case _:
                kept.append(block)
    return tuple(kept), under
