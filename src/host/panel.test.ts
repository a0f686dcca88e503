import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { h } from 'preact'
import { createCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import { createFormat, createTranslate } from '../i18n/index.ts'
import { forgetTab, recall, remember } from '../ui/tab-memory.ts'
import type { Member } from '../widget.ts'
import type { DoorOptions } from './door.ts'
import { createLauncher } from './launcher.ts'
import { createPanel, type Panel } from './panel.ts'
import type { Section } from './section.ts'
import { openShadow } from './shadow.ts'

const panels: Panel[] = []
// Compiled now, so that no test waits for it.
beforeAll(() => import('./views.tsx'))
afterEach(() => {
  for (const panel of panels.splice(0)) panel.destroy()
  document.body.replaceChildren()
  forgetTab()
})

function createSection(name: string): Section {
  const parts = {
    title: `About ${name}`,
    View: () => h('p', {}, `All of ${name}`),
    Summary: () => h('span', {}, `${name} in short`),
    icon: 'M0 0h24',
    styles: '',
    model: { dispose: vi.fn() },
    t: createTranslate({}, undefined, 'en'),
    format: createFormat('en'),
  }
  return {
    name,
    load: async () => parts,
    loadSummary: async () => parts,
    prepare: async () => false,
    drop: () => undefined,
    loadPrompt: () => new Promise(() => undefined),
    wake: vi.fn(),
    dispose: vi.fn(),
  }
}

function setUp(changes: Partial<DoorOptions> = {}) {
  const told: string[] = []
  const host = document.createElement('regulars-host')
  document.body.append(host)
  const shadow = openShadow(host)
  const member = createCell<Member>({ status: 'guest' })
  const news = createCell<NewsCounts>({})
  const launcher = createLauncher(shadow, {
    label: 'Rewards',
    controls: 'regulars-panel',
    onPress: () => undefined,
    onIntent: () => undefined,
  })
  const panel = createPanel({
    shadow,
    launcher,
    side: 'end',
    hideOn: undefined,
    shopName: 'Fern & Ember',
    sections: [createSection('loyalty'), createSection('chat')],
    member,
    news,
    texts: undefined,
    locale: 'en',
    mayShow: () => true,
    onOpen: (widget, by) => told.push(`open ${widget} by ${by}`),
    onClose: (widget) => told.push(`close ${widget}`),
    onSection: (widget) => told.push(`section ${widget}`),
    ...changes,
  })
  panels.push(panel)
  const find = <E extends HTMLElement>(selector: string): E | null =>
    shadow.root.querySelector<E>(selector)
  const text = (selector: string): string | undefined => find(selector)?.textContent ?? undefined
  const tile = (index: number): HTMLButtonElement | undefined =>
    shadow.root.querySelectorAll<HTMLButtonElement>('.tile')[index]
  return { panel, told, member, news, find, text, tile, launcher }
}

describe('the panel of several widgets', () => {
  it('begins at a home with a card for each, in the order of the registry', async () => {
    const { panel, text, tile } = setUp()
    await panel.open(undefined, 'launcher')
    await vi.waitFor(() => expect(tile(1)?.textContent).toBe('About chatchat in short'))
    expect(tile(0)?.textContent).toBe('About loyaltyloyalty in short')
    expect(text('h2')).toBe('Fern & Ember')
  })

  it('goes to a section and back, and the heading names where one is', async () => {
    const { panel, find, text, tile, told } = setUp()
    await panel.open(undefined, 'launcher')
    await vi.waitFor(() => expect(tile(1)).toBeDefined())
    expect(find('.back')?.hidden).toBe(true)
    tile(1)?.click()
    await vi.waitFor(() => expect(text('.panel-content')).toBe('All of chat'))
    expect(text('h2')).toBe('About chat')
    find('.back')?.click()
    await vi.waitFor(() => expect(tile(1)).toBeDefined())
    expect(told).toEqual(['section home', 'open home by launcher', 'section chat', 'section home'])
  })

  it('tells on the card what is new', async () => {
    const { panel, news, text } = setUp()
    news.value = { chat: 2 }
    await panel.open(undefined, 'launcher')
    await vi.waitFor(() => expect(text('.tile-news')).toBe('2 new'))
    news.value = {}
    await vi.waitFor(() => expect(text('.tile-news')).toBeUndefined())
  })

  it('moves to another section when it is open already', async () => {
    const { panel, text, told } = setUp()
    await panel.open('loyalty', 'api')
    await panel.open('chat', 'page')
    await vi.waitFor(() => expect(text('.panel-content')).toBe('All of chat'))
    panel.close()
    expect(told.at(-1)).toBe('close chat')
  })

  it('opens again where it was closed', async () => {
    const { panel, text } = setUp()
    await panel.open('chat', 'api')
    panel.close()
    await panel.open(undefined, 'launcher')
    await vi.waitFor(() => expect(text('.panel-content')).toBe('All of chat'))
  })

  it('shows its home for a name that no widget has', async () => {
    const { panel, tile } = setUp()
    await panel.open('chess', 'api')
    await vi.waitFor(() => expect(tile(0)).toBeDefined())
  })
})

describe('the panel of one widget', () => {
  it('has no home and no way back to it', async () => {
    const { panel, find, text } = setUp({ sections: [createSection('chat')] })
    await panel.open(undefined, 'launcher')
    await vi.waitFor(() => expect(text('.panel-content')).toBe('All of chat'))
    expect(find('.back')?.hidden).toBe(true)
  })
})

describe('the memory of the panel', () => {
  it('reopens without an opening to report, and leaves the focus', async () => {
    remember({ isOpen: true, section: 'chat' })
    const { panel, text, told, launcher } = setUp()
    panel.reopen()
    await vi.waitFor(() => expect(text('.panel-content')).toBe('All of chat'))
    expect(told).toEqual(['section chat'])
    expect(document.activeElement).toBe(document.body)
    expect(launcher.getAttribute('aria-expanded')).toBe('true')
  })

  it('keeps closed what the merchant does not want on this path, here and on the next page', () => {
    remember({ isOpen: true, section: 'chat' })
    const { panel } = setUp({ hideOn: [`${location.pathname}*`] })

    panel.reopen()

    expect(panel.isOpen).toBe(false)
    expect(recall().isOpen).toBe(false)
  })

  it('closes where a soft navigation leads to such a path', async () => {
    const { panel } = setUp({ hideOn: [`${location.pathname}*`] })
    await panel.open('chat', 'api')

    panel.onNavigate()

    expect(panel.isOpen).toBe(false)
  })

  it('keeps closed what the page does not want', () => {
    const { panel } = setUp({ mayShow: () => false })
    panel.reopen()
    expect(panel.isOpen).toBe(false)
  })

  it('forgets at a sign-out what the customer has typed', () => {
    const { member } = setUp()
    member.value = { status: 'member', memberId: 'm-ana' }
    remember({ drafts: { 'chat.composer': 'Hi' } })
    member.value = { status: 'guest' }
    expect(recall().drafts).toBeUndefined()
  })

  it('outlives a page that does not say who is there', () => {
    remember({ owner: 'm-ana', section: 'chat' })
    const { member } = setUp({ member: createCell<Member>({ status: 'unknown' }) })
    member.value = { status: 'guest' }
    expect(recall().section).toBe('chat')
  })
})
