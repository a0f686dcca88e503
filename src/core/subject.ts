/** Whose proof it is, as a short hash: it tells one customer's cache from another's and proves nothing. */

/** Undefined when the proof names nobody we can read; the server alone judges it. */
export function subjectOf(proof: string): string | undefined {
  const [head, second, third] = proof.split('.')
  try {
    const subject = head === 'v1' ? decode(second) : subjectOfClaims(decode(second))
    return third && typeof subject === 'string' && subject ? shortHash(subject) : undefined
  } catch {
    return undefined // Neither form of proof: nothing is remembered under it.
  }
}

function subjectOfClaims(json: string): unknown {
  // Safe: the caller looks at the one field it takes.
  return (JSON.parse(json) as { sub?: unknown } | null)?.sub
}

function decode(base64url = ''): string {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)))
}

/** FNV-1a, twice with different seeds: a customer's number is not left in storage as it is. */
function shortHash(text: string): string {
  return [0x811c9dc5, 0x9e3779b9]
    .map((seed) => {
      let hash = seed
      for (let index = 0; index < text.length; index++)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
      return (hash >>> 0).toString(36)
    })
    .join('')
}
