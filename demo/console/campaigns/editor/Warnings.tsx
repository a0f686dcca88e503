/** What may be mended, in its chapter: nothing of it keeps a campaign from being saved. */
import type { JSX } from 'preact'
import { t } from '../../texts.ts'
import type { EditorModel } from '../editor-model.ts'

interface WarningsProps {
  readonly model: EditorModel
  /** Paths that begin with it. */
  readonly under: string
}

export function Warnings({ model, under }: WarningsProps): JSX.Element | null {
  const found = model.warnings.value.filter(
    ({ path }) => path === under || path.startsWith(`${under}.`),
  )
  if (found.length === 0) return null
  return (
    <ul class="plain campaign-warnings" aria-label={t('editor.warnings')}>
      {found.map(({ code, path, message }) => (
        <li key={`${code} ${path}`}>
          <code>{path}</code> {message}
        </li>
      ))}
    </ul>
  )
}
