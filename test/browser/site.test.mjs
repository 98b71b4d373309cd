// Crawls the demonstration, and shows a browser some pages of every route, in both languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { audit, none, openBrowser } from './audit.mjs'
import { crawl } from './crawl.mjs'
import { startJalon } from './jalon.mjs'

const pictures = fileURLToPath(new URL('out', import.meta.url))

test('the demonstration', { concurrency: 2 }, async (t) => {
  const jalon = await startJalon()
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await jalon.stop()
  })
  const { samples, problems } = await crawl(jalon.origin)
  const pages = samples.map((url) => t.test(url.slice(jalon.origin.length), async () => {
    none(await audit(browser, url, pictures))
  }))
  pages.push(t.test('every link leads somewhere, every page is valid', () => none(problems)))
  pages.push(t.test('it speaks French and English', async () => {
    assert.deepEqual(await languages(samples), ['en', 'fr'])
  }))
  await Promise.all(pages)
})

// languages lists the languages of some pages, in order.
async function languages(urls) {
  const said = await Promise.all(urls.map(async (url) => /<html lang="(\w+)"/.exec(await (await fetch(url)).text())?.[1]))
  return [...new Set(said)].sort()
}
