/** Codes without case and accents. */
export function foldCode(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\dA-Z-]/g, '')
}

export function foldOwnCode(
  text: string,
): { code: string } | { reason: 'length' | 'characters' | 'forbidden' } {
  const plain = text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  if (!/^[\dA-Z-]*$/.test(plain)) return { reason: 'characters' }
  if (plain.length < 3 || plain.length > 30) return { reason: 'length' }
  return /ADMIN|SUPPORT/.test(plain) ? { reason: 'forbidden' } : { code: plain }
}
