// Founds a region of ten territories as it stood on 8 January 2019: its programme, its three levels, those who sit there.
import { readFile } from 'node:fs/promises'

export const programme = 'programme:territoires-industrie-2018'
const greffe = 'person:greffe', launch = '2018-11-22'

// The ten territories and their inter-municipal authorities of 2019, by their SIREN. The last lacks one that it will ask for.
export const territories = {
  'auxerrois': ['200067114', '248900334', '248900383', '248900938', '200067304'],
  'chalon': ['247100589'],
  'grand-dole': ['200010650'],
  'haut-doubs': ['200023075', '200068070', '242504116', '242504181', '242504355'],
  'haut-jura': ['200026573', '243900479', '243900610', '200069623', '243900412'],
  'le-creusot': ['247100290', '200070530', '200071884', '200070316'],
  'montbard': ['242101491', '242101459', '200071017', '242101442'],
  'nevers': ['245804406', '200067700', '245801063'],
  'vosges-saonoises': ['200041721', '247000664', '247000755', '247000821', '247000854'],
  'nord-franche-comte': ['200065647', '200069052', '200069060', '247000722'],
}

export const act = (kind, effect, fields, more) => ({ kind, effect, act: fields, fictitious: true, ...more })
const person = (who) => act('person.registered', launch, { person: who, name: who.split(':')[1].replaceAll('-', ' ') })
const organisation = (org, name, operator) => act('organisation.registered', launch, { organisation: org, name, operator })
const seat = (body, seat, who, org, member) => act('seat.filled', launch, { body, seat, person: who, organisation: org, member })

// found takes the acts of the foundation, by the command line.
export async function found(run, propose) {
  run(['propose', 'register.opened', '--as', greffe, '--on', launch], JSON.stringify({ name: 'Registre d’essai', registrar: greffe, person: 'Greffe' }))
  const pack = await readFile(new URL('../../programme/packs/territoires-industrie-2018.yaml', import.meta.url), 'utf8')
  propose(greffe, [act('programme.opened', launch, { pack })])
  propose(greffe, [
    ...['secretariat-national', 'secretariat-region', 'presidente-region', 'prefet-region', 'bpifrance-region'].map((who) => person('person:' + who)),
    organisation('org:region', 'Région Bourgogne-Franche-Comté'), organisation('org:prefecture', 'Préfecture de région'),
    organisation('org:bpifrance', 'Bpifrance', 'bpifrance'), organisation('org:usine', 'Une usine'), organisation('org:agglo', 'Grand Belfort'),
    act('body.constituted', launch, { body: 'body:national', programme, level: 'national', name: 'Comité national' }),
    seat('body:national', 'secretariat', 'person:secretariat-national'),
    act('body.constituted', launch, { body: 'body:region', programme, level: 'regional', region: '27', name: 'Comité régional' }),
    seat('body:region', 'regional-council-president', 'person:presidente-region', 'org:region'),
    seat('body:region', 'state', 'person:prefet-region', 'org:prefecture'),
    seat('body:region', 'operator', 'person:bpifrance-region', 'org:bpifrance'),
    seat('body:region', 'secretariat', 'person:secretariat-region'),
  ])
  propose('person:secretariat-national', [act('phase.opened', '2019-01-07', { programme, phase: 'launch' }),
    ...Object.entries(territories).flatMap(([name, members]) => [
      act('territory.proposed', launch, { territory: 'ti:' + name, programme, name, region: '27', members: members.map((siren) => 'epci:' + siren) }),
      act('territory.labelled', launch, { territory: 'ti:' + name })])])
  propose(greffe, Object.keys(territories).flatMap(committee))
}

// committee installs the pair and the project manager of a territory.
function committee(name) {
  const body = 'body:' + name, [elu, industriel, cheffe] = ['elu', 'industriel', 'cheffe'].map((part) => `person:${part}-${name}`)
  return [
    act('body.constituted', launch, { body, programme, level: 'project', territory: 'ti:' + name, name: 'Comité de projet' }),
    person(elu), person(industriel), person(cheffe),
    seat(body, 'elected', elu, 'org:agglo'), seat(body, 'industrialist', industriel, 'org:usine'), seat(body, 'project-manager', cheffe),
  ]
}
