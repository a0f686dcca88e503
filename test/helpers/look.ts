/** The questions of test/fixtures/eyes.js, asked from the test. `within` is a selector inside our shadow roots. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(join(import.meta.dirname, '../fixtures/eyes.js'), 'utf8')

export interface Look {
  /** What has the focus, through all shadow roots: `button "Close"`. */
  active(): string
  /** Undefined for what is the page’s. */
  activeRing(): { readonly width: number; readonly contrast: number } | undefined
  /** What Tab would stop at, in the order of the document. */
  controls(within?: string): string[]
  /** Those of them that Tab has yet to come to. */
  controlsAfterFocus(within?: string): string[]
  /** Controls that something lies over, even after scrolling to them. */
  unreachable(within?: string): string[]
  smallerThan(size: number): string[]
  /** Texts that are cut off, or need scrolling sideways. */
  clipped(): string[]
  /** The worst of the texts in these elements, against each colour of the gradient behind them. */
  contrastOnGradient(selector: string): number
  /** Controls that cannot be seen where backgrounds are taken away. */
  shapeless(): string[]
  /** Elements that would move if something changed. */
  mayMove(): string[]
  /** Elements that move right now. */
  running(): string[]
}

export async function look<Question extends keyof Look>(
  page: Page,
  question: Question,
  ...details: Parameters<Look[Question]>
): Promise<ReturnType<Look[Question]>> {
  if (!(await page.evaluate(() => 'eyes' in window))) await page.evaluate(SOURCE)
  const answer = await page.evaluate(
    // Safe: the fixture has put it there.
    ([question, details]) =>
      (Reflect.get(window, 'eyes') as Record<string, (...details: unknown[]) => unknown>)[
        question
      ]?.(...details),
    [question, details] as const,
  )
  // Safe: the fixture answers as the interface above says.
  return answer as ReturnType<Look[Question]>
}
