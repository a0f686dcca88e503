/** The address of a destination without the slash at its end. */
export function addressOf(host: string): string {
  return host.replace(/\/+$/, '')
}
