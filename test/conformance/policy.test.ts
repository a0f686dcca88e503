/** Under the strictest policy that shops use, no widget is refused or reported anything, in either build. */
import { expect } from 'vitest'
import { openHome, openSection, test } from '../helpers/all-widgets.ts'
import { WIDGETS } from '../helpers/build-widgets.ts'
import { panelOf } from '../helpers/widgets.ts'

const NONCE = 'cmVndWxhcnM'
const WATCH = `<script nonce="${NONCE}">
window.violations = []
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
</script>`

/** Whatever takes text, outside of what is folded away. */
const FIELDS = ':is(input:not([type]), input[type="text"], textarea):visible'

test.for(['/regulars.js', '/loader.js'])(
  '%s tours every widget',
  async (src, { backend, visit, complaints }) => {
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
      `style-src 'nonce-${NONCE}'`,
      `connect-src 'self' ${backend.url}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ')
    const page = await visit({
      src,
      language: 'pl',
      head: WATCH,
      nonce: NONCE,
      headers: { 'content-security-policy': policy },
    })

    await openHome(page)
    for (const { name } of WIDGETS) {
      await openSection(page, name)
      for (const button of await panelOf(page).locator('form button:visible').all())
        await button.click()
      for (const field of await panelOf(page).locator(FIELDS).all())
        await field.fill('<img src=x onerror=alert(1)>')
      for (const button of await panelOf(page).locator('form button:visible').all())
        await button.click()
    }
    await page.evaluate(() => window.regulars?.destroy())

    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
    // What the test's backend has no answer for is no matter of policy.
    expect(complaints.filter((complaint) => !complaint.includes('answered 404'))).toEqual([])
  },
)
