/** Sets up the desk of a page: its campaigns, the triggers they wait for, and how their turns are carried out. */
import type { CampaignSet } from '../contract/campaign/served.ts'
import { once } from '../core/once.ts'
import { importAgain } from '../host/import-again.ts'
import type { Prompts } from '../host/prompts/create-prompts.ts'
import { isMomentary, type Triggers } from '../host/triggers/watch-triggers.ts'
import { createDesk, type Desk } from './desk.ts'
import type { PageMemory } from './memory-of-page.ts'
import type { EngineOptions } from './open-page.ts'
import type { Place } from './place.ts'
import { createPresent } from './present.ts'
import type { Previews } from './preview.ts'
import type { Surroundings } from './surroundings.ts'
import { createTurns } from './turns.ts'

export interface DeskParts {
  readonly set: CampaignSet
  readonly memory: PageMemory
  readonly surroundings: Surroundings
  readonly triggers: Triggers
  readonly place: Place
  readonly previews: Previews
}

export function openDesk(options: EngineOptions, parts: DeskParts): Desk {
  const { core, shop, events, report } = options
  const { set, place, triggers, surroundings } = parts
  const loadSpeaker = once(() => importAgain(() => import('../speaker.ts')))
  const prompts = async (): Promise<Prompts | undefined> =>
    (await loadSpeaker()).speakerOf({ host: options.host(), core, events, report })
  // It counts how long the page was seen from the time it is there, which a moment cannot wait for.
  const isHurried = set.items.some(({ trigger }) => isMomentary(trigger))
  const prepare = (): void => void (isHurried && prompts().catch(report))
  const locales = () => [options.locale(), ...(shop?.locales.slice(0, 1) ?? [])]
  const turns = createTurns(
    createPresent({ ...parts, core, prompts, locales, recent: place.recent }),
  )
  const desk = createDesk({
    campaigns: set.items,
    triggers,
    turns,
    situation: surroundings.situation,
    sectionFor: ({ kind }) =>
      options.sections().find(({ wakes }) => wakes?.campaigns?.includes(kind)),
    report,
  })
  return {
    ...desk,
    open() {
      prepare()
      return desk.open()
    },
    changeFace() {
      prepare()
      desk.changeFace()
    },
  }
}
