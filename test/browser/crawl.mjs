// Follows the links of a site from its first page, and keeps some pages of each route.
import { extname } from 'node:path'
import { HtmlValidate } from 'html-validate'

const perRoute = 20 // pages fetched for each route
const printed = 2 // and PDF: each takes a browser of its own to print
const atOnce = 6 // addresses fetched together

// crawl returns { visited, samples, problems }: every address opened, those for the browser, and what is wrong without
// one: links that lead nowhere, HTML that is not valid.
export async function crawl(origin) {
  const queue = [new Link(origin + '/', 'the first page')]
  const seen = new Set([origin + '/'])
  const routes = new Map()
  const problems = []
  while (queue.length > 0) {
    const taken = []
    for (const link of queue.splice(0, atOnce)) {
      const route = routeOf(link.url)
      const pages = routes.get(route) ?? routes.set(route, []).get(route)
      if (pages.length < (route.includes('.pdf') ? printed : perRoute)) taken.push(pages[pages.push(open(link, problems)) - 1])
    }
    for (const page of await Promise.all(taken)) {
      for (const href of page.links) {
        const next = new URL(href, page.url)
        next.hash = ''
        if (next.origin !== origin || seen.has(next.href)) continue
        seen.add(next.href)
        queue.push(new Link(next.href, page.url))
      }
    }
  }
  const all = await Promise.all([...routes.values()].map((pages) => Promise.all(pages)))
  return { visited: all.flat().map((page) => page.url), samples: all.flatMap(choose), problems }
}

class Link {
  constructor(url, from) {
    this.url = url
    this.from = from
  }
}

// routeOf names the kind of page an address leads to: identifiers and numbers are all alike; languages, and the endings
// of files, are not. A name said several times in a query counts once: a studio leads to another without end. What was
// known at a moment looks as what is true of a day: one page of it is among those asked.
export function routeOf(address) {
  const url = new URL(address)
  const path = url.pathname.split('/').map((part) => (/[:%\d]/.test(part) ? '*' + extname(part) : part)).join('/')
  const query = [...url.searchParams].filter(([name]) => name !== 'known').map(([name, value]) => (name === 'lang' ? `${name}=${value}` : name))
  return path + (query.length ? '?' + [...new Set(query)].sort().join('&') : '')
}

// open fetches an address. What is not a page, such as a data file, has no links.
async function open(link, problems) {
  const answer = await fetch(link.url)
  if (!answer.ok) problems.push(`${link.url}: ${answer.status}, linked from ${link.from}`)
  const text = await answer.text()
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) return { url: link.url, links: [] }
  problems.push(...await invalid(link.url, text))
  return { url: link.url, html: true, size: text.length, links: hrefs(text) }
}

// hrefs lists where the links of a page lead.
function hrefs(html) {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)]
    .map((found) => found[1].replaceAll('&amp;', '&').replaceAll('&#43;', '+'))
    .filter((href) => !/^(mailto|tel|data):/.test(href))
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'doctype-style': 'off' }, // the standard lets one write <!doctype html>
})

async function invalid(url, html) {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) => result.messages)
    .map((m) => `${url}: HTML, line ${m.line}: ${m.message} (${m.ruleId})`)
}

// choose keeps the first page of a route and its longest one, where things go wrong; one only where a query asks for a
// part of what another page shows. English pages have the same templates: one of each route is seen. Of English pages that a
// query makes, and of pages that only another day makes, what is asked is seen.
function choose(pages) {
  const [first, ...others] = pages.filter((page) => page.html)
  if (!first) return []
  const part = first.url.includes('?')
  const english = new URL(first.url).pathname.startsWith('/en/')
  const dated = [...new URL(first.url).searchParams.keys()].every((name) => name === 'on' || name === 'known')
  if (part && (english || dated)) return []
  const longest = others.sort((a, b) => b.size - a.size).slice(0, part || english ? 0 : 1)
  return [first, ...longest].map((page) => page.url)
}
