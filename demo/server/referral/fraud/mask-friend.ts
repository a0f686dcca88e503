/** As much of a friend as an advocate may know: enough to say “that is Maria”, too little to tell anybody else. */

const MASK = '•••'
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

interface Friend {
  readonly name?: string | undefined
  readonly email?: string | undefined
}

/** `M•••`; without a name `m•••@e•••.com`; without either `•••`. */
export function maskFriend({ name = '', email = '' }: Friend): string {
  // Where a shop writes the address for a name, it is masked as an address.
  if (name.trim() !== '' && !name.includes('@'))
    return `${first(name.trim()).toLocaleUpperCase()}${MASK}`
  const address = email || name
  const at = address.lastIndexOf('@')
  if (at < 1) return MASK
  const labels = address.slice(at + 1).split('.')
  const ending = labels.length > 1 ? `.${labels.at(-1)}` : ''
  return `${first(address)}${MASK}@${first(labels[0] ?? '')}${MASK}${ending}`
}

/** What a reader takes for one letter, however many code points it has. */
function first(text: string): string {
  const [letter] = letters.segment(text)
  return letter?.segment ?? ''
}
