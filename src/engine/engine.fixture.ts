/** The engine on a page with a launcher, and a core of its own, for the tests of this folder; as many tabs as wanted. */
import { vi } from 'vitest'
import type { Fact } from '../campaigns/audience/facts.ts'
import type { Occasion } from '../campaigns/occasion.ts'
import { Campaign } from '../contract/campaign/campaign.ts'
import { createCore, type CoreOptions } from '../core/create-core.ts'
import { type Browser, quiet } from '../core/simulated-browser.fixture.ts'
import { createEngineDoor } from '../engine-door.ts'
import { mountHost, type Host } from '../host/mount.ts'
import { createSpeaker } from '../host/prompts/prompts.fixture.ts'
import type { Section } from '../host/section.ts'
import { createInstanceEvents } from '../instance-events.ts'
import type { EngineOptions } from './open-page.ts'
import type { Shop } from './shop.fixture.ts'
import { toldOf } from '../told-of.ts'

export { type Backend, createSet, createShop, MEMORY, SUMMARY } from './shop.fixture.ts'

export const PROOF = `v1.${Buffer.from('ana').toString('base64url')}.1.${'0'.repeat(64)}`

/** A message on a sheet, for everybody, as soon as the page is there. */
export function createCampaign(changes: Partial<Campaign> & { readonly id: string }): Campaign {
  return Campaign.parse({
    revision: 1,
    kind: 'message',
    promotional: false,
    trigger: { on: 'load' },
    surface: 'sheet',
    texts: { en: { title: `About ${changes.id}` } },
    blocks: [],
    ...changes,
  })
}

export interface TabChanges {
  readonly consentMode?: CoreOptions['consentMode']
  readonly isMember?: boolean
  readonly isBlocked?: boolean
  readonly revision?: string | undefined
  readonly own?: EngineOptions['own']
  readonly locale?: string
  /** Triggers fire for programs; `true` if left out. */
  readonly isTesting?: boolean
  /** Tracked while the page begins, before there is an engine. */
  readonly early?: readonly (readonly [name: string, props: Readonly<Record<string, unknown>>])[]
  /** How long opening may take, ms. */
  readonly waits?: number
}

const leaving: (() => Promise<void>)[] = []

/** For `beforeEach`. Compiled beforehand, so that no test waits for code; only time is not real. */
export async function startClock(): Promise<void> {
  await Promise.all([
    import('../host/prompts/draw-card.tsx'),
    import('../core/transport.ts'),
    import('../core/membership.ts'),
    import('../core/outbox/courier.ts'),
    import('../speaker.ts'),
    import('../core/cart.ts'),
    import('../contract/campaign/customer.ts'),
    import('./explain-all.ts'),
    import('./fetch-set.ts'),
    import('./own-set.ts'),
    import('./read-preview.ts'),
  ])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.setSystemTime(Date.UTC(2026, 10, 22, 12))
  // happy-dom lays nothing out, so nothing is ever in the way.
  document.elementsFromPoint = () => []
  globalThis.visualViewport ??= null
}

/** For `afterEach`. */
export async function leaveNothing(): Promise<void> {
  for (const leave of leaving.splice(0)) await leave()
  vi.useRealTimers()
  history.replaceState(null, '', '/')
  document.body.replaceChildren()
}

/** Timers run, and what they began is carried on. */
export async function pass(ms: number): Promise<void> {
  const steps = Math.max(1, Math.min(20, Math.ceil(ms / 500)))
  for (let step = 0; step < steps; step += 1) {
    await vi.advanceTimersByTimeAsync(ms / steps)
    await quiet()
  }
}

function environmentOf({ browser, fetch }: Shop, isBlocked: boolean): Browser['environment'] {
  return {
    ...browser.environment,
    ...(isBlocked && { localStorage: undefined, indexedDB: undefined }),
    fetch,
    now: Date.now,
    monotonic: () => performance.now(),
    setTimeout: (run, delayMs) => Number(setTimeout(run, delayMs)),
    clearTimeout: (timer) => clearTimeout(timer),
  }
}

