<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Steward %1</source>
        <translation>Steward %1</translation>
    </message>
    <message>
        <source>IT service management on your desk. Licence: Apache 2.0.
Uses Qt %1 (LGPL 3), SQLite, libpq, libsodium, Zstandard and icons of Tabler (MIT).</source>
        <translation>デスクトップで動くITサービスマネジメント。ライセンス：Apache 2.0
使用しているもの：Qt %1（LGPL 3）、SQLite、libpq、libsodium、Zstandard、Tablerのアイコン（MIT）</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open desk…</source>
        <translation>デスクを開く…</translation>
    </message>
    <message>
        <source>New desk…</source>
        <translation>デスクを新規作成…</translation>
    </message>
    <message>
        <source>workspace, create</source>
        <translation>ワークスペース, 作成, しんき</translation>
    </message>
    <message>
        <source>Try with demo data</source>
        <translation>デモデータで試す</translation>
    </message>
    <message>
        <source>sample, example</source>
        <translation>サンプル, 見本, 例, ためす</translation>
    </message>
    <message>
        <source>Make the demo desk anew…</source>
        <translation>デモ用デスクを作り直す…</translation>
    </message>
    <message>
        <source>reset, sample, example</source>
        <translation>リセット, 初期化, サンプル, つくりなおす</translation>
    </message>
    <message>
        <source>Close desk</source>
        <translation>デスクを閉じる</translation>
    </message>
    <message>
        <source>leave, start page, other desk</source>
        <translation>終了, 開始ページ, 別のデスク, とじる</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>csv, json, servicenow</source>
        <translation>インポート, 読み込み, とりこみ, csv, json, servicenow</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>csv, json, save as</source>
        <translation>エクスポート, 出力, 名前を付けて保存, かきだし, csv, json</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>印刷…</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>紙, プリント, いんさつ</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDFとして保存…</translation>
    </message>
    <message>
        <source>print, paper, portable document</source>
        <translation>印刷, 紙, プリント, 書き出し</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>exit, close</source>
        <translation>閉じる, しゅうりょう</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>revert, take back</source>
        <translation>取り消す, 戻す, もとにもどす</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>繰り返し, やりなおし</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>すべてを検索…</translation>
    </message>
    <message>
        <source>find, full text</source>
        <translation>全文検索, 探す, けんさく</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>workspace, role, queue</source>
        <translation>ワークスペース, 役割, キュー, うけつけ</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>ワークスペース</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>workspace, role</source>
        <translation>ワークスペース, 役割, たいおう, 解決</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>workspace, role, team lead</source>
        <translation>ワークスペース, 役割, チームリーダー, かんり</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>workspace, role, change manager</source>
        <translation>ワークスペース, 役割, 変更管理, へんこう</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>現場</translation>
    </message>
    <message>
        <source>workspace, role, on site</source>
        <translation>ワークスペース, 役割, オンサイト, 訪問, げんば</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>theme, appearance</source>
        <translation>テーマ, 外観, 配色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>theme, appearance, day</source>
        <translation>テーマ, 外観, 明るい, 配色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>theme, appearance, night</source>
        <translation>テーマ, 外観, 暗い, 夜, 配色</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>狭い</translation>
    </message>
    <message>
        <source>density, height, 24</source>
        <translation>行の高さ, 間隔, 密度, 詰める, 24</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行の高さ</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>density, height, 28</source>
        <translation>行の高さ, 間隔, 密度, 28</translation>
    </message>
    <message>
        <source>Roomy rows</source>
        <translation>広い</translation>
    </message>
    <message>
        <source>density, height, 36, touch</source>
        <translation>行の高さ, 間隔, 密度, タッチ, 36</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>language, translation</source>
        <translation>言語, 英語, 翻訳, げんご</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>日本語</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>language, japanese, translation</source>
        <translation>言語, にほんご, 翻訳, げんご</translation>
    </message>
    <message>
        <source>Keep the list as a view…</source>
        <translation>この一覧をビューとして保存…</translation>
    </message>
    <message>
        <source>save, saved view, query</source>
        <translation>保存, 保存済みビュー, 条件, ほぞん</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存済みビュー</translation>
    </message>
    <message>
        <source>Change the view to this list</source>
        <translation>ビューをこの一覧の内容に更新</translation>
    </message>
    <message>
        <source>Rename the view…</source>
        <translation>ビューの名前を変更…</translation>
    </message>
    <message>
        <source>saved view, name</source>
        <translation>保存済みビュー, 名前</translation>
    </message>
    <message>
        <source>Move the view up</source>
        <translation>ビューを上へ移動</translation>
    </message>
    <message>
        <source>saved view, order</source>
        <translation>保存済みビュー, 並び順, 順番</translation>
    </message>
    <message>
        <source>Move the view down</source>
        <translation>ビューを下へ移動</translation>
    </message>
    <message>
        <source>Move the view to Mine</source>
        <translation>ビューを「自分」へ移動</translation>
    </message>
    <message>
        <source>private, owner</source>
        <translation>個人用, 所有者</translation>
    </message>
    <message>
        <source>Move the view to Team</source>
        <translation>ビューを「チーム」へ移動</translation>
    </message>
    <message>
        <source>share</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>Move the view to Everyone</source>
        <translation>ビューを「全員」へ移動</translation>
    </message>
    <message>
        <source>share, publish</source>
        <translation>共有, 公開</translation>
    </message>
    <message>
        <source>Remove the view</source>
        <translation>ビューを削除</translation>
    </message>
    <message>
        <source>delete, saved view</source>
        <translation>削除, 保存済みビュー, さくじょ</translation>
    </message>
    <message>
        <source>Table of this graph or chart</source>
        <translation>この図やグラフの表</translation>
    </message>
    <message>
        <source>accessible, twin</source>
        <translation>アクセシビリティ, 一覧, ひょう</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>チケットを新規作成</translation>
    </message>
    <message>
        <source>create, incident, request</source>
        <translation>作成, 起票, インシデント, 依頼, しんき</translation>
    </message>
    <message>
        <source>Search, or run a command</source>
        <translation>検索、またはコマンドを実行</translation>
    </message>
    <message>
        <source>palette, commands</source>
        <translation>コマンドパレット, コマンド</translation>
    </message>
    <message>
        <source>Go to record…</source>
        <translation>レコードへ移動…</translation>
    </message>
    <message>
        <source>number, open ticket, jump</source>
        <translation>番号, チケットを開く, ジャンプ, いどう</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>previous, history</source>
        <translation>前, 履歴, もどる</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>next, history</source>
        <translation>次, 履歴, すすむ</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>次のペイン</translation>
    </message>
    <message>
        <source>focus, cycle</source>
        <translation>フォーカス, 切り替え</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>前のペイン</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>タブを閉じる</translation>
    </message>
    <message>
        <source>close pane</source>
        <translation>ペインを閉じる, とじる</translation>
    </message>
    <message>
        <source>Close pane</source>
        <translation>ペインを閉じる</translation>
    </message>
    <message>
        <source>hide dock</source>
        <translation>隠す, ドック, とじる</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>左へ</translation>
    </message>
    <message>
        <source>dock, move pane</source>
        <translation>ドック, ペインの移動</translation>
    </message>
    <message>
        <source>Move pane</source>
        <translation>ペインを移動</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>右へ</translation>
    </message>
    <message>
        <source>To the bottom</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>To the centre, as a tab</source>
        <translation>中央へ（タブとして）</translation>
    </message>
    <message>
        <source>dock, move pane, tab</source>
        <translation>ドック, ペインの移動, タブ</translation>
    </message>
    <message>
        <source>Into a window of its own</source>
        <translation>別のウィンドウへ</translation>
    </message>
    <message>
        <source>float, detach, second screen</source>
        <translation>切り離す, 独立, 2画面, セカンドディスプレイ</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>配置を初期状態に戻す</translation>
    </message>
    <message>
        <source>restore docks, default</source>
        <translation>ドック, レイアウト, 既定, リセット</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>cheat sheet, keys, hotkeys</source>
        <translation>早見表, キー, ホットキー</translation>
    </message>
    <message>
        <source>Component gallery</source>
        <translation>部品ギャラリー</translation>
    </message>
    <message>
        <source>controls, colours, design</source>
        <translation>コントロール, 色, デザイン</translation>
    </message>
    <message>
        <source>About Steward</source>
        <translation>Stewardについて</translation>
    </message>
    <message>
        <source>version, licence</source>
        <translation>バージョン, ライセンス, 版</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>次の行</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下, した</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>前の行</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上, うえ</translation>
    </message>
    <message>
        <source>Select row</source>
        <translation>行を選択</translation>
    </message>
    <message>
        <source>mark, toggle</source>
        <translation>マーク, 切り替え, せんたく</translation>
    </message>
    <message>
        <source>Open in a tab</source>
        <translation>タブで開く</translation>
    </message>
    <message>
        <source>show</source>
        <translation>表示, ひらく</translation>
    </message>
    <message>
        <source>Select all matching</source>
        <translation>該当する行をすべて選択</translation>
    </message>
    <message>
        <source>mark, every row</source>
        <translation>マーク, 全選択, すべての行</translation>
    </message>
    <message>
        <source>Edit the cell…</source>
        <translation>セルを編集…</translation>
    </message>
    <message>
        <source>change the field</source>
        <translation>項目を変更, へんしゅう</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>一覧を再読み込み</translation>
    </message>
    <message>
        <source>reload, sort again</source>
        <translation>更新, リロード, 並べ替え</translation>
    </message>
    <message>
        <source>Peek</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>のぞき見, 下見, ぷれびゅー</translation>
    </message>
    <message>
        <source>New ticket here</source>
        <translation>ここにチケットを新規作成</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>query, search, condition</source>
        <translation>検索, 条件, フィルター, しぼりこみ</translation>
    </message>
    <message>
        <source>Assign to…</source>
        <translation>担当者を選んで割り当てる…</translation>
    </message>
    <message>
        <source>assignee, owner, give, 担当者を変更</source>
        <translation>担当者, 担当者を変更, 割当, わりあて, たんとう</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>自分に割り当てる</translation>
    </message>
    <message>
        <source>take, own, mine</source>
        <translation>引き受ける, 自分, 割当, じぶん</translation>
    </message>
    <message>
        <source>Assign to team…</source>
        <translation>チームに割り当てる…</translation>
    </message>
    <message>
        <source>group, escalate, queue</source>
        <translation>グループ, エスカレーション, 転送, 割当</translation>
    </message>
    <message>
        <source>Change status…</source>
        <translation>状態を変更…</translation>
    </message>
    <message>
        <source>state, resolve, hold, close</source>
        <translation>ステータス, 解決, 保留, クローズ, じょうたい</translation>
    </message>
    <message>
        <source>Change priority…</source>
        <translation>優先度を変更…</translation>
    </message>
    <message>
        <source>impact, urgency</source>
        <translation>影響度, 緊急度, ゆうせん</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>タグ…</translation>
    </message>
    <message>
        <source>label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Bulk edit…</source>
        <translation>一括編集…</translation>
    </message>
    <message>
        <source>change many, mass update</source>
        <translation>まとめて変更, 一括更新, いっかつ</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>統合…</translation>
    </message>
    <message>
        <source>duplicate, join</source>
        <translation>重複, マージ, まとめる, とうごう</translation>
    </message>
    <message>
        <source>Undo last change</source>
        <translation>直前の変更を元に戻す</translation>
    </message>
    <message>
        <source>revert</source>
        <translation>取り消す, もとにもどす</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>list, tickets</source>
        <translation>一覧, チケット</translation>
    </message>
    <message>
        <source>Configuration graph</source>
        <translation>構成図</translation>
    </message>
    <message>
        <source>map, cmdb, ci</source>
        <translation>マップ, 構成管理, こうせい, cmdb, ci</translation>
    </message>
    <message>
        <source>Change calendar</source>
        <translation>変更カレンダー</translation>
    </message>
    <message>
        <source>timeline, freeze</source>
        <translation>予定, 変更凍結, 期間</translation>
    </message>
    <message>
        <source>SLA dashboard</source>
        <translation>SLAダッシュボード</translation>
    </message>
    <message>
        <source>service level, charts</source>
        <translation>サービスレベル, グラフ, 達成率</translation>
    </message>
    <message>
        <source>Outbox and conflicts</source>
        <translation>送信トレイと競合</translation>
    </message>
    <message>
        <source>sync, to send, needs you</source>
        <translation>同期, 送信待ち, 要確認</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>answer, public, comment, mail</source>
        <translation>回答, 公開, コメント, メール, へんしん</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部メモ</translation>
    </message>
    <message>
        <source>work note, comment</source>
        <translation>作業メモ, コメント, ないぶ</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>送る, そうしん</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>送信して解決</translation>
    </message>
    <message>
        <source>solve, close</source>
        <translation>解決, クローズ, かいけつ</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>解決…</translation>
    </message>
    <message>
        <source>solve, close, finish</source>
        <translation>解決, クローズ, 完了, かいけつ</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>リンク…</translation>
    </message>
    <message>
        <source>relate, parent, child, duplicate</source>
        <translation>関連付け, 親, 子, 重複, かんれん</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>log, audit, undo this, who</source>
        <translation>記録, 監査, 元に戻す, 誰が, りれき</translation>
    </message>
    <message>
        <source>Log work…</source>
        <translation>作業を記録…</translation>
    </message>
    <message>
        <source>time, effort, work log</source>
        <translation>作業時間, 工数, 作業記録</translation>
    </message>
    <message>
        <source>print, export, paper</source>
        <translation>印刷, 書き出し, 紙, いんさつ</translation>
    </message>
    <message>
        <source>Start or stop the timer</source>
        <translation>タイマーを開始または停止</translation>
    </message>
    <message>
        <source>work log, time</source>
        <translation>作業記録, 作業時間, 計測</translation>
    </message>
    <message>
        <source>Previous in queue</source>
        <translation>キューの前のチケット</translation>
    </message>
    <message>
        <source>Next in queue</source>
        <translation>キューの次のチケット</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>ペイン</translation>
    </message>
    <message>
        <source>workspace, file</source>
        <translation>ワークスペース, ファイル, desk</translation>
    </message>
    <message>
        <source>Connect to a team server…</source>
        <translation>チームサーバーに接続…</translation>
    </message>
    <message>
        <source>postgresql, hub, online, login, password</source>
        <translation>postgresql, ハブ, オンライン, ログイン, パスワード</translation>
    </message>
    <message>
        <source>Choose the first value</source>
        <translation>1番目の値を選ぶ</translation>
    </message>
    <message>
        <source>conflict, base, before</source>
        <translation>競合, 元の値, 以前, conflict</translation>
    </message>
    <message>
        <source>Choose the second value</source>
        <translation>2番目の値を選ぶ</translation>
    </message>
    <message>
        <source>conflict, mine</source>
        <translation>競合, 自分, mine</translation>
    </message>
    <message>
        <source>Choose the third value</source>
        <translation>3番目の値を選ぶ</translation>
    </message>
    <message>
        <source>conflict, theirs</source>
        <translation>競合, 相手, theirs</translation>
    </message>
    <message>
        <source>Enter another value…</source>
        <translation>別の値を入力…</translation>
    </message>
    <message>
        <source>conflict, edit</source>
        <translation>競合, 編集, edit</translation>
    </message>
    <message>
        <source>Save what was decided</source>
        <translation>決めた内容を保存</translation>
    </message>
    <message>
        <source>conflict, settle, result</source>
        <translation>競合, 解消, 結果, settle</translation>
    </message>
    <message>
        <source>Decide all alike…</source>
        <translation>まとめて決める…</translation>
    </message>
    <message>
        <source>conflict, settle, many, mine, theirs, newer</source>
        <translation>競合, 解消, 一括, 自分, 相手, 新しい方</translation>
    </message>
    <message>
        <source>Take this desk along…</source>
        <translation>このデスクを持ち出す…</translation>
    </message>
    <message>
        <source>offline, replica, copy, field, sync</source>
        <translation>オフライン, レプリカ, コピー, 現場, 同期</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>完全に消去…</translation>
    </message>
    <message>
        <source>redact, privacy, GDPR, forget, personal data</source>
        <translation>秘匿、プライバシー、個人情報、削除、忘れる、redact</translation>
    </message>
    <message>
        <source>Write a bundle for the courier…</source>
        <translation>運搬用バンドルを書き出す…</translation>
    </message>
    <message>
        <source>offline, air gap, usb, export, sync, no network</source>
        <translation>オフライン、エアギャップ、USB、書き出し、同期、ネットワークなし</translation>
    </message>
    <message>
        <source>Take the courier&apos;s bundle…</source>
        <translation>運ばれたバンドルを取り込む…</translation>
    </message>
    <message>
        <source>offline, air gap, usb, import, sync, no network</source>
        <translation>オフライン、エアギャップ、USB、取り込み、同期、ネットワークなし</translation>
    </message>
</context>
<context>
    <name>BundleFiles</name>
    <message>
        <source>Bundles (*.stewardbundle)</source>
        <translation>バンドル (*.stewardbundle)</translation>
    </message>
    <message>
        <source>Write what waits into a file</source>
        <translation>送信待ちの変更をファイルに書き出す</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting change(s) are in the file. Have it carried to the team server.</source>
        <extracomment>%n operations that wait to be sent.</extracomment>
        <translation>
            <numerusform>送信待ちの変更 %n 件をファイルに書き出しました。チームサーバーまで運んでもらってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the team server&apos;s answer from a file</source>
        <translation>チームサーバーの回答をファイルから取り込む</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken from the file</source>
        <translation>
            <numerusform>ファイルから %n 件の変更を取り込みました</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was here already</source>
        <translation>すべて取り込み済みでした</translation>
    </message>
    <message>
        <source>Only a desk that was taken along from a team server does this</source>
        <translation>チームサーバーから持ち出したデスクでのみ使えます</translation>
    </message>
