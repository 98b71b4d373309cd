// Says what is wrong with a page, as a person would meet it in a real browser.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium } from 'playwright-core'

const looks = [
  { name: 'desktop light', colorScheme: 'light', width: 1280, height: 800 },
  { name: 'desktop dark', colorScheme: 'dark', width: 1280, height: 800 },
  { name: 'phone light', colorScheme: 'light', width: 320, height: 640 },
  { name: 'phone dark', colorScheme: 'dark', width: 320, height: 640 },
]

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// Every rule is tried in these two looks, which differ in all; in the others, those that colours or width may change.
const whole = ['desktop light', 'phone dark']
const changing = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'] }

// openBrowser starts Debian's Chromium, or the one JALON_CHROMIUM names.
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.JALON_CHROMIUM || '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0, // root has none
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  })
}

// audit returns what is wrong with a page: nothing, for a good one. Given a folder, it keeps a picture there of every
// look where something is wrong; of all of them, with JALON_PICTURES set. Given what a browser remembers, it sees the page
// as who signed in.
export async function audit(browser, url, folder, storageState) {
  const problems = []
  const context = await browser.newContext({ reducedMotion: 'reduce', storageState })
  const page = await context.newPage()
  listen(page, new URL(url).origin, problems)
  const answer = await page.goto(url)
  problems.push(...policy(answer.headers()['content-security-policy']))
  problems.push(...await page.evaluate(structure))
  problems.push(...await keyboard(page))
  problems.push(...await seeAll(page, folder, english(url) ? looks.filter((look) => whole.includes(look.name)) : looks))
  const text = await mainText(page)
  await context.close()
  if (text !== await textWithoutScript(browser, url, storageState)) problems.push('the text of main is not the same without JavaScript')
  return problems
}

// english reports whether a page is in English: what colours and width change, the French page of the same template has shown.
const english = (url) => /^\/en(\/|$)/.test(new URL(url).pathname)

// auditState returns what is wrong with what a page shows now: the answer to a form has no address to come back to. It is
// seen in the light on a desk and in the dark on a phone.
export async function auditState(page, folder) {
  const before = page.viewportSize()
  const problems = [...await page.evaluate(structure), ...await seeAll(page, folder, [looks[0], looks.at(-1)])]
  await page.setViewportSize(before)
  return problems
}

// none throws every problem, each on its own line.
export function none(problems) {
  if (problems.length > 0) throw new Error(`${problems.length} problems\n${problems.join('\n')}`)
}

// listen notes errors, blocked content and calls to other hosts. That the page itself is an error page is no error.
function listen(page, origin, problems) {
  page.on('console', (message) => {
    const refused = message.location().url === page.url() && message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refused) problems.push('console: ' + message.text())
  })
  page.on('pageerror', (error) => problems.push('script: ' + error.message))
  page.on('requestfailed', (request) => problems.push('failed: ' + request.url()))
  page.on('request', (request) => {
    const called = new URL(request.url())
    if (called.origin !== origin && called.protocol !== 'data:') problems.push('calls another host: ' + called.href)
  })
}

// policy wants a Content-Security-Policy that lets nothing inline run and nothing outside in.
function policy(header) {
  if (!header) return ['no Content-Security-Policy']
  const weak = header.match(/'unsafe-[a-z-]+'|https?:|\*/g) ?? []
  if (!/default-src '(none|self)'/.test(header)) weak.push('no default-src')
  return weak.map((part) => 'Content-Security-Policy: ' + part)
}

// structure runs in the page: what every page of ours has.
function structure() {
  const wrong = []
  const count = (selector) => document.querySelectorAll(selector).length
  if (count('h1') !== 1) wrong.push(`${count('h1')} h1`)
  for (const landmark of ['main', 'header', 'footer', 'nav']) {
    if (count(landmark) === 0) wrong.push('no ' + landmark)
  }
  const lang = /^\/en(\/|$)/.test(location.pathname) ? 'en' : 'fr'
  if (document.documentElement.lang !== lang) wrong.push(`lang is "${document.documentElement.lang}", not "${lang}"`)
  if (document.title.trim().length < 5) wrong.push('no title')
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const target = decodeURIComponent(link.hash.slice(1))
    if (target && !document.getElementById(target)) wrong.push('link to a place that is not on the page: ' + link.hash)
  }
  return wrong
}

// keyboard wants the first Tab to offer the way to the content.
async function keyboard(page) {
  await page.keyboard.press('Tab')
  const skips = await page.evaluate(() => {
    const hash = document.activeElement.getAttribute('href') ?? ''
    document.activeElement.blur()
    return hash.startsWith('#') && Boolean(document.getElementById(hash.slice(1))?.closest('main'))
  })
  return skips ? [] : ['the first Tab is not a way to the content']
}

// seeAll looks at the page in some ways, and says each problem once, with the looks that have it.
async function seeAll(page, folder, ways = looks) {
  const found = new Map()
  for (const look of ways) {
    const problems = await see(page, look)
    if (folder && (problems.length > 0 || process.env.JALON_PICTURES)) await picture(page, look, folder)
    for (const problem of problems) found.set(problem, [...found.get(problem) ?? [], look.name])
  }
  return [...found].map(([problem, names]) => (names.length === ways.length ? 'always' : names.join(', ')) + ': ' + problem)
}

// see returns what one look of the page gets wrong: rules of accessibility, and text that runs off a small screen.
async function see(page, look) {
  await page.setViewportSize({ width: look.width, height: look.height })
  await page.emulateMedia({ colorScheme: look.colorScheme })
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((only) => globalThis.axe.run({ runOnly: only, resultTypes: ['violations'] }), whole.includes(look.name) ? rules : changing)
  const wrong = violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.html.slice(0, 200)}: ${[...node.any, ...node.all, ...node.none].map((c) => c.message).join('; ')}`))
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wider > 0) wrong.push(`the page is ${wider} pixels wider than the screen`)
  return wrong
}

// picture keeps a picture of the page.
async function picture(page, look, folder) {
  await mkdir(folder, { recursive: true })
  const { pathname, search } = new URL(page.url())
  const name = (pathname + search).replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-|-$/g, '') || 'first'
  await page.screenshot({ path: join(folder, `${name}--${look.name.replace(' ', '-')}.png`), fullPage: true })
}

const mainText = async (page) => (await page.locator('main').allInnerTexts()).join('\n').replaceAll(/\s+/g, ' ').trim()

// textWithoutScript returns the text of main for who has no JavaScript.
async function textWithoutScript(browser, url, storageState) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: looks.at(-1), storageState })
  const page = await context.newPage()
  await page.goto(url)
  const text = await mainText(page)
  await context.close()
  return text
}
