"""An invented month: a lift and dark lamps that several call about, and single matters."""

import pandas as pd

LIFT = [
    "丽景花园5栋电梯停了二十多天，老人上下楼十分困难",
    "丽景花园五栋电梯坏了三周没人修，住17楼的老人下不来",
    "丽景小区5栋电梯一直停运，物业说没钱换零件",
    "丽景花园5栋的电梯又停了，孕妇每天爬楼",
]
DARK = [
    "澄园路整条街的路灯黑了一个星期，晚上看不清路",
    "澄园路路灯不亮好几天了，孩子放学走夜路害怕",
    "澄园路从加油站到邮局一盏路灯都不亮",
]
OTHER = [
    "咨询城乡居民养老保险今年缴费标准是多少",
    "村里的水渠淤塞多年，晚稻灌不上水",
    "在县城一家超市买到过期牛奶，要求退款",
    "请问办理老年优待证需要带什么材料",
]


def make_month(month: str, texts: list[str]) -> pd.DataFrame:
    days = [f"2024-{month}-{1 + number % 27:02d} 09:{number % 60:02d}:00" for number in range(len(texts))]
    return pd.DataFrame(
        {
            "ticket_id": [f"{month}{number:04d}" for number in range(len(texts))],
            "received_at": pd.to_datetime(days),
            "text": texts,
            "caller": [f"来电人{month}{number}" for number in range(len(texts))],
            "category": ["住房与城乡建设" if "电梯" in text else "城市管理" for text in texts],
        }
    )
