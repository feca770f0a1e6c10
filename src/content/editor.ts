/** What the editor of a content file is told by the server; everything else it works out in the browser. */
import type { ChannelPlugin } from '../channels/channel.ts'
import type { KnownClaim } from './claims.ts'
import type { ChannelFacts, ExamineSetup } from './examine.ts'

/** `platform` is the name of the plug-in: what the preview looks like. */
export type EditorChannel = ChannelFacts & {
  name: string
  platform: string
  title: string
  /** False: uptake.yml does not set it up, so nothing can go out there yet. */
  configured: boolean
  mode: ChannelPlugin['mode']
  /** Whose account it is, where a setting says so, and the host of its server. */
  account: string | null
  host: string | null
}
export type EditorSetup = Pick<ExamineSetup, 'hosts' | 'words' | 'rules' | 'claimsRequired'> & {
  channels: readonly EditorChannel[]
  /** Null where there is no ledger. */
  claims: readonly (readonly [id: string, claim: KnownClaim])[] | null
  project: string
  /** IANA zone of the workspace. */
  zone: string
  templates: readonly { name: string; about: string | null }[]
}
/** A file beside the piece. Pixels are null for what is no picture that is understood. */
export type EditorAsset = { name: string; type: string; size: number; width: number | null; height: number | null }
export type EditorFile = {
  file: string
  text: string
  /** Stands for the text on disk: a save names the one that it began from. */
  revision: string
  assets: readonly EditorAsset[]
  /** What one channel was approved to get last. */
  approved: readonly ApprovedText[]
}
export type ApprovedText = {
  channel: string
  digest: string
  at: number
  by: readonly string[]
  parts: readonly string[]
  title: string | null
}
