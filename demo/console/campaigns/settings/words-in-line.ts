/** Several words in one field, with commas between them. */

export function writeWords(words: readonly string[]): string {
  return words.join(', ')
}

export function readWords(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
