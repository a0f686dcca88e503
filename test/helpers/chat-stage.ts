/** The demo with a merchant at the inbox, and browsers for the shoppers who write to them. */
import { afterAll, afterEach, expect } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { startJourneyDemo, type JourneyDemo } from './journey-demo.ts'
import { openPage, openProfile } from './referral-journey.ts'
import { launcherOf, panelOf } from './widgets.ts'

export interface ChatStage {
  readonly demo: JourneyDemo
  readonly browser: Browser
  /** At the inbox, on a desk. */
  readonly office: Page
  /** Whatever a page threw and nobody caught; must be empty in the end. */
  readonly exceptions: string[]
  /** A browser of its own on a page of the shop. */
  guest(options?: BrowserContextOptions & { readonly path?: string }): Promise<Page>
  /** All guests. */
  sendHome(): Promise<void>
  close(): Promise<void>
}

/** Two browsers on a loaded machine: a fault of ours takes longer. */
const PATIENCE_MS = 20_000
const DESK = { viewport: { width: 1200, height: 800 } }

/** For the top of a test file: one shop for all its tests, each with guests of its own; none may leave anything thrown behind. */
export async function useChatStage(): Promise<ChatStage> {
  const stage = await openChatStage()
  afterEach(async () => {
    await stage.sendHome()
    expect(stage.exceptions).toEqual([])
  })
  afterAll(stage.close)
  return stage
}

async function openChatStage(): Promise<ChatStage> {
  const [demo, browser] = await Promise.all([startJourneyDemo({ chat: true }), launchChromium()])
  const exceptions: string[] = []
  const contexts: BrowserContext[] = []
  const watch = (context: BrowserContext): void => {
    context.setDefaultTimeout(PATIENCE_MS)
    context.on('weberror', (error) => exceptions.push(String(error.error())))
  }
  const desk = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  })
  watch(desk)
  return {
    demo,
    browser,
    office: await openInbox(desk, demo),
    exceptions,
    async guest({ path = '/products/moss-teapot', ...options } = {}) {
      const profile = { agent: 'laptop' as const, url: demo.url, ...DESK, ...options }
      const context = await openProfile(browser, profile)
      watch(context)
      contexts.push(context)
      return openPage(context, demo.url + path)
    },
    async sendHome() {
      await Promise.all(contexts.splice(0).map((context) => context.close()))
    },
    async close() {
      await browser.close()
      await demo.stop()
    },
  }
}

export async function openInbox(
  context: BrowserContext,
  { url, merchant, colleague }: Pick<JourneyDemo, 'url' | 'merchant' | 'colleague'>,
  who: 'merchant' | 'colleague' = 'merchant',
): Promise<Page> {
  const { email, password } = (who === 'colleague' && colleague) || merchant
  const page = await context.newPage()
  await page.goto(`${url}/console/#inbox`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Live', { exact: true }).waitFor()
  return page
}

/** The chat in the panel, on its first page or in the conversation that was open. */
export async function openChat(page: Page): Promise<Locator> {
  const panel = panelOf(page)
  await launcherOf(page).click()
  const chat = panel.locator('.chat')
  const tile = panel.getByRole('button', { name: /Chat with us/ })
  await chat.or(tile).first().waitFor()
  if (await tile.isVisible()) await tile.click()
  await chat.waitFor()
  return chat
}

/** Opens the chat at a new conversation. */
export async function openNew(page: Page): Promise<Locator> {
  const chat = await openChat(page)
  await chat.getByRole('button', { name: /^(Write to us|New message)$/ }).click()
  await fieldOf(page).waitFor()
  return chat
}

/** Opens the chat, and in it the conversation that began so. */
export async function openConversation(page: Page, subject: string): Promise<void> {
  await openChat(page)
  const row = panelOf(page).locator('.start-row', { hasText: subject })
  await row.or(bubble(page, subject)).first().waitFor()
  if (await row.isVisible()) await row.click()
  await bubble(page, subject).waitFor()
}

export function fieldOf(page: Page): Locator {
  return panelOf(page).getByRole('textbox', { name: 'Your message' })
}

export async function say(page: Page, text: string): Promise<void> {
  await fieldOf(page).fill(text)
  await panelOf(page).getByRole('button', { name: 'Send', exact: true }).click()
}

/** A new conversation with this as its first message. */
export async function ask(page: Page, text: string): Promise<void> {
  await openNew(page)
  await say(page, text)
  await stateOf(page, text, /Sent|Delivered|Read/).waitFor()
}

export function bubble(page: Page, text: string): Locator {
  return panelOf(page).locator('.chat-bubble', { hasText: text })
}

/** What became of an own message, once it says so. */
export function stateOf(page: Page, text: string, state: RegExp): Locator {
  return panelOf(page)
    .locator('.chat-row', { hasText: text })
    .locator('.chat-state', { hasText: state })
}

/** All texts of the thread, in order. */
export function textsOf(page: Page): Promise<string[]> {
  return panelOf(page).locator('.chat-bubble .chat-text').allTextContents()
}

/** Opens the conversation whose newest message says so. */
export async function take(office: Page, text: string): Promise<Locator> {
  await office.locator('.inbox-row', { hasText: text }).first().click()
  const thread = office.getByRole('region', { name: 'Conversation' })
  await thread.locator('.bubble', { hasText: text }).last().waitFor()
  return thread
}

export async function answer(office: Page, text: string): Promise<void> {
  const field = office.getByRole('textbox', { name: 'Your answer' })
  await field.fill(text)
  await field.press('Control+Enter')
}
