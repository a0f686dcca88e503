import { describe, expect, it, vi } from 'vitest'
import { createTextSource } from './text-source.ts'

describe('createTextSource', () => {
  it('fetches a language once, however often it is asked for', async () => {
    const load = vi.fn(async () => ({ ui: { open: 'Deschide' } }))
    const texts = createTextSource(load, vi.fn())
    texts.prefetch('ro')
    expect(await texts.load('ro')).toEqual({ ui: { open: 'Deschide' } })
    expect(await texts.load('ro')).toEqual({ ui: { open: 'Deschide' } })
    expect(load).toHaveBeenCalledExactlyOnceWith('ro')
  })

  it.each(['en', 'ar'])('asks for nothing in %s', async (language) => {
    const load = vi.fn()
    expect(await createTextSource(load, vi.fn()).load(language)).toBeUndefined()
    expect(load).not.toHaveBeenCalled()
  })

  it('reports a language that cannot be had, and tries again when it is next wanted', async () => {
    const report = vi.fn()
    const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue({ ui: {} })
    const texts = createTextSource(load, report)
    expect(await texts.load('ro')).toBeUndefined()
    expect(report).toHaveBeenCalledOnce()
    expect(await texts.load('ro')).toEqual({ ui: {} })
  })

  it('takes an answer that is no object for none', async () => {
    expect(await createTextSource(async () => '<html>', vi.fn()).load('pl')).toBeUndefined()
  })
})