export async function openTab(shop: Shop, changes: TabChanges = {}) {
  const { consentMode = 'granted', isMember = false, isBlocked = false } = changes
  const reported: unknown[] = []
  const tracked: { readonly name: string; readonly props: Readonly<Record<string, unknown>> }[] = []
  const report = (error: unknown): void => void reported.push(error)
  const events = createInstanceEvents()
  const door = createEngineDoor(() => ({
    pause: async () => undefined,
    core,
    key: 'pk_test',
    shop: {
      id: 's',
      name: '',
      currency: 'EUR',
      timezone: 'UTC',
      locales: ['en'],
      theme: {},
      launcher: {},
      texts: {},
      widgets: {},
      ...('revision' in changes
        ? changes.revision !== undefined && { campaigns: changes.revision }
        : { campaigns: 'r1' }),
    },
    own: changes.own,
    isTesting: changes.isTesting ?? true,
    locale: () => changes.locale ?? 'en',
    host: () => host,
    sections: () => [section],
    events,
    report,
  }))
  const core = createCore({
    shop: 'pk_test',
    endpoint: 'https://api.example',
    consentMode,
    environment: environmentOf(shop, isBlocked),
    gpc: false,
    version: '1.0.0',
    locale: () => 'en',
    checkProps: async () => undefined,
    onEvent(name, props) {
      tracked.push({ name, props })
      door.onEvent(name, props)
    },
    report,
  })
  await core.viewPage('https://shop.example/tea', '', 'Tea')
  void core.identity.identify(isMember ? PROOF : undefined)
  const section = createSection()
  const host = await mount([section], core)
  for (const [name, props] of changes.early ?? []) core.track(name, props)
  const engine = await door.load()
  const close = async (): Promise<void> => {
    engine.stop()
    await quiet()
    host.destroy()
    await core.close()
    await quiet()
  }
  leaving.push(close)
  const { root } = host.stage.shadow
  const opened = engine.explain()
  await pass(changes.waits ?? 300)
  await opened
  await pass(300)
  return {
    core,
    engine,
    host,
    section,
    events,
    reported,
    tracked,
    find: <E extends Element = HTMLElement>(selector: string) => root.querySelector<E>(selector),
    /** As the feedback widget says it. */
    know: (facts: Readonly<Record<string, Fact>>) => toldOf(core, report).know('feedback', facts),
    told: (name: string) => tracked.filter((each) => each.name === name).map(({ props }) => props),
    async state(id: string) {
      const [explained] = await engine.explain(id)
      return [explained?.state, explained?.reason]
    },
    async close() {
      leaving.splice(leaving.indexOf(close), 1)
      await close()
    },
  }
}

export type OpenTab = Awaited<ReturnType<typeof openTab>>

function createSection() {
  const prepare = vi.fn<(occasion: Occasion, level: string) => Promise<boolean>>(async () => true)
  return {
    ...createSpeaker('offers'),
    wakes: { campaigns: ['message', 'win-back', 'exit', 'thanks', 'apology', 'survey'] },
    load: () => new Promise(() => undefined),
    loadSummary: () => new Promise(() => undefined),
    prepare,
    drop: vi.fn(),
    wake: async () => undefined,
    dispose: () => undefined,
  } satisfies Section
}

function mount(
  sections: readonly Section[],
  core: Awaited<ReturnType<typeof createCore>>,
): Promise<Host> {
  return mountHost({
    shopName: undefined,
    locale: { tag: 'en', direction: 'ltr' },
    theme: {},
    launcher: {},
    sections,
    member: core.identity.member,
    news: core.news.counts,
    texts: undefined,
    onOpen: vi.fn(),
    onClose: vi.fn(),
    report: () => undefined,
  })
}
