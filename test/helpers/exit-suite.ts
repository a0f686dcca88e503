/** Leaving with a mouse, the same in every engine: 14 innocent situations, 5 exits, and both one after the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INNOCENT, TRUE, leave, playExit, replay, settle, wait } from './exit-situations.ts'
import type { ExitEngine, ExitTab } from './exit-stage.ts'
import { startLabPages, type LabPages } from './trigger-lab.ts'

export function describeExits(name: string, open: () => Promise<ExitEngine>): void {
  describe(`exit in ${name}`, () => {
    let engine: ExitEngine
    let pages: LabPages

    beforeAll(async () => {
      ;[engine, pages] = await Promise.all([open(), startLabPages()])
    }, 60_000)
    afterAll(() => Promise.all([engine?.close(), pages?.close()]))

    it.each(INNOCENT)('does not take for one: $title', async (situation) => {
      const { fires, leaves } = await playExit(engine, pages, situation)
      expect(fires).toBe(0)
      if (situation.isLeave) expect(leaves).toBeGreaterThan(0)
    })

    it.each(TRUE)('is $title', async (situation) => {
      expect(await playExit(engine, pages, situation)).toMatchObject({ fires: 1 })
    })

    it('is one, after a shopper has used a list, suggestions and a menu at the top (popups replayed)', async () => {
      let firesBefore: number | undefined
      const outcome = await playExit(engine, pages, {
        title: 'pickers, then an exit',
        async play(tab) {
          await usePickers(tab)
          firesBefore = await tab.evaluate(() => lab.fired.length)
          await leave(tab)
        },
      })
      expect([firesBefore, outcome.fires]).toEqual([0, 1])
    })

    it('is a finger that leaves the cart twice and goes back twice (its first touch replayed)', async () => {
      const outcome = await playExit(engine, pages, {
        title: 'signs of a finger',
        async play(tab) {
          await tab.evaluate(() => void document.dispatchEvent(new Event('touchstart')))
          for (const path of ['/cart', '/teas', '/cart', '/home']) await turnTo(tab, path)
          for (let press = 0; press < 2; press += 1) {
            await tab.evaluate(() => history.back())
            await wait(300)
          }
        },
      })
      expect(outcome.fires).toBe(1)
    })
  })
}

async function turnTo(tab: ExitTab, path: string): Promise<void> {
  await tab.evaluate((path) => {
    history.pushState({}, '', path)
    lab.turnPage()
  }, path)
}

/** Three seconds over the options, a right click near the top. */
async function usePickers(tab: ExitTab): Promise<void> {
  await settle(tab)
  await tab.move({ x: 30, y: 12, steps: 6 })
  await tab.evaluate(() => document.querySelector('select')?.focus())
  await replay(tab, [
    { type: 'mouseleave', y: 12 },
    { type: 'mouseenter', y: 14 },
  ])
  await tab.move({ x: 30, y: 2, steps: 3 })
  await wait(3000)
  await tab.move({ x: 160, y: 12, steps: 3 })
  await tab.evaluate(() => document.querySelector('input')?.focus())
  await replay(tab, [{ type: 'mouseleave', y: 60 }])
  await tab.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientY: 12 }))
  })
  await replay(tab, [{ type: 'mouseleave', y: 12 }])
  await wait(3000)
}
