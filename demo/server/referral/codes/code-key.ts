/** One code however it is typed: without case, accents, hyphens and blanks, Cyrillic letters as Latin ones. */
import { foldCode } from '../fraud/fold-own-code.ts'

export function codeKeyOf(code: string): string {
  return foldCode(code).replaceAll('-', '')
}
