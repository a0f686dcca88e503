/** The page's style sheets, directions and policies against ours. */
import { expect, it } from 'vitest'
import { EDGE, INLINE, LAUNCHER, WALLET, type FixtureStage } from './fixture-stage.ts'

export function testLooks(stage: FixtureStage): void {
  const tab = () => stage.tab
  const visit = stage.visit

  it.each([
    'empty-elements',
    'star-rule',
    'small-root',
    'moved-body',
    'zoomed-body',
    'grid-body',
    'own-rules',
    'generic-properties',
    'sticky-column',
    'wrong-config',
  ])('%s leaves the launcher in its corner, size and colour', async (page) => {
    await visit(page)

    await expect
      .poll(() => tab().evaluate(readLauncher))
      .toEqual({
        isShown: true,
        right: EDGE,
        bottom: EDGE,
        size: [56, 56],
        letterSpacing: 'normal',
        textTransform: 'none',
        backgroundColor: 'rgb(31, 77, 58)',
      })
  })

  it('an empty element is drawn where a page hides what is empty', async () => {
    await visit('empty-elements')

    await expect.poll(() => tab().text(INLINE)).toContain('Fern')
  })

  it('the words of the panel are not the page’s capitals', async () => {
    await visit('star-rule')
    await tab().click(LAUNCHER)

    await expect.poll(() => tab().text(WALLET)).toContain('Fern')
  })

  it('a grid of the page gets no further row', async () => {
    await visit('grid-body')

    const [content, viewport] = await tab().evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement
      return [scrollHeight, clientHeight]
    })

    expect(content).toBe(viewport)
  })

  it('the launcher stands on the left of an Arabic page, the panel by its side', async () => {
    await visit('right-to-left')

    await expect.poll(() => tab().evaluate(() => look.edges()[0])).toBe(EDGE)
    await tab().click(LAUNCHER)
    await expect.poll(() => tab().text(WALLET)).toContain('Fern')
    const left = await tab().evaluate(() => look.part('panel')!.getBoundingClientRect().left)
    expect(left).toBeLessThan(100)
  })

  it('the panel opens in a page that is itself moved', async () => {
    await visit('moved-html')
    await tab().click(LAUNCHER)

    await expect.poll(() => tab().text(WALLET)).toContain('Fern')
  })

  it('a page that turns dark and around takes the launcher along', async () => {
    await visit('dark-toggle')
    await expect.poll(() => tab().text(INLINE)).toContain('Fern')
    const light = await tab().evaluate(readInlineColour)

    await tab().evaluate(() => {
      document.documentElement.className = 'dark'
      document.documentElement.dir = 'rtl'
    })

    await expect.poll(() => tab().evaluate(() => look.edges()[0])).toBe(EDGE)
    await expect.poll(() => tab().evaluate(readInlineColour)).not.toBe(light)
  })

  it('a strict policy with Trusted Types sees no violation', async () => {
    await visit('strict-policy')
    await expect.poll(() => tab().text(INLINE)).toContain('Fern')
    await tab().click(LAUNCHER)
    await expect.poll(() => tab().text(WALLET)).toContain('Fern')

    expect(await tab().evaluate(() => look.violations)).toEqual([])
  })
}

function readLauncher(): object {
  const button = look.part('launcher')!
  const { letterSpacing, textTransform, backgroundColor } = getComputedStyle(button)
  const { width, height } = button.getBoundingClientRect()
  const [, right, bottom] = look.edges()
  return {
    isShown: look.isShown(),
    right,
    bottom,
    size: [width, height],
    letterSpacing,
    textTransform,
    backgroundColor,
  }
}

function readInlineColour(): string {
  const root = document.querySelector('regulars-loyalty')!.shadowRoot!.querySelector('.root')!
  return getComputedStyle(root).color
}
