/** Draws the campaigns into the debugging view: what changed alone, so that nobody loses their place. */
import type { CampaignExplanation } from '../../../../src/index.ts'
import { ANSWERS, explainInWords, leafWords, ORDER, STATES } from './explain-words.ts'

const SCOPES = {
  campaign: 'of this campaign',
  category: 'of its category',
  all: 'of all campaigns together',
} as const

type Leaf = CampaignExplanation['audience']['leaves'][number]

/** What stands behind `?regulars-preview=`, by campaign. */
export type Previews = Readonly<Record<string, string>>

/** A list whose entries are kept as long as nothing of them changes. */
export function createList(): {
  readonly element: HTMLElement
  show(campaigns: readonly CampaignExplanation[], previews?: Previews): void
} {
  const element = make('ul', 'debug-list')
  const drawn = new Map<string, { readonly as: string; readonly entry: HTMLElement }>()
  return {
    element,
    show(campaigns, previews = {}) {
      const entries = inOrder(campaigns).map((found) => {
        const preview = previews[found.campaignId]
        const about = { ...found, cap: null, ladder: null, preview }
        const as = JSON.stringify(about) + explainInWords(found)
        const before = drawn.get(found.campaignId)
        if (before?.as === as) return before.entry
        const entry = drawCampaign(found, before?.entry, preview)
        drawn.set(found.campaignId, { as, entry })
        return entry
      })
      const isSame =
        entries.length === element.children.length &&
        entries.every((entry, at) => element.children[at] === entry)
      if (!isSame) element.replaceChildren(...entries)
    },
  }
}

function inOrder(campaigns: readonly CampaignExplanation[]): readonly CampaignExplanation[] {
  return campaigns.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
}

function drawCampaign(
  found: CampaignExplanation,
  before: HTMLElement | undefined,
  preview: string | undefined,
): HTMLElement {
  const entry = make('li', `debug-campaign debug-${found.state}`)
  const head = make('h3', 'debug-name')
  head.append(make('span', '', found.campaignId), make('b', 'debug-state', STATES[found.state]))
  entry.append(head, make('p', 'debug-words', explainInWords(found)))
  if (found.trigger.signs.length > 0)
    entry.append(make('p', 'debug-signs', `Signs: ${found.trigger.signs.join(', ')}`))
  entry.append(drawMore(found, before?.querySelector('details')?.open ?? false))
  if (preview !== undefined) entry.append(drawPreview(found.campaignId, preview))
  return entry
}

function drawMore(found: CampaignExplanation, isOpen: boolean): HTMLElement {
  const more = document.createElement('details')
  more.open = isOpen
  more.append(make('summary', '', 'In detail'))
  const { audience, placing, verdict, trigger, schedule, cap, surface, kind } = found
  const facts = [
    ['Kind', `${kind}, ${surface}`],
    ['Trigger', `${trigger.on}, ${trigger.fired ? 'has fired' : 'has not fired'}`],
    ['Schedule', schedule],
    ['Caps', cap ? `${cap.by}, ${SCOPES[cap.scope]}` : 'room left'],
    ['Audience', ANSWERS[audience.answer]],
    ['Experiment', [placing.is, placing.by, placing.arm].filter(Boolean).join(', ')],
    [
      'Arbiter',
      verdict
        ? [verdict.outcome, verdict.level, verdict.reason].filter(Boolean).join(', ')
        : 'not asked',
    ],
  ] as const
  const list = make('dl', 'debug-facts')
  for (const [name, value] of facts) list.append(make('dt', '', name), make('dd', '', value))
  more.append(list)
  if (audience.leaves.length > 0) more.append(drawLeaves(audience.leaves))
  return more
}

function drawLeaves(leaves: readonly Leaf[]): HTMLElement {
  const list = make('ul', 'debug-leaves')
  for (const leaf of leaves) {
    const line = make('li', `debug-leaf debug-leaf-${leaf.answer}`)
    line.append(make('b', '', ANSWERS[leaf.answer]), ` ${leafWords(leaf)} `)
    if (leaf.path) line.append(make('code', '', leaf.path))
    list.append(line)
  }
  return list
}

function drawPreview(campaignId: string, value: string): HTMLElement {
  const link = document.createElement('a')
  const url = new URL(location.href)
  url.searchParams.set('regulars-preview', value)
  link.href = url.href
  link.textContent = 'Look at it'
  link.className = 'debug-preview'
  link.setAttribute('aria-label', `Look at it: ${campaignId}`)
  return link
}

export function make(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
