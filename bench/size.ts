/** `npm run size`: what each artefact weighs against its budget; over it, the build fails. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { weighFiles } from './gzip.ts'
import { filesOfRestingPage } from './resting-page.ts'
import { printTable } from './table.ts'
import { weighWidget } from './widget-share.ts'

const ROOT = join(import.meta.dirname, '..')
/** Bytes, gzip -9; the limits of the architecture. */
const BUDGETS = { script: 56_000, loader: 2000, resting: 22_000, widget: 7000 }
/** Above this part of a budget there is a warning, so that a small fix does not have to fight for room. */
const HEADROOM = 0.95

interface Row {
  readonly what: string
  readonly bytes: number
  readonly budget: number
}

const dist = (file: string): string => join(ROOT, 'dist', file)
const widgets = readdirSync(join(ROOT, 'widgets'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const rows: Row[] = [
  { what: 'regulars.js', bytes: weighFiles([dist('regulars.js')]), budget: BUDGETS.script },
  { what: 'loader.js', bytes: weighFiles([dist('loader.js')]), budget: BUDGETS.loader },
  {
    what: 'split build, page at rest',
    bytes: weighFiles((await filesOfRestingPage()).map(dist)),
    budget: BUDGETS.resting,
  },
]
for (const name of widgets)
  rows.push({ what: `share of ${name}`, bytes: await weighWidget(name), budget: BUDGETS.widget })

printTable(
  ['gzip -9', 'bytes', 'budget', 'used', ''],
  rows.map(({ what, bytes, budget }) => [
    what,
    bytes.toLocaleString('en'),
    budget.toLocaleString('en'),
    `${((100 * bytes) / budget).toFixed(1)} %`,
    verdict(bytes / budget),
  ]),
)
process.exitCode = rows.some(({ bytes, budget }) => bytes > budget) ? 1 : 0

function verdict(used: number): string {
  if (used > 1) return 'over'
  return used > HEADROOM ? 'little room' : ''
}
