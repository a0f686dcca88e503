/** What lies where the launcher would be: it steps aside, or away. */
import { expect, it } from 'vitest'
import { EDGE, LAUNCHER, WALLET, type FixtureStage } from './fixture-stage.ts'

export function testPlaces(stage: FixtureStage): void {
  const tab = () => stage.tab
  const visit = stage.visit
  const bottom = () => tab().evaluate(() => look.edges()[2])
  const isFree = () => tab().evaluate(() => look.isFree())
  const isShown = () => tab().evaluate(() => look.isShown())
  const leavesFree = async (): Promise<void> => {
    await expect.poll(bottom).toBeGreaterThan(EDGE)
    await expect.poll(isFree).toBe(true)
    await expect.poll(isShown).toBe(true)
  }
  const isInItsCorner = async (): Promise<void> => {
    await expect.poll(bottom).toBe(EDGE)
    await expect.poll(isShown).toBe(true)
  }

  it.each(['cookie-bar', 'cookie-corner'])(
    '%s: Reject is free, and the corner ours again after it',
    async (page) => {
      await visit(page)
      await leavesFree()

      await tab().click('.target')

      await isInItsCorner()
    },
  )

  it.each(['other-chat', 'closed-chat'])('%s keeps its place', async (page) => {
    await visit(page)

    await leavesFree()
  })

  it('a bar that slides in later is not covered', async () => {
    await visit('late-bar')
    await isInItsCorner()

    await tab().evaluate(() => document.querySelector('.bar')!.classList.add('shown'))

    await leavesFree()
  })

  it('a bar that comes with scrolling is not covered, and the corner is ours when it goes', async () => {
    await visit('sticky-cart')
    await isInItsCorner()

    await tab().evaluate(() => scrollTo(0, 600))
    await leavesFree()
    await tab().evaluate(() => scrollTo(0, 0))

    await isInItsCorner()
  })

  it('the button of a drawer as tall as the page is not covered', async () => {
    await visit('cart-drawer')
    await isInItsCorner()

    await tab().click('.opens')

    await leavesFree()
  })

  it('a link in the flow is covered only as long as scrolling would free it', async () => {
    await visit('page-end')
    await isInItsCorner()

    await tab().evaluate(() => scrollTo(0, document.documentElement.scrollHeight))

    await leavesFree()
  })

  it('what has the focus is not hidden', async () => {
    await visit('focused')
    await isInItsCorner()
    expect(await isFree()).toBe(false)

    await tab().press('Tab')
    await expect
      .poll(() => tab().evaluate(() => document.activeElement?.className))
      .toContain('under')

    await leavesFree()
  })

  it('what the merchant names is not covered, and a wrong selector hinders no right one', async () => {
    await visit('avoid')

    await expect.poll(bottom).toBeGreaterThan(100)
    expect(await isShown()).toBe(true)
  })

  it('without a place it is away, and back when there is one', async () => {
    await visit('nowhere')
    await expect.poll(isShown).toBe(false)

    await tab().evaluate(() => {
      for (const bar of document.querySelectorAll('.bar')) bar.remove()
    })

    await isInItsCorner()
  })

  it('a dialog of the page works while it is open, and we after it', async () => {
    await visit('page-dialog')
    await tab().click('.opens')
    await tab().click('.target')
    expect(await tab().evaluate(() => document.querySelector('dialog')!.open)).toBe(false)
    // It had stepped away from the dialog's button.
    await isInItsCorner()

    await tab().click(LAUNCHER)

    await expect.poll(() => tab().text(WALLET)).toContain('Fern')
  })
}
