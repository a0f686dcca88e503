/** Checks personal words: where a name is not known, or may not be used, there has to be a text without it. */
import type { Campaign, CampaignTexts } from '../../contract/campaign/campaign.ts'
import type { Problem } from './problem.ts'

const PERSONAL = /\{(name|product|points)\}/
const PLAIN = 'Plain'

/** In the language of the text, since another one would be read out of place. */
export function checkPlaceholders({ texts, experiment }: Campaign): readonly Problem[] {
  const ofArms = (experiment?.arms ?? []).flatMap((arm, index) =>
    checkTexts(arm.texts ?? {}, `experiment.arms.${index}.texts`, texts),
  )
  return [...checkTexts(texts, 'texts', {}), ...ofArms]
}

/** `fallback`: what a text of an arm that is not there is taken from. */
function checkTexts(
  texts: CampaignTexts,
  base: string,
  fallback: CampaignTexts,
): readonly Problem[] {
  return Object.entries(texts).flatMap(([language, words]) =>
    Object.entries(words).flatMap(([key, text]) => {
      const [placeholder] = PERSONAL.exec(text) ?? []
      const path = `${base}.${language}.${key}`
      const plainKey = `${key}${PLAIN}`
      if (!placeholder) return []
      if (key.endsWith(PLAIN))
        return [
          { path, message: `Is for shoppers of whom ${placeholder} is unknown: leave it out.` },
        ]
      if (words[plainKey] ?? fallback[language]?.[plainKey]) return []
      const message = `${placeholder} is not always known. Add texts.${language}.${plainKey}, which does without it.`
      return [{ path, message }]
    }),
  )
}
