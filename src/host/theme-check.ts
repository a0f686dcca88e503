/** A word about every token of the theme that cannot be used; the others are. */
import type { Theme } from '../contract/shop.ts'
import { RegularsError } from '../core/errors.ts'
import { isHex } from './theme.ts'

type Rule = readonly [isAllowed: (value: unknown) => boolean, allowed: string, example: string]

const COLOUR: Rule = [isHex, 'a colour as #rrggbb', '#1f4d3a']
const RULES: Readonly<Record<string, Rule>> = {
  brand: COLOUR,
  surface: COLOUR,
  radius: [isRadius, 'a whole number of pixels from 0 to 32', '14'],
  font: oneOf('system', 'page'),
  scheme: oneOf('auto', 'light', 'dark'),
  density: oneOf('comfortable', 'compact'),
}

export function checkTheme(theme: Theme, report: (problem: string) => void): void {
  for (const [name, value] of Object.entries(theme)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined
    if (!rule || value === undefined || rule[0](value)) continue
    const [, allowed, example] = rule
    const found = JSON.stringify(value).slice(0, 80)
    report(new RegularsError('config_invalid', `theme.${name}`, found, allowed, example).message)
  }
}

export function isRadius(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 32
}

function oneOf(...words: readonly string[]): Rule {
  return [(value) => words.includes(String(value)), words.join(' or '), words.at(-1)!]
}
