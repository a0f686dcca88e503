/** Brings what a launcher needs beyond standing there, for as long as it stands there. */
import { once } from '../core/once.ts'
import { importAgain } from './import-again.ts'

export type Extras = typeof import('./launcher-extras.ts')
export type WithExtras = (run: (extras: Extras) => void) => void

export function createExtras(host: HTMLElement, report: (error: unknown) => void): WithExtras {
  const load = once(() => importAgain(() => import('./launcher-extras.ts')))
  return (run) => void load().then((extras) => host.isConnected && run(extras), report)
}
