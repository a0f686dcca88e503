/** Which tiers a rule or a reward is for, by the names members know them by. */
import type { Program } from '../../../widgets/loyalty/contract.ts'
import { t } from '../texts.ts'

export function tiersInWords(ids: readonly string[], { tiers }: Pick<Program, 'tiers'>): string {
  const names = ids.map((id) => tiers.find((tier) => tier.id === id)?.name ?? id)
  return t('earn.tiers', { tiers: names.join(', ') })
}
