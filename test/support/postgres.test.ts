import { strict as assert } from 'node:assert'
import { describeWithPostgres, sharedPostgres, startPostgres, type PostgresServer } from './postgres'

describeWithPostgres('The PostgreSQL of the tests', () => {
  it('gives every test an empty database', async () => {
    const server = await sharedPostgres()
    const [one, other] = [await server.newDatabase(), await server.newDatabase()]

    await server.query(one, 'CREATE TABLE things (id int)')

    await assert.rejects(server.query(other, 'SELECT * FROM things'), /does not exist/)
  })

  it('has what was written after it was stopped in the middle, and started again', async () => {
    const server: PostgresServer = await startPostgres()
    try {
      const url = await server.newDatabase()
      await server.query(url, 'CREATE TABLE things (id int)')
      await server.query(url, 'INSERT INTO things VALUES ($1)', [7])

      await server.stop('immediate')
      await assert.rejects(server.query(url, 'SELECT 1'), /ECONNREFUSED/)
      await server.start()

      assert.deepEqual(await server.query(url, 'SELECT id FROM things'), [{ id: 7 }])
    } finally {
      await server.remove()
    }
  })
})
