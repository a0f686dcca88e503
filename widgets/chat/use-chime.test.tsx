import { act, cleanup } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { draw, drawPrompt } from './render.fixture.ts'
import { createArrived, createStage } from './stage.fixture.ts'

let tones: number
/** Names of locks that another tab holds. */
let held: string[]
let hasBeenActive: boolean

beforeEach(() => {
  tones = 0
  held = []
  hasBeenActive = true
  class Node {
    gain = { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() }
    connect = (next: unknown): unknown => next
    start = (): void => void (tones += 1)
    stop = vi.fn()
  }
  vi.stubGlobal('AudioContext', EventTarget)
  vi.stubGlobal('GainNode', Node)
  vi.stubGlobal('OscillatorNode', Node)
  vi.stubGlobal('navigator', {
    get userActivation() {
      return { hasBeenActive }
    },
    locks: {
      request: async (name: string, _options: object, use: (lock: unknown) => Promise<unknown>) =>
        use(held.includes(name) ? null : { name }),
    },
  })
})

afterEach(() => {
  cleanup()
  forgetTab()
  vi.unstubAllGlobals()
})

describe('the sound', () => {
  it('is made for what arrives, two tones of it', async () => {
    const { model } = draw()
    await act(async () => void (model.arrived.value = [createArrived(4)]))

    expect(tones).toBe(2)
  })

  it('is made once for many', async () => {
    const { model } = draw()
    await act(async () => void (model.arrived.value = [createArrived(4), createArrived(6)]))

    expect(tones).toBe(2)
  })

  it.each([
    ['where the shopper has turned it off', () => undefined, false],
    ['in another tab than the one that makes it', () => held.push('regulars.chime.m-4'), true],
    ['before a gesture', () => (hasBeenActive = false), true],
  ])('is not made %s', async (_where, prepare, hasSound) => {
    prepare()
    const { model } = draw()
    model.hasSound.value = hasSound

    await act(async () => void (model.arrived.value = [createArrived(4)]))

    expect(tones).toBe(0)
  })

  it('is not made for what had come before, but for the card that came because of it', async () => {
    const stage = createStage()
    stage.model.arrived.value = [createArrived(2)]
    stage.model.unread.value = stage.model.arrived.value
    await act(async () => void draw({ stage }))
    expect(tones).toBe(0)

    await act(async () => void drawPrompt(stage))

    expect(tones).toBe(2)
  })
})
