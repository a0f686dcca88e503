/** One way to drive a tab, whichever engine it is, so that the same journey runs in all three. */

/** Selectors step through open shadow roots at ` >>> `: `regulars-host >>> [part="launcher"]`. */
export interface Tab {
  open(url: string): Promise<void>
  /** A real click of the engine, once the element is there. */
  click(selector: string): Promise<void>
  fill(selector: string, value: string): Promise<void>
  /** The text as it is rendered; empty while there is no such element. */
  text(selector: string): Promise<string>
  /** Runs in the page: the function travels as text, so it may use its argument and globals only. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>
  /** Of what the page is laid out in, px. */
  resize(width: number, height: number): Promise<void>
  /** By the names of `KeyboardEvent.key`. */
  press(key: 'Escape' | 'Tab' | 'Enter' | 'a'): Promise<void>
  screenshot(path: string): Promise<void>
  close(): Promise<void>
}

export interface Engine {
  readonly name: 'Chromium' | 'Firefox' | 'WebKit'
  /** Tabs of one engine share storage, as those of one shopper do. */
  newTab(): Promise<Tab>
  close(): Promise<void>
}

/** Travels into the page as text; hence no helper, no import. */
export function findDeep(selector: string): Element | null {
  let scope: ParentNode = document
  let found: Element | null = null
  for (const part of selector.split(' >>> ')) {
    found = scope.querySelector(part)
    if (!found) return null
    scope = found.shadowRoot ?? found
  }
  return found
}

/** An expression that is the text of the element, in any page and under any content security policy. */
export function textExpression(selector: string): string {
  return `((find) => { const found = find(${JSON.stringify(selector)}); return found ? (found.innerText ?? found.textContent ?? '') : '' })(${findDeep.toString()})`
}

const PATIENCE_MS = 10_000

export async function untilFound<T>(
  what: string,
  find: () => Promise<T | null | undefined>,
): Promise<T> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const found = await find()
    if (found) return found
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
