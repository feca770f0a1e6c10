import type { Language } from './types.ts'

export const ko: Language = {
  code: 'ko', words: false,
  sections: {
    nonGoal: '비목표|하지 않을 것|제외', achieved: '현황|현재 상태|완료된|성과(?! 지표)', audience: '대상(?: ?사용자| ?고객)?$|타깃|타겟|잠재 고객|대상 사용자|제품 포지셔닝', persona: '페르소나', competitor: '경쟁', contingency: '비상 계획|대안|플랜 ?B', risk: '위험|리스크|과제', pricing: '가격|요금|수익 모델', budget: '예산|비용|경비', effort: '공수|소요 시간', kpi: 'KPI|지표|목표|메트릭|성공 기준', journey: '여정|퍼널', programme: '프로그램|보상', dependency: '의존성|전제 조건|선행 조건', template: '템플릿|예시|소재|메시지', role: '팀|역할|담당|인력', channel: '채널|플랫폼|배포처',
    content: '콘텐츠|블로그|글|영상', schedule: '일정|타임라인|로드맵|단계|실행|순서', milestone: '마일스톤', task: '할 ?일|작업|다음 단계|체크리스트|액션|준비', tracking: '측정|분석|모니터링|기록|도구', summary: '개요|요약|배경|소개|비전|결론',
  },
  labels: {
    mitigation: '완화(?:책| 방안)?|대응(?:책| 방안)?|대책', contingency: '비상 계획|대안', trigger: '트리거|징후', likelihood: '확률|가능성', impact: '영향(?:도)?', severity: '심각도|수준', response: '대응', owner: '담당(?:자)?|책임자', due: '기한|마감(?:일)?|날짜', deadline: '마감|기한', priority: '우선순위', effort: '공수|시간', goal: '목표|목적', target: '목표(?:값|치)?', baseline: '현재(?:값)?|현황|기준', metric: '지표|KPI|항목', budget: '예산|비용|금액', status: '상태|진행', channel: '채널|플랫폼', format: '형식|유형', audience: '대상',
  },
  actions: '\\p{L}+ ?(?:작성|게시|공개|제작|준비|설정|등록|배포|요청|추가|업로드|개설|진행|테스트|수정|점검|공유|활성화|반영)', roles: '매니저|엔지니어|디자이너|작가|개발자|리드|담당자|기획자|마케터|창업자', formats: { video: '영상|동영상|비디오|walkthrough MP4', article: '블로그(?: ?글| ?포스트)?|개발기|기사|글(?=$|\\s)', webinar: '웨비나|워크숍', talk: '발표|강연', 'press-release': '보도자료', podcast: '팟캐스트', newsletter: '뉴스레터', 'case-study': '사례(?: 연구)?|후기', tutorial: '튜토리얼|가이드', thread: '스레드|타래', post: '게시(?:물|글)?|포스트|트윗', livestream: '라이브(?: 방송)?' },
  stop: '의|에|는|을|이|가|와|로|한다|하는|및',
}
