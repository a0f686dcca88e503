import { h } from 'preact'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAttention } from '../../campaigns/attention.ts'
import { createCell } from '../../core/cell.ts'
import type { NewsCounts } from '../../core/news.ts'
import { createFormat, createTranslate } from '../../i18n/index.ts'
import type { ClosedAs, Member, PromptProps, Proposal, WidgetModel } from '../../widget.ts'
import { mountHost, type Host } from '../mount.ts'
import { createPrompts, type Prompts, type Speaker } from './create-prompts.ts'

const hosts: Host[] = []
// Compiled now, so that no test waits for them.
beforeAll(() => Promise.all([import('./draw-card.tsx'), import('../panel.ts')]))
beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }),
)
afterEach(() => {
  for (const host of hosts.splice(0)) host.destroy()
  vi.useRealTimers()
  history.replaceState(null, '', '/')
  document.body.replaceChildren()
})
// happy-dom lays nothing out, so nothing is ever in the way.
document.elementsFromPoint = () => []

function createSpeaker(name = 'wishlist'): Speaker {
  const Prompt = ({ headingId, close, proposal }: PromptProps<WidgetModel>) =>
    h('div', {}, [
      h('h2', { id: headingId }, `About ${proposal}`),
      ...(['done', 'later', 'never'] satisfies ClosedAs[]).map((as) =>
        h('button', { class: as, onClick: () => close(as) }, as),
      ),
    ])
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

async function setUp(changes: { hideOn?: readonly string[] } = {}) {
  const stored = new Map<string, unknown>()
  const said: string[] = []
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
    onSay: ({ id }, level) => said.push(`${id} as ${level}`),
    onAnswer: ({ id }, as) => said.push(`${id} ${as}`),
  })
  host.stage.prompts = prompts
  const { root } = host.stage.shadow
  const find = <E extends Element = HTMLElement>(selector: string) =>
    root.querySelector<E>(selector)
  return { prompts, host, said, reported, news, attention, find }
}

const awaited: Proposal = { id: 'shared', level: 'sheet', isAwaited: true }
const ask: Proposal = { id: 'ask', level: 'sheet', category: 'wishlist' }

async function propose(prompts: Prompts, proposal: Proposal, speaker = createSpeaker()) {
  const told = vi.fn()
  void prompts.propose(speaker, proposal).then(told)
  await vi.advanceTimersByTimeAsync(300)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(300)
  return told
}

