import pytest

from corpus.model import Metadata
from qa.forms import has_form
from qa.question import Asked

ABOUT = Metadata(
    "绵阳市机器人产业发展规划",
    issuer="绵阳市人民政府、绵阳市科学技术局",
    number="绵府发〔2023〕18号",
    issued="2023-06-08",
)
NOTHING_KNOWN = Metadata("规划", title_inferred=True)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Asked.AMOUNT, "产业规模达到120亿元"),
        (Asked.DUTY, "责任单位：市科技局"),
        (Asked.DUTY, "（市科技局、市财政局）"),
        (Asked.DUTY, "由市交通运输局牵头"),
        (Asked.DEFINITION, "公共数据是指行政机关产生的数据"),
        (Asked.DEFINITION, "场景清单：一种目录"),
        (Asked.DATE, "到2030年"),
        (Asked.DATE, "6月30日前报送"),
        (Asked.NUMBER, "绵府发〔2023〕18号"),
        (Asked.NUMBER, "绵府发[2023] 18号"),
        (Asked.ISSUED, "2023年6月8日"),
        (Asked.ISSUED, "2023 年 6 月 8 日"),
        (Asked.ISSUED, "二〇二三年六月八日"),
        (Asked.ISSUED, "（2023-06-08）"),
        (Asked.ISSUED, "2023.6.8"),
        (Asked.ISSUER, "绵阳市人民政府"),
        (Asked.ISSUER, "绵阳市科学技术局"),
        (Asked.TITLE, "绵阳市机器人\n产业发展规划"),
        (Asked.BASIS, "根据《浙江省公共数据条例》，制定本办法"),
        (Asked.CONTACT, "电 话：12345"),
        (Asked.CONTACT, "0816-1234567"),
        (Asked.CONTACT, "plan@city.example"),
    ],
)
def test_has_the_form(asked: Asked, text: str) -> None:
    assert has_form(asked, text, ABOUT)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Asked.AMOUNT, "到2030年，第三条"),
        (Asked.DUTY, "坚持市场主导"),
        (Asked.DEFINITION, "坚持市场主导"),
        (Asked.DATE, "近期"),
        (Asked.NUMBER, "川府发〔2023〕18号"),
        (Asked.ISSUED, "2023年6月9日"),
        (Asked.ISSUED, "2022年6月8日"),
        (Asked.ISSUER, "成都市人民政府"),
        (Asked.TITLE, "丽水市机器人产业发展规划"),
        (Asked.BASIS, "贯彻新发展理念"),
        (Asked.CONTACT, "联系实际"),
        (Asked.LOOKUP, "到2030年达到120亿元"),
    ],
)
def test_has_not_the_form(asked: Asked, text: str) -> None:
    assert not has_form(asked, text, ABOUT)


@pytest.mark.parametrize("asked", [Asked.NUMBER, Asked.ISSUED, Asked.ISSUER, Asked.TITLE])
def test_what_is_not_known_of_the_document_is_not_stated(asked: Asked) -> None:
    text = "规划 绵府发〔2023〕18号 绵阳市人民政府 2023年6月8日"
    assert not has_form(asked, text, NOTHING_KNOWN)


@pytest.mark.parametrize(
    ("issued", "text"), [("2023-06", "2023年6月"), ("2023-06", "2023年6月8日"), ("2023", "2023年")]
)
def test_a_date_known_in_part(issued: str, text: str) -> None:
    assert has_form(Asked.ISSUED, text, Metadata("规划", issued=issued))
