/** Which backend answers: that of everything else, or the one the shop has named. */
import { RegularsError } from '../../../src/core/errors.ts'
import { once } from '../../../src/core/once.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import { CHATWOOT_ABILITIES } from './abilities.ts'
import type { Abilities, ChatBackend, Follower } from './backend.ts'
import { createOwnBackend } from './own.ts'

/** Makes another backend. `own` is that of everything else, which may not be there. */
export type CreateBackend = (context: WidgetContext, own: Pick<ChatBackend, 'facts'>) => ChatBackend

interface Chosen {
  /** A function comes from the page’s own code alone; a record may come from the shop’s config. */
  readonly backend?: CreateBackend | { readonly kind: 'chatwoot' }
  /** How the tag gets at a file beside it. Never of the shop’s config: what a server says does not become code. */
  readonly loadFile?: (name: string) => Promise<unknown>
}

export function chooseBackend(context: WidgetContext): ChatBackend {
  // Safe: each field is looked at before it is used; what is in a record is checked by the file that reads it.
  const { backend, loadFile } = context.options as Chosen
  const own = createOwnBackend(context)
  if (typeof backend === 'function') return backend(context, own)
  if (backend?.kind !== 'chatwoot') return own
  return whenLoaded(CHATWOOT_ABILITIES, async () => {
    if (typeof loadFile !== 'function')
      throw new RegularsError(
        'config_invalid',
        'chat.backend',
        'named by the shop’s config alone',
        'chatwoot({ url, inbox }), imported from regulars/chatwoot',
        'chat({ backend: chatwoot({ … }) })',
      )
    // Safe: the file of the same build, which exports just this.
    const { chatwoot } = (await loadFile('chatwoot.js')) as {
      readonly chatwoot: (options: unknown) => CreateBackend
    }
    return chatwoot(backend)(context, own)
  })
}

/** Stands in until its code is there; a failure to load is an answer that did not come, and the next call tries again. */
export function whenLoaded(can: Abilities, load: () => Promise<ChatBackend>): ChatBackend {
  let loaded: ChatBackend | undefined
  let isDisposed = false
  const backend = once(async () => {
    loaded = await load()
    if (isDisposed) loaded.dispose()
    return loaded
  })
  return {
    can,
    hasGaps: true,
    shopper: async () => (await backend()).shopper?.(),
    facts: async () => (await backend()).facts(),
    isKnown: async () => (await backend()).isKnown(),
    send: async (message) => (await backend()).send(message),
    upload: async (file) => (await backend()).upload(file),
    changes: async (after) => (await backend()).changes(after),
    earlier: async (id, before) => (await backend()).earlier(id, before),
    signal: (id, signals) => loaded?.signal(id, signals),
    end: async (id) => (await backend()).end(id),
    rate: async (id, rating) => (await backend()).rate(id, rating),
    mailTranscript: async (id, email) => (await backend()).mailTranscript(id, email),
    erase: async () => (await backend()).erase(),
    follow: (follower) => followLater(backend, follower),
    dispose() {
      isDisposed = true
      loaded?.dispose()
    },
  }
}

function followLater(backend: () => Promise<ChatBackend>, follower: Follower): () => void {
  let stop: (() => void) | undefined
  let isStopped = false
  backend().then(
    (loaded) => {
      if (!isStopped) stop = loaded.follow(follower)
    },
    // Said by whatever is asked next; until then nothing is heard.
    () => follower.onLink(false),
  )
  return () => {
    isStopped = true
    stop?.()
  }
}
