/** Earning beside purchases: joining, the day's visit, a birthday, what is done on honour. */
import type { WidgetContext } from '../../../src/widget.ts'
import type { Doings } from '../../../src/model/doing.ts'
import { createKey } from '../../../src/model/key.ts'
import { createReading, type Reading } from '../../../src/model/reading.ts'
import { act, join, readEarning, setBirthday, type EarnStanding } from '../contract/earning.ts'
import type { EarnRule, Program } from '../contract/program.ts'
import type { Wallet } from '../contract/wallet.ts'

export interface Earning {
  readonly standings: Reading<readonly EarnStanding[]>
  /** Under the id `join` in `doings`; the others under the id of their rule. */
  join(program: Program): Promise<void>
  act(rule: EarnRule): Promise<void>
  setBirthday(rule: EarnRule, month: number, day: number): Promise<void>
  /** Tells of today's visit, once a day of the programme. */
  visit(program: Program): Promise<void>
}

export interface EarningOptions {
  readonly context: Pick<WidgetContext, 'call' | 'store' | 'report'>
  readonly doings: Doings
  accept(wallet: Wallet): Promise<void>
}

export function createEarning({ context, doings, accept }: EarningOptions): Earning {
  const { call, store, report } = context
  const standings = createReading(async () => (await call(readEarning)).items, report)

  async function tell(rule: EarnRule): Promise<void> {
    const sourceId = rule.channel ?? (rule.kind === 'visit' ? undefined : rule.id)
    const { wallet, standing } = await call(act, {
      body: { ruleId: rule.id, ...(sourceId && { sourceId }) },
      idempotencyKey: createKey(),
    })
    const known = standings.value.peek() ?? []
    standings.set(known.map((one) => (one.ruleId === rule.id ? standing : one)))
    await accept(wallet)
  }

  return {
    standings,

    async join({ id, revision }) {
      await doings.run('join', async () => {
        const textId = `${id}-${revision}`
        await accept((await call(join, { body: { consent: { textId } } })).wallet)
      })
    },

    async act(rule) {
      await doings.run(rule.id, () => tell(rule))
    },

    async setBirthday(rule, month, day) {
      await doings.run(
        rule.id,
        async () => void (await call(setBirthday, { body: { month, day } })),
      )
      await standings.load()
    },

    async visit({ earnRules = [], timezone }) {
      const isOpen = ({ id }: EarnRule) =>
        standings.value.peek()?.some((one) => one.ruleId === id && one.open)
      const rule = earnRules.find((one) => one.kind === 'visit' && one.fromPage && isOpen(one))
      if (!rule) return
      const today = new Date().toLocaleDateString('sv', { timeZone: timezone })
      if ((await store.read('visit')) === today) return
      try {
        await tell(rule)
        await store.write('visit', today, { purpose: 'functional', ofCustomer: true })
      } catch (error) {
        report(error) // Nobody asked for it; the next page tells it again.
      }
    },
  }
}
