/** How often each campaign was shown to this shopper, the same in all tabs; functional, because it spares them. */
import { mergeTallies, countShow, NEVER_SHOWN } from '../campaigns/tally.ts'
import type { Tally } from '../contract/campaign/caps.ts'
import type { Store } from '../core/store.ts'
import type { Tabs } from '../core/tabs.ts'

export type TalliesById = Readonly<Record<string, Tally>>

export interface Tallies {
  /** As this tab knows them. */
  current(): TalliesById
  /** Reads them anew. */
  read(): Promise<TalliesById>
  /** Counts a show, unless `isCapped` says of what all tabs know that there is no room; whether it was counted. */
  show(campaignId: string, isCapped: (tallies: TalliesById) => boolean): Promise<boolean>
  closed(campaignId: string): Promise<void>
  converted(campaignIds: readonly string[]): Promise<void>
  /** Adds what the backend knows; never less than either. */
  merge(others: TalliesById): Promise<void>
  /** Drops what is known here, when the stored part was deleted at the shopper’s wish. */
  forget(): void
  /** Told when another tab has counted. */
  onChange(listener: () => void): () => void
}

export interface TalliesOptions {
  readonly store: Pick<Store, 'read' | 'update'>
  readonly tabs: Pick<Tabs, 'post' | 'listen'>
  now(): number
}

const KEY = 'campaigns.tallies'

export function createTallies({ store, tabs, now }: TalliesOptions): Tallies {
  let known: TalliesById = {}

  /** Where nothing may be stored, they still count until the page is left. */
  async function change(how: (tallies: TalliesById) => TalliesById): Promise<void> {
    const before = known
    const next = (value: unknown): TalliesById => how(mergeAll(parse(value), before))
    const stored = await store.update(KEY, next, { purpose: 'functional' })
    known = stored === undefined ? how(known) : parse(stored)
  }

  const add = (campaignId: string, how: (tally: Tally) => Tally) => (tallies: TalliesById) => ({
    ...tallies,
    [campaignId]: how(tallies[campaignId] ?? NEVER_SHOWN),
  })

  return {
    current: () => known,
    async read() {
      known = mergeAll(parse(await store.read(KEY)), known)
      return known
    },
    async show(campaignId, isCapped) {
      const at = now()
      let isCounted = false
      await change((tallies) => {
        // The transaction may run it more than once: only the last run counts.
        isCounted = !isCapped(tallies)
        return isCounted ? add(campaignId, (tally) => countShow(tally, at))(tallies) : tallies
      })
      if (isCounted) tabs.post(KEY, null)
      return isCounted
    },
    async closed(campaignId) {
      await change(add(campaignId, (tally) => ({ ...tally, closes: tally.closes + 1 })))
      tabs.post(KEY, null)
    },
    converted: (campaignIds) =>
      change((tallies) =>
        campaignIds.reduce(
          (all, id) => add(id, (tally) => ({ ...tally, conversions: tally.conversions + 1 }))(all),
          tallies,
        ),
      ),
    merge: (others) => change((tallies) => mergeAll(tallies, parse(others))),
    forget: () => void (known = {}),
    onChange: (listener) => tabs.listen(KEY, listener),
  }
}

function mergeAll(one: TalliesById, other: TalliesById): TalliesById {
  const merged: Record<string, Tally> = { ...one }
  for (const [id, tally] of Object.entries(other))
    merged[id] = mergeTallies(tally, one[id] ?? NEVER_SHOWN)
  return merged
}

/** Storage is open to every script of the page: only what has the right shape is taken. */
function parse(value: unknown): TalliesById {
  const entries = Object.entries(value ?? {}).filter(([, tally]) => isTally(tally))
  return Object.fromEntries(entries)
}

function isTally(value: unknown): value is Tally {
  // Safe: each field is looked at before it is believed.
  const { shownAt, shows, closes, conversions } = (value ?? {}) as Partial<Tally>
  return (
    Array.isArray(shownAt) &&
    shownAt.every((at) => typeof at === 'string') &&
    Number.isSafeInteger(Number(shows) + Number(closes) + Number(conversions))
  )
}
