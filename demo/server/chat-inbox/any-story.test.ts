import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChatMessage, Conversation } from '../../../widgets/chat/contract.ts'
import { memberOf, type Shopper } from '../chat/chat.fixture.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, type TestAgent } from './inbox.fixture.ts'

const server = await useServer()
const STORIES = 20

interface Story {
  readonly shopper: Shopper
  readonly id: string
  /** Answers that were sent, by `cid`. */
  readonly answers: string[]
  readonly device: Device
}

/** What a page has read so far. */
interface Device {
  cursor: number | undefined
  conversation?: Conversation
  readonly messages: Map<string, ChatMessage>
}

type Deed = (story: Story, agent: TestAgent) => Promise<unknown>

const say: Deed = ({ shopper, id }) => shopper.say(id, 'And another thing')
const answer: Deed = async ({ id, answers }, agent) => {
  const cid = randomUUID()
  await agent.answer(id, 'An answer', cid)
  answers.push(cid)
}
const repeat: Deed = async ({ id, answers }, agent) => {
  const cid = answers.at(-1)
  if (cid !== undefined) await agent.ask(messagePath(id, cid), putting('An answer'))
}
const note: Deed = ({ id }, agent) => agent.note(id, 'Hush')
const look: Deed = ({ id }, agent) => agent.thread(id)
const typing: Deed = ({ id }, agent) => agent.signal(id, { typing: true })
const take: Deed = ({ id }, agent) => agent.handle(id, { assignee: agent.email })
const giveBack: Deed = ({ id }, agent) => agent.handle(id, { assignee: null })
const read = fc.nat(12).map(
  (readSeq): Deed =>
    ({ id }, agent) =>
      agent.signal(id, { readSeq }),
)
const resolve = fc.boolean().map(
  (resolved): Deed =>
    ({ id }, agent) =>
      agent.handle(id, { resolved }),
)
const change = fc
  .record({ which: fc.nat(5), deleted: fc.boolean() })
  .map(({ which, deleted }): Deed => async ({ id, answers }, agent) => {
    const cid = answers[which]
    if (cid === undefined) return
    const body = deleted ? { deleted } : { text: `Better ${which}` }
    await agent.ask(`${messagePath(id, cid)}/change`, { method: 'POST', body })
  })

const DEEDS = [say, say, answer, answer, repeat, note, look, typing, take, giveBack]
const deed = fc.record({
  does: fc.oneof(fc.constantFrom(...DEEDS), fc.constantFrom(...DEEDS), read, resolve, change),
  who: fc.nat(1),
})
/** Each round at the same instant. */
const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
})

const messagePath = (id: string, cid: string): string => `/${id}/messages/${cid}`
const putting = (text: string) => ({ method: 'PUT', body: { text } })

const shop = await server.addShop()
const agents = [await addAgent(server, shop), await addAgent(server, shop)]

async function beginStory(): Promise<Story> {
  const shopper = await memberOf(shop, randomUUID())
  const { conversation } = await shopper.say(randomUUID(), 'Hello?')
  const device: Device = { cursor: undefined, messages: new Map() }
  return { shopper, id: conversation.id, answers: [], device }
}

async function follow({ shopper, device }: Story): Promise<void> {
  for (const page of await shopper.follow(device.cursor)) {
    for (const message of page.messages) device.messages.set(message.cid, message)
    const [told] = page.conversations
    if (told) expectNoStepBack(device.conversation, told)
    if (told) device.conversation = told
    device.cursor = page.cursor
  }
}

/** High-water marks never fall, and nothing is read that was not delivered, or delivered that was not sent. */
function expectNoStepBack(before: Conversation | undefined, now: Conversation): void {
  for (const mark of ['lastSeq', 'theirDeliveredSeq', 'theirReadSeq'] as const)
    expect(now[mark]).toBeGreaterThanOrEqual(before?.[mark] ?? 0)
  expect(now.theirReadSeq).toBeLessThanOrEqual(now.theirDeliveredSeq)
  expect(now.theirDeliveredSeq).toBeLessThanOrEqual(now.lastSeq)
}

test(
  'whatever two agents and a shopper do at once, whoever followed knows what is so',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (story) => {
        const told = await beginStory()
        for (const round of story) {
          await Promise.all(round.map(({ does, who }) => does(told, agents[who]!)))
          await follow(told)
        }

        const { conversations } = await told.shopper.changes()
        const { messages } = await told.shopper.earlier(told.id, 'limit=200')
        const { row, notes } = await agents[0]!.thread(told.id)
        const { device } = told
        expect([device.conversation]).toEqual(conversations)
        expect([...device.messages.values()].toSorted((a, b) => a.seq - b.seq)).toEqual(messages)
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
        expect(messages.filter(({ author }) => author.kind === 'agent')).toHaveLength(
          told.answers.length,
        )
        expect(JSON.stringify(messages)).not.toContain('Hush')
        expect(row.stage).toBe(conversations[0]?.stage)
        expect(notes.every(({ afterSeq }) => afterSeq <= messages.length)).toBe(true)
      }),
      { numRuns: STORIES },
    )
  },
)
