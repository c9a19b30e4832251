'use strict'

// Loaded into a client's process before its own code: connections to Microsoft's public names arrive at the front on this
// machine, every other one is refused. FRONT_PORT says where the front is, FRONT_HOSTS for which names.

const { Socket } = require('node:net')

const hosts = (process.env.FRONT_HOSTS ?? '').split(',')
const connect = Socket.prototype.connect

Socket.prototype.connect = function connectToFront(...given) {
  const [options] = given.flat()
  if (options === null || typeof options !== 'object' || options.host === undefined) return connect.apply(this, given)
  const { host, port } = options
  if (host === '127.0.0.1') return connect.apply(this, given)
  if (hosts.includes(host) && (Number(port) === 443 || host === 'localhost')) {
    // In place: Node marks these arguments as already in order, and TLS has taken the server's name from them.
    Object.assign(options, { host: '127.0.0.1', port: Number(process.env.FRONT_PORT) })
    return connect.apply(this, given)
  }
  process.stderr.write(`refused: ${host}:${port}\n`)
  this.connecting = true
  const refusal = Object.assign(new Error(`${host} is not the front`), { code: 'ECONNREFUSED' })
  setImmediate(() => this.destroy(refusal))
  return this
}
