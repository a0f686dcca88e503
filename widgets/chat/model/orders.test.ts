import { describe, expect, it, vi } from 'vitest'
import { createRefusal } from '../../../src/model/context.fixture.ts'
import { ORDER } from '../orders/order.fixture.ts'
import { createOrderLookup } from './orders.ts'

const ASKED = { orderId: '1042', email: 'ana@example.com' }

function setUp(more: Partial<Parameters<typeof createOrderLookup>[0]> = {}) {
  const calls = {
    requestOrderCode: vi.fn(async (_orderId: string, _email: string) => {}),
    readOrderStatus: vi.fn(async () => ORDER),
    ...more,
  }
  return { ...calls, lookup: createOrderLookup(calls) }
}

describe('createOrderLookup', () => {
  it('asks for a code, and shows the order with it', async () => {
    const { lookup, readOrderStatus } = setUp()

    expect(await lookup.ask(ASKED)).toBe(true)
    expect(await lookup.show('123456')).toBe(true)

    expect(readOrderStatus).toHaveBeenCalledWith('1042', 'ana@example.com', '123456')
    expect(lookup.status.value).toEqual(ORDER)
  })

  it('shows nothing before a code was asked for', async () => {
    const { lookup, readOrderStatus } = setUp()

    expect(await lookup.show('123456')).toBe(false)
    expect(readOrderStatus).not.toHaveBeenCalled()
  })

  it.each([
    [{ left: 2 }, 'code_wrong'],
    [{ left: 0 }, 'code_over'],
    [{}, 'code_over'],
  ])('says what became of a wrong code: %j is %s', async (params, code) => {
    const { lookup } = setUp({
      readOrderStatus: async () => {
        throw createRefusal('code_wrong', 422, { params })
      },
    })
    await lookup.ask(ASKED)

    expect(await lookup.show('000000')).toBe(false)
    expect(lookup.refused.value?.code).toBe(code)
  })

  it('says that nobody answered, and may be asked again', async () => {
    const requestOrderCode = vi.fn(async () => {})
    requestOrderCode.mockRejectedValueOnce(new Error('down'))
    const { lookup } = setUp({ requestOrderCode })

    await lookup.ask(ASKED)
    expect(lookup.refused.value).toEqual({ code: 'no_answer' })
    await lookup.ask(ASKED)

    expect(lookup.refused.value).toBeUndefined()
    expect(lookup.asked.value).toEqual(ASKED)
  })

  it('asks once, however often it is pressed', async () => {
    const { lookup, requestOrderCode } = setUp()

    const first = lookup.ask(ASKED)
    expect(await lookup.ask(ASKED)).toBe(false)
    await first

    expect(requestOrderCode).toHaveBeenCalledOnce()
  })

  it('drops what is answered after a new beginning', async () => {
    const { lookup } = setUp()

    const late = lookup.ask(ASKED)
    lookup.restart()

    expect(await late).toBe(false)
    expect(lookup.asked.value).toBeUndefined()
    expect(lookup.isBusy.value).toBe(false)
  })
})
