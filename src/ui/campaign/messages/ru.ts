/** What campaigns say of their own, in Russian; the rest is the merchant’s. */
export const ru = {
  preview: 'Предпросмотр: это видите только вы',
  decline: 'Нет, спасибо',
  never: 'Больше не показывать',
} as const