</context>
<context>
    <name>EraseQuestion</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a field&apos;s name; %2 the beginning of what stands there.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Held a card number</source>
        <translation>カード番号が含まれていたため</translation>
    </message>
    <message>
        <source>Reason, for everybody at the desk</source>
        <translation>理由（デスクの全員に表示されます）</translation>
    </message>
    <message>
        <source>It goes for good: here, on the team server and on every replica, with every earlier version. Nobody can undo it. The history keeps who wrote it and when. Backups and exports made before still hold it.</source>
        <translation>この端末、チームサーバー、すべてのレプリカから、以前の版も含めて完全に消去します。元に戻すことはできません。誰がいつ書いたかは履歴に残ります。以前のバックアップやエクスポートには残ります。</translation>
    </message>
    <message>
        <source>Enter a reason</source>
        <translation>理由を入力してください</translation>
    </message>
    <message>
        <source>Choose what is to go</source>
        <translation>消去する項目を選んでください</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>完全に消去</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>Overwriting erased values</source>
        <translation>消去した値を上書き中</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This needs the permission “%1”. Ask an administrator for a role that has it.</source>
        <translation>この操作には「%1」の権限が必要です。権限を含むロールの付与を管理者に依頼してください。</translation>
    </message>
    <message>
        <source>This desk was opened read-only; nothing was changed.</source>
        <translation>このデスクは読み取り専用で開かれています。何も変更されていません。</translation>
    </message>
    <message>
        <source>This desk is set up already.</source>
        <translation>このデスクは設定済みです。</translation>
    </message>
    <message>
        <source>The change to undo is not on this desk.</source>
        <translation>元に戻す対象の変更がこのデスクにありません。</translation>
    </message>
    <message>
        <source>There is no such record. It may have been deleted; check the number.</source>
        <translation>該当するレコードがありません。削除された可能性があります。番号を確認してください。</translation>
    </message>
    <message>
        <source>The record exists already.</source>
        <translation>このレコードはすでに存在します。</translation>
    </message>
    <message>
        <source>This version does not know this type of record.</source>
        <translation>このバージョンでは扱えない種類のレコードです。</translation>
    </message>
    <message>
        <source>“%1” is required.</source>
        <translation>「%1」は必須です。</translation>
    </message>
    <message>
        <source>The value of “%1” has the wrong kind.</source>
        <translation>「%1」の値の種類が正しくありません。</translation>
    </message>
    <message>
        <source>“%1” refers to a record that does not exist. Choose an existing one, or create it first.</source>
        <translation>「%1」で指定したレコードは存在しません。既存のものを選ぶか、先に作成してください。</translation>
    </message>
    <message>
        <source>“%1” cannot be looked up.</source>
        <translation>「%1」では検索できません。</translation>
    </message>
    <message>
        <source>Too many edits at once. Change fewer records.</source>
        <translation>一度に変更できる件数を超えています。対象を減らしてください。</translation>
    </message>
    <message>
        <source>“%1” cannot be set.</source>
        <translation>「%1」は設定できません。</translation>
    </message>
    <message>
        <source>“%1” is no choice of “%2”.</source>
        <translation>「%1」は「%2」の選択肢にありません。</translation>
    </message>
    <message>
        <source>“%1” holds one value: set it or clear it.</source>
        <translation>「%1」に入れられる値は1つです。設定するか、空にしてください。</translation>
    </message>
    <message>
        <source>The ticket has a conflict to settle first.</source>
        <translation>先にこのチケットの競合を解消してください。</translation>
    </message>
    <message>
        <source>“%1” means nothing in the status “%2”. Change the status too.</source>
        <translation>状態が「%2」のときは「%1」を設定できません。状態も変更してください。</translation>
    </message>
    <message>
        <source>%1 is deleted. Undo the deletion first.</source>
        <translation>%1は削除されています。先に削除を元に戻してください。</translation>
    </message>
    <message>
        <source>%2 was merged into %1. Work on %1, or undo the merge.</source>
        <translation>%2は%1に統合されています。%1で作業するか、統合を元に戻してください。</translation>
    </message>
    <message>
        <source>This would make a ticket its own ancestor. Choose another ticket.</source>
        <translation>チケットの親子関係が循環します。別のチケットを選んでください。</translation>
    </message>
    <message>
        <source>This change of status is not possible now.</source>
        <translation>現在の状態からは変更できません。</translation>
    </message>
    <message>
        <source>There is no status “%1”.</source>
        <translation>「%1」という状態はありません。</translation>
    </message>
    <message>
        <source>It was resolved too long ago to be reopened. Open a new ticket and link the two.</source>
        <translation>解決から時間がたっているため再オープンできません。新しいチケットを起票し、リンクしてください。</translation>
    </message>
    <message>
        <source>A priority set by hand needs a reason.</source>
        <translation>優先度を手動で指定するには理由が必要です。</translation>
    </message>
    <message>
        <source>The priority %1 is not what impact and urgency give.</source>
        <translation>優先度%1は影響度と緊急度から決まる値と異なります。</translation>
    </message>
    <message>
        <source>A ticket cannot be linked to itself.</source>
        <translation>チケットを自分自身にリンクすることはできません。</translation>
    </message>
    <message>
        <source>They are linked so already.</source>
        <translation>すでに同じ関係でリンクされています。</translation>
    </message>
    <message>
        <source>%1 cannot be merged into itself.</source>
        <translation>%1を自分自身に統合することはできません。</translation>
    </message>
    <message>
        <source>%1 was merged into %2 already. Undo that merge first.</source>
        <translation>%1はすでに%2に統合されています。先にその統合を元に戻してください。</translation>
    </message>
    <message>
        <source>Only a comment or a work note can become a ticket.</source>
        <translation>チケットにできるのはコメントと作業メモだけです。</translation>
    </message>
    <message>
        <source>This entry cannot be withdrawn.</source>
        <translation>この記録は取り下げられません。</translation>
    </message>
    <message>
        <source>No time was entered.</source>
        <translation>作業時間が入力されていません。</translation>
    </message>
    <message>
        <source>More time would be taken away than was worked.</source>
        <translation>記録されている作業時間より多く差し引くことはできません。</translation>
    </message>
    <message>
        <source>The work would begin in the future.</source>
        <translation>作業の開始日時が未来になっています。</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>「%1」はメールアドレスではありません。</translation>
    </message>
    <message>
        <source>%1 has this e-mail address or login already. Choose that person.</source>
        <translation>このメールアドレスまたはログイン名は%1がすでに使用しています。そのユーザーを選んでください。</translation>
    </message>
    <message>
        <source>The view has no name. Enter one.</source>
        <translation>ビューの名前がありません。入力してください。</translation>
    </message>
    <message>
        <source>There is nothing of that name. Check the spelling, or create it first.</source>
        <translation>その名前のものはありません。つづりを確認するか、先に作成してください。</translation>
    </message>
    <message>
        <source>Several records have that name. Choose one from the list.</source>
        <translation>同じ名前のレコードが複数あります。一覧から選んでください。</translation>
    </message>
    <message>
        <source>“%2” is no whole number, as “%1” needs.</source>
        <translation>「%2」は整数ではありません（項目：%1）。</translation>
    </message>
    <message>
        <source>“%2” is neither yes nor no, as “%1” needs.</source>
        <translation>「%2」は「はい」でも「いいえ」でもありません（項目：%1）。</translation>
    </message>
    <message>
        <source>“%2” is no date, as “%1” needs.</source>
        <translation>「%2」は日時ではありません（項目：%1）。</translation>
    </message>
    <message>
        <source>“%2” is no span of time, as “%1” needs.</source>
        <translation>「%2」は時間の長さではありません（項目：%1）。</translation>
    </message>
    <message>
        <source>“%2” is no value of “%1”.</source>
        <translation>「%2」は「%1」の選択肢にありません。</translation>
    </message>
    <message>
        <source>“%1” is one line.</source>
        <translation>「%1」には改行を入れられません。</translation>
    </message>
    <message>
        <source>“%1” is no whole number, as “%2” needs.</source>
        <translation>「%1」は整数ではありません（項目：%2）。</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no, as “%2” needs.</source>
        <translation>「%1」は「はい」でも「いいえ」でもありません（項目：%2）。</translation>
    </message>
    <message>
        <source>“%1” is no date, as “%2” needs.</source>
        <translation>「%1」は日時ではありません（項目：%2）。</translation>
    </message>
    <message>
        <source>“%1” is no span of time, as “%2” needs.</source>
        <translation>「%1」は時間の長さではありません（項目：%2）。</translation>
    </message>
    <message>
        <source>The stored value of “%1” is malformed.</source>
        <translation>「%1」に保存されている値の形式が正しくありません。</translation>
    </message>
    <message>
        <source>Stored values are damaged.</source>
        <translation>保存されている値が壊れています。</translation>
    </message>
    <message>
        <source>The text is not valid JSON.</source>
        <translation>JSONとして正しくありません。</translation>
    </message>
    <message>
        <source>The name of a field has lower-case letters, digits and _, and starts with a letter.</source>
        <translation>項目のキーには英小文字、数字、_ を使い、英字で始めてください。</translation>
    </message>
    <message>
        <source>There is no such kind of field.</source>
        <translation>そのような項目の種類はありません。</translation>
    </message>
    <message>
        <source>A choice needs lines of key=label.</source>
        <translation>選択肢は「キー=表示名」の形で1行に1つずつ入力してください。</translation>
    </message>
    <message>
        <source>There is no such record type.</source>
        <translation>そのようなレコードの種類はありません。</translation>
    </message>
    <message>
        <source>The key of a ticket type has lower-case letters and digits.</source>
        <translation>チケットの種類のキーには英小文字と数字を使ってください。</translation>
    </message>
    <message>
        <source>A prefix has two to five capital letters that no other type uses.</source>
        <translation>番号の接頭辞には、ほかの種類で使っていない英大文字2～5文字を指定してください。</translation>
    </message>
    <message>
        <source>Nothing reads a policy of this name.</source>
        <translation>この名前のポリシーは使われていません。</translation>
    </message>
    <message>
        <source>“{{” is not closed with “}}”.</source>
        <translation>「{{」が「}}」で閉じられていません。</translation>
    </message>
    <message>
        <source>“{{%1}}” means nothing here.</source>
        <translation>「{{%1}}」はここでは使えません。</translation>
    </message>
    <message>
        <source>Unknown field “%1”.</source>
        <translation>不明な項目「%1」です。</translation>
    </message>
    <message>
        <source>Lists cannot be ordered or grouped by “%1”.</source>
        <translation>「%1」では並べ替えやグループ化ができません。</translation>
    </message>
    <message>
        <source>The text of “%1” cannot be searched. Use another field.</source>
        <translation>「%1」の本文は検索できません。別の項目を使ってください。</translation>
    </message>
    <message>
        <source>The query has too many values. Split the list.</source>
        <translation>検索条件の値が多すぎます。分けて検索してください。</translation>
    </message>
    <message>
        <source>This desk was made by an older Steward. Open it for writing once; a backup is made first.</source>
        <translation>このデスクは古いバージョンのStewardで作成されています。一度書き込み可能な状態で開いてください。その前にバックアップが作成されます。</translation>
    </message>
    <message>
        <source>The disk is full; nothing of this save was written.</source>
        <translation>ディスクがいっぱいです。今回の保存内容は書き込まれていません。</translation>
    </message>
    <message>
        <source>Another program is writing this desk. Try again.</source>
        <translation>別のプログラムがこのデスクに書き込んでいます。もう一度お試しください。</translation>
    </message>
    <message>
        <source>Reading or writing the desk failed.</source>
        <translation>デスクの読み書きに失敗しました。</translation>
    </message>
    <message>
        <source>A unique value is taken.</source>
        <translation>重複できない値がすでに使われています。</translation>
    </message>
    <message>
        <source>The database refused a statement. Report this.</source>
        <translation>データベースが処理を受け付けませんでした。開発元に報告してください。</translation>
    </message>
    <message>
        <source>A record is missing from the directory. Run “stewardctl verify --rebuild”.</source>
        <translation>索引に登録されていないレコードがあります。「stewardctl verify --rebuild」を実行してください。</translation>
    </message>
    <message>
        <source>The layout of this desk is not one this program knows. Open it with the program that made it.</source>
        <translation>このプログラムでは扱えない形式のデスクです。作成したプログラムで開いてください。</translation>
    </message>
    <message>
        <source>The connection to the server is lost; what was saved is safe.</source>
        <translation>サーバーとの接続が切れました。保存済みの内容は失われていません。</translation>
    </message>
    <message>
        <source>The server does not accept this login. Check name, password and certificate.</source>
        <translation>サーバーにログインできません。ユーザー名、パスワード、証明書を確認してください。</translation>
    </message>
    <message>
        <source>There is no such database on the server.</source>
        <translation>サーバーにそのデータベースはありません。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check its name and the network.</source>
        <translation>サーバーに接続できません。サーバー名とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The server&apos;s PostgreSQL is too old.</source>
        <translation>サーバーのPostgreSQLのバージョンが古すぎます。</translation>
    </message>
    <message>
        <source>This login may not do that. Ask an administrator.</source>
        <translation>このログインには権限がありません。管理者に依頼してください。</translation>
    </message>
    <message>
        <source>The search index is damaged. Run “stewardctl verify --rebuild”.</source>
        <translation>検索索引が壊れています。「stewardctl verify --rebuild」を実行してください。</translation>
    </message>
    <message>
        <source>What was saved is safe, but its seal cannot be written. Make the folder writable.</source>
        <translation>保存内容は失われていませんが、改ざん検知用の記録を書き込めません。フォルダーを書き込み可能にしてください。</translation>
    </message>
    <message>
        <source>The seals of this desk are damaged. Move %1 away if nobody has an explanation.</source>
        <translation>改ざん検知用の記録が壊れています。原因がわからない場合は「%1」を別の場所へ移してください。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation>「%1」を読み取れません。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>%1 holds seals that this user&apos;s key did not sign. Run “stewardctl verify”.</source>
        <translation>「%1」に、このユーザーの鍵で署名されていない記録があります。「stewardctl verify」を実行してください。</translation>
    </message>
    <message>
        <source>There is already a file %1. Choose another name.</source>
        <translation>ファイル「%1」はすでに存在します。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>The finished backup cannot get its name %1. Check the folder&apos;s permissions.</source>
        <translation>完成したバックアップを「%1」という名前にできません。フォルダーのアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>%1 cannot be removed. Close other windows of this desk, then try again.</source>
        <translation>「%1」を削除できません。このデスクのほかのウィンドウを閉じてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Make the folder writable.</source>
        <translation>「%1」に書き込めません。フォルダーを書き込み可能にしてください。</translation>
    </message>
    <message>
        <source>This status is not possible for this ticket.</source>
        <translation>このチケットはこの状態に変更できません。</translation>
    </message>
    <message>
        <source>Enter these first: %1.</source>
        <translation>先に次の項目を入力してください：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This was not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>This exists already</source>
        <translation>すでに存在します</translation>
    </message>
    <message>
        <source>Somebody else changed this at the same time</source>
        <translation>ほかの人が同時に変更しました</translation>
    </message>
    <message>
        <source>The input is not right</source>
        <translation>入力内容に誤りがあります</translation>
    </message>
    <message>
        <source>This is not possible in the present state</source>
        <translation>現在の状態では実行できません</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>この操作を行う権限がありません</translation>
    </message>
    <message>
        <source>This cannot be reached now</source>
        <translation>現在は接続できません</translation>
    </message>
    <message>
        <source>There is no space left</source>
        <translation>空き容量がありません</translation>
    </message>
    <message>
        <source>Stored data contradicts itself</source>
        <translation>保存されているデータに矛盾があります</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>Something went wrong in Steward</source>
        <translation>Stewardで問題が発生しました</translation>
    </message>
    <message>
        <source>Nothing is lost. Reload, then decide.</source>
        <translation>失われたものはありません。再読み込みしてから判断してください。</translation>
    </message>
    <message>
        <source>Your work is kept. Try again later.</source>
        <translation>作業内容は保持されています。しばらくしてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>Nothing was written. Make room, then try again.</source>
        <translation>何も書き込まれていません。空き容量を確保してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Nothing more is written. Make a copy of the file and run “stewardctl doctor”.</source>
        <translation>これ以上の書き込みは行いません。ファイルのコピーを取り、「stewardctl doctor」を実行してください。</translation>
    </message>
    <message>
        <source>Ask somebody who may, or an administrator.</source>
        <translation>権限のある人、または管理者に依頼してください。</translation>
    </message>
    <message>
        <source>Your work is kept. Copy the details for a report.</source>
        <translation>作業内容は保持されています。詳細をコピーして報告してください。</translation>
    </message>
    <message>
        <source>This desk is not there</source>
        <translation>デスクが見つかりません</translation>
    </message>
    <message>
        <source>There is no file %1. Look for where it was moved to, or choose another desk.</source>
        <translation>ファイル「%1」がありません。移動先を確認するか、別のデスクを選んでください。</translation>
    </message>
    <message>
        <source>This folder is not there</source>
        <translation>フォルダーが見つかりません</translation>
    </message>
    <message>
        <source>%1 cannot be made. Choose a folder that exists and that you may write to.</source>
        <translation>「%1」を作成できません。書き込み可能な既存のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>There is a file of this name already</source>
        <translation>同じ名前のファイルがすでにあります</translation>
    </message>
    <message>
        <source>%1 was left as it is. Choose another name for the new desk, or open that one.</source>
        <translation>「%1」は変更していません。新しいデスクに別の名前を付けるか、そのファイルを開いてください。</translation>
    </message>
    <message>
        <source>This file is no desk</source>
        <translation>このファイルはデスクではありません</translation>
    </message>
    <message>
        <source>%1 was left as it is. Choose a file that Steward made; their names end in .steward.</source>
        <translation>「%1」は変更していません。Stewardで作成したファイル（拡張子 .steward）を選んでください。</translation>
    </message>
    <message>
        <source>This desk is damaged</source>
        <translation>このデスクは壊れています</translation>
    </message>
    <message>
        <source>Nothing was written to %1. Keep a copy of it, then restore the last backup, or let “stewardctl doctor” look at it.</source>
        <translation>「%1」には何も書き込んでいません。コピーを取ってから、最新のバックアップを復元するか、「stewardctl doctor」で確認してください。</translation>
    </message>
    <message>
        <source>This desk cannot be read</source>
        <translation>このデスクを読み取れません</translation>
    </message>
    <message>
        <source>You may not read %1. Ask its owner, or an administrator of this machine.</source>
        <translation>「%1」の読み取り権限がありません。所有者またはこの端末の管理者に依頼してください。</translation>
    </message>
    <message>
        <source>This folder cannot be written to</source>
        <translation>このフォルダーに書き込めません</translation>
    </message>
    <message>
        <source>Beside %1 no lock file can be made, so nothing can be changed. Open the desk for reading, or make the folder writable.</source>
        <translation>「%1」と同じ場所にロックファイルを作成できないため、変更できません。読み取り専用で開くか、フォルダーを書き込み可能にしてください。</translation>
    </message>
    <message>
        <source>Nobody on this desk has the login “%1”</source>
        <translation>このデスクにログイン名「%1」のユーザーはいません</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another login.</source>
        <translation>何も変更されていません。別のログイン名を選んでください。</translation>
    </message>
    <message>
        <source>This desk cannot be written to</source>
        <translation>このデスクに書き込めません</translation>
    </message>
    <message>
        <source>What you typed is kept. Make %1 and its folder writable, or open the desk for reading.</source>
        <translation>入力した内容は保持されています。「%1」とそのフォルダーを書き込み可能にするか、読み取り専用で開いてください。</translation>
    </message>
    <message>
        <source>Another program has this desk open</source>
        <translation>このデスクは別のプログラムで開かれています</translation>
    </message>
    <message>
        <source>Close it there, or open the desk read-only.</source>
        <translation>そのプログラムで閉じるか、読み取り専用で開いてください。</translation>
    </message>
    <message>
        <source>%1 is too large to attach</source>
        <translation>「%1」は大きすぎて添付できません</translation>
    </message>
    <message>
        <source>It has %2 MB, the limit is %3 MB. Nothing was copied; put it on a file share and link to it.</source>
        <translation>サイズは%2 MBで、上限は%3 MBです。何もコピーされていません。共有フォルダーに置き、そのリンクを記載してください。</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>「%1」は空のファイルです</translation>
    </message>
    <message>
        <source>Nothing was attached.</source>
        <translation>何も添付されていません。</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>このファイルを読み取れません</translation>
    </message>
    <message>
        <source>%1 was not attached. Check that it is there and that you may read it.</source>
        <translation>「%1」は添付されていません。ファイルの有無と読み取り権限を確認してください。</translation>
    </message>
    <message>
        <source>%1 changed while it was read</source>
        <translation>「%1」は読み取り中に変更されました</translation>
    </message>
    <message>
        <source>Nothing was attached. Try again when the program that writes it is done.</source>
        <translation>何も添付されていません。書き込み中のプログラムが終わってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The content of this attachment is not on this desk</source>
        <translation>この添付ファイルの内容はこのデスクにありません</translation>
    </message>
    <message>
        <source>Open it on the machine where it was attached.</source>
        <translation>添付した端末で開いてください。</translation>
    </message>
    <message>
        <source>This file cannot be written</source>
        <translation>このファイルに書き込めません</translation>
    </message>
    <message>
        <source>%1 was left as it was. Choose another folder, or make room.</source>
        <translation>「%1」は変更していません。別のフォルダーを選ぶか、空き容量を確保してください。</translation>
    </message>
    <message>
        <source>This desk was made by a newer Steward</source>
        <translation>このデスクは新しいバージョンのStewardで作成されています</translation>
    </message>
    <message>
        <source>Nothing was changed. Install the newer version to open it.</source>
        <translation>何も変更されていません。開くには新しいバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” is decided already. Somebody else may have done it.</source>
        <translation>「%1」はすでに決まっています。ほかの人が決めた可能性があります。</translation>
    </message>
    <message>
        <source>None of the values of “%2” of %1 is yours. Decide it by itself.</source>
        <translation>%1 の「%2」の値にあなたのものはありません。個別に決めてください。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: your roles do not allow it. What you typed is kept.</source>
        <translation>サーバーが %1 の変更を拒否しました。あなたのロールでは許可されていません。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: you cannot see it any more. What you typed is kept.</source>
        <translation>サーバーが %1 の変更を拒否しました。このレコードはもう表示できません。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: its status cannot change like this. What you typed is kept.</source>
        <translation>サーバーが %1 の変更を拒否しました。このステータス変更はできません。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: something is missing. What you typed is kept.</source>
        <translation>サーバーが %1 の変更を拒否しました。必須項目が不足しています。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: it names something that is not there. What you typed is kept.</source>
        <translation>サーバーが %1 の変更を拒否しました。存在しないレコードを参照しています。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>The server refused the change of %1 (%2). What you typed is kept.</source>
        <translation>サーバーが %1 の変更を拒否しました(%2)。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>You are logged in as %2, and on a team server nobody acts as somebody else.</source>
        <translation>%2 としてログインしています。チームサーバーでは他人として操作できません。</translation>
    </message>
    <message>
        <source>The keychain of this machine cannot be used.</source>
        <translation>このコンピューターのキーチェーンを使えません。</translation>
    </message>
    <message>
        <source>The server does not let this login do that. Ask an administrator.</source>
        <translation>このログインにはその操作が許可されていません。管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>サーバーが応答しません</translation>
    </message>
    <message>
        <source>What you typed is kept. Check the server&apos;s name and the network.</source>
        <translation>入力した内容は残っています。サーバー名とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The login was refused</source>
        <translation>ログインが拒否されました</translation>
    </message>
    <message>
        <source>Login or password are not accepted. Type them again, or ask the server&apos;s administrator.</source>
        <translation>ログイン名またはパスワードが違います。入力し直すか、サーバー管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The server does not let this login in. Check it, or ask the server&apos;s administrator.</source>
        <translation>このログインでは接続できません。確認するか、サーバー管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The server wants a password</source>
        <translation>サーバーがパスワードを要求しています</translation>
    </message>
    <message>
        <source>Neither the keychain nor this machine has one. Type it.</source>
        <translation>キーチェーンにもこのコンピューターにも保存されていません。入力してください。</translation>
    </message>
    <message>
        <source>There is no such database on the server</source>
        <translation>サーバーにそのデータベースがありません</translation>
    </message>
    <message>
        <source>Check the database&apos;s name.</source>
        <translation>データベース名を確認してください。</translation>
    </message>
    <message>
        <source>The server cannot prove who it is</source>
        <translation>サーバーの身元を確認できません</translation>
    </message>
    <message>
        <source>Its certificate comes from nobody this machine trusts, so no password was sent. If your organisation has an authority of its own, choose its CA file.</source>
        <translation>証明書の発行元がこのコンピューターで信頼されていないため、パスワードは送信していません。組織独自の認証局がある場合は、その CA ファイルを選んでください。</translation>
    </message>
    <message>
        <source>This may be another server</source>
        <translation>別のサーバーの可能性があります</translation>
    </message>
    <message>
        <source>Its certificate is for another name, so no password was sent. Use the name that stands in the certificate.</source>
        <translation>証明書の名前が異なるため、パスワードは送信していません。証明書に記載された名前を使ってください。</translation>
    </message>
    <message>
        <source>The server offers no encryption</source>
        <translation>サーバーが暗号化に対応していません</translation>
    </message>
    <message>
        <source>No password was sent. Ask the server&apos;s administrator to switch TLS on.</source>
        <translation>パスワードは送信していません。サーバー管理者に TLS の有効化を依頼してください。</translation>
    </message>
    <message>
        <source>The login is not bound to the encrypted connection</source>
        <translation>ログインが暗号化接続に結び付けられていません</translation>
    </message>
    <message>
        <source>Somebody in between could use it. Ask the server&apos;s administrator for SCRAM passwords.</source>
        <translation>途中で第三者に悪用されるおそれがあります。サーバー管理者に SCRAM パスワードの利用を依頼してください。</translation>
    </message>
    <message>
        <source>The CA file cannot be read</source>
        <translation>CA ファイルを読み込めません</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again, or ask the server&apos;s administrator for it.</source>
        <translation>何も送信していません。ファイルを選び直すか、サーバー管理者から入手してください。</translation>
    </message>
    <message>
        <source>This would leave the connection open to others</source>
        <translation>この設定では接続を盗み見られるおそれがあります</translation>
    </message>
    <message>
        <source>Nothing was sent. Leave out “%1”; if the server&apos;s certificate is from an authority of your own, choose its CA file.</source>
        <translation>何も送信していません。「%1」を外してください。サーバー証明書が組織独自の認証局のものであれば、その CA ファイルを選んでください。</translation>
    </message>
    <message>
        <source>The address holds a password</source>
        <translation>アドレスにパスワードが含まれています</translation>
    </message>
    <message>
        <source>Everybody who sees the address sees it too. Take it out and type it when it is asked for.</source>
        <translation>アドレスを見た人全員に知られてしまいます。取り除いて、求められたときに入力してください。</translation>
    </message>
    <message>
        <source>This is no address of a server</source>
        <translation>サーバーのアドレスではありません</translation>
    </message>
    <message>
        <source>Write the server&apos;s name, such as desk.example.com.</source>
        <translation>desk.example.com のようなサーバー名を入力してください。</translation>
    </message>
    <message>
        <source>The server&apos;s PostgreSQL is too old</source>
        <translation>サーバーの PostgreSQL が古すぎます</translation>
    </message>
    <message>
        <source>Version %1 does not keep rows apart safely. Ask the server&apos;s administrator for the newest update.</source>
        <translation>バージョン %1 では行の分離が安全に保たれません。サーバー管理者に最新の更新を依頼してください。</translation>
    </message>
    <message>
        <source>There is no desk in this database</source>
        <translation>このデータベースにデスクがありません</translation>
    </message>
    <message>
        <source>Or this login may not use it. Check the database&apos;s name, or ask the server&apos;s administrator.</source>
        <translation>または、このログインでは利用できません。データベース名を確認するか、サーバー管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>This login is disabled on this desk</source>
        <translation>このログインはこのデスクで無効になっています</translation>
    </message>
    <message>
        <source>Ask an administrator of the desk.</source>
        <translation>デスクの管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>This Steward is too old for the server&apos;s desk</source>
        <translation>この Steward はサーバーのデスクに対して古すぎます</translation>
    </message>
    <message>
        <source>Nothing was changed. Install the newer version.</source>
        <translation>何も変更していません。新しいバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>The server went away while it saved</source>
        <translation>保存中にサーバーとの接続が切れました</translation>
    </message>
    <message>
        <source>Whether the change arrived is not known yet. What you typed is kept; look at the ticket when the server is back.</source>
        <translation>変更が届いたかどうかはまだ分かりません。入力した内容は残っています。サーバーが復帰したらチケットを確認してください。</translation>
    </message>
    <message>
        <source>This works on a desk file only</source>
        <translation>デスクファイルでのみ利用できます</translation>
    </message>
    <message>
        <source>This desk lies on a team server. Nothing was changed.</source>
        <translation>このデスクはチームサーバー上にあります。何も変更していません。</translation>
    </message>
    <message>
        <source>This file has not arrived at the team server yet</source>
        <translation>このファイルはまだチームサーバーに届いていません</translation>
    </message>
    <message>
        <source>It comes when the machine that it was attached on is in contact with the server. Try again later.</source>
        <translation>添付した端末がサーバーに接続すると届きます。しばらくしてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>This file is too large for the team server</source>
        <translation>ファイルが大きすぎて、チームサーバーに保存できません</translation>
    </message>
    <message>
        <source>The server takes files of up to %1 MB. Put it on a file share and link to it.</source>
        <translation>サーバーに保存できるのは%1 MBまでです。ファイル共有に置き、リンクを記載してください。</translation>
    </message>
    <message>
        <source>Too many of your files are on their way to the team server</source>
        <translation>チームサーバーへ送信中のファイルが多すぎます</translation>
    </message>
    <message>
        <source>Nothing was attached. Let the others arrive first.</source>
        <translation>何も添付されていません。ほかのファイルの送信が終わるまでお待ちください。</translation>
    </message>
    <message>
        <source>The file did not arrive as it was sent</source>
        <translation>送信したファイルが正しく届きませんでした</translation>
    </message>
    <message>
        <source>Nothing of it was kept at the team server. Try again.</source>
        <translation>チームサーバーには何も保存されていません。もう一度お試しください。</translation>
    </message>
    <message>
        <source>A piece of the file arrived damaged</source>
        <translation>ファイルの一部が壊れた状態で届きました</translation>
    </message>
    <message>
        <source>It was thrown away; what had come before it is kept. Try again.</source>
        <translation>壊れた部分は破棄しました。それまでに届いた分は保存されています。もう一度お試しください。</translation>
    </message>
    <message>
        <source>The content of this attachment is damaged</source>
        <translation>この添付ファイルの内容は壊れています</translation>
    </message>
    <message>
        <source>It was not written anywhere. Attach the file again, or restore it from a backup.</source>
        <translation>どこにも書き出していません。ファイルを添付し直すか、バックアップから復元してください。</translation>
    </message>
    <message>
        <source>The same file is being transferred already</source>
        <translation>同じファイルをすでに転送しています</translation>
    </message>
    <message>
        <source>Wait for that, then try again.</source>
        <translation>終わるまで待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: the priority is not what impact and urgency give. What you typed is kept.</source>
        <translation>サーバーは %1 の変更を拒否しました。優先度が影響度と緊急度から決まる値と異なります。入力した内容は保存されています。</translation>
    </message>
    <message>
        <source>The server refused the change of %1: your roles do not let you write in another name. What you typed is kept.</source>
        <translation>サーバーは %1 の変更を拒否しました。あなたのロールでは他の人の名前で書き込むことはできません。入力した内容は保存されています。</translation>
    </message>
    <message>
        <source>“%1” cannot be erased: a record lives by it. Change it instead.</source>
        <translation>「%1」は消去できません。レコードに必要な項目です。代わりに変更してください。</translation>
    </message>
    <message>
        <source>There is nothing to erase.</source>
        <translation>消去するものがありません。</translation>
    </message>
    <message>
        <source>This rule erases nothing. Name fields, or say that comments, notes and files go too.</source>
        <translation>このルールでは何も消去されません。項目を指定するか、コメント・メモ・ファイルも消去するようにしてください。</translation>
    </message>
    <message>
        <source>The values are erased. Traces in free space are overwritten when no other program uses the desk.</source>
        <translation>値は消去されました。空き領域の痕跡は、他のプログラムがこのデスクを使っていないときに上書きされます。</translation>
    </message>
    <message>
        <source>This cannot be changed any more.</source>
        <translation>これはもう変更できません。</translation>
    </message>
    <message>
        <source>What was erased for good cannot come back.</source>
        <translation>完全に消去したものは元に戻せません。</translation>
    </message>
    <message>
        <source>The bundle was changed or cut on its way. Nothing of it was used; carry it once more.</source>
        <translation>バンドルは途中で変更されたか欠けています。内容は使われていません。もう一度運んでください。</translation>
    </message>
    <message>
        <source>This file is no bundle.</source>
        <translation>このファイルはバンドルではありません。</translation>
    </message>
    <message>
        <source>Another version of Steward has written this bundle, or it was changed on its way.</source>
        <translation>このバンドルは別のバージョンの Steward が書いたか、途中で変更されました。</translation>
    </message>
    <message>
        <source>This bundle belongs to another desk. Nothing of it was used.</source>
        <translation>このバンドルは別のデスクのものです。内容は使われていません。</translation>
    </message>
    <message>
        <source>This bundle is for somebody else. Nothing of it was used.</source>
        <translation>このバンドルは他の宛先のものです。内容は使われていません。</translation>
    </message>
    <message>
        <source>This bundle was not written by whom it names. Nothing of it was used.</source>
        <translation>このバンドルは記載された差出人が書いたものではありません。内容は使われていません。</translation>
    </message>
    <message>
        <source>The bundle holds something that this version does not understand. Nothing of it was used.</source>
        <translation>バンドルにこのバージョンでは扱えない内容が含まれています。内容は使われていません。</translation>
    </message>
    <message>
        <source>This bundle does not go on from where the desk is. Write a new one, and have that answered.</source>
        <translation>このバンドルはデスクの現在の位置から続いていません。新しいバンドルを書き出し、その回答を受け取ってください。</translation>
    </message>
    <message>
        <source>This desk has to meet its team server over a network once, before bundles can be made.</source>
        <translation>バンドルを作る前に、一度ネットワーク経由でチームサーバーと同期してください。</translation>
    </message>
    <message>
        <source>A bundle is not enough here: sync this desk once over a network. Nothing was changed.</source>
        <translation>バンドルでは対応できません。一度ネットワーク経由で同期してください。何も変更されていません。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check the name.</source>
        <translation>%1 を読み込めません。名前を確認してください。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 に書き込めません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The bundle would be larger than %1 MB. Leave the attached files for a sync over a network.</source>
        <translation>バンドルが %1 MB を超えます。添付ファイルはネットワーク経由の同期に残してください。</translation>
    </message>
    <message>
        <source>The team server asks for an encrypted disk, and this one is not, or does not say so. What waited was handed in; nothing new was taken.</source>
        <translation>チームサーバーは暗号化されたディスクを求めていますが、このディスクは暗号化されていないか、確認できません。送信待ちの変更は送られましたが、新しいものは取り込んでいません。</translation>
    </message>
    <message>
        <source>The server was put back to an older state</source>
        <translation>サーバーが古い状態に戻されています</translation>
    </message>
    <message>
        <source>Nothing was sent or taken, and what you did is kept here. Its administrator has to say so with “stewardctl hub restored”; the last operation that both have is %1.</source>
        <translation>送受信は行わず、行った作業はここに残っています。管理者が「stewardctl hub restored」で知らせる必要があります。両方にある最後の操作は %1 です。</translation>
    </message>
    <message>
        <source>Another desk answers at this address</source>
        <translation>このアドレスでは別のデスクが応答しています</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the address %1.</source>
        <translation>何も送信していません。アドレス %1 を確認してください。</translation>
    </message>
    <message>
        <source>The target has no goal. Give one for all priorities, or for some of them.</source>
        <translation>目標時間がありません。全体または優先度ごとに入力してください。</translation>
    </message>
    <message>
        <source>“%1” cannot be a condition of a target: it may only ask for fields that are entered, such as service, team, priority or status.</source>
        <translation>「%1」は目標の条件にできません。service、team、priority、status のような入力項目だけを使えます。</translation>
    </message>
    <message>
        <source>These working hours cannot be read. Write Mon-Fri 09:00-12:00 13:00-17:30; Sat 10:00-14:00.</source>
        <translation>業務時間を読み取れません。Mon-Fri 09:00-12:00 13:00-17:30; Sat 10:00-14:00 のように書いてください。</translation>
    </message>
    <message>
        <source>This machine does not know the time zone “%1”. Write it as Europe/London or Asia/Tokyo.</source>
        <translation>このマシンはタイムゾーン「%1」を知りません。Europe/London や Asia/Tokyo のように書いてください。</translation>
    </message>
    <message>
        <source>The content of the calendar cannot be read.</source>
        <translation>カレンダーの内容を読み取れません。</translation>
    </message>
    <message>
        <source>The file has no holidays from %1 to %2. It has to be an iCalendar file with whole days, or a list of date and name.</source>
        <translation>このファイルには %1 年から %2 年の休日がありません。終日の iCalendar ファイル、または日付と名称の一覧が必要です。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1d</source>
        <extracomment>Days of a service level, as short as possible.</extracomment>
        <translation>%1日</translation>
    </message>
    <message>
        <source>%1d %2 h</source>
        <extracomment>Days and hours of a service level, as short as possible.</extracomment>
        <translation>%1日%2h</translation>
    </message>
    <message>
        <source>now</source>
        <translation>たった今</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>time since</comment>
        <translation>
            <numerusform>%n分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>time since</comment>
        <translation>
            <numerusform>%n時間前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>time since</comment>
        <translation>
            <numerusform>%n日前</numerusform>
        </translation>
    </message>
    <message>
        <source>ddd HH:mm</source>
        <extracomment>Qt date format: weekday and time.</extracomment>
        <translation>ddd HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Qt date format: day and month.</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format: day, month, year.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm:ss</source>
        <extracomment>Qt date format: weekday, day, month, year, time with seconds.</extracomment>
        <translation>yyyy年M月d日(ddd) HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Where it is in its lifecycle</source>
        <translation>ライフサイクルのどこにあるか</translation>
    </message>
    <message>
        <source>Team that works on it</source>
        <translation>対応しているチーム</translation>
    </message>
    <message>
        <source>Next service level deadline</source>
        <translation>次のサービスレベルの期限</translation>
    </message>
    <message>
        <source>Person who works on it</source>
        <translation>対応している人</translation>
    </message>
    <message>
        <source>Team of that person</source>
        <translation>その人のチーム</translation>
    </message>
    <message>
        <source>When it was assigned</source>
        <translation>割り当てた日時</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>割当済み</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>Unknown field “%1” (character %2). The list stays on the last valid query.</source>
        <translation>不明な項目「%1」（%2文字目）。一覧は直前の有効な条件のままです。</translation>
    </message>
    <message>
        <source>Did you mean “assignee”?</source>
        <translation>「assignee」のことですか？</translation>
    </message>
    <message>
        <source>Fields that begin with %1</source>
        <translation>%1で始まる項目</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Prio</source>
        <translation>優先</translation>
    </message>
    <message>
        <source>SLA left</source>
        <translation>SLA残り</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>様子</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同期</translation>
    </message>
