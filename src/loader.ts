/** The tag of the split build: a few hundred bytes that wait until the page is idle, then import the rest. */
const LOADER = Symbol.for('regulars.loader')

interface Page {
  regulars?: { q?: unknown[][] } | ((...call: unknown[]) => void)
  [LOADER]?: string
}

const page = globalThis as Page
const tag = document.currentScript
const base = tag instanceof HTMLScriptElement ? tag.src : document.baseURI

function start(): void {
  import(/* @vite-ignore */ new URL(__ENTRY__, base).href).catch(() =>
    complain(`${__ENTRY__} could not be loaded; put dist/assets beside loader.js.`),
  )
}

function complain(sentence: string): void {
  // oxlint-disable-next-line no-console -- the only way to reach whoever builds the page
  console.error(`Regulars: ${sentence}`)
}

if (page[LOADER]) {
  // The browser evaluates a module once, so the second import would do nothing, and say nothing.
  complain(
    `Regulars ${page[LOADER]} runs on this page already; this one does nothing. Remove one of them.`,
  )
} else {
  page[LOADER] = __VERSION__
  if (!page.regulars) {
    const queue: unknown[][] = []
    page.regulars = Object.assign((...call: unknown[]) => void queue.push(call), { q: queue })
  }
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(start, { timeout: 2000 })
  else setTimeout(start, 200)
}
