/** The moment a campaign waits for. */
import { z } from 'zod/mini'
import { EventName } from '../event.ts'

const Selector = z.string().check(z.minLength(1), z.maxLength(200))
const Seconds = z.int().check(z.minimum(1), z.maximum(3600))

export const Trigger = z.discriminatedUnion('on', [
  z.object({ on: z.literal('load') }),
  z.object({
    on: z.literal('exit'),
    sensitivity: z._default(z.enum(['low', 'normal', 'high']), 'normal'),
    /** For browsers with their tabs at the side; the top edge alone if left out. */
    leftEdge: z.optional(z.boolean()),
    /** How long the page was looked at before leaving it counts. */
    dwellSeconds: z._default(z.int().check(z.minimum(3), z.maximum(30)), 8),
  }),
  /** Seconds the page was seen; in the background none go by. */
  z.object({ on: z.literal('time'), seconds: Seconds }),
  z.object({ on: z.literal('scroll'), percent: z.int().check(z.minimum(1), z.maximum(100)) }),
  /** Neither touched nor scrolled nor typed. */
  z.object({ on: z.literal('idle'), seconds: Seconds }),
  z.object({ on: z.literal('click'), selector: Selector }),
  z.object({ on: z.literal('seen'), selector: Selector }),
  z.object({ on: z.literal('event'), name: EventName }),
  /** The cart changed. */
  z.object({ on: z.literal('cart') }),
  /** Back on the page after so long elsewhere. */
  z.object({
    on: z.literal('return'),
    minutes: z.int().check(z.minimum(1), z.maximum(43_200)),
  }),
])
export type Trigger = z.infer<typeof Trigger>
