/** Looking up an order: its number and mail address, then the code from the mail, then how far it is. */
import { batch, signal, type ReadonlySignal } from '@preact/signals-core'
import { readProblem } from '../../../src/model/doing.ts'
import type { OrderStatus } from '../contract/order-status.ts'
import type { ChatModel, Reason } from './chat-model.ts'

export interface AskedOrder {
  readonly orderId: string
  readonly email: string
}

export interface OrderLookup {
  /** A code was asked for this one; `undefined` before. */
  readonly asked: ReadonlySignal<AskedOrder | undefined>
  readonly status: ReadonlySignal<OrderStatus | undefined>
  readonly isBusy: ReadonlySignal<boolean>
  /** Why the last try did not work; codes of the contract, `code_over` after the last wrong code, or `no_answer`. */
  readonly refused: ReadonlySignal<Reason | undefined>
  /** `true` when the code is on its way. */
  ask(order: AskedOrder): Promise<boolean>
  /** `true` when the order is shown. */
  show(code: string): Promise<boolean>
  /** Another order. */
  restart(): void
}

type OrderCalls = Pick<ChatModel, 'requestOrderCode' | 'readOrderStatus'>

export function createOrderLookup(calls: OrderCalls): OrderLookup {
  const asked = signal<AskedOrder>()
  const status = signal<OrderStatus>()
  const isBusy = signal(false)
  const refused = signal<Reason>()
  // What is answered after somebody has begun anew is of another order.
  let latest = 0

  async function run<T>(act: () => Promise<T>, done: (value: T) => void): Promise<boolean> {
    if (isBusy.peek()) return false
    const mine = (latest += 1)
    isBusy.value = true
    try {
      const value = await act()
      if (mine === latest) settle(() => done(value))
      return mine === latest
    } catch (error) {
      if (mine === latest) settle(() => (refused.value = reasonOf(error)))
      return false
    }
  }

  function settle(change: () => void): void {
    batch(() => {
      isBusy.value = false
      refused.value = undefined
      change()
    })
  }

  return {
    asked,
    status,
    isBusy,
    refused,
    ask: (order) =>
      run(
        () => calls.requestOrderCode(order.orderId, order.email),
        () => (asked.value = order),
      ),
    async show(code) {
      const order = asked.peek()
      if (!order) return false
      return run(
        () => calls.readOrderStatus(order.orderId, order.email, code),
        (found) => (status.value = found),
      )
    },
    restart() {
      latest += 1
      settle(() => {
        asked.value = undefined
        status.value = undefined
      })
    },
  }
}

function reasonOf(error: unknown): Reason {
  const { code = 'no_answer', params } = readProblem(error)
  const isOver = code === 'code_wrong' && !(Number(params?.['left']) > 0)
  return { code: isOver ? 'code_over' : code, ...(params && { params }) }
}