</context>
<context>
    <name>HolidayEntry</name>
    <message>
        <source>Enter holidays of a file</source>
        <translation>ファイルの休日を取り込む</translation>
    </message>
    <message>
        <source>Calendars and lists (*.ics *.csv *.txt);;All files (*)</source>
        <translation>カレンダーと一覧 (*.ics *.csv *.txt);;すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n holiday(s) entered</source>
        <translation>
            <numerusform>%n 日の休日を取り込みました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n 日は登録済み</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not understood: %1</source>
        <translation>
            <numerusform>%n 件は読み取れません: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Indicator</name>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>期限間近</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>違反の恐れ</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>違反</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未着手</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>達成</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Ticket</source>
        <translation>チケット(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>ツール(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>ウィンドウ(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Enter a name</source>
        <translation>名前を入力してください</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>About Steward</source>
        <translation>Stewardについて</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理設定</translation>
    </message>
    <message>
        <source>Bulk edit</source>
        <translation>一括編集</translation>
    </message>
    <message>
        <source>Component gallery</source>
        <translation>部品ギャラリー</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>チケットを新規作成</translation>
    </message>
    <message>
        <source>Peek</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>Outbox and conflicts</source>
        <translation>送信トレイと競合</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>サービスレベル</translation>
    </message>
</context>
<context>
    <name>PrintedList</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1／%2ページ</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>Neither done nor closed</source>
        <translation>完了もクローズもしていない</translation>
    </message>
    <message>
        <source>Done or closed</source>
        <translation>完了またはクローズ</translation>
    </message>
    <message>
        <source>Open and on hold</source>
        <translation>未完了で保留中</translation>
    </message>
    <message>
        <source>Open after it was due</source>
        <translation>期限を過ぎても未完了</translation>
    </message>
    <message>
        <source>Nobody works on it</source>
        <translation>担当者がいない</translation>
    </message>
    <message>
        <source>Came back after it was done</source>
        <translation>完了後に再オープンされた</translation>
    </message>
    <message>
        <source>Went into another ticket</source>
        <translation>別のチケットに統合された</translation>
    </message>
    <message>
        <source>Since midnight</source>
        <translation>今日の0:00以降</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>明日</translation>
    </message>
    <message>
        <source>From Monday</source>
        <translation>今週の月曜日以降</translation>
    </message>
    <message>
        <source>Monday to Sunday before</source>
        <translation>先週の月曜日から日曜日</translation>
    </message>
    <message>
        <source>From the first</source>
        <translation>今月1日以降</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>先月</translation>
    </message>
    <message>
        <source>Monday, 0:00</source>
        <translation>月曜日の0:00</translation>
    </message>
    <message>
        <source>The first, 0:00</source>
        <translation>1日の0:00</translation>
    </message>
    <message>
        <source>The first of the next month, 0:00</source>
        <translation>来月1日の0:00</translation>
    </message>
    <message>
        <source>1 January, 0:00</source>
        <translation>1月1日の0:00</translation>
    </message>
    <message>
        <source>This moment</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>An hour ago</source>
        <translation>1時間前</translation>
    </message>
    <message>
        <source>Seven days ago</source>
        <translation>7日前</translation>
    </message>
    <message>
        <source>Thirty days ago</source>
        <translation>30日前</translation>
    </message>
    <message>
        <source>In two hours</source>
        <translation>2時間後</translation>
    </message>
    <message>
        <source>This time tomorrow</source>
        <translation>明日の同じ時刻</translation>
    </message>
    <message>
        <source>Kind of ticket</source>
        <translation>チケットの種類</translation>
    </message>
    <message>
        <source>A state, such as is:overdue</source>
        <translation>状態（例：is:overdue）</translation>
    </message>
    <message>
        <source>Something is entered in a field</source>
        <translation>項目に値が入っている</translation>
    </message>
    <message>
        <source>Either side is enough</source>
        <translation>どちらかに当てはまる</translation>
    </message>
    <message>
        <source>Everything but what follows</source>
        <translation>次の条件に当てはまらない</translation>
    </message>
    <message>
        <source>Whoever is logged in</source>
        <translation>ログインしている本人</translation>
    </message>
    <message>
        <source>Teams you are a member of</source>
        <translation>自分が所属するチーム</translation>
    </message>
    <message>
        <source>Unknown field “%1”</source>
        <translation>不明な項目「%1」</translation>
    </message>
    <message>
        <source>“%1” has no value “%2”</source>
        <translation>「%1」に「%2」という値はありません</translation>
    </message>
    <message>
        <source>Nothing is called “%2”</source>
        <translation>「%2」に当てはまるものはありません</translation>
    </message>
    <message>
        <source>“%1” means different things for different kinds of tickets</source>
        <translation>「%1」の意味はチケットの種類によって異なります</translation>
    </message>
    <message>
        <source>“%1” goes over more than %2 references</source>
        <translation>「%1」の参照が%2段を超えています</translation>
    </message>
    <message>
        <source>A value is missing</source>
        <translation>値がありません</translation>
    </message>
    <message>
        <source>A condition is missing</source>
        <translation>条件がありません</translation>
    </message>
    <message>
        <source>The name of a field is missing before the sign</source>
        <translation>記号の前に項目名がありません</translation>
    </message>
    <message>
        <source>This bracket is not closed</source>
        <translation>この括弧が閉じられていません</translation>
    </message>
    <message>
        <source>This bracket closes nothing</source>
        <translation>この括弧に対応する開き括弧がありません</translation>
    </message>
    <message>
        <source>There is nothing in these brackets</source>
        <translation>括弧の中が空です</translation>
    </message>
    <message>
        <source>This quote is not closed</source>
        <translation>この引用符が閉じられていません</translation>
    </message>
    <message>
        <source>The query is too long</source>
        <translation>検索条件が長すぎます</translation>
    </message>
    <message>
        <source>The query is nested too deeply</source>
        <translation>検索条件の入れ子が深すぎます</translation>
    </message>
    <message>
        <source>“%1” has no order, so “%2” says nothing</source>
        <translation>「%1」には順序がないため、「%2」は使えません</translation>
    </message>
    <message>
        <source>“%1” compares with one value</source>
        <translation>「%1」で比較できる値は1つだけです</translation>
    </message>
    <message>
        <source>“%1” is no length of time; write 2h, 30m or 1d12h</source>
        <translation>「%1」は時間の長さではありません。2h、30m、1d12hのように入力してください</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>「%1」は数値ではありません</translation>
    </message>
    <message>
        <source>“%1” is no time; write -7d, 2h, today or 2026-11-23</source>
        <translation>「%1」は日時ではありません。-7d、2h、today、2026-11-23のように入力してください</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no</source>
        <translation>「%1」はyesでもnoでもありません</translation>
    </message>
    <message>
        <source>There is nothing to look for</source>
        <translation>検索する語がありません</translation>
    </message>
    <message>
        <source>The text of “%1” cannot be searched</source>
        <translation>「%1」の本文は検索できません</translation>
    </message>
    <message>
        <source>It is not known who “me” is</source>
        <translation>「me」が誰かわかりません</translation>
    </message>
    <message>
        <source>“my teams” are teams, and this is another kind of record</source>
        <translation>「my teams」はチームを指しますが、この項目は別の種類のレコードです</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>%1のことですか？</translation>
    </message>
    <message>
        <source>Took longer than was agreed</source>
        <translation>合意した時間を超過</translation>
    </message>
    <message>
        <source>Takes longer than was agreed within the hour</source>
        <translation>1 時間以内に合意時間を超過</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Attachment</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>メディアタイプ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>公開範囲</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Internal only</source>
        <translation>内部のみ</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>追加者</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加日時</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Canned reply</source>
        <translation>定型文</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>定型文</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>Typed after :: in the composer</source>
        <translation>返信の入力中に「::」に続けて入力</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>カテゴリー</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>カテゴリー</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上位</translation>
    </message>
    <message>
        <source>Default team</source>
        <translation>既定のチーム</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>記入者</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>記入日時</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>受付経路</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>構成アイテム</translation>
    </message>
    <message>
        <source>Configuration items</source>
        <translation>構成アイテム</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>クライアント端末</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>プリンター</translation>
    </message>
    <message>
        <source>Network device</source>
        <translation>ネットワーク機器</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>アプリケーション</translation>
    </message>
    <message>
        <source>Mobile device</source>
        <translation>モバイル端末</translation>
    </message>
    <message>
        <source>Other class</source>
        <translation>その他の分類</translation>
    </message>
    <message>
        <source>CI status</source>
        <translation>CIの状態</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>計画中</translation>
    </message>
    <message>
        <source>In operation</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>In maintenance</source>
        <translation>保守中</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>廃止</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>シリアル番号</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Custom field</source>
        <translation>カスタム項目</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>カスタム項目</translation>
    </message>
    <message>
        <source>Record type</source>
        <translation>レコードの種類</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>参照先</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>key=label, one per line</source>
        <translation>「キー=表示名」を1行に1つずつ</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>From</source>
        <translation>リンク元</translation>
    </message>
    <message>
        <source>To</source>
        <translation>リンク先</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>関係</translation>
    </message>
    <message>
        <source>Relates to</source>
        <translation>関連</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Split off</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>IANA name, for example Asia/Tokyo</source>
        <translation>IANA名（例：Asia/Tokyo）</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Parent organization</source>
        <translation>上位組織</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>社内</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>サプライヤー</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>People</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>ふりがな</translation>
    </message>
    <message>
        <source>How the name is read (ふりがな); lists sort by it</source>
        <translation>名前の読み方。一覧の並べ替えに使用</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>ログイン名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>ロール</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Handling notes</source>
        <translation>応対時の注意</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>改訂番号</translation>
    </message>
    <message>
        <source>Resolution code</source>
        <translation>解決コード</translation>
    </message>
    <message>
        <source>Resolution codes</source>
        <translation>解決コード</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Solved by workaround</source>
        <translation>回避策で解決</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解決</translation>
    </message>
    <message>
        <source>View</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>検索条件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Field names, separated by commas</source>
        <translation>項目名をコンマ区切りで</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Field names, separated by commas; - before a name reverses</source>
        <translation>項目名をコンマ区切りで。先頭に「-」を付けると逆順</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>アイコン</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>表示順</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>重要度</translation>
    </message>
    <message>
        <source>1 business critical … 4 minor</source>
        <translation>1：事業に必須 … 4：影響小</translation>
    </message>
    <message>
        <source>Support team</source>
        <translation>サポートチーム</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>リーダー</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Status class</source>
        <translation>状態の区分</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>クローズ</translation>
    </message>
    <message>
        <source>On hold for</source>
        <translation>保留理由</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>依頼者</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>ベンダー</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>エビデンス</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>その他の理由</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解決内容</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影響度</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>P1 Critical</source>
        <translation>P1 重大</translation>
    </message>
    <message>
        <source>P2 High</source>
        <translation>P2 高</translation>
    </message>
    <message>
        <source>P3 Moderate</source>
        <translation>P3 中</translation>
    </message>
    <message>
        <source>P4 Low</source>
        <translation>P4 低</translation>
    </message>
    <message>
        <source>P5 Planning</source>
        <translation>P5 計画</translation>
    </message>
    <message>
        <source>Matrix version</source>
        <translation>マトリクスの版</translation>
    </message>
    <message>
        <source>Why this priority</source>
        <translation>優先度の理由</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>起票者</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>ポータル</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>対面</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>監視</translation>
    </message>
    <message>
        <source>Other channel</source>
        <translation>その他の経路</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>起票日時</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>親チケット</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>統合先</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>ウォッチャー</translation>
    </message>
    <message>
        <source>External number</source>
        <translation>外部番号</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新日時</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決日時</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>再オープン回数</translation>
    </message>
    <message>
        <source>Reassigned</source>
        <translation>再割当回数</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Ticket type</source>
        <translation>チケットの種類</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>JSON object: field name to value</source>
        <translation>JSONオブジェクト（項目名と値）</translation>
    </message>
    <message>
        <source>Ticket types</source>
        <translation>チケットの種類</translation>
    </message>
    <message>
        <source>Plural name</source>
        <translation>複数形の名前</translation>
    </message>
    <message>
        <source>Number prefix</source>
        <translation>番号の接頭辞</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>ライフサイクル</translation>
    </message>
    <message>
        <source>Work log</source>
        <translation>作業記録</translation>
    </message>
    <message>
        <source>Work logs</source>
        <translation>作業記録</translation>
    </message>
    <message>
        <source>Worked by</source>
        <translation>作業者</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始日時</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>作業時間</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>作業内容</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>作業メモ</translation>
    </message>
    <message>
        <source>Work notes</source>
        <translation>作業メモ</translation>
    </message>
    <message>
        <source>Drafts and conflicts</source>
        <translation>下書きと競合</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>消去の記録</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>消去の記録</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>レコード</translation>
    </message>
    <message>
        <source>Erased fields</source>
        <translation>消去した項目</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Erased by</source>
        <translation>消去者</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>消去日時</translation>
    </message>
    <message>
        <source>Retention rule</source>
        <translation>保存期間ルール</translation>
    </message>
    <message>
        <source>Retention rules</source>
        <translation>保存期間ルール</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Fields to erase</source>
        <translation>消去する項目</translation>
    </message>
    <message>
        <source>Comments, notes and files too</source>
        <translation>コメント・メモ・ファイルも消去</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>合意書</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>合意書</translation>
    </message>
    <message>
        <source>Service level agreement (SLA)</source>
        <translation>サービスレベル合意 (SLA)</translation>
    </message>
    <message>
        <source>Operational level agreement (OLA)</source>
        <translation>運用レベル合意 (OLA)</translation>
    </message>
    <message>
        <source>Underpinning contract (UC)</source>
        <translation>基盤契約 (UC)</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Without one, clocks run day and night</source>
        <translation>なければ昼夜を問わず計時します</translation>
    </message>
    <message>
        <source>In force since</source>
        <translation>発効日時</translation>
    </message>
    <message>
        <source>Tickets opened from then on are measured; else from when it was entered</source>
        <translation>この日時以降に起票されたチケットを計測します。空なら登録時からです</translation>
    </message>
    <message>
        <source>Shortest target counts alone</source>
        <translation>最短の目標だけを数える</translation>
    </message>
    <message>
        <source>Of several targets of one metric that hold, only the shortest counts</source>
        <translation>同じ指標の目標が複数当てはまるとき、最短のものだけを数えます</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Time to own</source>
        <translation>担当決定まで</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>初回応答</translation>
    </message>
    <message>
        <source>Next response</source>
        <translation>次回応答</translation>
    </message>
    <message>
        <source>Time to resolve</source>
        <translation>解決まで</translation>
    </message>
    <message>
        <source>Supplier time</source>
        <translation>業者の時間</translation>
    </message>
    <message>
        <source>Time with the team</source>
        <translation>チームでの時間</translation>
    </message>
    <message>
        <source>Which tickets</source>
        <translation>対象チケット</translation>
    </message>
    <message>
        <source>A query such as service:email priority&lt;=2; empty means all</source>
        <translation>service:email priority&lt;=2 のような検索式。空ならすべて</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目標時間</translation>
    </message>
    <message>
        <source>Working time by the agreement&apos;s calendar: 4h, 30m</source>
        <translation>合意書のカレンダーでの業務時間: 4h、30m</translation>
    </message>
    <message>
        <source>Goal for P1</source>
        <translation>P1 の目標時間</translation>
    </message>
    <message>
        <source>Goal for P2</source>
        <translation>P2 の目標時間</translation>
    </message>
    <message>
        <source>Goal for P3</source>
        <translation>P3 の目標時間</translation>
    </message>
    <message>
        <source>Goal for P4</source>
        <translation>P4 の目標時間</translation>
    </message>
    <message>
        <source>Goal for P5</source>
        <translation>P5 の目標時間</translation>
    </message>
    <message>
        <source>Starts when</source>
        <translation>開始条件</translation>
    </message>
    <message>
        <source>Pauses while</source>
        <translation>停止条件</translation>
    </message>
    <message>
        <source>Resumes when</source>
        <translation>再開条件</translation>
    </message>
    <message>
        <source>Stops when</source>
        <translation>終了条件</translation>
    </message>
    <message>
        <source>Starts again when</source>
        <translation>やり直し条件</translation>
    </message>
    <message>
        <source>Is cancelled when</source>
        <translation>取消条件</translation>
    </message>
    <message>
        <source>Pauses on hold for</source>
        <translation>停止する保留理由</translation>
    </message>
    <message>
        <source>Reasons to wait that stop the clock, none for no reason; empty means the desk&apos;s own</source>
        <translation>計時を止める保留理由。空ならデスクの設定に従います</translation>
    </message>
    <message>
        <source>Counts from when it applies</source>
        <translation>適用時から数える</translation>
    </message>
    <message>
        <source>Not from when the ticket was opened</source>
        <translation>起票時からではありません</translation>
    </message>
    <message>
        <source>Earlier waits count</source>
        <translation>それ以前の待ち時間も数える</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>次の期限</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>サービスレベル</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>計時中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>Service level clocks</source>
        <translation>サービスレベルの計時</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>業務時間</translation>
    </message>
</context>
<context>
    <name>Render</name>
    <message>
        <source>%1 assigned to you</source>
        <translation>%1を自分に割り当てました</translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>未送信 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>For reading only</source>
        <translation>読み取り専用</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>on this machine</source>
        <extracomment>Status bar, after &quot;Saved&quot;: the desk is one file here.</extracomment>
        <translation>このコンピューター内</translation>
    </message>
    <message>
        <source>Offline</source>
        <extracomment>Status bar: no connection to the server. Followed by &quot;since 11:15&quot;.</extracomment>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>受信中</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>最新</translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <extracomment>Status bar: conflicts that a person has to decide.</extracomment>
        <translation>
            <numerusform>要判断 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused %1</source>
        <extracomment>Status bar: changes that the server did not take.</extracomment>
        <translation>拒否 %1 件</translation>
    </message>
    <message>
        <source>Saved on this machine</source>
        <translation>このコンピューターに保存済み</translation>
    </message>
    <message>
        <source>This desk is one file; nothing has to be sent.</source>
        <translation>このデスクは1つのファイルです。送信するものはありません。</translation>
    </message>
    <message>
        <source>All of this is kept here.</source>
        <translation>すべてここに保存されています。</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <extracomment>%1 is a span of time such as 0:24.</extracomment>
        <translation>次の再試行まで %1。</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>%1 からオフライン</translation>
    </message>
    <message>
        <source>They go by themselves, in this order.</source>
        <translation>この順に自動で送信されます。</translation>
    </message>
    <message>
        <source>Up to date %1</source>
        <translation>最新(%1)</translation>
    </message>
    <message>
        <source>The server has everything that was done here.</source>
        <translation>ここでの作業はすべてサーバーに届いています。</translation>
    </message>
    <message>
        <source>Sending files: %1 %</source>
        <extracomment>Status bar: attachments go to the team server. %1 is a number of per cent.</extracomment>
        <translation>ファイルを送信中：%1 %</translation>
    </message>
    <message>
        <source>Sync stopped</source>
        <extracomment>Status bar: the server answers, but refuses to sync.</extracomment>
        <translation>同期停止</translation>
    </message>
    <message>
        <source>%1 What was done here is kept.</source>
        <translation>%1 ここでの作業は保存されています。</translation>
    </message>
</context>
<context>
    <name>TaskText</name>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>中止: %1</translation>
    </message>
</context>
<context>
    <name>ThreadLayout</name>
    <message>
        <source>%1 · not here yet</source>
        <extracomment>On an attachment whose content is still at the team server. %1 is its size.</extracomment>
        <translation>%1・まだ手元にありません</translation>
    </message>
</context>
<context>
    <name>TicketPrint</name>
    <message>
        <source>Related</source>
        <translation>関連</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>やり取り</translation>
    </message>
    <message>
        <source>Thread, public entries only</source>
        <translation>やり取り（公開のみ）</translation>
    </message>
    <message>
        <source>Thread, some of its entries</source>
        <translation>やり取り（一部）</translation>
    </message>
    <message>
        <source>Attached: %1 (%2)</source>
        <translation>添付：%1（%2）</translation>
    </message>
    <message>
        <source>As of %1</source>
        <extracomment>Foot of a printed page: %1 is a date and time.</extracomment>
        <translation>%1現在</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Foot of a printed page: its number, and how many there are.</extracomment>
        <translation>%1／%2ページ</translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message>
        <source>something that is gone</source>
        <translation>すでにないもの</translation>
    </message>
    <message>
        <source>%1 taken out</source>
        <extracomment>%1 is the name of a field with a long text.</extracomment>
        <translation>%1を削除</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1を記入</translation>
    </message>
    <message>
        <source>%1 %2 taken out</source>
        <extracomment>%1 is the name of a field, %2 the value it had.</extracomment>
        <translation>%1「%2」を解除</translation>
    </message>
    <message>
        <source>opened this ticket</source>
        <translation>このチケットを起票</translation>
    </message>
    <message>
        <source>deleted this ticket</source>
        <translation>このチケットを削除</translation>
    </message>
    <message>
        <source>%1 erased</source>
        <extracomment>%1 is a field whose history was erased for good.</extracomment>
        <translation>%1を消去</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>undid a change</source>
        <translation>変更を元に戻しました</translation>
    </message>
    <message>
        <source>undid a change: %1</source>
        <translation>変更を元に戻しました：%1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>起票</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>割当</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>ウォッチャー</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>統合</translation>
    </message>
    <message>
        <source>Looked after</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>decided for what showed</source>
        <extracomment>Several people had changed a field without having seen each other; %1 is what the decision changed.</extracomment>
        <translation>表示中の値に決定</translation>
    </message>
    <message>
        <source>decided: %1</source>
        <translation>決定: %1</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>決定</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>not visible to you</source>
        <extracomment>Stands in the place of a record that somebody refers to and the reader may not see.</extracomment>
        <translation>表示権限がありません</translation>
    </message>
    <message>
        <source>(erased)</source>
        <extracomment>Stands where a title was erased for good.</extracomment>
        <translation>（消去済み）</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Needs me</source>
        <translation>自分の対応待ち</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>自分の担当</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>ウォッチ中</translation>
    </message>
    <message>
        <source>Team open</source>
        <translation>チームの未完了</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未割当</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>すべての未完了</translation>
    </message>
    <message>
        <source>VIP requesters</source>
        <translation>VIPの依頼</translation>
    </message>
    <message>
        <source>Recently updated</source>
        <translation>最近の更新</translation>
    </message>
    <message>
        <source>Resolved this week</source>
        <translation>今週の解決</translation>
    </message>
    <message>
        <source>Older than 30 days</source>
        <translation>30日以上経過</translation>
    </message>
    <message>
        <source>Next deadlines</source>
        <translation>期限の近い順</translation>
    </message>
</context>
<context>
    <name>steward::ActionRegistry</name>
    <message>
        <source>There is no such command</source>
        <translation>そのようなコマンドはありません</translation>
    </message>
    <message>
        <source>Needs a list with the keyboard</source>
        <translation>一覧にフォーカスがあるときに使えます</translation>
    </message>
    <message>
        <source>Needs an open ticket</source>
        <translation>チケットを開いているときに使えます</translation>
    </message>
    <message>
        <source>Needs the configuration graph</source>
        <translation>構成図を開いているときに使えます</translation>
    </message>
    <message>
        <source>Needs the change calendar</source>
        <translation>変更カレンダーを開いているときに使えます</translation>
    </message>
    <message>
        <source>Needs an open desk</source>
        <translation>デスクを開いているときに使えます</translation>
    </message>
    <message>
        <source>Needs something to decide, with the keyboard</source>
        <translation>判断が必要な項目にキーボードのフォーカスが必要です</translation>
    </message>
</context>
<context>
    <name>steward::AdministrationPane</name>
    <message>
        <source>Nothing is entered here</source>
        <translation>まだ何も登録されていません</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>初期設定</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1を作成しました</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1を保存しました</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1を削除しました</translation>
    </message>
    <message>
        <source>Not saved yet. Every save can be undone.</source>
        <translation>まだ保存されていません。保存した内容はいつでも元に戻せます。</translation>
    </message>
    <message>
        <source>Find in this table</source>
        <translation>この表を検索</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>レコードの種類</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>%1を新規作成</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>%1を作成</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1を保存</translation>
    </message>
    <message>
        <source>Choose a row, or create one</source>
        <translation>行を選択するか、新規作成してください</translation>
    </message>
    <message>
        <source>Saved, but not in force: the owner of the server has to run “stewardctl hub upgrade”</source>
        <translation>保存されましたが、まだ有効ではありません。サーバーの所有者が「stewardctl hub upgrade」を実行する必要があります</translation>
    </message>
    <message>
        <source>Erase from %1</source>
        <translation>%1 から消去</translation>
    </message>
    <message>
        <source>Fields of a record erased</source>
        <translation>レコードの項目を消去しました</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>%1. It cannot be changed.</source>
        <translation>%1（変更できません）</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>完全に消去</translation>
    </message>
    <message>
        <source>Enter holidays…</source>
        <translation>休日を取り込む…</translation>
    </message>
    <message>
        <source>From a calendar file (.ics) or a list of date and name (.csv)</source>
        <translation>カレンダーファイル (.ics) または日付と名称の一覧 (.csv) から</translation>
    </message>
</context>
<context>
    <name>steward::BoardTile</name>
    <message>
        <source>Open in the queue: %1</source>
        <translation>キューで開く: %1</translation>
    </message>
</context>
<context>
    <name>steward::BulkEditPane</name>
    <message>
        <source>Not possible from “%1”</source>
        <translation>「%1」からは変更できません</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>必要な項目：%1</translation>
    </message>
    <message>
        <source>Has a conflict to settle first</source>
        <translation>先に競合の解消が必要です</translation>
    </message>
    <message>
        <source>Merged into %1</source>
        <translation>%1に統合済み</translation>
    </message>
    <message>
        <source>The list is still being read</source>
        <translation>一覧を読み込んでいる途中です</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>In a preview, before a number of tickets.</extracomment>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <extracomment>In a preview, before a number of tickets.</extracomment>
        <translation>変更なし</translation>
    </message>
    <message numerus="yes">
        <source>%n refused, left as they are</source>
        <translation>
            <numerusform>%n件は変更できないためそのまま</numerusform>
        </translation>
    </message>
    <message>
        <source>checked %1 in %2 ms</source>
        <translation>%1件を%2ミリ秒で確認</translation>
    </message>
    <message>
        <source>One entry to undo.</source>
        <translation>一度の操作で元に戻せます。</translation>
    </message>
    <message>
        <source>The change is being saved.</source>
        <translation>変更を保存しています。</translation>
    </message>
    <message>
        <source>Checking each ticket.</source>
        <translation>チケットを1件ずつ確認しています。</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>メモが入力されていません。</translation>
    </message>
    <message>
        <source>Choose what is to change.</source>
        <translation>変更する項目を選んでください。</translation>
    </message>
    <message>
        <source>Nothing changes: it is so already, or it is refused.</source>
        <translation>変更されるチケットはありません。すでにその内容か、変更できません。</translation>
    </message>
    <message>
        <source>One entry to undo. The note can be read by the requesters.</source>
        <translation>一度の操作で元に戻せます。メモは依頼者にも表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>Change %n ticket(s)</source>
        <translation>
            <numerusform>%n件のチケットを変更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed</source>
        <translation>
            <numerusform>%n件のチケットを変更しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to edit</source>
        <translation>編集するチケットがありません</translation>
    </message>
    <message>
        <source>Select tickets in the queue and press e.</source>
        <translation>キューでチケットを選択し、eキーを押してください。</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <extracomment>Which tickets a bulk edit is about.</extracomment>
        <translation>%1件を選択中</translation>
    </message>
    <message>
        <source>All matching</source>
        <extracomment>Which tickets a bulk edit is about.</extracomment>
        <translation>該当するすべて</translation>
    </message>
    <message>
        <source>All %1 matching</source>
        <translation>該当する%1件すべて</translation>
    </message>
    <message>
        <source>Which tickets</source>
        <translation>対象のチケット</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Note on each ticket</source>
        <translation>各チケットへのメモ</translation>
    </message>
    <message>
        <source>The requesters can read this</source>
        <translation>依頼者にも表示されます</translation>
    </message>
    <message>
        <source>Internal, not visible to requesters</source>
        <translation>内部、依頼者には表示されません</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>What changes on each ticket</source>
        <translation>各チケットの変更内容</translation>
    </message>
    <message>
        <source>Tickets that are left as they are</source>
        <translation>変更しないチケット</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>steward::BulkFields</name>
    <message>
        <source>unchanged</source>
        <extracomment>What a bulk edit does to a field.</extracomment>
        <translation>変更しない</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>未入力</translation>
    </message>
    <message>
        <source>%1: nothing is entered yet</source>
        <translation>%1：まだ入力されていません</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>変更しない</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>空にする</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>項目を減らす</translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s)</source>
        <translation>
            <numerusform>ほか%n項目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::BulkPreviewModel</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1, same</source>
        <extracomment>In a preview: a value that stays as it is.</extracomment>
        <translation>%1（変更なし）</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Why it is left as it is</source>
        <translation>変更しない理由</translation>
    </message>
</context>
<context>
    <name>steward::ChartCard</name>
    <message>
        <source>Table of the chart</source>
        <translation>グラフの表</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>表をコピー</translation>
    </message>
</context>
<context>
    <name>steward::ClockModel</name>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date without its year, as Qt writes formats: Tue 24 Nov</extracomment>
        <translation>M月d日(ddd)</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>計時中</translation>
    </message>
    <message>
        <source>Off hours</source>
        <translation>時間外</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>休日</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>The target&apos;s own condition</source>
        <translation>目標の停止条件</translation>
    </message>
    <message>
        <source>Outside working hours</source>
        <translation>業務時間外</translation>
    </message>
    <message>
        <source>Until it was reopened</source>
        <translation>再オープンまで</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>業務時間</translation>
    </message>
    <message>
        <source>Clock started</source>
        <translation>計時開始</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>再オープン</translation>
    </message>
    <message>
        <source>Goal changed</source>
        <translation>目標時間の変更</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>計上</translation>
    </message>
    <message>
        <source>%1 within %2</source>
        <extracomment>%1 is what is measured (&quot;Time to resolve&quot;), %2 the goal in hours and minutes.</extracomment>
        <translation>%1 %2 以内</translation>
    </message>
    <message>
        <source>around the clock, times in UTC</source>
        <translation>24 時間、時刻は UTC</translation>
    </message>
    <message>
        <source>calendar %1, times in %2</source>
        <translation>カレンダー %1、時刻は %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 is a time that counted, %2 the goal.</extracomment>
        <translation>%2 のうち %1</translation>
    </message>
    <message>
        <source>Met, with %1 left</source>
        <translation>達成、残り %1</translation>
    </message>
    <message>
        <source>Missed by %1, deadline %2</source>
        <translation>%1 超過で未達、期限 %2</translation>
    </message>
    <message>
        <source>%1 over, paused</source>
        <translation>%1 超過、停止中</translation>
    </message>
    <message>
        <source>%1 left, paused</source>
        <translation>残り %1、停止中</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 over, deadline %2</source>
        <translation>%1 超過、期限 %2</translation>
    </message>
    <message>
        <source>%1 left; no working time is left in the calendar</source>
        <translation>残り %1。カレンダーに業務時間が残っていません</translation>
    </message>
    <message>
        <source>%1 left, deadline %2</source>
        <translation>残り %1、期限 %2</translation>
    </message>
</context>
<context>
    <name>steward::ClockPopover</name>
    <message>
        <source>Copy the arithmetic</source>
        <translation>計算をコピー</translation>
    </message>
    <message>
        <source>Stretches of the clock</source>
        <translation>計時の区間</translation>
    </message>
    <message>
        <source>Time disputed: an entry&apos;s own time and the time used are more than a day apart</source>
        <translation>時刻に疑義あり: 記録の時刻と採用した時刻が 1 日以上離れています</translation>
    </message>
</context>
<context>
    <name>steward::CommandPalette</name>
    <message>
        <source>Matches</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1を選択中</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>「%1」に当てはまるものはありません。</translation>
    </message>
    <message>
        <source>command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移動</translation>
    </message>
</context>
<context>
    <name>steward::ConnectDialog</name>
    <message>
        <source>Connect to a team server</source>
        <translation>チームサーバーに接続</translation>
    </message>
    <message>
        <source>The desk of your team on a PostgreSQL server. What you see and may do there is decided by the server; the connection is encrypted, and the server has to prove its name.</source>
        <translation>PostgreSQL サーバー上のチームのデスクです。表示と操作の権限はサーバーが決めます。接続は暗号化され、サーバーの名前も検証されます。</translation>
    </message>
    <message>
        <source>from the keychain when left empty</source>
        <translation>空欄ならキーチェーンから取得</translation>
    </message>
    <message>
        <source>the authorities that this machine trusts</source>
        <translation>このコンピューターが信頼する認証局</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選択</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>ログイン名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>CA file, if your organisation has an authority of its own</source>
        <translation>CA ファイル(組織独自の認証局がある場合)</translation>
    </message>
    <message>
        <source>Keep the password in the keychain of this machine</source>
        <translation>パスワードをこのコンピューターのキーチェーンに保存</translation>
    </message>
    <message>
        <source>Nothing is sent before you connect.</source>
        <translation>接続するまで何も送信されません。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>“%1” is no port</source>
        <translation>「%1」はポート番号ではありません</translation>
    </message>
    <message>
        <source>Enter the name of the server</source>
        <translation>サーバー名を入力してください</translation>
    </message>
    <message>
        <source>Enter your login</source>
        <translation>ログイン名を入力してください</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>The server is asked for its certificate, then you are logged in.</source>
        <translation>サーバー証明書を確認してからログインします。</translation>
    </message>
</context>
<context>
    <name>steward::DeskCommands</name>
    <message>
        <source>A change is being saved</source>
        <translation>変更を保存しています</translation>
    </message>
    <message>
        <source>There is nothing to undo here</source>
        <translation>元に戻す操作はありません</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>やり直す操作はありません</translation>
    </message>
    <message>
        <source>This desk is open for reading only</source>
        <translation>このデスクは読み取り専用で開いています</translation>
    </message>
    <message>
        <source>Nothing to change: it is so already</source>
        <translation>変更はありません。すでにその内容です</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <extracomment>%1 is what was done, such as &quot;INC-000871 assigned to you&quot;.</extracomment>
        <translation>やり直しました：%1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>元に戻しました：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed since stay as they are.</source>
        <translation>
            <numerusform>その後に変更された%n項目はそのまま残しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
</context>
<context>
    <name>steward::DeskQueryLanguage</name>
    <message>
        <source>%1 (character %2). The list stays on the last valid query.</source>
        <extracomment>Filter field. %1 is what is wrong, %2 the place in the text, counted from 1.</extracomment>
        <translation>%1（%2文字目）。一覧は直前の有効な条件のままです。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Fields that begin with %1</source>
        <translation>%1で始まる項目</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Values that begin with %1</source>
        <translation>%1で始まる値</translation>
    </message>
</context>
<context>
    <name>steward::DeskStatus</name>
    <message>
        <source>Next due</source>
        <translation>次の期限</translation>
    </message>
    <message>
        <source>What is on screen stays, and what you write is kept here until the server is back.
A click tries now.</source>
        <translation>画面の内容はそのまま残り、入力した内容はサーバーが復帰するまでここに保存されます。
クリックすると今すぐ再試行します。</translation>
    </message>
    <message>
        <source>Open the outbox and conflicts
%1</source>
        <translation>送信トレイと競合を開く
%1</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>次の期限</translation>
    </message>
</context>
<context>
    <name>steward::DeskWindow</name>
    <message>
        <source>楓商事 Kaede Trading (demo)</source>
        <translation>楓商事 Kaede Trading（デモ）</translation>
    </message>
    <message>
        <source>Steward was not closed last time. Your tabs and drafts are as you left them.</source>
        <translation>前回はStewardが正常に終了していません。タブと下書きはそのまま残っています。</translation>
    </message>
    <message>
        <source>Steward desks (*.steward)</source>
        <translation>Stewardのデスク (*.steward)</translation>
    </message>
    <message>
        <source>Open desk</source>
        <translation>デスクを開く</translation>
    </message>
    <message>
        <source>New desk</source>
        <translation>デスクの新規作成</translation>
    </message>
    <message>
        <source>The demo desk is open</source>
        <translation>デモ用デスクを開いています</translation>
    </message>
    <message>
        <source>Make the demo desk anew?</source>
        <translation>デモ用デスクを作り直しますか？</translation>
    </message>
    <message>
        <source>What was changed in it is gone, and this cannot be undone. Other desks are not touched.</source>
        <translation>デモ用デスクで行った変更は失われ、元に戻せません。ほかのデスクには影響しません。</translation>
    </message>
    <message>
        <source>Make it anew</source>
        <translation>作り直す</translation>
    </message>
    <message>
        <source>There is no demo desk yet</source>
        <translation>デモ用デスクはまだありません</translation>
    </message>
    <message>
        <source>No desk is open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>A desk is being opened</source>
        <translation>デスクを開いている途中です</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1を開いています</translation>
    </message>
    <message>
        <source>Making the desk</source>
        <translation>デスクを作成しています</translation>
    </message>
    <message>
        <source>Demo desk</source>
        <translation>デモ用デスク</translation>
    </message>
    <message>
        <source>Making the demo company</source>
        <translation>デモ用の会社を作成しています</translation>
    </message>
    <message>
        <source>Its four months of tickets are told once, so that history, undo and time travel work in them as on any desk.</source>
        <translation>4か月分のチケットを順に登録しています。履歴、元に戻す操作、過去時点の表示を実際のデスクと同じように試せます。</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>読み取り専用で開きました</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA ファイル</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>証明書 (*.pem *.crt *.cer);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The keychain cannot be used, so the password will be asked for again.</source>
        <translation>キーチェーンを使えないため、次回もパスワードの入力が必要です。</translation>
    </message>
    <message>
        <source>Take this desk along</source>
        <translation>このデスクを持ち出す</translation>
    </message>
    <message>
        <source>Only the desk of a team server is taken along; this one is a file already</source>
        <translation>持ち出せるのはチームサーバーのデスクだけです。このデスクはすでにファイルです</translation>
    </message>
    <message>
        <source>A desk is being taken along</source>
        <translation>デスクを持ち出しています</translation>
    </message>
    <message>
        <source>%1 has all that you see of the team&apos;s desk and follows it from now on</source>
        <translation>%1 にチームのデスクのうち閲覧できるものがすべて入り、今後も同期されます</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Stopped. %1 was taken away again</source>
        <translation>中止しました。%1 は削除しました</translation>
    </message>
    <message>
        <source>%1 is not complete yet; it goes on whenever it is open. %2</source>
        <translation>%1 はまだ完全ではありません。開いている間に続きを受信します。%2</translation>
    </message>
    <message>
        <source>Taking the desk along</source>
        <translation>デスクを持ち出し中</translation>
    </message>
    <message>
        <source>The team server asks for a password. Work goes on here; nothing is sent before.</source>
        <translation>チームサーバーがパスワードを求めています。作業は続けられますが、それまで送信されません。</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>ログイン</translation>
    </message>
</context>
<context>
    <name>steward::DockTitleBar</name>
    <message>
        <source>Pane menu</source>
        <translation>ペインのメニュー</translation>
    </message>
    <message>
        <source>Move or close this pane</source>
        <translation>このペインを移動または閉じる</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1を閉じる</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>steward::DueDelegate</name>
    <message>
        <source>met %1</source>
        <extracomment>Service level reached; %1 is the time it took.</extracomment>
        <translation>達成 %1</translation>
    </message>
    <message>
        <source>%1 % of the goal used</source>
        <translation>目標時間の%1%を使用</translation>
    </message>
</context>
<context>
    <name>steward::DueTile</name>
    <message>
        <source>met in %1</source>
        <translation>%1で達成</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 超過</translation>
    </message>
    <message>
        <source>%1 left, paused</source>
        <translation>残り %1（停止中）</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
</context>
<context>
    <name>steward::FieldDiffModel</name>
    <message>
        <source>erased</source>
        <translation>消去済み</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
</context>
<context>
    <name>steward::FieldEditor</name>
    <message>
        <source>Not JSON at character %1: %2</source>
        <translation>%1文字目がJSONとして正しくありません：%2</translation>
    </message>
    <message>
        <source>Enter hours and minutes, such as 1:30</source>
        <translation>1:30のように時間と分を入力してください</translation>
    </message>
    <message>
        <source>Enter a whole number</source>
        <translation>整数を入力してください</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Enter a date such as %1</source>
        <translation>「%1」の形式で日時を入力してください</translation>
    </message>
    <message>
        <source>Separate with commas</source>
        <translation>コンマで区切って入力</translation>
    </message>
</context>
<context>
    <name>steward::FieldRow</name>
    <message>
        <source>empty</source>
        <translation>未入力</translation>
    </message>
</context>
<context>
    <name>steward::GalleryPane</name>
    <message>
        <source>Surfaces and text</source>
        <translation>面と文字</translation>
    </message>
    <message>
        <source>bars, behind docks</source>
        <translation>バー、ドックの背景</translation>
    </message>
    <message>
        <source>docks, headers</source>
        <translation>ドック、見出し</translation>
    </message>
    <message>
        <source>tables, editors</source>
        <translation>表、入力欄</translation>
    </message>
    <message>
        <source>popups, dialogs</source>
        <translation>ポップアップ、ダイアログ</translation>
    </message>
    <message>
        <source>row under pointer</source>
        <translation>ポインターのある行</translation>
    </message>
    <message>
        <source>with focus</source>
        <translation>フォーカスあり</translation>
    </message>
    <message>
        <source>without focus</source>
        <translation>フォーカスなし</translation>
    </message>
    <message>
        <source>between rows</source>
        <translation>行の間</translation>
    </message>
    <message>
        <source>between panes</source>
        <translation>ペインの間</translation>
    </message>
    <message>
        <source>field borders</source>
        <translation>入力欄の枠</translation>
    </message>
    <message>
        <source>focus, primary</source>
        <translation>フォーカス、主ボタン</translation>
    </message>
    <message>
        <source>notes only</source>
        <translation>内部メモのみ</translation>
    </message>
    <message>
        <source>body</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>secondary</source>
        <translation>補足</translation>
    </message>
    <message>
        <source>labels, meta</source>
        <translation>ラベル、付加情報</translation>
    </message>
    <message>
        <source>Table rows in every state</source>
        <translation>あらゆる状態の表の行</translation>
    </message>
    <message>
        <source>Status: glyph, word, colour</source>
        <translation>状態：記号、言葉、色</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Buttons, fields, chips</source>
        <translation>ボタン、入力欄、チップ</translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>結果を保存</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>枠なし</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影響度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Resolve needs a resolution code: the reason stands beside a disabled button.</source>
        <translation>「解決」には解決コードが必要です。無効なボタンの横に理由を示します。</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>条件を追加</translation>
    </message>
    <message>
        <source>read-only for you</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep a copy on this machine</source>
        <translation>この端末にコピーを残す</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>一部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>Public reply</source>
        <translation>公開返信</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部メモ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Filter field, form</source>
        <translation>絞り込み欄、フォーム</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1件</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Resolution code</source>
        <translation>解決コード</translation>
    </message>
    <message>
        <source>Resolve needs a resolution code</source>
        <translation>「解決」には解決コードが必要です</translation>
    </message>
    <message>
        <source>Tabs, status cells</source>
        <translation>タブ、状態表示</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>タブ</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Online, all sent</source>
        <translation>オンライン、すべて送信済み</translation>
    </message>
    <message>
        <source>Syncing 3 of 17</source>
        <translation>同期中 3／17</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>since 11:15</source>
        <translation>11:15から</translation>
    </message>
    <message>
        <source>2 need you</source>
        <translation>要確認 2件</translation>
    </message>
    <message>
        <source>Empty, loading, error, offline: inside the pane, never a modal</source>
        <translation>空、読み込み中、エラー、オフライン：ペインの中に示し、モーダルは使いません</translation>
    </message>
    <message>
        <source>No ticket matches</source>
        <translation>該当するチケットはありません</translation>
    </message>
    <message>
        <source>Of 2,038 open and closed tickets, none has</source>
        <translation>未完了・完了を合わせた2,038件のうち、次の条件に合うものはありません</translation>
    </message>
    <message>
        <source>Drop due&lt;1h: 23 tickets</source>
        <translation>「due&lt;1h」を外す：23件</translation>
    </message>
    <message>
        <source>Reading 412 tickets</source>
        <translation>チケット412件を読み込み中</translation>
    </message>
    <message>
        <source>First rows come at once; the count follows.</source>
        <translation>最初の行はすぐに表示され、件数はその後に表示されます。</translation>
    </message>
    <message>
        <source>Offline since 11:15</source>
        <translation>11:15からオフライン</translation>
    </message>
    <message>
        <source>Everything works on this copy. 5 operations wait; next try in 0:24.</source>
        <translation>このコピーですべての操作ができます。送信待ちは5件、次の再試行まで0:24です。</translation>
    </message>
    <message>
        <source>Open outbox</source>
        <translation>送信トレイを開く</translation>
    </message>
</context>
<context>
    <name>steward::HistoryModel</name>
    <message>
        <source>%1, by %2</source>
        <extracomment>%1 did it, %2 wrote it down: an import, or somebody on the phone.</extracomment>
        <translation>%1（記録：%2）</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>記録 %1</translation>
    </message>
    <message>
        <source>%1, refused</source>
        <translation>%1（拒否）</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1（元に戻し済み）</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>項目</translation>
    </message>
</context>
<context>
    <name>steward::KeysPane</name>
    <message>
        <source>Find a command or a key</source>
        <translation>コマンドまたはキーを検索</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>使える場所</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>どこでも</translation>
    </message>
    <message>
        <source>in a list</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>in a ticket</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>in the configuration graph</source>
        <translation>構成図</translation>
    </message>
    <message>
        <source>in the change calendar</source>
        <translation>変更カレンダー</translation>
    </message>
    <message>
        <source>where values are decided</source>
        <translation>値を決める画面</translation>
    </message>
</context>
<context>
    <name>steward::MainWindow</name>
    <message>
        <source>%1 – Steward</source>
        <translation>%1 – Steward</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>Steward</translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>Needs an open desk</source>
        <translation>デスクを開いているときに使えます</translation>
    </message>
    <message>
        <source>No pane is open</source>
        <translation>開いているペインはありません</translation>
    </message>
    <message>
        <source>No tab is open</source>
        <translation>開いているタブはありません</translation>
    </message>
    <message>
        <source>There is nothing to undo here</source>
        <translation>元に戻す操作はありません</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1を選択中</translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm</source>
        <extracomment>Status bar clock: Qt date format, weekday, day, month, time.</extracomment>
        <translation>M月d日(ddd) HH:mm</translation>
    </message>
</context>
<context>
    <name>steward::NewTicketPane</name>
    <message>
        <source>New ticket</source>
        <translation>チケットを新規作成</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1 *</source>
        <comment>a required field</comment>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>ユーザーを登録…</translation>
    </message>
    <message>
        <source>“New person…” adds them.</source>
        <translation>「ユーザーを登録…」から追加できます。</translation>
    </message>
    <message>
        <source>Needed to save</source>
        <translation>保存に必要です</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1を作成しました</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves. What is entered is kept while the window is open.</source>
        <translation>Ctrl+Enterで保存します。入力内容はウィンドウを開いている間は保持されます。</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves.</source>
        <translation>Ctrl+Enterで保存します。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Create ticket</source>
        <translation>チケットを作成</translation>
    </message>
</context>
<context>
    <name>steward::OutboxModel</name>
    <message>
        <source>Left by an undo</source>
        <extracomment>Heading of a list in the outbox: what an undo left alone because somebody had written it since.</extracomment>
        <translation>取り消しで残ったもの</translation>
    </message>
    <message>
        <source>Needs you</source>
        <extracomment>Heading of a list in the outbox: conflicts that only a person can decide.</extracomment>
        <translation>要判断</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>未送信</translation>
    </message>
    <message>
        <source>changed by somebody since</source>
        <translation>その後ほかの人が変更</translation>
    </message>
    <message>
        <source>a choice only a person can make</source>
        <translation>人が決める必要があります</translation>
    </message>
    <message>
        <source>kept here, nothing is lost</source>
        <translation>ここに保存されています</translation>
    </message>
    <message>
        <source>in this order, when connected</source>
        <translation>接続時にこの順で送信</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) written since</source>
        <translation>
            <numerusform>その後 %n 項目が変更</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted by one, changed by another</source>
        <translation>一方が削除、他方が変更</translation>
    </message>
    <message>
        <source>Refused, %1: %2</source>
        <extracomment>A change that the server refused: %1 is the reason, %2 what was to be changed.</extracomment>
        <translation>拒否(%1): %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>レコード</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Column of a list: when a change was made.</extracomment>
        <translation>作成</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::OutboxPane</name>
    <message>
        <source>No desk is open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>The outbox needs an open desk.</source>
        <translation>送信トレイを使うにはデスクを開いてください。</translation>
    </message>
    <message>
        <source>Looking what waits</source>
        <translation>待機中の項目を確認しています</translation>
    </message>
    <message>
        <source>Nothing is to be decided here</source>
        <translation>ここで決めることはありません</translation>
    </message>
    <message>
        <source>It goes to the server by itself.</source>
        <translation>自動でサーバーに送信されます。</translation>
    </message>
    <message>
        <source>What you wrote is kept. Write it anew where it still fits.</source>
        <translation>入力した内容は残っています。必要なら改めて入力してください。</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>チケットを開く</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>問題ありません</translation>
    </message>
    <message>
        <source>Nothing needs you. %1. %2</source>
        <translation>対応が必要なものはありません。%1。%2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected conflict(s)</source>
        <translation>
            <numerusform>選択した %n 件の競合</numerusform>
        </translation>
    </message>
    <message>
        <source>you may not do this</source>
        <translation>この操作の権限がありません</translation>
    </message>
    <message>
        <source>you may no longer see it</source>
        <translation>もう表示する権限がありません</translation>
    </message>
    <message>
        <source>this change of status is not possible</source>
        <translation>このステータス変更はできません</translation>
    </message>
    <message>
        <source>something required is missing</source>
        <translation>必須項目が不足しています</translation>
    </message>
    <message>
        <source>it refers to something that is gone</source>
        <translation>参照先が存在しません</translation>
    </message>
    <message>
        <source>it was written by somebody else</source>
        <translation>ほかの人が書いたものです</translation>
    </message>
    <message>
        <source>the number is taken</source>
        <translation>番号が使われています</translation>
    </message>
    <message>
        <source>another part of the same change was refused</source>
        <translation>同じ変更の別の部分が拒否されました</translation>
    </message>
    <message>
        <source>it builds on a change that was refused</source>
        <translation>拒否された変更に基づいています</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>待機中の項目</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>the priority is not what impact and urgency give</source>
        <translation>優先度が影響度と緊急度から決まる値と異なります</translation>
    </message>
    <message>
        <source>you may not write in another name</source>
        <translation>他の人の名前で書き込む権限がありません</translation>
    </message>
    <message>
        <source>All conflicts on “%1”</source>
        <extracomment>Names the conflicts that are to be decided alike; %1 is a field or several.</extracomment>
        <translation>「%1」のすべての競合</translation>
    </message>
    <message>
        <source>your login was disabled when it arrived</source>
        <translation>届いたときにはログインが無効でした</translation>
    </message>
</context>
<context>
    <name>steward::PaletteModel</name>
    <message>
        <source>For %1</source>
        <translation>%1への操作</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>steward::PeekPane</name>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>競合 %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>No desk is open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>To me</source>
        <translation>自分に</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Ticket under the caret</source>
        <translation>選択中のチケット</translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation>チケットが選択されていません</translation>
    </message>
    <message>
        <source>The ticket under the caret of the queue shows here.</source>
        <translation>キューで選択しているチケットがここに表示されます。</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>%1 期限</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Nothing is due any more</source>
        <translation>期限の管理は終了しています</translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>依頼者</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新の記録</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>関連</translation>
    </message>
    <message>
        <source>CI %1</source>
        <translation>CI %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>wrote a public reply</source>
        <translation>公開返信</translation>
    </message>
    <message>
        <source>added an internal note</source>
        <translation>内部メモを追加</translation>
    </message>
    <message>
        <source>attached %1</source>
        <translation>%1を添付</translation>
    </message>
    <message>
        <source>worked %1</source>
        <translation>作業時間 %1</translation>
    </message>
    <message>
        <source>%1 assigned to you</source>
        <translation>%1を自分に割り当てました</translation>
    </message>
</context>
<context>
    <name>steward::PeoplePalette</name>
    <message>
        <source>People</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>person</source>
        <translation>ユーザー</translation>
    </message>
</context>
<context>
    <name>steward::PersonButton</name>
    <message numerus="yes">
        <source>%1, %n thing(s) need you</source>
        <translation>
            <numerusform>%1、要確認%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::PersonDelegate</name>
    <message>
        <source>Unassigned</source>
        <translation>未割当</translation>
    </message>
</context>
<context>
    <name>steward::PersonPicker</name>
    <message>
        <source>Nobody is called “%1”</source>
        <translation>「%1」に当てはまるユーザーはいません</translation>
    </message>
</context>
<context>
    <name>steward::PickerPopup</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>当てはまるものはありません</translation>
    </message>
</context>
<context>
    <name>steward::PriorityDelegate</name>
    <message>
        <source>P%1</source>
        <extracomment>Priority 1 to 5, as short as possible.</extracomment>
        <translation>P%1</translation>
    </message>
</context>
<context>
    <name>steward::PriorityNote</name>
    <message>
        <source>Priority follows from impact and urgency</source>
        <translation>優先度は影響度と緊急度から決まります</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Priority P%1, %2</source>
        <extracomment>%1 is 1 … 5, %2 its word.</extracomment>
        <translation>優先度 P%1（%2）</translation>
    </message>
</context>
<context>
    <name>steward::QueryFaultStrip</name>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修正する</translation>
    </message>
</context>
<context>
    <name>steward::QueryPopup</name>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>補完</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>steward::QueueActions</name>
    <message>
        <source>Choose one ticket, or the two to merge</source>
        <translation>チケットを1件、または統合する2件を選んでください</translation>
    </message>
    <message>
        <source>The list was not opened from a view</source>
        <translation>この一覧はビューから開いたものではありません</translation>
    </message>
    <message>
        <source>Needs an open desk</source>
        <translation>デスクを開いているときに使えます</translation>
    </message>
    <message>
        <source>No ticket is selected</source>
        <translation>チケットが選択されていません</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n件のチケット</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n refused: %2: %3</source>
        <extracomment>After a change to several tickets. %1 what was done, %2 a ticket&apos;s number, %3 why it was refused.</extracomment>
        <translation>
            <numerusform>%1。%n件は変更できませんでした。%2：%3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 assigned to you</source>
        <translation>%1を自分に割り当てました</translation>
    </message>
    <message>
        <source>Assign %1 to</source>
        <translation>%1の担当者</translation>
    </message>
    <message>
        <source>Name, reading or login</source>
        <translation>名前、ふりがな、ログイン名</translation>
    </message>
    <message>
        <source>%1 assigned to nobody</source>
        <translation>%1の担当者を未割当にしました</translation>
    </message>
    <message>
        <source>%1 assigned to %2</source>
        <translation>%1を%2に割り当てました</translation>
    </message>
    <message>
        <source>Give %1 to the team</source>
        <translation>%1の担当チーム</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>%1 given to %2</source>
        <translation>%1を%2に引き渡しました</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Only these: %1</source>
        <translation>これだけを表示：%1</translation>
    </message>
    <message>
        <source>Not these: %1</source>
        <translation>これを除外：%1</translation>
    </message>
    <message>
        <source>Name of the new view</source>
        <translation>新しいビューの名前</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>View “%1” kept under Mine</source>
        <translation>ビュー「%1」を「自分」に保存しました</translation>
    </message>
    <message>
        <source>View “%1” changed</source>
        <translation>ビュー「%1」を更新しました</translation>
    </message>
    <message>
        <source>Status of %1</source>
        <translation>%1の状態</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>%1 is now “%2”</source>
        <extracomment>%1 is a ticket or a number of them, %2 the new status.</extracomment>
        <translation>%1を「%2」にしました</translation>
    </message>
    <message>
        <source>“%1” needs</source>
        <translation>「%1」に必要な項目</translation>
    </message>
    <message>
        <source>%1 is still missing</source>
        <translation>%1を入力してください</translation>
    </message>
    <message>
        <source>Priority of %1</source>
        <translation>%1の優先度</translation>
    </message>
    <message>
        <source>Impact and urgency, or a priority</source>
        <translation>影響度と緊急度、または優先度</translation>
    </message>
    <message>
        <source>Priority of %1 changed</source>
        <translation>%1の優先度を変更しました</translation>
    </message>
    <message>
        <source>Priority of %1 is now P%2</source>
        <translation>%1の優先度をP%2にしました</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>%1のタグ</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Set tags</source>
        <translation>タグを設定</translation>
    </message>
    <message>
        <source>New tag “%1”</source>
        <translation>新しいタグ「%1」</translation>
    </message>
    <message>
        <source>Tags of %1 changed</source>
        <translation>%1のタグを変更しました</translation>
    </message>
    <message>
        <source>%1 is due</source>
        <translation>%1の期限</translation>
    </message>
    <message>
        <source>%1 has no due date now</source>
        <translation>%1の期限をなくしました</translation>
    </message>
    <message>
        <source>Due date of %1 changed</source>
        <translation>%1の期限を変更しました</translation>
    </message>
</context>
<context>
    <name>steward::QueueOutput</name>
    <message>
        <source>The list is empty</source>
        <translation>一覧は空です</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>一覧を書き出し</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) exported to %1</source>
        <extracomment>%n tickets, %1 is the name of a file.</extracomment>
        <translation>
            <numerusform>チケット%n件を%1に書き出しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>一覧を印刷</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>%1 sent to the printer</source>
        <translation>%1をプリンターに送信しました</translation>
    </message>
    <message>
        <source>Save the list as PDF</source>
        <translation>一覧をPDFとして保存</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>List saved as %1</source>
        <translation>一覧を%1として保存しました</translation>
    </message>
    <message>
        <source>As of %1 · %2</source>
        <extracomment>On paper: %1 is a moment with its time zone, %2 the name of the desk.</extracomment>
        <translation>%1現在・%2</translation>
    </message>
    <message>
        <source>All tickets</source>
        <translation>すべてのチケット</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%nページ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::QueuePane</name>
    <message>
        <source>of %1</source>
        <translation>/ %1件</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n件のチケット</numerusform>
        </translation>
    </message>
    <message>
        <source>No query yet</source>
        <translation>条件の履歴はまだありません</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化</translation>
    </message>
    <message>
        <source>As the view has them</source>
        <translation>ビューの設定に従う</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>Open a desk, or try the demo company.</source>
        <translation>デスクを開くか、デモ用の会社でお試しください。</translation>
    </message>
    <message>
        <source>Add a condition, or words to search for</source>
        <translation>条件または検索語を追加</translation>
    </message>
    <message>
        <source>Keep this as a view</source>
        <translation>この内容をビューとして保存</translation>
    </message>
    <message>
        <source>Queries used before</source>
        <translation>以前に使った条件</translation>
    </message>
    <message>
        <source>Columns and groups</source>
        <translation>列とグループ</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Reading tickets</source>
        <translation>チケットを読み込み中</translation>
    </message>
    <message>
        <source>First rows come at once; the count follows.</source>
        <translation>最初の行はすぐに表示され、件数はその後に表示されます。</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>チケットはまだありません</translation>
    </message>
    <message>
        <source>The first call makes the first one.</source>
        <translation>最初の問い合わせが最初のチケットになります。</translation>
    </message>
    <message>
        <source>No ticket matches</source>
        <translation>該当するチケットはありません</translation>
    </message>
    <message>
        <source>No open or closed ticket has</source>
        <translation>未完了・完了を問わず、次の条件に合うチケットはありません</translation>
    </message>
    <message>
        <source>Of %1 open and closed tickets, none has</source>
        <translation>未完了・完了を合わせた%1件のうち、次の条件に合うものはありません</translation>
    </message>
    <message numerus="yes">
        <source>Drop %1: %n ticket(s)</source>
        <extracomment>Takes one condition out of the query; %1 is that condition.</extracomment>
        <translation>
            <numerusform>「%1」を外す：%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all: %n ticket(s)</source>
        <translation>
            <numerusform>すべて表示：%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The list stays as it was.</source>
        <translation>一覧は元のままです。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>All %1 matching are selected</source>
        <translation>該当する%1件をすべて選択しています</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>選択を解除</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n件を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>%1件すべてを選択</translation>
    </message>
    <message numerus="yes">
        <source>%n new above</source>
        <translation>
            <numerusform>上に新着%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>読み取り専用</translation>
    </message>
    <message>
        <source>This desk can be looked at, not changed.</source>
        <translation>このデスクは閲覧のみで、変更はできません。</translation>
    </message>
