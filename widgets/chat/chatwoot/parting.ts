/** The end of a conversation: resolved, rated, and what Chatwoot has no call for. */
import type { ChatBackend } from '../backend/backend.ts'
import { ProblemError } from '../../../src/core/problem-error.ts'
import type { Parts } from './create-parts.ts'
import type { KnownThread } from './ledger.ts'
import type { WireContact } from './wire.ts'

export function createParting(
  parts: Parts,
): Pick<ChatBackend, 'end' | 'rate' | 'mailTranscript' | 'erase'> {
  const { api, contacts, ledger, own, sync } = parts

  async function find(
    conversationId: string,
  ): Promise<{ contact: WireContact; thread: KnownThread }> {
    const contact = await contacts.current()
    const thread = ledger.find(conversationId)
    if (!contact || !thread) throw refuse('not_found', 404)
    return { contact, thread }
  }

  return {
    async end(conversationId) {
      const { contact, thread } = await find(conversationId)
      const resolved = await api.resolve(contact.sourceId, thread.kept.theirs)
      ledger.learnFacts(thread, resolved)
      return ledger.describe(thread)
    },

    async rate(conversationId, { score, comment }) {
      const { contact, thread } = await find(conversationId)
      // It is asked for by a message, which comes a moment after the end.
      if (!thread.survey) await sync.newest(contact, thread)
      if (!thread.survey) throw refuse('rating_locked', 409)
      const answer = { rating: score, ...(comment && { feedback_message: comment }) }
      const message = await api
        .submit(contact.sourceId, thread.kept.theirs, thread.survey.messageId, {
          csat_survey_response: answer,
        })
        .catch((error: unknown) => {
          const isLate = error instanceof ProblemError && error.status === 422
          throw isLate ? refuse('rating_locked', 409) : error
        })
      await own.claim([message])
      ledger.learn(thread, [message])
      return ledger.describe(thread)
    },

    mailTranscript: () => Promise.reject(refuse('method_not_allowed', 405)),
    erase: () => Promise.reject(refuse('method_not_allowed', 405)),
  }
}

function refuse(code: string, status: number): ProblemError {
  return new ProblemError('conversations', {
    code,
    status,
    params: {},
    retryable: false,
    retryAfterMs: undefined,
    requestId: undefined,
  })
}
