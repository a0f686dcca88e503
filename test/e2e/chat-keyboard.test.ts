/** The chat without a mouse, beside a screen keyboard, and while somebody reads what was said before. */
import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { findViolations } from '../helpers/axe.ts'
import { answer, ask, bubble, fieldOf, useChatStage, say, take } from '../helpers/chat-stage.ts'
import { launcherOf, panelOf, pressLauncher } from '../helpers/widgets.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const stage = await useChatStage()

/** What has the focus, inside shadow roots too: its name, or its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const label = element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    return label.replace(/\s+/g, ' ').trim()
  })
}

/** Tab, until that has the focus; fails where it never has. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${name}: it is at “${await focused(page)}”.`)
}

it('a shopper asks and reads the answer with keys alone, and axe finds nothing', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await pressLauncher(guest)
  await expect
    .poll(() =>
      panelOf(guest)
        .getByRole('button', { name: /Chat with us/ })
        .count(),
    )
    .toBe(1)
  await tabTo(guest, /Chat with us/)
  await guest.keyboard.press('Enter')
  await panelOf(guest)
    .getByRole('button', { name: /^(Write to us|New message)$/ })
    .waitFor()
  const onFirstPage = await findViolations(guest)
  await tabTo(guest, /^(Write to us|New message)$/)
  await guest.keyboard.press('Enter')
  await fieldOf(guest).waitFor()
  await tabTo(guest, /^Your message$/)
  await guest.keyboard.type('By keys alone?')
  await guest.keyboard.press('Enter')
  await bubble(guest, 'By keys alone?').waitFor()

  await take(office, 'By keys alone?')
  await answer(office, 'So are we.')
  await bubble(guest, 'So are we.').waitFor()
  // What arrives never takes the focus.
  expect(await focused(guest)).toBe('Your message')
  const inThread = await findViolations(guest)
  // The focus is in the field, whose keys are its own but for this one.
  await guest.keyboard.press('Escape')
  await panelOf(guest).waitFor({ state: 'detached' })

  expect(onFirstPage).toEqual([])
  expect(inThread).toEqual([])
  expect(await launcherOf(guest).getAttribute('aria-expanded')).toBe('false')
})

it('a merchant takes, answers and goes back with keys alone, and axe finds nothing', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Answer me by keys')
  const row = office.locator('.inbox-row', { hasText: 'Answer me by keys' })
  await row.waitFor()
  await office.locator('.inbox-row').first().focus()
  for (let step = 0; step < 20; step += 1) {
    if (await row.evaluate((element) => element === document.activeElement)) break
    await office.keyboard.press('ArrowDown')
  }
  await office.keyboard.press('Enter')
  await office.locator('.bubble', { hasText: 'Answer me by keys' }).waitFor()

  await tabTo(office, /^Your answer$/)
  await office.keyboard.type('With pleasure.')
  await office.keyboard.press('Control+Enter')
  await bubble(guest, 'With pleasure.').waitFor()
  const inThread = await findViolations(office)
  await office.keyboard.press('Escape')
  expect(await focused(office)).toContain('With pleasure.')
  await office.keyboard.press('/')
  expect(await office.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
  await office.goto(`${stage.demo.url}/console/#chat`)
  await office.getByRole('region', { name: 'Opening hours' }).waitFor()
  const inSettings = await findViolations(office)
  await office.goto(`${stage.demo.url}/console/#inbox`)

  expect(inThread).toEqual([])
  expect(inSettings).toEqual([])
})

it('beside a screen keyboard the field and the newest message are in sight', async () => {
  const { office } = stage
  const guest = await stage.guest(PHONE)
  await ask(guest, 'From my phone')
  await take(office, 'From my phone')
  for (let line = 1; line <= 12; line += 1) await answer(office, `Line ${line}`)
  await bubble(guest, 'Line 12').waitFor()

  await fieldOf(guest).focus()
  await guest.setViewportSize({ width: 390, height: 430 })

  for (const part of [fieldOf(guest), bubble(guest, 'Line 12')])
    await expect
      .poll(async () => {
        const box = await part.boundingBox()
        return box !== null && box.y >= 0 && box.y + box.height <= 430
      })
      .toBe(true)
  const size = await fieldOf(guest).evaluate((field) =>
    parseFloat(getComputedStyle(field).fontSize),
  )
  expect(size).toBeGreaterThanOrEqual(16)
})

it('who reads further up stays where they are to the pixel, and is told what came', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Tell me everything')
  await take(office, 'Tell me everything')
  for (let line = 1; line <= 30; line += 1) await answer(office, `Chapter ${line}`)
  await bubble(guest, 'Chapter 30').waitFor({ timeout: 20_000 })
  const log = panelOf(guest).getByRole('log')
  await log.hover()
  await guest.mouse.wheel(0, -600)
  const top = (): Promise<number | undefined> =>
    bubble(guest, 'Chapter 12').evaluate((element) => element.getBoundingClientRect().top)
  let before = await top()
  await expect
    .poll(async () => {
      const last = before
      before = await top()
      return before === last
    })
    .toBe(true)

  for (let line = 31; line <= 35; line += 1) await answer(office, `Chapter ${line}`)
  await panelOf(guest)
    .getByRole('button', { name: /5 new messages/ })
    .waitFor()

  expect(await top()).toBe(before)
  await panelOf(guest)
    .getByRole('button', { name: /5 new messages/ })
    .click()
  await office.getByText('Read', { exact: true }).waitFor()
})

it('in the office, too, older messages come in front without moving what is read', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'A long story')
  for (let line = 1; line <= 60; line += 1) await say(guest, `Part ${line}`)
  await take(office, 'Part 60')
  const log = office.getByRole('log')
  await log.evaluate((element) => element.scrollTo(0, 0))
  const first = office.locator('.inbox-message').first()
  const key = await first.getAttribute('id')
  const top = (): Promise<number> =>
    office.locator(`[id="${key}"]`).evaluate((element) => element.getBoundingClientRect().top)
  const before = await top()

  await office.getByRole('button', { name: 'Earlier messages' }).click()
  await office.locator('.bubble', { hasText: 'A long story' }).waitFor({ state: 'attached' })

  expect(Math.abs((await top()) - before)).toBeLessThan(60)
  expect(await office.locator('.inbox-message').count()).toBe(61)
})
