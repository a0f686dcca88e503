/** The tag: finds its own `<script>`, takes over the queue and starts when the page is idle. The only file in src/ that imports widgets/. */
import * as registry from '../widgets/index.ts'
import { readClaim, setClaim } from './claim.ts'
import { RegularsError } from './core/errors.ts'
import { whenIdleOrHidden } from './host/idle.ts'
import { createRegulars } from './init.ts'
import type { Regulars } from './instance.ts'
import { logError } from './log.ts'
import { findTag, readTag } from './tag.ts'

/** What `window.regulars` may be before the load: a function that keeps its calls in `q`. */
interface Stub {
  readonly q?: ArrayLike<ArrayLike<unknown>>
}
type Page = { regulars?: Regulars | Stub | ((...call: readonly unknown[]) => void) }
type Call = ArrayLike<unknown>

// Read while the script runs: afterwards `currentScript` is null.
const tag = findTag()
start(globalThis as Page)

function start(page: Page): void {
  const queue = takeQueue(page)
  const first = readClaim()
  if (first) {
    logError(new RegularsError('runs_already', first.version))
    page.regulars = first.instance()
    replay(first.instance(), queue)
    return
  }
  let regulars: Regulars | undefined
  const instance = (): Regulars => (regulars ??= launch(page, queue))
  setClaim({ version: __VERSION__, instance })
  page.regulars = (...call: readonly unknown[]) =>
    regulars ? replay(regulars, [call]) : void queue.push(call)
  void whenIdleOrHidden().then(instance)
}

function launch(page: Page, queue: readonly Call[]): Regulars {
  const regulars = createRegulars(readTag(tag, Object.values(registry)))
  regulars.on('destroy', () => {
    setClaim(undefined)
    delete page.regulars
  })
  page.regulars = regulars
  replay(regulars, queue)
  return regulars
}

function takeQueue(page: Page): Call[] {
  const before = page.regulars
  return before && 'q' in before && before.q ? Array.from(before.q) : []
}

function replay(regulars: Regulars, calls: readonly Call[]): void {
  for (const call of calls) {
    const [command, ...details] = Array.from(call)
    void regulars(String(command), ...details)
  }
}
