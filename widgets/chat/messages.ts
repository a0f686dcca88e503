/** Every text of the chat, in every language. */
import { defineMessages } from '../../src/i18n/define-messages.ts'
import { start as startEn } from './messages/start.en.ts'
import { start as startEs } from './messages/start.es.ts'
import { start as startPl } from './messages/start.pl.ts'
import { start as startRo } from './messages/start.ro.ts'
import { start as startRu } from './messages/start.ru.ts'
import { thread as threadEn } from './messages/thread.en.ts'
import { thread as threadEs } from './messages/thread.es.ts'
import { thread as threadPl } from './messages/thread.pl.ts'
import { thread as threadRo } from './messages/thread.ro.ts'
import { thread as threadRu } from './messages/thread.ru.ts'

export const messages = defineMessages({
  en: { ...threadEn, ...startEn },
  ro: { ...threadRo, ...startRo },
  ru: { ...threadRu, ...startRu },
  es: { ...threadEs, ...startEs },
  pl: { ...threadPl, ...startPl },
})
