/** Counted words by the plural rules of a language. */

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>

/** `#` becomes the number. */
export function countIn(locale: string): (value: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (value, forms) =>
    (forms[rules.select(value)] ?? forms.other).replace('#', numbers.format(value))
}
