/** A page with every widget in the launcher's panel and in the text, and nothing else that a checker could complain about. */
import { tag } from './pages.ts'
import { WIDGETS } from './build-widgets.ts'

export interface WholePageOptions {
  readonly endpoint: string
  readonly language?: string
  /** By the page's own colours, as a shop is dark. */
  readonly isDark?: boolean
  readonly isMember?: boolean
  readonly direction?: 'ltr' | 'rtl'
  readonly src?: string
  /** Of a content security policy. */
  readonly nonce?: string
  /** Without the widgets in the text. */
  readonly panelOnly?: boolean
  /** Further markup of the head. */
  readonly head?: string
  /** Before and after the widgets in the text. */
  readonly body?: string
}

export function wholePage(options: WholePageOptions): string {
  const {
    endpoint,
    language = 'en',
    isDark,
    isMember,
    direction = 'ltr',
    src,
    head = '',
    nonce,
  } = options
  const more = [
    `data-locale="${language}"`,
    `data-widgets="${WIDGETS.map(({ name }) => name).join(' ')}"`,
    isMember ? 'data-identity="proof"' : '',
    nonce ? `nonce="${nonce}"` : '',
  ].join(' ')
  const colours = isDark ? '#15171a; color: #f2f0eb' : '#ffffff; color: #1c1b19'
  const inline = options.panelOnly ? [] : WIDGETS
  const elements = inline.map(({ name }) => `<regulars-${name}></regulars-${name}>`).join('\n')
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<title>Shop</title><meta name="viewport" content="width=device-width">
<style${nonce ? ` nonce="${nonce}"` : ''}>body { background: ${colours} }</style>${head}</head>
<body><main><h1>Shop</h1><h2>${language}</h2>${elements}${options.body ?? ''}</main>
${tag({ endpoint, ...(src && { src }), more })}</body></html>`
}
