/** Takes one parameter out of the address bar, in the history entry that is there; everything else of the address stays as it was written. */

export function cleanAddress(parameter: string): void {
  const { pathname, search, hash } = location
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && nameOf(pair) !== parameter)
    .join('&')
  const address = `${pathname}${kept && `?${kept}`}${hash}`
  // The page's own state goes along: its router must find what it has put there.
  if (address !== `${pathname}${search}${hash}`) history.replaceState(history.state, '', address)
}

function nameOf(pair: string): string | undefined {
  const [name] = new URLSearchParams(pair).keys()
  return name
}
