"""Wordings of questions about duties: who, which tasks, in which role, together or alone."""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE
_UNIT = (
    r"(?:责任|牵头|主管|承办|配合|参与|主责|相关|有关|负责|政府|职能|协办|主办)?"
    r"(?:单位|部门(?!数据|信息|间|之间)|局(?!部|面)|委办局?|委(?![员托])|厅|处室|科室|机构|机关"
    r"|家(?!庭|具|居|电))"
)
_EN_UNIT = (
    r"(?:(?:government|responsible|lead(?:ing)?|participating|supporting|city|municipal|provincial"
    r"|public|local|other|different|of the) )*(?:departments?|bureaus?|bureaux|agenc(?:y|ies)"
    r"|offices?|authorit(?:y|ies)|commissions?|units?|bod(?:y|ies)|organi[sz]ations?)"
)
WHO = re.compile(
    rf"(?:该?[找归由])?(?:哪|什么|几|多少)[些个几一家]*{_UNIT}|谁(?!提|说|写|印|发布|出台|制定)"
    rf"|(?:责任|牵头|主管|配合|承办|参与|主责|归口|管理)(?:单位|部门|机构)"
    r"|归(?:口(?!径)|哪|谁)|找(?:谁|哪)|(?:单位|部门)(?:都|分别|具体)?(?:有哪|是哪|有谁|名单|清单"
    r"|都有|$|[?？])"
    rf"|\bwho(?:m|se)?\b|\b(?:which|what|how many|list|name|all)\b(?: the)? {_EN_UNIT}\b"
    rf"|\b(?:responsible|lead(?:ing)?|participating|competent) {_EN_UNIT}\b|\bin charge\b",
    _FLAGS,
)
ACTS = re.compile(
    r"(?:要|该|应|需)(?:做|干|办|落实|完成)|负责|牵头|责任|主管|归口|配合|参与|参加|承担|承办|协办|协助|挂帅|领衔|主办|主责|主抓|分管"
    r"|职责|分工|任务|归(?:哪|谁)|由谁|谁来|找(?:谁|哪)|涉及|挑头|(?<![征监主保尽不])管(?![理控线道])|抓|办(?![法公理学])"
    r"|谁(?:去|该|要|应|负|建|做|干|推|实施|落实|出面|组织|执行|搞|弄|协调|监管|监督|审批|开展"
    r"|完成|提供|编制|搭建|推进|推动)"
    rf"|(?:哪|什么|几|多少)[些个几一家]*{_UNIT}"
    r"|\bresponsib|\bin charge\b|\blead(?:s|ing|er)?\b|\btasks?\b|\bduties\b|\bduty\b|\binvolve"
    r"|\btak(?:es?|ing) part\b|\bparticipat|\bassist|\bsupports?\b|\bfalls? (?:to|under|on)\b"
    r"|\bassigned\b"
    r"|\bwho (?:will |should |is to |is |must |has to )?(?:runs?|handles?|does|do|leads?|manages?"
    r"|takes?|oversees?"
    r"|implements?|builds?|coordinates?|carr(?:y|ies)|looks?|drives?|promotes?|supervis|tasked"
    r"|organi[sz]"
    r"|develops?|deals?|provides?|delivers?|works?)"
    rf"|\b(?:which|what|how many) {_EN_UNIT}\b|\b(?:handles?|oversees?|looks? after)\b",
    _FLAGS,
)
LEADS = re.compile(r"牵头|主管|挂帅|领衔|主办|主责|主抓|挑头|\blead(?:s|ing|er)?\b|\bled\b", _FLAGS)
ASSISTS = re.compile(
    r"配合|协助|协办|\bassist|\bsupport(?:ing|s)?\b|\bsecondary\b|\bparticipants?\b", _FLAGS
)
# 依托哪些单位, 与哪些单位合作: partners, unless a word of duty stands beside them.
PARTNERS = re.compile(
    r"(?:依托|合作|联合|引进|引入|邀请|支持|鼓励|面向|扶持|覆盖|服务|与|和|同|跟|对)(?:着|了|的)?"
    rf"(?:是)?(?:哪|什么|几|多少)[些个几一家]*{_UNIT}"
)
ALONE = re.compile(
    r"(?:单独|独自|独家|独立)(?:负责|牵头|承担|主管|主抓|完成|落实)|\bsolely\b|\balone\b"
    r"|\bon its own\b",
    _FLAGS,
)
TAKES_PART = re.compile(
    r"参与|参加|承担|涉及|\bparticipat(?:e|es|ing)\b|\btak(?:es?|ing) part\b|\binvolve", _FLAGS
)
JOINT = re.compile(
    r"共同|一起|联合|都(?:要|得|负责|参与|有份|牵头)|同时|合作(?:负责|承担)|携手"
    r"|\bjoint(?:ly)?\b|\btogether\b|\bboth\b|\bshared?\b",
    _FLAGS,
)
EITHER = re.compile(r"分别|各自|或者?|\brespectively\b|\beach\b|\bor\b", _FLAGS)
TASKS = re.compile(
    r"哪些|哪几|哪[一两二三四五六七八九十]|什么|啥|几[项件个条]|多少|任务|职责|分工|工作|清单"
    r"|事项|有哪|干嘛"
    r"|\b(?:what|which|tasks?|dut(?:y|ies)|responsibilit(?:y|ies)|how many|list)\b",
    _FLAGS,
)
YES_NO = re.compile(
    r"(?:吗|(?<!什)么)[?？]?$|是不是|是否|要不要|有没有份|^(?:is|does|do|are|should)\b", _FLAGS
)
EVERYWHERE = re.compile(
    r"各(?:地|市|省|城市|省市|地区|个?地方|方案|文件|份)|每(?:个|座|份)|所有(?:地方|城市|方案"
    r"|文件)|哪些(?:地方|城市|省)"
    r"|\b(?:each|every|all|different|various)\s+(?:\w+\s+)?"
    r"(?:place|cit|province|plan|document|region)"
    r"|\beverywhere\b|\bacross (?:the )?(?:places|cities|provinces|plans|documents)",
    _FLAGS,
)
# Amounts, reasons, contacts and the like are asked for in other ways.
OTHER = re.compile(
    r"多少(?!项|个|家|任务|件|事|部门|单位)|怎么(?!分工)|如何(?!分工)|为什么|为何|什么意思|含义"
    r"|电话|传真|地址|邮箱|什么时候|何时|提到|提及"
    r"|负责人|\bhow (?:much|does|do|is|are|can)\b|\bwhy\b|\bwhen\b|\bphone\b|\bmention|\bmeans?\b",
    _FLAGS,
)
# “哪些任务”, “的任务都有哪些”: tasks are asked for, whatever else the question says of them.
ASKS_TASKS = re.compile(
    r"(?:哪|什么|啥|几)[些几项个条件一二两三四五六七八九十]*(?:具体|重点|主要)?(?:的)?"
    r"(?:任务|工作|事项|职责|事情|活)"
    r"|(?:任务|工作|事项|职责|事情)[^，,。？?]{0,4}(?:哪|几[项个件条]|什么|啥|多少)"
    r"|(?:哪|几)[些几一二三四五六七八九十]*[项件条](?:$|[?？（(])"
    r"|\b(?:which|what|how many|list|all)\b(?: of)?(?: the)?(?: \w+)?"
    r" (?:tasks?|duties|jobs|items)\b",
    _FLAGS,
)
# 在智能制造方面: what a department does there alone.
FIELD = re.compile(r"(?:在|对|关于|就|围绕)([^，,。在]{2,14}?)(?:方面|领域|这一?块|板块|上面)")
# Words of a question that say nothing of the task itself.
FILLER = re.compile(
    r"请问|麻烦|单独|独自|独家|被?(?:列为|列入|作为)|之一|该问|除了|还有?|以外|之外|另外|告诉我|我?想?知道|列出|列一下|给出|一下|负责|牵头|主管"
    r"|归口|配合|参与|参加|承担|承办|协办|协助|主办|主责|主抓|挂帅|领衔|挑头|分管"
    r"|职责|分工|责任|涉及|共同|一起|联合|分别|各自|具体|主要|到底|究竟|一共|总共|应该|应当|需要"
    r"|事情|这一?(?:块|项|件|方面|事)|方面|的?(?:事|活|工作|任务)(?=[，,。?？是由归要]|$)"
    r"|各(?:地|市|省|城市|省市|地区|个?地方)|(?:这|那)(?:个|份|些)|(?:方案|计划|规划|文件|要点"
    r"|条例|办法|意见)(?:里|中|内|的|$)?|文件|里面?|当中|其中"
    r"|(?<=[\u4e00-\u9fff])[中内](?=[，,由谁哪是])|单位|部门|机构|名单|清单"
    r"|由|归|管(?=[?？，的吗么]|$)|找|该"
    r"|[是的了吗呢啊呀吧么要都有来去做干抓办哪些几个谁什么啥和与让把被对在我按]|有关|相关"
    r"|\b(?:is|are|was|be|for|the|a|an|in|of|on|to|by|at|and|does|do|did|should|will|must|has"
    r"|have|take|takes|taking"
    r"|handles?|charge|responsible|responsibility|leads?|leading|part|participat\w*|involved"
    r"|tasks?|duty|duties|work"
    r"|plans?|documents?|file|it|its|their|this|that|according|under|within|which|what|who|whom"
    r"|how|many|list|name|all|each|every"
    r"|place|places|city|cities|province|provinces|municipal\w*|please|tell|me|departments?"
    r"|bureaus?|agenc(?:y|ies)|units?|assigned|listed|named|there)\b",
    _FLAGS,
)
