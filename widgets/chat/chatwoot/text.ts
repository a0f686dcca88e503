/** What a message says, as plain text: choices, cards, forms and articles become lines and links. */
import { asList, asRecord, asText, type WireMessage } from './wire.ts'

type Raw = Readonly<Record<string, unknown>>

const ITEMS: Readonly<Record<string, (item: Raw) => readonly string[]>> = {
  input_select: (item) => [`– ${asText(item['title'])}`],
  cards: (item) => [
    asText(item['title']),
    asText(item['description']),
    ...asList(item['actions']).map((action) => lineOf(asRecord(action))),
  ],
  form: (item) => [`– ${asText(item['label']) || asText(item['name'])}`],
  article: (item) => [
    asText(item['title']),
    asText(item['description']),
    safeLink(asText(item['link'])),
  ],
}

export function textOf({ content, contentType, attributes, attachments }: WireMessage): string {
  const lines = ITEMS[contentType]
  const items = lines ? asList(attributes['items']).flatMap((item) => lines(asRecord(item))) : []
  // A shared post or a place has no file behind it, only somewhere to go.
  const elsewhere = attachments.filter(({ kind }) => !isFile(kind)).map(({ url }) => safeLink(url))
  return [content, ...items, ...elsewhere].filter((line) => line.trim()).join('\n')
}

export function isFile(kind: string): boolean {
  return ['image', 'audio', 'video', 'file'].includes(kind)
}

/** Only what can be opened in a browser; an address of another kind is left out. */
export function safeLink(url: string): string {
  return /^https?:\/\/\S+$/i.test(url) ? url : ''
}

function lineOf(action: Raw): string {
  const link = safeLink(asText(action['uri']))
  const text = asText(action['text'])
  return link ? `– ${text}: ${link}` : `– ${text}`
}
