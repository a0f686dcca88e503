/** As much of a friend as an advocate may know. */
export function maskFriend({
  name,
  email,
}: {
  name?: string | undefined
  email?: string | undefined
}): string {
  const first = [...(name ?? '').trim()][0]
  if (first) return `${first.toUpperCase()}•••`
  const [user = '', domain = ''] = (email ?? '').split('@')
  if (user === '') return '•••'
  return `${[...user][0]}•••@${[...domain][0] ?? ''}•••.${domain.split('.').at(-1) ?? ''}`
}
