/** Every text of feedback, in every language. */
import { defineMessages } from '../../src/i18n/define-messages.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { pl } from './messages/pl.ts'
import { ro } from './messages/ro.ts'
import { ru } from './messages/ru.ts'

export const messages = defineMessages({ en, ro, ru, es, pl })
