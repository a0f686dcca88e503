/** The outbox: what happened, from the page to the server, nothing lost and nothing doubled. */
export { createOutbox } from './create-outbox.ts'
export type { QueuedEvent } from './queued-event.ts'
export type { EventDraft, Outbox, OutboxHealth, OutboxOptions, OutboxStats } from './types.ts'