</context>
<context>
    <name>steward::QueueTable</name>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
</context>
<context>
    <name>steward::RecentDeskRow</name>
    <message>
        <source>The file is gone</source>
        <translation>ファイルがありません</translation>
    </message>
    <message>
        <source>Team server</source>
        <translation>チームサーバー</translation>
    </message>
</context>
<context>
    <name>steward::RecordForm</name>
    <message>
        <source>%1 *</source>
        <comment>a required field</comment>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Needed to save</source>
        <translation>保存に必要です</translation>
    </message>
</context>
<context>
    <name>steward::ReferenceField</name>
    <message>
        <source>Type a name to add</source>
        <translation>追加する名前を入力</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>名前を入力</translation>
    </message>
    <message>
        <source>Nothing is called “%1”; choose one from the list</source>
        <translation>「%1」に当てはまるものはありません。一覧から選んでください</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1を外す</translation>
    </message>
</context>
<context>
    <name>steward::RequesterCard</name>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>未設定</translation>
    </message>
</context>
<context>
    <name>steward::RequesterPanel</name>
    <message>
        <source>%1  ·  VIP</source>
        <translation>%1・VIP</translation>
    </message>
    <message>
        <source>There is more than one entry for this person: %1. Administration can put that right.</source>
        <translation>このユーザーは重複して登録されています：%1。管理設定で整理できます。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Open tickets (%1)</source>
        <translation>未完了のチケット（%1件）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Devices (%1)</source>
        <translation>利用機器（%1台）</translation>
    </message>
    <message>
        <source>The ticket is about %1</source>
        <translation>対象の機器：%1</translation>
    </message>
    <message>
        <source>%1 added to people</source>
        <translation>%1を登録しました</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>%1を選択</translation>
    </message>
    <message>
        <source>%1 has this address already.</source>
        <translation>このメールアドレスは%1がすでに使用しています。</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>メールアドレスの形式ではありません。</translation>
    </message>
    <message>
        <source>Who is calling? Their open tickets and devices come up here, so that nothing is logged twice.</source>
        <translation>依頼者を選ぶと、未完了のチケットと利用機器がここに表示され、二重登録を防げます。</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>ユーザーの登録</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>ふりがな</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>登録</translation>
    </message>
