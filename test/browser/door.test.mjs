// Comes in by a link, looks at the account, adds a passkey and comes in with it; the pages of the door are audited.
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { audit, none, openBrowser } from './audit.mjs'
import { startJalon } from './jalon.mjs'

const pictures = fileURLToPath(new URL('out', import.meta.url))

test('the door', async (t) => {
  const port = await freePort()
  const jalon = await startJalon('127.0.0.1:' + port, '--base-url', 'http://localhost:' + port)
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await jalon.stop()
  })
  const origin = 'http://localhost:' + port
  const context = await browser.newContext()
  const page = await context.newPage()

  await t.test('a stranger sees the ways in', async () => {
    none(await audit(browser, origin + '/entrer', pictures))
    none(await audit(browser, origin + '/en/entrer?next=/en/actes', pictures))
    none(await audit(browser, jalon.links[0], pictures))
    none(await audit(browser, origin + '/entrer/lien?jeton=x', pictures))
  })

  await t.test('a link lets in once confirmed, and leads where one was going', async () => {
    await page.goto(jalon.links.at(-1))
    await page.getByRole('button').first().click()
    assert.equal(new URL(page.url()).pathname, '/')
    await page.goto(jalon.links.at(-1))
    assert.match(await page.locator('main').innerText(), /déjà servi/)
  })

  await t.test('the account, by its owner', async () => {
    const state = await context.storageState()
    for (const path of ['/compte', '/en/compte', '/comptes', '/en/comptes', '/entrer', '/entrer/preuve']) {
      none(await audit(browser, origin + path, pictures, state))
    }
  })

  await t.test('a passkey is added, and lets in', async () => {
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    } })
    await page.goto(origin + '/compte')
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await page.getByLabel('Nom de cette clé').fill('clé du bureau')
    await page.getByRole('button', { name: 'Créer la clé' }).click()
    await page.getByText('clé du bureau').waitFor()

    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.goto(origin + '/compte')
    assert.equal(new URL(page.url()).pathname, '/entrer')
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
    await page.getByRole('button', { name: 'Présenter la clé' }).click()
    await page.waitForURL(origin + '/compte')

    // A copy of the key, which counts from zero again, opens nothing.
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
    await devtools.send('WebAuthn.clearCredentials', { authenticatorId })
    await devtools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credentials[0], signCount: 0 } })
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.goto(origin + '/entrer')
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
    await page.getByRole('button', { name: 'Présenter la clé' }).click()
    await page.getByText('semble avoir été copiée').waitFor()
  })
})

// freePort is a port that nobody listens on.
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
