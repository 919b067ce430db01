"""All questions, in the order in which they are asked. A function stands for questions that earlier answers bring."""

from __future__ import annotations

from collections.abc import Callable

from drafter.interview.question import Question, View
from drafter.interview.questions import body, content, ending, paper

Entry = Question | Callable[[View], tuple[Question, ...]]

QUESTIONS: tuple[Entry, ...] = (*body.QUESTIONS, *paper.QUESTIONS, *content.QUESTIONS, *ending.QUESTIONS)
