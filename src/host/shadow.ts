/** An open shadow root with constructed style sheets: no `<style>`, so a strict `style-src` cannot block it. */
import themeCss from '../ui/theme.css?inline'

export interface Shadow {
  /** Everything we render lives in here: resets apply to it and below. */
  readonly root: HTMLElement
  /** Adds a sheet once, however often it is asked for. */
  addStyles(css: string): void
}

const sheets = new Map<string, CSSStyleSheet>()

/** Safe to call again for the same element: a shadow root cannot be taken away, only emptied. */
export function openShadow(element: HTMLElement): Shadow {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  const root = document.createElement('div')
  root.className = 'root'
  shadow.replaceChildren(root)
  shadow.adoptedStyleSheets = [sheetOf(themeCss)]
  return {
    root,
    addStyles(css) {
      const sheet = sheetOf(css)
      if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet)
    },
  }
}

function sheetOf(css: string): CSSStyleSheet {
  let sheet = sheets.get(css)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  return sheet
}
