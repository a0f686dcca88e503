/** Which page is shown: what stands behind the # of the address, so that it can be linked to and gone back from. */
import { useEffect, useState } from 'preact/hooks'

export const PAGES = ['set-up', 'programme', 'members'] as const
export type Page = (typeof PAGES)[number]

export function usePage(): Page {
  const [page, setPage] = useState(readPage)
  useEffect(() => {
    const onTurn = (): void => setPage(readPage())
    addEventListener('hashchange', onTurn)
    return () => removeEventListener('hashchange', onTurn)
  }, [])
  return page
}

function readPage(): Page {
  return PAGES.find((known) => location.hash === `#${known}`) ?? 'set-up'
}
