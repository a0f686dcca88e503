/** Looks to start from; each sets every field of the form, so that nothing of the one before it stays. */

export interface Fields {
  readonly brand: string
  /** Empty: the widget chooses, by the page. */
  readonly surface: string
  readonly scheme: 'auto' | 'light' | 'dark'
  readonly page: 'light' | 'dark'
  readonly radius: string
  readonly density: 'comfortable' | 'compact'
  readonly font: 'page' | 'system'
  readonly side: 'end' | 'start'
  readonly offset: string
  /** Empty: the page’s. */
  readonly language: string
  /** Empty: the shop’s. */
  readonly pageLanguage: '' | 'ar'
  readonly open: string
  readonly title: string
}

const SHOP: Fields = {
  brand: '#2f5d50',
  surface: '',
  scheme: 'auto',
  page: 'light',
  radius: '14',
  density: 'comfortable',
  font: 'page',
  side: 'end',
  offset: '20',
  language: '',
  pageLanguage: '',
  open: '',
  title: '',
}

export const PRESETS = {
  fern: SHOP,
  night: { ...SHOP, brand: '#e8a87c', page: 'dark', radius: '20', font: 'system' },
  pale: { ...SHOP, brand: '#ffe9a8', surface: '#fffdf5', radius: '28' },
  plain: {
    ...SHOP,
    brand: '#1a1a1a',
    radius: '0',
    density: 'compact',
    font: 'system',
    offset: '8',
  },
  arabic: { ...SHOP, brand: '#7a2e4d', pageLanguage: 'ar', font: 'system', radius: '18' },
} as const satisfies Readonly<Record<string, Fields>>

export type PresetName = keyof typeof PRESETS
