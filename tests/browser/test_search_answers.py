"""What the search answers: twenty more questions, and each way in which it understands one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.searching import ask

pytestmark = pytest.mark.slow

BEIJING = "cities/beijing/"
CHINA = "areas/china/"
CONFERENCE = "events/global-digital-economy-conference/"
EXPO = "events/big-data-expo/"

QUESTIONS: dict[str, tuple[str, ...]] = {
    # from the article of China.org.cn
    "how many base stations will Beijing build": (f"{BEIJING}#new-5g-a-base-stations",),
    "brain-computer interface": (f"{BEIJING}#frontier-breakthroughs",),
    "immersive theatres": (f"{BEIJING}#digital-theaters", "properties/digital-theaters/"),
    "Wang Fei": (
        "agencies/beijing-cyberspace-administration/#deputy-director",
        f"{BEIJING}#leads-cross-border-data-reform",
    ),
    "spokesperson of the economy bureau": ("agencies/beijing-economy-it-bureau/#deputy-director",),
    # iaapuk.org
    "big data expo": (EXPO,),
    "when is the 2024 big data expo": (f"{EXPO}#edition-2024",),
    "R&D centres in Beijing": (f"{BEIJING}#foreign-research-centers-2023",),
    "how long do work permits take": (
        "initiatives/one-stop-permit-service/#processing-time-now",
        "initiatives/one-stop-permit-service/#processing-time-before",
        "properties/permit-processing-days/",
    ),
    # OpenGov Asia
    "how many years has Guizhou led digital economy growth": ("areas/guizhou/#years-leading-growth",),
    "which years does the five-year plan cover": ("initiatives/fourteenth-five-year-plan/#period",),
    # China Daily
    "share of Forbes digital companies from Beijing": (f"{BEIJING}#forbes-list-share",),
    "digital human concert": (f"{CONFERENCE}#digital-human-concert-2023",),
    "e-CNY booth": ("initiatives/e-cny/#booth-at-expo",),
    # South China Morning Post
    "who heads the National Data Administration": ("agencies/national-data-administration/#chief",),
    "when was the Digital Silk Road launched": ("initiatives/digital-silk-road/#launched-2015",),
    "Bolivia": (f"{CHINA}#bolivia-meeting", f"{CHINA}#bolivia-cooperation"),
    "Xi Jinping Chongqing": ("cities/chongqing/#xi-visit",),
    "China computing capacity by 2025": (f"{CHINA}#computing-capacity-target-2025",),
    # the words of the site
    "what is a target": ("glossary/#target",),
}
"""What a reader of the five articles may type, and what may come first. Written before the search was asked."""


@pytest.fixture
def search(page: Page) -> Page:
    """The home page with the search open and ready."""
    page.goto("./")
    page.keyboard.press("/")
    expect(page.get_by_label("Nature")).to_be_visible()
    return page


def test_twenty_questions(search: Page) -> None:
    assert len(QUESTIONS) == 20
    first = {question: (ask(search, question) or [""])[0] for question in QUESTIONS}
    missed = {question: first[question] for question, right in QUESTIONS.items() if first[question] not in right}
    assert len(missed) <= 1, missed
