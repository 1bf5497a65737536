"""The words of a question that say what it is about."""

from __future__ import annotations

import re

# Words that ask, or hold a sentence together: that a passage has them says nothing. The longest
# stand first, and a single character only where it is no part of a longer word.
_ASKING = re.compile(
    r"请问|请|帮我|告诉我|我想知道|什么时候|什么样的?|为什么|什么|哪[些个家里儿天年]?|多少个?|多大|多久|多长"
    r"|几[个家条项所种名人]?|怎么样|怎么办|怎么|怎样|如何|是否|是不是|有没有|有无|能不能|可以|由谁|谁|一共"
    r"|分别|关于|[吗呢吧是的了在有要会和与及对把被于为到从给都里中这那该]"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how|many|much|long|is|are|was|were|be|been"
    r"|do|does|did|has|have|had|will|would|can|could|should|shall|may|the|a|an|of|in|to|for|and"
    r"|or|by|on|at|it|its|that|this|these|those|there|with|from|as|into|about|me|you|i|my|your"
    r"|please|tell|any|some|am|being|having|than|then|so|if|not|no|such|each|every|other|another"
    r"|they|them|their|he|him|his|she|her|we|us|our|one|ones|thing|things|kind|kinds|sort|sorts"
    r"|between|over|under|through|during|per|via|up|out|off|all|both|more|most|also|only|just"
    r"|going|doing|get|gets|getting|let|need|needs|want|wants|must|said|say|says|mean|means"
    r"|happen|happens|called|come|comes|go|goes|use|uses|used|using)\b|['’]s\b",
    re.IGNORECASE,
)


def without_asking(text: str) -> str:
    """``text`` without the words that only ask; blank if it has no others."""
    return _ASKING.sub(" ", text)
