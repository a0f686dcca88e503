/** The whole look: what is drawn needs more of it than the launcher at rest. Each colour is made readable where it is used. */
import type { Theme } from '../contract/shop.ts'
import { colourBehind } from './behind.ts'
import {
  createColourReader,
  isDark,
  mix,
  over,
  strengthen,
  toHex,
  type ColourReader,
} from './colour.ts'
import { contrast, EDGE_CONTRAST, parseHex, TEXT_CONTRAST, textOn, type Rgb } from './contrast.ts'
import { textScale } from './text-scale.ts'
import { checkTheme, isRadius } from './theme-check.ts'
import { DEFAULT_BRAND, isHex, looks, pageToken, setToken, type Look } from './theme.ts'

const LIGHT = { surface: '#ffffff', text: '#1c1b19' }
const DARK = { surface: '#1b1c1e', text: '#f3f1ec' }
const DANGER = '#a3261b'
/** Views lay a wash of a colour under text of the same: `--tint`. */
const WASH = 0.12

/** Colours told of already: a page has many elements and changes its own colours, and one word is enough. */
const told = new Set<string>()

interface Palette {
  readonly brand: Rgb
  readonly surface: Rgb
  readonly text: Rgb
  readonly behind: Rgb
  readonly danger: Rgb
  /** The surface was chosen by the shop or the page, and has to be painted in the page too. */
  readonly hasOwnSurface: boolean
}

/** Everything, before something is drawn in `root`; from then on, `applyTheme` renews it. */
export function applyLook(root: HTMLElement): void {
  const look = looks.get(root)
  if (!look) return
  if (!look.redraw) {
    looks.set(root, { ...look, redraw: () => applyLook(root) })
    checkTheme(look.theme, look.report)
  }
  applySurface(root, paintBrand(root, look))
  const { theme } = look
  const compact = theme.density === 'compact'
  setToken(root, 'radius', isRadius(theme.radius) ? `${theme.radius}px` : undefined)
  setToken(root, 'space', compact ? '12px' : undefined)
  setToken(root, 'size', compact ? '14px' : undefined)
  setToken(root, 'font', theme.font === 'page' ? familyOf(root) : undefined)
  root.style.setProperty('--text-scale', String(textScale(root)))
}

/** What the launcher at rest needs where the page is not as plain as most. */
export function applyBrand(root: HTMLElement): void {
  const look = looks.get(root)
  // Something may have been drawn while this file was on its way, with all of it.
  if (look && !look.redraw) paintBrand(root, look)
}

/** The brand colour wherever it comes from, and what helps a weak one; reported once. */
function paintBrand(root: HTMLElement, look: Look): Palette {
  const reader = createColourReader(root)
  const palette = choosePalette(root, look, reader)
  reader.done()
  const { brand, surface, behind } = palette
  const accent = strengthen(brand, { on: surface, to: TEXT_CONTRAST, wash: WASH })
  const isWeak = contrast(brand, behind) < EDGE_CONTRAST
  const rim = isWeak ? toHex(strengthen(brand, { on: behind, to: EDGE_CONTRAST })) : ''
  root.style.setProperty('--on-brand', textOn(brand))
  root.style.setProperty('--accent', toHex(accent))
  root.style.setProperty('--rim', rim)
  if (look.theme.brand || pageToken(root, 'brand')) tellOfWeakBrand(palette, accent, look.report)
  return palette
}

