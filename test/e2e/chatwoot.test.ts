/** The chat of a shop whose other end is a Chatwoot server, in a real page: there and back, through a cut, and under a strict policy. */
import { afterEach, beforeEach, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { ask, bubble, openChat, say, stateOf, textsOf } from '../helpers/chat-stage.ts'
import { startChatwoot, type RunningChatwoot } from '../helpers/chatwoot.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { panelOf } from '../helpers/widgets.ts'

const NONCE = 'cmVndWxhcnM'
const SENT = /Sent|Delivered|Read/
const WATCH = `<script nonce="${NONCE}">
window.violations = []
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
</script>`

let chatwoot: RunningChatwoot
beforeEach(async () => {
  chatwoot = await startChatwoot()
})
afterEach(() => chatwoot.stop())

const backend = () => ({ kind: 'chatwoot', url: chatwoot.url, inbox: 'inbox-1' })
const inPage = () =>
  `<script type="application/json" data-regulars-config>${JSON.stringify({
    widgets: { chat: { backend: backend() } },
  })}</script>`

/** What an agent sees. */
function received(): string[] {
  const messages = chatwoot.server.conversations.flatMap((conversation) => conversation.messages)
  return messages.filter(({ kind }) => kind === 0).map(({ content }) => content)
}

/** An agent answers the only shopper. */
function answer(text: string): void {
  // Safe: the shopper has written.
  chatwoot.server.answer(chatwoot.server.conversations[0]!, text)
}

async function whenConnected(page: Page): Promise<void> {
  await expect.poll(() => chatwoot.server.cable.openSockets().some(({ token }) => token)).toBe(true)
  await page.waitForLoadState('networkidle')
}

test.for(['/regulars.js', '/loader.js'])(
  '%s talks to it where the shop’s config says so, under a strict policy',
  async (src, { collector, shop }) => {
    collector.api.shop = { widgets: { chat: { backend: backend() } } }
    const page = await shop({
      withoutTag: true,
      headers: {
        'content-security-policy': [
          "default-src 'none'",
          `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
          `style-src 'nonce-${NONCE}'`,
          `connect-src 'self' ${collector.url} ${chatwoot.url} ${chatwoot.url.replace('http', 'ws')}`,
          "require-trusted-types-for 'script'",
          "trusted-types 'none'",
        ].join('; '),
      },
      head: WATCH,
      body: `<script nonce="${NONCE}" async src="${src}" data-shop="pk_demo"
        data-endpoint="${collector.url}" data-widgets="chat"></script>`,
    })
    await whenReady(page)

    await ask(page, 'Do you ship to Cluj?')
    expect(received()).toEqual(['Do you ship to Cluj?'])
    await whenConnected(page)
    answer('We do, in two days.')
    await bubble(page, 'We do, in two days.').waitFor()

    expect(await textsOf(page)).toEqual(['Do you ship to Cluj?', 'We do, in two days.'])
    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
  },
)

test('what is answered while the socket is cut comes afterwards, once', async ({ shop }) => {
  const page = await shop({ body: inPage(), more: 'data-widgets="chat"' })
  await ask(page, 'Are you there?')
  await whenConnected(page)

  chatwoot.server.cable.cut()
  for (const text of ['One', 'Two', 'Three']) answer(text)
  await bubble(page, 'Three').waitFor()
  await whenConnected(page)
  answer('Four')
  await bubble(page, 'Four').waitFor()

  expect(await textsOf(page)).toEqual(['Are you there?', 'One', 'Two', 'Three', 'Four'])
})

test('a message whose answer is lost is one message on both sides', async ({ shop }) => {
  const page = await shop({ body: inPage(), more: 'data-widgets="chat"' })
  await ask(page, 'This line is bad')
  chatwoot.server.fail(/^POST .+\/messages$/, 'lost')

  await say(page, 'Do you hear me?')
  await stateOf(page, 'Do you hear me?', SENT).waitFor()

  expect(received()).toEqual(['This line is bad', 'Do you hear me?'])
  expect(await textsOf(page)).toEqual(['This line is bad', 'Do you hear me?'])
})

test('the thread is there again on the next page, with what came meanwhile', async ({ shop }) => {
  const page = await shop({ body: inPage(), more: 'data-widgets="chat"' })
  await ask(page, 'I will be back')
  await page.goto('about:blank')
  answer('We wait for you')

  const next = await shop({
    path: '/other',
    body: inPage(),
    more: 'data-widgets="chat"',
    context: page.context(),
  })
  await openChat(next)
  await panelOf(next)
    .getByRole('button', { name: /I will be back/ })
    .click()
  await bubble(next, 'We wait for you').waitFor()

  expect(await textsOf(next)).toEqual(['I will be back', 'We wait for you'])
})

test('a shop without such a server never asks for its code', async ({ pages, shop }) => {
  pages.requests.length = 0
  const page = await shop({ more: 'data-widgets="chat"' })
  await openChat(page)

  expect(pages.requests).not.toContain('/chatwoot.js')
})
