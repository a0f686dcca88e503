/** `npm run size`: what each artefact weighs against its budget; over it, the build fails. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { weighFiles } from './gzip.ts'
import { filesOfRestingPage } from './resting-page.ts'
import { printTable } from './table.ts'
import { weighWidget } from './widget-share.ts'

const ROOT = join(import.meta.dirname, '..')
/** Bytes, gzip -9; docs/decisions/0003 says why the single file has one limit for what all widgets share, and one for each of them. */
const BUDGETS = {
  shared: 146_000,
  loader: 2000,
  resting: 23_700,
  destinations: 32_500,
  campaigns: 70_000,
  chat: 110_000,
  widget: 7000,
  chatwoot: 12_500,
}
/** Widgets that need more than the others, and why is in the same place. */
const OWN_BUDGETS: Readonly<Record<string, number>> = {
  chat: 42_000,
  'exit-intent': 7500,
  feedback: 23_000,
  loyalty: 16_000,
  referral: 21_000,
}
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

const single = weighFiles([dist('regulars.js')])
const shares: Row[] = []
for (const name of widgets)
  shares.push({ what: `share of ${name}`, bytes: await weighWidget(name), budget: budgetOf(name) })
const ofWidgets = shares.reduce((sum, { bytes }) => sum + bytes, 0)

const rows: readonly Row[] = [
  {
    what: 'regulars.js',
    bytes: single,
    budget: BUDGETS.shared + shares.reduce((sum, { budget }) => sum + budget, 0),
  },
  { what: 'regulars.js without its widgets', bytes: single - ofWidgets, budget: BUDGETS.shared },
  ...shares,
  { what: 'loader.js', bytes: weighFiles([dist('loader.js')]), budget: BUDGETS.loader },
  {
    what: 'chatwoot.js, of shops with such a server',
    bytes: weighFiles([dist('chatwoot.js')]),
    budget: BUDGETS.chatwoot,
  },
  {
    what: 'split build, page at rest',
    bytes: weighFiles((await filesOfRestingPage()).map(dist)),
    budget: BUDGETS.resting,
  },
  {
    what: 'the same where all four destinations are told',
    bytes: weighFiles((await filesOfRestingPage({ destinations: true })).map(dist)),
    budget: BUDGETS.destinations,
  },
  {
    what: 'the same where campaigns run',
    bytes: weighFiles((await filesOfRestingPage({ campaigns: true })).map(dist)),
    budget: BUDGETS.campaigns,
  },
  {
    what: 'the page with a conversation open',
    bytes: weighFiles((await filesOfRestingPage({ chat: true })).map(dist)),
    budget: BUDGETS.chat,
  },
]

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

function budgetOf(widget: string): number {
  return OWN_BUDGETS[widget] ?? BUDGETS.widget
}

function verdict(used: number): string {
  if (used > 1) return 'over'
  return used > HEADROOM ? 'little room' : ''
}
