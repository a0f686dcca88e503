/** Brings a campaign that is due before the shopper: asks the arbiter, tells that the point was reached, counts, and lets its widget get ready. */
import type { Placing } from '../campaigns/experiment/assign.ts'
import type { Evidence, Occasion } from '../campaigns/occasion.ts'
import type { Block } from '../contract/campaign/block.ts'
import type { Campaign, Surface } from '../contract/campaign/campaign.ts'
import { SECOND } from '../core/clock.ts'
import type { Prompts } from '../host/prompts/create-prompts.ts'
import type { Section } from '../host/section.ts'
import { isMomentary } from '../host/triggers/watch-triggers.ts'
import type { Level, Proposal } from '../widget.ts'
import { isSurvey } from './judge.ts'

export interface Turn {
  readonly campaign: Campaign
  readonly section: Section
  readonly placing: Placing
  readonly evidence: Evidence
  /** Of a preview: drawn in the place of offers. */
  readonly samples?: Occasion['samples']
}

export type TurnEnd = 'shown' | 'silent' | 'refused'

export interface TurnsOptions {
  /** Undefined where there is no launcher to say it beside. */
  prompts(): Promise<Prompts | undefined>
  /** Counts it, unless another tab was faster; whether it was counted. */
  count(campaign: Campaign): Promise<boolean>
  expose(turn: Turn): Promise<void>
  createOccasion(turn: Turn, blocks: readonly Block[]): Occasion
  onShown(turn: Turn): void
}

export interface Turns {
  take(turn: Turn): Promise<TurnEnd>
  /** Again in another face: it was counted, and nobody is interrupted anew. */
  retake(turn: Turn): Promise<void>
  withdraw(turn: Turn): void
}

/** How long a moment lasts: what could not be said by then is not said, for whoever has moved on. */
const MOMENT = 5 * SECOND

export function createTurns(options: TurnsOptions): Turns {
  async function take(turn: Turn): Promise<TurnEnd> {
    const { campaign, placing } = turn
    const isSilent = blocksOf(turn) === null
    const onTurn = async (level: Level | 'inline'): Promise<boolean> => {
      if (placing.is === 'preview') return isSilent || prepare(turn, level)
      // Nobody is compared by it, and its widget may know of an answer that no campaign knows of.
      if (isSurvey(campaign)) return (await prepare(turn, level)) && (await reach(turn))
      return (await reach(turn)) && (isSilent || prepare(turn, level))
    }
    const isSaid =
      campaign.surface === 'inline'
        ? await onTurn('inline')
        : (await propose(turn, { isSilent, onTurn })) !== undefined
    if (!isSaid) return 'refused'
    if (isSilent) return 'silent'
    options.onShown(turn)
    return 'shown'
  }

  /** Counted in the same way whatever is shown then. */
  async function reach(turn: Turn): Promise<boolean> {
    const isCounted = await options.count(turn.campaign)
    if (isCounted) await options.expose(turn)
    return isCounted
  }

  function prepare(turn: Turn, level: Level | 'inline'): Promise<boolean> {
    return turn.section.prepare(options.createOccasion(turn, blocksOf(turn) ?? []), level)
  }

  async function propose(
    { campaign, section, placing }: Turn,
    how: Pick<Proposal, 'isSilent' | 'isAwaited' | 'onTurn'>,
  ): Promise<Level | undefined> {
    const prompts = await options.prompts()
    if (!prompts) return undefined
    const { id, surface, category, priority, promotional, trigger } = campaign
    const isPreview = placing.is === 'preview'
    const answer = prompts.propose(section, {
      id,
      level: levelOf(surface),
      priority,
      ...(category !== undefined && { category }),
      ...(promotional && { isPromotional: true }),
      ...(trigger.on === 'exit' && { isExit: true }),
      ...(!campaign.mayBeQuieter && { isNeverQuieter: true }),
      ...(isPreview && { isAwaited: true }),
      ...how,
    })
    if (isPreview || isSurvey(campaign) || !isMomentary(trigger)) return answer
    const passes = setTimeout(() => prompts.withdraw(section.name, id), MOMENT)
    return answer.finally(() => clearTimeout(passes))
  }

  return {
    take,
    async retake(turn) {
      const { surface } = turn.campaign
      if (surface === 'inline') await prepare(turn, surface)
      else await propose(turn, { isAwaited: true, onTurn: (level) => prepare(turn, level) })
    },
    withdraw({ campaign, section }) {
      section.drop(campaign.id)
      void options.prompts().then((prompts) => prompts?.withdraw(section.name, campaign.id))
    },
  }
}

/** A dialog over a phone is all there is to see: there, at most a sheet. */
function levelOf(surface: Surface): Level {
  if (surface === 'inline') return 'badge'
  const isTouch = !matchMedia('(any-hover: hover) and (any-pointer: fine)').matches
  return surface === 'modal' && isTouch ? 'sheet' : surface
}

/** `null` for the arm, and the shoppers held out, that are shown nothing. */
function blocksOf({ campaign, placing }: Turn): readonly Block[] | null {
  if (placing.is === 'held_out') return null
  const arm = armOf(placing)
  const own = campaign.experiment?.arms.find(({ id }) => id === arm)?.blocks
  return own === undefined ? campaign.blocks : own
}

export function armOf(placing: Placing): string | undefined {
  if (placing.is === 'preview') return placing.arm || undefined
  return placing.is === 'assigned' ? placing.assignment.arm : undefined
}
