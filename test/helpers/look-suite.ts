/** Colours as every engine writes them: what a page gives in any notation is read, and made readable. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contrast, parseHex, type Rgb } from '../../src/host/contrast.ts'
import { startCollector, type Collector } from './collector.ts'
import { startPages, tag, type Pages } from './pages.ts'
import type { Engine, Tab } from './tab.ts'

interface Drawn {
  readonly tokens: Readonly<Record<string, string>>
  readonly launcher: string
}

export function describeLook(name: string, open: () => Promise<Engine>): void {
  describe(`the look in ${name}`, () => {
    let engine: Engine
    let pages: Pages
    let collector: Collector

    beforeAll(async () => {
      ;[engine, pages, collector] = await Promise.all([open(), startPages(), startCollector()])
    }, 60_000)

    afterAll(async () => {
      await engine?.close()
      await Promise.all([pages?.close(), collector?.goDown()])
    })

    async function draw(path: string, css: string): Promise<Drawn> {
      const tab = await engine.newTab()
      const body = tag({ endpoint: collector.url })
      await tab.open(pages.add(path, { head: `<style>${css}</style>`, body }))
      await tab.click('regulars-host >>> [part="launcher"]')
      await expect.poll(() => readDrawn(tab).then(({ tokens }) => tokens['scheme'])).toBeTruthy()
      const drawn = await readDrawn(tab)
      await tab.close()
      return drawn
    }

    it.each([
      ['oklch', 'oklch(0.9 0.1 95)', [243, 222, 144]],
      ['name', 'rebeccapurple', [102, 51, 153]],
      ['mix', 'color-mix(in srgb, black, white)', [128, 128, 128]],
      ['hsl', 'hsl(200 100% 30%)', [0, 102, 153]],
    ] as const)('reads a brand colour given as %s: %s', async (kind, value, painted: Rgb) => {
      const { tokens } = await draw(`/${kind}`, `:root { --regulars-brand: ${value} }`)

      expect(contrast(parseHex(tokens['on-brand']!), painted)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(parseHex(tokens['accent']!), [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
    })

    it('finds the dark page behind a colour in oklch, and writes light text on it', async () => {
      const { tokens } = await draw('/dark', 'body { background: oklch(0.2 0.02 250) }')

      expect(tokens['scheme']).toBe('dark')
      expect(
        contrast(parseHex(tokens['text']!), parseHex(tokens['surface']!)),
      ).toBeGreaterThanOrEqual(4.5)
    })

    it('leaves a brand colour that is none to the default', async () => {
      const { launcher } = await draw('/none', ':root { --regulars-brand: crimsonish }')

      expect(launcher).toBe('rgb(31, 77, 58)')
    })
  })
}

function readDrawn(tab: Tab): Promise<Drawn> {
  return tab.evaluate(() => {
    const root = document.querySelector('regulars-host')?.shadowRoot?.querySelector('.root')
    const launcher = root?.querySelector('[part="launcher"]')
    const names = ['scheme', 'text', 'surface', 'accent', 'on-brand']
    const tokens = names.map((name): [string, string] => {
      const value = root && getComputedStyle(root).getPropertyValue(`--${name}`)
      return [name, value?.trim() ?? '']
    })
    return {
      tokens: Object.fromEntries(tokens),
      launcher: launcher ? getComputedStyle(launcher).backgroundColor : '',
    }
  })
}
