/** Under the strictest policy that shops use, nothing of ours is refused or reported. */
import { expect } from 'vitest'
import { test, whenReady } from '../helpers/stage.ts'
import { openWallet } from '../helpers/widgets.ts'

const NONCE = 'cmVndWxhcnM'
const WATCH = `<script nonce="${NONCE}">
window.violations = []
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
</script>`

test.for(['/regulars.js', '/loader.js'])(
  '%s tours the widgets without a violation',
  async (src, { collector, shop }) => {
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
      `style-src 'nonce-${NONCE}'`,
      `connect-src 'self' ${collector.url}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ')
    const page = await shop({
      withoutTag: true,
      headers: { 'content-security-policy': policy },
      head: WATCH,
      body: `<regulars-loyalty></regulars-loyalty>
<script nonce="${NONCE}" async src="${src}" data-shop="pk_demo" data-endpoint="${collector.url}"
  data-consent="granted" data-locale="ro"></script>`,
    })
    await whenReady(page)

    await openWallet(page)
    await page.locator('regulars-loyalty .loyalty').waitFor()
    await page.evaluate(() => window.regulars?.track('shop.counted', { n: 1 }))
    await page.keyboard.press('Escape')
    await page.evaluate(() => window.regulars?.destroy())

    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
  },
)

test('a policy that forbids what we do not need is seen to work', async ({ shop }) => {
  const page = await shop({
    withoutTag: true,
    headers: { 'content-security-policy': `default-src 'none'; script-src 'nonce-${NONCE}'` },
    head: WATCH,
  })

  await page.evaluate(() => document.body.setAttribute('style', 'color: red'))

  expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toHaveLength(1)
})
