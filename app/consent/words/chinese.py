"""The common ways to ask in Chinese to be left alone, in simplified and traditional characters.

Chinese is written without spaces, so it is searched by characters: each row is `what|what`, all of them in the text
and in this order, with at most eight characters between.
"""

from __future__ import annotations

STOP = frozenset(
    "退订 退訂 停止 取消 停 停止发送 停止發送 停止接收 取消订阅 取消訂閱 退出 拒收 td退订 td退訂 退订td 不要 别发了 別發了 不要了 t退订"
    " 退订退订 结束 結束".split()
) - {"不要", "不要了", "结束", "結束", "退出"}
START = frozenset("开始 開始 恢复 恢復 订阅 訂閱".split())
HELP = frozenset("帮助 幫助".split())
YES = frozenset("是 是的 同意 好的同意".split())
UNCLEAR = frozenset(
    "不要 不要了 结束 結束 退出 不用 不用了 不需要 没兴趣 沒興趣 骚扰 騷擾 滚 滾 烦 煩 烦死了 煩死了 不感兴趣".split()
)

_DONT = "不要再 不要 别再 別再 别 別 勿 请勿 請勿 不想 不想再 不愿 不願 不需要 停止 拒绝 拒絕 不再 不用 无需 無需 不希望 不同意".split()
_SEND = (
    "发短信 發短信 发信息 發信息 發訊息 发消息 傳訊息 传讯息 傳簡訊 發簡訊 短信 簡訊 信息 訊息 讯息 消息 打扰 打擾 骚扰 騷擾 联系我 聯繫我"
    " 聯絡我 联络我 通知 发给我 發給我 傳給我 再发 再發 广告 廣告 推送"
).split()
ASKS = tuple((dont, send) for dont in _DONT for send in _SEND) + tuple(
    tuple(row.split("|"))
    for row in (
        "退订 退訂 取消|订阅 取消|訂閱 取消|短信 取消|簡訊 取消|通知 删除|我的号码 刪除|我的號碼 移除|我的号码 移除|我的號碼 从|名单|移除"
        " 從|名單|移除 把我|移除 把我|删除 把我|刪除 别发了 別發了 别再发 別再發 别烦我 別煩我 打错 打錯 发错 發錯 傳錯 号码错 號碼錯 号码不对"
        " 號碼不對 找错人 找錯人 认错人 認錯人 错误号码 錯誤號碼 我不是你要找"
    ).split()
)
INNOCENT = tuple(
    tuple(row.split("|"))
    for row in (
        "回复|退订 回覆|退訂 回復|退訂 回|td 不要|退订 不要|退訂 别|退订 別|退訂 没有收到 沒有收到 没收到 沒收到 我打错 我打錯 抱歉|打错 抱歉|打錯"
        " 忘记 忘記 忘了 为什么|停止 為什麼|停止 不要忘 别忘 別忘 不要担心 不要擔心"
    ).split()
)
