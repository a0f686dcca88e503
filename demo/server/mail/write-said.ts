/** What was said in a chat, as a mail repeats it. */
import type { Attachment } from '../../../widgets/chat/contract/message.ts'
import type { Part } from './letter.ts'
import type { Language } from './texts/index.ts'

export interface Said {
  readonly author: 'shopper' | 'agent' | 'bot' | 'system'
  readonly authorName: string | null
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly at: Date
  readonly deletedAt: Date | null
}

/** For a statement in which the table is called `said`. */
export const SAID_COLUMNS = `said.author, said.author_name as "authorName", said.text, said.attachments, said.at,
  said.deleted_at as "deletedAt"`

export interface Surroundings {
  readonly language: Language
  readonly shopName: string
  /** The clock of the shop. */
  readonly timezone: string
  /** Of this server, for the files; without it their names alone are told. */
  readonly publicUrl: string | undefined
}

export function writeSaid(said: Said, around: Surroundings): Part {
  const { texts } = around.language
  const isGone = said.deletedAt !== null
  return {
    kind: 'said',
    heading: `${speaker(said, around)} · ${moment(said.at, around)}`,
    text: isGone ? texts.deleted : said.author === 'system' ? event(said, around) : said.text,
    files: isGone
      ? []
      : said.attachments.map(({ name, url }) => ({
          name,
          url: around.publicUrl && new URL(url, around.publicUrl).href,
        })),
  }
}

export function moment(
  at: Date,
  { language, timezone }: Pick<Surroundings, 'language' | 'timezone'>,
): string {
  return new Intl.DateTimeFormat(language.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timezone,
  }).format(at)
}

function speaker({ author, authorName }: Said, { language, shopName }: Surroundings): string {
  if (author === 'shopper') return language.texts.who.shopper
  if (author === 'bot') return language.texts.who.bot
  return author === 'agent' && authorName !== null ? authorName : shopName
}

/** The texts of system messages are codes. */
function event({ text, authorName }: Said, { language, shopName }: Surroundings): string {
  const { resolved, reopened, taken } = language.texts.system
  if (text === 'resolved') return resolved
  return text === 'reopened' ? reopened : taken(authorName ?? shopName)
}
