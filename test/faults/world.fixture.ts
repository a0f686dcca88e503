/** A shop's real server in process, a network that can fail in every way, and browsers with tabs that talk to it through the real core and the model of one widget. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { createChannel, type FakeChannel } from '../../src/core/simulated-browser.fixture.ts'
import { captureEnvironment, type Environment } from '../../src/core/environment.ts'
import { createContext } from '../../src/widget-context.ts'
import type { WidgetContext, WidgetModel } from '../../src/widget.ts'

/** What the browsers ask. */
export interface WorldServer {
  readonly shop: { readonly publicKey: string }
  fetch(request: Request): Promise<Response>
}

/** The widget whose model runs in the tabs. */
export interface WorldWidget<Model extends WidgetModel> {
  readonly name: string
  createModel(context: WidgetContext): Model
}

/** What becomes of one request. `lost`: it never arrives. `deaf`: it arrives, and its answer does not. */
export type Fate = 'through' | 'lost' | 'deaf' | 'doubled' | Response

/** Decides about each request, by method and path. */
export type Network = (method: string, path: string) => Fate | Promise<Fate>

/** What core waits for IndexedDB. The one of these tests is slow on a busy machine, and not hanging: that is tried elsewhere. */
const STORAGE_HANGS_MS = 5000

export function createWorldOf<Model extends WidgetModel>(
  server: WorldServer,
  { name, createModel }: WorldWidget<Model>,
) {
  function openBrowser() {
    const indexedDB = new IDBFactory()
    const locks = createLocks()
    const channels = new Set<FakeChannel>()
    const requests: { method: string; path: string; at: number }[] = []
    let network: Network = () => 'through'

    async function openTab(proof?: string) {
      let isDead = false
      const streams = new Set<AbortController>()
      const own = locks.forTab()
      const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
        const request = new Request(input, init)
        const { pathname, search } = new URL(request.url)
        const path = pathname + search
        if (isDead) return new Promise(() => undefined)
        requests.push({ method: request.method, path, at: Date.now() })
        const fate = await network(request.method, path)
        if (fate instanceof Response) return fate.clone()
        if (fate === 'lost') throw new TypeError('Failed to fetch')
        const cut = new AbortController()
        streams.add(cut)
        const stopped = AbortSignal.any([request.signal, cut.signal])
        if (fate === 'doubled') await server.fetch(request.clone())
        const answer = await server.fetch(new Request(request, { signal: stopped }))
        if (pathname !== '/v1/stream') streams.delete(cut)
        if (isDead) return new Promise(() => undefined)
        if (fate === 'deaf') throw new TypeError('Failed to fetch')
        return pathname === '/v1/stream' ? untilCut(answer, stopped) : answer
      }
      const real = captureEnvironment()
      const environment: Environment = {
        ...real,
        setTimeout: (run, ms) => real.setTimeout(run, ms === STORAGE_HANGS_MS ? 60_000 : ms),
        fetch,
        indexedDB,
        localStorage: undefined,
        locks: own.manager,
        openChannel: (channel) => createChannel(channel, channels),
      }
      const errors: unknown[] = []
      const report = (error: unknown): void => void (isDead || errors.push(error))
      const core = createCore({
        environment,
        report,
        shop: server.shop.publicKey,
        endpoint: 'https://api.shop',
        consentMode: 'auto',
        gpc: false,
        version: '0',
        locale: () => 'en',
        checkProps: async () => undefined,
      })
      await core.identity.identify(proof)
      const made = contextOf(name, core, report)
      const model = createModel(made.context)
      return {
        core,
        model,
        errors,
        fetch,
        context: made.context,
        /** What is under way breaks off, as with every change of networks. */
        cut() {
          for (const stream of streams) stream.abort()
          streams.clear()
        },
        /** The browser ends it without a word. */
        kill() {
          isDead = true
          model.dispose()
          core.tabs.suspend()
          own.release()
          for (const stream of streams) stream.abort()
        },
        async close() {
          model.dispose()
          made.stop()
          await core.close()
          own.release()
        },
      }
    }

    return { openTab, requests, setNetwork: (next: Network) => void (network = next) }
  }

  return { openBrowser }
}

function contextOf(name: string, core: Core, report: (error: unknown) => void) {
  const { context, stop } = createContext({
    core,
    report,
    widget: { name, options: {} },
    widgets: [],
    shopOptions: {},
    texts: undefined,
    locale: 'en',
    applyCode: async () => false,
    replaceCart: async () => false,
    events: { announce: () => undefined, emit: () => undefined },
    isMounted: () => true,
    host: () => undefined,
    loadPrompt: () => Promise.reject(new Error('There is no page to speak on.')),
  })
  const page = () => ({ url: 'https://shop.example/mug', title: 'Mug' })
  const own = { page, propose: vi.fn(), track: vi.fn(), setBusy: vi.fn() }
  return { stop, context: { ...context, ...own } }
}

/** A stream that breaks when it is told to, whatever the server thinks. */
function untilCut(answer: Response, signal: AbortSignal): Response {
  const reader = answer.body?.getReader()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) =>
      signal.addEventListener('abort', () => {
        controller.error(new TypeError('network error'))
        void reader?.cancel()
      }),
    async pull(controller) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (signal.aborted) return
      if (done) controller.close()
      else if (value) controller.enqueue(value)
    },
  })
  return new Response(body, { status: answer.status, headers: answer.headers })
}

interface Waiter {
  readonly tab: object
  run(): void
}

/** Web Locks of one browser; those of a tab that is killed go to the next who waits. */
function createLocks() {
  const held = new Map<string, object>()
  const waiting = new Map<string, Waiter[]>()

  function next(name: string): void {
    held.delete(name)
    const waiter = waiting.get(name)?.shift()
    if (!waiter) return
    held.set(name, waiter.tab)
    waiter.run()
  }

  return {
    forTab() {
      const tab = {}
      const request = async (
        name: string,
        { ifAvailable, signal }: LockOptions,
        run: (lock: unknown) => unknown,
      ): Promise<unknown> => {
        if (held.has(name)) {
          if (ifAvailable) return run(null)
          await new Promise<void>((resolve, reject) => {
            const waiter = { tab, run: resolve }
            waiting.set(name, [...(waiting.get(name) ?? []), waiter])
            signal?.addEventListener('abort', () => {
              waiting.set(
                name,
                (waiting.get(name) ?? []).filter((one) => one !== waiter),
              )
              reject(signal.reason)
            })
          })
        } else held.set(name, tab)
        try {
          return await run({ name })
        } finally {
          if (held.get(name) === tab) next(name)
        }
      }
      return {
        // Safe: no more of a lock manager is used.
        manager: { request } as unknown as LockManager,
        release() {
          for (const [name, list] of waiting)
            waiting.set(
              name,
              list.filter((one) => one.tab !== tab),
            )
          for (const [name, holder] of held) if (holder === tab) next(name)
        },
      }
    },
  }
}
