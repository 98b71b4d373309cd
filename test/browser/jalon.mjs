// Starts what `make build` built, on a free port, with a register of its own: the demonstration, or a register founded here.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const binary = fileURLToPath(new URL('../../jalon', import.meta.url))
const patience = 120_000 // ms: the demonstration records its whole programme before it listens

// startJalon resolves to { origin, links, stop } once the demonstration says its address, and the links by which to come in.
export async function startJalon(listen = '127.0.0.1:0', ...options) {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-'))
  return start(folder, ['demo', '--db', join(folder, 'demo.db'), '--listen', listen, ...options], 'Ctrl-C')
}

// openRegister serves a register of a region that was just founded, and resolves to { origin, propose, invite, stop }.
export async function openRegister(found) {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-'))
  const db = join(folder, 'register.db')
  // run asks the command line, which must agree, and returns what it says.
  const run = (args, input) => {
    const { status, stdout, stderr } = spawnSync(binary, [...args, '--db', db], { input, encoding: 'utf8' })
    if (status !== 0) throw new Error(`jalon ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  const propose = (by, acts) => run(['propose', '--as', by], JSON.stringify(acts))
  await found(run, propose)
  const jalon = await start(folder, ['serve', '--db', db, '--listen', '127.0.0.1:0'], 'jeton=')
  // invite opens an account of a person, and returns the link by which to come in.
  const invite = (person) => /http\S+jeton=\S+/.exec(run(['account', 'add', person.split(':')[1] + '@essai.example', person.split(':')[1],
    '--person', person, '--base-url', jalon.origin]))[0]
  return { ...jalon, propose, invite }
}

// start runs a command that serves until it is stopped, once it said these words.
async function start(folder, args, words) {
  const child = spawn(binary, args)
  const ended = new Promise((resolve) => child.on('close', resolve).on('error', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const said = await guide(child, words)
    return { origin: /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0], links: said.match(/http\S+jeton=\S+/g), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

// guide resolves to what a command says before it waits.
function guide(child, words) {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text) => {
      said += text
      if (said.includes(words)) resolve(said)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', (text) => { said += text })
    child.on('error', () => reject(new Error(`${binary} does not start: make build`)))
    child.on('exit', () => reject(new Error(`jalon stopped before it listened:\n${said}`)))
    setTimeout(() => reject(new Error(`jalon said no address:\n${said}`)), patience).unref()
  })
}
