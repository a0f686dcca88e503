/** Which page is shown: what stands behind the # of the address, so that it can be linked to and gone back from. A part of it stands behind a slash. */
import { useEffect, useState } from 'preact/hooks'

export const PAGES = [
  'set-up',
  'inbox',
  'tickets',
  'programme',
  'members',
  'referrals',
  'campaigns',
  'surveys',
  'retention',
  'chat',
] as const
export type Page = (typeof PAGES)[number]

export interface Place {
  readonly page: Page
  /** `rules` in `#referrals/rules`, `edit/welcome` in `#campaigns/edit/welcome`; empty for the page itself. */
  readonly part: string
}

export function usePlace(): Place {
  const [place, setPlace] = useState(readPlace)
  useEffect(() => {
    const onTurn = (): void => setPlace(readPlace())
    addEventListener('hashchange', onTurn)
    return () => removeEventListener('hashchange', onTurn)
  }, [])
  return place
}

function readPlace(): Place {
  const [name = '', ...steps] = location.hash.slice(1).split('/')
  const page = PAGES.find((known) => known === name)
  return page ? { page, part: steps.join('/') } : { page: 'set-up', part: '' }
}
