// Holds the open data that a register publishes against a Table Schema validator that is not ours: by the schemas that travel with the
// files, and by the published ones where they lie beside the project.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import tableschema from 'tableschema'
import { openRegister } from './jalon.mjs'
import { act, found } from './region.mjs'

const published = fileURLToPath(new URL('../../../shared/data/schemas/', import.meta.url))
const names = { subventions: 'scdl_subventions', deliberations: 'scdl_deliberations', 'projets-territoire': 'betagouv_projets-territoire' }
const here = 'ti:nord-franche-comte', action = 'action:usine', contract = 'contract:protocole'
const funding = { funding: 'funding:usine', territory: here, action, funder: 'org:metropole', scheme: 'Aide à l’immobilier', beneficiary: 'org:atelier', nature: 'grant',
  reference: 'CP du 12 juillet 2019, n° 19-104' }

let folder, described, jalon

// publish tells a register a grant with its payments, an action with its cost and a contract with its deliberation, and exports them.
async function publish(run, propose) {
  await found(run, propose)
  const seat = (body, seat, person, organisation) => act('seat.filled', '2019-01-08', { body, seat, person, organisation })
  propose('person:greffe', [
    act('organisation.registered', '2019-01-08', { organisation: 'org:metropole', name: 'Métropole, « essai »', siret: '20005350700012' }),
    act('organisation.registered', '2019-01-08', { organisation: 'org:atelier', name: '=Atelier', siret: '30613890000294' }),
    act('person.registered', '2019-01-08', { person: 'person:metropole', name: 'Métropole' }),
    seat('body:region', 'operator', 'person:metropole', 'org:metropole')])
  propose('person:cheffe-nord-franche-comte', [
    act('action.recorded', '2019-03-01', { action, territory: here, title: 'Une usine', axis: 'innover' }),
    act('action.detailed', '2019-03-01', { action, title: 'Une usine', axis: 'innover', cost_cents: 500_000_00, planned: '2020-12-31', description: 'Bâtir ; \"équiper\"\net ouvrir' }),
    act('contract.prepared', '2019-03-02', { contract, type: 'protocol', territory: here, title: 'Protocole', parties: [{ organisation: 'org:metropole', college: 'public-partners' }, { organisation: 'org:agglo', college: 'intercommunalities' }] })])
  propose('person:elu-nord-franche-comte', [act('contract.approved', '2019-03-03', { contract })])
  propose('person:metropole', [
    act('contract.signed', '2019-03-04', { contract, party: 'org:metropole', capacity: 'Présidence', deliberation: 'n° 19-104 du 12 juillet 2018' }),
    act('funding.committed', '2019-07-12', { ...funding, cents: 100_000_00 }),
    act('funding.paid', '2019-09-01', { ...funding, cents: 40_000_00 }), act('funding.paid', '2019-11-01', { ...funding, cents: 10_000_00 })])
  run(['opendata', folder, '--on', '2019-12-31'])
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jalon-opendata-'))
  jalon = await openRegister(publish)
  described = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8'))
})
after(async () => {
  await jalon?.stop()
  await rm(folder, { recursive: true, force: true })
})

// errors lists what a validator finds wrong in a file, held against a schema; rows is how many it read.
async function errors(file, descriptor) {
  const schema = await tableschema.Schema.load(descriptor, { strict: true })
  assert.deepEqual(schema.errors, [], 'the schema itself')
  const table = await tableschema.Table.load(file, { schema })
  const wrong = []
  const rows = await table.read({ forceCast: true })
  for (const row of rows) if (row instanceof Error) wrong.push(...(row.errors?.length ? row.errors.map((e) => e.message) : [row.message]))
  return { wrong, rows: rows.length }
}

for (const [name, schema] of Object.entries(names)) {
  test(`${name}: what a register publishes is valid`, async (t) => {
    const one = described.resources.find((r) => r.name === name)
    const file = join(folder, one.path)
    assert.deepEqual(await errors(file, one.schema), { wrong: [], rows: 1 }, 'by the schema that travels with it')
    const official = join(published, `${schema}.schema.json`)
    if (!existsSync(official)) return t.diagnostic(`left out: ${schema} does not lie beside the project`)
    assert.deepEqual(await errors(file, JSON.parse(await readFile(official, 'utf8'))), { wrong: [], rows: 1 }, 'by the published schema')
  })
}

test('the validator sees what is wrong', async () => {
  const { schema } = described.resources.find((r) => r.name === 'subventions')
  const text = await readFile(join(folder, 'subventions.csv'), 'utf8')
  const at = schema.fields.findIndex((f) => f.name === 'dateConvention')
  const [head, row] = text.trim().split('\r\n')
  const { wrong } = await errors([head.split(','), head.split(',').map((_, i) => i === at ? '2019-02-30' : '')], schema)
  assert.ok(row && wrong.some((w) => w.includes('dateConvention')) && wrong.some((w) => w.includes('required')), wrong.join('\n'))
})
