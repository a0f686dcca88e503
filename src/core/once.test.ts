import { expect, test, vi } from 'vitest'
import { once } from './once.ts'

test('what is asked for twice is loaded once', async () => {
  const load = vi.fn(async () => ({}))
  const get = once(load)
  expect(await get()).toBe(await get())
  expect(load).toHaveBeenCalledOnce()
})

test('what could not be loaded is tried again at the next call', async () => {
  const get = once(vi.fn(async () => 'loaded').mockRejectedValueOnce(new Error('offline')))
  await expect(get()).rejects.toThrow('offline')
  await expect(get()).resolves.toBe('loaded')
})
