"""How questions about targets are worded, in Chinese and English."""

from __future__ import annotations

import re

from corpus.model import Level
from qa.question import Asked
from qa.targets.query import Order

FLAGS = re.IGNORECASE
CITY = r"城市|地级市|(?<=[些个座省、])市(?!场|级|民|政|委|值|辖)|\bcit(?:y|ies)\b"
PROVINCE = r"省份|省级(?!以上)|省市|(?<=[些个])省|自治区|\bprovinces?\b"
COUNTY = r"区县|县区|县级|区级|市辖区|(?<=[些个])[区县]|\bcount(?:y|ies)\b|\bdistricts?\b"
ANY = r"地方|地区|各地|几地|\bplaces?\b|\bregions?\b|\blocalit(?:y|ies)\b"
PLACE_NOUN = rf"(?:{CITY}|{PROVINCE}|{COUNTY}|{ANY}|直辖市|\bmunicipalit(?:y|ies)\b)"
LEVELS = (
    (re.compile(CITY, FLAGS), (Level.CITY, Level.MUNICIPALITY)),
    (re.compile(PROVINCE, FLAGS), (Level.PROVINCE, Level.MUNICIPALITY)),
    (re.compile(COUNTY, FLAGS), (Level.COUNTY,)),
    (re.compile(r"直辖市|\bmunicipalit(?:y|ies)\b", FLAGS), (Level.MUNICIPALITY,)),
)
# 智慧城市 and smart cities are things to build, not places asked for.
NO_LEVEL = re.compile(
    r"(?:智慧|新型|中心|节点|示范)城市|城市群|城市更新|[全本]市|[全本]省|\bsmart cit(?:y|ies)\b"
    r"|\bcity[- ]wide\b",
    FLAGS,
)
ASKS = (
    r"哪些|哪几[个座家]?|哪[个座家一]|哪里|哪儿|什么|有谁|多少个|几[个座]"
    r"|\bwhich\b|\bwhat\b|\blist\b|\bhow many\b"
)
LIST = re.compile(
    rf"(?:{ASKS})[^，。？?,]{{0,12}}?{PLACE_NOUN}"
    rf"|{PLACE_NOUN}[^，。？?]{{0,8}}?(?:有哪|是哪|有谁|都?有几|包括哪)"
    rf"|(?:有|是)谁|谁[给把将要提定想的]|(?:是|在|有|定)?哪[里儿](?:[？?]|$|要|定|提|的|最)|的(?:地方|城市|省份|区县)\s*[？?]?$"
    r"|\bwho\b|\bwhere\b|哪家",
    FLAGS,
)
COUNT = re.compile(
    rf"(?:多少|(?<!哪)几)[个座]?(?:{PLACE_NOUN})|\bhow many {PLACE_NOUN}|\bnumber of {PLACE_NOUN}",
    FLAGS,
)
SUM = re.compile(
    r"合计|总和|加总|加起来|加在一起|求和|\bsum of\b|\badd(?:s|ed)? up\b|\baltogether\b"
    r"|\bcombined\b|\bin total\b",
    FLAGS,
)
ORDERS = (
    (Order.EARLIEST, r"最早|最先|率先|谁先|先达到|\bearl(?:iest|ier)\b|\bfirst\b|\bsoonest\b"),
    (Order.LATEST, r"最晚|最迟|\blatest\b"),
    (Order.HIGHEST, r"最[高大多]|更[高大多]|谁[高大多]|[哪那][边个家里]定?得?[高大多]"
     r"|(?:定|要)得[高大多]"
     r"|\b(?:larg|bigg|high|great)e(?:st|r)\b|\bmost\b|\bmore\b(?! than)|\btop\b"),
    (Order.LOWEST, r"最[低小少]|更[低小少]|谁[低小少]"
     r"|\b(?:low|small|few)e(?:st|r)\b|\bleast\b|\bless\b(?! than)"),
)  # fmt: skip
ORDER_PATTERNS = tuple((order, re.compile(words, FLAGS)) for order, words in ORDERS)
# Bounds, not extremes: at least, 最多不超过
BOUND = re.compile(
    r"\bat (?:the )?(?:least|most|latest)\b|\bno (?:more|less|fewer) than\b"
    r"|\bor (?:more|less|higher)\b"
    r"|最[少多高低晚迟](?=\d|[一二三四五六七八九十百千两几]|不|是?几|要)|或更[多高大]",
    FLAGS,
)
EXTREME = re.compile(r"最|第一|\b\w+est\b|\bmost\b|\bfirst\b|\bleast\b|\btop\b", FLAGS)
RELATED = re.compile(
    r"(?:相关|关联)产业|带动|拉动|辐射|带起来|撬动"
    r"|\brelated industr|\bdriv(?:en|e|es|ing)\b|\bspill[- ]?over",
    FLAGS,
)
NOT_RELATED = re.compile(
    r"(?:不算|不含|不包括|除去|扣除)[^，。）)]{0,6}(?:带动|相关|关联)|\b(?:not|without|excluding|except)\b[^,.]{0,20}\brelated",
    FLAGS,
)
OWN = re.compile(r"核心|自身|本身|\bcore\b|\bown\b", FLAGS)
NO_DRAFTS = re.compile(
    r"(?:不含|不算|不包括|除去|除了)[^，。]{0,4}(?:草案|征求意见|草稿)|正式(?:文件|印发|出台|发布)"
    r"|\b(?:no|not|without|excluding|exclude) drafts?\b|\bfinal (?:documents|plans|versions)\b",
    FLAGS,
)
NATIONAL = re.compile(
    r"国家层面|[和含]国家|国家的|国家级?也|全国的?也|中央(?!企业|财政)"
    r"|\bnational (?:level )?(?:too|included|as well)\b"
    r"|\bincluding (?:the )?national\b",
    FLAGS,
)
GROWTH = re.compile(r"增速|增长率|增幅|年均增|增长|\bgrowth\b|\bgrow\b", FLAGS)
SHARE = re.compile(r"占比|比重|比例|份额|\bshare\b|\bproportion\b|\bpercentage\b", FLAGS)
QUANTIFIED = re.compile(
    r"目标|指标|数量|个数|数字|定了?数|多少|(?<!哪)几[个家项所百千万成亿]|多大|规模|盘子|总量|分别|各[是定为]"
    r"|\btargets?\b|\bgoals?\b|\bnumbers?\b|\bfigures?\b|\bhow (?:many|much|large|big|high)\b"
    r"|\bsize\b|\bscale\b|\brates?\b|\bwants? (?:a|the|more)\b|\bset\b",
    FLAGS,
)
# Asked of one place: kinds, names, sources, not figures. 哪年 is a figure.
OTHER_ASKED = re.compile(
    r"哪(?!一?年)|什么(?!时候)|啥|谁|出自|来源|有没有|\bwhich\b(?! year)|\brefers?\b|\bsay\b"
    r"|\bkinds?\b|\btypes?\b|\blist\b",
    FLAGS,
)
ELSEWHERE = frozenset(
    {Asked.NUMBER, Asked.ISSUED, Asked.ISSUER, Asked.TITLE, Asked.BASIS, Asked.CONTACT}
)
# Asked for in words, not in figures: measures, reasons, subsidies, departments.
WORDS_ASKED = re.compile(
    r"怎么(?!样)|怎样|如何|为什么|为何|措施|办法|做法|思路|政策(?!目标)|奖励|补贴|补助|资助|减免"
    r"|负责|牵头|部门|归口|找哪|找谁|哪几?个(?:局|委|厅|单位)|名单|内容|含义|定义|解释|区别"
    r"|哪些(?:企业|公司|产品|医院|领域|任务|工程|平台|项目|措施)"
    r"|\bhow (?:do|does|will|can|is|are)\b(?!.*\bcompare)|\bwhy\b|\bmeasures?\b|\bsubsid|\bbonus"
    r"|\bgrants?\b|\bresponsib|\bdepartments?\b|\bbureau|\bbod(?:y|ies)\b|\bleads?\b(?! to)"
    r"|\bin charge\b|\bmeans?\b|\bdefin",
    FLAGS,
)
