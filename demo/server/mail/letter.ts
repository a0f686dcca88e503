/** A letter in parts, written twice: as plain text, and as simple HTML in which nothing is ever markup. */

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** What somebody said, when, with the names of what they sent along. */
  | {
      readonly kind: 'said'
      readonly heading: string
      readonly text: string
      readonly files: readonly FileLine[]
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** To be typed over: large. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'small'; readonly text: string }

export interface FileLine {
  readonly name: string
  /** Whole; without one the name alone is told. */
  readonly url?: string | undefined
}

export function asText(parts: readonly Part[]): string {
  return `${parts.map(textOf).join('\n\n')}\n`
}

function textOf(part: Part): string {
  switch (part.kind) {
    case 'said': {
      const files = part.files.map(({ name, url }) => (url ? `[${name}] ${url}` : `[${name}]`))
      return [part.heading, part.text, ...files].filter((line) => line !== '').join('\n')
    }
    case 'link':
      return `${part.label}: ${part.url}`
    case 'code':
      return part.code
    case 'small':
      return `-- \n${part.text}`
    default:
      return part.text
  }
}

const FONT = 'font:16px/1.5 system-ui,sans-serif;color:#1d1d1f'
const SAID = 'margin:0 0 16px;padding:12px 16px;background:#f4f4f2;border-radius:8px'
const CODE = 'font-size:32px;letter-spacing:6px;font-weight:600;margin:16px 0'
const SMALL = 'font-size:13px;color:#5f5f66;margin-top:32px'

export function asHtml(parts: readonly Part[], locale: string): string {
  return [
    `<!doctype html><html lang="${escape(locale)}"><head><meta charset="utf-8"></head>`,
    `<body style="${FONT}"><div style="max-width:560px;margin:0 auto;padding:16px">`,
    ...parts.map(htmlOf),
    '</div></body></html>',
  ].join('\n')
}

function htmlOf(part: Part): string {
  switch (part.kind) {
    case 'said': {
      const files = part.files.map((file) => `<br>${fileLink(file)}`).join('')
      const heading = `<b style="font-size:14px">${escape(part.heading)}</b>`
      return `<p style="${SAID}">${heading}<br>${lines(part.text)}${files}</p>`
    }
    case 'link':
      return `<p>${link(part.url, part.label)}</p>`
    case 'code':
      return `<p style="${CODE}">${escape(part.code)}</p>`
    case 'small':
      return `<p style="${SMALL}">${lines(part.text)}</p>`
    default:
      return `<p>${lines(part.text)}</p>`
  }
}

function fileLink({ name, url }: FileLine): string {
  return url ? link(url, name) : escape(name)
}

function link(url: string, label: string): string {
  return `<a href="${escape(url)}">${escape(label)}</a>`
}

function lines(text: string): string {
  return escape(text).replace(/\r?\n/g, '<br>')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
}
