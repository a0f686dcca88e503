import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClosedAs } from '../../widget.ts'
import {
  ask,
  awaited,
  createSpeaker,
  leaveNothing,
  propose,
  setUp,
  startClock,
} from './prompts.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

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

  it('tells the view that its frame has closed it, and not that the view did', async () => {
    const { prompts, find } = await setUp()
    const onDismissed = vi.fn()
    const speaker = createSpeaker('wishlist', onDismissed)
    await propose(prompts, awaited, speaker)
    find('.later')!.click()
    expect(onDismissed).not.toHaveBeenCalled()

    await propose(prompts, { ...awaited, id: 'other' }, speaker)
    find('.never')!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    )

    expect(onDismissed).toHaveBeenCalledOnce()
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
    history.replaceState(null, '', '/checkout')
    await vi.advanceTimersByTimeAsync(1000)
    expect(find('.card')).toBeNull()

    history.replaceState(null, '', '/teas')
    await vi.advanceTimersByTimeAsync(1000)
    await vi.dynamicImportSettled()

    expect(find('.card')).not.toBeNull()
  })

  it('shows what the shopper came for in the cart, and asks nothing there of its own', async () => {
    history.replaceState(null, '', '/cart')
    const { prompts, find } = await setUp()
    expect(await propose(prompts, ask)).not.toHaveBeenCalled()
    expect(find('.card')).toBeNull()

    await propose(prompts, awaited)

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

  it('comes once somebody looks at the page', async () => {
    const show = (state: DocumentVisibilityState): void => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    const { prompts, find } = await setUp()
    show('hidden')
    await propose(prompts, awaited)
    expect(find('.card')).toBeNull()

    show('visible')
    await vi.advanceTimersByTimeAsync(300)
    await vi.dynamicImportSettled()

    expect(find('.card')).not.toBeNull()
  })

  it('grows after a press in it, not before', async () => {
    const { prompts, find } = await setUp()
    await propose(prompts, awaited)
    expect(find('.card')?.dataset).not.toHaveProperty('grown')
    find('h2')!.click()
    expect(find('.card')?.dataset).toHaveProperty('grown')
  })
})
