import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '../../../widgets/feedback/contract.ts'
import { useServer } from '../testing/use-server.ts'
import { addSurvey, changeAsShop, complain, guestOf } from './feedback.fixture.ts'
import { moveTicket } from './tickets.ts'

const server = await useServer()
const STORIES = 40

interface Sent {
  readonly rev: number
  readonly answers: Answers
  readonly finished: boolean
}

/** As a page sends them: each with all so far, the end reached at some time or never. */
const story = fc
  .record({
    scores: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
    endsAt: fc.option(fc.nat(5)),
  })
  .map(({ scores, endsAt }): Sent[] =>
    scores.map((likely, at) => ({
      rev: at + 1,
      answers: { likely, ...(at > 1 && { wrong: `${at}` }) },
      finished: endsAt !== null && at >= endsAt,
    })),
  )

/** Any order, with repeats, and each at least once. */
const arrivals = story.chain((sent) =>
  fc
    .array(fc.nat(sent.length - 1), { maxLength: 6 })
    .chain((more) =>
      fc
        .shuffledSubarray([...sent.keys(), ...more], { minLength: sent.length + more.length })
        .map((order) => ({ sent, order })),
    ),
)

test('whatever comes first, answers end as they were sent last, with one ticket or none', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)

  await fc.assert(
    fc.asyncProperty(arrivals, async ({ sent, order }) => {
      const guest = await guestOf(shop)
      const id = randomUUID()
      for (const at of order) {
        const { answers, ...rest } = sent[at] ?? { answers: {}, rev: 1, finished: false }
        await guest.answer(answers, { id, ...rest })
      }

      const last = sent.at(-1)
      const { response } = await guest.answer({ likely: 0 }, { id, rev: 1, finished: false })
      const isFinished = sent.some(({ finished }) => finished)
      expect(response).toMatchObject({ rev: last?.rev, finished: isFinished })
      expect(response.answers).toEqual(last?.answers)
      const { tickets } = await guest.mine()
      expect(tickets).toHaveLength(isFinished ? 1 : 0)
    }),
    { numRuns: STORIES },
  )
})

test('whatever order notes come in, and however often, each is there once and the cursor only grows', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const cids = Array.from({ length: 4 }, () => randomUUID())

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.nat(3), fc.constantFrom('your_turn' as const, 'resolved' as const)), {
        minLength: 1,
        maxLength: 8,
      }),
      async (steps) => {
        const guest = await guestOf(shop)
        const { id } = await complain(guest)
        let { cursor } = await guest.mine()
        const own = cids.map(() => randomUUID())
        for (const step of steps) {
          if (typeof step === 'number') await guest.note(id, `${step}`, own[step])
          else
            await changeAsShop(server, shop, id, (change) =>
              moveTicket(change, step, { kind: 'agent', name: 'Elena' }),
            )
          const now = (await guest.mine()).cursor
          expect(now).toBeGreaterThanOrEqual(cursor)
          cursor = now
        }

        const [ticket] = (await guest.mine()).tickets
        const notes = ticket?.entries.flatMap(({ kind, text }) => (kind === 'note' ? text : []))
        const said = new Set(steps.filter((step) => typeof step === 'number').map(String))
        expect(notes).toEqual([...said])
        expect(ticket?.entries.map(({ seq }) => seq)).toEqual(ticket?.entries.map((_, n) => n + 1))
      },
    ),
    { numRuns: STORIES },
  )
})
