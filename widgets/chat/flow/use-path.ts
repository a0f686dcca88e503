/** How far the shopper has gone in the steps, kept in this tab; forgotten when the merchant has changed them. */
import { useDraft } from '../../../src/ui/use-draft.ts'

export function usePath(
  revision: number,
): readonly [path: readonly number[], setPath: (path: readonly number[]) => void] {
  const [kept, keep] = useDraft('chat.flow')
  const [of = '', steps = ''] = kept.split(':')
  const path = of === String(revision) && steps ? steps.split('.').map(Number) : []
  return [path, (next) => keep(next.length > 0 ? `${revision}:${next.join('.')}` : '')]
}