</context>
<context>
    <name>steward::ReviewModel</name>
    <message>
        <source>Deleted</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the values of fields that belong together: team, assignee.</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <extracomment>A ticket that somebody deleted and somebody else went on with; %1 are the names of fields.</extracomment>
        <translation>変更: %1</translation>
    </message>
    <message>
        <source>The record itself</source>
        <translation>レコード自体</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Theirs %1</source>
        <extracomment>A column of values that somebody else wrote; there are several.</extracomment>
        <translation>相手 %1</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>What is undone</source>
        <translation>取り消す値</translation>
    </message>
    <message>
        <source>entered</source>
        <extracomment>Under a value in a review: somebody entered it anew.</extracomment>
        <translation>入力</translation>
    </message>
    <message>
        <source>chosen</source>
        <extracomment>Said of a value in a review.</extracomment>
        <translation>選択</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>元の値</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>元に戻す値</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>What both sides had seen before they changed it</source>
        <translation>双方が変更する前に見ていた値</translation>
    </message>
    <message>
        <source>What I wrote</source>
        <translation>自分が書いた値</translation>
    </message>
    <message>
        <source>What somebody else wrote</source>
        <translation>ほかの人が書いた値</translation>
    </message>
    <message>
        <source>What the undo would give back</source>
        <translation>元に戻すと復元される値</translation>
    </message>
    <message>
        <source>What was written since</source>
        <translation>その後に書かれた値</translation>
    </message>
