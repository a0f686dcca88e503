/** axe-core over a whole page, open shadow roots included. */
import axe, { type NodeResult, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

export const AXE_SOURCE = axe.source

export const AXE_OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations', 'incomplete'],
  elementRef: true,
}

/** One line for each violation: the rule, where, and why. Empty is what one wants. */
export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE_SOURCE)
  return page.evaluate(runAxe, AXE_OPTIONS)
}

/** Runs in the page, after axe: the function travels as text, so it may use its argument and globals only. */
export async function runAxe(options: RunOptions): Promise<string[]> {
  const host = document.querySelector('regulars-host')
  // axe looks for what lies behind a text among the descendants of body only. Where the engine can move an element
  // without taking it out, focus and top layer stay as they are.
  const canMove = host && 'moveBefore' in document.body
  if (canMove) move(document.body, host)
  // Nor does it try a text on a gradient. Every gradient of ours has a colour beneath it.
  const flat = new CSSStyleSheet()
  flat.replaceSync('* { background-image: none !important }')
  const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
  for (const shadow of shadows) shadow.adoptedStyleSheets.push(flat)
  try {
    return await check(document, options)
  } finally {
    for (const shadow of shadows)
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((sheet) => sheet !== flat)
    if (canMove) move(document.documentElement, host)
  }

  /** Firefox keeps the focus, but not the top layer. */
  function move(parent: Element, host: Element): void {
    const shown = [...(host.shadowRoot?.querySelectorAll<HTMLElement>(':popover-open') ?? [])]
    parent.moveBefore(host, null)
    for (const popover of shown) if (!popover.matches(':popover-open')) popover.showPopover()
  }

  async function check(context: Node, options: RunOptions): Promise<string[]> {
    // Safe: the source of axe is in the page already.
    const run = (Reflect.get(window, 'axe') as typeof axe).run
    const { violations, incomplete } = await run(context, options)
    const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => describe(id, node)))
    // What axe cannot decide about contrast is a hole in the check, not a pass.
    const undecided = incomplete.filter(({ id }) => id === 'color-contrast')
    for (const node of undecided.flatMap(({ nodes }) => nodes)) {
      const keys = node.any.map(({ data }) => data?.messageKey)
      // An empty field has no text whose contrast could be wrong.
      if (keys.includes('emptyValue')) continue
      // Where the host stays outside of body, the texts in the page must do.
      if (host && !canMove && host.shadowRoot?.contains(node.element ?? null)) continue
      if (context !== document || !node.element) {
        lines.push(describe('color-contrast', node))
        continue
      }
      // Half scrolled away is half hidden, to axe.
      node.element.scrollIntoView({ block: 'center' })
      lines.push(...(await check(node.element, { ...options, runOnly: ['color-contrast'] })))
    }
    return lines
  }

  function describe(rule: string, { target, any, all, none }: NodeResult): string {
    const why = [...any, ...all, ...none].map(({ message }) => message)
    return `${rule}: ${target.flat().join(' >>> ')}: ${why.join('; ')}`
  }
}
