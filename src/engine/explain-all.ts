/** Judges campaigns to the end, with a word on each condition. Loaded when somebody asks why. */
import { explainAudience } from '../campaigns/audience/evaluate.ts'
import { assign } from '../campaigns/experiment/assign.ts'
import type { Verdict } from '../campaigns/verdict.ts'
import type { Campaign, CampaignKind } from '../contract/campaign/campaign.ts'
import type { Entry } from './desk.ts'
import { type CampaignExplanation, explainCampaign } from './explanation.ts'
import {
  candidateOf,
  capOf,
  judge,
  type Judgement,
  type JudgeSituation,
  ladderOf,
  timingOf,
} from './judge.ts'

export interface ExplainSituation {
  readonly situation: JudgeSituation
  /** The arbiter’s last words on this page. */
  readonly verdicts: readonly Verdict[]
  /** Kinds that some widget shows. */
  readonly kinds: readonly CampaignKind[]
}

export function explainAll(
  entries: readonly Entry[],
  { situation, verdicts, kinds }: ExplainSituation,
): readonly CampaignExplanation[] {
  return entries.map(({ campaign, fired, progress }) =>
    explainCampaign({
      judgement: judgeWhole(campaign, situation),
      fired,
      progress,
      verdict: verdicts.find(({ asked }) => asked.id === campaign.id),
      hasWidget: kinds.includes(campaign.kind),
    }),
  )
}

function judgeWhole(campaign: Campaign, situation: JudgeSituation): Judgement {
  const { audience: condition } = campaign
  const { answer, traces } = condition
    ? explainAudience(condition, situation.scopeOf(campaign))
    : { answer: true, traces: [] }
  const isTargeted = () => answer === true
  return {
    ...judge(campaign, situation),
    timing: timingOf(campaign, situation),
    capped: capOf(campaign, situation),
    ladder: ladderOf(campaign, situation),
    audience: answer,
    traces,
    placing: assign(candidateOf(campaign, situation), { ...situation, isTargeted }),
  }
}
