/** Every campaign of the shop on this page: what its trigger has seen, how far it has come, and when it is judged again. */
import type { Placing } from '../campaigns/experiment/assign.ts'
import type { Evidence } from '../campaigns/occasion.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import { RegularsError } from '../core/errors.ts'
import { yieldToPage } from '../host/idle.ts'
import type { Section } from '../host/section.ts'
import { isMomentary, type Triggers } from '../host/triggers/watch-triggers.ts'
import { isSurvey, judge, type JudgeSituation } from './judge.ts'
import type { Preview } from './preview.ts'
import type { Turn, TurnEnd, Turns } from './turns.ts'

export interface Entry {
  readonly campaign: Campaign
  /** What its trigger has seen last on this page. */
  fired?: Evidence | undefined
  progress?: TurnEnd | 'waiting' | undefined
  /** While it waits or is shown. */
  turn?: Turn | undefined
}

export interface Desk {
  readonly entries: readonly Entry[]
  find(widget: string, campaignId: string): Entry | undefined
  /** Begins to watch. */
  open(): Promise<void>
  /** Something that conditions ask about has changed. `isShownToo`: what is on the screen may have become pointless by it. */
  review(options?: { readonly isShownToo?: boolean }): void
  /** What the merchant looks at, at once and uncounted; what shoppers see of it is silent on this page. */
  preview(preview: Preview): void
  turnPage(): void
  /** The sections are others now; what was waiting or shown comes again in them. */
  changeFace(): void
  close(): void
}

export interface DeskOptions {
  readonly campaigns: readonly Campaign[]
  readonly triggers: Pick<Triggers, 'watch'>
  readonly turns: Turns
  /** Read once for each round. */
  situation(): JudgeSituation
  sectionFor(campaign: Campaign): Section | undefined
  report(error: unknown): void
}

/** Judged before the page gets a turn: the first time, all of it is cold code. */
const SLICE = 8

