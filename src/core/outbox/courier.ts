/** The half of the outbox that speaks to the server. */
import { createDeadLetters, type DeadLetters, type DeadLettersOptions } from './dead-letters.ts'
import { createDelivery, type Delivery, type DeliveryOptions } from './delivery.ts'
import { createSender, type Sender, type SenderOptions } from './sender.ts'
import type { OutboxOptions } from './types.ts'

export type Courier = Delivery & Pick<Sender, 'abort'> & Pick<DeadLetters, 'forget'>

export type CourierOptions = Omit<DeliveryOptions, 'sender' | 'deadLetters'> &
  SenderOptions &
  DeadLettersOptions &
  Pick<OutboxOptions, 'sender'>

export function createCourier(options: CourierOptions): Courier {
  const sender = options.sender ?? createSender(options)
  const deadLetters = createDeadLetters(options)
  const delivery = createDelivery({ ...options, sender, deadLetters })
  return { ...delivery, abort: sender.abort, forget: deadLetters.forget }
}
