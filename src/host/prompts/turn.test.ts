import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Level } from '../../widget.ts'
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

const yes = () => vi.fn(async (_level: Level) => true)

describe('a turn', () => {
  it('is told to who proposed, before anything is loaded or drawn', async () => {
    const { prompts, find } = await setUp()
    const speaker = createSpeaker()
    const onTurn = vi.fn(async () => {
      expect(speaker.loadPrompt).not.toHaveBeenCalled()
      expect(find('.card')).toBeNull()
      return true
    })
    expect(await propose(prompts, { ...awaited, onTurn }, speaker)).toHaveBeenCalledWith('sheet')
    expect(onTurn).toHaveBeenCalledExactlyOnceWith('sheet')
    expect(find('.card')).not.toBeNull()
  })

  it('is not told of what the page does not want', async () => {
    const veto = (event: Event): void => event.preventDefault()
    document.addEventListener('regulars:before-show', veto)
    const { prompts } = await setUp()
    const onTurn = yes()
    await propose(prompts, { ...awaited, onTurn })
    document.removeEventListener('regulars:before-show', veto)
    expect(onTurn).not.toHaveBeenCalled()
  })

  it.each([
    ['has nothing to say', async () => false],
    ['fails', async () => Promise.reject(new Error('no offer'))],
  ])('is given back when it %s', async (_, onTurn) => {
    const { prompts, find, said, attention, reported } = await setUp()
    const closed = vi.spyOn(attention, 'closed')
    const speaker = createSpeaker()

    const told = await propose(prompts, { ...awaited, onTurn }, speaker)

    expect(told).toHaveBeenCalledWith(undefined)
    expect(closed).toHaveBeenCalledWith(expect.anything(), 'unsaid')
    expect(speaker.loadPrompt).not.toHaveBeenCalled()
    expect(find('.card')).toBeNull()
    expect(said).toEqual([])
    expect(reported).toHaveLength(onTurn.toString().includes('reject') ? 1 : 0)
  })

  it('is asked for once, also of one that is proposed again or has to wait once more', async () => {
    const { prompts, find } = await setUp()
    const onTurn = yes()
    const speaker = createSpeaker()
    const load = speaker.loadPrompt
    let finish = (): void => undefined
    const slow = () =>
      new Promise<void>((resolve) => (finish = resolve)).then(async () => load.call(speaker))
    void prompts.propose({ ...speaker, loadPrompt: slow }, { ...awaited, onTurn })
    await vi.advanceTimersByTimeAsync(300)
    const again = vi.fn()
    void prompts.propose(speaker, { ...awaited, onTurn }).then(again)
    // The page opens a dialog while the card loads: it has to wait.
    document.body.innerHTML = '<dialog open>Size guide</dialog>'
    finish()
    await vi.advanceTimersByTimeAsync(1000)
    document.body.replaceChildren()
    await vi.advanceTimersByTimeAsync(1000)
    finish()
    await vi.advanceTimersByTimeAsync(1000)
    await vi.dynamicImportSettled()

    expect(onTurn).toHaveBeenCalledOnce()
    expect(find('.card')).not.toBeNull()
    expect(again).toHaveBeenCalledWith('sheet')
  })

  it('that nobody uses is the next one’s, who waits to hear of it', async () => {
    const { prompts, find, news } = await setUp()
    let answer = (_isWanted: boolean): void => undefined
    const onTurn = () => new Promise<boolean>((resolve) => (answer = resolve))
    await vi.advanceTimersByTimeAsync(10_000)
    void prompts.propose(createSpeaker(), { ...ask, id: 'first', priority: 1, onTurn })
    const second = await propose(prompts, { ...ask, id: 'second', isNeverQuieter: true })
    expect(second).not.toHaveBeenCalled()

    answer(false)
    await vi.advanceTimersByTimeAsync(1000)
    await vi.dynamicImportSettled()

    expect(find('.card')?.textContent).toContain('About second')
    expect(second).toHaveBeenCalledWith('sheet')
    expect(news.peek()).toEqual({})
  })

  it('that was used leaves the others the launcher', async () => {
    const { prompts, find, news } = await setUp()
    await vi.advanceTimersByTimeAsync(10_000)
    void prompts.propose(createSpeaker(), { ...ask, id: 'first', priority: 1, onTurn: yes() })
    const second = await propose(prompts, { ...ask, id: 'second' })
    await vi.advanceTimersByTimeAsync(1000)

    expect(find('.card')?.textContent).toContain('About first')
    expect(second).toHaveBeenCalledWith('badge')
    expect(news.peek()).toEqual({ wishlist: 1 })
  })

  it('of a badge is told too, and draws no dot where there is nothing', async () => {
    const { prompts, news, said } = await setUp()
    const onTurn = vi.fn(async () => false)
    const told = await propose(prompts, { ...ask, level: 'badge', onTurn })
    expect(onTurn).toHaveBeenCalledExactlyOnceWith('badge')
    expect(told).toHaveBeenCalledWith(undefined)
    expect(news.peek()).toEqual({})
    expect(said).toEqual([])
  })
})

describe('a silent turn', () => {
  it('counts as said, draws nothing, and leaves the place to the next', async () => {
    const { prompts, find, said, attention } = await setUp()
    const onTurn = yes()
    const speaker = createSpeaker()
    const waits = await propose(prompts, { ...ask, isSilent: true, onTurn }, speaker)
    await vi.advanceTimersByTimeAsync(10_000)

    expect(onTurn).toHaveBeenCalledExactlyOnceWith('sheet')
    expect(waits).toHaveBeenCalledWith('sheet')
    expect(speaker.loadPrompt).not.toHaveBeenCalled()
    expect(find('.card')).toBeNull()
    expect(said).toEqual([])

    // The page was interrupted as in every other arm, but the place is free for who is awaited.
    expect(await propose(prompts, { ...ask, id: 'next' })).toHaveBeenCalledWith('badge')
    expect(await propose(prompts, awaited)).toHaveBeenCalledWith('sheet')
    expect(attention.explain().find(({ asked }) => asked.id === 'next')?.reason).toBe('page_quota')
  })

  it('of a badge draws no dot', async () => {
    const { prompts, news, said } = await setUp()
    const told = await propose(prompts, { ...ask, level: 'badge', isSilent: true, onTurn: yes() })
    expect(told).toHaveBeenCalledWith('badge')
    expect(news.peek()).toEqual({})
    expect(said).toEqual([])
  })
})

describe('while a complaint is open', () => {
  const promo = { ...ask, isPromotional: true }

  it('nothing is advertised, also not to who came for something', async () => {
    const { prompts, shopper, find } = await setUp()
    shopper.hasComplaint = true

    expect(await propose(prompts, { ...promo, isAwaited: true })).toHaveBeenCalledWith(undefined)
    expect(find('.card')).toBeNull()
    expect(await propose(prompts, awaited)).toHaveBeenCalledWith('sheet')
  })

  it('what advertises goes from the screen with the next look', async () => {
    const { prompts, shopper, find } = await setUp()
    await propose(prompts, { ...promo, isAwaited: true })
    expect(find('.card')).not.toBeNull()

    shopper.hasComplaint = true
    await propose(prompts, { ...ask, id: 'other' })

    expect(find('.card')).toBeNull()
  })
})
