/** Texts, plurals, money and dates in the shopper's language. */
export {
  LANGUAGES,
  defineMessages,
  type Language,
  type Messages,
  type Texts,
} from './define-messages.ts'
export { createFormat, currencyDigits, type Format } from './format.ts'
export { chooseLocale, type ChosenLocale } from './locale.ts'
export { overlayTexts, type TextsByWidget } from './overlay-texts.ts'
export { createTranslate, type SuppliedTexts, type Translate } from './translate.ts'
