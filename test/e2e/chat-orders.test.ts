/** “Where is my order?” without an account: number, mail address, and the code that only the mailbox has. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openChat, useChatStage, take } from '../helpers/chat-stage.ts'
import { panelOf } from '../helpers/widgets.ts'

const ORDER = 'FE-MC526-9BHJK'
const BUYER = 'mihai.ceban@example.com'

const stage = await useChatStage()

/** Of the newest mail to this address. */
async function codeFor(address: string): Promise<string | undefined> {
  await stage.demo.runJobs()
  const folder = stage.demo.mailFolder
  for (const name of (await readdir(folder)).sort().reverse()) {
    if (!name.endsWith('.eml')) continue
    const mail = await readFile(join(folder, name), 'utf8')
    if (mail.includes(address)) return /^(\d{6})\r?$/m.exec(mail)?.[1]
  }
  return undefined
}

it('the code from the mail shows how far the order is; a wrong one does not', async () => {
  const guest = await stage.guest()
  const chat = await openChat(guest)
  await chat.locator('.buttons').getByRole('button', { name: 'Where is my order?' }).click()
  await chat.getByLabel('Order number').fill(ORDER)
  await chat.getByLabel('E-mail of the order').fill(BUYER)
  await chat.getByRole('button', { name: 'Send me the code' }).click()
  await chat.getByLabel('Code from the mail').waitFor()
  await expect.poll(() => codeFor(BUYER)).toMatch(/^\d{6}$/)
  const code = (await codeFor(BUYER)) ?? ''

  await chat.getByLabel('Code from the mail').fill(code === '000000' ? '000001' : '000000')
  await chat.getByRole('button', { name: 'Show my order' }).click()
  await chat.getByText('That is not the code.').first().waitFor()
  await chat.getByLabel('Code from the mail').fill(code)
  await chat.getByRole('button', { name: 'Show my order' }).click()

  await chat.getByText(`Order ${ORDER}`).first().waitFor()
  await chat.getByText('Ordered').first().waitFor()
})

it('an order that is not there is answered in the same words, and gets no mail', async () => {
  const guest = await stage.guest()
  const chat = await openChat(guest)
  await chat.locator('.buttons').getByRole('button', { name: 'Where is my order?' }).click()
  await chat.getByLabel('Order number').fill('FE-NOBODY-1')
  await chat.getByLabel('E-mail of the order').fill('nobody@example.com')
  await chat.getByRole('button', { name: 'Send me the code' }).click()

  await chat.getByLabel('Code from the mail').waitFor()

  expect(await codeFor('nobody@example.com')).toBeUndefined()
})

it('whoever cannot find it asks a person, who sees what was tried', async () => {
  const { office } = stage
  const guest = await stage.guest()
  const chat = await openChat(guest)
  await chat.locator('.buttons').getByRole('button', { name: 'Where is my order?' }).click()

  await chat.getByRole('button', { name: 'Ask a person' }).click()
  await panelOf(guest).getByRole('textbox', { name: 'Your message' }).fill('I cannot find it.')
  await panelOf(guest).getByRole('button', { name: 'Send', exact: true }).click()

  await take(office, 'I cannot find it.')
})
