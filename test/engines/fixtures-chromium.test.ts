/** Difficult pages in Chromium. */
import { openChromium } from '../helpers/chromium.ts'
import { describeFixtures } from '../helpers/fixture-suite.ts'

describeFixtures('Chromium', openChromium)
