/** A shopper and a merchant in two browsers: asked, answered, seen, rated. */
import { expect, it } from 'vitest'
import {
  answer,
  ask,
  bubble,
  fieldOf,
  openChat,
  useChatStage,
  say,
  stateOf,
  take,
  textsOf,
} from '../helpers/chat-stage.ts'
import { panelOf } from '../helpers/widgets.ts'

const LIVE = { timeout: 3000 }
/** Sixteen pixels, all red. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP4z8AARwzEcQCukw/x0F8jngAAAABJRU5ErkJggg==',
  'base64',
)
const FILE = { name: 'cup.png', mimeType: 'image/png', buffer: PICTURE }

const stage = await useChatStage()

it('a guest asks, the merchant hears it at once and answers, the guest sees that at once', async () => {
  const { office } = stage
  const guest = await stage.guest()

  await ask(guest, 'Is the teapot dishwasher safe?')
  await office.locator('.inbox-row', { hasText: 'dishwasher' }).waitFor(LIVE)
  await expect.poll(() => office.title(), LIVE).toMatch(/^\(\d+\)/)
  const thread = await take(office, 'Is the teapot dishwasher safe?')
  await stateOf(guest, 'dishwasher', /Read/).waitFor(LIVE)
  await answer(office, 'Yes, it is; take the handle off.')
  await bubble(guest, 'take the handle off').waitFor(LIVE)

  await thread.getByText('Read', { exact: true }).waitFor(LIVE)
  const card = office.getByRole('complementary', { name: 'Shopper' })
  expect(await card.getByRole('link', { name: /Moss Teapot/ }).count()).toBe(1)
})

it('each sees the other typing, until they stop', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Who am I talking to?')
  await take(office, 'Who am I talking to?')

  await office.getByRole('textbox', { name: 'Your answer' }).pressSequentially('Wel')
  await panelOf(guest).getByText('is typing').first().waitFor(LIVE)
  await answer(office, 'With Ilinca.')
  await panelOf(guest).locator('.chat-typing').waitFor({ state: 'detached', timeout: 10_000 })
  await fieldOf(guest).pressSequentially('And')

  await office.getByText('is typing').first().waitFor(LIVE)
})

it('pictures go both ways, and are pictures on both sides', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'My cup is broken, look:')
  await take(office, 'My cup is broken, look:')

  await panelOf(guest).getByRole('button', { name: 'Attach files' }).click()
  await panelOf(guest).getByLabel('Choose files').setInputFiles(FILE)
  await panelOf(guest).getByRole('button', { name: 'Send', exact: true }).click()
  const inOffice = office.getByRole('img', { name: 'cup.png', exact: true })
  await inOffice.waitFor({ timeout: 10_000 })
  await office.getByLabel('Attach files').setInputFiles({ ...FILE, name: 'new-cup.png' })
  await office.getByText('Remove').or(office.getByLabel('Remove new-cup.png')).waitFor()
  await answer(office, 'You get this one.')
  const atGuest = panelOf(guest)
    .locator('.chat-row', { hasText: 'You get this one.' })
    .locator('img')
  await atGuest.waitFor({ timeout: 10_000 })

  const isDrawn = (image: HTMLImageElement): boolean => image.complete && image.naturalWidth === 4
  await expect.poll(() => inOffice.evaluate(isDrawn)).toBe(true)
  await expect.poll(() => atGuest.evaluate(isDrawn)).toBe(true)
})

it('a reload keeps the conversation, the draft of each side and where one was', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Do you ship to Norway?')
  await take(office, 'Do you ship to Norway?')
  await answer(office, 'We do.')
  await bubble(guest, 'We do.').waitFor()
  await fieldOf(guest).fill('And to Ice')
  await office.getByRole('textbox', { name: 'Your answer' }).fill('Half a sen')

  await guest.reload()
  await office.reload()
  // By itself the panel would lie over the button that buys.
  await openChat(guest)

  await bubble(guest, 'We do.').waitFor()
  expect(await textsOf(guest)).toEqual(['Do you ship to Norway?', 'We do.'])
  await expect.poll(() => fieldOf(guest).inputValue()).toBe('And to Ice')
  const field = office.getByRole('textbox', { name: 'Your answer' })
  await expect.poll(() => field.inputValue()).toBe('Half a sen')
  await field.fill('')
})

it('a resolved conversation is rated, and the merchant reads how it was', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Thank you for yesterday!')
  await take(office, 'Thank you for yesterday!')
  await answer(office, 'A pleasure.')
  await bubble(guest, 'A pleasure.').waitFor()

  await office.getByRole('button', { name: 'Resolve', exact: true }).click()
  await panelOf(guest).getByText('How did we do?').waitFor(LIVE)
  await panelOf(guest).getByRole('radio', { name: '4: Good' }).check()
  await panelOf(guest).getByRole('button', { name: 'Send rating' }).click()
  await panelOf(guest).getByText('Thank you. You said: Good.').waitFor()

  await office.getByText('4/5').waitFor(LIVE)
  await office.getByRole('button', { name: 'Open again' }).waitFor()
})

it('a message edited or deleted by the shop is so for the shopper, notes are never there', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'How warm for sencha?')
  const thread = await take(office, 'How warm for sencha?')
  await office.getByRole('button', { name: 'Private note' }).click()
  await office.getByRole('textbox', { name: 'Note for your shop' }).fill('Ask Radu about sencha.')
  await office.getByRole('button', { name: 'Keep note' }).click()
  await thread.locator('.inbox-note', { hasText: 'Ask Radu' }).waitFor()
  await office.getByRole('button', { name: 'Answer', exact: true }).click()
  await answer(office, 'Ninety degrees.')
  await bubble(guest, 'Ninety degrees.').waitFor()

  const own = thread.locator('.inbox-message.ours', { hasText: 'Ninety degrees.' })
  await own.hover()
  await own.getByRole('button', { name: 'Edit' }).click()
  await office.getByRole('textbox', { name: 'New text' }).fill('Seventy degrees.')
  await office.getByRole('button', { name: 'Save' }).click()
  await bubble(guest, 'Seventy degrees.').waitFor(LIVE)
  expect(await textsOf(guest)).toEqual(['How warm for sencha?', 'Seventy degrees.'])
  const edited = thread.locator('.inbox-message.ours', { hasText: 'Seventy degrees.' })
  await edited.hover()
  await edited.getByRole('button', { name: 'Delete' }).click()
  await edited.getByRole('button', { name: 'Delete' }).click()

  await panelOf(guest).getByText('This message was deleted.').waitFor(LIVE)
  expect(await panelOf(guest).getByText('Ask Radu').count()).toBe(0)
})

it('a shopper who is blocked is told so, keeps the text, and may write again when let', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Buy my watches!')
  await take(office, 'Buy my watches!')
  await office.getByRole('button', { name: 'Block', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Block' }).click()
  await office.getByRole('button', { name: 'Let write again' }).waitFor()

  await say(guest, 'Cheap!')
  await panelOf(guest).getByText('The shop takes no messages from here any more.').waitFor()
  await office.getByRole('button', { name: 'Let write again' }).click()
  await office.getByRole('button', { name: 'Block', exact: true }).waitFor()
  await panelOf(guest).locator('.chat-state').getByRole('button', { name: 'Edit' }).click()
  await expect.poll(() => fieldOf(guest).inputValue()).toBe('Cheap!')
  await panelOf(guest).getByRole('button', { name: 'Send', exact: true }).click()

  await office.locator('.bubble', { hasText: 'Cheap!' }).waitFor(LIVE)
})

it('a conversation is there again after the panel was closed, with an unread answer counted', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Any news of my parcel?')
  await take(office, 'Any news of my parcel?')
  await panelOf(guest).getByRole('button', { name: 'Close', exact: true }).click()

  await answer(office, 'It arrives tomorrow.')
  await guest.locator('regulars-host').getByText('It arrives tomorrow.').waitFor(LIVE)
  await openChat(guest)

  await bubble(guest, 'It arrives tomorrow.').waitFor()
})
