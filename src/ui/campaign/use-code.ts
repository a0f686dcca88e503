/** Puts a code into the cart, or on the clipboard where the page cannot, and says truly which. */
import { useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import type { IssuedOffer } from '../../contract/campaign/issue.ts'
import { copyText } from '../copy-text.ts'
import type { CampaignProps } from './block-props.ts'

export interface CodeUse {
  /** Of the element that shows the code. */
  readonly shown: RefObject<HTMLOutputElement | null>
  readonly outcome: 'applied' | 'copied' | 'selected' | 'sample' | undefined
  use(): Promise<void>
}

export function useCode(
  { offers }: Pick<CampaignProps['model'], 'offers'>,
  { code }: Pick<IssuedOffer, 'code'>,
  isSample: boolean,
): CodeUse {
  const shown = useRef<HTMLOutputElement>(null)
  const [tried, setTried] = useState<'copied' | 'selected' | 'sample'>()
  const isApplied = code !== undefined && offers.applied.value.has(code)

  return {
    shown,
    outcome: isApplied ? 'applied' : tried,
    async use() {
      if (isSample) return setTried('sample')
      if (code === undefined || (await offers.apply(code)) || !shown.current) return
      setTried((await copyText(code, shown.current)) ? 'copied' : 'selected')
    },
  }
}
