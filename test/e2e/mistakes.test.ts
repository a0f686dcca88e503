/** A wrong setting is named once, with what is allowed and an example, and the page goes on undisturbed. */
import { expect } from 'vitest'
import { tag } from '../helpers/pages.ts'
import { test, whenStarted } from '../helpers/stage.ts'

const MISTAKES: readonly (readonly [more: string, head: string, words: readonly string[]])[] = [
  [
    'data-consent="sometimes"',
    '',
    ['consent', 'sometimes', 'auto, granted or denied', 'Example: auto'],
  ],
  ['data-locale="!!"', '', ['locale', '!!', 'a language tag', 'Example: ro']],
  ['data-endpoint="nowhere"', '', ['endpoint', 'nowhere', 'http', 'Example: https://']],
  ['data-shop="demo"', '', ['shop', 'demo', 'pk_', 'Example: pk_demo']],
  [
    '',
    '<script type="application/json" data-regulars-config>{ "theme": { "brand": "red" } }</script>',
    ['theme.brand', 'red', '#rrggbb', 'Example: #'],
  ],
  [
    '',
    '<script type="application/json" data-regulars-config>{ shop: 1 }</script>',
    ['data-regulars-config', 'shop: 1', 'JSON object', 'Example: {'],
  ],
]

test.for(MISTAKES)(
  'a mistake such as %s %s is named once, and the page goes on',
  async ([more, head, words], { collector, complaints, shop }) => {
    const right = tag({ endpoint: collector.url })
    const [attribute = ''] = more.split('=')
    const body = attribute
      ? right.replace(new RegExp(`${attribute}="[^"]*"`), '').replace('<script', `<script ${more}`)
      : right
    const page = await shop({ withoutTag: true, head, body })

    await whenStarted(page)
    await page.evaluate(() => window.regulars?.ready.catch(() => undefined))
    await page.evaluate(() => window.regulars?.track('shop.counted', { n: 1 }))

    await expect.poll(() => complaints).toHaveLength(1)
    for (const word of words) expect(complaints[0]).toContain(word)
    expect(await page.locator('h1').innerText()).toBe('Shop')
  },
)
