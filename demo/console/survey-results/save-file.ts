/** Hands a file to the browser’s downloads. */
import type { SurveyFile } from './model.ts'

/** Long enough for the slowest browser to have taken it. */
const HELD_MS = 60_000

export function saveFile({ filename, csv }: SurveyFile): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), HELD_MS)
}
