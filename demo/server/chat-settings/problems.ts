/** Small questions that many settings are asked. */
import type { Problem } from '../../../src/campaigns/authoring/problem.ts'
import type { Words } from '../../../widgets/chat/contract/facts.ts'

export function when(isWrong: boolean, path: string, message: string): Problem[] {
  return isWrong ? [{ path, message }] : []
}

/** Something is there to be read, in one language at least. */
export function wordless(words: Words | undefined, path: string): Problem[] {
  if (!words) return []
  const isEmpty = !Object.values(words).some((text) => text.trim() !== '')
  return when(isEmpty, path, 'Needs a text in one language at least.')
}

/** Upper and lower case are one. */
export function duplicates<K extends string>(
  items: readonly Readonly<Record<K, string>>[],
  path: string,
  key: K,
): Problem[] {
  const names = items.map((item) => item[key].toLowerCase())
  return names.flatMap((name, index) =>
    when(
      names.indexOf(name) < index,
      `${path}.${index}.${key}`,
      `There is another “${items[index]?.[key]}”.`,
    ),
  )
}