</context>
<context>
    <name>steward::ReviewSheet</name>
    <message>
        <source>Nothing is to be decided here</source>
        <translation>ここで決めることはありません</translation>
    </message>
    <message>
        <source>The result is being saved</source>
        <translation>結果を保存しています</translation>
    </message>
    <message>
        <source>Choose a value first: 1, 2, 3</source>
        <translation>まず値を選んでください: 1、2、3</translation>
    </message>
    <message>
        <source>Values to choose from</source>
        <translation>選べる値</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>チケットを開く</translation>
    </message>
    <message>
        <source>Decide all alike…</source>
        <translation>まとめて決める…</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>後で決める</translation>
    </message>
    <message>
        <source>1, 2, 3 choose the base, mine, theirs. e enters another value.</source>
        <translation>1・2・3 で元の値・自分・相手を選び、e で別の値を入力します。</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) written since, which the undo left alone</source>
        <translation>
            <numerusform>その後 %n 項目が変更されたため、取り消しの対象外です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed on both sides</source>
        <translation>
            <numerusform>双方で %n 項目を変更</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · last at %2</source>
        <extracomment>%1 is a sentence about fields, %2 a time.</extracomment>
        <translation>%1 · 最終 %2</translation>
    </message>
    <message>
        <source>%1 · found at %2</source>
        <translation>%1 · 検出 %2</translation>
    </message>
    <message>
        <source>1, 2, 3 choose what was before, what was undone, what stands now. e enters another value.</source>
        <translation>1・2・3 で以前・取り消した値・現在の値を選び、e で別の値を入力します。</translation>
    </message>
    <message numerus="yes">
        <source>Save %n result(s)</source>
        <translation>
            <numerusform>%n 件の結果を保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>結果を保存</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) decided.</source>
        <translation>
            <numerusform>%n 項目中 %1 項目を決定済み。</numerusform>
        </translation>
    </message>
    <message>
        <source>One operation, can be undone. All versions stay in the history.</source>
        <translation>1つの操作として取り消せます。すべての版が履歴に残ります。</translation>
    </message>
    <message>
        <source>What changed in “%1”, against the base</source>
        <extracomment>%1 is the name of a field with text.</extracomment>
        <translation>「%1」の変更点(元の値との比較)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n field(s) decided</source>
        <extracomment>%1 is the number of a ticket.</extracomment>
        <translation>
            <numerusform>%1: %n 項目を決定</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>これを使う</translation>
    </message>
