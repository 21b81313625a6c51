"""A clinic's file of wording, made up; the real wording is its authors'."""

from backend.content import questionnaires

ITEM = "[items.{0}]\ntext = 'Question {0}'\nlow = 'none'\nhigh = 'all'\n"


def wording(name: str) -> str:
    items = (ITEM.format(question.item.key) for question in questionnaires()[name].questions)
    return 'permission = "The authors, letter of 2 March"\n' + "".join(items)
