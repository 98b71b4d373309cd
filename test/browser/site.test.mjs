// Crawls the demonstration, and shows a browser some pages of every route, in both languages.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { audit, none, openBrowser } from './audit.mjs'
import { crawl } from './crawl.mjs'
import { startJalon } from './jalon.mjs'

const pictures = fileURLToPath(new URL('out', import.meta.url))

// asked lists what people reach by a form or a mistake and no link leads to, with the status of the answer.
const asked = {
  '/?on=2019-02-15': 200,
  '/en/?on=2019-02-15': 200,
  '/carte?on=2019-02-15': 200,
  '/territoires/ti:nord-franche-comte?on=2019-03-05': 200,
  '/instances/body:regional:27?on=2019-01-25': 200,
  '/recherche?q=montbard': 200,
  '/en/recherche?q=25388': 200,
  '/recherche?q=zzzz': 200,
  '/?on=2019-02-30': 400,
  '/en/?on=2019-02-30': 400,
  '/nulle-part': 404,
  '/en/nowhere': 404,
  '/actes/999999': 404,
  ['/argent?on=2019-09-24&known=' + new Date().toISOString()]: 200,
  '/argent/promesse-au-paiement?par=dispositif': 200,
  '/en/argent/promesse-au-paiement?par=dispositif': 200,
  '/argent/promesse-au-paiement?par=rien': 400,
  '/activite?region=27': 200,
  '/en/activite?region=27': 200,
  '/activite?region=999': 400,
  '/demandes?region=27': 200,
}

test('the demonstration', { concurrency: 2 }, async (t) => {
  const jalon = await startJalon()
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await jalon.stop()
  })
  const { visited, samples, problems } = await crawl(jalon.origin)
  const pages = samples.map((url) => t.test(url.slice(jalon.origin.length), async () => {
    none(await audit(browser, url, pictures))
  }))
  for (const [path, status] of Object.entries(asked)) {
    pages.push(t.test(`${path}, asked`, async () => {
      assert.equal((await fetch(jalon.origin + path)).status, status)
      none(await audit(browser, jalon.origin + path, pictures))
    }))
  }
  pages.push(t.test('every link leads somewhere, every page is valid', () => none(problems)))
  pages.push(t.test('every page is reached from the first, in French and in English', async () => {
    none(await unreached(visited.map((url) => new URL(url).pathname)))
  }))
  await Promise.all(pages)
})

// unreached lists the public pages of web/routes.go that no address visited belongs to.
async function unreached(paths) {
  const source = await readFile(new URL('../../web/routes.go', import.meta.url), 'utf8')
  const patterns = [...source.matchAll(/\{Pattern: "([^"]+)", Access: Public, Page:/g)].map((found) => found[1])
  assert.ok(patterns.length > 5, 'web/routes.go does not list its pages, one a line, as {Pattern: "…", … Page: …}')
  return patterns.flatMap((pattern) => ['', '/en'].map((language) => language + pattern)).filter((pattern) => {
    const like = new RegExp('^' + pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+') + '$')
    return !paths.some((path) => like.test(path))
  }).map((pattern) => `no link leads to ${pattern}`)
}
