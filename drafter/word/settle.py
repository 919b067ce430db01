"""What only carries lines or keeps the page together is no paragraph: its lines go to the words they belong to."""

from __future__ import annotations

from dataclasses import replace

from drafter.view import Paragraph
from drafter.word.lines import Drawn
from drafter.word.paragraphs import Item, side


def settle(items: list[Item]) -> tuple[list[Item], list[Drawn]]:
    """The items without those that only carry lines or keep the page together; and the lines left over.

    A line belongs to the words before it; after a layout table or text boxes, to those on its own side.
    """
    out: list[Item] = []
    waiting: list[Drawn] = []
    for item in items:
        if item.kind == "plumbing":
            continue
        if item.kind == "rule":
            for rule in item.rules:
                owner = _owner(out, rule, item)
                if owner is None:
                    waiting.append(rule)
                else:
                    below(owner, [rule])
            continue
        if item.kind == "words" and waiting:
            above(item, waiting)
            waiting = []
        _contextual(out, item)
        out.append(item)
    return out, waiting


def above(item: Item, rules: list[Drawn]) -> None:
    """Lines over the words of a block."""
    if rules and isinstance(item.block, Paragraph):
        item.block = replace(item.block, lines_above=(*(r.line for r in rules), *item.block.lines_above))


def below(item: Item, rules: list[Drawn]) -> None:
    """Lines under the words of a block."""
    if rules and isinstance(item.block, Paragraph):
        item.block = replace(item.block, lines_below=(*item.block.lines_below, *(r.line for r in rules)))


def give(items: list[Item], rules: list[Drawn], at: int) -> None:
    """Lines nobody claimed go to a block, when there is one."""
    if items:
        below(items[at], rules)


def _owner(before: list[Item], rule: Drawn, carrier: Item) -> Item | None:
    printed = [item for item in before if item.kind == "words"]
    if not printed or not isinstance(printed[-1].block, Paragraph):
        return None
    last, here = printed[-1].block, carrier.block
    if not isinstance(here, Paragraph) or (last.where.table, last.part) == (here.where.table, here.part):
        return printed[-1]
    half = side(rule.middle, carrier.room)
    for item in reversed(printed):
        block = item.block
        if not isinstance(block, Paragraph) or (block.where.table, block.part) != (
            last.where.table,
            last.part,
        ):
            break
        if half and block.where.side == half:
            return item
    return printed[-1]


def _contextual(before: list[Item], item: Item) -> None:
    """No space between paragraphs of one style that ask for none (w:contextualSpacing)."""
    if not before or not isinstance(item.block, Paragraph):
        return
    upper, lower = before[-1].block, item.block
    if not isinstance(upper, Paragraph) or upper.style != lower.style or upper.where != lower.where:
        return
    if upper.spacing.contextual:
        before[-1].block = replace(upper, spacing=replace(upper.spacing, after_pt=0.0))
    if lower.spacing.contextual:
        item.block = replace(lower, spacing=replace(lower.spacing, before_pt=0.0))