</context>
<context>
    <name>steward::ReviewTable</name>
    <message>
        <source>There is no such value here</source>
        <translation>ここにその値はありません</translation>
    </message>
    <message>
        <source>Nothing is to be decided here</source>
        <translation>ここで決めることはありません</translation>
    </message>
    <message>
        <source>The record stays or goes; there is no third</source>
        <translation>レコードは残すか削除するかのどちらかです</translation>
    </message>
</context>
<context>
    <name>steward::SavedViewModel</name>
    <message>
        <source>Mine</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全員</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n ticket(s)</source>
        <translation>
            <numerusform>%1、チケット%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::SettleAlike</name>
    <message>
        <source>What was before</source>
        <translation>以前の値</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>The newer one</source>
        <translation>新しい方</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 names the conflicts, %2 the answer: &quot;Title of all tickets: theirs&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) will be decided.</source>
        <translation>
            <numerusform>%n 件の競合を決定します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) open.</source>
        <translation>
            <numerusform>%n 件は未決のままです。</numerusform>
        </translation>
    </message>
    <message>
        <source>One undo takes all of it back.</source>
        <translation>1回の取り消しですべて元に戻せます。</translation>
    </message>
    <message numerus="yes">
        <source>Decide %n</source>
        <translation>
            <numerusform>%n 件を決定</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) decided alike</source>
        <translation>
            <numerusform>%n 件の競合をまとめて決定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::SettlePreviewModel</name>
    <message>
        <source>Stays open: none of its values is yours</source>
        <translation>未決のまま: あなたの値がありません</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>レコード</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>決定後</translation>
    </message>
    <message>
        <source>Stays as it shows</source>
        <extracomment>%1 is what shows now and is kept.</extracomment>
        <translation>表示のまま</translation>
    </message>
    <message>
        <source>Stays %1</source>
        <translation>「%1」のまま</translation>
    </message>
</context>
<context>
    <name>steward::SetupChecklist</name>
    <message>
        <source>Who works together. A ticket belongs to a team until somebody takes it.</source>
        <translation>一緒に対応するメンバーの集まりです。チケットは担当者が決まるまでチームに属します。</translation>
    </message>
    <message>
        <source>Technicians and the people who call. With an address, nobody is entered twice.</source>
        <translation>技術担当者と依頼者です。メールアドレスがあれば二重登録を防げます。</translation>
    </message>
    <message>
        <source>Where people sit and things stand.</source>
        <translation>ユーザーの勤務場所や機器の設置場所です。</translation>
    </message>
    <message>
        <source>Companies and departments that people belong to.</source>
        <translation>ユーザーが所属する会社や部署です。</translation>
    </message>
    <message>
        <source>What people use: mail, printing, network. A service knows the team that looks after it.</source>
        <translation>メール、印刷、ネットワークなど、利用者が使うものです。サービスごとにサポートチームを決めます。</translation>
    </message>
    <message>
        <source>What kind of trouble it is. A few are there already.</source>
        <translation>問い合わせの内容の分類です。いくつか用意されています。</translation>
    </message>
    <message>
        <source>How a ticket ended. Resolving asks for one; reports count them.</source>
        <translation>チケットをどのように解決したかを示します。解決時に選択し、レポートで集計します。</translation>
    </message>
    <message>
        <source>Answers that are written often, with the caller&apos;s name and the number filled in.</source>
        <translation>よく使う返信文です。依頼者の名前とチケット番号が自動で入ります。</translation>
    </message>
    <message>
        <source>Lists in the side bar, each with its query and a live count.</source>
        <translation>サイドバーに並ぶ一覧です。それぞれ検索条件を持ち、件数が常に更新されます。</translation>
    </message>
    <message>
        <source>%1 there</source>
        <translation>%1件登録済み</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>未登録</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Add the first</source>
        <translation>最初の1件を追加</translation>
    </message>
    <message>
        <source>The first call</source>
        <translation>最初の問い合わせ</translation>
    </message>
    <message>
        <source>Everything above can also be added while you log it, and changed at any time.</source>
        <translation>上の項目はどれも、起票しながら追加でき、いつでも変更できます。</translation>
    </message>
    <message>
        <source>Set up this desk</source>
        <translation>このデスクの初期設定</translation>
    </message>
    <message>
        <source>In this order nothing has to be entered twice. Every step can be undone, and the history says who did it.</source>
        <translation>この順に進めると二重に入力する必要がありません。どの操作も元に戻せ、誰が行ったかは履歴に残ります。</translation>
    </message>
</context>
<context>
    <name>steward::ShellToolBar</name>
    <message>
        <source>Workspace by role</source>
        <translation>役割別ワークスペース</translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>Button that makes a new ticket.</extracomment>
        <translation>新規</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>ツールバー</translation>
    </message>
</context>
<context>
    <name>steward::SlaPane</name>
    <message>
        <source>well kept</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>just kept</source>
        <translation>ぎりぎり</translation>
    </message>
    <message>
        <source>often missed</source>
        <translation>未達多し</translation>
    </message>
    <message>
        <source>OLA</source>
        <translation>OLA</translation>
    </message>
    <message>
        <source>UC</source>
        <translation>UC</translation>
    </message>
    <message>
        <source>SLA</source>
        <translation>SLA</translation>
    </message>
    <message>
        <source>Met %</source>
        <translation>達成 %</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>計時</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>Open and over</source>
        <translation>未完了で超過</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>計時中</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>over</source>
        <comment>tickets that took longer than agreed</comment>
        <translation>件が超過</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>件が未割り当て</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>件が保留中</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>件が本日期限</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message numerus="yes">
        <source>Clocks met in %n week(s), in per cent; open ones that are over count as missed</source>
        <translation>
            <numerusform>%n 週間の達成率 (%)。未完了で超過したものは未達に数えます</numerusform>
        </translation>
    </message>
    <message>
        <source>No clock has ended yet</source>
        <translation>終了した計時はまだありません</translation>
    </message>
    <message>
        <source>Agreements and their targets are records under Administration</source>
        <translation>合意書と目標は管理画面で登録します</translation>
    </message>
    <message>
        <source>%1 is met least: %2 %</source>
        <extracomment>%1 is a target of an agreement, %2 a percentage.</extracomment>
        <translation>達成率が最も低いのは %1: %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n clock(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>No ticket with a time to resolve</source>
        <translation>解決時間を計測したチケットはありません</translation>
    </message>
    <message>
        <source>%1 of %2 were resolved in time</source>
        <translation>%2 件のうち %1 件を期限内に解決</translation>
    </message>
    <message>
        <source>Time to resolve by the priority that tickets have now, in per cent</source>
        <translation>現在の優先度ごとの解決時間の達成率 (%)</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>週の初日</translation>
    </message>
    <message>
        <source>W%1</source>
        <translation>%1週</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 % this week, %2 % in the week before</source>
        <translation>今週は %1 %、前週は %2 %</translation>
    </message>
    <message>
        <source>Down to %1 % this week, from %2 %</source>
        <translation>前週の %2 % から今週は %1 % に低下</translation>
    </message>
    <message>
        <source>Time to resolve met, by the week in which clocks ended</source>
        <translation>計時が終わった週ごとの解決時間の達成率</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>曜日</translation>
    </message>
    <message>
        <source>No ticket was opened in the period</source>
        <translation>期間内に起票されたチケットはありません</translation>
    </message>
    <message>
        <source>%1 at %2 brings most tickets</source>
        <translation>%1 %2 の起票が最多</translation>
    </message>
    <message numerus="yes">
        <source>New tickets by weekday and hour, mean of %n week(s)</source>
        <translation>
            <numerusform>曜日と時刻ごとの新規チケット、%n 週間の平均</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt; 4 h</source>
        <translation>4 時間未満</translation>
    </message>
    <message>
        <source>4–8 h</source>
        <translation>4–8 時間</translation>
    </message>
    <message>
        <source>8–24 h</source>
        <translation>8–24 時間</translation>
    </message>
    <message>
        <source>1–3 d</source>
        <translation>1–3 日</translation>
    </message>
    <message>
        <source>3–7 d</source>
        <translation>3–7 日</translation>
    </message>
    <message>
        <source>7–14 d</source>
        <translation>7–14 日</translation>
    </message>
    <message>
        <source>14–30 d</source>
        <translation>14–30 日</translation>
    </message>
    <message>
        <source>&gt; 30 d</source>
        <translation>30 日超</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>未完了チケット</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) are older than 30 days</source>
        <translation>
            <numerusform>%n 件が 30 日を超過</numerusform>
        </translation>
    </message>
    <message>
        <source>Open tickets by the time since they were opened</source>
        <translation>起票からの経過時間ごとの未完了チケット</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>理由なし</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待ち理由</translation>
    </message>
    <message>
        <source>No ticket waits</source>
        <translation>保留中のチケットはありません</translation>
    </message>
    <message>
        <source>%1: %2 of %3 that wait</source>
        <translation>%1: 保留 %3 件のうち %2 件</translation>
    </message>
    <message>
        <source>Open tickets that wait, by reason</source>
        <translation>保留理由ごとの未完了チケット</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 件未完了</translation>
    </message>
    <message>
        <source>even pace, 9 to 18</source>
        <translation>9–18 時の均等ペース</translation>
    </message>
    <message>
        <source>Nothing is due today</source>
        <translation>本日期限のチケットはありません</translation>
    </message>
    <message>
        <source>%1 of %2 due today are still open</source>
        <translation>本日期限 %2 件のうち %1 件が未完了</translation>
    </message>
    <message>
        <source>Tickets with a deadline today, over the day</source>
        <translation>本日期限のチケットの推移</translation>
    </message>
    <message>
        <source>All tickets; a query counts fewer</source>
        <translation>すべてのチケット。検索式で絞り込めます</translation>
    </message>
    <message>
        <source>Tickets that are counted</source>
        <translation>集計するチケット</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message numerus="yes">
        <source>Last %n week(s)</source>
        <translation>
            <numerusform>過去 %n 週間</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>集計中</translation>
    </message>
    <message>
        <source>Clocks of open tickets, and of those that ended in the period</source>
        <translation>未完了のチケットと、期間内に終わったものの計時</translation>
    </message>
    <message>
        <source>As of %1 · %2 tickets</source>
        <extracomment>%1 is a date and time, %2 a number of tickets.</extracomment>
        <translation>%1 時点 · %2 件</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1、%2 から</translation>
    </message>
    <message>
        <source>over within 1 h</source>
        <translation>件が 1 時間以内に超過</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them over two days</source>
        <translation>
            <numerusform>うち %n 件が 2 日以上</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1 this day</source>
        <translation>本日分 %1 件のうち</translation>
    </message>
</context>
<context>
    <name>steward::StartPage</name>
    <message>
        <source>Open a desk</source>
        <translation>デスクを開く</translation>
    </message>
    <message>
        <source>Try with demo data</source>
        <translation>デモデータで試す</translation>
    </message>
    <message>
        <source>A made-up trading company with four sites, and 2,038 tickets in Japanese, English and German that lead up to this minute. It can be reset at any time.</source>
        <translation>4つの拠点を持つ架空の商社と、日本語・英語・ドイツ語のチケット2,038件を用意しています。内容は現在の時刻まで続き、いつでも初期状態に戻せます。</translation>
    </message>
    <message>
        <source>Open a desk that exists</source>
        <translation>既存のデスクを開く</translation>
    </message>
    <message>
        <source>Files ending in .steward</source>
        <translation>拡張子 .steward のファイル</translation>
    </message>
    <message>
        <source>New desk on this computer</source>
        <translation>このコンピューターにデスクを作成</translation>
    </message>
    <message>
        <source>One file that holds everything, for one person, a trial, or a site without a server. A checklist leads from the empty desk to the first call.</source>
        <translation>すべてを1つのファイルに保存します。個人での利用、試用、サーバーのない拠点に適しています。空のデスクから最初の問い合わせまで、チェックリストがご案内します。</translation>
    </message>
    <message>
        <source>A file ending in .steward</source>
        <translation>拡張子 .steward のファイル</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>最近使ったデスク</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行の高さ</translation>
    </message>
    <message>
        <source>Four ways to start. A desk keeps its whole history and can move to another machine as one file.</source>
        <translation>始め方は4つあります。デスクはすべての履歴を保持し、1つのファイルとして別のコンピューターに移せます。</translation>
    </message>
    <message>
        <source>Connect to a team server</source>
        <translation>チームサーバーに接続</translation>
    </message>
    <message>
        <source>The desk of your team, with everybody&apos;s changes as they are made. You need the server&apos;s name and a login.</source>
        <translation>チームのデスクです。全員の変更がすぐに反映されます。サーバー名とログインが必要です。</translation>
    </message>
    <message>
        <source>A desk file on this machine or on a network drive.</source>
        <translation>このコンピューターまたはネットワークドライブ上のデスクファイル。</translation>
    </message>
    <message>
        <source>Works without a network</source>
        <translation>ネットワーク不要</translation>
    </message>
    <message>
        <source>PostgreSQL, encrypted</source>
        <translation>PostgreSQL、暗号化接続</translation>
    </message>
</context>
<context>
    <name>steward::StateView</name>
    <message>
        <source>Stop with Esc.</source>
        <translation>Escで中止します。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
</context>
<context>
    <name>steward::StewardTableView</name>
    <message>
        <source>The list is empty</source>
        <translation>一覧は空です</translation>
    </message>
</context>
<context>
    <name>steward::SyncDelegate</name>
    <message>
        <source>Changed on both sides, needs you</source>
        <translation>両方で変更あり、要確認</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Has a draft</source>
        <translation>下書きあり</translation>
    </message>
</context>
<context>
    <name>steward::TaskList</name>
    <message numerus="yes">
        <source>%n task(s): %1</source>
        <extracomment>Status bar: long work in the background. %1 is the newest of it.</extracomment>
        <translation>
            <numerusform>タスク%n件：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2%</translation>
    </message>
</context>
<context>
    <name>steward::TextComparison</name>
    <message>
        <source>What changed in the text</source>
        <translation>文章の変更点</translation>
    </message>
    <message>
        <source>as the base</source>
        <translation>元の値と同じ</translation>
    </message>
</context>
<context>
    <name>steward::ThreadModel</name>
    <message>
        <source>Unknown requester</source>
        <translation>依頼者不明</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>不明なユーザー</translation>
    </message>
    <message>
        <source>Withdrawn. The text is gone from the thread; the history keeps who did it and when.</source>
        <translation>取り下げられました。本文はやり取りから消えていますが、誰がいつ取り下げたかは履歴に残ります。</translation>
    </message>
    <message>
        <source>Public, from requester</source>
        <translation>公開、依頼者から</translation>
    </message>
    <message>
        <source>Public, sent to requester</source>
        <translation>公開、依頼者へ送信済み</translation>
    </message>
    <message>
        <source>Public, not delivered</source>
        <translation>公開、未配信</translation>
    </message>
    <message>
        <source>Internal, not visible to requester</source>
        <translation>内部、依頼者には表示されません</translation>
    </message>
    <message>
        <source>Worked %1, internal</source>
        <extracomment>Time that somebody worked on a ticket, in hours and minutes.</extracomment>
        <translation>作業時間 %1（内部）</translation>
    </message>
    <message>
        <source>Public, attached</source>
        <translation>公開、添付ファイル</translation>
    </message>
    <message>
        <source>%1 · on %2</source>
        <extracomment>%1 what was done; %2 the number of the merged ticket it was done to.
----------
%1 how a message came; %2 the number of the merged ticket it was written on.</extracomment>
        <translation>%1・%2に記入</translation>
    </message>
    <message>
        <source>%1, not here yet</source>
        <extracomment>Read aloud: an attachment whose content is still at the team server. %1 is its name.</extracomment>
        <translation>%1、まだ手元にありません</translation>
    </message>
    <message>
        <source>Erased for good. The history keeps who wrote it and when.</source>
        <translation>完全に消去されました。誰がいつ書いたかは履歴に残ります。</translation>
    </message>
</context>
<context>
    <name>steward::ThreadView</name>
    <message>
        <source>Not here yet. A click gets it from the team server.</source>
        <translation>まだ手元にありません。クリックするとチームサーバーから取得します。</translation>
    </message>
