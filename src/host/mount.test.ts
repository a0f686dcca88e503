import { createCell } from '../core/cell.ts'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { h } from 'preact'
import { createFormat, createTranslate } from '../i18n/index.ts'
import type { NewsCounts } from '../core/news.ts'
import type { Member } from '../widget.ts'
import { mountHost, type Host, type HostOptions } from './mount.ts'
import type { Section } from './section.ts'

const hosts: Host[] = []
// Compiled now, so that no test waits for them.
beforeAll(() => Promise.all([import('./panel.ts'), import('./views.tsx')]))
// happy-dom lays nothing out, so nothing is ever in the way.
document.elementsFromPoint = () => []
afterEach(() => {
  for (const host of hosts.splice(0)) host.destroy()
  sessionStorage.clear()
  document.body.replaceChildren()
})

function createSection(name: string, load?: Section['load']): Section {
  const loaded = {
    title: `About ${name}`,
    View: ({ place }: { place: string }) => h('p', { class: name }, `${name} in ${place}`),
    Summary: () => h('span', {}, `${name} in short`),
    styles: `.${name} { color: red }`,
    model: { dispose: vi.fn() },
    t: createTranslate({}, undefined, 'en'),
    format: createFormat('en'),
  }
  return {
    name,
    load: load ?? (async () => loaded),
    loadSummary: async () => loaded,
    prepare: async () => false,
    drop: () => undefined,
    loadPrompt: () => new Promise(() => undefined),
    wake: vi.fn(),
    dispose: vi.fn(),
  }
}

async function mount(changes: Partial<HostOptions> = {}) {
  const told: string[] = []
  const member = createCell<Member>({ status: 'guest' })
  const host = await mountHost({
    shopName: 'Fern & Ember',
    locale: { tag: 'en', direction: 'ltr' },
    theme: {},
    launcher: {},
    sections: [createSection('loyalty'), createSection('chat')],
    member,
    news: createCell({}),
    texts: undefined,
    onOpen: (widget, by) => told.push(`open ${widget} by ${by}`),
    onClose: (widget) => told.push(`close ${widget}`),
    report: (error) => told.push(String(error)),
    ...changes,
  })
  hosts.push(host)
  const element = document.querySelector('regulars-host')!
  const find = <E extends Element = HTMLElement>(selector: string) =>
    element.shadowRoot!.querySelector<E>(selector)
  return { host, told, member, element, find, launcher: find<HTMLButtonElement>('.launcher')! }
}

