/** The shop's own texts in every language. */
import { defineMessages } from '../../../src/i18n/index.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { pl } from './pl.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'

export type ShopTexts = typeof en

/** Every language is complete: a missing key or plural form does not compile. */
export const messages = defineMessages({ en, ro, ru, es, pl })
