"""Take-home texts as a pack would give them."""

from __future__ import annotations

from game.takeaway.payload import compose

CHINESE = compose(
    heading="平安夜市·反诈游园",
    met="刷单返利",
    sign="先返小钱，再要垫钱，就是骗",
    recall="刷单返利有哪两个特点？",
    closing="拿不准拨96110，被骗打110",
    language="zh",
)
ENGLISH = compose(
    heading="Fanzha Fair, Nanhu",
    met="the task scam",
    sign="small money back first, then pay to go on: a scam",
    recall="what are its two signs?",
    closing="Not sure? Ring 96110. Scammed? 110.",
    language="en",
)
FULLEST = CHINESE + "\n" + "防" * 31 + "12"  # 191 + 1 + 93 + 2 = 287 bytes
