/** A code as it was typed or pasted, without what never belongs to one. */

const MAX_LENGTH = 80

export function tidyCode(text: string | undefined): string {
  return (text ?? '')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .toUpperCase()
    .slice(0, MAX_LENGTH)
}
