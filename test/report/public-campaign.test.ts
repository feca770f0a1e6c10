/** The public page of a campaign: what is out, where, and what came of it; nothing that is to come. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publishPage } from '../../src/actions/publish-page.ts'
import { planDeliveries } from '../../src/db/deliveries.ts'
import { enrolPosts, putResult } from '../../src/db/post-results.ts'
import { UserError } from '../../src/lib/errors.ts'
import { campaignHtml, totals, type CampaignPost } from '../../src/report/public-campaign.ts'
import { NOW, TODAY, workspace } from '../actions/workspace.ts'

const post = (more: Partial<CampaignPost>): CampaignPost => ({
  on: '2026-11-18',
  title: 'Version 1',
  channel: 'bluesky',
  url: null,
  counts: null,
  ...more,
})

test('what is not told is no 0, shares are not added up, and no other address than of the web is followed', () => {
  const posts = [
    post({ counts: { likes: 12, upvoted: 90 }, url: 'https://social.example/1' }),
    post({ channel: 'reddit', counts: { likes: 1200, upvoted: 94, views: 5 }, url: 'javascript:alert(1)', title: '<b>Two</b>' }),
    post({ channel: 'x', on: '2026-11-17' }),
  ]
  assert.deepEqual(totals(posts), { likes: 1212, views: 5 })
  const html = campaignHtml({ name: 'Launch & after', posts }, TODAY)
  assert.match(html, /3 posts on 3 channels, 17 Nov to 18 Nov/)
  assert.match(html, /<a href="https:\/\/social\.example\/1"/)
  assert.match(html, /<strong>1,212<\/strong>/)
  assert.match(html, /<td class="num opt">–<\/td>/)
  assert.match(html, /&lt;b&gt;Two/)
  assert.match(html, /<span class="brief">likes 12<\/span>/, 'where there is little room the numbers stand below the title')
  assert.doesNotMatch(html, /javascript:|upvoted|<b>Two/)
  assert.match(campaignHtml({ name: 'Later', posts: [] }, TODAY), /Nothing is out yet/)
})

const piece = (id: string, title: string, campaign: string): string =>
  `---\nid: ${id}\ntitle: ${title}\ncampaign: ${campaign}\nchannels: [notes]\n---\n\nWords.\n`

test('a campaign that is listed has a page with its posts, and pieces that wait are not on it', async t => {
  const { root, context } = await workspace(t, {
    'uptake.yml':
      'project:\n  name: Zorilla\ntimezone: UTC\nchannels:\n  notes:\n    channel: "null"\npublic:\n  campaigns: [launch, quiet]\n',
    'plan/plan.md': '# Zorilla\n\n- [ ] Launch\n',
    'content/out.md': piece('out', 'It is here', 'launch'),
    'content/waits.md': piece('waits', 'A secret to come', 'launch'),
    'content/quiet.md': piece('quiet', 'Nobody knows', 'quiet'),
    'content/other.md': piece('other', 'Another campaign', 'hidden'),
  })
  const of = (item: string, campaign: string) => ({ id: `d-${item}`, workspace: context.ref.id, item, channel: 'notes', digest: 'd', dueAt: NOW, local: '2026-11-20T09:00', zone: 'UTC', after: null, policy: { late: 'ask' as const, within: 0 }, campaign }) // prettier-ignore
  await planDeliveries(context.db, [of('out', 'launch'), of('waits', 'launch'), of('other', 'hidden')], NOW)
  for (const id of ['d-out', 'd-other'])
    await context.db.updateTable('delivery').set({ state: 'published', url: 'https://notes.example/1' }).where('id', '=', id).execute()
  await enrolPosts(context.db, context.ref.id, NOW)
  await putResult(context.db, { delivery: 'd-out', nextAt: null, askedAt: NOW, failures: 0, counts: { likes: 7 }, reason: null }, NOW)
  const out = join(root, 'site')
  const { files } = await publishPage(context, { out, today: TODAY })
  assert.deepEqual(files, ['index.html', 'campaigns/launch.html', 'campaigns/quiet.html'])
  const page = readFileSync(join(out, 'campaigns/launch.html'), 'utf8')
  assert.match(page, /It is here<\/a>/)
  assert.match(page, /<td class="num opt">7<\/td>/)
  const index = readFileSync(join(out, 'index.html'), 'utf8')
  assert.match(index, /<a href="campaigns\/launch\.html">launch<\/a>: 1 post</)
  for (const html of [page, index, readFileSync(join(out, 'campaigns/quiet.html'), 'utf8')])
    assert.doesNotMatch(html, /secret|Nobody knows|Another/)
})

test('a campaign that nothing belongs to is said, with the one that is meant', async t => {
  const { root, context } = await workspace(t, {
    'uptake.yml': 'project:\n  name: Zorilla\npublic:\n  campaigns: [lanch]\n',
    'plan/plan.md': '# Zorilla\n\n- [ ] Launch\n',
    'content/out.md': piece('out', 'It is here', 'launch'),
  })
  await assert.rejects(publishPage(context, { out: join(root, 'site'), today: TODAY }), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'public-unknown')
    assert.match(`${error.message} ${error.hint}`, /"lanch".*"launch"/)
    return true
  })
})
