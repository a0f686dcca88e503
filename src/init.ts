/** `init`: one instance per page, returned at once; the start goes on behind it. */
import { readClaim, setClaim } from './claim.ts'
import type { ConfigInput } from './config.ts'
import type { DestinationConfig } from './contract/destinations.ts'
import { RegularsError } from './core/errors.ts'
import type { Destination } from './destinations/destination.ts'
import type { OwnCampaigns } from './engine/own-set.ts'
import { whenIdleOrHidden } from './host/idle.ts'
import { createInstance, type Identify, type PageHands, type Regulars } from './instance.ts'
import { createInstanceEvents } from './instance-events.ts'
import { logError } from './log.ts'
import { start } from './start.ts'
import type { Widget } from './widget.ts'

export interface InitOptions extends Partial<ConfigInput> {
  readonly widgets: readonly Widget[]
  /** Who is signed in: a proof made by the shop's server, or a function that fetches one. */
  readonly identify?: Identify | undefined
  /** How a widget puts a code into this shop's cart; without it, the shopper copies the code. */
  readonly applyCode?: PageHands['applyCode']
  /** How a saved cart comes back into this shop's cart; without it, the shopper is shown what was in it. */
  readonly replaceCart?: PageHands['replaceCart']
  /** Campaigns of a shop without a backend, as `/v1/campaigns` would answer them; with them that is not asked. */
  readonly campaigns?: OwnCampaigns | undefined
  /** Who else is told of events, with consent to analytics; as many as wanted, and those of the shop’s config beside them. */
  readonly destinations?: readonly (Destination | DestinationConfig)[] | undefined
  /** Texts of a language by widget name, as in `regulars/locales/ro.json`; English needs none. */
  readonly loadTexts?: (language: string) => Promise<unknown>
}

/**
 * Starts Regulars in this page and returns at once; `ready` tells when everything is in place.
 * @throws RegularsError `no_page` when there is no document, as while rendering on a server
 * @example const regulars = init({ shop: 'pk_demo', endpoint: 'https://api.example.com', widgets: [loyalty()] })
 */
export function init(options: InitOptions): Regulars {
  if (typeof document === 'undefined') throw new RegularsError('no_page')
  const first = readClaim()
  if (first) {
    logError(new RegularsError('runs_already', first.version))
    return first.instance()
  }
  const regulars = createRegulars(options, whenIdleOrHidden())
  setClaim({ version: __VERSION__, instance: () => regulars })
  regulars.on('destroy', () => setClaim(undefined))
  return regulars
}

/** Without the question whether another instance runs: the tag has asked it already, and waited for its turn. */
export function createRegulars(
  options: InitOptions,
  turn: Promise<void> = Promise.resolve(),
): Regulars {
  const events = createInstanceEvents()
  const report = (error: unknown): void => {
    logError(error)
    events.emit('error', error instanceof Error ? error : new Error(String(error)))
  }
  const running = turn.then(() => start(options, events, report))
  running.then(() => events.emit('ready', { version: __VERSION__ }), report)
  return createInstance(
    { version: __VERSION__, running, on: events.on, warn: logError },
    (name, known) => new RegularsError('unknown_command', name, known),
  )
}
