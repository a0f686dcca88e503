/** Takes one event at a time to a destination that wants several requests for it, and goes on where an earlier attempt ended. */
import { parseRecord } from '../core/outbox/as-record.ts'
import { createFlights, NOWHERE, type Landing } from '../core/outbox/flights.ts'
import type { QueuedEvent } from '../core/outbox/index.ts'
import type { Answer, Sender } from '../core/outbox/sender.ts'
import type { SenderParts } from './batch-sender.ts'
import type { StepDestination } from './destination.ts'
import type { Memory } from './memory.ts'
import { readTold } from './told.ts'

export interface StepSenderParts extends Pick<SenderParts, 'environment'> {
  readonly memory: Memory
  /** While the page is left nothing may be written. */
  isHere(): boolean
}

const DONE: Answer = { status: 200, retryAfterMs: 0, results: {} }
/** Display, create, recover, update, with one to spare; more means that its answers contradict each other. */
const MOST_STEPS = 5
const CONTRADICTION = 503

export function createStepSender(
  destination: StepDestination,
  { environment, memory, isHere }: StepSenderParts,
): Sender {
  const { launch, ...flights } = createFlights(environment)

  async function tell(event: QueuedEvent): Promise<Answer | undefined> {
    const told = readTold(event)
    const subject = destination.subjectOf(told)
    if (subject === undefined) return DONE
    let known = await memory.read(subject)
    for (let count = 0; count < MOST_STEPS; count += 1) {
      const step = destination.next(told, known)
      if (step === 'done') return DONE
      const landing = await launch(step.request, {
        events: [event],
        keepalive: false,
        readsRefusals: true,
      })
      // What was learnt while the page was away is learnt again by the next attempt.
      if (!landing || !isHere()) return undefined
      const lesson = landing.status
        ? step.learn({ status: landing.status, body: parseRecord(landing.text) })
        : 'failed'
      if (lesson === 'failed') return answerOf(landing)
      if ('drop' in lesson) return { ...DONE, results: dropped(event, lesson.drop) }
      known = lesson.known
      await memory.write(subject, known)
    }
    return answerOf({ ...NOWHERE, status: CONTRADICTION })
  }

  return {
    ...flights,
    async send(events) {
      try {
        // The lane hands over one at a time.
        const [event] = events
        return event ? await tell(event) : DONE
      } catch {
        return answerOf(NOWHERE) // The page has replaced fetch by one that throws.
      }
    },
    // Nobody would be there to take the next step: it waits for the next page.
    sendLast: () => Promise.resolve(undefined),
  }
}

function answerOf({ status, retryAfterMs }: Landing): Answer {
  return { status, retryAfterMs, results: {} }
}

function dropped({ id }: QueuedEvent, reason: string): Answer['results'] {
  return { [id]: { result: 'drop', reason } }
}