describe('mountHost', () => {
  it('stands beside the body, where a replaced body does not take it along', async () => {
    const { element } = await mount()
    expect(element.parentElement).toBe(document.documentElement)
  })

  it('opens the one section by the launcher and closes by it', async () => {
    const { launcher, find, told } = await mount({ sections: [createSection('loyalty')] })
    launcher.click()
    await vi.waitFor(() => expect(find('.loyalty')?.textContent).toBe('loyalty in panel'))
    expect(launcher.getAttribute('aria-expanded')).toBe('true')
    launcher.click()
    expect(find('.panel')).toBeNull()
    expect(launcher.getAttribute('aria-expanded')).toBe('false')
    expect(told).toEqual(['open loyalty by launcher', 'close loyalty'])
  })

  it('goes straight to the section that was asked for', async () => {
    const { host, find } = await mount()
    await host.open('chat')
    await vi.waitFor(() => expect(find('.panel-body')?.textContent).toBe('chat in panel'))
  })

  it('moves the focus to the heading and back to what opened it', async () => {
    const { element, find, launcher } = await mount()
    launcher.focus()
    launcher.click()
    await vi.waitFor(() =>
      expect(element.shadowRoot!.activeElement?.id).toBe('regulars-panel-title'),
    )
    find('.panel')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(element.shadowRoot!.activeElement).toBe(launcher)
  })

  it('opens by a button of the page', async () => {
    document.body.innerHTML = '<button data-regulars-open="chat"><b>Talk</b></button>'
    const { host, told } = await mount()
    document.addEventListener('click', host.onClick, { once: true })
    document.querySelector('b')!.click()
    await vi.waitFor(() => expect(told).toEqual(['open chat by page']))
  })

  it('greets a member by name, in the same tick as the sign-in', async () => {
    const { host, find, member } = await mount()
    await host.open()
    await vi.waitFor(() => expect(find('.tile')).not.toBeNull())
    expect(find('h2')?.textContent).toBe('Fern & Ember')
    member.value = { status: 'member', name: 'Ana' }
    await vi.waitFor(() => expect(find('h2')?.textContent).toBe('Hello, Ana'))
  })

  it('offers to try again when a section could not be loaded', async () => {
    const load = vi.fn<Section['load']>().mockRejectedValueOnce(new Error('offline'))
    load.mockImplementation(createSection('chat').load)
    const { host, find } = await mount({ sections: [createSection('chat', load)] })
    await host.open()
    await vi.waitFor(() => expect(find('.trouble')).not.toBeNull())
    find('.trouble button')!.click()
    await vi.waitFor(() => expect(find('.chat')).not.toBeNull())
  })

  it('shows no launcher on the paths named, as the shopper moves on without a load', async () => {
    const { host, launcher } = await mount({ launcher: { hideOn: ['/checkout/*'] } })
    await vi.waitFor(() => expect(launcher.hidden).toBe(false))

    host.onNavigate(new URL('https://shop.example/checkout/pay'))
    await vi.waitFor(() => expect(launcher.hidden).toBe(true))
    host.onNavigate(new URL('https://shop.example/teas'))
    await vi.waitFor(() => expect(launcher.hidden).toBe(false))
  })

  it.each([null, '', 7, {}, [null, 3]])('shows the launcher when hideOn is %j', async (hideOn) => {
    // Safe for this test: what comes from a backend is unchecked.
    const { launcher } = await mount({ launcher: { hideOn } as unknown as HostOptions['launcher'] })
    await vi.waitFor(() => expect(launcher.hidden).toBe(false))
  })

  it('shows how much is new, and announces only what comes while the page is there', async () => {
    const news = createCell<NewsCounts>({ chat: 2 })
    const { find, launcher } = await mount({ news })
    await vi.waitFor(() => expect(find('[part="badge"]')?.textContent).toBe('2'))
    expect(launcher.getAttribute('aria-label')).toBe('Rewards and help, 2 new')
    expect(find('.badge-status')?.textContent).toBe('')

    news.value = { chat: 3 }
    await vi.waitFor(() => expect(find('.badge-status')?.textContent).toBe('3 new'))
  })

  it('has no badge, and loads none, while nothing is new', async () => {
    const { find } = await mount()
    await vi.dynamicImportSettled()
    expect(find('[part="badge"]')).toBeNull()
  })

  it('leaves the fallback where the page wants nothing drawn', async () => {
    document.body.innerHTML = '<regulars-loyalty><a href="/rewards">Rewards</a></regulars-loyalty>'
    const asked: unknown[] = []
    const onBeforeShow = (event: DocumentEventMap['regulars:before-show']): void => {
      asked.push(event.target, event.detail)
      event.preventDefault()
    }
    document.addEventListener('regulars:before-show', onBeforeShow)
    await mount()
    const inline = document.querySelector('regulars-loyalty')!

    await vi.waitFor(() => expect(asked).toEqual([inline, { widget: 'loyalty', by: 'element' }]))
    await vi.dynamicImportSettled()
    document.removeEventListener('regulars:before-show', onBeforeShow)
    expect(inline.shadowRoot).toBeNull()
  })

  it('shows no launcher where the merchant has a button of their own', async () => {
    expect((await mount({ launcher: { kind: 'none' } })).launcher.hidden).toBe(true)
  })

  it('comes back when a cleaning script takes it out, but not for ever', async () => {
    const { element } = await mount()
    for (let time = 0; time < 5; time++) {
      element.remove()
      await vi.waitFor(() => expect(element.isConnected).toBe(true))
    }
    element.remove()
    await Promise.resolve()
    expect(element.isConnected).toBe(false)
  })

  it('draws a section where the page wants it, and gives the fallback back', async () => {
    document.body.innerHTML = '<regulars-loyalty><a href="/rewards">Rewards</a></regulars-loyalty>'
    const { host } = await mount()
    const inline = document.querySelector('regulars-loyalty')!
    await vi.waitFor(() => expect(inline.shadowRoot?.textContent).toBe('loyalty in page'))
    host.destroy()
    await vi.waitFor(() => expect(inline.shadowRoot?.querySelector('slot')).not.toBeNull())
    expect(inline.shadowRoot?.adoptedStyleSheets).toEqual([])
    expect(document.querySelector('regulars-host')).toBeNull()
  })

  it('draws an element that comes later, and lets go of one that leaves', async () => {
    await mount()
    const inline = document.createElement('regulars-loyalty')
    document.body.append(inline)
    await vi.waitFor(() => expect(inline.shadowRoot?.textContent).toBe('loyalty in page'))
    inline.remove()
    await vi.waitFor(() => expect(inline.shadowRoot?.querySelector('slot')).not.toBeNull())
  })

  it('says nothing of an element that could not be drawn because all was taken away', async () => {
    let fail: (error: Error) => void = vi.fn()
    const load: Section['load'] = () => new Promise((_, reject) => void (fail = reject))
    const { host, told } = await mount({ sections: [createSection('loyalty', load)] })
    document.body.append(document.createElement('regulars-loyalty'))
    await vi.dynamicImportSettled()

    host.destroy()
    hosts.length = 0
    fail(new Error('The instance was destroyed.'))
    await vi.dynamicImportSettled()

    expect(told).toEqual([])
  })

  it('does not draw an element that was taken out while it was loading', async () => {
    const section = createSection('loyalty')
    let arrive = (): void => undefined
    const load: Section['load'] = async () => {
      await new Promise<void>((resolve) => {
        arrive = resolve
      })
      return section.load()
    }
    await mount({ sections: [createSection('loyalty', load)] })
    const inline = document.createElement('regulars-loyalty')
    document.body.append(inline)
    await vi.dynamicImportSettled()

    inline.remove()
    arrive()
    await vi.dynamicImportSettled()

    expect(inline.shadowRoot).toBeNull()
  })

  it('keeps what is drawn in an element that is only moved', async () => {
    document.body.innerHTML = '<regulars-loyalty></regulars-loyalty><main></main>'
    await mount()
    const inline = document.querySelector('regulars-loyalty')!
    await vi.waitFor(() => expect(inline.shadowRoot?.textContent).toBe('loyalty in page'))
    const drawn = inline.shadowRoot!.firstElementChild

    document.querySelector('main')!.append(inline)
    await vi.dynamicImportSettled()

    expect(inline.shadowRoot!.firstElementChild).toBe(drawn)
  })

  it('keeps keys typed into a field from the hot keys of the page', async () => {
    const { host, element, find } = await mount()
    await host.open()
    await vi.waitFor(() => expect(find('.panel-content')).not.toBeNull())
    const heard: string[] = []
    document.addEventListener('keydown', (event) => heard.push(event.key), { once: true })
    const field = document.createElement('input')
    find('.panel-content')!.append(field)
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }))
    expect(heard).toEqual([])
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', bubbles: true }))
    expect(heard).toEqual(['b'])
  })
})