</context>
<context>
    <name>steward::TicketActions</name>
    <message>
        <source>%1 assigned to you</source>
        <translation>%1を自分に割り当てました</translation>
    </message>
    <message>
        <source>Assign %1 to</source>
        <translation>%1の担当者</translation>
    </message>
    <message>
        <source>Name, reading or login</source>
        <translation>名前、ふりがな、ログイン名</translation>
    </message>
    <message>
        <source>%1 assigned to nobody</source>
        <translation>%1の担当者を未割当にしました</translation>
    </message>
    <message>
        <source>%1 assigned to %2</source>
        <translation>%1を%2に割り当てました</translation>
    </message>
    <message>
        <source>Give %1 to the team</source>
        <translation>%1の担当チーム</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>%1 given to %2</source>
        <translation>%1を%2に引き渡しました</translation>
    </message>
    <message>
        <source>Not possible from “%1”</source>
        <extracomment>%1 is the present status of a ticket.</extracomment>
        <translation>「%1」からは変更できません</translation>
    </message>
    <message>
        <source>Status of %1</source>
        <translation>%1の状態</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>%1 is now “%2”</source>
        <extracomment>%1 is a ticket, %2 its new status.</extracomment>
        <translation>%1を「%2」にしました</translation>
    </message>
    <message>
        <source>“%1” needs</source>
        <translation>「%1」に必要な項目</translation>
    </message>
    <message>
        <source>%1 is still missing</source>
        <translation>%1を入力してください</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) still open</source>
        <translation>
            <numerusform>未完了の子チケットが%n件あります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n child(ren) with the same text</source>
        <translation>
            <numerusform>子チケット%n件も同じ内容で解決</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave them open</source>
        <translation>未完了のままにする</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) resolved</source>
        <translation>
            <numerusform>子チケット%n件を解決しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority of %1</source>
        <translation>%1の優先度</translation>
    </message>
    <message>
        <source>Impact and urgency, or a priority</source>
        <translation>影響度と緊急度、または優先度</translation>
    </message>
    <message>
        <source>Priority of %1 changed</source>
        <translation>%1の優先度を変更しました</translation>
    </message>
    <message>
        <source>Priority of %1 is now P%2</source>
        <translation>%1の優先度をP%2にしました</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>%1のタグ</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Set tags</source>
        <translation>タグを設定</translation>
    </message>
    <message>
        <source>New tag “%1”</source>
        <translation>新しいタグ「%1」</translation>
    </message>
    <message>
        <source>Tags of %1 changed</source>
        <translation>%1のタグを変更しました</translation>
    </message>
    <message>
        <source>%1 is due</source>
        <translation>%1の期限</translation>
    </message>
    <message>
        <source>%1 has no due date now</source>
        <translation>%1の期限をなくしました</translation>
    </message>
    <message>
        <source>Due date of %1 changed</source>
        <translation>%1の期限を変更しました</translation>
    </message>
    <message>
        <source>It is not in the queue&apos;s list</source>
        <translation>キューの一覧にありません</translation>
    </message>
    <message>
        <source>Number or words</source>
        <translation>番号または語句</translation>
    </message>
    <message>
        <source>Link %1 with</source>
        <translation>%1のリンク先</translation>
    </message>
    <message>
        <source>Is a child of</source>
        <translation>親</translation>
    </message>
    <message>
        <source>Is the parent of</source>
        <translation>子</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1から見た関係</translation>
    </message>
    <message>
        <source>Link %1 with %2</source>
        <translation>%1と%2をリンク</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>%1 linked with %2</source>
        <translation>%1を%2にリンクしました</translation>
    </message>
    <message>
        <source>%1 and %2 are no longer related</source>
        <translation>%1と%2の関連を解除しました</translation>
    </message>
    <message>
        <source>Merge %1 into</source>
        <translation>%1の統合先</translation>
    </message>
    <message>
        <source>%1 is closed as merged and leads to %2 “%3”.</source>
        <translation>%1は統合済みとしてクローズされ、%2「%3」に案内されます。</translation>
    </message>
    <message>
        <source>%1 was itself merged into %2.</source>
        <translation>%1はすでに%2に統合されています。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of its thread show in that one.</source>
        <translation>
            <numerusform>やり取り%n件が統合先に表示されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watcher(s)</source>
        <translation>
            <numerusform>ウォッチャー%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>タグ%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>リンク%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>子チケット%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Carried over: %1.</source>
        <translation>引き継ぐもの：%1。</translation>
    </message>
    <message>
        <source>Undo gives all of it back.</source>
        <translation>「元に戻す」ですべて元の状態に戻ります。</translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation>%1を%2に統合</translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>%1に統合</translation>
    </message>
    <message>
        <source>%1 merged into %2</source>
        <translation>%1を%2に統合しました</translation>
    </message>
    <message>
        <source>This is the last one of the queue</source>
        <translation>キューの最後のチケットです</translation>
    </message>
    <message>
        <source>This is the first one of the queue</source>
        <translation>キューの最初のチケットです</translation>
    </message>
    <message>
        <source>The timer runs on %1</source>
        <translation>タイマーは%1で動作中です</translation>
    </message>
    <message>
        <source>Work on %1</source>
        <translation>%1の作業</translation>
    </message>
    <message>
        <source>Enter hours and minutes, such as 0:30</source>
        <translation>0:30のように時間と分を入力してください</translation>
    </message>
    <message>
        <source>%1 logged on %2</source>
        <translation>%2に作業時間%1を記録しました</translation>
    </message>
    <message>
        <source>Log work</source>
        <translation>作業を記録</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Edit the description…</source>
        <translation>説明を編集…</translation>
    </message>
    <message>
        <source>Split into a ticket of its own…</source>
        <translation>別のチケットに分割…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>A ticket of its own</source>
        <translation>別のチケットに分割</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Enter a title</source>
        <translation>件名を入力してください</translation>
    </message>
    <message>
        <source>A new ticket was split off from %1</source>
        <translation>%1から新しいチケットを分割しました</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>An entry of %1 withdrawn</source>
        <translation>%1の記録を取り下げました</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Description of %1 changed</source>
        <translation>%1の説明を変更しました</translation>
    </message>
    <message>
        <source>Edit the title</source>
        <translation>件名を編集</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>番号をコピー</translation>
    </message>
    <message>
        <source>Delete this ticket</source>
        <translation>このチケットを削除</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1を削除しました</translation>
    </message>
    <message>
        <source>Get it, and keep it here</source>
        <translation>取得して、この端末に保存</translation>
    </message>
    <message>
        <source>Erase the description of %1</source>
        <translation>%1 の説明を消去</translation>
    </message>
    <message>
        <source>Description of %1 erased</source>
        <translation>%1 の説明を消去しました</translation>
    </message>
    <message>
        <source>Erase the file %1</source>
        <translation>ファイル %1 を消去</translation>
    </message>
    <message>
        <source>Erase an entry of %1</source>
        <translation>%1 の記入を消去</translation>
    </message>
    <message>
        <source>A file of %1 erased</source>
        <translation>%1 のファイルを消去しました</translation>
    </message>
    <message>
        <source>An entry of %1 erased</source>
        <translation>%1 の記入を消去しました</translation>
    </message>
    <message>
        <source>Erase from %1</source>
        <translation>%1 から消去</translation>
    </message>
    <message>
        <source>Fields of %1 erased</source>
        <translation>%1 の項目を消去しました</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>完全に消去…</translation>
    </message>
</context>
<context>
    <name>steward::TicketChoices</name>
    <message>
        <source>You may not do this</source>
        <translation>この操作を行う権限がありません</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <extracomment>%1 is a list of fields that a move needs.</extracomment>
        <translation>必要な項目：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>。</translation>
    </message>
    <message>
        <source>It is so already</source>
        <extracomment>%1 is the present status of a ticket.</extracomment>
        <translation>現在の状態です</translation>
    </message>
    <message>
        <source>Not possible from “%1”</source>
        <translation>「%1」からは変更できません</translation>
    </message>
    <message>
        <source>From impact and urgency</source>
        <translation>影響度と緊急度から決定</translation>
    </message>
    <message>
        <source>Impact %1, urgency %2</source>
        <translation>影響度：%1、緊急度：%2</translation>
    </message>
    <message>
        <source>By hand, with a reason</source>
        <translation>手動で指定（理由が必要）</translation>
    </message>
    <message>
        <source>Why this priority</source>
        <translation>優先度の理由</translation>
    </message>
    <message>
        <source>A priority by hand needs a reason</source>
        <translation>優先度を手動で指定するには理由が必要です</translation>
    </message>
    <message>
        <source>Set P%1</source>
        <translation>P%1に設定</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>未割当</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>steward::TicketComposer</name>
    <message>
        <source>Public reply</source>
        <translation>公開返信</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部メモ</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Who reads it</source>
        <translation>公開範囲</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>添付…</translation>
    </message>
    <message>
        <source>Canned reply</source>
        <translation>定型文</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>メールソフトで開く</translation>
    </message>
    <message>
        <source>… and resolve</source>
        <translation>…して解決</translation>
    </message>
    <message>
        <source>Write to the requester. :: for a canned reply, @ for a colleague</source>
        <translation>依頼者への返信を入力。「::」で定型文、「@」で同僚を指定</translation>
    </message>
    <message>
        <source>Write to colleagues. The requester does not see it.</source>
        <translation>同僚へのメモを入力。依頼者には表示されません。</translation>
    </message>
    <message>
        <source>Record reply</source>
        <translation>返信を記録</translation>
    </message>
    <message>
        <source>Add internal note</source>
        <translation>内部メモを追加</translation>
    </message>
    <message>
        <source>Record and resolve</source>
        <translation>記録して解決</translation>
    </message>
    <message>
        <source>Add and resolve</source>
        <translation>追加して解決</translation>
    </message>
    <message>
        <source>Not visible to the requester</source>
        <translation>依頼者には表示されません</translation>
    </message>
    <message>
        <source>No requester yet</source>
        <translation>依頼者が未設定です</translation>
    </message>
    <message>
        <source>To %1 · not delivered, no e-mail address</source>
        <extracomment>%1 is a person. A reply is kept, but nothing brings it to them.</extracomment>
        <translation>宛先：%1・未配信（メールアドレスなし）</translation>
    </message>
    <message>
        <source>To %1 &lt;%2&gt; · not delivered</source>
        <extracomment>%1 is a person, %2 an e-mail address. A reply is kept, but nothing brings it to them.</extracomment>
        <translation>宛先：%1 &lt;%2&gt;・未配信</translation>
    </message>
    <message>
        <source>The requester has no e-mail address</source>
        <translation>依頼者のメールアドレスがありません</translation>
    </message>
    <message>
        <source>There is nothing written yet</source>
        <translation>まだ何も入力されていません</translation>
    </message>
</context>
<context>
    <name>steward::TicketDraft</name>
    <message>
        <source>Draft of %1</source>
        <extracomment>%1 is the time, or the date and time, at which an unsent text was saved.</extracomment>
        <translation>%1の下書き</translation>
    </message>
    <message>
        <source>The draft could not be kept: %1</source>
        <translation>下書きを保存できませんでした：%1</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <extracomment>%1 is a time with seconds.</extracomment>
        <translation>下書き保存 %1</translation>
    </message>
</context>
<context>
    <name>steward::TicketFiles</name>
    <message>
        <source>Attach a file</source>
        <translation>ファイルを添付</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>画像 %1</translation>
    </message>
    <message>
        <source>The picture could not be kept</source>
        <translation>画像を保存できませんでした</translation>
    </message>
    <message>
        <source>Storing %1: %2 %</source>
        <translation>%1を保存中：%2%</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>ファイルを保存</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1として保存しました</translation>
    </message>
    <message>
        <source>Reading %1: %2 %</source>
        <extracomment>%1 is a file&apos;s name, %2 a number of per cent.</extracomment>
        <translation>%1を読み込み中：%2 %</translation>
    </message>
    <message>
        <source>Getting %1: %2 %</source>
        <translation>%1を取得中：%2 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Nothing was sent; the files are still listed.</source>
        <translation>何も送信していません。ファイルの一覧はそのまま残っています。</translation>
    </message>
    <message>
        <source>%1 is on this machine now</source>
        <translation>%1をこの端末に保存しました</translation>
    </message>
</context>
<context>
    <name>steward::TicketHeader</name>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Change when it is due</source>
        <translation>期限を変更</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Title: %1</source>
        <translation>件名：%1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>状態：%1</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>優先度なし</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>優先度：%1</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未割当</translation>
    </message>
    <message>
        <source>Assignee: %1</source>
        <translation>担当者：%1</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>チームなし</translation>
    </message>
    <message>
        <source>Team: %1</source>
        <translation>チーム：%1</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>Merged into %1</source>
        <translation>%1に統合済み</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>競合 %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Due %1</source>
        <extracomment>%1 is a date or a time.</extracomment>
        <translation>%1 期限</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Nothing is due any more</source>
        <translation>期限の管理は終了しています</translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>Why? Shows how this is counted</source>
        <translation>なぜ? 計算の内訳を表示</translation>
    </message>
    <message>
        <source>%1, due %2</source>
        <extracomment>%1 is what is measured (&quot;Time to resolve&quot;); %2 a date or a time; %3 a time span.</extracomment>
        <translation>%1、期限 %2</translation>
    </message>
    <message>
        <source>%1, goal %2</source>
        <translation>%1、目標 %2</translation>
    </message>
</context>
<context>
    <name>steward::TicketHistory</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Fields of this change</source>
        <translation>この変更の項目</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>この変更を元に戻す</translation>
    </message>
    <message>
        <source>This desk is open for reading only</source>
        <translation>このデスクは読み取り専用で開いています</translation>
    </message>
    <message>
        <source>This was undone already</source>
        <translation>すでに元に戻されています</translation>
    </message>
    <message>
        <source>This was refused and counts for nothing</source>
        <translation>この変更は拒否され、反映されていません</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) go back to what they were.</source>
        <translation>
            <numerusform>%n項目が元の値に戻ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change was made to %n record(s) at once; all of them go back.</source>
        <translation>
            <numerusform>この変更は%n件に対してまとめて行われました。すべて元に戻ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 stays “%3” (was “%4”): written since, %5.</source>
        <extracomment>A field that undo leaves alone. %1 number, %2 field, %3 value now, %4 value it had, %5 when it was written.</extracomment>
        <translation>%1：%2は「%3」のままです（以前は「%4」）。%5に変更されています。</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more that stay.</source>
        <translation>
            <numerusform>ほか%n項目もそのままです。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing left to give back.</source>
        <translation>元に戻せるものは残っていません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Undo the rest</source>
        <translation>残りを元に戻す</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>元に戻しました：%1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
</context>
<context>
    <name>steward::TicketLine</name>
    <message>
        <source>Open in a tab</source>
        <translation>タブで開く</translation>
    </message>
</context>
<context>
    <name>steward::TicketListModel</name>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>%1: %2. No longer in this list.</source>
        <translation>%1：%2。この一覧の対象ではなくなりました。</translation>
    </message>
    <message>
        <source>Deleted since this list was read</source>
        <translation>この一覧を読み込んだ後に削除されました</translation>
    </message>
    <message>
        <source>No longer in this list; it goes when the list is read again</source>
        <translation>この一覧の対象ではなくなりました。次の読み込みで消えます</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n record(s)</source>
        <translation>
            <numerusform>グループ：%1、%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Prio</source>
        <translation>優先</translation>
    </message>
    <message>
        <source>Changed on both sides, needs you</source>
        <translation>両方で変更あり、要確認</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>送信待ち</translation>
    </message>
</context>
<context>
    <name>steward::TicketPalette</name>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>チケット</translation>
    </message>
</context>
<context>
    <name>steward::TicketPane</name>
    <message>
        <source>No desk is open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>A ticket needs an open desk.</source>
        <translation>チケットを表示するにはデスクを開いてください。</translation>
    </message>
    <message>
        <source>Reading the ticket</source>
        <translation>チケットを読み込み中</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>やり取り</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Title of %1 changed</source>
        <translation>%1の件名を変更しました</translation>
    </message>
    <message>
        <source>%1 of %2 changed</source>
        <extracomment>%1 is the name of a field, %2 a ticket&apos;s number.</extracomment>
        <translation>%2の%1を変更しました</translation>
    </message>
    <message>
        <source>There is nothing written yet</source>
        <translation>まだ何も入力されていません</translation>
    </message>
    <message>
        <source>The ticket is not read yet</source>
        <translation>チケットを読み込んでいる途中です</translation>
    </message>
    <message>
        <source>The ticket is deleted; undo that first</source>
        <translation>このチケットは削除されています。先に削除を元に戻してください</translation>
    </message>
    <message>
        <source>Merged into %1; write there</source>
        <extracomment>%1 is the ticket that this one was merged into.</extracomment>
        <translation>%1に統合済みです。そちらに記入してください</translation>
    </message>
    <message>
        <source>same CI</source>
        <translation>同じCI</translation>
    </message>
    <message>
        <source>same service</source>
        <translation>同じサービス</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached to %1</source>
        <translation>
            <numerusform>%1にファイル%n件を添付しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Reply on %1 recorded, not delivered</source>
        <translation>%1への返信を記録しました（未配信）</translation>
    </message>
    <message>
        <source>Note added to %1</source>
        <translation>%1にメモを追加しました</translation>
    </message>
    <message>
        <source>%1; resolved</source>
        <extracomment>%1 is what was written: &quot;Reply on INC-000871 recorded, not delivered&quot;.</extracomment>
        <translation>%1。解決済みにしました</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>表示内容</translation>
    </message>
    <message>
        <source>Entries shown</source>
        <translation>表示する記録</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>決める</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) need a decision</source>
        <translation>
            <numerusform>%n 個の値に判断が必要です</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed by several people who had not seen each other.</source>
        <translation>複数の人が互いの変更を見ずに変更しました。</translation>
    </message>
</context>
<context>
    <name>steward::TicketPaper</name>
    <message>
        <source>The ticket is not read yet</source>
        <translation>チケットを読み込んでいる途中です</translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>%1を印刷</translation>
    </message>
    <message numerus="yes">
        <source>%1 printed, %n page(s)</source>
        <translation>
            <numerusform>%1を印刷しました（%nページ）</numerusform>
        </translation>
    </message>
    <message>
        <source>The printer does not take it; nothing was printed</source>
        <translation>プリンターが受け付けなかったため、何も印刷されていません</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDFとして保存</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDFファイル (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%1 saved as %2, %n page(s)</source>
        <translation>
            <numerusform>%1を%2として保存しました（%nページ）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1に書き込めません</translation>
    </message>
</context>
<context>
    <name>steward::TicketPresence</name>
    <message>
        <source>%1 is typing a reply</source>
        <translation>%1 さんが返信を入力中</translation>
    </message>
    <message>
        <source>%1 is typing a note</source>
        <translation>%1 さんがメモを入力中</translation>
    </message>
    <message>
        <source>%1 has this ticket open</source>
        <translation>%1 さんがこのチケットを開いています</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <extracomment>%1 is who does what: &quot;Sato is typing a reply&quot;; %n others have the ticket open.</extracomment>
        <translation>
            <numerusform>%1 さん、ほか %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketSide</name>
    <message>
        <source>Requester</source>
        <translation>依頼者</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>割当</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>固有の項目</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>親</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>子</translation>
    </message>
    <message>
        <source>Merged into this one</source>
        <translation>このチケットに統合</translation>
    </message>
    <message>
        <source>This one was merged into it</source>
        <translation>統合先</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重複元</translation>
    </message>
    <message>
        <source>Is duplicated by</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>引き起こしたもの</translation>
    </message>
    <message>
        <source>Is caused by</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック先</translation>
    </message>
    <message>
        <source>Is blocked by</source>
        <translation>ブロック元</translation>
    </message>
    <message>
        <source>Was split off from</source>
        <translation>分割元</translation>
    </message>
    <message>
        <source>Was split into</source>
        <translation>分割先</translation>
    </message>
    <message>
        <source>Relates to</source>
        <translation>関連</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作業時間</translation>
    </message>
    <message>
        <source>Log work…</source>
        <translation>作業を記録…</translation>
    </message>
    <message>
        <source>No work logged</source>
        <translation>作業記録なし</translation>
    </message>
    <message>
        <source>%1 worked</source>
        <translation>作業時間 %1</translation>
    </message>
    <message>
        <source>%1 on children</source>
        <translation>子チケット %1</translation>
    </message>
    <message>
        <source>Start timer</source>
        <translation>タイマー開始</translation>
    </message>
    <message>
        <source>Stop at %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>関連</translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation>このリンクを削除</translation>
    </message>
    <message>
        <source>Take out of the family</source>
        <translation>親子関係を解除</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>リンク…</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>統合先を選択…</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>類似</translation>
    </message>
</context>
<context>
    <name>steward::TicketWriting</name>
    <message>
        <source>Canned reply</source>
        <translation>定型文</translation>
    </message>
    <message>
        <source>Name or keyword</source>
        <translation>名前またはキーワード</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>Name, reading or login</source>
        <translation>名前、ふりがな、ログイン名</translation>
    </message>
</context>
<context>
    <name>steward::Toast</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>steward::ViewsPane</name>
    <message>
        <source>It is the first one of its section</source>
        <translation>区分の先頭にあります</translation>
    </message>
    <message>
        <source>It is the last one of its section</source>
        <translation>区分の末尾にあります</translation>
    </message>
    <message>
        <source>It stands there already</source>
        <translation>すでにその区分にあります</translation>
    </message>
    <message>
        <source>Needs an open desk</source>
        <translation>デスクを開いているときに使えます</translation>
    </message>
    <message>
        <source>No view is chosen</source>
        <translation>ビューが選択されていません</translation>
    </message>
    <message>
        <source>Open in the queue</source>
        <translation>キューで開く</translation>
    </message>
    <message>
        <source>New name of the view</source>
        <translation>ビューの新しい名前</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>View renamed to “%1”</source>
        <translation>ビューの名前を「%1」に変更しました</translation>
    </message>
    <message>
        <source>View “%1” removed</source>
        <translation>ビュー「%1」を削除しました</translation>
    </message>
    <message>
        <source>View “%1” moved</source>
        <translation>ビュー「%1」を移動しました</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存済みビュー</translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation>デスクを開いていません</translation>
    </message>
    <message>
        <source>Open a desk, or try the demo company.</source>
        <translation>デスクを開くか、デモ用の会社でお試しください。</translation>
    </message>
</context>
</TS>
