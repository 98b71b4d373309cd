// Starts the demonstration that `make build` built, on a free port, with a register of its own.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const binary = fileURLToPath(new URL('../../jalon', import.meta.url))
const patience = 120_000 // ms: the demonstration records its whole programme before it listens

// startJalon resolves to { origin, stop } once the demonstration says its address.
export async function startJalon() {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-'))
  const child = spawn(binary, ['demo', '--db', join(folder, 'demo.db'), '--listen', '127.0.0.1:0'])
  const ended = new Promise((resolve) => child.on('close', resolve).on('error', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { origin: await address(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function address(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text) => {
      said += text
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', (text) => { said += text })
    child.on('error', () => reject(new Error(`${binary} does not start: make build`)))
    child.on('exit', () => reject(new Error(`jalon demo stopped before it listened:\n${said}`)))
    setTimeout(() => reject(new Error(`jalon demo said no address:\n${said}`)), patience).unref()
  })
}
