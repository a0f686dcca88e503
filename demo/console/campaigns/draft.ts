/** A campaign while it is being written: as the contract has it, but nothing of it is checked yet. */
import type { z } from 'zod/mini'
import type { Block, SimpleBlock } from '../../../src/contract/campaign/block.ts'
import type { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { CampaignSettings } from '../../../src/contract/campaign/console.ts'

export type Draft = z.input<typeof Campaign>
export type DraftBlock = z.input<typeof Block>
export type DraftSimpleBlock = z.input<typeof SimpleBlock>
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>
export type Settings = z.infer<typeof CampaignSettings>

/** The same with other words under one key; an empty text is left out. */
export function withText(
  texts: Texts,
  language: string,
  { key, text }: { readonly key: string; readonly text: string },
): Record<string, Record<string, string>> {
  const { [key]: _, ...others } = texts[language] ?? {}
  const words = text === '' ? others : { ...others, [key]: text }
  const { [language]: __, ...rest } = texts
  const all = Object.keys(words).length === 0 ? rest : { ...rest, [language]: words }
  return Object.fromEntries(Object.entries(all).map(([name, each]) => [name, { ...each }]))
}

const BUTTONS = ['title', 'accept', 'decline']
const PLACEHOLDER = /\{(name|product|points)\}/

/** Keys a merchant writes for, in the order they are read: what is said of a shopper needs a second text without it. */
export function keysOf({ texts = {}, blocks }: Draft): readonly string[] {
  const keys = [...BUTTONS.slice(0, 1), ...blocks.flatMap(keysIn), ...BUTTONS.slice(1)]
  const all = keys.flatMap((key) => (isPersonal(texts, key) ? [key, `${key}Plain`] : [key]))
  return [...new Set(all)]
}

export function isPersonal(texts: Texts, key: string): boolean {
  return Object.values(texts).some((words) => PLACEHOLDER.test(words[key] ?? ''))
}

function keysIn(block: DraftBlock): readonly string[] {
  if (block.type === 'reasons') return block.reasons.flatMap(({ blocks }) => blocks.flatMap(keysIn))
  return 'key' in block ? [block.key] : []
}

/** A key that is not taken: `text`, `text2`. */
export function freeKey(draft: Draft, wish: string): string {
  const taken = new Set(keysOf(draft))
  let key = wish
  for (let number = 2; taken.has(key); number += 1) key = `${wish}${number}`
  return key
}

export function replaceAt<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((each, at) => (at === index ? item : each))
}

export function removeAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index)
}

/** One place up. */
export function liftAt<T>(list: readonly T[], index: number): T[] {
  const item = list[index]
  if (item === undefined || index === 0) return [...list]
  const others = removeAt(list, index)
  return [...others.slice(0, index - 1), item, ...others.slice(index - 1)]
}
