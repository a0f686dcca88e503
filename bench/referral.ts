/** What the rules against abuse do to a town of 2,000 shoppers: `node bench/referral.ts [seed] [shoppers]`, through the real server. */
import { inviteAll } from '../demo/server/referral/simulation/invite-all.ts'
import { live, type Result } from '../demo/server/referral/simulation/live.ts'
import { isPaid, tally, type Row } from '../demo/server/referral/simulation/tally.ts'
import { findMachine } from '../test/helpers/machine.ts'
import { startPostgres } from '../test/helpers/postgres.ts'
import { printTable } from './table.ts'

const [seed = 1, shoppers = 2000] = process.argv.slice(2).map(Number)
if (!Number.isInteger(seed) || !Number.isInteger(shoppers) || shoppers < 50)
  throw new Error('A seed and a number of shoppers from 50 on: node bench/referral.ts 1 2000')

const HEADINGS: Readonly<Record<Row['expected'], string>> = {
  paid: 'honest',
  held: 'abuse',
  returned: 'sent back in time',
  open: 'beyond the rules',
}

// The embedded database does the same, and takes four times as long.
const postgres = findMachine().postgres ? await startPostgres() : undefined
if (postgres) process.env['TEST_DATABASE_URL'] = postgres.url
const began = performance.now()
const invitations = inviteAll(seed, shoppers)
const result = await live(invitations)
await postgres?.stop()

print(result)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(`\nSeed ${seed}: ${invitations.length} invitations in ${seconds} s.`)

function print({ outcomes, robots, returnsTold }: Result): void {
  const rows = tally(outcomes)
  for (const [expected, heading] of Object.entries(HEADINGS))
    section(
      heading,
      rows.filter((row) => row.expected === expected),
    )
  const looks = [...robots].map(([kind, { sent, counted }]) => [kind, `${sent}`, `${counted}`])
  console.log('')
  printTable(['looks of nobody', 'sent', 'counted'], looks)
  const honest = outcomes.filter(
    ({ invitation, case: found }) =>
      invitation.expected === 'paid' && found?.reason !== 'cap_reached',
  )
  const paid = honest.filter(isPaid).length
  console.log(
    `\n${((100 * paid) / honest.length).toFixed(2)} % of honest invitations paid; the merchant was told of ${returnsTold} returns after the reward.`,
  )
}

function section(name: string, rows: readonly Row[]): void {
  console.log('')
  printTable(
    [name, 'cases', 'passed', 'review', 'refused', 'ended', 'wrongly', 'if nobody looks'],
    rows.map(({ kind, cases, passed, review, refused, ended, wrongly, unwatched, expected }) => [
      kind,
      ...[cases, passed, review, refused, ended].map(String),
      expected === 'open' ? '' : String(wrongly),
      unwatched > 0 ? `${unwatched} paid` : '',
    ]),
  )
}
