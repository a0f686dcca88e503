/** What `regulars.explain()` answers: for each campaign, why it showed or did not. JSON-safe, and of the same shape every time. */
import type { Trace } from '../campaigns/audience/evaluate.ts'
import type { Truth } from '../campaigns/audience/truth.ts'
import type { Evidence } from '../campaigns/occasion.ts'
import type { Verdict } from '../campaigns/verdict.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import { isMomentary } from '../host/triggers/watch-triggers.ts'
import type { Level } from '../widget.ts'
import type { CapScope, Judgement } from './judge.ts'

/** `unknown` where something was withheld, or nobody could say. */
export type Answer = 'true' | 'false' | 'unknown'

export interface ExplainedLeaf {
  /** Where it stands in the audience: `all.1.not`. */
  readonly path: string
  /** As the merchant wrote it. */
  readonly condition: unknown
  /** What it was compared with; `null` for known to be absent, and for unknown. */
  readonly found: unknown
  readonly answer: Answer
}

export interface CampaignExplanation {
  readonly campaignId: string
  readonly kind: Campaign['kind']
  readonly surface: Campaign['surface']
  /**
   * `shown` on this page. `silent`: its turn came, and this shopper is one of those who are shown nothing. `waiting` for the arbiter.
   * `refused` by the arbiter, the page or the widget. `not_due`: see `reason`. `not_triggered`: all else is true. `no_widget` shows this kind here.
   */
  readonly state: CampaignState
  /** The first thing that speaks against it, in one word; `null` where nothing does. */
  readonly reason: string | null
  readonly trigger: {
    readonly on: string
    /** It passes when nothing is ready for it. */
    readonly isMomentary: boolean
    readonly fired: boolean
    readonly score: number | null
    readonly signs: readonly string[]
  }
  readonly schedule: Judgement['timing']
  readonly cap: {
    readonly by: string
    readonly scope: CapScope
    readonly retryAfterMs: number | null
  } | null
  readonly ladder: { readonly is: string; readonly retryAfterMs: number | null } | null
  readonly audience: { readonly answer: Answer; readonly leaves: readonly ExplainedLeaf[] }
  readonly placing: { readonly is: string; readonly by: string | null; readonly arm: string | null }
  /** The last word of the arbiter, which decides about all that is said unasked; `null` while it was not asked. */
  readonly verdict: {
    readonly outcome: Verdict['outcome']
    readonly level: Level | null
    readonly reason: string
    readonly retryAfterMs: number | null
    /** What has to end first. */
    readonly until: string | null
  } | null
}

export type CampaignState =
  | 'shown'
  | 'silent'
  | 'waiting'
  | 'refused'
  | 'not_due'
  | 'not_triggered'
  | 'no_widget'

export interface ExplainParts {
  readonly judgement: Judgement
  readonly fired: Evidence | undefined
  readonly verdict: Verdict | undefined
  /** As far as it has come on this page. */
  readonly progress: 'shown' | 'silent' | 'waiting' | 'refused' | undefined
  readonly hasWidget: boolean
}

export function explainCampaign(parts: ExplainParts): CampaignExplanation {
  const { judgement, fired, verdict } = parts
  const { campaign, timing, capped, ladder } = judgement
  const state = stateOf(parts)
  return {
    campaignId: campaign.id,
    kind: campaign.kind,
    surface: campaign.surface,
    state,
    reason: reasonOf(state, parts),
    trigger: {
      on: campaign.trigger.on,
      isMomentary: isMomentary(campaign.trigger),
      fired: fired !== undefined,
      score: fired?.score ?? null,
      signs: fired?.signs ?? [],
    },
    schedule: timing,
    cap: capped
      ? { by: capped.by, scope: capped.scope, retryAfterMs: capped.retryAfterMs ?? null }
      : null,
    ladder: ladder
      ? {
          is: ladder.is,
          retryAfterMs: ('retryAfterMs' in ladder ? ladder.retryAfterMs : undefined) ?? null,
        }
      : null,
    audience: {
      answer: answerOf(judgement.audience),
      leaves: (judgement.traces ?? []).map(explainLeaf),
    },
    placing: explainPlacing(judgement),
    verdict: verdict
      ? {
          outcome: verdict.outcome,
          level: verdict.level ?? null,
          reason: verdict.reason,
          retryAfterMs: verdict.retryAfterMs ?? null,
          until: verdict.until ?? null,
        }
      : null,
  }
}

function stateOf({ judgement, fired, progress, hasWidget }: ExplainParts): CampaignState {
  if (progress) return progress
  if (!hasWidget) return 'no_widget'
  if (judgement.against) return 'not_due'
  return fired ? 'waiting' : 'not_triggered'
}

function reasonOf(state: CampaignState, { judgement, verdict }: ExplainParts): string | null {
  if (state === 'shown' || state === 'silent') return null
  if (state === 'waiting' || state === 'refused') return verdict?.reason ?? state
  return judgement.against ?? (state === 'no_widget' ? 'widget' : 'trigger')
}

function explainPlacing({ placing }: Judgement): CampaignExplanation['placing'] {
  const arm =
    placing?.is === 'assigned'
      ? placing.assignment.arm
      : placing?.is === 'preview'
        ? placing.arm
        : null
  return { is: placing?.is ?? 'unknown', by: placing?.is === 'left_out' ? placing.by : null, arm }
}

function explainLeaf({ path, leaf, found, answer }: Trace): ExplainedLeaf {
  return { path, condition: leaf, found: found ?? null, answer: answerOf(answer) }
}

function answerOf(truth: Truth): Answer {
  return truth === undefined ? 'unknown' : truth ? 'true' : 'false'
}
