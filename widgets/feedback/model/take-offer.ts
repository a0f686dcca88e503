/** Issues the offer of an ending, by the rules of all offers; the offers widget then knows it too. */
import { createOffers, type OffersContext } from '../../../src/model/campaign/offers.ts'

/** Resolves with its code; `undefined` where none is given. */
export async function takeOffer(
  context: OffersContext,
  surveyId: string,
  offerId: string,
): Promise<string | undefined> {
  const offers = createOffers(context)
  try {
    const offer = await offers.issue(offerId, {
      campaign: { id: `survey.${surveyId}`, kind: 'survey' },
      evidence: { trigger: 'survey' },
      stage: undefined,
      isPreview: false,
    })
    return offer?.code
  } finally {
    offers.dispose()
  }
}
