/** The one place that writes to the console: a sentence for the developer, the same one only once. */

const said = new Set<string>()

export function logError(error: unknown): void {
  const sentence = error instanceof Error ? error.message : String(error)
  if (said.has(sentence)) return
  said.add(sentence)
  // oxlint-disable-next-line no-console -- the only way to reach whoever builds the page
  console.error(`Regulars: ${sentence}`)
}