describe('createPrompts', () => {
  it('shows at once what the shopper has come for, named by its heading', async () => {
    const { prompts, find, said } = await setUp()

    const told = await propose(prompts, awaited)

    expect(told).toHaveBeenCalledWith('sheet')
    expect(find('.card')?.getAttribute('role')).toBe('region')
    expect(find(`#${find('.card')?.getAttribute('aria-labelledby')}`)?.textContent).toBe(
      'About shared',
    )
    expect(said).toEqual(['shared as sheet'])
  })

  it('says it once to a screen reader, and leaves the focus where it is', async () => {
    document.body.innerHTML = '<a href="/">Home</a>'
    document.querySelector('a')!.focus()
    const { prompts, find } = await setUp()

    await propose(prompts, awaited)

    expect(find('[role="status"]')?.textContent).toBe('About shared')
    expect(document.activeElement).toBe(document.querySelector('a'))
  })

  it('waits until the page has been seen for ten seconds with what nobody asked for', async () => {
    const { prompts, find } = await setUp()
    const told = await propose(prompts, ask)
    expect(find('.card')).toBeNull()
    expect(told).not.toHaveBeenCalled()

    await vi.advanceTimersByTimeAsync(10_000)
    await vi.dynamicImportSettled()

    expect(find('.card')).not.toBeNull()
    expect(told).toHaveBeenCalledWith('sheet')
  })

  it.each(['done', 'later', 'never'] satisfies ClosedAs[])('is closed as %s', async (as) => {
    const { prompts, find, said } = await setUp()
    await propose(prompts, awaited)

    find(`.${as}`)!.click()

    expect(find('.card')).toBeNull()
    expect(find('[role="status"]')).toBeNull()
    expect(said.at(-1)).toBe(`shared ${as}`)
  })

  it('is closed for now by the cross, and by Escape inside it alone', async () => {
    const { prompts, find, said } = await setUp()
    await propose(prompts, awaited)
    const escape = { key: 'Escape', bubbles: true, composed: true }
    document.body.dispatchEvent(new KeyboardEvent('keydown', escape))
    expect(find('.card')).not.toBeNull()

    find('.never')!.dispatchEvent(new KeyboardEvent('keydown', escape))

    expect(find('.card')).toBeNull()
    expect(said.at(-1)).toBe('shared later')
  })

  it('gives the focus back to where the shopper came from', async () => {
    document.body.innerHTML = '<a href="/">Home</a>'
    const link = document.querySelector('a')!
    link.focus()
    const { prompts, find } = await setUp()
    await propose(prompts, awaited)
    find('.later')!.focus()

    find('.card-close')!.click()

    expect(document.activeElement).toBe(link)
  })

  it('shows nothing that the page does not want, and gives its turn back', async () => {
    const veto = (event: Event): void => event.preventDefault()
    document.addEventListener('regulars:before-show', veto)
    const { prompts, find } = await setUp()
    const speaker = createSpeaker()

    const told = await propose(prompts, awaited, speaker)
    document.removeEventListener('regulars:before-show', veto)

    expect(told).toHaveBeenCalledWith(undefined)
    expect(find('.card')).toBeNull()
    expect(speaker.loadPrompt).not.toHaveBeenCalled()
    expect(await propose(prompts, awaited, speaker)).toHaveBeenCalledWith('sheet')
  })

  it('tells the page who wants to speak', async () => {
    const details: unknown[] = []
    const note = ({ detail }: DocumentEventMap['regulars:before-show']): void =>
      void details.push(detail)
    document.addEventListener('regulars:before-show', note)
    const { prompts } = await setUp()
    await propose(prompts, awaited)
    document.removeEventListener('regulars:before-show', note)
    expect(details).toEqual([{ widget: 'wishlist', by: 'proposal' }])
  })

  it('reports what cannot be loaded, and lets it go', async () => {
    const { prompts, find, reported } = await setUp()
    const loadPrompt = async () => Promise.reject(new Error('offline'))
    const told = await propose(prompts, awaited, { name: 'wishlist', loadPrompt })
    expect(told).toHaveBeenCalledWith(undefined)
    expect(reported).toEqual([new Error('offline')])
    expect(find('.card')).toBeNull()
  })

  it('leaves nothing of a view that throws', async () => {
    const { prompts, find, reported } = await setUp()
    const speaker = createSpeaker()
    const broken = async () => ({
      ...(await speaker.loadPrompt()),
      Prompt: () => {
        throw new Error('no words')
      },
    })
    await propose(prompts, awaited, { name: 'wishlist', loadPrompt: broken })
    expect(reported).toEqual([new Error('no words')])
    expect(find('.card')).toBeNull()
  })

  it('takes back what its widget withdraws, before and after it is shown', async () => {
    const { prompts, find, said } = await setUp()
    const told = await propose(prompts, ask)
    prompts.withdraw('wishlist', 'ask')
    await vi.advanceTimersByTimeAsync(11_000)
    expect(told).toHaveBeenCalledWith(undefined)
    expect(find('.card')).toBeNull()

    await propose(prompts, awaited)
    prompts.withdraw('wishlist', 'shared')

    expect(find('.card')).toBeNull()
    expect(said).toEqual(['shared as sheet', 'shared withdrawn'])
  })

  it('shows one card at a time, and the next when that is closed and the time has come', async () => {
    const { prompts, find } = await setUp()
    await propose(prompts, awaited)
    const told = await propose(prompts, { ...awaited, id: 'other' }, createSpeaker('gifts'))
    expect(told).not.toHaveBeenCalled()

    find('.later')!.click()
    await vi.advanceTimersByTimeAsync(300)
    await vi.dynamicImportSettled()

    expect(find('h2')?.textContent).toBe('About other')
  })

  it('says what has lost its turn by a dot, until the shopper has looked', async () => {
    const { prompts, news, find, host } = await setUp()
    await propose(prompts, ask)
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.dynamicImportSettled()
    find('.done')!.click()

    const told = await propose(prompts, { ...ask, id: 'again' })

    expect(told).toHaveBeenCalledWith('badge')
    expect(news.peek()).toEqual({ wishlist: 1 })
    const detail = { widget: 'wishlist' }
    host.stage.element.dispatchEvent(new CustomEvent('regulars:section', { detail }))
    expect(news.peek()).toEqual({})
  })

  it('steps back while the panel is open', async () => {
    const { prompts, find, host } = await setUp()
    await propose(prompts, awaited)
    void host.open('wishlist')
    await vi.waitFor(() => expect(find('.card')?.inert).toBe(true))

    host.close()
    await vi.advanceTimersByTimeAsync(1000)

    expect(find('.card')?.inert).toBe(false)
  })

  it('waits on pages about paying and on those the merchant has named', async () => {
    history.replaceState(null, '', '/account/orders')
    const { prompts, find } = await setUp({ hideOn: ['/account/*'] })
    const told = await propose(prompts, awaited)
    expect(told).not.toHaveBeenCalled()
    history.replaceState(null, '', '/cart')
    await vi.advanceTimersByTimeAsync(1000)
    expect(find('.card')).toBeNull()

    history.replaceState(null, '', '/teas')
    await vi.advanceTimersByTimeAsync(1000)
    await vi.dynamicImportSettled()

    expect(find('.card')).not.toBeNull()
  })

  it('keeps what the shopper came for when they move on without a load, and nothing else', async () => {
    const { prompts, find } = await setUp()
    await propose(prompts, awaited)
    prompts.onNavigate(new URL('https://shop.example/teas'))
    expect(find('.card')).not.toBeNull()
    find('.done')!.click()
    await propose(prompts, { ...ask, level: 'bar' })
    expect(find('.card')?.dataset['level']).toBe('bar')

    prompts.onNavigate(new URL('https://shop.example/mugs'))

    expect(find('.card')).toBeNull()
  })

  it('leaves with its widget, and without a trace', async () => {
    const { prompts, find } = await setUp()
    await propose(prompts, awaited)
    prompts.leave('wishlist')
    expect(find('.card')).toBeNull()

    await propose(prompts, { ...awaited, id: 'more' })
    prompts.destroy()

    expect(find('.card')).toBeNull()
    await vi.advanceTimersByTimeAsync(5000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('grows after a press in it, not before', async () => {
    const { prompts, find } = await setUp()
    await propose(prompts, awaited)
    expect(find('.card')?.dataset).not.toHaveProperty('grown')
    find('h2')!.click()
    expect(find('.card')?.dataset).toHaveProperty('grown')
  })
})
