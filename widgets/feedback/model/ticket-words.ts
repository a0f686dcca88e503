/** What the shopper says to a ticket: sent as often as it takes, and the same one each time. */
import { createDoings, type Doings } from '../../../src/model/doing.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import { judgeTicket, writeTicketNote, type Ticket } from '../contract/ticket.ts'
import type { Mine } from './mine.ts'

export interface TicketWords {
  readonly doings: Doings['all']
  writeNote(ticketId: string, text: string): Promise<boolean>
  judge(ticketId: string, fixed: boolean, text?: string): Promise<boolean>
  forget(): void
}

const KEY = 'words'

export function createTicketWords(
  context: Pick<WidgetContext, 'store' | 'call' | 'createId' | 'report'>,
  { taker }: Pick<Mine, 'taker'>,
): TicketWords {
  const { store, call } = context
  const doings = createDoings(context.report)

  /** Until the backend has it, the same words are the same note: from another page and another tab too. */
  async function idOf(ticketId: string, words: string): Promise<string> {
    const fresh = { cid: context.createId(), words }
    const kept = await store.update(
      `${KEY}.${ticketId}`,
      (before) => ((before as Words | undefined)?.words === words ? before : fresh),
      { purpose: 'functional', ofCustomer: true },
    )
    // Safe: only this function writes it.
    return ((kept ?? fresh) as Words).cid
  }

  function say(
    ticketId: string,
    words: string,
    send: (params: { ticketId: string; cid: string }) => Promise<Ticket>,
  ): Promise<boolean> {
    return doings.run(ticketId, async () => {
      const take = taker()
      take(await send({ ticketId, cid: await idOf(ticketId, words) }))
      await store.remove(`${KEY}.${ticketId}`)
    })
  }

  return {
    doings: doings.all,
    forget: doings.clear,

    writeNote: (ticketId, text) =>
      say(ticketId, text, (params) => call(writeTicketNote, { params, body: { text } })),

    judge(ticketId, fixed, text) {
      const body = { fixed, ...(text && { text }) }
      return say(ticketId, JSON.stringify(body), (params) => call(judgeTicket, { params, body }))
    },
  }
}

interface Words {
  readonly cid: string
  readonly words: string
}
