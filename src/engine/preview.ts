/** What the merchant wants to look at: `?regulars-preview=<campaign>~<token>` or `…=<campaign>.<arm>~<token>`, as the console links to it. */
import type { Occasion } from '../campaigns/occasion.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import { importAgain } from '../host/import-again.ts'
import type { EngineOptions } from './open-page.ts'

export interface Preview {
  /** The draft, where there is one. */
  readonly campaign: Campaign
  /** Empty for the campaign’s own. */
  readonly arm: string
  readonly samples: NonNullable<Occasion['samples']>
}

export interface Previews {
  /** A link of the console’s was opened on this page. */
  isTrusted(): boolean
  /** Undefined where nothing is wanted, where it may not be seen, which is said, and once another page is looked at. */
  read(url: URL): Promise<Preview | undefined>
}

export function wantedIn({ searchParams }: URL): string | undefined {
  return searchParams.get('regulars-preview') || undefined
}

export function createPreviews(
  { core, own, report }: Pick<EngineOptions, 'core' | 'own' | 'report'>,
  set: CampaignSet,
): Previews {
  let isTrusted = false
  let last: URL | undefined
  return {
    isTrusted: () => isTrusted,
    async read(url) {
      last = url
      const wanted = wantedIn(url)
      if (wanted === undefined) return undefined
      try {
        const { readOwnPreview, readPreview } = await importAgain(() => import('./read-preview.ts'))
        const preview = own
          ? readOwnPreview(wanted, { own, campaigns: set.items, now: Date.now() })
          : await readPreview(wanted, core.call)
        // What the page itself has given is no secret, and proves nobody to be the merchant.
        isTrusted ||= !own
        return last === url ? preview : undefined
      } catch (error) {
        report(error)
        return undefined
      }
    },
  }
}
