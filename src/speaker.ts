/** Lets widgets say something unasked: one arbiter for the whole page, and one place beside each launcher. Loaded with the first proposal. */
import { attentionOf } from './attention-of.ts'
import type { Core } from './core/create-core.ts'
import type { Host } from './host/mount.ts'
import { createPrompts, type Prompts } from './host/prompts/create-prompts.ts'
import type { InstanceEmitter } from './instance-events.ts'
import { toldOf } from './told-of.ts'
import { onForgetTab } from './ui/tab-memory.ts'

export interface SpeakerOptions {
  readonly host: Host | undefined
  readonly core: Core
  readonly events: Pick<InstanceEmitter, 'emit'>
  report(error: unknown): void
}

/** Undefined where there is no launcher to say it beside. */
export function speakerOf({ host, core, events, report }: SpeakerOptions): Prompts | undefined {
  if (!host?.stage.element.isConnected) return undefined
  const { stage } = host
  if (stage.prompts) return stage.prompts
  const attention = attentionOf(core, report)
  const told = toldOf(core, report)
  stage.prompts = createPrompts({
    stage,
    attention,
    setNews: core.news.set,
    readStorage: () => (core.store.isLasting() ? 'persistent' : 'ephemeral'),
    // Without consent to analytics nobody counts visits.
    readVisitStart: () =>
      core.visits.ids().visitId ? core.visits.presence.peek()?.visit.startedAt : undefined,
    hasComplaint: told.hasComplaint,
    onSay: (asked, level) =>
      events.emit('prompt', { widget: asked.widget, proposal: asked.id, level }),
    onAnswer: (asked, as) =>
      events.emit('answer', { widget: asked.widget, proposal: asked.id, as }),
    onDestroy: onForgetTab(() => {
      attention.forget()
      told.forget()
    }),
  })
  return stage.prompts
}