function choosePalette(root: HTMLElement, { theme, report }: Look, reader: ColourReader): Palette {
  const start = placeOf(root)
  const behind = colourBehind(start, reader)
  const read = (name: string, own: string | undefined): Rgb | undefined => {
    const given = pageToken(root, name)
    const colour = given ? reader.read(given) : undefined
    if (given && !colour) tell(`--regulars-${name} is "${given}", which is no colour.`, report)
    const chosen = colour ? over(colour, behind) : own && parseHex(own)
    // An opaque colour of the page reaches us by itself, and changes by itself.
    if (colour?.[3] === 1 || !chosen) root.style.removeProperty(`--${name}`)
    else root.style.setProperty(`--${name}`, toHex(chosen))
    return chosen || undefined
  }
  const brand = read('brand', isHex(theme.brand) ? theme.brand : DEFAULT_BRAND)!
  const ownSurface = read('surface', isHex(theme.surface) ? theme.surface : undefined)
  const surface = ownSurface ?? chooseSurface(theme, behind, isInline(root))
  const paper = isDark(surface) ? DARK : LIGHT
  const wanted = read('text', undefined)
  const text = readableText(wanted ?? parseHex(paper.text), surface)
  if (wanted && text !== wanted)
    tell(`--regulars-text cannot be read on ${toHex(surface)}; ${toHex(text)} is used.`, report)
  const danger = read('danger', undefined) ?? parseHex(DANGER)
  return { brand, surface, text, behind, danger, hasOwnSurface: Boolean(ownSurface) }
}

/** A dark operating system does not make a dark shop: what lies behind decides, unless the shop has. */
function chooseSurface({ scheme }: Theme, behind: Rgb, inPage: boolean): Rgb {
  if (inPage) return behind
  const dark = scheme === 'dark' || (scheme !== 'light' && isDark(behind))
  return parseHex((dark ? DARK : LIGHT).surface)
}

function readableText(text: Rgb, surface: Rgb): Rgb {
  if (contrast(text, surface) >= TEXT_CONTRAST) return text
  return parseHex(isDark(surface) ? '#ffffff' : '#000000')
}

function applySurface(root: HTMLElement, palette: Palette): void {
  const { surface, text, danger, hasOwnSurface } = palette
  const onSurface = { on: surface, to: TEXT_CONTRAST, wash: WASH }
  const colours = {
    text,
    muted: strengthen(mix(text, surface, 0.32), onSurface),
    edge: strengthen(mix(text, surface, 0.6), { on: surface, to: EDGE_CONTRAST }),
    danger: strengthen(danger, onSurface),
    ...(!hasOwnSurface && { surface }),
  }
  for (const [name, colour] of Object.entries(colours))
    root.style.setProperty(`--${name}`, toHex(colour))
  root.style.setProperty('--scheme', isDark(surface) ? 'dark' : 'light')
  if (isInline(root)) paintCard(root, hasOwnSurface)
}

/** In the page, a surface of one's own has to be painted; in the panel it is. */
function paintCard({ style }: HTMLElement, isCard: boolean): void {
  style.background = isCard ? 'var(--surface)' : ''
  style.borderRadius = isCard ? 'var(--radius)' : ''
  style.padding = isCard ? 'var(--space)' : ''
}

function tellOfWeakBrand({ brand, surface }: Palette, accent: Rgb, report: Look['report']): void {
  const ratio = contrast(brand, surface)
  if (ratio >= TEXT_CONTRAST || told.has(toHex(brand))) return
  told.add(toHex(brand))
  report(
    `The brand colour ${toHex(brand)} has a contrast of ${ratio.toFixed(1)}:1 on ${toHex(surface)}, and text needs ${TEXT_CONTRAST}:1. ` +
      `Text and lines are drawn in ${toHex(accent)} instead; buttons keep the brand colour. ` +
      `A ${isDark(surface) ? 'lighter' : 'darker'} theme.brand is used as it is.`,
  )
}

function tell(problem: string, report: Look['report']): void {
  if (told.has(problem)) return
  told.add(problem)
  report(problem)
}

/** Stands in the page, and not over it as the launcher does. */
function isInline(root: HTMLElement): boolean {
  const parent = parentOfHost(root)
  return Boolean(parent) && parent !== document.documentElement
}

/** Whose colours and letters are the page's, where `root` is. */
function placeOf(root: HTMLElement): Element {
  const parent = parentOfHost(root)
  return parent && isInline(root) ? parent : document.body
}

function parentOfHost(root: HTMLElement): Element | null {
  const shadow = root.getRootNode()
  return shadow instanceof ShadowRoot ? shadow.host.parentElement : null
}

function familyOf(root: HTMLElement): string {
  return getComputedStyle(placeOf(root)).fontFamily
}