export function createDesk(options: DeskOptions): Desk {
  const { triggers, turns, sectionFor, report } = options
  const entries: readonly Entry[] = options.campaigns.map((campaign) => ({ campaign }))
  const due = new Map<Entry, Evidence>()
  const stops: (() => void)[] = []
  let looked: Entry | undefined
  let running: Promise<void> | undefined
  let isClosed = false

  const all = (): readonly Entry[] => (looked ? [looked, ...entries] : entries)
  const isLookedAt = ({ campaign }: Entry): boolean => campaign.id === looked?.campaign.id

  function fire(entry: Entry, evidence: Evidence): void {
    entry.fired = evidence
    if (entry.turn || isLookedAt(entry)) return
    // A moment comes again; what is true for the whole page was answered for the whole page.
    if (entry.progress && !isMomentary(entry.campaign.trigger)) return
    due.set(entry, evidence)
    soon()
  }

  function soon(): void {
    running ??= run()
      .catch(report)
      .finally(() => {
        running = undefined
        if (due.size > 0 && !isClosed) soon()
      })
  }

  async function run(): Promise<void> {
    await yieldToPage()
    const round = [...due]
    due.clear()
    const situation = options.situation()
    for (const [index, [entry, evidence]] of round.entries()) {
      if (index > 0 && index % SLICE === 0) await yieldToPage()
      if (isClosed) return
      consider(entry, evidence, situation)
    }
  }

  function consider(entry: Entry, evidence: Evidence, situation: JudgeSituation): void {
    const { campaign } = entry
    const section = sectionFor(campaign)
    if (!section || entry.turn || isLookedAt(entry)) return
    const { against, placing } = judge(campaign, situation)
    if (!against && placing) begin(entry, { campaign, section, placing, evidence })
  }

  function begin(entry: Entry, turn: Turn, onUnseen?: () => void): void {
    entry.turn = turn
    entry.progress = 'waiting'
    turns
      .take(turn)
      .catch((error: unknown): TurnEnd => {
        report(error)
        return 'refused'
      })
      .then((end) => {
        // Taken back, or taken by another turn meanwhile.
        if (entry.turn !== turn) return
        entry.progress = end
        if (end === 'shown') return
        entry.turn = undefined
        onUnseen?.()
      }, report)
  }

  function withdraw(entry: Entry): void {
    const { turn } = entry
    entry.turn = undefined
    entry.progress = undefined
    if (turn) turns.withdraw(turn)
  }

  /** What waits, and on request what is shown, goes when it is not true any more. */
  function withdrawUntrue(isShownToo: boolean): void {
    const situation = options.situation()
    for (const entry of entries) {
      const { turn, progress } = entry
      // Whoever answers is not interrupted by what their answers have changed.
      const isShownMeant = isShownToo && !isSurvey(entry.campaign)
      const isMeant = progress === 'waiting' || (isShownMeant && progress === 'shown')
      if (!turn || !isMeant || turn.placing.is === 'preview') continue
      // Its own show counts against it from here on: only whom it is for is asked again.
      const { against } = judge({ ...entry.campaign, caps: {}, ladder: undefined }, situation)
      if (against === 'audience' || against === 'complaint') withdraw(entry)
    }
  }

  async function open(): Promise<void> {
    for (const [index, entry] of entries.entries()) {
      if (index > 0 && index % SLICE === 0) await yieldToPage()
      if (isClosed) return
      if (!sectionFor(entry.campaign)) continue
      try {
        stops.push(triggers.watch(entry.campaign.trigger, (evidence) => fire(entry, evidence)))
      } catch (error) {
        report(error) // As of a selector that this browser cannot read: the others go on.
      }
    }
  }

  function preview({ campaign, arm, samples }: Preview): void {
    if (isClosed) return
    const explain = (why: string): void =>
      report(new RegularsError('campaign_invalid', campaign.id, why))
    for (const entry of all()) if (entry.campaign.id === campaign.id) withdraw(entry)
    looked = { campaign }
    const section = sectionFor(campaign)
    if (!section) return explain('no widget of this page shows its kind.')
    const placing: Placing = { is: 'preview', arm }
    const evidence: Evidence = { trigger: 'preview', signs: [] }
    begin(looked, { campaign, section, placing, evidence, samples }, () =>
      explain('nothing of it can be said here now, as of an offer that is over or a silent arm.'),
    )
  }

  return {
    entries,
    find: (widget, id) =>
      all().find(({ campaign, turn }) => campaign.id === id && turn?.section.name === widget),
    open,
    review({ isShownToo = false } = {}) {
      withdrawUntrue(isShownToo)
      for (const entry of entries)
        if (entry.fired && !entry.progress && !isMomentary(entry.campaign.trigger))
          due.set(entry, entry.fired)
      if (due.size > 0) soon()
    },
    preview,
    turnPage() {
      due.clear()
      if (looked) withdraw(looked)
      looked = undefined
      for (const entry of entries) {
        entry.fired = undefined
        if (isStillMeant(entry)) continue
        // A dot stays on the launcher until somebody has looked.
        if (entry.campaign.surface !== 'badge') withdraw(entry)
        else entry.progress = undefined
      }
    },
    changeFace() {
      for (const entry of all()) {
        const { turn, progress } = entry
        const section = turn && sectionFor(turn.campaign)
        if (!turn || !section) continue
        const again = { ...turn, section }
        if (progress === 'waiting') begin(entry, again)
        else {
          entry.turn = again
          turns.retake(again).catch(report)
        }
      }
    },
    close() {
      isClosed = true
      for (const stop of stops) stop()
      for (const entry of all()) if (entry.turn) withdraw(entry)
    },
  }
}

/** Whoever has ordered is asked on the page that thanks for it, too. */
function isStillMeant({ campaign, progress }: Entry): boolean {
  return isSurvey(campaign) && isMomentary(campaign.trigger) && progress === 'waiting'
}
