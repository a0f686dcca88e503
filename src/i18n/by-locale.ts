/** Makes a thing of Intl once for each locale, and not before it is wanted: each costs a slow phone milliseconds. */
export function byLocale<T>(create: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>()
  return (locale) => {
    const known = made.get(locale) ?? create(locale)
    made.set(locale, known)
    return known
  }
}
