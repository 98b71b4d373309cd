// A region of ten territories lives January to June 2019: several people in turn, each on a page of their own. What they
// see at each step is audited, the answers to forms too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { audit, auditState, none, openBrowser } from './audit.mjs'
import { openRegister } from './jalon.mjs'
import { act, found, programme, territories } from './region.mjs'

const pictures = fileURLToPath(new URL('out', import.meta.url))
const nord = 'nord-franche-comte', here = 'ti:' + nord, committee = 'body:' + nord

test('January to June 2019', async (t) => {
  const jalon = await openRegister(found)
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await jalon.stop()
  })

  // as is the page of somebody, who comes in the first time by a link.
  const inside = {}
  async function as(who) {
    if (inside[who]) return inside[who]
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
    await page.goto(jalon.invite('person:' + who))
    await page.getByRole('button').first().press('Enter')
    await page.waitForURL(jalon.origin + '/mon-travail')
    return inside[who] = page
  }
  const text = async (page) => (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ') // as people type
  const go = (page, path) => page.goto(jalon.origin + path)
  const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).press('Enter')])
  const seen = async (page) => none(await auditState(page, pictures))
  // visit audits an address in every look, as somebody sees it, and returns its text.
  async function visit(page, path) {
    none(await audit(browser, jalon.origin + path, pictures, await page.context().storageState()))
    await go(page, path)
    return text(page)
  }
  // fill types into the fields of the form, by their names; a day goes into its three fields.
  async function fill(page, fields) {
    for (const closed of await page.locator('main details.lines:not([open]) > summary').all()) await closed.press('Enter')
    for (const [name, value] of Object.entries(fields)) {
      if (/^\d{4}-\d\d-\d\d$/.test(value)) {
        const [year, month, day] = value.split('-')
        await fill(page, { [name + '.year']: ' ' + Number(year), [name + '.month']: ' ' + Number(month), [name + '.day']: ' ' + Number(day) })
        continue
      }
      const field = page.locator(`main [name="${name}"]`)
      const tag = await field.first().evaluate((f) => f.type === 'checkbox' ? 'checkbox' : f.localName)
      if (tag === 'select') await field.selectOption(value)
      else if (tag === 'checkbox') await page.locator(`main [name="${name}"][value="${value}"]`).check()
      else await field.fill(value.trim())
    }
  }
  // write fills in the form of an act; what is said around it is named with a dot before it.
  async function write(who, kind, on, fields) {
    const page = await as(who)
    await go(page, '/agir/' + kind)
    const more = Math.max(0, ...Object.keys(fields).map((name) => Number(/\.(\d+)\./.exec(name)?.[1] ?? 0)))
    const named = Object.entries(fields).map(([name, value]) => [name.startsWith('.') ? name.slice(1) : 'a.' + name, value])
    const reachable = named.filter(([name]) => !name.includes(`.${more}.`) || more < 2)
    await fill(page, { ...Object.fromEntries(reachable), effect: on })
    if (more > 1) {
      await press(page, 'Ajouter des lignes')
      await fill(page, Object.fromEntries(named))
    }
    await press(page, 'Vérifier')
    return page
  }
  // take takes an act in its three steps, each of which is looked at, and returns what the receipt says.
  async function take(who, kind, on, fields) {
    const page = await write(who, kind, on, fields)
    assert.match(await text(page), /Rien n’est encore inscrit/)
    await seen(page)
    await press(page, 'Prendre l’acte')
    const said = await text(page)
    assert.match(said, /inscrit au registre/)
    return said
  }
  // hold takes the minutes of a meeting: all are there, each item decides, the first is voted on.
  async function hold(page, meeting, there, decisions, votes) {
    await go(page, `/reunions/${meeting}/seance`)
    await fill(page, Object.fromEntries(there.map((who) => [`as.person:${who}`, 'present'])))
    for (const [item, decision] of decisions.entries()) await fill(page, { [`decision.${item + 1}`]: decision })
    const first = page.locator('main fieldset.lines').first()
    await first.locator('summary').press('Enter')
    for (const [who, choice] of Object.entries(votes)) await first.getByLabel(who).selectOption({ label: choice })
    await seen(page)
    await press(page, 'Relire avant de clore')
    await seen(page)
    return page
  }

  await t.test('8 January: the region convenes its committee', async () => {
    const page = await as('secretariat-region')
    assert.match(await visit(page, '/mon-travail'), /d’un coup d’œil/)
    await go(page, '/instances/body:region/convoquer')
    await fill(page, { 'a.meeting': 'meeting:region-janvier', 'a.on': '2019-01-25', 'a.place': 'Dijon', 'a.agenda': 'Candidature de Nord Franche-Comté\nPérimètre', effect: '2019-01-08' })
    await press(page, 'Vérifier')
    await seen(page)
    await press(page, 'Prendre l’acte')
    assert.match(await visit(page, '/reunions/meeting:region-janvier'), /25 janvier 2019/)
  })

  await t.test('January: ten territories apply; one completes its file and asks for another perimeter', async () => {
    for (const name of Object.keys(territories).filter((one) => one !== nord)) {
      jalon.propose(`person:elu-${name}`, [act('application.submitted', '2019-01-18', { application: 'application:' + name, territory: 'ti:' + name, pieces: ['Périmètre', 'Binôme'] })])
    }
    const fields = { application: 'application:' + nord, territory: here, pieces: 'Périmètre' }
    await take('elu-' + nord, 'application.submitted', '2019-01-18', { ...fields, missing: 'Actions' })
    assert.match(await visit(await as('elu-' + nord), '/mon-travail'), /candidature/i)
    await take('industriel-' + nord, 'application.completed', '2019-01-21', { application: fields.application, pieces: 'Actions' })
    await take('industriel-' + nord, 'perimeter.requested', '2019-01-21', { request: 'perimeter-request:nord', territory: here, by: 'Le binôme', reason: 'Même bassin d’emploi', add: 'epci:249000241' })
    assert.match(await visit(await as('secretariat-region'), '/candidatures'), /montbard/)
  })

  await t.test('January: the State is asked for its opinion, and gives it', async () => {
    const application = 'application:' + nord
    await take('presidente-region', 'opinion.asked', '2019-01-21', { application, of: 'body:region', due: '2019-01-24' })
    await take('prefet-region', 'opinion.given', '2019-01-23', { application, sense: 'favourable', text: 'Un territoire prêt' })
    assert.match(await visit(await as('prefet-region'), '/candidatures'), /Favorable/i)
  })

  await t.test('25 January: a vote that fails decides nothing; another validates, and adapts the perimeter', async () => {
    const page = await as('secretariat-region')
    const there = ['presidente-region', 'prefet-region', 'bpifrance-region']
    const decisions = [`application.validated|application:${nord}`, 'perimeter.adapted|perimeter-request:nord']
    await hold(page, 'meeting:region-janvier', there, decisions, { 'presidente region': 'Contre', 'prefet region': 'Contre' })
    assert.match(await text(page), /n’est pas pris[\s\S]*vote/)
    await hold(page, 'meeting:region-janvier', there, decisions, { 'presidente region': 'Pour', 'prefet region': 'Pour', 'bpifrance region': 'Abstention' })
    await press(page, 'Clore la réunion')
    assert.match(await text(page), /inscrit au registre/)
    assert.match(await visit(page, '/reunions/meeting:region-janvier'), /Adopté/)
    assert.match(await visit(page, `/territoires/${here}?on=2019-01-24`), /membres\s+4/)
    await go(page, `/territoires/${here}?on=2019-01-25`)
    assert.match(await text(page), /membres\s+5/)
  })

  await t.test('February: nobody is a pilot too soon; once mature, the nation designates it', async () => {
    jalon.propose('person:secretariat-national', [act('phase.opened', '2019-02-01', { programme, phase: 'pilot' })])
    const page = await write('secretariat-national', 'pilot.designated', '2019-02-20', { territory: 'ti:montbard' })
    assert.match(await text(page), /candidature validée par le conseil régional/)
    assert.equal(await page.locator('main [name="a.territory"]').inputValue(), 'ti:montbard')
    await seen(page)
    await take('cheffe-' + nord, 'maturity.assessed', '2019-02-15', { territory: here, level: 'firm-commitment', projects: '3', firm: '2', '.grounds': 'Deux promoteurs engagés' })
    await take('secretariat-national', 'pilot.designated', '2019-02-20', { territory: here })
    assert.match(await visit(page, '/mon-travail'), /d’un coup d’œil/)
  })

  await t.test('March: the contract is prepared, approved twice, signed by the pair and the region', async () => {
    const contract = 'contract:' + nord
    jalon.propose('person:secretariat-national', [act('phase.opened', '2019-03-01', { programme, phase: 'deployment' })])
    await take('cheffe-' + nord, 'action.recorded', '2019-03-04', { action: 'action:usine', territory: here, title: 'Une usine sobre', axis: 'innover' })
    await take('cheffe-' + nord, 'contract.prepared', '2019-03-04', { contract, type: 'contract', territory: here, title: 'Contrat de Nord Franche-Comté',
      planned: '2019-03-19', actions: 'action:usine', 'parties.0.organisation': 'org:agglo', 'parties.0.college': 'intercommunalities', 'parties.1.organisation': 'org:usine', 'parties.1.college': 'industry',
      'parties.2.organisation': 'org:region', 'parties.2.college': 'public-partners' })
    const early = await write('industriel-' + nord, 'contract.signed', '2019-03-05', { contract, party: 'org:usine', capacity: 'Direction' })
    assert.match(await text(early), /n’est pas pris/)
    await seen(early)
    await take('elu-' + nord, 'contract.approved', '2019-03-05', { contract })
    const region = await as('secretariat-region')
    await take('secretariat-region', 'meeting.convened', '2019-03-05', { meeting: 'meeting:region-mars', body: 'body:region', on: '2019-03-12', agenda: 'Contrat' })
    await hold(region, 'meeting:region-mars', ['presidente-region', 'prefet-region'], [`contract.approved|${contract}`], {})
    await press(region, 'Clore la réunion')
    await take('elu-' + nord, 'contract.signed', '2019-03-19', { contract, party: 'org:agglo', capacity: 'Présidence' })
    await go(early, '/contrats/' + contract)
    assert.match(await text(early), /1 signature|manque|attend/i)
    await take('industriel-' + nord, 'contract.signed', '2019-03-19', { contract, party: 'org:usine', capacity: 'Direction' })
    await take('presidente-region', 'contract.signed', '2019-03-19', { contract, party: 'org:region', capacity: 'Présidence' })
    await take('elu-' + nord, 'contract.brought-into-force', '2019-03-20', { contract })
    assert.match(await visit(early, '/contrats/' + contract), /En vigueur/i)
  })

  await t.test('April to June: money is asked for, announced, committed, paid; more than was committed is not', async () => {
    const line = { funding: 'funding:usine', territory: here, action: 'action:usine', funder: 'org:bpifrance', scheme: 'Prêt', cents: '300 000,50' }
    await take('cheffe-' + nord, 'funding.requested', '2019-04-02', line)
    await take('bpifrance-region', 'funding.announced', '2019-04-10', line)
    await take('bpifrance-region', 'funding.committed', '2019-05-06', line)
    const page = await write('bpifrance-region', 'funding.paid', '2019-06-03', { ...line, cents: '400 000' })
    assert.match(await text(page), /n’est pas pris[\s\S]*300 000,50/)
    await seen(page)
    await take('bpifrance-region', 'funding.paid', '2019-06-03', { ...line, cents: '100 000' })
    assert.match(await visit(page, '/argent'), /100 000/)
  })

  await t.test('April to May: the industrialist raises a request, and the region answers', async () => {
    await take('industriel-' + nord, 'request.raised', '2019-04-08', { question: 'question:friche', from: committee, to: 'body:region', type: 'obstacle', text: 'Une friche est bloquée' })
    const page = await as('secretariat-region')
    await go(page, '/mon-travail')
    await page.getByRole('link', { name: /friche est bloquée/ }).click()
    await fill(page, { 'a.text': 'Elle sera dépolluée', effect: '2019-05-20' })
    await press(page, 'Vérifier')
    await press(page, 'Prendre l’acte')
    assert.match(await visit(await as('industriel-' + nord), '/demandes'), /dépolluée/)
  })

  await t.test('30 June: what the half-year left, for everybody', async () => {
    for (const who of ['industriel-' + nord, 'bpifrance-region']) await visit(await as(who), '/mon-travail')
    const page = await as('presidente-region')
    for (const path of ['/argent/promesse-au-paiement', '/en/activite', `/territoires/${here}`]) await visit(page, path)
    await go(page, '/?on=2019-06-30')
    assert.match(await text(page), /1[\s\S]*pilote/)
  })
})
