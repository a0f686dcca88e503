import { describe, expect, it } from 'vitest'
import { isFromSearch, isProgram } from './visitors.ts'

const program = (userAgent: string, webdriver = false): boolean =>
  isProgram({ userAgent, webdriver })

describe('isProgram', () => {
  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0)',
    'Mozilla/5.0 (compatible; Google-InspectionTool/1.0)',
    'Mediapartners-Google',
    'facebookexternalhit/1.1',
    'Mozilla/5.0 (Linux; Android 11) Chrome/120.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse',
    'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0 Safari/537.36',
  ])('%s is one', (userAgent) => {
    expect(program(userAgent)).toBe(true)
  })

  it.each([
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'Mozilla/5.0 (Linux; Android 9; CUBOT_X19) Chrome/91.0.4472.120 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 10; CUBOT P40) Chrome/96.0.4664.45 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone) GSA/277.0.555192628 Mobile/15E148 Safari/604.1',
  ])('%s is none', (userAgent) => {
    expect(program(userAgent)).toBe(false)
  })

  it('is whatever is driven by one', () => {
    expect(program('Mozilla/5.0 (X11) Firefox/153.0', true)).toBe(true)
  })
})

describe('isFromSearch', () => {
  it.each([
    'https://www.google.com/',
    'https://www.google.co.uk/search?q=tea',
    'https://yandex.ru/',
    'https://ya.ru/',
    'https://search.brave.com/',
    'https://duckduckgo.com/',
    'android-app://com.google.android.googlequicksearchbox/',
  ])('%s is a search engine', (referrer) => {
    expect(isFromSearch(referrer)).toBe(true)
  })

  it.each([
    '',
    'https://shop.example/?from=google.com',
    'https://notgoogle.example/',
    'https://googles.shop/',
  ])('“%s” is none', (referrer) => {
    expect(isFromSearch(referrer)).toBe(false)
  })
})
