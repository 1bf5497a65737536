"""Words that stand around an enumeration and belong to no item of it."""

from __future__ import annotations

import re

# What stands before the first item and belongs to the sentence: verbs, prepositions, adverbs.
OPENERS = frozenset(
    (
        "支持 推进 推动 推广 加快 加大 重点 大力 发展 培育 培养 建设 建成 打造 围绕"
        " 聚焦 针对 面向 按照 包括 包含 涵盖 涉及 例如 实施 开展 坚持 依托 发挥 利用"
        " 通过 运用 突破 研发 研制 研究 构建 建立 健全 形成 完善 加强 强化 提升 提高"
        " 促进 引进 鼓励 引导 充分 积极 深化 深入 进一步 着力 全面 优先 统筹 布局"
        " 谋划 举办 办好 组建 整合 汇聚 聚合 遴选 选择 落实 开发 应用于 应用 用于"
        " 做好 做强 做大 继续 探索 搭建 拓展 扩大 集中 力争 争取 争创 创建 制定 出台"
        " 采用 推行 覆盖 服务 服务于 满足 实现 基于 结合 根据 立足 瞄准 抓好 抓住"
        " 推出 设立 设置 成立 引入 吸引 招引 集聚 聚集 联合 协同 贯通 普及 规划 组织"
        " 参与 主攻 具有 具备 拥有 作为 提供 取得 对接 配备 分为 划分 分别 主要 比如"
        " 特别 尤其 尤其是 特别是 以及 或者 一批 各类 若干 关于 有关 对于 由于 是 指"
        " 是指 即 有 如 为 在 对 将 把 以 从 由 按 与 和 及 或 集 并 于 一个"
        " 壮大 巩固 开辟 放宽 降低 减轻 弘扬 新增 增设 争当 填写 列明 提交 报送"
        " 进入 先进 密切 追踪 归集 优化 梳理 跟踪 会 让 等"
    ).split()
)
# Of these, the ones that are no part of a name: 服务 and 建设 may be.
VERBS = (
    OPENERS
    - frozenset(
        "培养 建设 发展 研发 研究 应用 服务 规划 组织 优化 联合 协同 统筹 布局 集中 优先 全面 先进"
        " 重点 充分 密切 开发 利用 推广 实施 创建 追踪 跟踪 梳理 探索 结合 覆盖 基于 主要 特别"
        " 一批 各类 若干 有关 关于 拓展 设置 集聚 聚集 完善 提升 贯通 普及 整合".split()
    )
) | frozenset(
    "遵循 遵守 采取 采用 点名 分别 履行 提出 列明 列为 应当 应 可以 合理 原则上 依托 聚合"
    " 主张 负有 享有 达到 成为 写明 载明 标明 注明 列示".split()
)
OPENERS_LONG = tuple(sorted((word for word in OPENERS if len(word) > 1), key=len, reverse=True))
COMPOUND = re.compile(rf"(?:{'|'.join(OPENERS_LONG)})+")
INNER_OPENER = re.compile(
    r"(?:包括|包含|涵盖|例如|比如|分别为|分别是|主要有|是指|指的是"
    r"|重点(?:支持|发展|推进|建设|培育|引进|突破)"
    r"|(?<=[\u4e00-\u9fff])(?:在|从|对|以|围绕|聚焦|面向|应用于|集(?![约中成群聚体团市贸])))"
)
# What leads to items wherever it stands: 四轮驱动指……, 共享类型分为…….
DEFINER = re.compile(
    r"是指|指的是|分别[是为]|分为|分成|包括但不限于|包括|包含|涵盖|主要有|即|点名(?:培育|支持)?"
    r"|(?<=[\u4e00-\u9fff”])指(?![导标数挥引定南向令示针])|[:：]"
)
# What the items of a long last part are together: 教育、医疗和安全 | 领域培育……
DOMAIN = re.compile(r"领域|方面|行业(?=[\u4e00-\u9fff])|环节|等地")
# What an enumeration is for: 面向甲、乙的丙.
TOWARDS = re.compile(r".{0,12}?(?:面向|针对|围绕|用于|服务于|满足|适应|根据)")
# Verbs that take a new enumeration in the middle of a sentence.
MAKES = re.compile(
    r"联合共建|共建|创建|创办|建设|建立|设立|打造|组建|开展|提供|制定|成立|申报|实施|推行"
)
# What ends the last item: 等平台, 为一体, “四位一体”, 三大领域.
ENDER = re.compile(
    r"(?<![平高中初优劣对同均相])等(?!级|同|于|量|距)|为(?:一体|核心|重点|主|代表|支撑|引领|目标|基础|抓手|依托|牵引|骨干|特征|载体|支柱|补充)"
    r"|为(?:重要|主要)?(?:组成部分|内容|特征|载体|手段)|于一体"
    r"|[“「《]|[\d一二两三四五六七八九十]+(?:大|个|项|类|方面|种|家|条|[级层](?=[\u4e00-\u9fff]{2}))|(?:几|多)(?:大|个|项|类|方面|种|家)"
    r"|各(?:项|类|种|方面)|方面(?!军)|的(?!士)|相(?:结合|融合|配套|统一|协同)|有机结合|深度融合"
)
TAIL = re.compile(
    r"(?:重点|一并|共同|同步|协同|统筹)?(?:(?:载体|项目|示范|集成|推广|融合|协同|研发|技术|产业))?"
    r"(?:建设|实施|应用|研发|推进|发展|培育|布局|攻关|突破|落地|落户|开发|研究|创新|融合|升级|协同)$"
)
# “具有甲、乙等功能的装备” names 装备 that have 甲 and 乙.
HAVING = re.compile(r"(?:具有|具备|拥有|带有|含有|集成)$")
# What is said of the items behind the last one: 甲、乙可以同时办理.
TOLD = re.compile(
    r"可以|可(?=[\u4e00-\u9fff]{2})(?![靠信控视持再])|应当|不得|不予|不再|必须|须(?=[\u4e00-\u9fff])|均(?=[\u4e00-\u9fff])(?![衡等])"
    r"|依法(?=[\u4e00-\u9fff])|按照|按(?=规定|职责|要求)|纳入|享受|由(?=[\u4e00-\u9fff]{2})|经(?=[\u4e00-\u9fff]{2})(?![营济费纪验办理过历贸])"
)
