/** Difficult pages in Firefox. */
import { openFirefox } from '../helpers/firefox.ts'
import { describeFixtures } from '../helpers/fixture-suite.ts'

describeFixtures('Firefox', openFirefox)
