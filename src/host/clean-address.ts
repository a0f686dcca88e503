/** Takes one parameter out of the address bar, in the history entry that is there; everything else of the address stays as it was written. */

import { expectAddress } from './page.ts'

export function cleanAddress(parameter: string): void {
  const { pathname, search, hash } = location
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && nameOf(pair) !== parameter)
    .join('&')
  const address = `${pathname}${kept && `?${kept}`}${hash}`
  if (address === `${pathname}${search}${hash}`) return
  // The same page is still shown: nobody has viewed another one.
  expectAddress(`${location.origin}${pathname}${kept && `?${kept}`}`)
  // The page's own state goes along: its router must find what it has put there.
  history.replaceState(history.state, '', address)
}

function nameOf(pair: string): string | undefined {
  const [name] = new URLSearchParams(pair).keys()
  return name
}
