/** A message as a line of a transcript. */
import type { Format } from '../../../src/i18n/index.ts'
import type { ChatMessage } from '../contract/message.ts'
import { happeningOf, nameOf, sizeOf, type ThreadWords } from '../thread/words.ts'

/** `December 6, 10:30, Ana: Hello`, with its files below. */
export function sayMessage(
  message: ChatMessage,
  { t, format }: { readonly t: ThreadWords; readonly format: Format },
): string {
  const { author, at, text, attachments, deleted } = message
  const when = `${format.date(at)}, ${format.time(at)}`
  if (author.kind === 'system') return `${when}: ${happeningOf(message, t)}`
  const files = attachments.map(
    ({ name, bytes, url }) => `  ${name} (${sizeOf(bytes, format.locale)}) ${url}`,
  )
  const line = t('line', { name: nameOf(author, t), text: deleted ? t('deleted') : text })
  return [`${when}, ${line}`, ...files].join('\n')
}
