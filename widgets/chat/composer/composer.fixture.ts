/** Where the shopper writes, for tests: the field, its keys, and whether a finger presses them. */
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, vi } from 'vitest'
import { forgetTab } from '../../../src/ui/tab-memory.ts'

/** For the top of a test file. Everything of a test is gone after it. */
export function useField() {
  const device = { isTouch: false }
  beforeEach(() => {
    device.isTouch = false
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(new EventTarget(), { matches: device.isTouch && query.includes('coarse') }),
    )
  })
  afterEach(() => {
    cleanup()
    forgetTab()
    vi.unstubAllGlobals()
  })
  return device
}

export const field = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' })

/** `false` when the field has used the key. */
export const press = (key: string, more = {}) => fireEvent.keyDown(field(), { key, ...more })
