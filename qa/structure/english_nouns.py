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
agreement=协议
contract=合同
family|relative|dependant|dependent=家属|亲属|家庭成员
spouse=配偶
people|person|persons|individual|resident=人员|人群|对象|居民|群众
worker|employee|staff=人员|职工|员工
fee|charge|expense|expenditure=费用|收费|支出
tax=税|税收
subsidy|allowance|grant=补贴|补助|津贴
benefit|entitlement=待遇|权益
certificate|licence|license|permit=证明|证书|证照|许可
crop|grain=作物|粮食
household=家庭|户
problem|difficulty|challenge=问题|困难|挑战
risk=风险
change|adjustment=变化|调整
achievement|result|progress|outcome=成果|成效|成绩|进展
relation|relationship=关系
market=市场
policy|policies=政策
plan=规划|计划|方案
rule|regulation=规定|规则|规范
law=法律|法规
strategy=战略|策略
network=网络|网
centre|center=中心
corridor|belt|axis=走廊|带|轴
city=城市
town=镇|小镇|城镇
village=村|乡村
school=学校
hospital=医院
bank=银行
medium|media=媒体
form|format=形式|格式
source=来源
cause|reason|ground=原因|事由|理由
purpose=目的|用途
unit=单位
department|bureau|authority|agency=部门|单位|机构
official|leader=领导|负责人
expert=专家
member=成员
body|bodies=机构|单位
evaluation|assessment|appraisal=评估|评价|考核
inspection|check|examination=检查|审查|核查
approval=审批|批准
exclude|excluded|except|apart=除外|不包括|不予|除
include|including=包括|包含
terminate|end|cease=终止|停止
suspend|suspension=暂停|中止
refuse|reject|deny=不予|拒绝|驳回
pay|payment=支付|缴纳|缴费|付款
qualify|eligible|eligibility=符合条件|资格
data=数据
algorithm=算法
computing=计算|算力
corpus|dataset|datasets=数据集|语料
training=培训|训练
research=研究|研发
innovation=创新
transfer|commercialization|commercialisation=转化|转移
investment=投资
finance|financing|financial=融资|金融|财政
credit=信用|信贷
insurance=保险
security|safety=安全
health=健康|卫生
education=教育
employment|job=就业|岗位
housing=住房|住宅
transport|transportation=交通|运输
energy=能源
environment|ecology=环境|生态
agriculture|agricultural|rural=农业|农村
manufacturing=制造业|制造
culture|cultural=文化
tourism=旅游
trade=贸易
logistics=物流
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
