/** Earning beside purchases, by the member. */
import { act, join, readEarning, setBirthday } from '../../../../widgets/loyalty/contract.ts'
import { forMember, type Route } from '../../route.ts'
import { actFromPage } from '../earn/act.ts'
import { enterBirthday, joinProgram } from '../earn/member.ts'
import { readEarnedAt, standingOf } from '../earn/standing.ts'
import { loadBook } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import { requireProgram } from '../queries.ts'
import { requestName } from '../requests.ts'

export const earningRoutes: readonly Route[] = [
  forMember(readEarning, async ({ shop, memberId, services, now }) => {
    const { database } = services
    const program = await requireProgram(database, shop.id)
    const book = await loadBook(database, { shopId: shop.id, memberId }, now)
    const { account } = book
    const walletRevision = account.revision
    passTime(book, program, now)
    const rules = program.earnRules ?? []
    const ids = rules.map(({ id }) => id)
    const earned = await readEarnedAt(database, account, ids)
    const items = rules.map((rule) =>
      standingOf(rule, { account, program, now, earnedAt: earned.get(rule.id) ?? [] }),
    )
    return { walletRevision, items }
  }),
  forMember(act, async ({ shop, memberId, services, body, now, http }) => {
    const name = { shopId: shop.id, memberId }
    const request = requestName(http, name, { endpoint: act.id, body })
    const { answer, isReplay } = await actFromPage(services.database, request, { told: body, now })
    if (isReplay) http.header('Idempotent-Replayed', 'true')
    return answer
  }),
  forMember(join, ({ shop, memberId, services, body, now }) =>
    joinProgram(services.database, { shopId: shop.id, memberId }, { ...body, now }),
  ),
  forMember(setBirthday, ({ shop, memberId, services, body, now }) =>
    enterBirthday(services.database, { shopId: shop.id, memberId }, { ...body, now }),
  ),
]
