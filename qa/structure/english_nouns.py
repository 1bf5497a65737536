"""What English calls the items of a list, and the verbs around them, in the words of policies."""

from __future__ import annotations

from functools import lru_cache

# Nouns and verbs of the field that lists are asked for with; forms by | on both sides.
_TABLE = """
field|area|domain|sphere=领域|方面|行业
sector|industry=产业|行业|领域
type|kind|sort|category|class=类型|种类|类
channel=渠道|途径
way|method|means|manner|mode=方式|方法|途径|模式
path|route|approach=路径|途径|方式
step=步骤|环节|流程|程序
stage|phase=阶段|环节
link=环节
procedure|process=程序|流程|环节
principle=原则
measure|initiative|lever=措施|举措|办法
action=行动|行为
act|behavior|behaviour|conduct|practice=行为
condition|requirement|criterion|criteria|prerequisite=条件|要求|标准
circumstance|case|situation|instance=情形|情况|案例
exemption|exception=免|豁免|除外
material|paper=材料|资料
document|file=文件|材料
right|power=权利|权限
obligation=义务
duty|responsibility|function=职责|义务|职能|功能
product=产品
technology=技术
enterprise|company|firm|business=企业|公司
platform=平台
park=园区|产业园|园
base=基地
zone|district|region=区|区域|地区
carrier=载体
project|scheme=项目|工程
programme|program=工程|计划|行动
task=任务|工作
goal|aim|objective=目标
standard=标准
service=服务
information|detail|particular=信息|情况
content|item|matter=内容|事项
element|factor=要素
scenario|scene=场景
direction=方向
institution|body|organization|organisation=机构|单位|组织
university|college=高校|大学|院校
team=团队
force|strength=力量
track=赛道
engine|driver=引擎|动力
database|repository=数据库|库
facility=设施
model=模型|模式
mechanism=机制|制度
system=系统|体系|制度
resource=资源
fund=基金|资金
cost=成本
level|grade=等级|层级|级
spirit=精神
place|venue|site=场所|地方
equipment|device=装备|设备|终端
application|use=应用
component|part=部件|零部件|部分
indicator=指标
talent=人才
group|object|applicant=对象|群体
safeguard|guarantee=保障
space=空间
tool|instrument=工具
feature|characteristic=特征|特性|特点
penalty|punishment|sanction=处罚|惩戒
scope|range=范围
consumption=消费
reform=改革
environment=环境
support=支持
foundation|basis=基础
entity|player=主体
laboratory|lab=实验室
terminal=终端
sensor=传感器
robot=机器人
chip=芯片
new|emerging=新型|新兴|新
key|major|important=重点|重要|重大
core=核心
main=主要
basic=基础|基本
prohibited|forbidden=不得|禁止
contain|include|cover=包括|包含|应当包括
build|construct|establish|create=建设|打造|建立|构建
develop|grow|cultivate=发展|培育
promote|push|advance|boost=推动|推进|促进
support|back|encourage=支持|鼓励
expand|enlarge=壮大|扩大|拓展
open=开放|开辟
strengthen|improve|enhance=加强|提升|提高|完善
speed|accelerate=加快
apply|application=申请|应用
lower|reduce|cut=降低|减少|减轻
protect=保护
submit=提交|报送
introduce|attract=引进|引入|吸引
choose|select=选择|选取|遴选
serve=服务
follow|observe|comply=遵循|遵守
handle=办理
breakthrough|tackle|overcome=突破|攻关
optimize|optimise=优化
consult|inquire|enquire=咨询
ask=咨询|提出|申请
complain|complaint=投诉|举报
gather|agglomerate|concentrate=集聚|聚集|集中
cluster=集群|集聚|聚集
repair|restore=修复
announce|publish|disclose=公示|公开|公布
register|registration=登记|注册
report=报告|报送|举报
provide|offer|give=提供|给予
reward|commend=奖励|表彰
investigate|punish=查处|处罚
apply=申请|适用|应用
exempt=免|豁免
prohibit|forbid|ban=禁止|不得
list|name=列出|名单
"""


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.strip().splitlines():
        english, chinese = line.split("=")
        for word in english.split("|"):
            forms = dict.fromkeys((*known.get(word, ()), *chinese.split("|")))
            known[word] = tuple(forms)
    return known


@lru_cache(maxsize=4096)
def chinese_of(word: str) -> tuple[str, ...]:
    """What an English noun or verb stands for, the likelier first; empty if it is not known.

    Plurals, -ing and -ed are read as their word.
    """
    known = _known()
    for form in _forms(word.lower()):
        if form in known:
            return known[form]
    return ()


def _forms(word: str) -> tuple[str, ...]:
    """The word and what it may be the plural, the participle or the past of."""
    forms = [word]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            forms += [word[: -len(ending)], word[: -len(ending)] + "e"]
    return tuple(forms)
