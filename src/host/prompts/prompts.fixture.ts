/** Prompts beside a real launcher, with the real arbiter and a store in memory, for the tests of this folder. */
import { h } from 'preact'
import { vi } from 'vitest'
import { createAttention } from '../../campaigns/attention.ts'
import { createCell } from '../../core/cell.ts'
import type { NewsCounts } from '../../core/news.ts'
import { createFormat, createTranslate } from '../../i18n/index.ts'
import type { ClosedAs, Member, PromptProps, Proposal, WidgetModel } from '../../widget.ts'
import { mountHost, type Host } from '../mount.ts'
import { createPrompts, type Prompts, type Speaker } from './create-prompts.ts'

const hosts: Host[] = []

/** For `beforeEach`. Compiled beforehand, so that no test waits for code; only time is not real. */
export async function startClock(): Promise<void> {
  await Promise.all([import('./draw-card.tsx'), import('../panel.ts')])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  // happy-dom lays nothing out, so nothing is ever in the way.
  document.elementsFromPoint = () => []
}

/** For `afterEach`. */
export function leaveNothing(): void {
  for (const host of hosts.splice(0)) host.destroy()
  vi.useRealTimers()
  history.replaceState(null, '', '/')
  document.body.replaceChildren()
}

export function createSpeaker(name = 'wishlist', onDismissed = (): void => undefined): Speaker {
  const Prompt = ({ headingId, close, proposal, whenDismissed }: PromptProps<WidgetModel>) => {
    whenDismissed?.(onDismissed)
    return h('div', {}, [
      h('h2', { id: headingId }, `About ${proposal}`),
      ...(['done', 'later', 'never'] satisfies ClosedAs[]).map((as) =>
        h('button', { class: as, onClick: () => close(as) }, as),
      ),
    ])
  }
  return {
    name,
    loadPrompt: vi.fn(async () => ({
      title: name,
      model: { dispose: vi.fn() },
      t: createTranslate({}, undefined, 'en'),
      format: createFormat('en'),
      Prompt,
      styles: '.wish { color: red }',
    })),
  }
}

export async function setUp(changes: { hideOn?: readonly string[] } = {}) {
  const stored = new Map<string, unknown>()
  const said: string[] = []
  const shopper = { hasComplaint: false }
  const reported: unknown[] = []
  const report = (error: unknown): void => void reported.push(error)
  const news = createCell<NewsCounts>({})
  const host = await mountHost({
    shopName: undefined,
    locale: { tag: 'en', direction: 'ltr' },
    theme: {},
    launcher: { ...(changes.hideOn && { hideOn: [...changes.hideOn] }) },
    sections: [
      {
        name: 'wishlist',
        load: () => new Promise(() => undefined),
        loadSummary: () => new Promise(() => undefined),
        prepare: async () => false,
        drop: () => undefined,
        loadPrompt: () => new Promise(() => undefined),
        wake: async () => undefined,
        dispose: () => undefined,
      },
    ],
    member: createCell<Member>({ status: 'guest' }),
    news,
    texts: undefined,
    onOpen: vi.fn(),
    onClose: vi.fn(),
    report,
  })
  hosts.push(host)
  const attention = createAttention({
    store: {
      async update(key, change) {
        stored.set(key, change(stored.get(key)))
        return stored.get(key)
      },
    },
    tabs: { post: () => undefined, listen: () => () => undefined },
    now: Date.now,
    report,
  })
  const prompts = createPrompts({
    stage: host.stage,
    attention,
    setNews: (widget, count) => (news.value = count > 0 ? { [widget]: count } : {}),
    readStorage: () => 'persistent',
    readVisitStart: () => undefined,
    hasComplaint: async () => shopper.hasComplaint,
    onSay: ({ id }, level) => said.push(`${id} as ${level}`),
    onAnswer: ({ id }, as) => said.push(`${id} ${as}`),
  })
  host.stage.prompts = prompts
  const { root } = host.stage.shadow
  const find = <E extends Element = HTMLElement>(selector: string) =>
    root.querySelector<E>(selector)
  return { prompts, host, said, reported, news, attention, shopper, find }
}

export const awaited: Proposal = { id: 'shared', level: 'sheet', isAwaited: true }
export const ask: Proposal = { id: 'ask', level: 'sheet', category: 'wishlist' }

export async function propose(prompts: Prompts, proposal: Proposal, speaker = createSpeaker()) {
  const told = vi.fn()
  void prompts.propose(speaker, proposal).then(told)
  await vi.advanceTimersByTimeAsync(300)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(300)
  return told
}
