import { describe, expect, it, vi } from 'vitest'
import { createCell } from './core/cell.ts'
import type { Core } from './core/create-core.ts'
import { isBusy } from './host/prompts/busy.ts'
import { createSections } from './sections.ts'
import { defineWidget, type Member, type WidgetContext } from './widget.ts'

const texts = { en: { hello: 'Hello' } } as const

function setUp(shopOptions: Record<string, unknown> = {}, pageOptions = {}) {
  const dispose = vi.fn()
  const createModel = vi.fn((_context: WidgetContext) => ({ dispose }))
  const model = vi.fn(async () => ({ createModel }))
  const wishlist = defineWidget({
    name: 'wishlist',
    parts: async () => ({
      messages: async () => ({ messages: texts }),
      model,
      view: async () => ({ View: () => null, styles: '' }),
    }),
  })
  const write = vi.fn(async () => true)
  const announce = vi.fn()
  const update = vi.fn(async (_key: string, change: (value: unknown) => unknown) => change({}))
  const sections = createSections({
    widgets: [wishlist(pageOptions)],
    shopOptions,
    texts: { wishlist: { hello: 'Bună' } },
    locale: 'ro',
    // Safe: as much of core as a context is made of.
    core: {
      store: { read: vi.fn(), write, update, remove: vi.fn() },
      tabs: { listen: vi.fn(), post: vi.fn() },
      identity: { member: createCell<Member>({ status: 'guest' }) },
      cart: { follow: async () => createCell(null) },
      visits: { ids: () => ({}) },
      live: { listen: vi.fn() },
      news: { set: vi.fn() },
      call: vi.fn(),
      track: vi.fn(),
    } as unknown as Core,
    applyCode: vi.fn(),
    replaceCart: vi.fn(),
    events: { announce, emit: vi.fn() },
    host: () => undefined,
    report: vi.fn(),
  })
  return { sections, createModel, model, dispose, write, update, announce }
}

describe('createSections', () => {
  it('loads nothing before a section is shown', () => {
    expect(setUp().model).not.toHaveBeenCalled()
  })

  it('loads once, however often it is asked', async () => {
    const { sections, createModel } = setUp()
    const [first, second] = await Promise.all([sections[0]!.load(), sections[0]!.load()])
    expect(first).toBe(second)
    expect(createModel).toHaveBeenCalledOnce()
  })

  it('tries again after a failed load', async () => {
    const { sections, model } = setUp()
    model.mockRejectedValueOnce(new Error('offline'))
    await expect(sections[0]!.load()).rejects.toThrow('offline')
    await expect(sections[0]!.load()).resolves.toBeDefined()
  })

  it('puts the options of the page above those of the shop', async () => {
    const { sections, createModel } = setUp({ wishlist: { max: 5, share: true } }, { max: 9 })
    await sections[0]!.load()
    expect(createModel.mock.calls[0]?.[0].options).toEqual({ max: 9, share: true })
  })

  it('speaks the supplied language', async () => {
    const loaded = await setUp().sections[0]!.load()
    expect(loaded.t('hello', { count: 1 })).toBe('Bună')
  })

  it('cuts each widget its own corner of the store', async () => {
    const { sections, createModel, write } = setUp()
    await sections[0]!.load()
    await createModel.mock.calls[0]?.[0].store.write('items', [1], { purpose: 'functional' })
    expect(write).toHaveBeenCalledWith('wishlist.items', [1], { purpose: 'functional' })
  })

  it('keeps what a widget knows under its own name, and gone at sign-out', async () => {
    const { sections, createModel, update } = setUp()
    await sections[0]!.load()
    createModel.mock.calls[0]![0].know({ 'wishlist.full': true, 'customer.vip': true })
    await vi.waitFor(() => expect(update).toHaveBeenCalled())

    const [key, , how] = update.mock.lastCall as unknown[]
    expect([key, how]).toEqual(['campaigns.told', { purpose: 'functional', ofCustomer: true }])
    expect(await update.mock.results[0]?.value).toEqual({
      'wishlist.full': { is: true, at: expect.any(Number) },
    })
  })

  it('is not busy any more with a widget that is gone', async () => {
    const { sections, createModel } = setUp()
    await sections[0]!.load()
    createModel.mock.calls[0]![0].setBusy(true)
    expect(isBusy()).toBe(true)

    sections[0]!.dispose()

    expect(isBusy()).toBe(false)
  })

  it('leaves out what the shop has switched off', () => {
    expect(setUp({ wishlist: false }).sections).toEqual([])
  })

  it('disposes the model, and makes none after that', async () => {
    const { sections, dispose } = setUp()
    await sections[0]!.load()
    sections[0]!.dispose()
    await vi.waitFor(() => expect(dispose).toHaveBeenCalledOnce())
    const { sections: unused } = setUp()
    const loading = unused[0]!.load()
    unused[0]!.dispose()
    await expect(loading).rejects.toThrow('destroyed')
  })
})
