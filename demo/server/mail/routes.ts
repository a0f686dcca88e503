/** The mail room: what the chat and surveys send to people who are not there. */
import { mailTranscript as transcript } from '../../../widgets/chat/contract/parting.ts'
import { ipKeyOf } from '../customers/keys.ts'
import { clientAddress } from '../http/address.ts'
import type { Room } from '../room.ts'
import { forShopper } from '../route.ts'
import type { Services } from '../services.ts'
import { mailAnswers } from './answers.ts'
import { deliverMails } from './deliver.ts'
import { forgetAttempts } from './limit.ts'
import { mailLowScores } from './low-scores.ts'
import { mailNotices } from './notices.ts'
import { dropMails, moveMails } from './person.ts'
import { mailTicketChanges } from './ticket-changes.ts'
import { mailTranscript } from './transcript.ts'

const SECOND_MS = 1000
const HOUR_MS = 3600 * SECOND_MS
/** So long it can be counted how many were given up. */
const KEPT_MS = 30 * 24 * HOUR_MS

export const room: Room = {
  onErase: dropMails,
  onJoin: (sql, { shopId, guestId, memberId }) =>
    moveMails(sql, { shopId, from: guestId, to: memberId }),
  jobs: [
    { name: 'mail answers', everyMs: 15 * SECOND_MS, run: whenMailed(mailAnswers) },
    { name: 'mail low scores', everyMs: 3 * SECOND_MS, run: whenMailed(mailLowScores) },
    { name: 'mail ticket changes', everyMs: 15 * SECOND_MS, run: whenMailed(mailTicketChanges) },
    { name: 'mail notices', everyMs: 30 * SECOND_MS, run: whenMailed(mailNotices) },
    { name: 'mails', everyMs: 2 * SECOND_MS, run: deliverMails },
    { name: 'mail traces', everyMs: HOUR_MS, run: forgetTraces },
  ],
  routes: [
    forShopper(transcript, async ({ shop, memberId, params, body, services, now, http }) => {
      const ip = clientAddress(http, services.trustProxy)
      await mailTranscript(services, {
        shop,
        memberId,
        conversationId: params.conversationId,
        email: body.email.trim(),
        network: ipKeyOf(shop.fingerprintKey, ip) ?? ip,
        now,
      })
      return { queued: true }
    }),
  ],
}

/** Without a mailer nothing is written: it would all be sent at once, much later, when there is one. */
function whenMailed(run: (services: Services) => Promise<void>) {
  return async (services: Services): Promise<void> => {
    if (services.mailer) await run(services)
  }
}

async function forgetTraces({ database, now }: Services): Promise<void> {
  await forgetAttempts(database, now())
  await database.query('delete from mails where next_at is null and created_at <= $1', [
    new Date(now().getTime() - KEPT_MS),
  ])
}
