// Several people in turn: a project manager raises a request, the region answers it, convenes its committee and closes the
// meeting with a vote. The pages they work on are audited.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { audit, auditState, none, openBrowser } from './audit.mjs'
import { startJalon } from './jalon.mjs'

const pictures = fileURLToPath(new URL('out', import.meta.url))
const manager = 0, region = 3, national = 4 // the links of the demonstration, in their order

test('the workbench', async (t) => {
  const jalon = await startJalon()
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await jalon.stop()
  })

  // enter comes in as one of the characters of the demonstration, once each: a link works once. Script says whether the
  // browser runs any.
  const inside = {}
  async function enter(who, script = true) {
    if (inside[who]) return inside[who]
    const context = await browser.newContext({ javaScriptEnabled: script })
    const page = await context.newPage()
    await page.goto(jalon.links[who])
    await page.getByRole('button').first().press('Enter')
    await page.waitForURL(jalon.origin + '/mon-travail')
    return inside[who] = { context, page }
  }
  // press goes by keyboard, and waits for the page that the form leads to.
  async function press(page, name) {
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).press('Enter')])
  }
  const text = (page) => page.locator('main').innerText()

  await t.test('a project manager raises a request, without script', async () => {
    const { page } = await enter(manager, false)
    await page.goto(jalon.origin + '/agir/request.raised')
    await press(page, 'Vérifier')
    assert.match(await text(page), /Il reste à corriger|n’est pas pris/)
    await page.getByLabel('Instance qui demande').selectOption('body:project:nord-franche-comte')
    await page.getByLabel('Instance à qui l’on demande').selectOption('body:regional:27')
    await page.locator('[name="a.type"]').selectOption('obstacle')
    await page.locator('[name="a.text"]').fill('Une friche est bloquée')
    await press(page, 'Vérifier')
    assert.match(await text(page), /Rien n’est encore inscrit/)
    await press(page, 'Prendre l’acte')
    assert.match(await text(page), /inscrit au registre/)
    await page.goto(jalon.origin + '/mon-travail')
    assert.match(await text(page), /Ce que vous attendez des autres[\s\S]*friche/)
  })

  await t.test('the region finds it in its work, and answers', async () => {
    const { page, context } = await enter(region)
    await page.goto(jalon.origin + '/mon-travail')
    none(await audit(browser, jalon.origin + '/mon-travail', pictures, await context.storageState()))
    await page.getByRole('link', { name: /Une friche est bloquée/ }).click()
    await page.locator('[name="a.text"]').fill('Elle sera dépolluée en 2027')
    await press(page, 'Vérifier')
    await press(page, 'Prendre l’acte')
    await page.goto(jalon.origin + '/demandes')
    assert.match(await text(page), /délai médian[\s\S]*dépolluée/)
  })

  await t.test('the region convenes its committee for today, and closes the meeting', async () => {
    const { page, context } = await enter(region)
    await page.goto(jalon.origin + '/instances/body:regional:27/convoquer')
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date()).split('-')
    await page.locator('[name="a.on.year"]').fill(today[0])
    await page.locator('[name="a.on.month"]').fill(today[1])
    await page.locator('[name="a.on.day"]').fill(today[2])
    await press(page, 'Vérifier')
    await press(page, 'Prendre l’acte')
    await page.goto(jalon.origin + '/mon-travail')
    await page.getByRole('link', { name: /Tenir la réunion/ }).click()
    none(await audit(browser, page.url(), pictures, await context.storageState()))
    for (const who of ['presidente-region', 'prefet-region', 'cci-region']) {
      await page.locator(`[name="as.person:${who}"]`).selectOption('present')
    }
    await page.locator('[name="decision.1"]').selectOption('orientation.set|body:regional:27')
    await page.locator('[name="reason.1"]').fill('Une filière du bois')
    await press(page, 'Relire avant de clore')
    await press(page, 'Clore la réunion')
    assert.match(await text(page), /inscrit au registre/)
  })

  await t.test('who comes second is shown both acts, and keeps the form', async () => {
    const { context } = await enter(region)
    const tabs = [await context.newPage(), await context.newPage()]
    for (const [i, page] of tabs.entries()) {
      await page.goto(jalon.origin + '/agir/information.published?a.body=body:regional:27&a.title=Recruter')
      await page.locator('main [name="a.text"]').fill(`Une page de l’onglet ${i + 1}`)
      await press(page, 'Vérifier')
    }
    await press(tabs[0], 'Prendre l’acte')
    assert.match(await text(tabs[0]), /inscrit au registre/)
    await press(tabs[1], 'Prendre l’acte')
    assert.match(await text(tabs[1]), /entre-temps[\s\S]*Acte n°[\s\S]*Recruter[\s\S]*onglet 2/)
    none(await auditState(tabs[1], pictures))
  })

  await t.test('the national team sees it all, and may not act for the region', async () => {
    const { page, context } = await enter(national)
    await page.goto(jalon.origin + '/mon-travail')
    assert.match(await text(page), /d’un coup d’œil/)
    await page.goto(jalon.origin + '/agir/perimeter.adapted')
    assert.match(await text(page), /Pourquoi je ne le peux pas[\s\S]*Présidence du conseil régional/)
    for (const path of ['/agir', '/en/agir', '/agir/contract.prepared', '/en/agir/meeting.held', '/demandes']) {
      none(await audit(browser, jalon.origin + path, pictures, await context.storageState()))
    }
  })
})
