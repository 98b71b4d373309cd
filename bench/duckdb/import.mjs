// node import.mjs FILE: DuckDB counts the active establishments of a file by commune, activity and size, as jalon data import sirene
// does; --checked also leaves out what an import leaves out and keeps the last treatment of each SIRET.
import { DuckDBInstance } from '@duckdb/node-api'

const [file, checked] = process.argv.slice(2)
const db = await DuckDBInstance.create(':memory:', { threads: '2' })
const c = await db.connect()
const columns = `codeCommuneEtablissement c, activitePrincipaleEtablissement a, nomenclatureActivitePrincipaleEtablissement n, trancheEffectifsEtablissement b`
const plain = `select c, a, n, b, count(*) k from (select ${columns} from '${file}' where etatAdministratifEtablissement = 'A') group by all`
const once = `select c, a, n, b, count(*) k from (select ${columns}, etatAdministratifEtablissement e from '${file}'
  qualify row_number() over (partition by siret order by dateDernierTraitementEtablissement desc) = 1) where e = 'A' group by all`
const begun = process.hrtime.bigint()
await c.run(`create table cells as ${checked ? once : plain}`)
const seconds = Number(process.hrtime.bigint() - begun) / 1e9
const [[cells, rows]] = (await c.runAndReadAll('select count(*)::int, sum(k)::int from cells')).getRows()
const mb = Math.round(process.resourceUsage().maxRSS / 1024)
const cpu = process.cpuUsage()
console.log(`DuckDB${checked ? ', duplicates left out' : ''}: ${seconds.toFixed(2)} s, ${((cpu.user + cpu.system) / 1e6).toFixed(2)} s of processor, ${mb} MB; ${cells} cells of ${rows} establishments`)
