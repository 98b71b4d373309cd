// Holds the auditor itself: a good page passes, and each thing that is wrong with a bad one is seen.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { audit, none, openBrowser } from './audit.mjs'
import { crawl, routeOf } from './crawl.mjs'

const style = 'body { color: #222; background: #fff } a { display: inline-block; padding: 6px } @media (prefers-color-scheme: dark) { .dim { background: #333 } }'
const policy = "default-src 'none'; style-src 'self'"

const good = `<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>Une bonne page</title><link rel="stylesheet" href="/style.css">
<meta name="viewport" content="width=device-width"></head>
<body>
<a href="#content">Aller au contenu</a>
<header><nav aria-label="Rubriques"><a href="/">Accueil</a> <a href="/bad">Autre</a></nav></header>
<main id="content" tabindex="-1"><h1>Bonjour</h1><p>Un registre.</p></main>
<footer><p>Fin</p></footer>
</body>
</html>
`

const bad = `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>Bad</title><link rel="stylesheet" href="/style.css">
<script>document.title = 'inline'</script><meta name="viewport" content="width=device-width"></head>
<body>
<header><nav><a href="/gone">Gone</a> <a href="#gone">Nowhere</a></nav></header>
<main><h1>One</h1><h1>Two</h1><p class="dim">Dark on dark</p><img src="https://elsewhere.invalid/x.png">
<pre>${'wide'.repeat(200)}</pre><p><div>Broken</div></p><script src="/text.js"></script></main>
</body>
</html>
`

const pages = {
  '/': { type: 'text/html', text: good, policy },
  '/bad': { type: 'text/html', text: bad, policy: "default-src 'self' 'unsafe-eval'; img-src https:" },
  '/style.css': { type: 'text/css', text: style },
  '/text.js': { type: 'text/javascript', text: "document.querySelector('main').append('added'); oops()" },
  '/favicon.ico': { type: 'image/x-icon', text: '' },
}

const server = createServer((request, response) => {
  const page = pages[new URL(request.url, 'http://x').pathname]
  if (!page) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': page.type, ...(page.policy && { 'content-security-policy': page.policy }) })
  response.end(page.text)
})
let origin, browser

before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${server.address().port}`
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  server.close()
})

test('a good page passes', async () => {
  none(await audit(browser, origin + '/'))
})

test('each fault of a bad page is seen', async () => {
  const found = await audit(browser, origin + '/bad')
  const expected = [
    /^desktop light, phone dark: image-alt/, /^desktop dark, phone dark: color-contrast/, /^phone light, phone dark: .*wider/,
    /^2 h1/, /^no footer/, /^lang is ""/, /not on the page: #gone/, /first Tab/,
    /^calls another host/, /^console: .*inline script/i, /^script: oops/, /'unsafe-eval'/, /https:/, /without JavaScript/,
  ]
  const missed = expected.filter((fault) => !found.some((problem) => fault.test(problem)))
  assert.deepEqual(missed, [], 'these faults were not seen among:\n' + found.join('\n'))
})

test('links that lead nowhere and invalid HTML are seen', async () => {
  const { samples, problems } = await crawl(origin)
  assert.deepEqual(samples, [origin + '/', origin + '/bad'])
  assert.ok(problems.some((p) => p.startsWith(`${origin}/gone: 404, linked from ${origin}/bad`)), problems.join('\n'))
  assert.ok(problems.some((p) => p.startsWith(`${origin}/bad: HTML`)), problems.join('\n'))
  assert.ok(!problems.some((p) => p.startsWith(`${origin}/: `)), problems.join('\n'))
})

test('addresses of one kind of page are one route', () => {
  assert.equal(routeOf('http://h/territoires/ti:grand-dole?on=2019-01-24'), '/territoires/*?on')
  assert.equal(routeOf('http://h/actes/12'), routeOf('http://h/actes/345'))
  assert.notEqual(routeOf('http://h/actes/12'), routeOf('http://h/actes/12.json'))
  assert.notEqual(routeOf('http://h/?lang=en'), routeOf('http://h/'))
})
