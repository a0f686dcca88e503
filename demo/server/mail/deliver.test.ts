import { beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../testing/test-server.ts'
import { deliverMails } from './deliver.ts'
import { useMailStage } from './mail.fixture.ts'
import { queueMail } from './queue.ts'

const stage = await useMailStage()
const { server, mailbox, after } = stage
const { database } = server

function queue(): Promise<void> {
  return queueMail(database, {
    shopId: stage.shop().id,
    kind: 'notice',
    to: 'ana@home.example',
    fromName: 'Fern & Ember',
    subject: 'Hello',
    parts: [{ kind: 'text', text: 'Hello' }],
    locale: 'en',
    now: server.clock.now(),
  })
}

interface Kept {
  readonly attempts: number
  readonly isOver: boolean
  readonly letter: object
  readonly recipient: string | null
}

function kept(): Promise<Kept[]> {
  return database.query<Kept>(
    'select attempts, next_at is null as "isOver", letter, recipient from mails where shop_id = $1',
    [stage.shop().id],
  )
}

beforeEach(() => {
  server.log.length = 0
})

test('what is sent is forgotten', async () => {
  await queue()

  expect(await after(0)).toHaveLength(1)
  expect(await kept()).toEqual([])
})

test('a mail to nobody is work without a letter', async () => {
  await queue()
  await database.query('update mails set recipient = null where shop_id = $1', [stage.shop().id])

  expect(await after(0)).toHaveLength(0)
  expect(await kept()).toEqual([])
})

test('two processes send it once', async () => {
  await queue()

  await Promise.all([deliverMails(server.services), deliverMails(server.services)])

  expect(mailbox.mails).toHaveLength(1)
})

test('a server that is away is asked again, later and later, as the same mail', async () => {
  await queue()
  mailbox.refuse(new Error('connect ECONNREFUSED'))
  await after(0)
  await after(29_999)
  expect(await kept()).toMatchObject([{ attempts: 1 }])
  await after(1)
  await after(MINUTE - 1)
  expect(await kept()).toMatchObject([{ attempts: 2 }])

  mailbox.refuse(undefined)
  await after(1)

  expect(mailbox.mails).toHaveLength(1)
})

test('after three days it is given up: counted, said, and its words forgotten', async () => {
  await queue()
  mailbox.refuse(new Error('connect ECONNREFUSED'))
  for (let hours = 0; hours <= 76; hours += 4) await after(DAY / 6)

  expect(await kept()).toMatchObject([{ isOver: true, letter: {}, recipient: null }])
  expect(server.log.filter(({ message }) => message === 'mail given up')).toHaveLength(1)
  await after(31 * DAY)
  expect(await kept()).toEqual([])
})

test('a mailbox that does not exist is asked once', async () => {
  await queue()
  mailbox.refuse(Object.assign(new Error('550'), { code: 'EENVELOPE', responseCode: 550 }))
  await after(0)
  mailbox.refuse(undefined)

  expect(await after(DAY)).toHaveLength(0)
  expect(await kept()).toMatchObject([{ attempts: 1, isOver: true }])
})

test('a mailbox that is full is asked again', async () => {
  await queue()
  mailbox.refuse(Object.assign(new Error('452'), { code: 'EENVELOPE', responseCode: 452 }))
  await after(0)
  mailbox.refuse(undefined)

  expect(await after(30_000)).toHaveLength(1)
})

test('a crowd of mails is sent in one go', async () => {
  for (let number = 0; number < 25; number += 1) await queue()

  expect(await after(0)).toHaveLength(25)
})
