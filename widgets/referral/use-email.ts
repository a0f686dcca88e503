/** An e-mail as it is typed: asked once, whichever part asks, and checked when it is sent. */
import { useState } from 'preact/hooks'
import { useDraft } from '../../src/ui/use-draft.ts'
import { Email } from './contract/guest.ts'

export interface TypedEmail {
  /** Without blanks around it. */
  readonly text: string
  readonly isWrong: boolean
  set(text: string): void
  /** `false`, and says so beside the field, for what cannot be an address. */
  check(): boolean
}

export function useEmail(): TypedEmail {
  const [text, setText] = useDraft('referral.email')
  const [isWrong, setWrong] = useState(false)
  return {
    text: text.trim(),
    isWrong,
    set(next) {
      setText(next)
      setWrong(false)
    },
    check() {
      const isRight = Email.safeParse(text).success
      setWrong(!isRight)
      return isRight
    },
  }
}
