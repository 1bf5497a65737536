"""Words of what surrounds an answer: filters, exports, tables, charts, the document view."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewLabels:
    """The labels of one language; fields with ``{}`` are formatted with the named values.

    ``script`` are the words that the page's scripts need.
    """

    searching: str
    filters: str
    filter_names: dict[str, str]
    filter_all: str
    filter_unknown: str
    filtered_by: str
    understood: str
    edit: str
    export: str
    export_markdown: str
    export_word: str
    export_table: str
    copy_quotation: str
    original_file: str
    file_gone: str
    file_changed: str
    steps: str
    hits_of: str
    previous: str
    next: str
    sort_by: str
    find_row: str
    rows_found: str
    chart: str
    chart_of: str
    conversation_title: str
    exported: str
    question: str
    sources: str
    closest: str
    notes: str
    quotation: str
    table_sheet: str
    file_names: dict[str, str]
    script: dict[str, str]


ZH_VIEW = ViewLabels(
    searching="正在 {documents} 份文件中查找原文…",
    filters="筛选",
    filter_names={"places": "地区", "levels": "级别", "years": "年份", "status": "状态"},
    filter_all="不选即不限",
    filter_unknown="未注明",
    filtered_by="筛选：{filters}",
    understood="理解为：",
    edit="修改后再问",
    export="导出",
    export_markdown="导出对话（Markdown）",
    export_word="导出对话（Word .docx）",
    export_table="导出表格（.xlsx）",
    copy_quotation="复制原句",
    original_file="原始文件",
    file_gone="原始文件已不在原处。",
    file_changed="原始文件在读入之后有改动，因此不提供下载。",
    steps="引用处",
    hits_of="本文件引用处 {number}/{total}",
    previous="上一处",
    next="下一处",
    sort_by="按“{column}”排序",
    find_row="在表中查找",
    rows_found="{shown}/{total} 行",
    chart="图示",
    chart_of="{indicator}（{unit}）",
    conversation_title="政策问答记录",
    exported="导出日期：{date}",
    question="问",
    sources="引用",
    closest="最接近的条款",
    notes="引文均逐字摘自所载文件。",
    quotation="原文",
    table_sheet="表格",
    file_names={"conversation": "政策问答", "xlsx": "政策问答 表格"},
    script={
        "open": "查看原文",
        "close": "关闭",
        "previous": "上一处",
        "next": "下一处",
        "hit": "引用 {number}/{total}",
        "tab": "在新标签页打开",
        "document": "文件全文",
        "remove": "去掉筛选：{filter}",
        "clear": "清除筛选",
        "rows": "{shown}/{total} 行",
        "failed": "导出没有成功，请重试；若仍不成功，请复制回答。",
        "busy": "正在导出…",
    },
)

EN_VIEW = ViewLabels(
    searching="Searching {documents} documents…",
    filters="Filters",
    filter_names={"places": "Place", "levels": "Level", "years": "Year", "status": "Status"},
    filter_all="nothing ticked: no restriction",
    filter_unknown="not stated",
    filtered_by="Filters: {filters}",
    understood="Understood as: ",
    edit="Edit and ask again",
    export="Export",
    export_markdown="Conversation as Markdown",
    export_word="Conversation as Word (.docx)",
    export_table="Table as .xlsx",
    copy_quotation="Copy quotation",
    original_file="Original file",
    file_gone="The original file is no longer where it was read from.",
    file_changed="The original file has changed since it was read, so it is not offered.",
    steps="Cited passages",
    hits_of="Citation {number} of {total} in this document",
    previous="Previous",
    next="Next",
    sort_by="Sort by {column}",
    find_row="Find in this table",
    rows_found="{shown} of {total} rows",
    chart="Chart",
    chart_of="{indicator} ({unit})",
    conversation_title="Policy QA conversation",
    exported="Exported on {date}",
    question="Question",
    sources="Sources",
    closest="Closest clauses",
    notes="All quotations are verbatim from the loaded documents.",
    quotation="Quotation",
    table_sheet="Table",
    file_names={"conversation": "Policy QA", "xlsx": "Policy QA table"},
    script={
        "open": "Show the source",
        "close": "Close",
        "previous": "Previous",
        "next": "Next",
        "hit": "Citation {number} of {total}",
        "tab": "Open in a new tab",
        "document": "Full document",
        "remove": "Remove the filter {filter}",
        "clear": "Clear filters",
        "rows": "{shown} of {total} rows",
        "failed": "The export did not succeed. Please try again, or copy the answer instead.",
        "busy": "Exporting…",
    },
)
