/** The tag of the split build: a few hundred bytes that wait until the page is idle, then import the rest. */
interface Page {
  regulars?: { q?: unknown[][] } | ((...call: unknown[]) => void)
}

const page = globalThis as Page
const tag = document.currentScript
const base = tag instanceof HTMLScriptElement ? tag.src : document.baseURI

if (!page.regulars) {
  const queue: unknown[][] = []
  page.regulars = Object.assign((...call: unknown[]) => void queue.push(call), { q: queue })
}

function start(): void {
  import(/* @vite-ignore */ new URL(__ENTRY__, base).href).catch(() => {
    // oxlint-disable-next-line no-console -- the only way to reach whoever builds the page
    console.error(`Regulars: ${__ENTRY__} could not be loaded; put dist/assets beside loader.js.`)
  })
}

// Safari has no requestIdleCallback.
if (typeof requestIdleCallback === 'function') requestIdleCallback(start, { timeout: 2000 })
else setTimeout(start, 200)
