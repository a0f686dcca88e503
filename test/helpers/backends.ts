/** What stands behind each widget in the conformance suite: the `backend.fixture.ts` of its folder, where it has one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createWallet } from '../../widgets/loyalty/wallet.fixture.ts'
import type { Backend } from './api-double.ts'
import { folderOf, WIDGETS } from './build-widgets.ts'

/** With everything to say that a wallet can say at once. */
const WALLET = createWallet({
  available: 1270,
  pending: 60,
  debt: 30,
  nextRelease: { points: 40, at: '2099-12-06T10:00:00.000Z' },
  tier: { ...createWallet().tier, pendingQualifying: 60, until: '2099-03-01T00:00:00.000Z' },
})

const answerWallet: Backend = async (_request, { pathname }) =>
  pathname === '/v1/loyalty/wallet' ? [200, WALLET] : undefined

/** Widgets without a file of their own are answered by the API double. */
export async function createBackends(): Promise<Backend> {
  const paths = WIDGETS.map(({ name }) => join(folderOf(name), 'backend.fixture.ts'))
  const backends = [answerWallet]
  for (const path of paths.filter((path) => existsSync(path))) {
    // Safe: the convention, and a fixture that does not keep it fails at its first request.
    const module = (await import(pathToFileURL(path).href)) as { createBackend(): Backend }
    backends.push(module.createBackend())
  }
  return async (request, url) => {
    for (const answer of backends) {
      const found = await answer(request, url)
      if (found) return found
    }
    return undefined
  }
}
