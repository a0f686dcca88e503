/** The journey in Firefox. */
import { openFirefox } from '../helpers/firefox.ts'
import { describeEngine } from '../helpers/engine-suite.ts'
import { describeJourney } from '../helpers/journey-suite.ts'

describeJourney('Firefox', openFirefox)
describeEngine('Firefox', openFirefox)
