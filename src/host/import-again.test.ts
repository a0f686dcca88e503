import { expect, it, vi } from 'vitest'
import { importAgain } from './import-again.ts'

it('gives what the import gives', async () => {
  expect(await importAgain(async () => ({ a: 1 }))).toEqual({ a: 1 })
})

it('is refused with the reason of the browser', async () => {
  await expect(importAgain(() => Promise.reject(new Error('offline')))).rejects.toThrow('offline')
})

it('asks each time it is called', async () => {
  const load = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('offline'))
  load.mockResolvedValue(7)
  await expect(importAgain(load)).rejects.toThrow('offline')
  expect(await importAgain(load)).toBe(7)
})

it('does not take a file that the wanted one imports for the wanted one', async () => {
  const error = new TypeError('error loading dynamically imported module: https://a.example/b.js')
  const load = (): Promise<unknown> => Promise.reject(error)
  await expect(importAgain(load)).rejects.toBe(error)
})
