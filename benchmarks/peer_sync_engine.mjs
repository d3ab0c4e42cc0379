// stripe-sync-engine behind Node's own http server: `node server.mjs DATABASE_URL SECRET PORT`.
// It answers 200 once processWebhook has returned: the row is committed then.
import http from 'node:http'
import { createRequire } from 'node:module'

// Its ES module looks for the migrations beside a name that ES modules do not have.
const { StripeSync, runMigrations } = createRequire(import.meta.url)('@supabase/stripe-sync-engine')

const [databaseUrl, secret, port] = process.argv.slice(2)
const quiet = { info() {}, debug() {}, warn() {}, error: console.error, trace() {}, fatal: console.error, child() { return quiet } }
await runMigrations({ databaseUrl, schema: 'stripe', logger: quiet })
const sync = new StripeSync({
  poolConfig: { connectionString: databaseUrl, max: 16, keepAlive: true },
  schema: 'stripe',
  stripeSecretKey: 'sk_test_bench',
  stripeWebhookSecret: secret,
  backfillRelatedEntities: false,
  autoExpandLists: false,
})
http.createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    try {
      await sync.processWebhook(Buffer.concat(chunks), request.headers['stripe-signature'])
      response.writeHead(200, { 'content-length': 2 }).end('ok')
    } catch (error) {
      console.error(error)
      response.writeHead(500, { 'content-length': 0 }).end()
    }
  })
}).listen(Number(port), '127.0.0.1')
