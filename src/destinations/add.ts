/** Loaded where a shop or a page names destinations: puts them in front of the outbox. */
import type { DestinationConfig } from '../contract/destinations.ts'
import type { Core } from '../core/create-core.ts'
import { chooseDestinations } from './choose.ts'
import type { Destination } from './destination.ts'
import { createFront } from './front.ts'
import { readPage } from './told.ts'

export async function addDestinations(
  core: Pick<Core, 'store' | 'extendOutbox'>,
  wanted: readonly (Destination | DestinationConfig)[],
  report: (error: unknown) => void,
): Promise<void> {
  const destinations = await chooseDestinations(wanted, report)
  core.extendOutbox((parts) => {
    const { environment, sdk, locale } = parts.options
    return createFront(destinations, {
      ...parts,
      store: core.store,
      page: () => readPage(locale?.() ?? ''),
      facts: () => ({
        sentAt: new Date(environment.now()).toISOString(),
        version: sdk,
        userAgent: navigator.userAgent,
      }),
    })
  })
}
