import type { Language } from './types.ts'

export const en: Language = {
  code: 'en',
  words: true,
  sections: {
    nonGoal:
      'anti-?goals?|non-?goals?|out of scope|what (?:not|we (?:will )?(?:not|won.t)).*|not doing|avoid|(?:what|things) to avoid|(?:explicitly )?excluded|(?:channels?|platforms?) (?:to skip|we (?:skip|won.t use|do not use|don.t use)|not used)|don.?ts|never(?=$)|never do',
    achieved:
      'achievements?|accomplishments?|accomplished|current (?:status|state|context|metrics|stats|numbers|performance|position|situation|baseline)|completed(?: \\w+)?(?: initiatives| work| items)|where we are(?: now| today)?|as of|what.s done|already done|results so far|track record|highlights|key features(?: identified)?|what we (?:have|built)|existing assets|(?:change|revision|version|document) (?:log|history)|changelog',
    audience:
      '(?:target )?audiences?|target (?:users?|customers?|segments?|markets?|groups?)|(?:primary|secondary) segments?|(?:customer|user) segments?|who (?:is )?(?:it|this) (?:is )?for|ideal customer(?: profile)?s?',
    persona: 'personas?|icp|lead qualification|qualification criteria|bant',
    competitor: 'competit(?:ors?|ive)(?: analysis| landscape| positioning| comparison)?|alternatives|vs\\.?',
    contingency:
      'contingenc(?:y|ies)(?: plans?)?|plan b|fallback plans?|if (?:things go|(?:something|anything) goes) wrong|backup plans?|crisis (?:management|response|plan)|emergency (?:plans?|playbooks?|procedures?|protocols?|response)|rollback (?:plans?|procedures?)|incident (?:playbooks?|response)',
    risk: 'risks?|challenges|threats|obstacles|what could go wrong|pre-?mortem',
    pricing:
      'pricing|price|tiers and pricing|monetization|revenue (?:model|streams|projections?)|roi (?:projections?|calculation|analysis)|unit economics|business model|sponsorship tiers',
    budget:
      'budgets?|costs?(?! (?:intelligence|optimi[sz]ation|tracking|reduction|calculator|comparison|monitoring))|cost estimates?|expenses?|spend(?:ing)?|financials?|investment(?: required| needed)?|resource requirements|resources (?:needed|required)|optional paid|free resources',
    effort: 'time (?:investment|commitment|budget|estimate)|effort(?: estimates?)?|hours',
    kpi: 'kpis?|key performance indicators?|metrics?|(?:key|north[- ]star) metrics?|indicators?|targets(?! audience)|target(?= (?:for|by|in|within|after) (?:the )?(?:first |next )?\\d)|target(?= ?(?:metrics|numbers|values?|kpis?)|s?$)|goals?|objectives?|(?:target|desired|future|end) state|(?:primary|desired|target|key|intended) outcomes?|okrs?|key results?|scoreboards?|scorecards?|success (?:scenario(?!s)|metrics?|criteria|measures?|factors?)|(?:completion|exit) criteria|measures of success|how we measure success|measuring (?:success|results|impact|progress|growth)|definition of success|north[- ]star|success looks like|expected (?:results|outcomes?|impact|roi|returns?)|projections?|benchmarks? to hit|milestones? & targets|(?:response |support )?slas?|service levels?(?: objectives?)?',
    journey: '(?:developer|user|customer|buyer) journeys?(?: map)?|journey map|journey|funnel|adoption stages?|stages of adoption',
    programme: 'program(?:me)?s?|certification|bount(?:y|ies)|rewards?|incentives?',
    dependency: 'dependenc(?:y|ies)|prerequisites?|requirements before',
    template: 'templates?|examples? posts?|sample|copy-?paste|boilerplate|scripts?|message templates?|swipe file|drafts?',
    role: 'teams?|personnel|staff(?:ing)?|roles?(?: (?:&|and) responsibilities)?|responsibilities|headcount|hiring|people(?! (?:to|who|that|we|with|like|you|in|on|can|already))|team (?:requirements?|structure|assignments?)|who does what|ownership|maintainers|human resources',
    channel:
      '(?:target|primary|secondary|tertiary|relevant|online) (?:communities|forums|servers|outlets|publications|newsletters)|(?:earned|owned) media targets|channels?|platforms?(?! (?:support|compatibility|comparison|architecture|engineer\\w*|features?|requirements?|teams?|apis?))|subreddits?|distribution|syndication|where (?:to|we) (?:post|publish|share)|tier \\d+.*|social media (?:platforms?|channels?)|outreach channels|communities to (?:target|join)|promotion channels|organic growth|paid growth|partnership growth|earned media|owned media|target platforms',
    content:
      'content(?: (?:calendar|strategy|plan|pieces?|ideas?|pillars?|published|creation|marketing|types?|volume|schedule|series|pipeline))?|editorial calendar|blog (?:posts?|series|topics?|calendar|content|articles?)|posts?(?!-)|articles?|videos?(?: content| series)?|tutorials?(?: series)?|social (?:media )?(?:posts?|calendar)|webinars?|podcasts?|newsletters?|talks?|publications?|threads?|live streams?|publishing|white ?papers?|(?:ready )?to write(?! home)|(?:blog|posts?|articles?|content|topics?|writing|video) (?:backlog|queue|pipeline)',
    schedule:
      'schedule|week(?:ly|[ -]by[ -]week) (?:breakdown|overview|focus)|timeline|calendar|roadmap|phases?|week-by-week|implementation plan|launch (?:plan|sequence|day|week|strategy|timeline)|rollout|countdown|execution(?: plan)?|time ?table|cadence',
    milestone: 'milestones?',
    task: 'next (?:steps?|immediate actions?|actions?)|action (?:items?|plan)|actions?|activities|to-?dos?|tasks?|checklists?|immediate (?:actions?|steps?|next steps?)|tactics?|deliverables?|remaining items|work items|backlog|follow-?ups?|setup|preparation|launch actions?|quick wins|what to do',
    tracking:
      'tracking|(?:red|yellow) flags?|warning signs?|alert(?:s|ing)?(?: thresholds?)?|thresholds?|analytics|dashboards?|reporting|measurement(?: plan)?|monitoring|tools?(?: stack)?|(?:tech|technology|tooling) stack|review cycle',
    summary:
      '(?:key|core|main) mess(?:ages|aging)|messag(?:e|ing) (?:framework|matrix|pillars)|summary|overview|conclusion|introduction|abstract|tl;?dr|background|executive summary|vision|mission|about|principles|philosophy|volume summary',
  },
  labels: {
    mitigation:
      'mitigations?(?: (?:strateg(?:y|ies)|plans?|steps?|actions?))?|countermeasures?|how we mitigate|what we (?:will )?do(?: about (?:it|that|this))?|solution|action',
    contingency: 'contingenc(?:y|ies)(?: plans?)?|plan b|fallback|backup(?: plan)?|if it happens',
    trigger:
      'triggers?|early warning(?: indicators?| signs?)?|warning signs?|signals?|when|(?:red|yellow) flags?|(?:failure|danger|alarm) (?:signals?|signs?)',
    likelihood: 'likelihood|probability|chance|odds',
    impact: 'impact|consequences?|effect',
    severity: 'severity|level|risk level|rating',
    response: 'response|crisis response(?: plan)?|reaction',
    owner:
      '(?:task |action )?owners?|assignees?|responsible(?: (?:person|party))?|lead|dri|who|assigned(?: to)?|person(?: responsible)?|point (?:person|of contact)|poc',
    due: 'due(?: by| on)?|due date|date|when|by|eta',
    deadline: 'deadline|target date|timeline|timeframe|horizon',
    priority: 'priority|prio|pri|urgency|importance',
    effort: '(?:estimated )?effort|(?:time )?estimates?|est|(?:est(?:imated)? |est\\. )?(?:hours|time)',
    goal: 'goals?|objectives?|aim|purpose|north[- ]star',
    target:
      '(?:(?:realistic|ambitious|conservative|growth|launch|overall|monthly|weekly|quarterly) )?targets?|target value|goal|aim|threshold|success(?: (?:criteri(?:on|a)|metrics?|measures?|indicators?))?|target outcomes?|desired|kpi targets?|target kpis?',
    baseline: 'baseline|before|current(?: value| state)?|now|today|actual|start(?:ing point)?|as-is',
    metric: 'metrics?|kpis?|indicators?|measure|name',
    budget: 'budgets?|costs?|spend|amount|price|investment|total cost|estimated cost|annual cost|monthly cost|ad spend',
    status: 'status|state',
    channel: 'channels?|platforms?|subreddits?|where',
    format: 'formats?|types?',
    audience: 'audiences?|target audience|for',
    craft:
      '(?:key )?tactic|(?:pro )?tip|tone(?: of voice)?|angle|hook|length|word count|style|visuals?|images?|cta|call to action|hashtags?|tags?|(?:target )?keywords?|captions?|subject(?: line)?|tagline|best times?(?: to post)?|optimal times?|pain points?',
  },
  actions:
    'achieve|activate|add|address|advertise|align|analy[sz]e|announce|answer|apply|approve|arrange|ask|assign|attend|audit|automate|begin|benchmark|book|brief|bring|build|check|claim|clean|close|coordinate|collaborate|collect|complete|conduct|configure|connect|contact|contribute|convert|coordinate|create|cross-?post|decide|define|deliver|deploy|design|detect|develop|distribute|document|draft|drive|edit|email|enable|encourage|engage|enhance|ensure|escalate|establish|evaluate|execute|expand|explore|feature|file|finali[sz]e|find|fix|follow|gather|generate|get|give|grow|highlight|hire|host|identify|implement|improve|increase|integrate|interview|introduce|invite|iterate|join|keep|launch|lead|leverage|link|list|maintain|make|manage|measure|migrate|monitor|move|notify|offer|onboard|open|optimi[sz]e|organi[sz]e|partner|perform|pin|pitch|plan|post|prepare|present|prioriti[sz]e|produce|profile|promote|propose|provide|publish|push|record|recruit|refine|register|release|remove|reply|report|request|research|reserve|respond|restore|revert|review|roll out|run|schedule|secure|seed|select|send|set ?up|share|ship|showcase|sign|speak|sponsor|start|submit|support|tag|target|test|thank|track|train|translate|tweet|update|upgrade|upload|use|validate|verify|wire|write|attract|host|document|label|seed|coordinate|standardi[sz]e|amplify|appoint|assess|backport|brainstorm|broadcast|cancel|celebrate|certify|choose|co-?host|compare|delete|deprecate|disable|donate|extract|finish|freeze|harden|hold|install|locali[sz]e|mentor|merge|negotiate|nominate|pick|ping|polish|populate|postpone|proofread|rebase|refactor|relaunch|rename|renew|reschedule|retarget|reveal|reward|rewrite|rotate|simplify|sketch|syndicate|teach|tune|unveil',
  roles:
    'manager|sre|sdr|bdr|account executive|sales rep(?:resentative)?|writer|advocate|developer|engineer|designer|director|lead|founder|creator|marketer|specialist|coordinator|analyst|editor|maintainer|architect|producer|strategist|officer|consultant|owner|admin(?:istrator)?|moderator|intern|devrel|ceo|cto|cmo|cfo|coo|vp|head of \\w+|evangelist|researcher|support|contractor|freelancer|volunteer|responder|triager|community management|developer relations|qa|relations|management|mentor|ambassador|assistant|associate|accountant|lawyer|copywriter|videographer|illustrator|animator|programmer|scientist|translator|tester|scrum master',
  formats: {
    thread: 'threads?|tweetstorms?',
    'press-release': 'press releases?',
    whitepaper: 'white ?papers?|ebooks?|manifestos?|(?:academic |research )?papers?',
    newsletter: 'newsletters?(?: issues?)?',
    webinar: 'webinars?|roundtables?|workshops?|office hours',
    livestream: 'live ?streams?|twitch streams?|live coding|live sessions?|amas?',
    podcast: 'podcasts?(?: episodes?| interviews?)?',
    talk: 'talk(?! (?:to|with)(?![a-z]))|talks(?! (?:to|with|about)(?![a-z]))|cfps?|keynotes?|presentations?|lightning talks?|talk proposals?',
    video: 'videos?|screencasts?|walkthroughs?|shorts|reels|recordings?',
    summit: 'summits?|virtual summits?',
    'case-study': 'case stud(?:y|ies)|success stor(?:y|ies)|customer stor(?:y|ies)|testimonials?',
    tutorial: 'tutorials?|guides?|how-?tos?|deep dives?|explainers?|walk-?throughs?',
    comparison: 'comparisons?',
    demo: 'demos?|demo videos?',
    discussion: 'discussions?',
    article: 'blog(?:s| posts?| articles?| entries)?|articles?|guest posts?|write-?ups?|announcement posts?|essays?|roundups?',
    post: 'posts?|tweets?|show hn|announcements?|updates?',
  },
  stop: 'the|and|for|with|to|of|in|on|is|are|we|our|this',
}
