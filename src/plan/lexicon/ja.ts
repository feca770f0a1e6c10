import type { Language } from './types.ts'

export const ja: Language = {
  code: 'ja', words: false,
  sections: {
    nonGoal: 'やらないこと|非目標|対象外', achieved: '実績|現状|達成済み|完了済み', audience: 'ターゲット|対象(?:ユーザー|読者|者)|オーディエンス', persona: 'ペルソナ', competitor: '競合', contingency: '緊急時|代替案|プランB|コンティンジェンシー', risk: 'リスク|課題', pricing: '価格|料金|収益モデル|マネタイズ', budget: '予算|費用|コスト|経費', effort: '工数', kpi: 'KPI|指標|目標|メトリクス|成功基準|成功の定義|数値目標', journey: 'ジャーニー|ファネル', programme: 'プログラム|報酬', dependency: '依存関係|前提条件', template: 'テンプレート|文例|例文|サンプル',
    role: 'チーム|役割|体制|担当', channel: 'チャネル|チャンネル|媒体|プラットフォーム|配信先|投稿先', content: 'コンテンツ|記事|ブログ|動画|投稿', schedule: 'スケジュール|タイムライン|ロードマップ|フェーズ|日程|計画表|ローンチ計画', milestone: 'マイルストーン', task: 'タスク|アクション|次のステップ|やること|チェックリスト|実行計画|施策|準備', tracking: '計測|分析|モニタリング|レポート|ツール', summary: '概要|まとめ|背景|はじめに|ビジョン|おわりに',
  },
  labels: {
    mitigation: '対策|緩和策|対応(?:策)?|軽減策', contingency: '代替案|プランB|予備計画', trigger: 'トリガー|兆候|きっかけ', likelihood: '確率|可能性|発生確率', impact: '影響(?:度)?', severity: '深刻度|重要度|レベル', response: '対応', owner: '担当(?:者)?|責任者', due: '期限|期日|日付', deadline: '締切|期限', priority: '優先度|優先順位', effort: '工数|所要時間', goal: '目標|目的|ゴール', target: '目標(?:値)?', baseline: '現状|現在(?:値)?|実績', metric: '指標|KPI|項目', budget: '予算|費用|コスト|金額', status: '状態|ステータス|進捗', channel: 'チャネル|媒体', format: '形式|フォーマット|種類', audience: '対象|ターゲット',
  },
  actions: '\\p{L}+(?:する|を作成|を公開|を投稿|を準備|を設定|を作る|を書く|を開始|を追加|を更新|を実施|を整備|を用意|を依頼|を検討)', roles: 'マネージャー|エンジニア|ライター|デザイナー|担当者|責任者|ディレクター|編集者|アドボケイト|創業者|開発者', formats: { video: '動画|デモ動画|ビデオ', article: '記事|ブログ(?:記事)?|技術記事', webinar: 'ウェビナー|勉強会|ワークショップ', talk: '登壇|発表|講演', 'press-release': 'プレスリリース', podcast: 'ポッドキャスト', newsletter: 'ニュースレター|メルマガ', 'case-study': '事例|導入事例', tutorial: 'チュートリアル|ガイド|入門', whitepaper: 'ホワイトペーパー', thread: 'スレッド', post: '投稿|ツイート|ポスト', livestream: 'ライブ配信|生配信' },
  stop: 'の|に|は|を|が|で|と|する|です|ます',
}
