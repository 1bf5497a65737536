"""The words of 👍/👎 and of the maintainer's page, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass

from qa.web.labels import Language


@dataclass(frozen=True, slots=True)
class FeedbackWords:
    """The words under an answer; the script takes what it shows from here as well."""

    group: str
    up: str
    down: str
    up_refusal: str
    thanks: str
    kept: str
    failed: str
    form: str
    reason: str
    reason_hint: str
    which: str
    unknown: str
    search: str
    search_hint: str
    nothing: str
    send: str
    cancel: str
    this_one: str


ZH = FeedbackWords(
    group="评价这个回答",
    up="有用",
    down="有问题",
    up_refusal="确实没有",
    thanks="谢谢，已记下。",
    kept="已撤回。",
    failed="没能保存，请稍后再试。",
    form="哪里有问题？",
    reason="原因（可不填）",
    reason_hint="例如：年份不对、漏了某市、引文不是答案",
    which="正确的段落",
    unknown="不指定",
    search="另找一段",
    search_hint="输入关键词，在全部文件中查找",
    nothing="没有找到，换个关键词试试。",
    send="提交",
    cancel="取消",
    this_one="这段才是答案",
)

EN = FeedbackWords(
    group="Rate this answer",
    up="Helpful",
    down="Something is wrong",
    up_refusal="Right, it is not there",
    thanks="Thank you, noted.",
    kept="Taken back.",
    failed="It could not be saved, please try again later.",
    form="What is wrong?",
    reason="Reason (optional)",
    reason_hint="e.g. wrong year, a city is missing, the quotation is no answer",
    which="The right passage",
    unknown="Not named",
    search="Find another passage",
    search_hint="Keywords, searched in all documents",
    nothing="Nothing found, try other keywords.",
    send="Send",
    cancel="Cancel",
    this_one="This is the right passage",
)


@dataclass(frozen=True, slots=True)
class MaintainWords:
    """The words of the maintainer's page; fields with ``{}`` are formatted."""

    title: str
    intro: str
    period: str
    days: str
    always: str
    asked: str
    not_found: str
    disliked: str
    liked: str
    recent: str
    nothing: str
    times: str
    question: str
    understood: str
    answered: str
    confidence: str
    last: str
    when: str
    reason: str
    answer: str
    right: str
    cited: str
    open: str
    shown: str
    export: str
    off: str
    token: str
    enter: str
    wrong_token: str
    only_here: str
    kinds: dict[str, str]


MAINTAIN_ZH = MaintainWords(
    title="问答记录",
    intro="问了什么、没找到什么、哪些回答有问题。不记录姓名。",
    period="时间",
    days="近 {days} 天",
    always="全部",
    asked="提问",
    not_found="没有找到",
    disliked="有问题的回答",
    liked="有用的回答",
    recent="全部提问",
    nothing="这段时间里没有。",
    times="次数",
    question="问题",
    understood="理解为",
    answered="回答方式",
    confidence="把握",
    last="最近一次",
    when="时间",
    reason="原因",
    answer="当时的回答",
    right="正确的段落",
    cited="引用的段落",
    open="在全文中查看",
    shown="只列出最近的 {shown} 条，共 {count} 条。",
    export="把评价变成测试题：",
    off="提问记录已关闭（POLICYQA_KEEP_QUESTIONS=0），这里只有评价。",
    token="口令",
    enter="进入",
    wrong_token="口令不对。",
    only_here="这个页面只能在服务器本机打开。要在别处打开，请设置 POLICYQA_MAINTAIN_TOKEN。",
    kinds={"table": "表格", "passages": "段落", "abstain": "没有找到"},
)

MAINTAIN_EN = MaintainWords(
    title="Questions and feedback",
    intro="What was asked, what was not found, which answers were wrong. No names are kept.",
    period="Period",
    days="{days} days",
    always="all",
    asked="questions",
    not_found="not found",
    disliked="answers with a problem",
    liked="helpful answers",
    recent="All questions",
    nothing="Nothing in this period.",
    times="Times",
    question="Question",
    understood="Understood as",
    answered="Answered with",
    confidence="Confidence",
    last="Last",
    when="When",
    reason="Reason",
    answer="The answer given",
    right="The right passage",
    cited="What it cited",
    open="Open in the document",
    shown="Only the newest {shown} of {count} are listed.",
    export="Turn the verdicts into a question set:",
    off="Questions are not kept (POLICYQA_KEEP_QUESTIONS=0); only verdicts are here.",
    token="Token",
    enter="Enter",
    wrong_token="That is not the token.",
    only_here=(
        "This page opens on the server itself only. To open it from elsewhere, set "
        "POLICYQA_MAINTAIN_TOKEN."
    ),
    kinds={"table": "table", "passages": "passages", "abstain": "not found"},
)


def feedback_words(language: Language) -> FeedbackWords:
    """The words under an answer in ``language``."""
    return EN if language == "en" else ZH


def maintain_words(language: Language) -> MaintainWords:
    """The words of the maintainer's page in ``language``."""
    return MAINTAIN_EN if language == "en" else MAINTAIN_ZH
