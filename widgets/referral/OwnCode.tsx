/** A code of one's own: its rules are ticked off while one types, and a refusal says what to do. */
import { useId, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { useDraft } from '../../src/ui/use-draft.ts'
import { checkCode, LONGEST } from './model/own-code.ts'
import type { PartProps } from './Referral.tsx'

export function OwnCode({ model, t, words }: PartProps): JSX.Element {
  const id = useId()
  const [draft, setDraft] = useDraft('referral.code')
  const [isTried, setTried] = useState(false)
  const [saved, setSaved] = useState<string>()
  const { code, isLength, isLetters } = checkCode(draft)
  const isFit = isLength && isLetters
  const doing = model.doings.all.value.get('code')

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    setSaved(undefined)
    if (!isFit || !(await model.setCode(code))) return
    setTried(false)
    setDraft('')
    setSaved(model.home.peek()?.code)
  }

  const rule = (isMet: boolean, text: string): JSX.Element => (
    <li class={isMet ? 'is-met' : isTried ? 'is-unmet' : ''}>
      {text}
      {isMet && <span class="sr">{`: ${t('codeRuleMet')}`}</span>}
    </li>
  )
  return (
    <form class="ref-field" noValidate onSubmit={(event) => void onSubmit(event)}>
      <label for={id}>{t('code')}</label>
      <div class="ref-code">
        <input
          id={id}
          autocomplete="off"
          spellcheck={false}
          maxLength={2 * LONGEST}
          placeholder={model.home.value?.code}
          value={draft}
          aria-invalid={isTried && !isFit}
          aria-describedby={`${id}-rules ${id}-note`}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        />
        <button type="submit" class="plain">
          {t('codeSave')}
        </button>
      </div>
      <ul id={`${id}-rules`} class="ref-rules">
        {rule(isLength, t('codeLength'))}
        {rule(isLetters, t('codeLetters'))}
      </ul>
      <p class="ref-told" role="status">
        {doing && (doing.status === 'sending' ? t('sending') : words.problem(doing))}
        {!doing && saved && t('codeSaved', { code: saved })}
      </p>
      <p id={`${id}-note`} class="note">
        {t('codeNote')}
      </p>
    </form>
  )
}
