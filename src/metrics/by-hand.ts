/**
 * Metrics that plans name and that no collector reads by itself: values come from `metrics/*.csv`, from
 * `uptake record`, from the form in the dashboard, or from a program of the user's own.
 */
import type { MetricInfo, MetricKind } from './sample.ts'

const info = (kind: MetricKind, unit: string, help: string, better: 'more' | 'less' = 'more'): MetricInfo =>
  better === 'more' ? { kind, unit, help } : { kind, unit, help, better }

/** By metric id. An empty unit: values are in the unit of the target. */
export const BY_HAND: Readonly<Record<string, MetricInfo>> = {
  'github.dependents': info('level', 'repositories', 'Repositories that depend on this one'),
  'go.imports': info('level', 'modules', 'Modules that import this one'),
  'registry.downloads': info('flow', 'downloads', 'Downloads from package registries'),
  'web.conversion': info('level', '%', 'Visitors who did what was wanted'),
  'linkedin.followers': info('level', 'people', 'Followers on LinkedIn'),
  'x.followers': info('level', 'people', 'Followers on X'),
  'wechat.followers': info('level', 'people', 'Followers on WeChat'),
  'zhihu.followers': info('level', 'people', 'Followers on Zhihu'),
  'social.followers': info('level', 'people', 'Followers on social platforms'),
  'social.engagement': info('level', '', 'Reactions to posts'),
  'social.reach': info('level', '', 'People who saw posts'),
  'community.members': info('level', 'people', 'Members of the community'),
  'community.content': info('total', 'pieces', 'Pieces that the community published'),
  'content.views': info('level', 'views', 'Views of a piece'),
  'content.case_studies': info('total', 'pieces', 'Published stories of users'),
  'content.downloads': info('total', 'downloads', 'Downloads of papers and guides'),
  'engineering.interface_size': info('level', 'methods', 'Methods of an interface', 'less'),
  'engineering.recovery_time': info('level', 'ms', 'From a crash to the first answer', 'less'),
  'engineering.connections': info('level', 'connections', 'Connections at a time'),
  'engineering.speedup': info('level', 'x', 'How many times faster than what it is compared with'),
  'journey.time_to_first_app': info('level', 'minutes', 'From the first page to the first thing that works', 'less'),
  'journey.success_rate': info('level', '%', 'Those who began and came to the end'),
  'journey.tutorials_completed': info('total', 'tutorials', 'Tutorials that were finished'),
  'users.active': info('level', 'people', 'Users within a period'),
  'users.production': info('level', 'users', 'Users in production'),
  'users.total': info('level', 'users', 'Users'),
  'users.signups': info('total', 'people', 'Those who signed up'),
  'users.churn': info('level', '%', 'Users who stayed or left, as the target says'),
  'sales.pipeline_value': info('level', '', 'Value of open opportunities'),
  'sales.conversations': info('total', 'conversations', 'Conversations with those who may buy'),
  'sales.customers': info('level', 'customers', 'Paying customers'),
  'sales.mrr': info('level', '', 'Monthly recurring revenue'),
  'sales.arr': info('level', '', 'Annual recurring revenue'),
  'sales.cac': info('level', '', 'What a new customer costs', 'less'),
  'sales.ltv': info('level', '', 'What a customer brings'),
  'press.mentions': info('total', 'mentions', 'Mentions in the press'),
  'talks.accepted': info('total', 'talks', 'Talks that were accepted or given'),
  'papers.submitted': info('total', 'papers', 'Papers that were submitted'),
  'partners.count': info('level', 'partners', 'Partners and integrations'),
  'events.attendees': info('total', 'people', 'Attendees of events'),
  'programme.champions': info('level', 'people', 'Champions'),
  'survey.satisfaction': info('level', '', 'What a survey says'),
}

/**
 * Metrics that several collectors read in part: the target asks for downloads, whatever the registry. Those that are
 * measured are added up; of different kinds (a total and a flow) the first kind counts.
 */
export const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'registry.downloads': [
    'npm.downloads',
    'pypi.downloads',
    'crates.downloads',
    'docker.pulls',
    'homebrew.installs',
    'github.release_downloads',
  ],
  'social.followers': [
    'bluesky.followers',
    'mastodon.followers',
    'hashnode.followers',
    'linkedin.followers',
    'x.followers',
    'wechat.followers',
    'zhihu.followers',
  ],
  'community.members': ['discord.members', 'discourse.members', 'reddit.members'],
}

/** Metrics with one value for each issue or try: days over which their mean is the number that a target speaks of. */
export const MEAN_OVER: Readonly<Record<string, number>> = {
  'github.first_response_time': 28,
  'github.issue_resolution_time': 28,
  'engineering.uptime': 30,
  'engineering.response_time': 7,
}
