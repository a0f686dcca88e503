/** Pages that hold the focus, listen to keys, swap their body, or were given the tag twice. */
import { expect, it } from 'vitest'
import { EDGE, INLINE, LAUNCHER, WALLET, type FixtureStage } from './fixture-stage.ts'

export function testLife(stage: FixtureStage): void {
  const tab = () => stage.tab
  const visit = stage.visit
  const hosts = () => tab().evaluate(() => document.querySelectorAll('regulars-host').length)

  it('a focus trap of the page does not pull the focus out of the panel', async () => {
    await visit('focus-trap')
    const before = await tab().evaluate(() => look.pulled)
    await tab().click(LAUNCHER)
    await expect.poll(() => tab().text(WALLET)).toContain('Fern')

    await tab().press('Tab')

    expect(await tab().evaluate(() => document.activeElement?.localName)).toBe('regulars-host')
    expect(await tab().evaluate(() => look.pulled)).toBeLessThanOrEqual(before + 1)
  })

  it('Escape closes the panel and is not heard by the page', async () => {
    await visit('hot-keys')
    await tab().click(LAUNCHER)
    await expect.poll(() => tab().text(WALLET)).toContain('Fern')

    await tab().press('Escape')

    await expect.poll(() => tab().evaluate(() => look.part('panel'))).toBeNull()
    expect(await tab().evaluate(() => look.keys)).toEqual([])
    await tab().press('Escape')
    await expect.poll(() => tab().evaluate(() => look.keys)).toEqual(['Escape'])
  })

  it('a body that is replaced as Turbo does it takes nothing of us along', async () => {
    await visit('replaced-body')
    await expect.poll(() => tab().text(INLINE)).toContain('Fern')

    await tab().evaluate(() => look.visit())

    await expect.poll(() => tab().text(INLINE)).toContain('Fern')
    expect(await hosts()).toBe(1)
    await tab().evaluate(() => look.wipe())
    await tab().click(LAUNCHER)
    await expect.poll(() => tab().text(WALLET)).toContain('Fern')
  })

  it('a bar in the new body is seen', async () => {
    await visit('replaced-body')
    await tab().evaluate(() => look.visit())

    await tab().evaluate(() => {
      const bar = document.createElement('div')
      bar.style.cssText = 'position: fixed; inset: auto 0 0; height: 80px'
      document.body.append(bar)
    })

    await expect.poll(() => tab().evaluate(() => look.edges()[2])).toBeGreaterThan(80)
  })

  it('whoever takes us out finds us in again', async () => {
    await visit('replaced-body')

    await tab().evaluate(() => look.remove())

    await expect.poll(() => tab().evaluate(() => look.edges()[1])).toBe(EDGE)
  })

  it('a section that is moved keeps what is drawn, one that is loaded anew is drawn anew', async () => {
    await visit('sections')
    await expect.poll(() => tab().text(INLINE)).toContain('Fern')
    await tab().evaluate(() => look.mark())

    await tab().evaluate(() => look.move())
    expect(await tab().evaluate(() => look.isMarked())).toBe(true)
    await tab().evaluate(() => look.reload())

    await expect.poll(() => tab().text(INLINE)).toContain('Fern')
    expect(await tab().evaluate(() => look.isMarked())).toBe(false)
  })

  it('the tag pasted twice is one launcher', async () => {
    await visit('two-tags')

    expect(await hosts()).toBe(1)
  })

  it('a page that prevents before-show sees its fallback and no panel', async () => {
    await visit('veto')
    await tab().click(LAUNCHER)

    await expect
      .poll(() => tab().evaluate(() => look.asked))
      .toEqual(['loyalty by element', 'loyalty by launcher'])
    expect(await tab().evaluate(() => look.part('panel'))).toBeNull()
    expect(await tab().text('regulars-loyalty a')).toBe('Rewards')
  })
}
