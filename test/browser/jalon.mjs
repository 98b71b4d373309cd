// Starts the demonstration that `make build` built, on a free port, with a register of its own.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const binary = fileURLToPath(new URL('../../jalon', import.meta.url))
const patience = 120_000 // ms: the demonstration records its whole programme before it listens

// startJalon resolves to { origin, links, stop } once the demonstration says its address, and the links by which to come in.
export async function startJalon(listen = '127.0.0.1:0', ...options) {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-'))
  const child = spawn(binary, ['demo', '--db', join(folder, 'demo.db'), '--listen', listen, ...options])
  const ended = new Promise((resolve) => child.on('close', resolve).on('error', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const said = await guide(child)
    return { origin: /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0], links: said.match(/http\S+jeton=\S+/g), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

// guide resolves to what the demonstration says before it waits.
function guide(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text) => {
      said += text
      if (said.includes('Ctrl-C')) resolve(said)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', (text) => { said += text })
    child.on('error', () => reject(new Error(`${binary} does not start: make build`)))
    child.on('exit', () => reject(new Error(`jalon demo stopped before it listened:\n${said}`)))
    setTimeout(() => reject(new Error(`jalon demo said no address:\n${said}`)), patience).unref()
  })
}
