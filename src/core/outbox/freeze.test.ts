import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.fixture.ts'

describe('an event that cannot be kept', () => {
  it.each([
    [
      'larger than 32 KiB in bytes',
      { text: 'ы'.repeat(16_400) },
      'bytes of JSON, allowed are 1 to 32,768',
    ],
    ['a circle', circle(), '0 bytes of JSON'],
    ['a number too large for JSON', { big: 1n }, '0 bytes of JSON'],
  ])('(%s) is refused with the reason, and never throws', async (_, props, reason) => {
    const browser = createBrowser()
    const tab = browser.openTab()

    const id = tab.add({ props })
    await browser.pass(5_000)

    expect(id).toBeUndefined()
    expect(tab.errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining(reason) }),
    ])
    expect(await tab.stats()).toMatchObject({ accepted: 0, pending: 0 })
  })

  it('leaves no gap in the sequence of its tab', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    tab.add()
    tab.add({ props: circle() })
    tab.add()
    await browser.pass(3_000)

    expect([...browser.server.taken.values()].map(({ seq }) => seq)).toEqual([1, 2])
  })
})

describe('an accepted event', () => {
  it('does not change when the merchant changes the props afterwards', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const props = { items: [1] }

    tab.add({ props })
    props.items.push(2)
    await browser.pass(3_000)

    expect([...browser.server.taken.values()][0]?.props).toEqual({ items: [1] })
  })
})

function circle(): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  props['self'] = props
  return props
}
