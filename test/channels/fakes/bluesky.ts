import type { FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, text, unauthorized } from './fake.ts'

/** The imitation of what the real server does in pds.test.ts: create-only `putRecord`, `InvalidSwap` for a second one. */
export function bluesky(): FakeApi {
  const kept: Kept[] = []
  return {
    source: 'https://docs.bsky.app/docs/api/com-atproto-repo-put-record',
    kept,
    settings: base => ({ base, handle: 'ada.test', password: SECRET }),
    posts: asked => asked.path === '/xrpc/com.atproto.repo.putRecord',
    answer(asked) {
      if (asked.path === '/xrpc/com.atproto.server.createSession')
        return asked.body['password'] === SECRET
          ? { body: { did: 'did:plc:ada', handle: 'ada.test', accessJwt: 'jwt', refreshJwt: 'r' } }
          : unauthorized
      if (asked.path === '/xrpc/com.atproto.repo.getRecord') {
        const found = kept.find(each => each.id.endsWith(`/${asked.query.get('rkey')!}`))
        if (found === undefined) return { status: 400, body: { error: 'RecordNotFound', message: 'Could not locate record' } }
        return { body: { uri: found.id, cid: `cid-${found.id}`, value: found.more } }
      }
      if (asked.path !== '/xrpc/com.atproto.repo.putRecord') return undefined
      if (!bearer(asked, 'jwt')) return unauthorized
      const record = asked.body['record'] as Record<string, unknown>
      const id = `at://did:plc:ada/app.bsky.feed.post/${text(asked.body['rkey'])}`
      if (asked.body['swapRecord'] === null && kept.some(each => each.id === id))
        return { status: 400, body: { error: 'InvalidSwap', message: 'Record was at another cid' } }
      const reply = record['reply'] as { parent: { uri: string } } | undefined
      kept.push({ id, text: text(record['text']), parent: reply?.parent.uri ?? null, more: record })
      return { body: { uri: id, cid: `cid-${id}` } }
    },
  }
}
