"""How questions speak of documents as such: numbers, dates, issuers, levels, states."""

from __future__ import annotations

import re

from corpus.model import Level

_FLAGS = re.IGNORECASE
# Words for documents themselves; 方案 and 计划 alone are usually one document that is asked about.
DOCUMENTS = (
    r"文件|政策(?=有|是|最|$|[?？])|方案|计划|规划|意见|办法|条例|通知|公文|文献|征求意见稿|草案"
    r"|资料"
    r"|库里|库中|收录"
    r"|\bdocuments?\b|\bfiles?\b|\bplans?\b|\bpolic(?:y|ies)\b|\bdrafts?\b|\bnotices?\b"
    r"|\bregulations?\b"
    r"|\bcollection\b|\blibrary\b|\bcorpus\b"
)
WHICH = (
    r"哪些|哪几|有哪|有没有|是否有|有无|有[^，。？?]{0,12}[吗么][?？]?$|有吗|哪一?[个份篇部项]"
    r"|多少[份个篇部]?|几[份个篇部]|有什么|都有啥|列出|列一下|列举|清单|目录|一览|共有"
    r"|\bwhich\b|\bwhat\b|\blist\b|\bshow\b|\bhow many\b|\bname\b|\bany\b|\bare there\b"
)
IS_ABOUT_DOCUMENTS = re.compile(DOCUMENTS, _FLAGS)
ASKS = re.compile(WHICH, _FLAGS)
COUNTS = re.compile(r"多少[份个篇部]?|几[份个篇部]|\bhow many\b", _FLAGS)
LATEST = re.compile(
    r"最新|最近(?:的|发布|印发|出台|公布)|最[晚后](?:发布|印发|出台|公布)|新近"
    r"|\blatest\b|\bnewest\b|\bmost recent",
    _FLAGS,
)
EARLIEST = re.compile(
    r"最早|最先(?:发布|印发|出台)|最老|最旧|\bearliest\b|\boldest\b|\bfirst (?:issued|published)",
    _FLAGS,
)
ISSUED = re.compile(
    r"发布|印发|出台|发文|颁布|公布|制定|成文|下发"
    r"|\bissued\b|\bpublished\b|\breleased\b|\bdated\b|\bfrom (?:20|19)\d\d"
    r"|(?:19|20)\d\d\s*年的?(?:文件|政策|方案|计划|规划|意见|办法|条例|通知|文|都?有哪|有多少)",
    _FLAGS,
)
NO = (
    r"(?:没有?|无|缺少?|未(?:注明|标明|写明?|给出|载明)|不(?:带|含|写|标))(?:写|注明|标明|给出|标)?"
)
NO_EN = (
    r"(?:no|without(?: an?| any)?|lack(?:s|ing)?(?: an?)?|missing(?: an?)?|(?:not|n't) have an?)"
)
NO_NUMBER = re.compile(
    rf"{NO}(?:发文)?(?:文号|字号|编号)|\b{NO_EN} (?:document |reference |issue )?numbers?\b",
    _FLAGS,
)
NO_DATE = re.compile(
    rf"{NO}(?:发布|印发|成文)?(?:日期|时间)|\b{NO_EN} (?:issue |publication )?dates?\b", _FLAGS
)
NO_ISSUER = re.compile(
    rf"{NO}(?:发文|发布)?(?:机关|单位|机构)|\b{NO_EN} (?:issuer|issuing)\b", _FLAGS
)
DRAFT = re.compile(r"征求意见|草案|草稿|意见稿|\bdrafts?\b|\bfor comments?\b", _FLAGS)
NOT_DRAFT = re.compile(
    r"(?:不是|非|除了?|不含)[^，。]{0,3}(?:征求意见|草案)|正式(?:印发|发布|文件|出台|的)|现行"
    r"|生效|有效的"
    r"|\bin force\b|\bnot drafts?\b|\bfinal\b",
    _FLAGS,
)
REPEALED = re.compile(r"废止|失效|\brepealed\b|\bno longer in force\b", _FLAGS)
DIGEST = re.compile(r"摘编|摘要|不是原文|\bdigests?\b|\bsummar(?:y|ies) only\b", _FLAGS)
ORIGINAL = re.compile(r"原文|全文|\boriginals?\b|\bfull texts?\b", _FLAGS)
BY = re.compile(
    r"(?:由|是)?([\u4e00-\u9fff]{2,16}?(?:局|委|委员会|厅|部|办公厅|办公室|政府|院|办|会))(?:所"
    r"|联合)?"
    r"(?:发布|印发|出台|发文|发的|制定|下发|颁布)"
)
LEVELS = (
    (re.compile(r"国家(?:级|层面)|全国性|中央|\bnational\b", _FLAGS), frozenset({Level.NATIONAL})),
    (re.compile(r"省级|\bprovincial\b|\bprovince[- ]level\b", _FLAGS),
     frozenset({Level.PROVINCE, Level.MUNICIPALITY})),
    (re.compile(r"市级|\bmunicipal\b|\bcity[- ]level\b", _FLAGS),
     frozenset({Level.CITY, Level.MUNICIPALITY})),
    (re.compile(r"县级|区级|区县级|\bcounty[- ]level\b|\bdistrict[- ]level\b", _FLAGS),
     frozenset({Level.COUNTY})),
)  # fmt: skip
YEAR_FROM = re.compile(r"(?:19|20)\d\d年?(?:以来|之?后|及?以后|起)|\b(?:since|after)\b", _FLAGS)
YEAR_TO = re.compile(r"(?:19|20)\d\d年?(?:之?前|及?以前)|\bbefore\b", _FLAGS)
YOURS = re.compile(
    r"(?:你|您|系统|库里?|这里|目前|现在|一共|总共)[^，。]{0,6}(?:收录|有|存|包含)[^，。]{0,6}"
    r"(?:哪些|多少|几|什么)[^，。]{0,4}(?:文件|政策|资料|文档|份)"
    r"|(?:^|[都你您一共总共目前现在库里])(?:收录|收集|存|收)了?(?:的)?(?:是)?(?:哪些|什么|啥|多少"
    r"|几)"
    r"|^(?:你|您|系统|库)[^，。]{0,6}(?:都|能)?(?:有|查)(?:些)?(?:什么|啥|哪些)[?？]?$"
    r"|\bwhat(?:['’]s| is) in (?:the|your|this) (?:library|collection|corpus|database|system)\b"
    r"|\bwhat (?:do|have) you (?:have|got)\b"
    r"|(?:文件|资料|文档)(?:清单|目录|列表)|(?:列出|显示|看看?)(?:所有|全部)的?(?:文件|资料|文档)"
    r"|\b(?:what|which|how many|list)\b.*\b(?:documents?|files?)\b.*\b(?:you have|are there|loaded"
    r"|available|in (?:the|your|this) (?:library|collection|corpus|database|system))\b"
    r"|\blist (?:all|every) (?:the )?documents\b",
    _FLAGS,
)
WHICH_NUMBER = re.compile(
    r"哪一?号文|第?几号(?:文|令|公告)|什么号文|多少号(?:文|令)|(?:发文|令|公告)(?:的)?(?:编号"
    r"|号码|字号)"
    r"|\bnumber of the (?:document|plan|notice|decree|order)\b|\b(?:document|decree|order"
    r"|file) (?:no\.?|number)\b",
    _FLAGS,
)
WHICH_DATE = re.compile(
    r"\b(?:on )?(?:what|which) (?:exact )?(?:date|day|month|year)\b[^?]*?"
    r"\b(?:issued?|published?|released?|dated|promulgated)\b"
    r"|(?:印发|发布|下发|公布|出台|成文|签发)(?:在|于|的)(?:是)?(?:哪|什么时候|何时|几[月号])"
    r"|落款(?:的)?(?:日期|时间)",
    _FLAGS,
)
WHOSE = re.compile(
    r"(?:谁|哪(?:一?[个级家]|里)[^，。？?]{0,6}?)(?:通过|颁布|颁发|公布|发布|发|印发|出台|下发"
    r"|审议通过|制发|行文|[发致来]的?函|函[告送致]|征求意见|征集意见|签发|转发)的?[?？]?$"
    r"|(?:颁布|通过|公布|出台)(?:的)?(?:机关|机构|单位|主体)|署名(?:单位|机关)?"
    r"|(?:发函|来函|致函|制发|行文)(?:单位|机关|部门)|落款(?:单位"
    r"|机关)?(?:是|$|[?？])"
    r"|\b(?:who|which \w+(?: \w+)?) (?:adopted|passed|promulgated|signed|circulated|sent)\b"
    r"|\b(?:circulated|sent(?: out)?|signed) by (?:whom|which)\b"
    r"|\b(?:adopted|passed|promulgated) by (?:whom"
    r"|which)\b",
    _FLAGS,
)
FRAME = re.compile(
    rf"{DOCUMENTS}|{WHICH}|(?:19|20)\d\d\s*年?|征求意见稿?|草案|草稿|意见稿|发文机关|文号|字号"
    rf"|编号|日期|时间|机关|单位"
    r"|发布|印发|出台|发文|颁布|公布|制定|成文|下发|起草|以来|以后|之后|以前|之前"
    r"|最[新近早晚后先老旧]|没有|注明|标明|写明|不是"
    r"|正式|现行|生效|有效|废止|失效|摘编|摘要|原文|全文|国家(?:级|层面)?|省级|市级|县级|区级"
    r"|全国性?|中央|目前|现在|一共|总共|所有|全部|关于|有关"
    r"|地方|地区|各地|城市|省份|阶段|状态|处于|属于|仅仅?|只有?|仍然?|尚|收录|收集|显示|看看|请问"
    r"|告诉我|给我|系统|文档|份|部|分别|境内|辖内|级"
    r"|[的了吗呢呀啊么啥什按照是有都还在里中内你您我他这那由和与被共把请及其库中被为于个篇项哪些几没无未缺不带含写标]"
    r"|\b(?:the|a|an|of|in|on|from|by|for|do|does|you|have|has|are|is|was|were|there|all|any|your"
    r"|me|one|ones|which|that"
    r"|still|issued?|published?|released?|dated?|since|after|before|latest|newest|oldest|earliest"
    r"|most|recent|first|no|not"
    r"|without|lack(?:s|ing)?|missing|numbers?|dates?|issuers?|issuing|bod(?:y|ies)"
    r"|comments?|drafts?|final|in force|force"
    r"|national|provincial|municipal|county|district|city|level|many|how|list|show|available"
    r"|loaded|digests?|originals?"
    r"|full|texts?|repealed|official|reference|issue|publication|document|it|they|them|currently"
    r"|database|system)\b",
    _FLAGS,
)
LIST_OF_DOCUMENTS = re.compile(
    r"(?:文件|政策|公文|资料|文档)(?:一共|总共|都|共)?(?:有|是)?(?:哪些|多少|几|哪几)"
    r"|(?:哪些|多少|几[份个篇部])[^，。？?有的]{0,8}的?(?:文件|政策文件|公文|资料|文档)"
    r"|(?:有|存|收录)(?:了)?(?:多少|几|哪几)份"
    r"|\b(?:which|what|how many|list|show|name)\b(?:\s+[\w-]+){0,4}\s+(?:documents|files)\b"
    r"|(?:文件|政策|公文|资料)(?:有没有|有吗)|(?:有没有|有无"
    r"|是否有)[^，。？?有的]{0,10}的?(?:文件|公文|资料)[吗么]?[?？]?$",
    _FLAGS,
)
BARE_ORDER = re.compile(
    r"(?:按|照|从)?(?:时间|日期|年份)?(?:上|来)?(?:看|说|排)?(?:发布|印发|出台)?(?:时间)?(?:最新"
    r"|最近|最早|最晚|最老)(?:的|发布的|印发的|出台的)*[一]?[个份篇部]?(?:是|有)?(?:哪"
    r"|什么)\S{0,4}[?？]?"
    r"|(?:哪一?[个份篇部])(?:是|发布得|印发得)?(?:最新|最近|最早|最晚)的?[?？]?"
    r"|which (?:one )?is the (?:latest|newest|oldest|earliest)(?: one)?\??",
    _FLAGS,
)
HAS_NUMBER = re.compile(
    r"(?<!没)(?<!还)有(?:发文|注明)?(?:文号|字号)(?:的|$|[?？])"
    r"|\b(?:have|has|with) an? (?:document |reference )?number\b",
    _FLAGS,
)
ASKS_STATUS = re.compile(
    r"是(?:个|一个)?(?:征求意见稿|草案|草稿)还是|是(?:正式|印发)\S{0,6}还是"
    r"|(?:是不是|是否|属于)[^，。]{0,4}(?:征求意见稿|草案|正式)"
    r"|(?<!有)(?:征求意见稿|草案|正式文件|正式稿)[吗么](?:[?？]|$)"
    r"|(?:什么|啥|何种)(?:状态|效力)|状态(?:是|如何|怎么样)|(?:还|是否|仍|现在"
    r"|现行)(?:在)?有效(?:吗|么|$|[?？])|(?:失效|废止|作废)了?(?:吗|没有|没|么)"
    r"|\bwhat (?:is the )?status\b|\bstatus of\b|\bstill (?:valid|in force)\b|\bdraft or\b"
    r"|\bis\b[^?]*\b(?:a|still) (?:a )?(?:draft|final)\b|\bin force\s*(?:or|\?|$)",
    _FLAGS,
)
BARE_LEVEL = re.compile(
    r"(?:国家级|全国性|中央|国家层面|省级|市级|县级|区级)的?(?:都|一共|总共)?(?:有|是)?"
    r"(?:哪些|哪几[份个]|几[份个]|多少[份个]?)[?？]?"
    r"|(?:有)?(?:哪些|哪几[份个]|哪一?[份个])(?:文件)?(?:是|属于)(?:国家级|全国性|中央|省级|市级"
    r"|县级|区级)的?(?:文件)?[?？]?"
)
BY_ENGLISH = re.compile(
    r"\b(?:issued|published|released|drafted) by (?:an? |the |any )?"
    r"([A-Za-z ,&-]+?(?:bureau|department|commission|committee|authority|administration))s?\b",
    _FLAGS,
)
