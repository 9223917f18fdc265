"""The words that synthetic facts are made of (see synthetic.py)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A property: `words` are what it counts, with its unit first; `most` is the highest value that makes sense."""

    id: str
    label: str
    unit: str
    words: str
    most: int


HEAD = """kinds:
  city: {label: City, plural: Cities, schema_type: City}
  agency: {label: Agency, plural: Agencies, schema_type: GovernmentOrganization}
  plan: {label: Plan, plural: Plans, schema_type: Project}
units:
  CNY: {label: yuan, symbol: ¥, words: [yuan, RMB, 元]}
  per cent: {label: per cent, symbol: "%", words: ["per cent", percent, "%"]}
predicates:
  part of: {inverse: includes}
  supervised by: {inverse: supervises}
  issued by: {inverse: issued}
"""
RELATIONS = {
    "city": ("part of", "belongs to the economic region around"),
    "agency": ("supervised by", "is supervised by"),
    "plan": ("issued by", "was issued by"),
}
RELATED = "under the reform"
_SYLLABLES = (
    "an安 bao宝 chang长 chun春 da大 de德 dong东 en恩 feng丰 fu福 gao高 gu古 hai海 han汉 heng恒 hong洪 huai怀 jia嘉 "
    "jin金 jing晶 kai开 kang康 lan兰 le乐 liang良 lin林 ling岭 long龙 lu鹿 luo洛 mei梅 mian绵 min民 nan南 ning宁 pan盘 "
    "ping平 pu浦 qian黔 qing青 qu曲 ren仁 rong荣 rui瑞 shan山 shao韶 shun顺 song松 sui遂 tai泰 tian天 tong通 wan万 "
    "wei威 wu武 xi西 xiang湘 yang阳 yong永 yun云 zhong中"
)
SYLLABLES = tuple((pair[:-1], pair[-1]) for pair in _SYLLABLES.split())
FORMS = (
    ("city", (("", "市"),)),
    ("agency", (("Data Bureau", "数据局"), ("Development Commission", "发展委"), ("Industry Office", "工业办"))),
    ("plan", (("Computing Plan", "算力规划"), ("Digital Action", "数字行动"), ("Open Data Pilot", "开放数据试点"))),
)
_INDUSTRIES = (
    ("ai", "AI"), ("software", "software"), ("big-data", "big data"), ("chips", "chip"), ("cloud", "cloud computing"),
    ("robots", "robot"), ("content", "digital content"), ("payment", "digital payment"), ("drones", "drone"),
    ("sensors", "sensor"),
)  # fmt: skip
_COUNTED = (
    ("data-halls", "Data halls", "data halls"), ("base-stations", "Base stations", "base stations"),
    ("parks", "Digital industry parks", "parks"), ("power", "Total computing power", "petaflops"),
    ("models", "Registered large models", "large models"), ("factories", "Smart factories", "factories"),
    ("services", "Services that can be had online", "services"), ("patents", "Patents granted", "patents"),
    ("institutes", "Research institutes", "institutes"), ("headquarters", "Regional headquarters", "headquarters"),
)  # fmt: skip
MEASURES = (
    *(Measure(f"{i}-firms", f"{n[:1].upper()}{n[1:]} companies", "companies", f"{n} companies", 10**6)
      for i, n in _INDUSTRIES),
    *(Measure(f"{i}-revenue", f"Revenue of the {n} industry", "CNY", f"yuan of {n} revenue", 10**14)
      for i, n in _INDUSTRIES),
    *(Measure(f"{i}-growth", f"Growth of the {n} industry", "per cent", f"per cent growth in {n} output", 100)
      for i, n in _INDUSTRIES),
    *(Measure(i, label, unit, unit, 10**6) for i, label, unit in _COUNTED),
)  # fmt: skip
HEDGES = (
    ("", ""), ("", ""), ("", ""), ("more than", "more than"), ("more than", "over"), ("about", "about"),
    ("nearly", "nearly"), ("at least", "at least"), ("up to", "up to"),
)  # fmt: skip
TOPICS = (
    "Artificial intelligence", "Digital infrastructure", "Data governance", "Data market", "Trade in data", "Growth",
    "Digital transformation", "Public services", "Foreign business", "Cooperation", "Conferences", "Innovation",
    "Consumption", "Offices", "Places", "Education", "Health", "Transport", "Energy", "Farming",
)  # fmt: skip
TITLES = (
    "Cities step up their efforts in", "New plan puts the focus on", "Officials set out the next steps for",
    "How a province became a leader in", "Conference highlights progress in", "Investors look for chances in",
)  # fmt: skip
PUBLISHERS = ("The Daily Paper", "Eastern Business Review", "Digital Asia", "Morning Gazette", "China Technology News")
MONTHS = tuple(calendar.month_name)[1:]
_FAMILY_NAMES = "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo"
_GIVEN_NAMES = "Fei Weiliang Xiuling Guangzhi Lan Jing Minghua Yan Tao Xiaoping Na Jun Lei Qiang Hui Bo Ying Rong Chao"
PEOPLE = tuple(f"{family} {given}" for given in _GIVEN_NAMES.split() for family in _FAMILY_NAMES.split())
ROLES = ("director", "deputy director", "spokesperson", "chief engineer", "head of the planning division")
SUMMARIES = {
    "city": ("A city on the river that wants to live from data,", "A port with a long trade in electronics,",
             "A provincial capital and seat of several universities,"),
    "agency": ("The office that looks after data and the firms that work with it,",
               "A government body for the economy and its reform,", "The authority for industry and telecoms,"),
    "plan": ("A programme for computing centers and the networks between them,",
             "A plan by which offices open their data to the public,", "An initiative for factories that go digital,"),
}  # fmt: skip
SUMMARY_ENDS = (
    "known in the region for its early start.", "often named as a model for others.", "still young but growing fast.",
    "with partners at home and abroad.",
)  # fmt: skip
VERBS = ("was home to", "counted", "had", "reported", "registered", "could show")
PLAN_VERBS = ("wants to have", "plans to reach", "is to have", "hopes for")
TAILS = (
    "", "", "", ", its office says", ", the report notes", " in the whole region", " as part of its reform of rules",
    ", helped by funds from the province and by new rules for companies", " together with partners from abroad",
    ", which is seen as a test for other places that want to follow", " after a long debate among experts and firms",
)  # fmt: skip
QUOTE_ENDS = ("in total", "on record", "all told", "officials say")
SECOND_QUOTES = (
    "helped by new rules for companies", "part of a wider reform of data rules", "together with partners from abroad",
    "seen as a test for other places", "after a long debate among experts and firms",
)  # fmt: skip
GOALS = (
    "speed up the building of computing centers", "bring more public services online for its citizens",
    "make it easier for firms to move data across borders", "train specialists with its universities",
    "open more of its data to researchers and start-ups", "cut the energy that its computing centers use",
    "link its factories to the industrial internet", "attract the research centers of large companies",
    "write clearer rules for trade in data", "support small firms on their way to digital tools",
)  # fmt: skip
EVENTS = (
    "opened a center for the exchange of data", "held a conference on the digital economy",
    "signed an agreement on shared computing power", "put a new platform for public services to work",
    "published its first list of open data", "set up a fund for young technology firms",
    "launched a pilot for smart transport", "founded a laboratory for large models",
)  # fmt: skip
VIEWS = (
    "is among the leaders of the digital economy in the country", "offers firms some of the best conditions anywhere",
    "has become a magnet for talent from other provinces", "shows how data can be turned into growth",
    "has made government simpler and faster for everybody", "is an example of openness and cooperation",
    "has laid the groundwork for smart cities", "needs more experts to keep its lead",
)  # fmt: skip
STEPS = (
    "keeps a public register of the firms that trade in data", "runs a platform on which offices share their records",
    "tests self-driving buses on public roads", "lets citizens pay for services with digital money",
    "checks the security of data that leaves the country", "works with universities on new chips",
    "has joined its computing centers to the national network", "offers advice to firms from abroad",
)  # fmt: skip


def letters(number: int) -> str:
    """Write a small number as a letter, for ids: digits there would look like years."""
    return chr(ord("a") + number)
