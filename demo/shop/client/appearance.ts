/** The page where the look is tried: what is set in the form is shown at once, and written down to be pasted. */
import { contrast, parseHex, TEXT_CONTRAST } from '../../../src/host/contrast.ts'
import type { Fields } from '../appearance/presets.ts'
import { settingsOf, snippetOf } from './appearance-settings.ts'
import { notify } from './notice.ts'
import { regulars } from './regulars.ts'

/** A hand on a slider moves it thirty times a second; the look follows when it rests. */
const REST_MS = 150

export function enhanceAppearance(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-appearance]')
  if (!form) return
  const { lang } = document.documentElement
  let timer: ReturnType<typeof setTimeout> | undefined
  const update = (): void => {
    const fields = readFields(form)
    const settings = settingsOf(fields, lang)
    showPage(fields, lang)
    showNumbers(form, fields, lang)
    const code = document.querySelector('[data-appearance-snippet]')
    if (code) code.textContent = snippetOf(settings)
    clearTimeout(timer)
    timer = setTimeout(() => regulars('configure', settings), REST_MS)
  }
  form.addEventListener('input', update)
  form.addEventListener('submit', (event) => event.preventDefault())
  enhancePresets(form, update)
  enhanceCopy(form.dataset['copied'] ?? '')
  for (const fields of form.querySelectorAll<HTMLFieldSetElement>('[data-appearance-fields]'))
    fields.disabled = false
  update()
}

function enhancePresets(form: HTMLFormElement, update: () => void): void {
  form.addEventListener('click', (event) => {
    const preset =
      event.target instanceof Element && event.target.closest<HTMLElement>('[data-preset]')
    if (!preset) return
    // Safe: printed into the page by the shop's own server.
    writeFields(form, JSON.parse(preset.dataset['preset']!) as Fields)
    update()
  })
}

function readFields(form: HTMLFormElement): Fields {
  const data = new FormData(form)
  const fields = Object.fromEntries(Array.from(data, ([name, value]) => [name, String(value)]))
  // Safe: the form has a field by each of these names, and its selects no other values.
  return {
    ...fields,
    surface: data.has('ownSurface') ? fields['surface'] : '',
  } as unknown as Fields
}

function writeFields(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      if (value || field.type !== 'color') field.value = value
  }
  const own = form.elements.namedItem('ownSurface')
  if (own instanceof HTMLInputElement) own.checked = fields.surface !== ''
}

/** The page is what a shop would be: its colours and its direction of reading are not ours to set. */
function showPage(fields: Fields, shopLanguage: string): void {
  const html = document.documentElement
  html.classList.toggle('page-dark', fields.page === 'dark')
  const isArabic = fields.pageLanguage === 'ar'
  html.lang = isArabic ? 'ar' : shopLanguage
  html.dir = isArabic ? 'rtl' : 'ltr'
  for (const element of document.querySelectorAll<HTMLElement>('[data-arabic]')) {
    element.dataset['own'] ??= element.textContent.trim()
    element.textContent = (isArabic ? element.dataset['arabic'] : element.dataset['own']) ?? ''
  }
}

function showNumbers(form: HTMLFormElement, fields: Fields, language: string): void {
  const isDark = fields.scheme === 'dark' || (fields.scheme === 'auto' && fields.page === 'dark')
  const surface = fields.surface || (isDark ? '#1b1c1e' : '#ffffff')
  const ratio = contrast(parseHex(fields.brand), parseHex(surface))
  const text = ratio < TEXT_CONTRAST ? form.dataset['weak'] : form.dataset['enough']
  write(form, 'contrast', (text ?? '').replace('{ratio}', inOneDecimal(ratio, language)))
  write(form, 'radiusShown', fields.radius)
  write(form, 'offsetShown', fields.offset)
}

function inOneDecimal(value: number, language: string): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return new Intl.NumberFormat(language, digits).format(value)
}

function write(form: HTMLFormElement, name: string, text: string): void {
  const output = form.elements.namedItem(name)
  if (output instanceof HTMLOutputElement && output.value !== text) output.value = text
}

function enhanceCopy(copied: string): void {
  const code = document.querySelector('[data-appearance-snippet]')
  document.querySelector('[data-appearance-copy]')?.addEventListener('click', () => {
    navigator.clipboard.writeText(code?.textContent ?? '').then(
      () => notify(copied),
      // Without the permission, the lines are selected for the shopper's own key.
      () => code && getSelection()?.selectAllChildren(code),
    )
  })
}
