/** What campaigns say of their own, in Russian; the rest is the merchant’s. */
import { exitRu } from './exit.ru.ts'

export const ru = {
  ...exitRu,
  preview: 'Предпросмотр: это видите только вы',
  decline: 'Нет, спасибо',
  never: 'Больше не показывать',
} as const
