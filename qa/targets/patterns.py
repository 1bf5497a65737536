"""How questions about targets are worded, in Chinese and English."""

from __future__ import annotations

import re

from corpus.model import Level
from qa.question import Asked
from qa.targets.query import Order

FLAGS = re.IGNORECASE
CITY = r"城市|地级市|(?<=[些个座省、的])市(?!场|级|民|政|委|值|辖|区|直|县)|\bcit(?:y|ies)\b"
PROVINCE = (
    r"省份|省级(?!以上)|省市|(?<=[些个的])省(?!会|级|内|外|委|政|直|里|市)|自治区"
    r"|\bprovinces?\b"
)
COUNTY = r"区县|县区|市县|县市|县级|区级|市辖区|(?<=[些个])[区县]|\bcount(?:y|ies)\b|\bdistricts?\b"
ANY = r"地方|地区|各地|几地|\bplaces?\b|\bregions?\b|\blocalit(?:y|ies)\b"
PLACE_NOUN = rf"(?:{CITY}|{PROVINCE}|{COUNTY}|{ANY}|直辖市|\bmunicipalit(?:y|ies)\b)"
LATIN_PLACES = r"(?:cities|provinces|places|regions|localities|municipalities|counties|districts)\b"
LEVELS = (
    (re.compile(CITY + "|省市|市县|县市", FLAGS), (Level.CITY, Level.MUNICIPALITY)),
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
    rf"|{PLACE_NOUN}(?:里面?|中|当中|之中)?[^。？?]{{0,30}}(?:有哪|是哪|哪[个些几])"
    rf"|(?:有|是)谁|谁[给把将要提定想的]|(?:是|在|有|定)?哪[里儿](?:[？?]|$|要|定|提|的|最)"
    rf"|的\s*(?:地方|城市|省份|区县|省|市|县)\s*(?:[，,。；;？?]|有|列|$)"
    rf"|{PLACE_NOUN}[^，。]{{0,4}}(?:列|找|数|报|说)(?:一下|全|出|齐|一遍)"
    rf"|(?:列出|列一下|找出|列举|罗列|数数)[^，。？?]{{0,16}}{PLACE_NOUN}"
    rf"|的\s*{LATIN_PLACES}|^\W*(?:(?:all|the|any|every|show|list|find|me|name)\s+)*{LATIN_PLACES}"
    r"|\bwho\b|\bwhere\b|哪几?家(?!企业|公司|单位|医院|机构|局|部门)|谁家",
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
    (Order.HIGHEST, r"最[高大多宽松]|放得更?[宽松]|最(?:有雄心|激进|进取|乐观|快|猛)"
     r"|更[高大多]|谁[高大多]|[哪那][边个家里]定?得?[高大多]"
     r"|(?:定|要)得[高大多]"
     r"|\b(?:larg|bigg|high|great|fast|quick|steep)e(?:st|r)\b|\bmost\b|\bmore\b(?! than)|\btop\b"),
    (Order.LOWEST, r"最[低小少严紧慢]|最(?:保守|谨慎|稳健)|更[低小少]|谁[低小少]"
     r"|\b(?:low|small|few|slow)e(?:st|r)\b|\bleast\b|\bless\b(?! than)"),
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
    r"(?:不算|不含|不包括|除去|扣除)[^，。）)]{0,6}(?:带动|相关|关联)"
    r"|(?:带动|相关|关联)[^，。]{0,4}(?:不要|不算|除外|不计|不含|别算)|\b(?:not|without|excluding"
    r"|except)\b[^,.]{0,20}\brelated",
    FLAGS,
)
NO_DRAFTS = re.compile(
    r"(?:不含|不算|不包括|除去|除了)[^，。]{0,4}(?:草案|征求意见|草稿)|正式(?:文件|印发|出台|发布)"
    r"|(?:草案|征求意见稿|草稿|草案稿)(?:都|就|也)?(?:不算|不要|不含|不计|除外|排除|去掉)"
    r"|\b(?:no|not|without|excluding|exclude|except) (?:the |any )?drafts?\b|\bfinal (?:documents"
    r"|plans|versions)\b",
    FLAGS,
)
NATIONAL = re.compile(
    r"国家层面|[和含]国家|国家的|国家级?也|全国的?也|中央(?!企业|财政)"
    r"|\bnational (?:level )?(?:too|included|as well)\b"
    r"|\bincluding (?:the )?national\b",
    FLAGS,
)
# Years are compared, not places
YEARLY = re.compile(
    r"哪[些几](?:个)?年|年份|哪一?年|历年|逐年|各年|每年|每一年|年年|历次|某一?年"
    r"|[最更][高低大小多少宽松严紧]的?(?:一年|年份|那年)"
    r"|(?:列出|哪些|哪个|什么)年[份度]|这些年|近[几\d一二三四五六七八九十两]+年"
    r"|哪[些几一]?[份个年]*(?:的)?(?:政府)?工作报告|\b(?:which|what) (?:\w+ ){0,4}reports?\b"
    r"|\b(?:which|what) years?\b|\bover the years\b|\byear by year\b|\b(?:each|every) year"
    r"|\ball (?:the )?years\b|\bacross (?:the )?years\b|\bby year\b|\bannual targets\b",
    FLAGS,
)
ANY_FIGURES = re.compile(
    r"(?:量化|数量|数字|定量|具体)(?:的)?(?:目标|指标)|\bquantif|\bquantitative\b"
    r"|\bnumerical\b",
    FLAGS,
)
# The largest of a place's own aims, not of an award or a park
SUPERLATIVE = re.compile(
    r"最[高低大小多少宽松严紧快慢](?!不|要|是几|\d)|最(?:有雄心|激进|进取|乐观|保守|谨慎)|\b(?:high|low|larg|small|bigg|great|few|fast|slow)est\b"
    r"|\b(?:most|least) (?:ambitious|modest)\b",
    FLAGS,
)
_NATION_SAYS = (
    r"要|把|在|定|给|提|想|打算|计划|预计|预期|今|去|的?(?:年度|GDP|CPI|经济|目标|就业|粮食|物价"
    r"|赤字|财政"
    r"|预算|增长|通胀|城镇|居民|单位)|和|与|跟|、|比|\d{4}|层面|下达|确定"
)
NATION = re.compile(
    rf"国务院|中央政府|我国|全中国|国家(?={_NATION_SAYS})|(?<=[\u4e00-\u9fff\d])国家$"
    r"|\bState Council\b|\bcentral government\b|\bnationwide\b|\bnational(?:ly)?\b(?! (?:pilot"
    r"|level|AI"
    r"|demonstration|standards?|laborator|champion|park|team|zone|new))|\bChinese (?:government"
    r"|economy)\b"
    r"|\bthe (?:nation|country)\b",
    FLAGS,
)
# What kind of figure an answer has: canonical unit → words for it
UNITS = (
    ("%", re.compile(r"(?:多少|几|[一二两三四五六七八九十\d]|百分之几|定|涨|增长?"
                     r"|要?多)个?(?:百分)?点|百分之|多少%|增速|增幅|涨幅"
                     r"|增长率|(?<=[^效])率(?!先|领)|(?<!亿)[%％]|\bper ?cent\b|\bhow fast\b"
                     r"|\bgrowth\b|\bgrow\b|\brates?\b", FLAGS)),
    ("元", re.compile(r"亿|(?:多少|几)(?:万元|块?钱)|万元|总额|目标额|金额|多少钱|总量"
                     r"|(?<![年美单])元"
                      r"|\byuan\b|\brmb\b|\bhow much (?:money|revenue)\b|\bin total\b|\btotal\b"
                      r"|\bamount to\b", FLAGS)),
    ("人次", re.compile(r"人次|\bvisits?\b|\bvisitors?\b|游客(?:数|量|人数)", FLAGS)),
    ("人", re.compile(r"多少[万亿]?人(?!次)|多少名|几[万亿]人|\bhow many (?:people|jobs|persons"
                     r"|residents)\b", FLAGS)),
    ("kg", re.compile(r"多少[万亿]*[斤吨]|几[万亿]+[斤吨]|\bjin\b|\btons?\b|\btonnes\b", FLAGS)),
)  # fmt: skip
GROWTH = re.compile(
    r"增速|增长率|增幅|年均增|增长|涨幅|(?:涨|增|提高)(?:多少|几)个?(?:百分)?点|\bgrowth\b"
    r"|\bgrow\b",
    FLAGS,
)
SHARE = re.compile(r"占比|比重|比例|份额|\bshare\b|\bproportion\b|\bpercentage\b", FLAGS)
QUANTIFIED = re.compile(
    r"目标|指标|预[期定]|底线|上限|数量|个数|数字|定了?数|多少"
    r"|(?<!哪)几[个家项所百千万成亿]|多大|规模|盘子|总量|分别|各[是定为]"
    r"|\btargets?\b|\bgoals?\b|\bnumbers?\b|\bfigures?\b|\bhow (?:many|much|large|big|high)\b"
    r"|\bhow fast\b|\bceiling\b"
    r"|\bsize\b|\bscale\b|\brates?\b|\bwants? (?:a|the|more)\b|\bset\b",
    FLAGS,
)
# Asked of one place: kinds, names, sources, not figures. 哪年 is a figure.
OTHER_ASKED = re.compile(
    r"哪(?!一?年)|什么(?!时候)|啥|谁|出自|来源|有没有(?!定|设|提出?|明确|给出)|\bwhich\b(?! year)"
    r"|\brefers?\b|\bsay\b"
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
