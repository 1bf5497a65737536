"""Every word of the page, in Chinese and in English. One frozen set of labels per language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qa.web.startup import StartupStatus
from qa.web.view_labels import EN_VIEW, ZH_VIEW, ViewLabels

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language; fields with ``{}`` are formatted with the named values."""

    language: Language
    html_language: str
    name: str
    tagline: str
    loaded: str
    promise: str
    switch: str
    ask: str
    ask_hint: str
    send: str
    stop: str
    new: str
    sources: str
    sources_empty: str
    documents: str
    more_documents: str
    empty_question: str
    not_ready: str
    failed: str
    nearest: str
    open_document: str
    copy_answer: str
    copy_citation: str
    citation: str
    conversation: str
    draft: str
    digest: str
    repealed: str
    in_force: str
    outline: str
    inferred_title: str
    issuer: str
    number: str
    issued: str
    place: str
    status: str
    file: str
    source: str
    back: str
    not_found: str
    jump: str
    answer_error: str
    also_ask: str
    table: str
    all_rows: str
    fewer_rows: str
    unfold: str
    fold: str
    levels: dict[str, str]
    stages: dict[str, str]
    view: ViewLabels


ZH = Labels(
    language="zh",
    html_language="zh-CN",
    name="政策问答",
    tagline="问政策，读原文：每一句都有出处。",
    loaded="已载入 {documents} 份文件",
    promise="回答逐字摘自已载入的文件，不作改写；文件里没有的，会直说没有。",
    switch="English",
    ask="问题",
    ask_hint="输入问题，中文、英文都可以",
    send="发送",
    stop="停止",
    new="新对话",
    sources="引用原文",
    sources_empty="回答所引的条款原文会显示在这里。",
    documents="已载入的文件",
    more_documents="还有 {count} 份",
    empty_question="请先输入问题。",
    not_ready="文件还在准备中，请稍候再问。",
    failed="无法准备文件：{error}",
    nearest="最接近的条款（未必是答案）",
    open_document="在全文中查看",
    copy_answer="复制回答",
    copy_citation="复制引文",
    citation="引用 {number}",
    conversation="对话",
    draft="征求意见稿",
    digest="要点摘编",
    repealed="已废止",
    in_force="现行",
    outline="目录",
    inferred_title="标题由正文推断",
    issuer="发文机关",
    number="文号",
    issued="日期",
    place="地区",
    status="状态",
    file="文件",
    source="来源网页",
    back="返回问答",
    not_found="没有找到这份文件。",
    jump="跳到引用处",
    answer_error="这个问题没能答出来：{error}",
    also_ask="也可以问：",
    table="回答中的表格",
    all_rows="显示全部 {count} 行",
    fewer_rows="收起",
    unfold="展开",
    fold="收起",
    levels={
        "national": "国家",
        "province": "省级",
        "municipality": "直辖市",
        "city": "市级",
        "county": "区县级",
    },
    stages={
        "documents": "正在读取文件",
        "index": "正在建立索引",
        "loading": "正在载入模型",
        "warming": "正在预热",
    },
    view=ZH_VIEW,
)

EN = Labels(
    language="en",
    html_language="en",
    name="Policy QA",
    tagline="Ask the policies, read the clause itself.",
    loaded="{documents} documents loaded",
    promise="Answers quote the loaded documents word for word. What is not there, it says so.",
    switch="中文",
    ask="Question",
    ask_hint="Ask in English or Chinese",
    send="Send",
    stop="Stop",
    new="New conversation",
    sources="Sources",
    sources_empty="The clauses that an answer cites appear here.",
    documents="Loaded documents",
    more_documents="and {count} more",
    empty_question="Please type a question first.",
    not_ready="The documents are still being prepared, please ask again in a moment.",
    failed="The documents could not be prepared: {error}",
    nearest="Closest clauses (not necessarily an answer)",
    open_document="Open in the document",
    copy_answer="Copy answer",
    copy_citation="Copy citation",
    citation="Citation {number}",
    conversation="Conversation",
    draft="Draft for comment",
    digest="Digest",
    repealed="Repealed",
    in_force="In force",
    outline="Contents",
    inferred_title="title inferred from the text",
    issuer="Issued by",
    number="Number",
    issued="Date",
    place="Place",
    status="Status",
    file="File",
    source="Source page",
    back="Back to the questions",
    not_found="There is no such document.",
    jump="Go to the cited passage",
    answer_error="This question could not be answered: {error}",
    also_ask="You could also ask:",
    table="Table of the answer",
    all_rows="Show all {count} rows",
    fewer_rows="Show fewer rows",
    unfold="Show more",
    fold="Show less",
    levels={
        "national": "national",
        "province": "province",
        "municipality": "municipality",
        "city": "city",
        "county": "county or district",
    },
    stages={
        "documents": "Reading files",
        "index": "Building the index",
        "loading": "Loading the model",
        "warming": "Warming up",
    },
    view=EN_VIEW,
)


def labels(language: str | None) -> Labels:
    """The labels for ``language``; Chinese unless it is ``en``."""
    return EN if language == "en" else ZH


def describe(status: StartupStatus, words: Labels) -> str:
    """One line that tells a reader of the page how the start goes."""
    if status.state == "ready":
        return one_document(words.loaded.format(documents=status.documents))
    if status.state == "failed":
        return words.failed.format(error=status.error)
    stage = words.stages.get(status.stage, words.stages["index"])
    return f"{stage} … {status.done}/{status.total}" if status.total else f"{stage} …"


def one_document(text: str) -> str:
    """A line of the page with “1 documents” put right."""
    return re.sub(r"\b1 documents\b", "1 document", text)
