/** What the one who answers should know of a shopper: what they said, and what the shop knows of a member. */
import { ChatContext, ContactFields, type ShopperCard } from '../../../widgets/chat/contract.ts'
import { readOrders, readPoints } from '../customers/shopper-facts.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

const OTHERS = 20

interface ShopperSource {
  readonly contact: unknown
  readonly context: unknown
  readonly name: string | null
  readonly email: string | null
  /** Of a guest none. */
  readonly customerId: string | null
}

interface Question extends MemberName {
  readonly conversationId: string
  readonly now: Date
}

export async function readCard(sql: Sql, question: Question): Promise<ShopperCard> {
  const { memberId } = question
  const { contact, context, name, email, customerId } = await readShopper(sql, question)
  const points = customerId === null ? undefined : await readPoints(sql, question)
  const lastScore = await readLastScore(sql, question)
  return {
    // What the shop vouches for goes before what somebody says of themselves.
    contact: {
      ...ContactFields.parse(contact),
      ...(name !== null && { name }),
      ...(email !== null && { email }),
    },
    ...(customerId !== null && { customerId }),
    memberId,
    context: ChatContext.parse(context),
    orders: await readOrders(sql, question),
    ...(points && { points }),
    ...(lastScore !== undefined && { lastScore }),
    others: await readOthers(sql, question),
  }
}

async function readShopper(sql: Sql, { shopId, memberId }: MemberName): Promise<ShopperSource> {
  const [shopper] = await sql.query<ShopperSource>(
    `select contact, context, name, email, case when not is_guest and erased_at is null then sub end as "customerId"
       from chat_shoppers join members using (shop_id, member_id) where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
  )
  if (!shopper) throw new Error('A conversation has no shopper.')
  return shopper
}

/** Of a conversation or of a survey, whichever was given last: `4/5`, `9/10`. */
async function readLastScore(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<string | undefined> {
  const [given] = await sql.query<{ score: number; most: number }>(
    `select score, most from (
       select (rating->>'score')::int as score, 5 as most, (rating->>'at')::timestamptz as at from chat_conversations
        where shop_id = $1 and member_id = $2 and rating is not null
       union all
       select score, score_most, updated_at from survey_submissions
        where shop_id = $1 and member_id = $2 and score is not null
     ) given order by at desc limit 1`,
    [shopId, memberId],
  )
  return given && `${given.score}/${given.most}`
}

async function readOthers(
  sql: Sql,
  { shopId, memberId, conversationId }: Question,
): Promise<ShopperCard['others']> {
  const rows = await sql.query<Omit<ShopperCard['others'][number], 'at'> & { at: Date }>(
    `select conversation_id as "conversationId", reference, stage, updated_at as at from chat_conversations
      where shop_id = $1 and member_id = $2 and conversation_id <> $3 order by updated_at desc limit ${OTHERS}`,
    [shopId, memberId, conversationId],
  )
  return rows.map(({ at, ...other }) => ({ ...other, at: at.toISOString() }))
}
